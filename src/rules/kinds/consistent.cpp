// kind = "consistent": one thing written in several ways. The most frequent way is the document's; the others are
// found.
#include <algorithm>
#include <map>

#include "document/worded.h"
#include "rules/kinds/exceptions.h"
#include "rules/kinds/phrases.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"
#include "rules/kinds/trigger_index.h"

namespace calame {
namespace {

struct Variant {
  std::string name;  // as messages call it
  Phrases phrases;
  std::optional<Pattern> pattern;     // its first group, or the whole, is the place
  TriggerSet watched;                 // only a block that holds one of these can hold a place; none: any can
  std::vector<std::string> signs;     // … and only a text that holds one of these; none: any can
  std::optional<std::string> writes;  // what replaces another variant's place
};

struct Parameters {
  Selection selection;
  Exceptions exceptions;
  std::vector<Variant> variants;
  double share = 0;  // of all places, that the most frequent way needs to be the document's
  std::uint32_t at_least = 2;
  bool each_parent = false;  // counted by the parent of what is selected: the items of one list
  bool only_without_preset = false;
  Applicability safety = Applicability::display_only;
};

struct Place {
  TextSpan span;
  std::size_t variant = 0;
  bool operator<(const Place& o) const {
    return span.begin != o.span.begin ? span.begin < o.span.begin : span.end > o.span.end;
  }
};

void find_pattern(const Pattern& pattern, const Subject& subject, TextSpan block, std::size_t variant,
                  std::vector<Place>& places) {
  const std::string_view text = text_of(subject.document, block);
  for (std::size_t from = 0; const auto hit = pattern.find(text, from);) {
    std::size_t begin = hit->begin, end = hit->end;
    if (!hit->groups.empty() && hit->groups.front().data() != nullptr) {
      begin = static_cast<std::size_t>(hit->groups.front().data() - text.data());
      end = begin + hit->groups.front().size();
    }
    places.push_back(
        {TextSpan(block.begin.value + std::uint32_t(begin), block.begin.value + std::uint32_t(end)), variant});
    from = std::max(hit->end, next_character(text, hit->begin));
  }
}

std::vector<Place> places_in(const Parameters& p, const Subject& subject, std::span<const TextSpan> blocks) {
  std::vector<Place> places;
  const auto look = [&](std::size_t v, TextSpan block) {
    for (const TextSpan span : p.variants[v].phrases.find(subject, block)) places.push_back({span, v});
    if (p.variants[v].pattern) find_pattern(*p.variants[v].pattern, subject, block, v, places);
  };
  std::vector<const TriggerSet*> sets;
  for (std::size_t v = 0; v < p.variants.size(); ++v) {
    sets.push_back(&p.variants[v].watched);
    if (!p.variants[v].watched.triggers.empty()) continue;
    for (const TextSpan block : blocks) look(v, block);
  }
  const bool watches = std::any_of(sets.begin(), sets.end(), [](const auto* set) { return !set->triggers.empty(); });
  if (watches) {
    const TriggerIndex& index = trigger_index(sets, Owner::rule);
    for (const Stretch& stretch : stretches_of(blocks))
      index.each_block(subject.document.prose, stretch.span, stretch.blocks,
                       [&](std::uint32_t v, const TextSpan& block) { look(v, block); });
  }
  std::erase_if(places, [&](const Place& place) { return excepted(p.exceptions, subject, place.span); });
  std::sort(places.begin(), places.end());
  std::uint32_t end = 0;  // « e-mail » holds no « mail »: the longest counts
  std::erase_if(places, [&](const Place& place) {
    if (place.span.begin.value < end) return true;
    end = place.span.end.value;
    return false;
  });
  return places;
}

void judge(const Parameters& p, const Subject& subject, const std::vector<Place>& places, Findings& findings) {
  if (places.size() < p.at_least) return;
  std::vector<std::uint32_t> counts(p.variants.size(), 0);
  for (const Place& place : places) ++counts[place.variant];
  // Of equals the one that comes first.
  std::size_t usual = places.front().variant;
  for (const Place& place : places)
    if (counts[place.variant] > counts[usual]) usual = place.variant;
  if (counts[usual] == places.size() || counts[usual] < p.share * double(places.size())) return;
  const Variant& kept = p.variants[usual];
  for (const Place& place : places) {
    if (place.variant == usual) continue;
    Finding finding;
    finding.text = place.span;
    finding.arguments = {{"found", excerpt(text_of(subject.document, place.span))},
                         {"variant", p.variants[place.variant].name},
                         {"usual", kept.name},
                         {"count", double(counts[place.variant])},
                         {"times", double(counts[usual])}};
    if (kept.writes) {
      if (auto edit = prose_edit(subject.document, subject.source, place.span, *kept.writes)) {
        finding.edits.push_back(std::move(*edit));
        finding.applicability = p.safety;
      }
    }
    findings.items.push_back(std::move(finding));
  }
}

// What is written in one way alone is consistent: a few signs tell it of most texts.
bool may_differ(const Parameters& p, const Subject& subject) {
  const std::string_view prose = subject.document.prose;
  return std::count_if(p.variants.begin(), p.variants.end(), [&](const Variant& variant) {
           return variant.signs.empty() ||
                  std::any_of(variant.signs.begin(), variant.signs.end(),
                              [&](const std::string& sign) { return prose.find(sign) != std::string_view::npos; });
         }) > 1;
}

// The selected texts, by the element that holds them.
std::map<NodeId, std::vector<TextSpan>> by_parent(const Parameters& p, const Subject& subject) {
  std::map<NodeId, std::vector<TextSpan>> groups;
  for (const Match& match : select(subject, p.selection))
    if (match.node != no_node && !match.text.empty())
      groups[subject.document.nodes[match.node].parent].push_back(match.text);
  return groups;
}

Findings check(const Parameters& p, const Subject& subject) {
  Findings findings;
  if (p.only_without_preset && !subject.brief.typography.empty()) {
    findings.applicable = false;
    return findings;
  }
  if (!may_differ(p, subject)) {
    // nothing to compare
  } else if (p.each_parent) {
    for (const auto& [parent, texts] : by_parent(p, subject)) judge(p, subject, places_in(p, subject, texts), findings);
    std::sort(findings.items.begin(), findings.items.end(),
              [](const Finding& a, const Finding& b) { return a.text < b.text; });
  } else {
    judge(p, subject, places_in(p, subject, prose_of(subject, p.selection)), findings);
  }
  findings.value = double(findings.items.size());
  return findings;
}

Variant read_variant(Fields& fields, bool match_case, bool inflect) {
  Variant variant;
  variant.name = fields.required_text("name");
  variant.phrases = Phrases(fields.words("words"), inflect, match_case);
  if (fields.has("pattern")) variant.pattern = fields.pattern("pattern");
  variant.writes = fields.text("writes");
  if (variant.pattern && variant.phrases.empty()) variant.watched.triggers = read_triggers(fields);
  if (!variant.pattern) variant.watched.triggers = variant.phrases.take_triggers();
  for (const Trigger& trigger : variant.watched.triggers) {
    variant.signs.push_back(trigger.fixed_part());
    if (!variant.signs.back().empty()) continue;
    variant.signs.clear();
    break;
  }
  if (variant.phrases.empty() && !variant.pattern && !fields.failed())
    fields.error("words", {"une variante demande «\u00A0words\u00A0» ou «\u00A0pattern\u00A0»",
                           "a variant needs “words” or “pattern”"});
  fields.finish();
  return variant;
}

Compiled compile(Fields& fields, const Rule& rule) {
  Parameters p;
  p.selection = read_selection(fields);
  p.exceptions = read_exceptions(fields);
  const bool match_case = fields.flag("match-case", false), inflect = fields.flag("inflect", false);
  for (Fields& variant : fields.tables("variants")) p.variants.push_back(read_variant(variant, match_case, inflect));
  if (p.variants.size() < 2 && !fields.failed())
    fields.error("variants", {"la sorte «\u00A0consistent\u00A0» demande au moins deux «\u00A0variants\u00A0»",
                              "kind “consistent” needs at least two “variants”"});
  p.share = fields.number("share").value_or(0);
  if (!(p.share >= 0 && p.share <= 1))
    fields.error("share", {"«\u00A0share\u00A0» est une part, de 0 à 1", "“share” is a share, 0 to 1"});
  p.at_least = static_cast<std::uint32_t>(std::clamp(fields.number("at-least").value_or(2), 2.0, 1e6));
  p.each_parent = fields.one_of<bool>("per", {{"document", false}, {"parent", true}}, false);
  if (p.each_parent && !p.selection.selector)
    fields.error("per", {"«\u00A0per = \"parent\"\u00A0» accompagne «\u00A0select\u00A0»",
                         "“per = \"parent\"” goes with “select”"});
  p.only_without_preset = fields.flag("only-without-preset", false);
  p.safety = rule.fix ? rule.fix->safety : Applicability::display_only;
  Facts needs = Facts(Fact::protected_spans) | Fact::tokens | Fact::passages | p.selection.needs();
  if (inflect) needs = needs | Fact::forms;
  return {[p](const Subject& s) { return check(p, s); }, needs, nullptr, nullptr};
}

}  // namespace

const RuleKind consistent_kind{"consistent", compile};

}  // namespace calame
