// kind = "phrase": words and expressions, whole and in any case; with `inflect`, in any ending.
#include <algorithm>
#include <iterator>
#include <map>
#include <memory>

#include "analysis/characters.h"
#include "analysis/lexicon.h"
#include "rules/kinds/context.h"
#include "rules/kinds/exceptions.h"
#include "rules/kinds/phrases.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

struct Parameters {
  Selection selection;
  Exceptions exceptions;
  Context context;
  Phrases phrases;
  std::optional<Pattern> pattern;
  TriggerSet watched;                               // only blocks that hold one are searched; none: all are
  bool whole = false;                               // the selected text is the phrase and nothing else
  std::optional<std::size_t> most_gaps;             // whole: gaps between words that no phrase has more of
  bool start = false;                               // … or begins with it
  bool must_contain = false;                        // the flaw is that none stands there
  double from_words = 0;                            // must_contain: shorter texts are left alone
  std::map<std::string, std::string> replacements;  // folded phrase → what to write; "" key for all
  FixSafety safety;
};

// One word in another number: courriel of « mail » becomes courriels of « mails ». Only where the lexicon knows it.
std::optional<std::string> plural_like(const Language& language, const std::string& phrase, std::string_view found,
                                       const std::string& replacement) {
  const std::string plural = fold(found), single = fold(phrase);
  if (plural != single + "s" && plural != single + "x") return std::nullopt;
  if (!language.lexicon || replacement.find_first_of(" -'") != std::string::npos) return std::nullopt;
  for (const char* ending : {"s", "x"})
    if (language.lexicon->contains(replacement + ending)) return replacement + ending;
  return std::nullopt;
}

struct Hit {
  TextSpan span;
  const std::string* phrase = nullptr;  // found in another ending, perhaps
};

// « dans le but\nde » is the phrase too.
std::string in_single_spaces(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::uint32_t space = space_size(text, i);
    if (space == 0) {
      out += text[i++];
      continue;
    }
    if (!out.empty() && out.back() != ' ') out += ' ';
    i += space;
  }
  return out;
}

const std::string* replacement_for(const Parameters& p, std::string_view found) {
  const auto at = p.replacements.find(fold(in_single_spaces(found)));
  return at == p.replacements.end() ? nullptr : &at->second;
}

// What to write, and whether it can stand as it is: « impacter = toucher » tells of « impacte » what to use, not its
// ending; « mail = courriel » does of « mails », courriels.
struct Cure {
  std::string text;
  bool fits = true;
};

std::optional<Cure> cure_for(const Parameters& p, const Subject& subject, std::string_view found, const Hit& hit) {
  if (p.replacements.empty()) return std::nullopt;
  if (const auto* exact = replacement_for(p, found)) return Cure{*exact};
  if (const auto* other = hit.phrase ? replacement_for(p, *hit.phrase) : nullptr) {
    if (auto plural = plural_like(subject.language, *hit.phrase, found, *other)) return Cure{*plural};
    return Cure{*other, false};
  }
  const auto all = p.replacements.find("");
  if (all == p.replacements.end()) return std::nullopt;
  // Another ending than that of the word in the list: « l’a impacté » must not become « l’a toucher ».
  if (hit.phrase && fold(in_single_spaces(found)) != fold(*hit.phrase)) {
    if (auto plural = plural_like(subject.language, *hit.phrase, found, all->second)) return Cure{*plural};
    return Cure{all->second, false};
  }
  return Cure{all->second};
}

// « Au jour d’aujourd’hui » at the head of a sentence asks for « Aujourd’hui ».
std::string in_the_case_of(std::string_view found, std::string replacement) {
  if (found.empty() || replacement.empty()) return replacement;
  const auto lowered = fold(found.substr(0, 1));
  const bool capital = lowered != found.substr(0, 1) && found.front() >= 'A' && found.front() <= 'Z';
  if (capital && replacement.front() >= 'a' && replacement.front() <= 'z') replacement.front() -= 'a' - 'A';
  return replacement;
}

// « d’être en mesure de » must not become « d’pouvoir ».
bool breaks_elision(const Document& document, TextSpan span, std::string_view replacement) {
  const std::string_view before = std::string_view(document.prose).substr(0, span.begin.value);
  if (!before.ends_with("’") && !before.ends_with("'")) return false;
  constexpr std::string_view vowels = "aeiouyh";
  const std::string first = fold(replacement.substr(0, next_character(replacement, 0)));
  return first.empty() || vowels.find(first.front()) == std::string_view::npos;
}

void add(const Parameters& p, const Subject& subject, const Hit& hit, Findings& findings) {
  const TextSpan span = hit.span;
  if (excepted(p.exceptions, subject, span)) return;
  Finding finding;
  finding.text = span;
  const std::string_view found = text_of(subject.document, span);
  finding.arguments.push_back({"found", excerpt(found)});
  if (auto cure = cure_for(p, subject, found, hit)) {
    std::string text = cure->fits ? in_the_case_of(found, std::move(cure->text)) : std::move(cure->text);
    finding.arguments.push_back({"replacement", text});
    if (!cure->fits || breaks_elision(subject.document, span, text)) {
      // the message says it
    } else if (auto edit = prose_edit(subject.document, subject.source, span, text)) {
      finding.edits.push_back(std::move(*edit));
      finding.applicability = p.safety.at(subject.document, finding.text);
    }
  }
  findings.items.push_back(std::move(finding));
}

// Without what surrounds the words: « Cliquez ici ! » is the phrase « cliquez ici ».
TextSpan trimmed(const Subject& subject, TextSpan span) {
  const auto tokens = subject.analysis.tokens_in(span);
  const auto is_word = [](const Token& t) { return t.kind == TokenKind::word || t.kind == TokenKind::number; };
  const auto first = std::find_if(tokens.begin(), tokens.end(), is_word);
  if (first == tokens.end()) return span;
  const auto last = std::find_if(tokens.rbegin(), tokens.rend(), is_word);
  return TextSpan(first->span.begin, last->span.end);
}

bool wanted(const Parameters& p, TextSpan within, TextSpan hit) {
  if (p.whole) return hit == within;
  return !p.start || hit.begin == within.begin;
}

void find_pattern(const Pattern& pattern, const Subject& subject, TextSpan within, std::vector<Hit>& hits) {
  const std::string_view text = text_of(subject.document, within);
  std::size_t from = 0;
  while (const auto hit = pattern.find(text, from)) {
    hits.push_back(
        {TextSpan(within.begin.value + std::uint32_t(hit->begin), within.begin.value + std::uint32_t(hit->end)),
         nullptr});
    from = hit->end;
  }
}

// All hits, ascending; of several at one place the longest.
std::vector<Hit> hits_in(const Parameters& p, const Subject& subject, TextSpan within) {
  std::vector<const std::string*> which;
  const std::vector<TextSpan> spans = p.phrases.find(subject, within, which);
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < spans.size(); ++i) hits.push_back({spans[i], which.empty() ? nullptr : which[i]});
  if (p.pattern) find_pattern(*p.pattern, subject, within, hits);
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return hits;
}

bool runs_over_a_border(const Stretch& stretch, std::span<const Hit> hits) {
  std::size_t block = 0;
  for (const Hit& hit : hits) {
    while (stretch.blocks[block].end <= hit.span.begin) ++block;
    if (!stretch.blocks[block].contains(hit.span)) return true;
  }
  return false;
}

// A link that is a sentence is no « en savoir plus »: nothing needs to be searched in it.
bool is_too_long(const Parameters& p, const Subject& subject, const Stretch& stretch) {
  if (!p.most_gaps || stretch.blocks.size() != 1) return false;
  const std::string_view text = text_of(subject.document, trimmed(subject, stretch.blocks.front()));
  std::size_t gaps = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    // Behind what may end a gap of several spaces, one more is no other gap.
    const auto before = static_cast<unsigned char>(text[i - 1]);
    gaps += text[i] == ' ' && before != ' ' && before != '\n' && before != 0xA0 && before != 0xAF;
  }
  return gaps > *p.most_gaps;
}

void check_stretch(const Parameters& p, const Subject& subject, const Stretch& stretch, Findings& findings) {
  if (is_too_long(p, subject, stretch)) return;
  const std::vector<Hit> hits = hits_in(p, subject, stretch.span);
  if (runs_over_a_border(stretch, hits)) {  // it may hide one that begins the next block
    for (const TextSpan& block : stretch.blocks) check_stretch(p, subject, {block, {&block, 1}}, findings);
    return;
  }
  std::size_t block = 0;
  std::optional<TextSpan> last;
  for (const Hit& hit : hits) {
    while (stretch.blocks[block].end <= hit.span.begin) ++block;
    const TextSpan own = stretch.blocks[block];
    if (last && last->overlaps(hit.span)) continue;
    if ((p.whole || p.start) && !wanted(p, trimmed(subject, own), hit.span)) continue;
    const std::size_t begin = hit.span.begin.value - own.begin.value, end = hit.span.end.value - own.begin.value;
    if (!p.context.holds(text_of(subject.document, own), begin, end)) continue;
    add(p, subject, hit, findings);
    last = hit.span;
  }
}

void conclude(const Parameters& p, const Subject& subject, bool any_block, Findings& findings) {
  findings.applicable = !p.selection.selector || any_block;
  if (p.must_contain) {
    const bool missing = findings.items.empty();
    findings.items.clear();
    findings.applicable &= subject.analysis.metrics.words >= p.from_words;
    if (missing && findings.applicable) findings.items.push_back(finding_on_document());
  }
  findings.value = double(findings.items.size());
}

Findings check(const Parameters& p, const Subject& subject) {
  Findings findings;
  const auto blocks = prose_of(subject, p.selection);
  const auto stretches = stretches_of(blocks);
  if (p.watched.triggers.empty()) {
    for (const Stretch& stretch : stretches) check_stretch(p, subject, stretch, findings);
  } else {
    const TriggerSet* const own[] = {&p.watched};
    const TriggerIndex& index = trigger_index(own, Owner::rule);
    for (const Stretch& stretch : stretches)
      index.each_block(subject.document.prose, stretch.span, stretch.blocks, [&](std::uint32_t, const TextSpan& block) {
        check_stretch(p, subject, {block, {&block, 1}}, findings);
      });
  }
  conclude(p, subject, !blocks.empty(), findings);
  return findings;
}

// Rules that read all prose look together where any of their phrases may stand.
std::vector<Findings> check_all(const Subject& subject, std::span<const void* const> parameters) {
  std::vector<Findings> findings(parameters.size());
  std::vector<std::size_t> together;
  std::vector<const TriggerSet*> sets;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const auto& p = *static_cast<const Parameters*>(parameters[i]);
    const bool alone = p.selection.selector || p.selection.scope != Scope::content || p.watched.triggers.empty();
    if (alone) {
      findings[i] = check(p, subject);
      continue;
    }
    sets.push_back(&p.watched);
    together.push_back(i);
  }
  if (together.empty()) return findings;
  const TriggerIndex& index = trigger_index(sets, Owner::rule);
  const auto blocks = prose_of(subject, {});
  for (const Stretch& stretch : stretches_of(blocks))
    index.each_block(
        subject.document.prose, stretch.span, stretch.blocks, [&](std::uint32_t rule, const TextSpan& block) {
          const std::size_t i = together[rule];
          check_stretch(*static_cast<const Parameters*>(parameters[i]), subject, {block, {&block, 1}}, findings[i]);
        });
  for (const std::size_t i : together)
    conclude(*static_cast<const Parameters*>(parameters[i]), subject, !blocks.empty(), findings[i]);
  return findings;
}

// The phrases that it replaces are words to look for.
void read_replacements(Fields& fields, Parameters& p, std::vector<std::string>& words) {
  if (const auto all = fields.text("replace")) p.replacements[""] = *all;
  auto table = fields.table("replacements");
  if (!table) return;
  for (const std::string& key : table->keys()) {
    const auto value = table->text(key);
    if (!value) continue;
    p.replacements[fold(key)] = *value;
    if (!key.empty()) words.push_back(key);
  }
  table->finish();
}

// Each pattern was checked by itself; one alternation of them is searched in one pass.
std::optional<Pattern> one_of(const std::vector<Pattern>& patterns) {
  if (patterns.size() < 2) return patterns.empty() ? std::nullopt : std::optional(patterns.front());
  std::string regex;
  for (const Pattern& pattern : patterns) regex += (regex.empty() ? "(?:" : "|(?:") + pattern.regex() + ")";
  auto joined = Pattern::compile(regex, {.ignore_case = false, .lazy = true, .may_be_empty = false});
  return joined ? std::optional(*joined) : std::nullopt;
}

std::size_t most_gaps_of(const std::vector<std::string>& phrases) {
  std::size_t most = 0;
  for (const std::string& phrase : phrases) {
    std::size_t gaps = 0;
    for (std::size_t i = 0; i < phrase.size(); i += std::max(1u, space_size(phrase, i)))
      gaps += space_size(phrase, i) > 0;
    most = std::max(most, gaps);
  }
  return most;
}

Compiled compile(Fields& fields, const Rule& rule) {
  auto shared = std::make_shared<Parameters>();
  Parameters& p = *shared;
  p.selection = read_selection(fields);
  p.exceptions = read_exceptions(fields);
  p.context = read_context(fields);
  std::vector<std::string> words = fields.words("words");
  read_replacements(fields, p, words);
  p.pattern = one_of(fields.patterns("patterns"));
  if (words.empty() && !p.pattern && !fields.failed())
    fields.error("words", {"la sorte «\u00A0phrase\u00A0» demande «\u00A0words\u00A0», «\u00A0replacements\u00A0» ou "
                           "«\u00A0patterns\u00A0»",
                           "kind “phrase” needs “words”, “replacements” or “patterns”"});
  const bool inflect = fields.flag("inflect", false);
  p.phrases = Phrases(words, inflect, fields.flag("match-case", false));
  p.watched.triggers = read_triggers(fields);
  const bool all_watched =
      (!p.pattern || !p.watched.triggers.empty()) && (p.phrases.empty() || !p.phrases.triggers().empty());
  std::vector<Trigger> of_phrases = p.phrases.take_triggers();
  if (p.watched.triggers.empty()) std::swap(p.watched.triggers, of_phrases);
  std::move(of_phrases.begin(), of_phrases.end(), std::back_inserter(p.watched.triggers));
  if (!all_watched) p.watched.triggers.clear();
  p.whole = fields.flag("whole", false);
  if (p.whole && !p.pattern && p.phrases.as_spelled()) p.most_gaps = most_gaps_of(words);
  p.start = fields.flag("at-start", false);
  p.must_contain = fields.flag("must-contain", false);
  p.from_words = fields.number("from-words").value_or(0);
  p.safety = fix_safety(rule);
  Facts needs = (Fact::protected_spans | Fact::tokens) | p.selection.needs();
  if (inflect) needs = needs | Fact::forms;
  return {[shared](const Subject& s) { return check(*shared, s); }, needs, check_all, shared};
}

}  // namespace

const RuleKind phrase_kind{"phrase", compile};

}  // namespace calame
