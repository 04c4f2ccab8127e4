// Edits of markup rather than prose: whole elements and heading levels, in the file's own notation.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calame/document.h"
#include "calame/edit.h"
#include "calame/source.h"

namespace calame {

// The element with its tags, and with its whole lines when nothing else stands on them.
std::optional<std::vector<Edit>> delete_node(const Document&, const Source&, NodeId);

// A heading at another level: the # of Markdown, its underlines, or both HTML tags.
std::optional<std::vector<Edit>> relevel_heading(const Document&, const Source&, NodeId, int level);

// A paragraph that holds but one bold element: that element's content as a heading.
std::optional<std::vector<Edit>> make_heading(const Document&, const Source&, NodeId, int level);

// A paragraph without attributes, cut at each run of line breaks between texts.
std::optional<std::vector<Edit>> split_at_breaks(const Document&, const Source&, NodeId);

}  // namespace calame
