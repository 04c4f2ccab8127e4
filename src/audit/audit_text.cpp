// From bytes to result, with the settings that the file and the configuration leave open.
#include <algorithm>

#include "calame/audit.h"

namespace calame {

namespace {

template <class T>
void fill(T& setting, const T& fallback) {
  if (setting == T{}) setting = fallback;
}

// Command line, then the document's own fields, then calame.toml.
Brief settle_brief(const Document& document, const Brief& given, const Brief& configured) {
  Brief brief = brief_for(document, given);
  fill(brief.keyphrase, configured.keyphrase);
  fill(brief.synonyms, configured.synonyms);
  fill(brief.min_words, configured.min_words);
  fill(brief.max_signs, configured.max_signs);
  if (document.lang.empty()) fill(brief.lang, configured.lang);
  fill(brief.profile, configured.profile);
  fill(brief.typography, configured.typography);
  return brief;
}

std::string_view primary(std::string_view lang) { return lang.substr(0, lang.find_first_of("-_")); }

// A detected language is known only after an analysis: where it differs from the one that the
// analysis was made with, it is made again.
Analysis analyze_in_its_language(const Document& document, const Brief& brief, const Ruleset& ruleset) {
  const std::string declared = !brief.lang.empty() ? brief.lang : !document.lang.empty() ? document.lang : "fr";
  Analysis analysis = analyze(document, ruleset.language(declared), brief, ruleset.needs(), ruleset.protected_names);
  if (primary(analysis.lang) == primary(declared)) return analysis;
  return analyze(document, ruleset.language(analysis.lang), brief, ruleset.needs(), ruleset.protected_names);
}

}  // namespace

Result<Audited> audit_text(std::string bytes, std::string path, Format format, const Ruleset& ruleset,
                           const Brief& given, const World& world, UiLanguage ui, const Limits& limits) {
  auto source = Source::decode(std::move(bytes), std::move(path), limits);
  if (!source) return source.errors();
  auto document = read_document(*source, format, limits);
  if (!document) return document.errors();
  Brief brief = settle_brief(*document, given, ruleset.default_brief);
  Analysis analysis = analyze_in_its_language(*document, brief, ruleset);
  const Subject subject{
      *source, *document, analysis, brief, ruleset.language(analysis.lang), ruleset.typography(brief, analysis.lang),
      world};
  AuditResult result = audit(subject, ruleset, ui);
  return Audited{*std::move(source), *std::move(document), std::move(analysis), std::move(brief), std::move(result)};
}

}  // namespace calame
