// kind = "measure": a number of the document, of each match, or how many matches there are, against bands.
#include <algorithm>

#include "rules/kinds/measures.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

struct Parameters {
  Selection selection;
  const Measure* measure = nullptr;  // null: count of matches
  MeasureOptions options;
  std::vector<Band> bands;
  bool higher_is_worse = true;  // which value of several a ramp takes
};

Finding banded(const Parameters& p, Finding finding, const Measured& measured, std::uint32_t band) {
  finding.band = band;
  finding.arguments.insert(finding.arguments.end(), measured.arguments.begin(), measured.arguments.end());
  finding.arguments.push_back({"value", measured.value});
  const Band& limits = p.bands[band];
  if (limits.over || limits.under) finding.arguments.push_back({"bound", limits.over ? *limits.over : *limits.under});
  finding.related = measured.related;
  return finding;
}

// `at` makes the finding: most values are in order, and need none.
template <class At>
void add(const Parameters& p, Findings& findings, const Measured& measured, At at) {
  const bool worse =
      !findings.value || (p.higher_is_worse ? measured.value > *findings.value : measured.value < *findings.value);
  if (worse) findings.value = measured.value;
  if (const auto band = band_of(p.bands, measured.value)) findings.items.push_back(banded(p, at(), measured, *band));
}

// {found}: what stands at the place, white space as one.
Argument found(const Subject& subject, TextSpan span) { return {"found", excerpt(text_of(subject.document, span))}; }

void add_placed(const Parameters& p, const Subject& subject, Findings& findings) {
  const auto places = p.measure->find(subject);
  if (!places) return;
  findings.value = 0;
  for (const Placed& place : *places) {
    add(p, findings, place.measured, [&] {
      Finding finding;
      finding.text = place.text;
      finding.source = place.source;
      finding.whole_document = place.text.empty() && !place.source;
      finding.arguments.push_back(found(subject, place.text));
      return finding;
    });
  }
}

Findings check(const Parameters& p, const Subject& subject) {
  Findings findings;
  if (subject.analysis.metrics.words < p.options.from_words) {
    findings.applicable = false;
    return findings;
  }
  if (!p.measure) {
    const double count = double(select(subject, p.selection).size());
    add(p, findings, {count, {}, {}}, finding_on_document);
    return findings;
  }
  if (p.measure->find) {
    add_placed(p, subject, findings);
  } else if (!p.measure->of_match) {
    const auto measured = p.measure->take(subject, nullptr, p.options);
    if (measured) add(p, findings, *measured, finding_on_document);
  } else {
    std::size_t sentence = 0;
    for (const Match& match : select(subject, p.selection)) {
      const auto measured = p.measure->take_next ? p.measure->take_next(subject, match, sentence)
                                                 : p.measure->take(subject, &match, p.options);
      if (!measured) continue;
      add(p, findings, *measured, [&] {
        Finding finding = finding_at(match);
        finding.arguments.push_back(found(subject, match.text));
        return finding;
      });
    }
  }
  findings.applicable = findings.value.has_value();
  return findings;
}

// Forms are written with the typographic apostrophe.
std::string fold_apostrophe(std::string word) {
  for (std::size_t at; (at = word.find('\'')) != std::string::npos;) word.replace(at, 1, "’");
  return word;
}

Compiled compile(Fields& fields, const Rule& rule) {
  Parameters p;
  const std::string name = fields.required_text("measure");
  if (name != "count") {
    p.measure = find_measure(name);
    if (!p.measure && !name.empty())
      fields.unknown_name("measure", {"mesure inconnue", "unknown measure"}, name, measure_names());
  }
  p.selection = read_selection(fields, !p.measure || p.measure->of_match ? "article" : "");
  p.options.longer_than = fields.number("longer-than").value_or(20);
  p.options.from_words = fields.number("from-words").value_or(0);
  p.options.font_size = fields.number("font-size").value_or(0);
  for (const std::string& word : fields.words("words")) p.options.words.insert(fold_apostrophe(word));
  p.bands = rule.bands;
  if (p.bands.empty())
    fields.error("bands", {"la sorte «\u00A0measure\u00A0» demande des bandes («\u00A0bands\u00A0»), dites quelles "
                           "valeurs sont trop basses ou trop hautes",
                           "kind “measure” needs “bands”, say which values are too low or too high"});
  p.higher_is_worse = std::any_of(p.bands.begin(), p.bands.end(), [](const Band& b) { return b.over.has_value(); });
  const Facts needs = p.selection.needs() | (p.measure ? p.measure->needs : Facts());
  return {[p](const Subject& s) { return check(p, s); }, needs, nullptr, nullptr};
}

}  // namespace

const RuleKind measure_kind{"measure", compile};

}  // namespace calame
