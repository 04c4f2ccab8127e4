// What a rule of any kind looks at: its `select` and `scope`, and the prose it reads.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "calame/audit.h"
#include "calame/ruleset.h"
#include "calame/selector.h"
#include "rules/fields.h"

namespace calame {

struct Selection {
  std::optional<Selector> selector;  // none: all prose of article and metadata
  Scope scope = Scope::content;
  [[nodiscard]] Facts needs() const { return selector ? selector->needs() : Facts(); }
};

// Keys: select, scope = "content" | "document". `fallback` "" = none.
Selection read_selection(Fields&, std::string_view fallback = {});

// An element that speaks through an attribute (meta content, img alt) has that attribute's prose as its text.
std::vector<Match> select(const Subject&, const Selection&);
std::vector<Match> select(const Subject&, const Selector&, Scope);

// Stretches of prose to read, ascending, disjoint, none crossing a block. Without a selector: every
// block of article and metadata, attributes included, code not.
std::vector<TextSpan> prose_of(const Subject&, const Selection&);

// Blocks that follow each other in the prose, searched as one text: a pattern costs the same to start
// for a line as for a page. What is found must then lie in one block.
struct Stretch {
  TextSpan span;
  std::span<const TextSpan> blocks;
};
std::vector<Stretch> stretches_of(std::span<const TextSpan> blocks);

// Inside « … » of its block (the marks excluded).
bool in_quotation(const Document&, TextSpan);

// What a fix may do at `span`: wording between quotation marks («», “”, "") is somebody's, and only shown. Typography
// is ours.
struct FixSafety {
  Applicability wanted = Applicability::display_only;
  bool typography = false;  // of a rule of that category
  [[nodiscard]] Applicability at(const Document&, TextSpan span) const;
};

FixSafety fix_safety(const Rule&);

// A finding at a match: its prose, or its markup where it has none.
Finding finding_at(const Match&);
Finding finding_on_document();

// The band that `value` falls in: the one with the most extreme limit it passes.
std::optional<std::uint32_t> band_of(std::span<const Band>, double value);

// 2026-11-25, alone or at the beginning of a point in time.
bool is_day(std::string_view text);

// Text as it stands, white space runs as one space, at most `limit` code points and then …
std::string excerpt(std::string_view text, std::size_t limit = 60);

}  // namespace calame
