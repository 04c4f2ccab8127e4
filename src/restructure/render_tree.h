// Rendering across formats: the tree is written anew in the other vocabulary.
#pragma once

#include <string>

#include "restructure/draft.h"

namespace calame {

std::string markdown_from_tree(const Plan&, const Subject&, const RestructureOptions&);
/// The article's content as HTML, without a page around it.
std::string html_from_tree(const Plan&, const Subject&, const RestructureOptions&);
std::string escape_html(std::string_view text, bool attribute);
/// A paragraph set as a block quotation; `content` is HTML.
std::string quotation_html(std::string_view content);
std::string faq_html(const Plan&);
std::string summary_html(const Plan&, const Subject&, const RestructureOptions&);

}  // namespace calame
