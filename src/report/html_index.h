// The index of several articles: what a lead reads before any of them. Keeps figures and names, no article.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calame/report.h"
#include "report/index_texts.h"
#include "report/summary.h"

namespace calame {

struct IndexRow {
  std::string path, title, lang, author;
  std::string link;  ///< "" = its review is not shown
  int score = 0;
  std::optional<int> before;
  std::size_t findings = 0, fixable = 0, words = 0;
};

struct IndexFailure {
  std::string path, message;
};

struct RuleCount {
  std::string name, label, about;  ///< what rule writers call it, what it says to an editor, its criterion
  std::size_t findings = 0, articles = 0, fixable = 0;
};

struct CategoryMean {
  double score = 0, loss = 0;  ///< sums over articles
  std::size_t articles = 0;    ///< where it applies
};

struct AuthorCount {
  std::size_t articles = 0, findings = 0, words = 0;
  double score = 0;  ///< sum
  std::map<std::string, std::size_t> rules;
  std::size_t order = 0;  ///< of first appearance
};

struct SiteFigures {
  std::vector<IndexRow> rows;
  std::vector<IndexFailure> failures;
  std::map<std::string, RuleCount> rules;          ///< by id
  std::map<std::string, CategoryMean> categories;  ///< by name
  std::map<std::string, AuthorCount> authors;      ///< by name; "" = unsigned
  double raw = 0;                                  ///< sum of raw scores
  void add(const FileReport&, const Ruleset&, UiLanguage);
  /// What add() made of the last article.
  IndexRow& last() { return rows.back(); }
};

/// « 12 fichiers relus, 1 non lu »
std::string index_title(const SiteFigures&, UiLanguage);
/// A section of the index: its anchor, heading and body; an empty body is left out.
std::string index_header(const SiteFigures&, const ReportOptions&);
std::string failures_section(const SiteFigures&, const ReportOptions&);
std::string articles_section(const SiteFigures&, const ReportOptions&);
std::string histogram_section(const SiteFigures&, const ReportOptions&);
std::string rules_section(const SiteFigures&, const ReportOptions&);
std::string categories_section(const SiteFigures&, const ReportOptions&);
std::string authors_section(const SiteFigures&, const ReportOptions&);

/// Everything of the index, to stand in <main>. `shown`: the first articles whose reviews follow on the page, none
/// when each has a page of its own.
std::string print_index(SiteFigures, const ReportOptions&, std::optional<std::size_t> shown);

extern const std::string_view html_index_style;
extern const std::string_view html_index_script;

}  // namespace calame
