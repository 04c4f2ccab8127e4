// A rendering that keeps the source: insertions and deletions at places of the file, all else byte
// for byte.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "restructure/draft.h"

namespace calame {

struct Insertion {
  std::uint32_t begin = 0, end = 0;  ///< source bytes replaced
  std::string text;
};

/// Applies them in order of place, those of one place in the order given. An insertion inside a
/// deleted range is dropped.
std::string apply_insertions(std::string_view source, std::uint32_t from, std::vector<Insertion>);

/// What a renderer needs to know of the plan, by input block.
struct ArticlePlaces {
  Layout layout;
  std::vector<char> removed;                                 ///< per paragraph
  std::vector<char> quoted;                                  ///< per paragraph: set as a block quotation
  std::vector<std::vector<const PlannedHeading*>> headings;  ///< new ones, before each paragraph
  std::uint32_t summary_before = 0;                          ///< where key points and contents go
};
ArticlePlaces place(const Plan&, const Subject&);

/// Source offsets where a paragraph is split: the white space between two sentences.
std::vector<SourceSpan> split_places(const Plan&, const Subject&, const Paragraph&);

std::string summary_markdown(const Plan&, const Subject&, const RestructureOptions&);
std::string faq_markdown(const Plan&);
std::string escape_markdown(std::string_view text, bool line_start);
/// Markdown as a block quotation: each line has its sign.
std::string quotation_lines(std::string);

}  // namespace calame
