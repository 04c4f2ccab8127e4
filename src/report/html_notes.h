// The remarks beside the text: grouped, linked to their marks, with what the fix would put there.
#pragma once

#include <string>
#include <vector>

#include "report/html_page.h"

namespace calame {

/// Items of a list for the given notes (indices), equal remarks as one. `with_place` adds line and column.
std::string note_items(const ReviewedArticle&, const std::vector<std::uint32_t>& notes, bool with_place);
/// Check boxes and buttons; hidden until the script runs.
std::string note_tools(const ReviewedArticle&);
/// Findings accepted by a comment in the file, with their reasons; "" when there are none.
std::string accepted_notes(const ReviewedArticle&);

}  // namespace calame
