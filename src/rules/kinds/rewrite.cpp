// kind = "rewrite": a glyph pattern in its context, and what it should read. Without `replace` it only reports.
#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/characters.h"
#include "document/worded.h"
#include "rules/error_sink.h"
#include "rules/kinds/exceptions.h"
#include "rules/kinds/restore_spelling.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

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
  std::vector<std::string> literals;  // a match without metacharacters is found by search alone
  std::optional<Pattern> match;
  std::size_t marked = 0;             // the group that is the hit; 0: the whole match
  std::vector<std::string> triggers;  // only blocks that hold one of them are searched
  bool anchored = false;              // ^ and $ are the borders of a block: searched block by block
  std::optional<Pattern> before, after, unless_before, unless_after;
  Restores restores = Restores::nothing;
  bool replaces = false;
  std::vector<Piece> replace;
  Applicability safety = Applicability::display_only;
};

// The context before a hit is looked at through a window: no rule needs more than a few words.
constexpr std::size_t window = 64;

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

std::size_t window_start(std::string_view block, std::size_t at) {
  std::size_t from = at > window ? at - window : 0;
  while (from < at && (static_cast<unsigned char>(block[from]) & 0xC0) == 0x80) ++from;
  return from;
}

// What follows is looked at first: an anchored look costs least and settles most.
bool in_context(const Parameters& p, std::string_view block, std::size_t begin, std::size_t end) {
  if (p.after && !p.after->matches_at(block, end)) return false;
  if (p.unless_after && p.unless_after->matches_at(block, end)) return false;
  const std::size_t from = window_start(block, begin);
  const std::string_view left = block.substr(from, begin - from);
  if (p.before && !p.before->found_in(left)) return false;
  return !(p.unless_before && p.unless_before->found_in(left));
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

void add(const Parameters& p, const Subject& subject, TextSpan span, const std::vector<std::string_view>& groups,
         Findings& findings) {
  if (p.restores == Restores::ligatures) span = word_at(subject.document, span);
  if (excepted(p.exceptions, subject, span)) return;
  Finding finding;
  finding.text = span;
  const std::string_view found = text_of(subject.document, span);
  finding.arguments.push_back({"found", std::string(found)});
  std::optional<std::string> spelling;
  if (p.restores == Restores::composition) {
    spelling = composed_spelling(found);
    if (!spelling) return;
  } else if (p.restores != Restores::nothing) {
    if (!subject.language.lexicon) return;
    spelling = restored_spelling(*subject.language.lexicon, found, p.restores);
    if (!spelling) return;
  }
  if (p.replaces || spelling) {
    const std::string replacement = spelling ? *spelling : expand(p.replace, found, groups);
    if (replacement == found) return;
    finding.arguments.push_back({"replacement", replacement});
    const bool shortens = replacement.size() < found.size();
    if (shortens && !is_contiguous(subject.document, span)) return;
    if (auto edit = prose_edit(subject.document, subject.source, span, replacement)) {
      finding.edits.push_back(std::move(*edit));
      finding.applicability = p.safety;
    }
  }
  findings.items.push_back(std::move(finding));
}

// One hit of the search, judged in its block.
class Judge {
 public:
  Judge(const Parameters& p, const Subject& subject, Stretch stretch, Findings& findings)
      : p_(p), subject_(subject), stretch_(stretch), findings_(findings) {}

  // Offsets count from the stretch. False: it does not fit there, or runs over a block's end.
  bool accept(std::size_t begin, std::size_t end, const std::vector<std::string_view>& groups) {
    const std::uint32_t base = stretch_.span.begin.value;
    const TextSpan hit(base + std::uint32_t(begin), base + std::uint32_t(end));
    while (stretch_.blocks[block_].end <= hit.begin) ++block_;  // hits ascend
    const TextSpan block = stretch_.blocks[block_];
    if (!block.contains(hit)) return false;
    const std::uint32_t from = block.begin.value;
    if (!in_context(p_, text_of(subject_.document, block), hit.begin.value - from, hit.end.value - from)) return false;
    add(p_, subject_, hit, groups, findings_);
    return true;
  }

 private:
  const Parameters& p_;
  const Subject& subject_;
  Stretch stretch_;
  Findings& findings_;
  std::size_t block_ = 0;
};

void scan_literal(const Parameters& p, const std::string& literal, const Subject& subject, const Stretch& stretch,
                  Findings& findings) {
  const std::string_view text = text_of(subject.document, stretch.span);
  Judge judge(p, subject, stretch, findings);
  for (std::size_t at = text.find(literal); at != std::string_view::npos; at = text.find(literal, at + literal.size()))
    judge.accept(at, at + literal.size(), {});
}

void scan_pattern(const Parameters& p, const Subject& subject, const Stretch& stretch, Findings& findings) {
  const std::string_view text = text_of(subject.document, stretch.span);
  Judge judge(p, subject, stretch, findings);
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

// A search that does not stop at each space of « space, comma »: it looks for what comes behind.
std::size_t find_trigger(std::string_view text, std::string_view trigger, std::size_t from) {
  if (trigger.size() < 2 || trigger.front() != ' ') return text.find(trigger, from);
  for (std::size_t at = text.find(trigger.substr(1), from + 1); at != std::string_view::npos;
       at = text.find(trigger.substr(1), at + 1))
    if (text[at - 1] == ' ') return at - 1;
  return std::string_view::npos;
}

// The blocks that hold a trigger, ascending.
std::vector<TextSpan> triggered(const Parameters& p, const Subject& subject, std::span<const TextSpan> blocks) {
  std::vector<bool> holds(blocks.size(), false);
  std::size_t first = 0;
  for (const Stretch& stretch : stretches_of(blocks)) {
    const std::string_view text = text_of(subject.document, stretch.span);
    for (const std::string& trigger : p.triggers) {
      std::size_t block = 0;
      for (std::size_t at = find_trigger(text, trigger, 0); at != std::string_view::npos;) {
        const std::uint32_t place = stretch.span.begin.value + std::uint32_t(at);
        while (stretch.blocks[block].end.value <= place) ++block;
        holds[first + block] = true;
        at = find_trigger(text, trigger, stretch.blocks[block].end.value - stretch.span.begin.value);
      }
    }
    first += stretch.blocks.size();
  }
  std::vector<TextSpan> out;
  for (std::size_t i = 0; i < blocks.size(); ++i)
    if (holds[i]) out.push_back(blocks[i]);
  return out;
}

Findings check(const Parameters& p, const Subject& subject) {
  Findings findings;
  auto blocks = prose_of(subject, p.selection);
  if (!p.triggers.empty()) {
    blocks = triggered(p, subject, blocks);
    for (const TextSpan& block : blocks) scan_pattern(p, subject, {block, {&block, 1}}, findings);
    return findings;
  }
  for (const Stretch& stretch : stretches_of(blocks)) {
    for (const std::string& literal : p.literals) scan_literal(p, literal, subject, stretch, findings);
    if (p.match && !p.anchored) scan_pattern(p, subject, stretch, findings);
  }
  if (p.match && p.anchored)
    for (const TextSpan& block : blocks) scan_pattern(p, subject, {block, {&block, 1}}, findings);
  return findings;
}

std::optional<Pattern> context(Fields& fields, std::string_view key, bool at_end) {
  const auto regex = fields.text(key);
  if (!regex) return std::nullopt;
  auto pattern =
      Pattern::compile(at_end ? "(?:" + *regex + ")\\z" : *regex, {.lazy = fields.proved(), .may_be_empty = true});
  if (pattern) return *pattern;
  fields.error(key, pattern.errors().front().message);
  return std::nullopt;
}

Compiled compile(Fields& fields, const Rule& rule) {
  Parameters p;
  p.selection = read_selection(fields);
  p.exceptions = read_exceptions(fields);
  p.literals = fields.texts("text");
  if (fields.has("match")) p.match = fields.pattern("match");
  const double marked = fields.number("group").value_or(0);
  if (marked < 0 || marked > 9 || marked != std::floor(marked))
    fields.error("group", {"« group » est le rang d’un groupe, de 1 à 9", "“group” is the rank of a group, 1 to 9"});
  else
    p.marked = static_cast<std::size_t>(marked);
  p.triggers = fields.texts("trigger");
  if (!p.triggers.empty() && !fields.has("match"))
    fields.error("trigger", {"« trigger » accompagne « match »", "“trigger” goes with “match”"});
  std::erase(p.triggers, std::string());
  p.anchored = p.match && p.match->regex().find_first_of("^$") != std::string::npos;
  if (p.literals.empty() && !fields.has("match"))
    fields.error("match", {"la sorte «\u00A0rewrite\u00A0» demande «\u00A0match\u00A0» (une expression rationnelle) ou "
                           "«\u00A0text\u00A0» (des textes exacts)",
                           "kind “rewrite” needs “match” (a regular expression) or “text” (exact strings)"});
  p.before = context(fields, "before", true);
  p.after = context(fields, "after", false);
  p.unless_before = context(fields, "unless-before", true);
  p.unless_after = context(fields, "unless-after", false);
  p.restores = fields.one_of<Restores>(
      "restore",
      {{"ligatures", Restores::ligatures}, {"capitals", Restores::capitals}, {"composition", Restores::composition}},
      Restores::nothing);
  if (const auto replace = fields.text("replace")) {
    p.replaces = true;
    p.replace = parse_template(fields, *replace);
  }
  p.safety = rule.fix ? rule.fix->safety : Applicability::display_only;
  for (const std::string& literal : p.literals)
    if (literal.empty())
      fields.error("text", {"un texte vide se trouve partout, donnez au moins un signe",
                            "an empty string stands everywhere, give at least one sign"});
  return {[p](const Subject& s) { return check(p, s); },
          Facts(Fact::protected_spans) | Fact::passages | p.selection.needs(), nullptr, nullptr};
}

}  // namespace

const RuleKind rewrite_kind{"rewrite", compile};

}  // namespace calame
