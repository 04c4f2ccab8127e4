// calame debug tokens: how a text is read, in the terms that rules of kind tokens are written in.
#include "calame/report.h"
#include "calame/version.h"
#include "cli/articles.h"
#include "cli/commands.h"
#include "cli/settings.h"
#include "cli/terminal.h"
#include "cli/texts.h"
#include "rules/kinds/tokens_compile.h"

namespace calame {

namespace {

Error at_pattern(UiLanguage ui, std::uint32_t column, const Message& message) {
  return {"", {}, same(say(ui, Say::bad_pattern, {{"column", double(column)}, {"detail", message.in(ui)}}))};
}

Result<TokenPattern> pattern_of(const Options& options, const Ruleset& ruleset, std::string_view lang) {
  std::vector<Error> errors;
  const auto regex = [&](const std::string& whole) -> std::optional<Pattern> {
    auto compiled = Pattern::compile(whole, {.ignore_case = false, .lazy = false, .may_be_empty = false});
    if (compiled) return *compiled;
    errors.push_back({"--pattern", {}, compiled.errors().front().message});
    return std::nullopt;
  };
  auto pattern = compile_token_pattern(options.pattern, token_syntax_context(ruleset, lang), regex);
  if (const auto* wrong = std::get_if<TokenSyntaxError>(&pattern))
    return at_pattern(options.ui, wrong->column, wrong->message);
  auto& compiled = std::get<std::optional<TokenPattern>>(pattern);
  if (!compiled) return errors;
  return *std::move(compiled);
}

std::vector<TokenMatch> matches_of(const TokenPattern& pattern, const Document& document, const Analysis& analysis,
                                   const Language& language) {
  const WordIndex forms(analysis.forms), lemmas(analysis.lemmas);
  const TokenText text{document, analysis, language, forms, lemmas};
  std::vector<TextSpan> prose;
  for (const Block& block : document.blocks)
    if (block.role != Role::code && !block.text.empty()) prose.push_back(block.text);
  TokenSearch search(pattern, text);
  std::vector<TokenHit> hits;
  for (const TokenRun& run : token_runs(analysis, prose)) search.find(run, hits);
  std::vector<TokenMatch> matches;
  for (TokenHit& hit : hits)
    matches.push_back({hit.first, hit.end, hit.marked_first, hit.marked_end, std::move(hit.numbers)});
  return matches;
}

// Every fact, whatever the rules ask for.
Analysis read_with_all_facts(const Source& source, const Document& document, const Options& options,
                             const Ruleset& ruleset) {
  Brief brief = brief_for(document, options.brief);
  if (brief.keyphrase.empty()) brief.keyphrase = ruleset.default_brief.keyphrase;
  if (brief.lang.empty() && document.lang.empty()) brief.lang = ruleset.default_brief.lang;
  const LanguageChoice choice = language_in_force(document, brief, ruleset.languages);
  brief.lang = choice.lang;
  Analysis analysis = analyze(document, ruleset.language(choice.lang), brief, Facts(Fact::all), ruleset.protected_names,
                              generated_parts(source, document));
  analysis.lang_detected = choice.detected;
  return analysis;
}

Result<std::string> written(Article article, const Ruleset& ruleset, const Options& options) {
  const std::string path = displayed_path(article.path);
  const auto source = Source::decode(std::move(article.bytes), path);
  if (!source) return source.errors();
  const auto document = read_document(*source, article.format);
  if (!document) return document.errors();
  const Analysis analysis = read_with_all_facts(*source, *document, options, ruleset);
  const Language& language = ruleset.language(analysis.lang);
  TokensReport report{path, article.format, *source, *document, analysis, language, {}, {}};
  if (!options.pattern.empty()) {
    const auto pattern = pattern_of(options, ruleset, analysis.lang);
    if (!pattern) return pattern.errors();
    report.pattern = options.pattern;
    report.matches = matches_of(*pattern, *document, analysis, language);
  }
  ReportOptions how;
  how.ui = options.ui;
  how.version = calame_version;
  how.color = !options.tokens_json && wants_color(options.color);
  return options.tokens_json ? tokens_json(report, how) : report_tokens(report, how);
}

}  // namespace

int debug_tokens_command(const Options& options) {
  const std::string& path = options.paths.front();
  auto article = read_article(path, options);
  if (!article) {
    notice_errors(options.ui, article.errors());
    return exit_failure;
  }
  const auto ruleset = load_rules(options, {path});
  if (!ruleset) {
    notice_errors(options.ui, ruleset.errors());
    return exit_failure;
  }
  const auto text = written(*std::move(article), *ruleset, options);
  if (!text) {
    notice_errors(options.ui, text.errors());
    return exit_failure;
  }
  return put_out(options, *text) ? exit_clean : exit_failure;
}

}  // namespace calame
