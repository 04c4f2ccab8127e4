// The HTML report: one file a section, all of them pure functions of a ReviewedArticle.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calame/report.h"
#include "report/escape.h"
#include "report/summary.h"

namespace calame {

/// One audited file as the page shows it. References live as long as the call of report_html.
struct ReviewedArticle {
  const FileReport& file;
  const Ruleset& rules;
  const ReportOptions& options;
  std::string id;                        ///< prefix of every anchor: "a1"
  int level = 2;                         ///< of its section headings
  std::vector<const Diagnostic*> notes;  ///< those shown; a note's number is its index + 1
  std::vector<bool> placed;              ///< per note: stands in the annotated text, so that links to it work

  [[nodiscard]] const Audited& audited() const { return *file.audited; }
  [[nodiscard]] const AuditResult& result() const { return file.audited->result; }
  [[nodiscard]] UiLanguage ui() const { return options.ui; }
  [[nodiscard]] std::string text(Text id_of, std::initializer_list<std::string> a = {}) const {
    return html_phrase(say(options.ui, id_of, a));
  }
  [[nodiscard]] std::string anchor(std::string_view kind, std::size_t number) const {
    return id + "-" + std::string(kind) + std::to_string(number);
  }
};

// Sections: inner HTML without the heading; "" = nothing to show, the section is left out.
std::string verdict_section(const ReviewedArticle&);
std::string top_section(const ReviewedArticle&);
std::string preview_section(const ReviewedArticle&);
std::string article_section(const ReviewedArticle&);
std::string outline_section(const ReviewedArticle&);
std::string ledger_section(const ReviewedArticle&);
std::string keyphrase_section(const ReviewedArticle&);
std::string sentences_section(const ReviewedArticle&);
std::string fixes_section(const ReviewedArticle&);
std::string passed_section(const ReviewedArticle&);
std::string settings_section(const ReviewedArticle&);
std::string done_section(const ReviewedArticle&, const RestructureReport&);

/// Where the notes stand in the prose: decided once, used by the article and by the links to it.
struct Placement {
  TextSpan span;          ///< empty = a point
  std::uint32_t row = 0;  ///< block
  bool placed = false;
};
std::vector<Placement> place_notes(const Audited&, const std::vector<const Diagnostic*>&);
/// Blocks that the annotated article shows.
bool shows_block(const Document&, const Block&);

/// A class for colour and underline: "k-typography"; "k-other" when the page has no colour for it.
std::string category_class(std::string_view category);
std::string_view category_of(const Ruleset&, const Diagnostic&);
/// Title for people: the page's, else its first h1, else "".
std::string article_title(const ReviewedArticle&);
/// `lang="…"` with a leading space, when it is a language tag.
std::string lang_attribute(std::string_view tag);
/// A heading of the article's level, or deeper by `below`.
std::string heading(const ReviewedArticle&, int below, std::string_view inner, std::string_view id = {});
/// A bar of `share` (0…1) of the width, as SVG; decorative, for beside a number.
std::string bar(double share, std::string_view css_class);
/// Percent with a point, for SVG attributes: "37.25%".
std::string percent(double share);
/// What a line lost, in hundredths: they add up to what the page shows as the total.
std::vector<long> shown_losses(const Score&);
std::string hundredths(UiLanguage, long);
/// At most `scalars` characters, cut at a word with an ellipsis.
std::string cut_at_word(std::string_view text, std::size_t scalars);

extern const std::string_view html_style;
extern const std::string_view html_script;

}  // namespace calame
