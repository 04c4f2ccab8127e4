// kind = "spacing": the gap between two tokens is a slot. Each rule claims gaps and states a wish; where
// several claim one gap the highest priority wins, so all spacing rules are checked in one pass.
#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <iterator>
#include <utility>

#include "document/worded.h"
#include "rules/error_sink.h"
#include "rules/kinds/exceptions.h"
#include "rules/kinds/gap_classes.h"
#include "rules/kinds/gap_walker.h"
#include "rules/kinds/glued_words.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/spacing_habit.h"
#include "rules/kinds/table.h"
#include "rules/kinds/thousands.h"

namespace calame {
namespace {

constexpr std::string_view nbsp = "\u00A0", nnbsp = "\u202F";

struct Side {
  std::vector<std::string> signs;         // the token begins with one of these
  std::bitset<256> first_bytes;           // … so most tokens are out at one look
  std::unordered_set<std::string> words;  // … or is one of these, case kept
  GapClasses classes = 0;
  std::uint32_t numbers = 0;  // … and part of a number of one of these classes, a bit each; 0: of any or none
  [[nodiscard]] bool named() const { return !signs.empty() || !words.empty(); }
};

struct Parameters {
  Side before, after;  // of the gap
  std::string slot;
  double priority = 0;
  Applicability existing = Applicability::safe, missing = Applicability::display_only;
  bool reports_missing = true, reports_existing = true;
  GapClasses missing_safe_next = 0, missing_safe_prev = 0;
  bool missing_safe_between_words = false;
  bool thousands = false;                  // the gap divides groups of thousands
  std::uint32_t inside = 0;                // both sides are part of one number of these classes; 0: no matter
  std::unordered_set<std::string> except;  // tokens on either side that take the rule out
};

std::uint32_t bit_of(const NumberSpan* number) { return number ? std::uint32_t(1) << unsigned(number->type) : 0; }

bool fits(const Side& side, const Neighbour& neighbour) {
  if (!neighbour.there || (side.numbers != 0 && (side.numbers & bit_of(neighbour.number)) == 0)) return false;
  if ((neighbour.classes & side.classes) != 0) return true;
  if (neighbour.classes == gap_class::is_protected) return false;  // the sign of an emoticon is no sign
  if (side.first_bytes[static_cast<unsigned char>(neighbour.text.front())])
    for (const std::string& sign : side.signs)
      if (neighbour.text.compare(0, sign.size(), sign) == 0) return true;
  if (side.words.empty()) return false;
  return side.words.contains(std::string(neighbour.with_word.empty() ? neighbour.text : neighbour.with_word));
}

bool excluded(const Parameters& p, const Gap& gap) {
  return !p.except.empty() &&
         (p.except.contains(std::string(gap.left.text)) || p.except.contains(std::string(gap.right.text)));
}

std::string_view character_of(std::string_view wish) {
  if (wish == "nbsp") return nbsp;
  if (wish == "nnbsp") return nnbsp;
  if (wish == "space") return " ";
  return "";  // none
}

bool is_satisfied(std::string_view have, std::string_view wish, bool strict) {
  if (have == character_of(wish)) return true;
  const bool both_unbreakable = (have == nbsp || have == nnbsp) && (wish == "nbsp" || wish == "nnbsp");
  // A document that keeps to the other no-break space is in order, unless a preset was asked for by name.
  return both_unbreakable && !strict;
}

bool is_inside(const Parameters& p, const Gap& gap) {
  if (p.inside == 0) return true;
  if ((p.inside & bit_of(gap.left.number)) == 0) return false;
  if (gap.left.number == gap.right.number) return true;
  // « 1 870 000 », where one space is a no-break one and the other is not, is read as two numbers.
  return p.thousands && (p.inside & bit_of(gap.right.number)) != 0 && gap.left.number->span.begin < gap.left.span.begin;
}

// One flaw a number, however many of its spaces want mending.
bool joins(const Parameters& p, const Gap& gap, const NumberSpan*& last) {
  if (p.inside == 0) return false;
  return std::exchange(last, gap.right.number) == gap.left.number;
}

// 12€50
bool is_price_in_one_word(const Gap& gap) {
  return (gap.right.classes & gap_class::currency) != 0 && (gap.after.classes & gap_class::number) != 0 &&
         GapWalker::touching(gap.right, gap.after);
}

bool missing_is_safe(const Parameters& p, const Gap& gap, const Subject& subject) {
  if (p.missing_safe_between_words && are_glued_words(subject, gap)) return true;
  return (p.missing_safe_next != 0 && (gap.beyond_right & p.missing_safe_next) != 0) ||
         (p.missing_safe_prev != 0 && (gap.beyond_left & p.missing_safe_prev) != 0);
}

void add_edit(const Subject& subject, TextSpan span, std::string_view wish, Applicability safety, Finding& finding) {
  auto edit = prose_edit(subject.document, subject.source, span, character_of(wish));
  if (!edit) return;
  finding.edits.push_back(std::move(*edit));
  finding.applicability = safety;
}

// In « Ouvrez Paramètres » Affichage » Couleurs » the signs part the steps of a path; none closes a quotation.
bool parts_steps(const Subject& subject, const Neighbour& sign) {
  if (sign.text != "»") return false;
  const std::size_t block = block_at(subject.document, sign.span.begin);
  if (block >= subject.document.blocks.size()) return false;
  const std::string_view text = text_of(subject.document, subject.document.blocks[block].text);
  return text.find("«") == std::string_view::npos && text.find("»") != text.rfind("»");
}

std::optional<Finding> judge(const Parameters& p, const Gap& gap, std::string_view wish, const Subject& subject) {
  const bool strict = !subject.brief.typography.empty();
  // Windows-1252 has no narrow no-break space: the other one does its work there.
  if (wish == "nnbsp" && !subject.source.encode(nnbsp)) wish = "nbsp";
  if (is_satisfied(gap.text, wish, strict)) return std::nullopt;
  if (in_foreign_passage(subject.analysis, gap.span)) return std::nullopt;
  if (wish != "space" && ends_bare_address(subject, gap.span.begin)) return std::nullopt;
  if (gap.text.find('\n') != std::string_view::npos) return std::nullopt;  // a line break: somebody's layout
  const Neighbour& sign = p.after.named() || !p.before.named() ? gap.right : gap.left;
  if (parts_steps(subject, sign)) return std::nullopt;
  Finding finding;
  finding.arguments = {{"sign", std::string(sign.text)},
                       {"want", std::string(wish)},
                       {"left", std::string(gap.left.with_word.empty() ? gap.left.text : gap.left.with_word)},
                       {"right", std::string(gap.right.text)}};
  if (gap.text.empty()) {
    if (is_price_in_one_word(gap)) return std::nullopt;
    const bool safe = missing_is_safe(p, gap, subject);
    if (!p.reports_missing && !safe) return std::nullopt;
    finding.message = "missing";
    finding.text = sign.span;
    add_edit(subject, gap.span, wish, safe ? Applicability::safe : p.missing, finding);
    return finding;
  }
  if (!p.reports_existing) return std::nullopt;
  const bool unbreakable = gap.text == nbsp || gap.text == nnbsp;
  finding.message = wish == "none" ? "extra" : unbreakable ? "wrong" : "breakable";
  finding.text = gap.span;
  add_edit(subject, gap.span, wish, p.existing, finding);
  return finding;
}

struct Claim {
  const Parameters* p;
  std::string_view wish;
  std::size_t index;
};

// Which claims a neighbour can belong to, by its first byte and its classes: most gaps have none, and
// are passed over without asking each rule. Past 64 claims every gap is asked.
class Sieve {
 public:
  explicit Sieve(std::span<const Claim> claims) : all_(claims.size() > 64) {
    for (std::size_t i = 0; i < claims.size() && !all_; ++i) {
      add(before_, claims[i].p->before, std::uint64_t(1) << i);
      add(after_, claims[i].p->after, std::uint64_t(1) << i);
    }
    before_.settle_words();
    after_.settle_words();
  }
  // Bit i: claim i may take the gap between them.
  [[nodiscard]] std::uint64_t candidates(const Neighbour& left, const Neighbour& right) const {
    return all_ ? ~std::uint64_t(0) : among(before_, left) & among(after_, right);
  }
  [[nodiscard]] bool asks_all() const { return all_; }

 private:
  struct Masks {
    std::array<std::uint64_t, 256> by_byte{};
    std::array<std::uint64_t, 32> by_class{};
    std::array<std::uint64_t, 256> by_word{};     // its first byte
    std::array<std::uint64_t, 256> plain_word{};  // all three of a word that is nothing else: most neighbours are
    void settle_words() {
      static_assert(gap_class::word == 1);
      for (std::size_t byte = 0; byte < plain_word.size(); ++byte)
        plain_word[byte] = by_byte[byte] | by_word[byte] | by_class[0];
    }
  };
  static void add(Masks& masks, const Side& side, std::uint64_t bit) {
    for (const std::string& sign : side.signs) masks.by_byte[static_cast<unsigned char>(sign.front())] |= bit;
    for (GapClasses left = side.classes; left != 0; left &= left - 1)
      masks.by_class[std::size_t(std::countr_zero(left))] |= bit;
    for (const std::string& word : side.words)
      if (!word.empty()) masks.by_word[static_cast<unsigned char>(word.front())] |= bit;
  }
  static std::uint64_t among(const Masks& masks, const Neighbour& neighbour) {
    if (neighbour.classes == gap_class::word && neighbour.with_word.empty())
      return masks.plain_word[static_cast<unsigned char>(neighbour.text.front())];
    const std::string_view word = neighbour.with_word.empty() ? neighbour.text : neighbour.with_word;
    std::uint64_t found = masks.by_byte[static_cast<unsigned char>(neighbour.text.front())] |
                          masks.by_word[static_cast<unsigned char>(word.front())];
    for (GapClasses left = neighbour.classes; left != 0; left &= left - 1)
      found |= masks.by_class[std::size_t(std::countr_zero(left))];
    return found;
  }
  bool all_;
  Masks before_, after_;
};

// The claims that this preset has a wish for, highest priority first.
std::vector<Claim> claims_of(const Subject& subject, std::span<const void* const> parameters,
                             std::vector<Findings>& findings) {
  std::vector<Claim> claims;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const auto* p = static_cast<const Parameters*>(parameters[i]);
    const auto slot = subject.typography.slots.find(p->slot);
    if (slot == subject.typography.slots.end() || slot->second == "keep") {
      findings[i].applicable = false;
      continue;
    }
    claims.push_back({p, slot->second, i});
  }
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Claim& a, const Claim& b) { return a.p->priority > b.p->priority; });
  return claims;
}

// As in Québec, no space is missing before ; ! ?
void drop_missing_high(std::span<const Claim> claims, std::vector<Findings>& findings) {
  for (const Claim& claim : claims) {
    if (claim.p->slot == "high")
      std::erase_if(findings[claim.index].items, [](const Finding& f) { return f.message == "missing"; });
  }
}

std::vector<Findings> check_all(const Subject& subject, std::span<const void* const> parameters) {
  std::vector<Findings> findings(parameters.size());
  const std::vector<Claim> claims = claims_of(subject, parameters, findings);
  const Sieve sieve(claims);
  SpacingHabit habit;
  std::vector<const NumberSpan*> last_number(parameters.size());  // … that a finding of the rule lies in
  const auto settle = [&](const Claim& claim, const Gap& gap) {
    if (!is_inside(*claim.p, gap) || !fits(claim.p->after, gap.right) || !fits(claim.p->before, gap.left) ||
        excluded(*claim.p, gap) || (claim.p->thousands && !divides_thousands(subject.document.prose, gap.span)))
      return false;
    auto finding = judge(*claim.p, gap, claim.wish, subject);
    if (!finding) return true;
    auto& items = findings[claim.index].items;
    if (joins(*claim.p, gap, last_number[claim.index]) && !items.empty()) {
      items.back().text.end = finding->text.end;
      std::move(finding->edits.begin(), finding->edits.end(), std::back_inserter(items.back().edits));
    } else {
      items.push_back(std::move(*finding));
    }
    return true;
  };
  const auto wanted = [&](const Neighbour& left, const Neighbour& right) {
    return sieve.candidates(left, right) != 0 || SpacingHabit::heeds(right);
  };
  GapWalker walker(subject);
  for (const TextSpan block : prose_of(subject, {})) {
    walker.each(block, wanted, [&](const Gap& gap) {
      habit.see(gap);
      if (sieve.asks_all()) {
        for (const Claim& claim : claims)
          if (settle(claim, gap)) return;
        return;
      }
      for (std::uint64_t left = sieve.candidates(gap.left, gap.right); left != 0; left &= left - 1)
        if (settle(claims[std::size_t(std::countr_zero(left))], gap)) return;
    });
  }
  const bool open = subject.brief.typography.empty() && subject.analysis.lang.find('-') == std::string::npos;
  if (open && habit.is_quebec()) drop_missing_high(claims, findings);
  return findings;
}

GapClasses read_classes(Fields& fields, std::string_view key) {
  GapClasses bits = 0;
  for (const std::string& name : fields.texts(key)) {
    const GapClasses named = name == "space" ? space_class : gap_class_from_name(name);
    if (named == 0)
      fields.error(key, worded("«\u00A0{}\u00A0» n’est pas une classe de signes\u202F; possibles\u00A0: space, {}",
                               "“{}” is no class of token; known: space, {}", clipped(name), gap_class_names()));
    bits |= named;
  }
  return bits;
}

constexpr std::string_view number_classes[] = {"integer",   "decimal",  "ordinal",  "year",     "date",  "time",
                                               "duration",  "percent",  "currency", "quantity", "range", "version",
                                               "reference", "postcode", "phone",    "roman",    "ratio"};

std::uint32_t read_numbers(Fields& fields, std::string_view key) {
  std::uint32_t bits = 0;
  for (const std::string& name : fields.texts(key)) {
    const auto* found = std::find(std::begin(number_classes), std::end(number_classes), name);
    if (found != std::end(number_classes)) {
      bits |= std::uint32_t(1) << (found - std::begin(number_classes));
      continue;
    }
    std::string known;
    for (const std::string_view one : number_classes) known += (known.empty() ? "" : ", ") + std::string(one);
    fields.error(key, worded("«\u00A0{}\u00A0» n’est pas une classe de nombres\u202F; possibles\u00A0: {}",
                             "“{}” is no class of number; known: {}", clipped(name), known));
  }
  return bits;
}

// `sign` is a string of signs ("; ! ?" or ";!?"): one a code point, spaces ignored.
std::vector<std::string> split_signs(const std::string& text) {
  std::vector<std::string> signs;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t next = next_character(text, i);
    if (text[i] != ' ') signs.push_back(text.substr(i, next - i));
    i = next;
  }
  return signs;
}

Side read_side(Fields& fields, std::string_view key) {
  Side side;
  auto table = fields.table(key);
  if (!table) {
    fields.error(key, {"la sorte «\u00A0spacing\u00A0» demande «\u00A0before-gap\u00A0» et «\u00A0after-gap\u00A0», ce "
                       "qui se tient de chaque côté",
                       "kind “spacing” needs “before-gap” and “after-gap”, what stands on each side"});
    return side;
  }
  side.signs = split_signs(table->text("sign", ""));
  for (const std::string& sign : side.signs) side.first_bytes.set(static_cast<unsigned char>(sign.front()));
  side.classes = read_classes(*table, "class");
  for (std::string& word : table->words("words")) side.words.insert(std::move(word));
  side.numbers = read_numbers(*table, "number");
  if (!side.named() && side.classes == 0 && side.numbers != 0) side.classes = gap_class::any;
  if (!side.named() && side.classes == 0)
    table->error("", {"dites avec «\u00A0sign\u00A0», «\u00A0class\u00A0» ou «\u00A0words\u00A0» ce qui se tient là",
                      "say with “sign”, “class” or “words” what stands there"});
  table->finish();
  return side;
}

Applicability read_safety(Fields& fields, std::string_view key, Applicability fallback) {
  return fields.one_of<Applicability>(
      key,
      {{"safe", Applicability::safe}, {"unsafe", Applicability::unsafe}, {"display-only", Applicability::display_only}},
      fallback);
}

Compiled compile(Fields& fields, const Rule&) {
  auto p = std::make_shared<Parameters>();
  p->before = read_side(fields, "before-gap");
  p->after = read_side(fields, "after-gap");
  p->slot = fields.required_text("want");
  p->priority = fields.number("priority").value_or(0);
  p->inside = read_numbers(fields, "inside");
  p->thousands = fields.flag("thousands", false);
  p->reports_existing = fields.text("existing") != "ignore";
  if (p->reports_existing) p->existing = read_safety(fields, "existing", Applicability::safe);
  p->reports_missing = fields.text("missing") != "ignore";
  if (p->reports_missing) p->missing = read_safety(fields, "missing", Applicability::display_only);
  if (auto table = fields.table("missing-safe-if")) {
    p->missing_safe_next = read_classes(*table, "next");
    p->missing_safe_prev = read_classes(*table, "prev");
    p->missing_safe_between_words = table->flag("glued-words", false);
    table->finish();
  }
  for (std::string& word : fields.words("except"))
    if (word != "protected") p->except.insert(std::move(word));
  const auto check = [p](const Subject& subject) {
    const void* const one[] = {p.get()};
    return std::move(check_all(subject, one).front());
  };
  const bool numbers = (p->inside | p->before.numbers | p->after.numbers) != 0;
  Facts needs = Fact::protected_spans | Fact::tokens | Fact::passages;
  if (numbers) needs = needs | Fact::numbers;
  return {check, needs, check_all, p};
}

}  // namespace

const RuleKind spacing_kind{"spacing", compile};

}  // namespace calame
