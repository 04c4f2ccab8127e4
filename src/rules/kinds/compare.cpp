// kind = "compare": how alike two parts of the article are, 0…1, against bands.
#include "analysis/phrase_words.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

enum class Relation { words, equality, order };

struct Parameters {
  Selector a, b;
  Relation relation = Relation::words;
  Scope scope = Scope::content;
  std::vector<Band> bands;
};

std::string_view text_at(const Subject& subject, const Match& match) {
  if (!match.text.empty()) return text_of(subject.document, match.text);
  return match.value;
}

std::optional<double> compared_as(Relation relation, const Subject& subject, std::string_view a, std::string_view b) {
  switch (relation) {
    case Relation::words:
      return words_in_common(subject.language, a, b);
    case Relation::equality:
      return fold(a) == fold(b) ? 1 : 0;
    case Relation::order:  // days of ISO 8601; hours may be of different zones
      break;
  }
  if (!is_day(a) || !is_day(b)) return std::nullopt;
  return a.substr(0, 10) <= b.substr(0, 10) ? 1 : 0;
}

Findings check(const Parameters& p, const Subject& subject) {
  Findings findings;
  const auto a = select(subject, p.a, p.scope);
  const auto b = select(subject, p.b, p.scope);
  if (a.empty() || b.empty() || a.front() == b.front()) {
    findings.applicable = false;
    return findings;
  }
  const std::string_view left = text_at(subject, a.front()), right = text_at(subject, b.front());
  if (left.empty() || right.empty()) {
    findings.applicable = false;
    return findings;
  }
  const auto compared = compared_as(p.relation, subject, left, right);
  if (!compared) {
    findings.applicable = false;
    return findings;
  }
  const double value = *compared;
  findings.value = value;
  if (const auto band = band_of(p.bands, value)) {
    Finding finding = finding_at(a.front());
    finding.band = band;
    finding.arguments = {{"value", value}, {"a", excerpt(left)}, {"b", excerpt(right)}};
    if (!b.front().text.empty()) finding.related.push_back(b.front().text);
    findings.items.push_back(std::move(finding));
  }
  return findings;
}

Compiled compile(Fields& fields, const Rule& rule) {
  Parameters p{fields.selector("a", ""), fields.selector("b", ""), Relation::words, Scope::content, rule.bands};
  for (const char* key : {"a", "b"})
    if (!fields.has(key))
      fields.error(key, {"la sorte «\u00A0compare\u00A0» demande deux sélecteurs, «\u00A0a\u00A0» et «\u00A0b\u00A0»",
                         "kind “compare” needs two selectors, “a” and “b”"});
  p.relation = fields.one_of<Relation>(
      "relation", {{"stems", Relation::words}, {"equality", Relation::equality}, {"order", Relation::order}},
      Relation::words);
  p.scope = fields.one_of<Scope>("scope", {{"content", Scope::content}, {"document", Scope::document}}, Scope::content);
  if (p.bands.empty())
    fields.error("bands", {"la sorte «\u00A0compare\u00A0» demande des bandes («\u00A0bands\u00A0») entre 0 (rien de "
                           "commun) et 1 (pareils)",
                           "kind “compare” needs “bands” between 0 (nothing in common) and 1 (the same)"});
  const Facts needs = p.a.needs() | p.b.needs();
  return {[p](const Subject& s) { return check(p, s); }, needs, nullptr, nullptr};
}

}  // namespace

const RuleKind compare_kind{"compare", compile};

}  // namespace calame
