// From bytes to result, with the settings that the file and the configuration leave open.
#include <algorithm>

#include "calame/audit.h"
#include "rules/infer_typography.h"

namespace calame {

namespace {

template <class T>
void fill(T& setting, const T& fallback) {
  if (setting == T{}) setting = fallback;
}

// Command line, then the document's own fields, then the list of commissions, then calame.toml.
Brief settle_brief(const Document& document, const Brief& given, const Brief& ordered, const Brief& configured) {
  Brief brief = brief_for(document, given);
  if (brief.keyphrase.empty()) {  // synonyms are those of their phrase
    brief.keyphrase = ordered.keyphrase;
    if (brief.synonyms.empty()) brief.synonyms = ordered.synonyms;
  }
  fill(brief.min_words, ordered.min_words);
  fill(brief.keyphrase, configured.keyphrase);
  fill(brief.synonyms, configured.synonyms);
  fill(brief.min_words, configured.min_words);
  fill(brief.max_signs, configured.max_signs);
  if (document.lang.empty()) fill(brief.lang, configured.lang);
  fill(brief.profile, configured.profile);
  fill(brief.typography, configured.typography);
  return brief;
}

// The language is settled first, so that one analysis will do; what Calame itself wrote is set apart.
Analysis analyze_in_its_language(const Source& source, const Document& document, const Brief& brief,
                                 const Ruleset& ruleset, const LanguageChoice& choice) {
  Brief settled = brief;
  settled.lang = choice.lang;
  Analysis analysis = analyze(document, ruleset.language(choice.lang), settled, ruleset.needs(),
                              ruleset.protected_names, generated_parts(source, document), ruleset.tag_anchors());
  analysis.lang_detected = choice.detected;
  return analysis;
}

}  // namespace

Result<Audited> audit_text(std::string bytes, std::string path, Format format, const Ruleset& ruleset,
                           const Brief& given, const World& world, UiLanguage ui, const Limits& limits) {
  auto source = Source::decode(std::move(bytes), std::move(path), limits);
  if (!source) return source.errors();
  auto document = read_document(*source, format, limits);
  if (!document) return document.errors();
  if (ruleset.entity_spaces && document->format == Format::html) {
    document->entity_spaces = *ruleset.entity_spaces;
    document->spaces_settled = true;
  }
  Brief brief = settle_brief(*document, given, world.ordered, ruleset.default_brief);
  const LanguageChoice choice = language_in_force(*document, brief, ruleset.languages);
  if (brief.typography == "infer") brief.typography = infer_typography(*document, ruleset, choice.lang);
  Analysis analysis = analyze_in_its_language(*source, *document, brief, ruleset, choice);
  const Subject subject{
      *source, *document, analysis, brief, ruleset.language(analysis.lang), ruleset.typography(brief, analysis.lang),
      world};
  AuditResult result = audit(subject, ruleset, ui, limits.threads);
  return Audited{*std::move(source), *std::move(document), std::move(analysis), std::move(brief), std::move(result)};
}

}  // namespace calame
