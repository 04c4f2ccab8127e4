#include "document/css.h"

#include <algorithm>
#include <array>
#include <optional>

#include "document/css_suggestion.h"
#include "document/encoding.h"
#include "document/worded.h"

namespace calame {
namespace {

constexpr std::size_t max_bytes = 4096;  // a selector is written by a person
constexpr int max_nesting = 16;          // :not(:is(:has(…)))

constexpr std::array<std::string_view, 8> pseudo_names = {"not",        "is",        "has",   "first-child",
                                                          "last-child", "nth-child", "empty", "root"};
constexpr std::array<std::string_view, 5> view_names = {"section", "sentence", "intro", "json", "attr"};

// Attributes whose values HTML compares without case (HTML standard, "Case-sensitivity of selectors").
constexpr std::array<std::string_view, 18> caseless_attributes = {
    "charset", "dir",   "hreflang", "http-equiv", "lang", "language", "media",  "method", "rel",
    "rev",     "scope", "shape",    "target",     "type", "align",    "valign", "color",  "face"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_name_char(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_start(char c) { return is_name_char(c) && !is_digit(c); }

std::string ascii_lower(std::string s) {
  for (char& c : s)
    if (c >= 'A' && c <= 'Z') c = char(c + 32);
  return s;
}

// CSS reads an escape that names no character as U+FFFD.
char32_t escaped_character(std::uint32_t c) {
  return c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c;
}

// Recursive descent. The first error stops it: `failed()` is then true and every method returns early.
class Parser {
 public:
  explicit Parser(std::string_view css) : css_(css) {}

  Result<std::vector<ComplexSelector>> run() {
    if (css_.size() > max_bytes)
      return css_error(css_, 0,
                       worded("sélecteur de plus de {} octets\u202F; raccourcissez-le",
                              "selector longer than {} bytes; shorten it", max_bytes));
    std::vector<ComplexSelector> list = selector_list(0, false);
    if (!failed() && at_ < css_.size()) fail(at_, worded("{} inattendu", "unexpected {}", shown()));
    if (failed()) return *error_;
    return list;
  }

 private:
  [[nodiscard]] bool failed() const { return error_.has_value(); }
  [[nodiscard]] bool done() const { return at_ >= css_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const { return at_ + ahead < css_.size() ? css_[at_ + ahead] : '\0'; }
  void fail(std::size_t offset, Message message) {
    if (!error_) error_ = css_error(css_, offset, std::move(message));
  }
  [[nodiscard]] Message shown() const {
    if (done()) return {"la fin du sélecteur", "end of the selector"};
    std::size_t size = 1;
    while (at_ + size < css_.size() && (static_cast<unsigned char>(css_[at_ + size]) & 0xC0) == 0x80) ++size;
    return worded("«\u00A0{}\u00A0»", "'{}'", css_.substr(at_, size));
  }
  bool skip_space() {
    const std::size_t before = at_;
    while (!done() && is_space(peek())) ++at_;
    return at_ > before;
  }
  bool accept(char c) {
    if (peek() != c || done()) return false;
    ++at_;
    return true;
  }
  bool expect(char c, const Message& why) {
    if (accept(c)) return true;
    fail(at_, worded("«\u00A0{}\u00A0» attendu {}, et non {}", "expected '{}' {}, not {}", c, why, shown()));
    return false;
  }

  void escape(std::string& out) {  // after the backslash
    if (done()) return fail(at_, {"caractère attendu après «\u00A0\\\u00A0»", "expected a character after '\\'"});
    if (!is_hex(peek())) {
      out += css_[at_++];
      return;
    }
    std::uint32_t value = 0;
    for (int i = 0; i < 6 && is_hex(peek()); ++i, ++at_) {
      const char c = char(peek() | 32);
      value = value * 16 + std::uint32_t(is_digit(peek()) ? peek() - '0' : c - 'a' + 10);
    }
    if (is_space(peek())) ++at_;
    append_utf8(out, escaped_character(value));
  }
  [[nodiscard]] bool at_name() const { return is_name_start(peek()) || (peek() == '\\' && at_ + 1 < css_.size()); }
  std::string name() {
    std::string out;
    while (!done()) {
      if (is_name_char(peek())) {
        out += css_[at_++];
      } else if (peek() == '\\') {
        ++at_;
        escape(out);
      } else {
        break;
      }
    }
    return out;
  }
  std::string quoted() {
    const std::size_t start = at_;
    const char quote = css_[at_++];
    std::string out;
    while (!done() && peek() != quote) {
      const char c = css_[at_++];
      if (c == '\\') {
        escape(out);
      } else {
        out += c;
      }
    }
    if (!accept(quote)) fail(start, worded("texte sans son {} fermant", "string without its closing {}", quote));
    return out;
  }

  std::vector<ComplexSelector> selector_list(int depth, bool relative) {
    std::vector<ComplexSelector> list;
    if (depth > max_nesting) {
      fail(at_, worded("plus de {} pseudo-classes imbriquées", "more than {} nested pseudo-classes", max_nesting));
      return list;
    }
    do {
      skip_space();
      list.push_back(complex(depth, relative));
      if (failed()) return list;
    } while (accept(','));
    return list;
  }

  std::optional<Combinator> combinator() {
    const bool space = skip_space();
    std::optional<Combinator> found;
    if (accept('>'))
      found = Combinator::child;
    else if (accept('+'))
      found = Combinator::next;
    else if (accept('~'))
      found = Combinator::following;
    if (found)
      skip_space();
    else if (space && !done() && peek() != ',' && peek() != ')')
      found = Combinator::descendant;
    return found;
  }

  ComplexSelector complex(int depth, bool relative) {
    ComplexSelector result;
    Combinator before = Combinator::descendant;
    if (relative)
      if (const auto leading = combinator()) before = *leading;
    while (!failed()) {
      result.compounds.push_back(compound(depth));
      result.compounds.back().combinator = before;
      if (failed()) break;
      if (peek() == ':' && peek(1) == ':') {
        view(depth, result);
        break;
      }
      const auto next = combinator();
      if (!next) break;
      before = *next;
    }
    return result;
  }

  CompoundSelector compound(int depth) {
    CompoundSelector result;
    const std::size_t start = at_;
    if (at_name()) {
      result.any = false;
      result.name = ascii_lower(name());
      result.tag = tag_from_name(result.name);
      if (const Message meant = misspelt_element(result.name); !meant.fr.empty())
        fail(start, worded("élément inconnu {}{}", "unknown element {}{}", result.name, meant));
    } else {
      accept('*');
    }
    while (!failed()) {
      if (accept('#')) {
        identifier(result, "id", AttributeOperator::equals, {"id attendu après «\u00A0#\u00A0»", "an id after '#'"});
      } else if (accept('.')) {
        identifier(result, "class", AttributeOperator::word,
                   {"classe attendue après «\u00A0.\u00A0»", "a class after '.'"});
      } else if (peek() == '[') {
        attribute(result);
      } else if (peek() == ':' && peek(1) != ':') {
        pseudo(result, depth);
      } else {
        break;
      }
    }
    // A view may stand alone: `::sentence` is `*::sentence`.
    if (at_ == start && !(peek() == ':' && peek(1) == ':'))
      fail(at_, worded("élément, *, #id, .classe, [attribut] ou :pseudo-classe attendu, et non {}",
                       "expected an element, *, #id, .class, [attribute] or :pseudo-class, not {}", shown()));
    return result;
  }

  void identifier(CompoundSelector& to, std::string attribute_name, AttributeOperator op, const Message& what) {
    if (!at_name()) return fail(at_, worded("{}, et non {}", "expected {}, not {}", what, shown()));
    to.attributes.push_back({std::move(attribute_name), op, name(), false});
  }

  std::optional<AttributeOperator> attribute_operator() {
    if (accept('=')) return AttributeOperator::equals;
    constexpr std::string_view signs = "~|^$*";
    constexpr AttributeOperator ops[] = {AttributeOperator::word, AttributeOperator::dash, AttributeOperator::prefix,
                                         AttributeOperator::suffix, AttributeOperator::substring};
    const std::size_t which = done() ? std::string_view::npos : signs.find(peek());
    if (which == std::string_view::npos) {
      fail(at_, worded("«\u00A0]\u00A0», =, ~=, |=, ^=, $= ou *= attendu, et non {}",
                       "expected ']', =, ~=, |=, ^=, $= or *=, not {}", shown()));
      return std::nullopt;
    }
    ++at_;
    if (!expect('=', worded("après «\u00A0{}\u00A0»", "after '{}'", signs[which]))) return std::nullopt;
    return ops[which];
  }

  void attribute(CompoundSelector& to) {
    ++at_;  // [
    skip_space();
    if (!at_name())
      return fail(at_, worded("nom d’attribut attendu après «\u00A0[\u00A0», et non {}",
                              "expected an attribute's name after '[', not {}", shown()));
    AttributeTest test;
    test.name = ascii_lower(name());
    skip_space();
    if (!accept(']')) {
      const auto op = attribute_operator();
      if (!op) return;
      test.op = *op;
      skip_space();
      attribute_value(test);
      if (failed()) return;
    }
    to.attributes.push_back(std::move(test));
  }

  void attribute_value(AttributeTest& test) {
    if (peek() == '"' || peek() == '\'') {
      test.value = quoted();
    } else if (!done() && (is_name_char(peek()) || peek() == '\\')) {
      test.value = name();
    } else {
      return fail(at_, worded("valeur attendue, entre guillemets si ce n’est pas un simple nom, et non {}",
                              "expected a value, in quotes unless it is a plain name, not {}", shown()));
    }
    if (failed()) return;
    test.ignore_case =
        std::find(caseless_attributes.begin(), caseless_attributes.end(), test.name) != caseless_attributes.end();
    const bool space = skip_space();
    const char flag = char(peek() | 32);
    if ((space || !is_name_char(css_[at_ - 1])) && (flag == 'i' || flag == 's') && !is_name_char(peek(1))) {
      test.ignore_case = flag == 'i';
      ++at_;
      skip_space();
    }
    if (!accept(']'))
      fail(at_,
           worded("«\u00A0]\u00A0», i ou s attendu après la valeur, et non {}\u202F; une valeur avec d’autres signes "
                  "se met entre "
                  "guillemets",
                  "expected ']', i or s after the value, not {}; values with other signs stand in quotes", shown()));
  }

  void pseudo(CompoundSelector& to, int depth) {
    const std::size_t start = at_++;
    if (!at_name())
      return fail(at_, worded("pseudo-classe attendue après «\u00A0:\u00A0», et non {}",
                              "expected a pseudo-class after ':', not {}", shown()));
    const std::string called = ascii_lower(name());
    const auto known = std::find(pseudo_names.begin(), pseudo_names.end(), called);
    if (known == pseudo_names.end()) {
      if (std::find(view_names.begin(), view_names.end(), called) != view_names.end())
        return fail(start,
                    worded("une vue prend deux deux-points\u00A0: ::{}", "a view takes two colons: ::{}", called));
      return fail(start, worded("pseudo-classe inconnue :{}{}", "unknown pseudo-class :{}{}", called,
                                css_suggestion(called, pseudo_names, ":")));
    }
    PseudoTest test{PseudoClass(known - pseudo_names.begin()), 0, 0, {}};
    const bool takes_list =
        test.kind == PseudoClass::negation || test.kind == PseudoClass::is || test.kind == PseudoClass::has;
    if (takes_list || test.kind == PseudoClass::nth_child) {
      if (!expect('(', worded("après :{}", "after :{}", called))) return;
      if (takes_list) {
        test.list = selector_list(depth + 1, test.kind == PseudoClass::has);
      } else {
        nth(test);
      }
      if (failed()) return;
      skip_space();
      if (!expect(')', worded("pour fermer :{}(", "to close :{}(", called))) return;
    } else if (peek() == '(') {
      return fail(at_, worded(":{} ne prend pas d’argument", ":{} takes no argument", called));
    }
    to.pseudos.push_back(std::move(test));
  }

  // odd | even | b | an | an+b | an-b
  void nth(PseudoTest& test) {
    skip_space();
    const std::size_t start = at_;
    const Message expected = {"odd, even ou une formule comme 2n+1 attendu",
                              "expected odd, even or a formula such as 2n+1"};
    if (is_letter(peek()) && peek() != 'n' && peek() != 'N') {
      const std::string word = ascii_lower(name());
      if (word != "odd" && word != "even")
        return fail(start, worded("{}, et non «\u00A0{}\u00A0»", "{}, not '{}'", expected, word));
      test.step = 2;
      test.offset = word == "odd" ? 1 : 0;
      return;
    }
    const int sign = accept('-') ? -1 : (accept('+'), 1);
    const std::optional<int> number = integer();
    if (!accept('n') && !accept('N')) {
      if (!number) return fail(start, expected);
      test.offset = sign * *number;
      return;
    }
    test.step = sign * number.value_or(1);
    skip_space();
    if (peek() != '+' && peek() != '-') return;
    const int offset_sign = css_[at_++] == '-' ? -1 : 1;
    skip_space();
    const std::size_t place = at_;
    const std::optional<int> offset = integer();
    if (!offset) return fail(place, {"nombre attendu après n+", "expected a number after n+"});
    test.offset = offset_sign * *offset;
  }
  std::optional<int> integer() {
    if (!is_digit(peek())) return std::nullopt;
    int value = 0;
    for (; is_digit(peek()); ++at_) value = std::min(value * 10 + (peek() - '0'), 100'000'000);
    return value;
  }

  void view(int depth, ComplexSelector& to) {
    const std::size_t start = at_;
    at_ += 2;
    const std::string called = ascii_lower(name());
    const auto known = std::find(view_names.begin(), view_names.end(), called);
    if (known == view_names.end())
      return fail(start, worded("vue inconnue ::{}{}", "unknown view ::{}{}", called,
                                css_suggestion(called, view_names, "::")));
    if (depth > 0)
      return fail(start, worded("::{} ne peut pas se trouver dans une pseudo-classe",
                                "::{} cannot stand inside a pseudo-class", called));
    to.view = View(known - view_names.begin() + 1);
    if (to.view == View::json)
      view_argument(to, {"avec un chemin après ::json", "and a path after ::json"},
                    {"pour fermer ::json(", "to close ::json("});
    else if (to.view == View::attribute)
      attribute_argument(to);
    else if (peek() == '(')
      fail(at_, worded("::{} ne prend pas d’argument", "::{} takes no argument", called));
    if (failed()) return;
    skip_space();
    if (!done() && peek() != ',')
      fail(at_, worded("une vue finit son sélecteur\u202F; virgule ou fin attendue, et non {}",
                       "a view ends its selector; expected ',' or the end, not {}", shown()));
  }
  void attribute_argument(ComplexSelector& to) {
    const std::size_t start = at_;
    view_argument(to, {"avec un nom d’attribut après ::attr", "and the name of an attribute after ::attr"},
                  {"pour fermer ::attr(", "to close ::attr("});
    if (failed()) return;
    to.argument = ascii_lower(to.argument);
    if (to.argument.empty())
      fail(start, worded("::attr demande le nom d’un attribut", "::attr needs the name of an attribute"));
  }
  void view_argument(ComplexSelector& to, const Message& opening, const Message& closing) {
    if (!expect('(', opening)) return;
    const std::size_t start = at_;
    while (!done() && peek() != ')') ++at_;
    to.argument = std::string(css_.substr(start, at_ - start));
    to.argument_offset = std::uint32_t(start);
    expect(')', closing);
  }

  std::string_view css_;
  std::size_t at_ = 0;
  std::optional<Error> error_;
};

}  // namespace

Error css_error(std::string_view css, std::size_t offset, Message message) {
  std::uint32_t column = 1;
  for (std::size_t i = 0; i < std::min(offset, css.size()); ++i)
    if ((static_cast<unsigned char>(css[i]) & 0xC0) != 0x80) ++column;
  return Error{"", {1, column}, std::move(message)};
}

Result<std::vector<ComplexSelector>> parse_css(std::string_view css) { return Parser(css).run(); }

}  // namespace calame
