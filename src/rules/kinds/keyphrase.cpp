// kind = "keyphrase": the brief's keyphrase in a part of the article (coverage of its content words,
// 0…1; share of the matches that hold it), along the whole text (density in % of words, count, share of thirds that
// hold it), or by itself (its length; whether there is one).
#include <algorithm>
#include <array>

#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

enum class Aspect { coverage, share, density, count, spread, length, declared };

struct Parameters {
  Selection selection;
  Aspect aspect = Aspect::coverage;
  double first_words = 0;  // coverage: only so many words of each match; 0: all
  double from_words = 0;   // shorter texts are left alone: shares mean nothing there
  std::vector<Band> bands;
};

// What is no prose speaks too: a slug, the address of a link.
std::string_view text_at(const Subject& subject, const Match& match) {
  if (!match.text.empty()) return text_of(subject.document, match.text);
  if (!match.value.empty() || match.node == no_node) return match.value;
  for (const std::string_view name : {"content", "href"})
    if (const Attribute* attribute = find_attribute(subject.document, match.node, name)) return attribute->value;
  return {};
}

void add(const Parameters& p, const Subject& subject, Findings& findings, Finding finding, double value) {
  findings.value = value;
  finding.band = band_of(p.bands, value);
  if (!finding.band) return;
  finding.arguments.push_back({"value", value});
  finding.arguments.push_back({"keyphrase", subject.brief.keyphrase});
  findings.items.push_back(std::move(finding));
}

// The text up to the end of its first so many words.
std::string_view beginning(std::string_view text, double words) {
  std::size_t at = 0;
  const auto is_space = [&](std::size_t i) { return text[i] == ' ' || text[i] == '\n' || text[i] == '\t'; };
  for (; words > 0 && at < text.size(); --words) {
    while (at < text.size() && is_space(at)) ++at;
    while (at < text.size() && !is_space(at)) ++at;
  }
  return text.substr(0, at);
}

// How many of the matches hold the whole phrase, in %.
Findings share(const Parameters& p, const Subject& subject) {
  Findings findings;
  const KeyphraseMatcher matcher(subject.language, subject.brief.keyphrase, subject.brief.synonyms);
  const auto matches = select(subject, p.selection);
  if (matcher.empty() || matches.size() < 2 || subject.analysis.metrics.words < p.from_words) {
    findings.applicable = false;
    return findings;
  }
  double count = 0;
  for (const Match& match : matches) count += matcher.coverage(text_at(subject, match)) >= 1;
  Finding finding = finding_on_document();
  finding.arguments = {{"count", count}, {"matches", double(matches.size())}};
  add(p, subject, findings, std::move(finding), 100 * count / double(matches.size()));
  return findings;
}

// Its content words: 0 where it has but stop words.
Findings length(const Parameters& p, const Subject& subject) {
  Findings findings;
  if (subject.brief.keyphrase.empty()) {
    findings.applicable = false;
    return findings;
  }
  const KeyphraseMatcher matcher(subject.language, subject.brief.keyphrase);
  add(p, subject, findings, finding_on_document(), double(matcher.content_words()));
  return findings;
}

Findings declared(const Parameters& p, const Subject& subject) {
  Findings findings;
  findings.applicable = subject.analysis.metrics.words >= p.from_words;
  if (findings.applicable) add(p, subject, findings, finding_on_document(), !subject.brief.keyphrase.empty());
  return findings;
}

Findings coverage(const Parameters& p, const Subject& subject) {
  Findings findings;
  const KeyphraseMatcher matcher(subject.language, subject.brief.keyphrase, subject.brief.synonyms);
  const auto matches = select(subject, p.selection);
  if (matcher.empty() || matches.empty()) {
    findings.applicable = false;
    return findings;
  }
  const Match* best = &matches.front();
  double value = -1;
  for (const Match& match : matches) {
    const std::string_view text = text_at(subject, match);
    const double here = matcher.coverage(p.first_words > 0 ? beginning(text, p.first_words) : text);
    if (here > value) value = here, best = &match;
  }
  Finding finding = finding_at(*best);
  finding.arguments.push_back({"found", excerpt(text_at(subject, *best))});
  add(p, subject, findings, std::move(finding), value);
  return findings;
}

double spread(const Subject& subject) {
  const Document& document = subject.document;
  std::uint32_t first = 0xFFFFFFFFu, last = 0;
  for (const Block& block : document.blocks) {
    if (block.role != Role::body || document.nodes[block.node].region != Region::article) continue;
    first = std::min(first, block.text.begin.value);
    last = std::max(last, block.text.end.value);
  }
  std::array<bool, 3> thirds{};
  for (const KeyphraseMatch& match : subject.analysis.keyphrase) {
    if (match.span.begin.value < first || last <= first) continue;
    const std::uint64_t at = match.span.begin.value - first;
    thirds[std::min<std::uint64_t>(2, at * 3 / (last - first))] = true;
  }
  return double(std::count(thirds.begin(), thirds.end(), true)) / 3;
}

Findings along_text(const Parameters& p, const Subject& subject) {
  Findings findings;
  const double words = subject.analysis.metrics.words;
  if (subject.brief.keyphrase.empty() || words == 0 || words < p.from_words) {
    findings.applicable = false;
    return findings;
  }
  const double count = double(subject.analysis.keyphrase.size());
  double value = count;
  if (p.aspect == Aspect::density) value = 100 * count / words;
  if (p.aspect == Aspect::spread) value = spread(subject);
  Finding finding = finding_on_document();
  finding.arguments = {{"count", count}, {"words", words}};
  for (const KeyphraseMatch& match : subject.analysis.keyphrase) {
    if (finding.related.size() == 3) break;
    finding.related.push_back(match.span);
  }
  add(p, subject, findings, std::move(finding), value);
  return findings;
}

Compiled compile(Fields& fields, const Rule& rule) {
  Parameters p;
  p.aspect = fields.one_of<Aspect>("aspect",
                                   {{"coverage", Aspect::coverage},
                                    {"share", Aspect::share},
                                    {"length", Aspect::length},
                                    {"declared", Aspect::declared},
                                    {"density", Aspect::density},
                                    {"count", Aspect::count},
                                    {"spread", Aspect::spread}},
                                   Aspect::coverage);
  p.selection = read_selection(fields, p.aspect == Aspect::coverage ? "title"
                                       : p.aspect == Aspect::share  ? "h2, h3"
                                                                    : "");
  p.first_words = fields.number("first-words").value_or(0);
  p.from_words = fields.number("from-words").value_or(0);
  p.bands = rule.bands;
  if (p.bands.empty())
    fields.error("bands", {"la sorte «\u00A0keyphrase\u00A0» demande des bandes («\u00A0bands\u00A0») sur la valeur de "
                           "son «\u00A0aspect\u00A0»",
                           "kind “keyphrase” needs “bands” over the value of its “aspect”"});
  const auto over = [&](Findings (*of)(const Parameters&, const Subject&), Facts needs) -> Compiled {
    return {[p, of](const Subject& s) { return of(p, s); }, needs, nullptr, nullptr};
  };
  if (p.aspect == Aspect::coverage) return over(coverage, p.selection.needs());
  if (p.aspect == Aspect::share) return over(share, p.selection.needs());
  if (p.aspect == Aspect::length) return over(length, Facts());
  if (p.aspect == Aspect::declared) return over(declared, Facts());
  return over(along_text, Facts(Fact::keyphrase));
}

}  // namespace

const RuleKind keyphrase_kind{"keyphrase", compile};

}  // namespace calame
