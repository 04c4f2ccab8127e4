// kind = "spacing": the gap between two tokens is a slot. Each rule claims gaps and states a wish; where
// several claim one gap the highest priority wins, so all spacing rules are checked in one pass.
#include <algorithm>
#include <array>
#include <bit>
#include <bitset>

#include "document/worded.h"
#include "rules/error_sink.h"
#include "rules/kinds/exceptions.h"
#include "rules/kinds/gap_classes.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

constexpr std::string_view nbsp = "\u00A0", nnbsp = "\u202F";

struct Side {
  std::vector<std::string> signs;         // the token begins with one of these
  std::bitset<256> first_bytes;           // … so most tokens are out at one look
  std::unordered_set<std::string> words;  // … or is one of these, case kept
  GapClasses classes = 0;
  [[nodiscard]] bool named() const { return !signs.empty() || !words.empty(); }
};

struct Parameters {
  Side before, after;  // of the gap
  std::string slot;
  double priority = 0;
  Applicability existing = Applicability::safe, missing = Applicability::display_only;
  bool reports_missing = true;
  GapClasses missing_safe_next = 0, missing_safe_prev = 0;
  std::unordered_set<std::string> except;  // tokens on either side that take the rule out
};

// One side as it stands: the token (none at the border of a block) and its classes.
struct Neighbour {
  const Token* token = nullptr;
  std::string_view text;
  GapClasses classes = 0;
  std::string_view with_word;  // of a period: the abbreviation it ends, « M. »
};

struct Gap {
  TextSpan span;
  std::string_view text;
  Neighbour left, right;
  GapClasses beyond_left = 0, beyond_right = 0;  // what stands on the far side of each neighbour, spaces included
};

bool fits(const Side& side, const Neighbour& neighbour) {
  if (!neighbour.token) return false;
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

bool missing_is_safe(const Parameters& p, const Gap& gap) {
  return (p.missing_safe_next != 0 && (gap.beyond_right & p.missing_safe_next) != 0) ||
         (p.missing_safe_prev != 0 && (gap.beyond_left & p.missing_safe_prev) != 0);
}

void add_edit(const Subject& subject, TextSpan span, std::string_view wish, Applicability safety, Finding& finding) {
  auto edit = prose_edit(subject.document, subject.source, span, character_of(wish));
  if (!edit) return;
  finding.edits.push_back(std::move(*edit));
  finding.applicability = safety;
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
  Finding finding;
  finding.arguments = {{"sign", std::string(sign.text)},
                       {"want", std::string(wish)},
                       {"left", std::string(gap.left.with_word.empty() ? gap.left.text : gap.left.with_word)},
                       {"right", std::string(gap.right.text)}};
  if (gap.text.empty()) {
    if (!p.reports_missing) return std::nullopt;
    finding.message = "missing";
    finding.text = sign.token->span;
    add_edit(subject, gap.span, wish, missing_is_safe(p, gap) ? Applicability::safe : p.missing, finding);
    return finding;
  }
  const bool unbreakable = gap.text == nbsp || gap.text == nnbsp;
  finding.message = wish == "none" ? "extra" : unbreakable ? "wrong" : "breakable";
  finding.text = gap.span;
  add_edit(subject, gap.span, wish, p.existing, finding);
  return finding;
}

constexpr GapClasses space_class = gap_class::start | gap_class::end;  // a space counts as the border it is

// Walks the tokens of one block, gap by gap.
class GapWalker {
 public:
  GapWalker(const Subject& subject, TextSpan block) : subject_(subject), tokens_(subject.analysis.tokens_in(block)) {
    const auto& spans = subject.analysis.protected_spans;
    protected_ = std::lower_bound(spans.begin(), spans.end(), block.begin,
                                  [](const ProtectedSpan& p, TextOffset at) { return p.span.end <= at; });
  }

  template <class Visit>
  void each(Visit visit) {
    Neighbour before{nullptr, {}, gap_class::start, {}}, left = before, right = at(0);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Neighbour next = at(i + 1);
      if (left.token) {
        const TextSpan span(left.token->span.end, right.token->span.begin);
        visit(Gap{span, text_of(subject_.document, span), left, right, across(before, left, before.classes),
                  across(right, next, next.classes)});
      }
      before = left;
      left = right;
      right = next;
    }
  }

 private:
  Neighbour at(std::size_t i) {
    if (i >= tokens_.size()) return {nullptr, {}, gap_class::end, {}};
    const Token& token = tokens_[i];
    while (protected_ != subject_.analysis.protected_spans.end() && protected_->span.end <= token.span.begin)
      ++protected_;
    const bool inside =
        protected_ != subject_.analysis.protected_spans.end() && protected_->span.begin <= token.span.begin;
    Neighbour n{&token, text_of(subject_.document, token.span), gap_class::is_protected, {}};
    if (!inside) n.classes = classify(subject_, token, after_number(i));
    if (n.text == "." && i > 0 && tokens_[i - 1].span.end == token.span.begin)
      n.with_word = text_of(subject_.document, TextSpan(tokens_[i - 1].span.begin, token.span.end));
    return n;
  }

  bool after_number(std::size_t i) const { return i > 0 && tokens_[i - 1].kind == TokenKind::number; }

  static GapClasses across(const Neighbour& a, const Neighbour& b, GapClasses outer) {
    const bool spaced = a.token && b.token && a.token->span.end < b.token->span.begin;
    return spaced ? space_class : outer;
  }

  const Subject& subject_;
  std::span<const Token> tokens_;
  std::vector<ProtectedSpan>::const_iterator protected_;
};

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
  }
  // Bit i: claim i may take this gap.
  [[nodiscard]] std::uint64_t candidates(const Gap& gap) const {
    return all_ ? ~std::uint64_t(0) : among(before_, gap.left) & among(after_, gap.right);
  }
  [[nodiscard]] bool asks_all() const { return all_; }

 private:
  struct Masks {
    std::array<std::uint64_t, 256> by_byte{};
    std::array<std::uint64_t, 32> by_class{};
    std::uint64_t by_word = 0;
  };
  static void add(Masks& masks, const Side& side, std::uint64_t bit) {
    for (std::size_t byte = 0; byte < 256; ++byte)
      if (side.first_bytes[byte]) masks.by_byte[byte] |= bit;
    for (std::size_t k = 0; k < 32; ++k)
      if (side.classes >> k & 1) masks.by_class[k] |= bit;
    if (!side.words.empty()) masks.by_word |= bit;
  }
  static std::uint64_t among(const Masks& masks, const Neighbour& neighbour) {
    std::uint64_t found = masks.by_word | masks.by_byte[static_cast<unsigned char>(neighbour.text.front())];
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

std::vector<Findings> check_all(const Subject& subject, std::span<const void* const> parameters) {
  std::vector<Findings> findings(parameters.size());
  const std::vector<Claim> claims = claims_of(subject, parameters, findings);
  const Sieve sieve(claims);
  const auto settle = [&](const Claim& claim, const Gap& gap) {
    if (!fits(claim.p->after, gap.right) || !fits(claim.p->before, gap.left) || excluded(*claim.p, gap)) return false;
    if (auto finding = judge(*claim.p, gap, claim.wish, subject))
      findings[claim.index].items.push_back(std::move(*finding));
    return true;
  };
  for (const TextSpan block : prose_of(subject, {})) {
    GapWalker(subject, block).each([&](const Gap& gap) {
      if (sieve.asks_all()) {
        for (const Claim& claim : claims)
          if (settle(claim, gap)) return;
        return;
      }
      for (std::uint64_t left = sieve.candidates(gap); left != 0; left &= left - 1)
        if (settle(claims[std::size_t(std::countr_zero(left))], gap)) return;
    });
  }
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
  p->existing = read_safety(fields, "existing", Applicability::safe);
  p->reports_missing = fields.text("missing") != "ignore";
  if (p->reports_missing) p->missing = read_safety(fields, "missing", Applicability::display_only);
  if (auto table = fields.table("missing-safe-if")) {
    p->missing_safe_next = read_classes(*table, "next");
    p->missing_safe_prev = read_classes(*table, "prev");
    table->finish();
  }
  for (std::string& word : fields.words("except"))
    if (word != "protected") p->except.insert(std::move(word));
  const auto check = [p](const Subject& subject) {
    const void* const one[] = {p.get()};
    return std::move(check_all(subject, one).front());
  };
  return {check, Fact::protected_spans | Fact::tokens | Fact::passages, check_all, p};
}

}  // namespace

const RuleKind spacing_kind{"spacing", compile};

}  // namespace calame
