// The headings with the words under each, as an editor sees a plan.
#include <algorithm>

#include "report/html_page.h"

namespace calame {

std::string outline_section(const ReviewedArticle& a) {
  const Document& document = a.audited().document;
  const Analysis& analysis = a.audited().analysis;
  const UiLanguage ui = a.ui();
  std::vector<const Heading*> headings;
  std::uint32_t below = 0, most = 1;
  for (const Heading& h : analysis.headings) {
    if (document.nodes[h.node].region != Region::article) continue;
    headings.push_back(&h);
    below += h.words_below;
    most = std::max(most, h.words_below);
  }
  const std::uint32_t body = a.result().metrics.body_words;
  if (headings.empty()) return "<p>" + a.text(Text::outline_none, {count(ui, body)}) + "</p>\n";

  const std::uint32_t before = body > below ? body - below : 0;
  most = std::max(most, before);
  const auto item = [&](std::string_view css, std::string_view level, const std::string& name, std::uint32_t words) {
    return "<li class=\"" + std::string(css) + "\"><span class=\"lv\">" + std::string(level) +
           "</span><span class=\"ti\">" + name + "</span><span class=\"wd\">" +
           a.text(Text::outline_words, {count(ui, words)}) + "</span>" + bar(double(words) / most, "") + "</li>\n";
  };
  std::string out = "<p class=\"intro\">" + a.text(Text::outline_intro) + "</p>\n<ol class=\"outline\">\n";
  if (before > 0) out += item("o1", "", "<em>" + a.text(Text::outline_before) + "</em>", before);
  for (const Heading* h : headings) {
    const std::string_view words = text_of(document, h->text);
    const std::string level = std::to_string(h->level);
    std::string name = words.empty() ? "<em>" + a.text(Text::outline_no_text) + "</em>" : html(words);
    if (const std::size_t block = block_at(document, h->text.begin);
        !words.empty() && block < document.blocks.size() && shows_block(document, document.blocks[block]))
      name = "<a href=\"#" + a.anchor("b", block) + "\"" + lang_attribute(a.result().lang) + ">" + name + "</a>";
    out += item("o" + level, "H" + level, name, h->words_below);
  }
  return out + "</ol>\n";
}

}  // namespace calame
