#include "rules/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <span>
#include <utility>

#include "document/worded.h"
#include "rules/latin_classes.h"
#include "rules/plain_regex.h"
#include "rules/regex_borders.h"
#include "rules/regex_heads.h"

namespace calame {
namespace {

constexpr std::int64_t memory_budget = 64 << 20;

re2::RE2::Options re2_options(const Pattern::Options& options) {
  re2::RE2::Options out;
  out.set_encoding(re2::RE2::Options::EncodingUTF8);
  out.set_max_mem(memory_budget);
  out.set_log_errors(false);
  out.set_case_sensitive(!options.ignore_case);
  return out;
}

// What back-trackers know and RE2 does not, by name, so that the author need not guess.
std::optional<Message> unsupported_construct(std::string_view regex) {
  bool in_class = false;
  for (std::size_t i = 0; i < regex.size(); ++i) {
    const std::string_view rest = regex.substr(i);
    if (rest[0] == '\\') {
      if (!in_class && rest.size() > 1 && rest[1] >= '1' && rest[1] <= '9')
        return Message("références arrière (\\1)", "back-references (\\1)");
      if (!in_class && rest.size() > 1 && (rest[1] == 'k' || rest[1] == 'g'))
        return Message("références arrière (\\k)", "back-references (\\k)");
      ++i;
      continue;
    }
    if (in_class) {
      in_class = rest[0] != ']';
      continue;
    }
    if (rest[0] == '[') {
      in_class = true;
      // "]" first, or after "^", stands for itself.
      if (rest.substr(1, 1) == "]") ++i;
      if (rest.substr(1, 2) == "^]") i += 2;
    }
    if (rest.starts_with("(?<=") || rest.starts_with("(?<!"))
      return Message("regard en arrière (?<=…)", "look-behind (?<=…)");
    if (rest.starts_with("(?=") || rest.starts_with("(?!")) return Message("regard en avant (?=…)", "look-ahead (?=…)");
    if (rest.starts_with("(?P=")) return Message("références arrière (?P=…)", "back-references (?P=…)");
    if (rest.starts_with("(?>")) return Message("groupes atomiques (?>…)", "atomic groups (?>…)");
    if (rest.starts_with("(?(")) return Message("groupes conditionnels (?(…)", "conditional groups (?(…)");
  }
  return std::nullopt;
}

Message error_text(re2::RE2::ErrorCode code) {
  switch (code) {
    case re2::RE2::ErrorBadEscape:
      return Message("échappement inconnu après \\", "unknown escape after \\");
    case re2::RE2::ErrorBadCharClass:
      return Message("classe de caractères incorrecte", "invalid character class");
    case re2::RE2::ErrorBadCharRange:
      return Message("intervalle de caractères incorrect", "invalid character range");
    case re2::RE2::ErrorMissingBracket:
      return Message("crochet ] manquant", "missing ]");
    case re2::RE2::ErrorMissingParen:
      return Message("parenthèse ) manquante ou groupe inconnu après (?", "missing ) or unknown group after (?");
    case re2::RE2::ErrorUnexpectedParen:
      return Message("parenthèse ) sans ouvrante", ") without its opening (");
    case re2::RE2::ErrorTrailingBackslash:
      return Message("\\ en fin d’expression", "\\ at the end of the expression");
    case re2::RE2::ErrorRepeatArgument:
      return Message("répétition (*, +, ?) sans rien à répéter", "repetition (*, +, ?) of nothing");
    case re2::RE2::ErrorRepeatSize:
      return Message("répétition de plus de 1\u202F000", "repetition of more than 1,000");
    case re2::RE2::ErrorRepeatOp:
      return Message("deux signes de répétition à la suite", "two repetition signs in a row");
    case re2::RE2::ErrorBadPerlOp:
      return Message("groupe inconnu après (?", "unknown group after (?");
    case re2::RE2::ErrorBadUTF8:
      return Message("UTF-8 incorrect", "invalid UTF-8");
    case re2::RE2::ErrorBadNamedCapture:
      return Message("nom de groupe incorrect", "invalid group name");
    default:
      return Message("expression incorrecte", "invalid expression");
  }
}

std::optional<Message> refusal(const re2::RE2& re, std::string_view regex) {
  if (re.ok()) return std::nullopt;
  if (re.error_code() == re2::RE2::ErrorPatternTooLarge) return Pattern::too_large();
  if (re.error_code() != re2::RE2::ErrorRepeatSize) {
    if (const auto name = unsupported_construct(regex))
      return worded("expression rationnelle refusée, pas de {} ici (syntaxe RE2)",
                    "regular expression refused, no {} here (RE2 syntax)", *name);
  }
  return worded("expression rationnelle refusée, {}", "regular expression refused, {}", error_text(re.error_code()));
}

// Whether an empty match is possible depends on the two neighbours alone (RE2 has no look-around):
// all pairs of none, line feed, letter, other are tried. `~` and `Q` rarely start the non-empty match
// that would be preferred.
bool can_match_empty(const re2::RE2& re) {
  static constexpr std::array<std::string_view, 5> neighbours = {"", "\n", "Q", "~", "7"};
  for (const std::string_view left : neighbours) {
    for (const std::string_view right : neighbours) {
      const std::string text = std::string(left) + std::string(right);
      re2::StringPiece hit;
      if (re.Match(text, left.size(), text.size(), re2::RE2::ANCHOR_START, &hit, 1) && hit.empty()) return true;
    }
  }
  return false;
}

}  // namespace

// What is known of where a pattern may match, without a search.
struct PatternShape {
  PatternShape(std::string_view regex, bool trusted) : heads(RegexHeads::of(regex, trusted)), borders(regex, trusted) {
    if (heads) plain = PlainRegex::of(regex, trusted);
  }
  std::optional<RegexHeads> heads;
  std::optional<PlainRegex> plain;
  RegexBorders borders;
};

// Most patterns of a run are never asked: what is made of them lies elsewhere.
struct Pattern::State {
  std::string regex;
  Options options;
  std::once_flag once, shape_once;
  std::unique_ptr<const re2::RE2> re;
  std::unique_ptr<const PatternShape> shape;
  // The same, once they are there: they are asked far more often than they are made.
  std::atomic<const re2::RE2*> ready_re = nullptr;
  std::atomic<const PatternShape*> ready_shape = nullptr;

  const re2::RE2& compiled() {
    if (const re2::RE2* ready = ready_re.load(std::memory_order_acquire)) return *ready;
    std::call_once(once, [this] {
      re = std::make_unique<const re2::RE2>(options.lazy ? latin_classes(regex) : regex, re2_options(options));
      ready_re.store(re.get(), std::memory_order_release);
    });
    return *re;
  }

  // Null where nothing is known.
  const PatternShape* known_shape() {
    if (options.ignore_case || options.may_be_empty) return nullptr;
    if (const PatternShape* ready = ready_shape.load(std::memory_order_acquire)) return ready;
    std::call_once(shape_once, [this] {
      shape = std::make_unique<const PatternShape>(regex, options.lazy);
      ready_shape.store(shape.get(), std::memory_order_release);
    });
    return shape.get();
  }
};

const Message& Pattern::too_large() {
  static const Message message = {"expression rationnelle refusée, trop grande une fois compilée (plus de 64\u00A0Mio)",
                                  "regular expression refused, too large once compiled (more than 64\u00A0MiB)"};
  return message;
}

Result<Pattern> Pattern::compile(std::string_view regex, Options options) {
  Pattern pattern;
  pattern.state_ = std::make_shared<State>();
  pattern.state_->regex = std::string(regex);
  pattern.state_->options = options;
  if (options.lazy) return pattern;
  const re2::RE2& re = pattern.state_->compiled();
  if (auto why = refusal(re, regex)) return Error{{}, {}, std::move(*why)};
  if (!options.may_be_empty && can_match_empty(re))
    return Error{{},
                 {},
                 {"expression rationnelle refusée, elle accepte le texte vide",
                  "regular expression refused, it matches the empty text"}};
  return pattern;
}

std::optional<Pattern::Hit> Pattern::find(std::string_view text, std::size_t from) const {
  if (from == text.size() && !state_->options.may_be_empty) return std::nullopt;
  const PatternShape* const shape = state_->known_shape();
  if (shape && shape->borders.rule_out(text, from)) return std::nullopt;
  if (!shape || !shape->heads) return search(text, from, false);
  int tries = 8;  // of a search where nothing matches: the costs of a text full of heads stay linear
  while ((from = shape->heads->next_in(text, from)) < text.size()) {
    if (const auto end = shape->plain ? shape->plain->end_at(text, from) : std::nullopt) {
      if (*end > from) return Hit{from, *end, {}};
    } else if (auto hit = search(text, from, tries > 0)) {
      return hit;
    } else if (tries-- == 0) {
      return std::nullopt;
    }
    ++from;
  }
  return std::nullopt;
}

std::optional<Pattern::Hit> Pattern::search(std::string_view text, std::size_t from, bool here) const {
  const re2::RE2& re = state_->compiled();
  if (!re.ok()) return std::nullopt;
  std::array<re2::StringPiece, 8> few;  // most patterns have fewer groups
  std::vector<re2::StringPiece> many;
  const auto wanted = static_cast<std::size_t>(1 + re.NumberOfCapturingGroups());
  if (wanted > few.size()) many.resize(wanted);
  const std::span<re2::StringPiece> groups(many.empty() ? few.data() : many.data(), wanted);
  const auto anchor = here ? re2::RE2::ANCHOR_START : re2::RE2::UNANCHORED;
  while (from <= text.size()) {
    if (!re.Match(text, from, text.size(), anchor, groups.data(), static_cast<int>(groups.size()))) return std::nullopt;
    Hit hit;
    hit.begin = static_cast<std::size_t>(groups[0].data() - text.data());
    hit.end = hit.begin + groups[0].size();
    if (hit.begin == hit.end &&
        !state_->options.may_be_empty) {  // nothing to point at, and a caller going on from `end` would not advance
      from = next_character(text, hit.begin);
      continue;
    }
    hit.groups.reserve(groups.size() - 1);
    for (std::size_t i = 1; i < groups.size(); ++i) hit.groups.emplace_back(groups[i].data(), groups[i].size());
    return hit;
  }
  return std::nullopt;
}

bool Pattern::matches_at(std::string_view text, std::size_t at) const {
  const re2::RE2& re = state_->compiled();
  return re.ok() && at <= text.size() && re.Match(text, at, text.size(), re2::RE2::ANCHOR_START, nullptr, 0);
}

bool Pattern::found_in(std::string_view text) const {
  const re2::RE2& re = state_->compiled();
  return re.ok() && re.Match(text, 0, text.size(), re2::RE2::UNANCHORED, nullptr, 0);
}

std::size_t Pattern::size() const {
  return state_->options.lazy ? 0 : static_cast<std::size_t>(std::max(0, state_->compiled().ProgramSize()));
}

const std::string& Pattern::regex() const { return state_->regex; }

}  // namespace calame
