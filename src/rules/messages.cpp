// Messages are ICU MessageFormat patterns; ICU is fenced here. Locales are named, never taken from
// the process: the default one of a bare system is en_US_POSIX.
#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/numfmt.h>

#include <array>
#include <cmath>
#include <memory>
#include <unordered_map>

#include "calame/ruleset.h"
#include "document/worded.h"

namespace calame {
namespace {

icu::Locale locale_of(UiLanguage ui) {
  return ui == UiLanguage::fr ? icu::Locale("fr", "FR") : icu::Locale("en", "GB");
}

// Two decimals say all that a reader needs; rounding here makes `{x}` and `{x, number}` agree.
double rounded(double value) { return std::round(value * 100) / 100; }

std::string number_text(double value, UiLanguage ui) {
  value = rounded(value);
  if (value >= 0 && value < 1000 && value == std::floor(value)) return std::to_string(static_cast<int>(value));
  struct Formats {
    std::array<std::unique_ptr<icu::NumberFormat>, 2> by_language;
    Formats() {
      for (const UiLanguage language : {UiLanguage::fr, UiLanguage::en}) {
        UErrorCode status = U_ZERO_ERROR;
        auto& format = by_language[static_cast<std::size_t>(language)];
        format.reset(icu::NumberFormat::createInstance(locale_of(language), status));
        if (U_SUCCESS(status) && format) format->setMaximumFractionDigits(2);
      }
    }
  };
  thread_local const Formats formats;
  const auto& format = formats.by_language[static_cast<std::size_t>(ui)];
  if (!format) return fmt::format("{}", value);
  icu::UnicodeString text;
  format->format(value, text);
  std::string out;
  return text.toUTF8String(out);
}

const Argument* find_argument(std::span<const Argument> arguments, std::string_view name) {
  for (const Argument& argument : arguments)
    if (argument.name == name) return &argument;
  return nullptr;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view without_blanks_before(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  return text;
}

// What stands between the brace at the head of the text and its counterpart.
std::optional<std::string_view> braced(std::string_view text) {
  if (!text.starts_with('{')) return std::nullopt;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return text.substr(1, i - 1);
  }
  return std::nullopt;
}

// Of « nnbsp {…} other {…} » the words of this case.
std::optional<std::string_view> chosen_case(std::string_view cases, std::string_view wanted) {
  std::optional<std::string_view> found, other;
  while (true) {
    cases = without_blanks_before(cases);
    if (cases.empty()) return found ? found : other;
    const std::size_t end = cases.find_first_of(" \t\r\n{}");
    if (end == 0 || end == std::string_view::npos) return std::nullopt;
    const std::string_view name = cases.substr(0, end);
    cases = without_blanks_before(cases.substr(end));
    const auto words = braced(cases);
    if (!words) return std::nullopt;
    if (name == wanted && !found) found = words;
    if (name == "other" && !other) other = words;
    cases.remove_prefix(words->size() + 2);
  }
}

bool append_plain(std::string_view pattern, std::span<const Argument> arguments, UiLanguage ui, std::string& out);

// « one {# mot} other {# mots} » of a small whole number, where no other number is told by « = » or « offset: ».
bool append_plural(std::string_view cases, const Value& value, std::span<const Argument> arguments, UiLanguage ui,
                   std::string& out) {
  constexpr double too_large = 1000;  // has a separator
  const auto* number = std::get_if<double>(&value);
  if (!number || cases.find_first_of("=:") != std::string_view::npos) return false;
  const double n = rounded(*number);
  if (n < 0 || n >= too_large || n != std::floor(n)) return false;
  const bool one = ui == UiLanguage::fr ? n < 2 : n == 1;
  auto chosen = chosen_case(cases, one ? "one" : "other");
  if (!chosen || chosen->find("plural") != std::string_view::npos) return false;
  for (std::size_t sign; (sign = chosen->find('#')) != std::string_view::npos; chosen->remove_prefix(sign + 1)) {
    if (!append_plain(chosen->substr(0, sign), arguments, ui, out)) return false;  // a brace was cut: not for here
    out += number_text(n, ui);
  }
  return append_plain(*chosen, arguments, ui, out);
}

// Most messages hold {name}, {name, select, …} and {name, plural, …} only, without quoting, and need no parser. False:
// this one does.
bool append_plain(std::string_view pattern, std::span<const Argument> arguments, UiLanguage ui, std::string& out) {
  constexpr std::string_view select = "select,", plural = "plural,";
  while (true) {
    const std::size_t open = pattern.find('{');
    const std::string_view words = pattern.substr(0, open);
    if (words.find('}') != std::string_view::npos) return false;
    out += words;
    if (open == std::string_view::npos) return true;
    const auto inner = braced(pattern.substr(open));
    if (!inner) return false;
    const std::size_t end = inner->find_first_of("{}',");
    const std::string_view name = inner->substr(0, end);
    if (name.empty() || name.find_first_of(" \t\r\n") != std::string_view::npos) return false;
    const Argument* argument = find_argument(arguments, name);
    if (end == std::string_view::npos) {
      if (const auto* text = argument ? std::get_if<std::string>(&argument->value) : nullptr)
        out += *text;
      else
        out += argument ? number_text(std::get<double>(argument->value), ui)
                        : std::string(pattern.substr(open, inner->size() + 2));
    } else {
      const std::string_view type = without_blanks_before(inner->substr(end + 1));
      if ((*inner)[end] != ',' || !argument) return false;
      if (type.starts_with(plural)) {
        if (!append_plural(type.substr(plural.size()), argument->value, arguments, ui, out)) return false;
      } else {
        const auto* text = std::get_if<std::string>(&argument->value);
        if (!text || !type.starts_with(select)) return false;
        const auto chosen = chosen_case(type.substr(select.size()), *text);
        if (!chosen || !append_plain(*chosen, arguments, ui, out)) return false;
      }
    }
    pattern.remove_prefix(open + inner->size() + 2);
  }
}

std::optional<std::string> format_plain(std::string_view pattern, std::span<const Argument> arguments, UiLanguage ui) {
  if (pattern.find('\'') != std::string_view::npos) return std::nullopt;
  std::string out;
  std::size_t size = pattern.size();
  for (const Argument& argument : arguments)
    if (const auto* text = std::get_if<std::string>(&argument.value)) size += text->size();
  out.reserve(size);
  return append_plain(pattern, arguments, ui, out) ? std::optional(std::move(out)) : std::nullopt;
}

std::unique_ptr<icu::MessageFormat> parse(std::string_view pattern, UiLanguage ui, UParseError& where,
                                          UErrorCode& status) {
  const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(pattern.data(), static_cast<int>(pattern.size())));
  auto format = std::make_unique<icu::MessageFormat>(text, locale_of(ui), where, status);
  if (U_FAILURE(status)) return nullptr;
  return format;
}

const icu::MessageFormat* cached(std::string_view pattern, UiLanguage ui) {
  // A thread words the same few messages over and over; the bound is against packs without end.
  constexpr std::size_t most = 2000;
  thread_local std::array<std::unordered_map<std::string, std::unique_ptr<icu::MessageFormat>>, 2> caches;
  auto& cache = caches[static_cast<std::size_t>(ui)];
  std::string key(pattern);
  if (const auto it = cache.find(key); it != cache.end()) return it->second.get();
  if (cache.size() >= most) cache.clear();
  UParseError where{};
  UErrorCode status = U_ZERO_ERROR;
  return cache.emplace(std::move(key), parse(pattern, ui, where, status)).first->second.get();
}

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
}

Message status_text(UErrorCode status) {
  switch (status) {
    case U_UNMATCHED_BRACES:
      return {"accolade sans vis-à-vis", "unmatched brace"};
    case U_DEFAULT_KEYWORD_MISSING:
      return {"cas «\u00A0other\u00A0» manquant dans plural ou select", "no “other” case in plural or select"};
    case U_ARGUMENT_TYPE_MISMATCH:
      return {"type d’argument incorrect", "wrong type of argument"};
    case U_UNDEFINED_KEYWORD:
      return {"mot clé inconnu", "unknown keyword"};
    case U_ILLEGAL_ARGUMENT_ERROR:
      return {"argument ou type inconnu", "unknown argument or type"};
    case U_PATTERN_SYNTAX_ERROR:
      return {"syntaxe incorrecte (attendu {nom}, {nom, plural, …})",
              "invalid syntax (expected {name}, {name, plural, …})"};
    case U_INDEX_OUTOFBOUNDS_ERROR:
      return {"trop long ou numéro d’argument trop grand", "too long, or argument number too large"};
    default:
      return {"modèle incorrect", "invalid pattern"};
  }
}

}  // namespace

std::string format_message(std::string_view pattern, std::span<const Argument> arguments, UiLanguage ui) {
  if (auto plain = format_plain(pattern, arguments, ui)) return std::move(*plain);
  const icu::MessageFormat* format = cached(pattern, ui);
  if (!format) return std::string(pattern);
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  names.reserve(arguments.size());
  values.reserve(arguments.size());
  for (const Argument& argument : arguments) {
    names.push_back(to_icu(argument.name));
    if (const auto* text = std::get_if<std::string>(&argument.value)) {
      values.emplace_back(to_icu(*text));
    } else {
      values.emplace_back(rounded(std::get<double>(argument.value)));
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString text;
  format->format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), text, status);
  if (U_FAILURE(status)) return std::string(pattern);
  std::string out;
  return text.toUTF8String(out);
}

std::optional<Message> check_message(std::string_view pattern, UiLanguage ui) {
  if (pattern.empty()) return Message("message vide", "empty message");
  if (pattern.find('\'') != std::string_view::npos)
    return Message("l’apostrophe ' est un signe de citation dans un message\u202F; écrivez ’",
                   "the apostrophe ' is a quoting sign in a message; write ’");
  UParseError where{};
  UErrorCode status = U_ZERO_ERROR;
  const auto format = parse(pattern, ui, where, status);
  if (!format) {
    if (where.offset < 0) return status_text(status);
    return worded("{}, vers le caractère {} du message", "{}, near character {} of the message", status_text(status),
                  where.offset + 1);
  }
  std::int32_t count = 0;
  format->getFormats(count);
  if (count > 0 && !format->usesNamedArguments())
    return Message("les arguments portent un nom, {value} et non {0}", "arguments have names, {value} and not {0}");
  return std::nullopt;
}

}  // namespace calame
