#include "rules/pattern.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

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
std::string_view unsupported_construct(std::string_view regex) {
  bool in_class = false;
  for (std::size_t i = 0; i < regex.size(); ++i) {
    const std::string_view rest = regex.substr(i);
    if (rest[0] == '\\') {
      if (!in_class && rest.size() > 1 && rest[1] >= '1' && rest[1] <= '9') return "les références arrière (\\1)";
      if (!in_class && rest.size() > 1 && (rest[1] == 'k' || rest[1] == 'g')) return "les références arrière (\\k)";
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
    if (rest.starts_with("(?<=") || rest.starts_with("(?<!")) return "l’examen de ce qui précède (?<=…)";
    if (rest.starts_with("(?=") || rest.starts_with("(?!")) return "l’examen de ce qui suit (?=…)";
    if (rest.starts_with("(?P=")) return "les références arrière (?P=…)";
    if (rest.starts_with("(?>")) return "les groupes atomiques (?>…)";
    if (rest.starts_with("(?(")) return "les groupes conditionnels (?(…)";
  }
  return {};
}

std::string_view error_text(re2::RE2::ErrorCode code) {
  switch (code) {
    case re2::RE2::ErrorBadEscape:
      return "échappement inconnu après \\";
    case re2::RE2::ErrorBadCharClass:
      return "classe de caractères incorrecte";
    case re2::RE2::ErrorBadCharRange:
      return "intervalle de caractères incorrect";
    case re2::RE2::ErrorMissingBracket:
      return "crochet ] manquant";
    case re2::RE2::ErrorMissingParen:
      return "parenthèse ) manquante ou groupe inconnu après (?";
    case re2::RE2::ErrorUnexpectedParen:
      return "parenthèse ) sans ouvrante";
    case re2::RE2::ErrorTrailingBackslash:
      return "\\ en fin d’expression";
    case re2::RE2::ErrorRepeatArgument:
      return "répétition (*, +, ?) sans rien à répéter";
    case re2::RE2::ErrorRepeatSize:
      return "répétition de plus de 1\u202F000";
    case re2::RE2::ErrorRepeatOp:
      return "deux signes de répétition à la suite";
    case re2::RE2::ErrorBadPerlOp:
      return "groupe inconnu après (?";
    case re2::RE2::ErrorBadUTF8:
      return "UTF-8 incorrect";
    case re2::RE2::ErrorBadNamedCapture:
      return "nom de groupe incorrect";
    default:
      return "expression incorrecte";
  }
}

std::optional<std::string> refusal(const re2::RE2& re, std::string_view regex) {
  if (re.ok()) return std::nullopt;
  if (re.error_code() == re2::RE2::ErrorPatternTooLarge) return std::string(Pattern::too_large);
  if (re.error_code() == re2::RE2::ErrorRepeatSize)
    return "expression rationnelle refusée, " + std::string(error_text(re.error_code()));
  if (const std::string_view name = unsupported_construct(regex); !name.empty())
    return fmt::format("expression rationnelle refusée, {} n’existent pas ici (syntaxe RE2)", name);
  return "expression rationnelle refusée, " + std::string(error_text(re.error_code()));
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

struct Pattern::State {
  std::string regex;
  Options options;
  std::once_flag once;
  std::unique_ptr<const re2::RE2> re;

  const re2::RE2& compiled() {
    std::call_once(once, [this] {
      if (!re) re = std::make_unique<const re2::RE2>(regex, re2_options(options));
    });
    return *re;
  }
};

Result<Pattern> Pattern::compile(std::string_view regex, Options options) {
  Pattern pattern;
  pattern.state_ = std::make_shared<State>();
  pattern.state_->regex = std::string(regex);
  pattern.state_->options = options;
  if (options.lazy) return pattern;
  const re2::RE2& re = pattern.state_->compiled();
  if (auto why = refusal(re, regex)) return Error{{}, {}, std::move(*why)};
  if (!options.may_be_empty && can_match_empty(re))
    return Error{{}, {}, "expression rationnelle refusée, elle accepte le texte vide"};
  return pattern;
}

std::optional<Pattern::Hit> Pattern::find(std::string_view text, std::size_t from) const {
  const re2::RE2& re = state_->compiled();
  if (!re.ok()) return std::nullopt;
  std::vector<re2::StringPiece> groups(static_cast<std::size_t>(1 + re.NumberOfCapturingGroups()));
  while (from <= text.size()) {
    if (!re.Match(text, from, text.size(), re2::RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size())))
      return std::nullopt;
    Hit hit;
    hit.begin = static_cast<std::size_t>(groups[0].data() - text.data());
    hit.end = hit.begin + groups[0].size();
    if (hit.begin == hit.end &&
        !state_->options.may_be_empty) {  // nothing to point at, and a caller going on from `end` would not advance
      from = hit.begin + 1;
      while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
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
