/// Reports of an audit, as text. Writers are pure; cli/ decides where the bytes go.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calame/audit.h"
#include "calame/restructure.h"

namespace calame {

/// One file of a run: its audit, or why there is none.
struct FileReport {
  std::string path;
  std::size_t number = 1;          ///< place in the run, from 1
  std::string id;                  ///< a JSON value that the caller knows the article by; "" = none
  const Ruleset* rules = nullptr;  ///< it was audited with; none: those of the run
  Format format = Format::text;
  std::optional<Audited> audited;
  std::vector<Error> errors;
  std::optional<Score> before;  ///< of the input, when the report is of a mended or restructured article
  std::optional<FixRun> fix;    ///< what `fix` would do or did
  std::optional<Score> after;   ///< what the safe fixes would bring the article to, when known
};

struct ReportOptions {
  UiLanguage ui = UiLanguage::fr;
  bool color = false;                 ///< ANSI, for `full` and `concise`
  std::uint32_t max_findings = 1000;  ///< shown per file; counts stay true
  std::optional<double> min_score;
  std::string version;
  std::string today;
  // For the formats that other tools read.
  std::string root;            ///< of the repository that the run stands in, absolute; "" = unknown
  std::string folder;          ///< that paths count from, seen from there; "" = the root itself
  bool baseline = false;       ///< findings were compared with known ones
  std::size_t most_bytes = 0;  ///< of `markdown`, which then leaves the articles out that are too many; 0 = no limit
  bool anonymous = false;      ///< letters for the authors of several articles
};

/// A restructured article and what it came from, for the report and the JSON contract.
/// `input` is the article whose source the plan's spans count; `input.before`, when set, is the score of the file as
/// it was received (else input's own score is shown as « before »).
struct RestructureReport {
  const FileReport& input;
  const FileReport& output;
  const Plan& plan;
};

/// What is known of a run before its first article.
struct RunFacts {
  const Ruleset& rules;  ///< of the run; an article may have its own
  ReportOptions options;
  std::size_t articles = 0;  ///< 0 = not known yet
  bool folder = false;  ///< render() makes a page of its own of each article, for page_name(); the rest is the index
};

/// A report that is written while the articles come, so that a run holds few of them at a time.
/// begin(), then add() for each article in the order of the run, then end(): what they return, put together, is the
/// report, a valid document whatever the number of articles.
class ReportWriter {
 public:
  virtual ~ReportWriter() = default;
  virtual std::string begin() { return {}; }
  /// The article's part. Looks at nothing else, so that several threads may render at the same time.
  [[nodiscard]] virtual std::string render(const FileReport&) const { return {}; }
  /// `rendered`: what render() made of this article.
  virtual std::string add(const FileReport&, std::string rendered) { return rendered; }
  virtual std::string end() { return {}; }
};

struct ReportFormat {
  std::string_view name;
  std::unique_ptr<ReportWriter> (*writer)(const RunFacts&);
  bool terminal = false;  ///< for a person at a terminal: may be coloured, says the errors of files itself
  bool fixes = false;     ///< shows what `fix` would bring: FileReport::fix and ::after
  bool help = false;      ///< explains the rules: Rule::help, which a run does not read else
  bool folder = false;    ///< can be a folder of pages: RunFacts::folder
};
/// The file name of an article's page beside index.html: the same for the same path, in every run and for it alone.
std::string page_name(std::string_view path);
/// In the order in which help names them.
std::span<const ReportFormat> report_formats();
/// Null for an unknown name.
const ReportFormat* report_format(std::string_view name);

/// The whole report at once.
std::string report(std::string_view format, std::span<const FileReport>, const Ruleset&, const ReportOptions&);

std::string restructure_json(const RestructureReport&, const Ruleset&, const ReportOptions&);
std::string restructure_html(const RestructureReport&, const Ruleset&, const ReportOptions&);

/// What a token pattern matched; indices of tokens.
struct TokenMatch {
  std::uint32_t first = 0, end = 0;
  std::uint32_t marked_first = 0, marked_end = 0;  ///< the part between < and >; the whole without
  std::vector<std::uint32_t> elements;             ///< of each token, the element it was read as, from 1
};

/// How a file is read, for those who write rules. `analysis`: with every fact.
struct TokensReport {
  std::string path;
  Format format = Format::text;
  const Source& source;
  const Document& document;
  const Analysis& analysis;
  const Language& language;
  std::optional<std::string> pattern;  ///< shown: the sentences where it matches
  std::vector<TokenMatch> matches;     ///< ascending
};
std::string report_tokens(const TokensReport&, const ReportOptions&);
std::string tokens_json(const TokensReport&, const ReportOptions&);

/// C0, C1, bidi and zero-width controls shown as ‹U+202E›, but for tab and line feed: for any text that reaches a
/// terminal.
std::string visible_controls(std::string_view text);

}  // namespace calame
