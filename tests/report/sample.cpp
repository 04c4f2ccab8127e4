#include "report/sample.h"

#include <algorithm>
#include <cmath>

namespace calame::sample {
namespace {

Rule rule(std::string id, std::string name, std::optional<std::uint32_t> criterion, Severity severity) {
  Rule r;
  r.id = std::move(id), r.name = std::move(name), r.criterion = criterion, r.severity = severity;
  return r;
}

Criterion criterion(std::string id, Message label, std::optional<double> cap = {}) {
  Criterion c;
  c.category = id.substr(0, id.find('.'));
  c.id = std::move(id), c.label = std::move(label), c.cap = cap;
  return c;
}

std::uint32_t rule_index(std::string_view id) {
  const auto& rules = ruleset().rules;
  return std::uint32_t(std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.id == id; }) -
                       rules.begin());
}

std::uint32_t criterion_index(std::string_view id) {
  const auto& all = ruleset().criteria;
  return std::uint32_t(std::find_if(all.begin(), all.end(), [&](const Criterion& c) { return c.id == id; }) -
                       all.begin());
}

TextSpan nth(std::string_view prose, std::string_view words, std::size_t n) {
  std::size_t at = prose.find(words);
  while (n-- > 0) at = prose.find(words, at + 1);
  return {std::uint32_t(at), std::uint32_t(at + words.size())};
}

/// Sentences by their full stops, headings by their nodes: enough to draw with.
Analysis analysis_of(const Document& d, std::string_view keyphrase) {
  Analysis a;
  a.lang = "fr-FR";
  for (NodeId n = 0; n < d.nodes.size(); ++n)
    if (const int level = heading_level(d.nodes[n].tag))
      a.headings.push_back({n, level, d.nodes[n].text, {}, n + 1, 0});
  for (std::uint32_t i = 0; i < d.blocks.size(); ++i) {
    const Block& b = d.blocks[i];
    if (b.role != Role::body) continue;
    const bool heading = heading_level(d.nodes[b.node].tag) > 0;
    std::uint32_t begin = b.text.begin.value;
    for (std::uint32_t at = begin; at < b.text.end.value; ++at) {
      const bool ends = d.prose[at] == '.' || at + 1 == b.text.end.value;
      if (!ends || at < begin) continue;
      const auto words = std::uint32_t(std::count(d.prose.begin() + begin, d.prose.begin() + at, ' ')) + 1;
      a.sentences.push_back({{begin, at + 1}, i, words, 0, 0, heading});
      if (!heading) a.metrics.sentences += 1, a.metrics.body_words += words;
      if (!heading && !a.headings.empty())
        for (auto h = a.headings.rbegin(); h != a.headings.rend(); ++h)
          if (h->text.begin.value <= begin) {
            h->words_below += words;
            break;
          }
      begin = std::min(at + 2, b.text.end.value);
    }
    a.metrics.paragraphs += heading ? 0 : 1;
  }
  for (std::size_t at = keyphrase.empty() ? d.prose.npos : d.prose.find(keyphrase); at != d.prose.npos;
       at = d.prose.find(keyphrase, at + 1))
    a.keyphrase.push_back({{std::uint32_t(at), std::uint32_t(at + keyphrase.size())}, 0, true});
  a.metrics.words = a.metrics.body_words + 12;
  a.metrics.signs = std::uint32_t(d.prose.size());
  return a;
}

}  // namespace

const Ruleset& ruleset() {
  static const Ruleset rules = [] {
    Ruleset r;
    r.criteria = {criterion("meta.title-present", {"Titre présent", "Title present"}, 59),
                  criterion("structure.section-length", {"Longueur des sections", "Section length"}),
                  criterion("typography.spaces", {"Espaces et ponctuation", "Spacing and punctuation"}),
                  criterion("readability.long-sentences", {"Phrases longues", "Long sentences"}),
                  criterion("links.text", {"Texte des liens", "Link text"})};
    r.rules = {rule("LNK001", "link-text-vague", 4, Severity::info),
               rule("MET001", "title-missing", 0, Severity::error),
               rule("REA001", "sentence-too-long", 3, Severity::warning),
               rule("STR004", "section-too-long", 1, Severity::warning),
               rule("TYP014", "space-before-high-punctuation", 2, Severity::warning),
               rule("TYP020", "guillemet-space", 2, Severity::warning)};
    r.category_weights = {{"meta", 20}, {"structure", 20}, {"readability", 20}, {"typography", 10}, {"links", 8}};
    r.packs = {{"fr.typography", "fr", "1.0", "", true}, {"seo", "", "1.0", "", true}};
    r.hash = "0123456789abcdef";
    return r;
  }();
  return rules;
}

FileReport audited(std::string path, Format format, std::string text, const std::vector<Flaw>& flaws,
                   std::string keyphrase) {
  Result<Source> source = Source::decode(std::move(text), path);
  Result<Document> document = read_document(*source, format);
  Analysis analysis = analysis_of(*document, keyphrase);
  AuditResult result;
  result.metrics = analysis.metrics;
  result.lang = "fr-FR";
  result.facts.keyphrase = keyphrase;
  for (const Heading& h : analysis.headings)
    if (h.level == 1 && result.facts.h1.empty()) result.facts.h1 = text_of(*document, h.text);
  result.facts.title = metadata_value(*document, "title");
  result.facts.description = metadata_value(*document, "description");
  for (const Flaw& flaw : flaws) {
    Diagnostic d;
    d.rule = rule_index(flaw.rule);
    d.text = nth(document->prose, flaw.words, flaw.nth);
    d.span = source_span(*document, d.text);
    d.severity = ruleset().rules[d.rule].severity;
    d.message = flaw.message;
    d.suppressed = flaw.suppressed;
    if (flaw.suppressed) d.suppression_reason = "citation d’époque";
    if (!flaw.replacement.empty()) d.fix = Fix{Applicability::safe, {{d.span, std::string(flaw.replacement)}}};
    result.diagnostics.push_back(std::move(d));
  }
  Brief brief;
  brief.keyphrase = keyphrase;
  FileReport file;
  file.path = std::move(path);
  file.format = format;
  file.audited =
      Audited{std::move(*source), std::move(*document), std::move(analysis), std::move(brief), std::move(result)};
  return file;
}

void add_whole(FileReport& file, std::string_view rule, std::string message) {
  Diagnostic d;
  d.rule = rule_index(rule);
  d.whole_document = true;
  d.severity = ruleset().rules[d.rule].severity;
  d.message = std::move(message);
  auto& all = file.audited->result.diagnostics;
  all.insert(all.begin(), std::move(d));
}

void set_score(FileReport& file, const std::vector<std::tuple<std::string, double, double>>& lines,
               const std::vector<Gate>& gates) {
  Score& score = file.audited->result.score;
  score = {};
  score.raw = 100;
  score.gates = gates;
  for (const auto& [id, loss, max] : lines) {
    const std::uint32_t c = criterion_index(id);
    LedgerLine line{c, loss, max, {}};
    for (std::uint32_t r = 0; r < ruleset().rules.size(); ++r)
      if (ruleset().rules[r].criterion == c && loss > 0) line.rules.push_back(r);
    score.ledger.push_back(line);
    score.raw -= loss;
    const std::string& name = ruleset().criteria[c].category;
    score.categories.push_back({name, 100 * (1 - loss / max), ruleset().category_weights.at(name)});
  }
  double overall = score.raw;
  for (const Gate& g : gates) overall = std::min(overall, g.cap);
  score.overall = int(std::floor(overall));
}

FileReport article() {
  const std::string text =
      "---\ndescription: \"Au fournil de la rue des Lices, Anne Kervella pétrit à la main depuis vingt ans.\"\n---\n\n"
      "# Le pain de nuit : une *boulangère* raconte\n\n"
      "Il est trois heures à Rennes. Anne Kervella allume son four, et la rue dort encore. Le pain de nuit, dit-elle, "
      "ne se "
      "fait pas au chronomètre ; il se fait à l’oreille, à la croûte qui chante, à la farine qui boit plus ou moins "
      "selon le "
      "temps, et à la patience de celui qui attend devant la porte que le rideau se lève enfin.\n\n"
      "> «Le levain est vivant», dit-elle. Qui le croirait ?\n\n"
      "## Une affaire de famille\n\n"
      "Son père tenait déjà la boutique. Voir [ici](https://example.org/pain) pour l’histoire complète.\n\n"
      "- la farine vient du moulin de Bruz ;\n- le sel, de Guérande ;\n- l’eau, du robinet.\n\n"
      "| Pain | Prix |\n|------|------|\n| Miche | 4 € |\n| Baguette | 1,10 € |\n\n"
      "## Demain ?\n\nLe pain de nuit aura-t-il un héritier ? Elle sourit.\n";
  FileReport file = audited("articles/pain.md", Format::markdown, text,
                            {{"TYP014", " :", "Espace insécable avant « : »", "\u00A0:"},
                             {"REA001",
                              "Le pain de nuit, dit-elle, ne se fait pas au chronomètre ; il se fait à l’oreille, à la "
                              "croûte qui chante, à la "
                              "farine qui boit plus ou moins selon le temps, et à la patience de celui qui attend "
                              "devant la porte que le rideau "
                              "se lève enfin.",
                              "Phrase de 53 mots : 25 suffisent d’ordinaire"},
                             {"TYP014", " ;", "Espace fine insécable avant « ; »", "\u202F;"},
                             {"TYP020", "«Le", "Espace insécable après «", "«\u00A0Le"},
                             {"TYP020", "vivant»", "Espace insécable avant »", "vivant\u00A0»"},
                             {"TYP014", " ?", "Espace fine insécable avant « ? »", "\u202F?"},
                             {"LNK001", "ici", "Lien « ici » : le texte ne dit pas où il mène"},
                             {"TYP014", " ;", "Espace fine insécable avant « ; »", "\u202F;", 1},
                             {"TYP014", " ;", "Espace fine insécable avant « ; »", "\u202F;", 2},
                             {"TYP014", " ?", "Espace fine insécable avant « ? »", "\u202F?", 1},
                             {"TYP014", " ?", "Espace fine insécable avant « ? »", "\u202F?", 2}},
                            "pain de nuit");
  add_whole(file, "MET001", "Aucun titre de page");
  set_score(file,
            {{"meta.title-present", 12.345, 12.345},
             {"readability.long-sentences", 7.111, 20},
             {"typography.spaces", 6.222, 10},
             {"links.text", 0.456, 8},
             {"structure.section-length", 0, 20}},
            {{"gate.meta.title-present", 59}});
  file.audited->result.passed = {3};
  return file;
}

ReportOptions french() {
  ReportOptions o;
  o.version = "0.1.0";
  o.today = "2026-11-25";
  return o;
}

ReportOptions english() {
  ReportOptions o = french();
  o.ui = UiLanguage::en;
  return o;
}

}  // namespace calame::sample
