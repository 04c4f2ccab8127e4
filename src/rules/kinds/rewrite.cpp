// kind = "rewrite": a glyph pattern in its context, and what it should read. Without `replace` it only reports.
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "analysis/characters.h"
#include "document/worded.h"
#include "rules/error_sink.h"
#include "rules/kinds/context.h"
#include "rules/kinds/exceptions.h"
#include "rules/kinds/restore_spelling.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"
#include "rules/kinds/trigger_index.h"

namespace calame {
namespace {

// `replace` parsed once: text and groups (\1 … \9) of the match.
struct Piece {
  std::string text;
  int group = -1;
};

struct Parameters {
  Selection selection;
  Exceptions exceptions;
  std::optional<Pattern> match;  // none: the triggers are what is looked for
  std::size_t marked = 0;        // the group that is the hit; 0: the whole match
  TriggerSet watched;            // only blocks that hold one of them are searched; none: all are
  bool contiguous = false;       // silent where markup stands inside the hit
  bool only_shown = false;       // silent where white space collapses before a reader sees it
  bool anchored = false;         // ^ and $ are the borders of a block: searched block by block
  Context context;
  Restores restores = Restores::nothing;
  bool replaces = false;
  std::vector<Piece> replace;
  Applicability safety = Applicability::display_only;
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> named_characters = {{{"nbsp", "\u00A0"},
                                                                                            {"nnbsp", "\u202F"},
                                                                                            {"thin", "\u2009"},
                                                                                            {"apostrophe", "’"},
                                                                                            {"ellipsis", "…"},
                                                                                            {"endash", "–"},
                                                                                            {"emdash", "—"}}};

std::vector<Piece> parse_template(Fields& fields, const std::string& text) {
  std::vector<Piece> pieces{{}};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9') {
      pieces.push_back({"", text[++i] - '0'});
      pieces.push_back({});
      continue;
    }
    if (text[i] == '{') {
      const std::size_t close = text.find('}', i);
      const std::string name = close == std::string::npos ? "" : text.substr(i + 1, close - i - 1);
      bool known = false;
      for (const auto& [key, character] : named_characters)
        if (key == name) pieces.back().text += character, known = true;
      if (!known)
        fields.error("replace", worded("«\u00A0{{{}}}\u00A0» n’est pas un caractère connu\u202F; possibles\u00A0: {}",
                                       "“{{{}}}” is no named character; known: {}", clipped(name),
                                       "nbsp, nnbsp, thin, apostrophe, ellipsis, endash, emdash"));
      if (close == std::string::npos) break;
      i = close;
      continue;
    }
    pieces.back().text += text[i];
  }
  return pieces;
}

std::string expand(const std::vector<Piece>& pieces, std::string_view whole,
                   const std::vector<std::string_view>& groups) {
  std::string out;
  for (const Piece& piece : pieces) {
    out += piece.text;
    if (piece.group == 0) out += whole;
    if (piece.group > 0 && std::size_t(piece.group) <= groups.size()) out += groups[std::size_t(piece.group) - 1];
  }
  return out;
}

// The letters around a hit: a pattern for part of a word is faster than one for the word.
TextSpan word_at(const Document& document, TextSpan hit) {
  const std::size_t block = block_at(document, hit.begin);
  if (block >= document.blocks.size()) return hit;
  const std::string_view text = text_of(document, document.blocks[block].text);
  const std::uint32_t base = document.blocks[block].text.begin.value;
  std::size_t begin = hit.begin.value - base, end = hit.end.value - base;
  const Classifier classify;
  const auto is_letter = [&](char32_t c) { return (classify(c) & char_class::letter) != 0; };
  while (begin > 0 && is_letter(decode_before(text, begin).value)) begin -= decode_before(text, begin).size;
  while (end < text.size() && is_letter(decode(text, end).value)) end += decode(text, end).size;
  return {base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(end)};
}

// Nothing but prose between its ends in the file: « et ![image](a.png). » holds more than a space and a period.
bool is_contiguous(const Document& document, TextSpan hit) {
  const auto& segments = document.segments;
  auto at = std::upper_bound(segments.begin(), segments.end(), hit.begin.value,
                             [](std::uint32_t place, const Segment& s) { return place < s.text; });
  if (at != segments.begin()) --at;
  for (; at + 1 != segments.end() && at != segments.end(); ++at) {
    const auto next = at + 1;
    if (next->text >= hit.end.value) break;
    if (at->source + at->source_size != next->source) return false;
  }
  return true;
}

// The same few words are looked up again and again in one document.
class Spellings {
 public:
  explicit Spellings(const Lexicon* lexicon) : lexicon_(lexicon) {}
  const std::optional<std::string>& restored(std::string_view word, Restores restores) {
    std::string key(word);
    key += static_cast<char>(restores);
    const auto [known, is_new] = known_.try_emplace(std::move(key));
    if (is_new && lexicon_) known->second = restored_spelling(*lexicon_, word, restores);
    return known->second;
  }

 private:
  const Lexicon* lexicon_;
  std::unordered_map<std::string, std::optional<std::string>> known_;
};

// The spelling that `found` should have; none where it may stand as it is.
std::optional<std::string> spelling_for(const Parameters& p, std::string_view found, Spellings& spellings) {
  switch (p.restores) {
    case Restores::nothing:
      return std::nullopt;
    case Restores::composition:
      return composed_spelling(found);
    case Restores::windows_1252:
      return windows_1252_spelling(found);
    case Restores::ligatures:
    case Restores::capitals:
      break;
  }
  return spellings.restored(found, p.restores);
}

void add(const Parameters& p, const Subject& subject, TextSpan span, const std::vector<std::string_view>& groups,
         Spellings& spellings, Findings& findings) {
  if (p.restores == Restores::ligatures) span = word_at(subject.document, span);
  const std::string_view found = text_of(subject.document, span);
  std::optional<std::string> replacement = spelling_for(p, found, spellings);  // most words are right as they stand
  if (p.restores != Restores::nothing && !replacement) return;
  if (p.contiguous && !is_contiguous(subject.document, span)) return;
  if (excepted(p.exceptions, subject, span)) return;
  if (p.replaces && !replacement) replacement = expand(p.replace, found, groups);
  if (replacement && *replacement == found) return;
  if (replacement && replacement->size() < found.size() && !is_contiguous(subject.document, span)) return;
  Finding& finding = findings.items.emplace_back();
  finding.text = span;
  finding.arguments.reserve(replacement ? 2 : 1);
  finding.arguments.push_back({"found", std::string(found)});
  if (!replacement) return;
  if (auto edit = prose_edit(subject.document, subject.source, span, *replacement)) {
    if (subject.source.text_of(edit->span) == found) finding.source = edit->span;  // it need not be looked for again
    finding.edits.push_back(std::move(*edit));
    finding.applicability = p.safety;
  }
  finding.arguments.push_back({"replacement", *std::move(replacement)});
}

// One hit of the search, judged in its block.
class Judge {
 public:
  Judge(const Parameters& p, const Subject& subject, Stretch stretch, Spellings& spellings, Findings& findings)
      : p_(p), subject_(subject), stretch_(stretch), spellings_(spellings), findings_(findings) {}

  // Offsets count from the stretch. False: it does not fit there, or runs over a block's end.
  bool accept(std::size_t begin, std::size_t end, const std::vector<std::string_view>& groups) {
    const std::uint32_t base = stretch_.span.begin.value;
    const TextSpan hit(base + std::uint32_t(begin), base + std::uint32_t(end));
    while (stretch_.blocks[block_].end <= hit.begin) ++block_;  // hits ascend
    const TextSpan block = stretch_.blocks[block_];
    if (!block.contains(hit)) return false;
    const std::uint32_t from = block.begin.value;
    if (!p_.context.holds(text_of(subject_.document, block), hit.begin.value - from, hit.end.value - from))
      return false;
    add(p_, subject_, hit, groups, spellings_, findings_);
    return true;
  }

 private:
  const Parameters& p_;
  const Subject& subject_;
  Stretch stretch_;
  Spellings& spellings_;
  Findings& findings_;
  std::size_t block_ = 0;
};

void scan_pattern(const Parameters& p, const Subject& subject, const Stretch& stretch, Spellings& spellings,
                  Findings& findings) {
  const std::string_view text = text_of(subject.document, stretch.span);
  Judge judge(p, subject, stretch, spellings, findings);
  std::size_t from = 0;
  while (auto hit = p.match->find(text, from)) {
    std::size_t begin = hit->begin, end = hit->end;
    if (p.marked > 0 && p.marked <= hit->groups.size() && hit->groups[p.marked - 1].data() != nullptr) {
      begin = static_cast<std::size_t>(hit->groups[p.marked - 1].data() - text.data());
      end = begin + hit->groups[p.marked - 1].size();
    }
    if (judge.accept(begin, end, hit->groups)) {
      from = std::max(end, next_character(text, hit->begin));
    } else {  // a shorter look further right may fit the context
      from = next_character(text, hit->begin);
    }
  }
}

// Rules that read the same blocks, searched together: one pass finds where any of them may have something to say.
class Search {
 public:
  Search(const Subject& subject, std::span<const Parameters* const> rules, std::span<Findings* const> findings)
      : subject_(subject), rules_(rules), findings_(findings), spellings_(subject.language.lexicon.get()) {
    std::vector<const TriggerSet*> sets;
    sets.reserve(rules.size());
    std::size_t triggers = 0;
    for (const Parameters* rule : rules) triggers += rule->watched.triggers.size();
    watches_.reserve(triggers);
    for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
      sets.push_back(&rules[rule]->watched);
      watches_.insert(watches_.end(), rules[rule]->watched.triggers.size(), {rule, nobody});
    }
    index_ = &trigger_index(sets, Owner::trigger);
  }

  void run(std::span<const TextSpan> blocks) {
    for (const Stretch& stretch : stretches_of(blocks)) {
      watch(stretch);
      for (std::size_t rule = 0; rule < rules_.size(); ++rule)
        if (rules_[rule]->watched.triggers.empty()) scan_all(rule, stretch);
    }
  }

 private:
  static constexpr std::size_t nobody = std::size_t(-1);
  struct Watch {
    std::uint32_t rule;
    std::size_t last;  // of a pattern: the last block searched for it; of an exact text: where the last one ended
  };

  void watch(const Stretch& stretch) {
    index_->each_hit(subject_.document.prose, stretch.span, stretch.blocks,
                     [&](std::uint32_t owner, std::size_t block, TextSpan hit) {
                       seen(watches_[owner], stretch.blocks[block], hit);
                     });
  }

  void seen(Watch& watch, TextSpan block, TextSpan hit) {
    const Parameters& p = *rules_[watch.rule];
    Findings& findings = *findings_[watch.rule];
    if (p.match) {
      // Another trigger of the same rule may have led here.
      std::size_t& searched = last_block_of(watch.rule);
      if (std::exchange(searched, block.begin.value) != block.begin.value)
        scan_pattern(p, subject_, {block, {&block, 1}}, spellings_, findings);
      return;
    }
    if (watch.last != nobody && hit.begin.value < watch.last) return;
    watch.last = hit.end.value;
    const Stretch alone{block, {&block, 1}};
    Judge(p, subject_, alone, spellings_, findings)
        .accept(hit.begin.value - block.begin.value, hit.end.value - block.begin.value, {});
  }

  void scan_all(std::size_t rule, const Stretch& stretch) {
    const Parameters& p = *rules_[rule];
    if (!p.match) return;
    if (!p.anchored) return scan_pattern(p, subject_, stretch, spellings_, *findings_[rule]);
    for (const TextSpan& block : stretch.blocks)
      scan_pattern(p, subject_, {block, {&block, 1}}, spellings_, *findings_[rule]);
  }

  std::size_t& last_block_of(std::uint32_t rule) {
    if (searched_.empty()) searched_.assign(rules_.size(), nobody);
    return searched_[rule];
  }

  const Subject& subject_;
  std::span<const Parameters* const> rules_;
  std::span<Findings* const> findings_;
  Spellings spellings_;
  const TriggerIndex* index_ = nullptr;
  std::vector<Watch> watches_;
  std::vector<std::size_t> searched_;
};

void search(const Subject& subject, std::span<const Parameters* const> rules, std::span<Findings* const> findings) {
  Search(subject, rules, findings).run(prose_of(subject, rules.front()->selection));
}

std::vector<Findings> check_all(const Subject& subject, std::span<const void* const> parameters) {
  std::vector<Findings> findings(parameters.size());
  std::vector<const Parameters*> together;
  std::vector<Findings*> theirs;
  together.reserve(parameters.size());
  theirs.reserve(parameters.size());
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const auto* p = static_cast<const Parameters*>(parameters[i]);
    Findings* const own = &findings[i];
    if (p->only_shown && subject.document.format != Format::text) continue;
    if (p->selection.selector || p->selection.scope != Scope::content) {
      search(subject, {&p, 1}, {&own, 1});
      continue;
    }
    together.push_back(p);
    theirs.push_back(own);
  }
  if (!together.empty()) search(subject, together, theirs);
  return findings;
}

void read_what(Fields& fields, Parameters& p) {
  const std::vector<std::string> texts = fields.texts("text");
  if (fields.has("match")) p.match = fields.pattern("match");
  p.anchored = p.match && p.match->regex().find_first_of("^$") != std::string::npos;
  if (texts.empty() && !fields.has("match"))
    fields.error("match", {"la sorte «\u00A0rewrite\u00A0» demande «\u00A0match\u00A0» (une expression rationnelle) ou "
                           "«\u00A0text\u00A0» (des textes exacts)",
                           "kind “rewrite” needs “match” (a regular expression) or “text” (exact strings)"});
  if (!texts.empty() && fields.has("match"))
    fields.error("text",
                 {"«\u00A0text\u00A0» et «\u00A0match\u00A0» s’excluent", "“text” and “match” exclude each other"});
  if (fields.has("trigger") && !fields.has("match"))
    fields.error("trigger", {"«\u00A0trigger\u00A0» accompagne «\u00A0match\u00A0»", "“trigger” goes with “match”"});
  for (const std::string& text : texts) {
    if (text.empty())
      fields.error("text", {"un texte vide se trouve partout, donnez au moins un signe",
                            "an empty string stands everywhere, give at least one sign"});
    p.watched.triggers.push_back(Trigger::literal(text));
  }
  if (fields.has("match")) p.watched.triggers = read_triggers(fields);
}

Compiled compile(Fields& fields, const Rule& rule) {
  auto shared = std::make_shared<Parameters>();
  Parameters& p = *shared;
  p.selection = read_selection(fields);
  p.exceptions = read_exceptions(fields);
  read_what(fields, p);
  p.contiguous = fields.flag("contiguous", false);
  p.only_shown = fields.flag("only-where-shown", false);
  const double marked = fields.number("group").value_or(0);
  if (marked < 0 || marked > 9 || marked != std::floor(marked))
    fields.error("group", {"« group » est le rang d’un groupe, de 1 à 9", "“group” is the rank of a group, 1 to 9"});
  else
    p.marked = static_cast<std::size_t>(marked);
  p.context = read_context(fields);
  p.restores = fields.one_of<Restores>("restore",
                                       {{"ligatures", Restores::ligatures},
                                        {"capitals", Restores::capitals},
                                        {"composition", Restores::composition},
                                        {"windows-1252", Restores::windows_1252}},
                                       Restores::nothing);
  if (const auto replace = fields.text("replace")) {
    p.replaces = true;
    p.replace = parse_template(fields, *replace);
  }
  p.safety = rule.fix ? rule.fix->safety : Applicability::display_only;
  const auto check = [shared](const Subject& subject) {
    const void* const one[] = {shared.get()};
    return std::move(check_all(subject, one).front());
  };
  return {check, Facts(Fact::protected_spans) | Fact::passages | p.selection.needs(), check_all, shared};
}

}  // namespace

const RuleKind rewrite_kind{"rewrite", compile};

}  // namespace calame
