#include "rules/kinds/tokens_syntax.h"

#include "analysis/characters.h"
#include "analysis/facts.h"
#include "document/worded.h"
#include "rules/error_sink.h"
#include "rules/kinds/tokens_tests.h"

namespace calame {
namespace {

constexpr std::size_t longest_pattern = 4000;  // bytes: far beyond what anybody reads
constexpr int deepest_group = 8;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool ends_word(char c) { return is_space(c) || std::string_view("{}()<>|?*+").find(c) != std::string_view::npos; }

class PatternReader {
 public:
  PatternReader(std::string_view text, const TokenSyntaxContext& context) : text_(text), context_(context) {}

  TokenSyntax read() {
    if (text_.size() > longest_pattern)
      throw TokenSyntaxFault{0, worded("motif de plus de {} octets", "pattern of more than {} bytes", longest_pattern)};
    syntax_.root = choice(0);
    if (at_ < text_.size()) fault({"parenthèse ) sans ouvrante", ") without its opening ("});
    if (syntax_.elements.empty()) fault({"motif vide", "empty pattern"});
    return std::move(syntax_);
  }

 private:
  [[noreturn]] void fault(Message message) const { throw TokenSyntaxFault{at_, std::move(message)}; }
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

  TokenNode choice(int depth) {
    TokenNode node;
    node.type = TokenNode::Type::choice;
    node.parts.push_back(sequence(depth));
    while (!at_end() && text_[at_] == '|') {
      ++at_;
      node.parts.push_back(sequence(depth));
    }
    if (node.parts.size() == 1) return std::move(node.parts.front());
    for (const TokenNode& part : node.parts)
      if (part.parts.empty()) fault({"un côté du signe | est vide", "one side of | is empty"});
    return node;
  }

  TokenNode sequence(int depth) {
    TokenNode node;
    const bool outside = marked_;
    std::size_t mark_at = 0;
    while (true) {
      while (!at_end() && is_space(text_[at_])) ++at_;
      if (at_end() || text_[at_] == ')' || text_[at_] == '|') break;
      const char c = text_[at_];
      if (c == '<') {
        if (marked_) fault({"< dans une partie déjà marquée", "< in a part that is marked already"});
        mark_at = at_++;
        marked_ = syntax_.marked = true;
      } else if (c == '>') {
        if (!marked_ || outside) fault({"> sans son <", "> without its <"});
        ++at_;
        marked_ = false;
      } else {
        node.parts.push_back(atom(depth));
      }
    }
    if (marked_ && !outside) throw TokenSyntaxFault{mark_at, {"< sans son >", "< without its >"}};
    return node;
  }

  TokenNode atom(int depth) {
    const char c = text_[at_];
    TokenNode node;
    if (c == '(') {
      node = group(depth);
    } else if (c == '{') {
      node = braces();
    } else if (c == '}') {
      fault({"accolade } sans ouvrante", "} without its opening {"});
    } else if (c == '?' || c == '*' || c == '+') {
      fault(
          worded("«\u00A0{0}\u00A0» ne répète rien\u00A0: le coller à un élément, ou écrire le signe {{word=\"{0}\"}}",
                 "“{0}” repeats nothing: put it right behind an element, or write the sign as {{word=\"{0}\"}}",
                 std::string(1, c)));
    } else {
      node = bare_word();
    }
    node.repeat = repeat();
    return node;
  }

  TokenNode group(int depth) {
    if (depth == deepest_group)
      fault(worded("parenthèses sur plus de {} niveaux", "parentheses over more than {} levels", deepest_group));
    const std::size_t open = at_++;
    TokenNode node = choice(depth + 1);
    if (at_end()) throw TokenSyntaxFault{open, {"parenthèse ) manquante", "missing )"}};
    ++at_;
    if (node.parts.empty()) throw TokenSyntaxFault{open, {"parenthèses vides", "empty parentheses"}};
    // The group keeps a repetition of its own.
    TokenNode around;
    around.parts.push_back(std::move(node));
    return around;
  }

  TokenNode braces() {
    const std::size_t open = at_;
    if (open + 1 < text_.size() && is_digit(text_[open + 1]))
      fault({"une répétition {m,n} se colle à son élément", "a repetition {m,n} stands right behind its element"});
    ++at_;
    TokenTests tests = read_token_tests(text_, at_, context_);
    return element(std::move(tests), ++syntax_.numbers);
  }

  TokenNode element(TokenTests tests, std::uint32_t number) {
    TokenNode node;
    node.type = TokenNode::Type::element;
    node.element = static_cast<std::uint32_t>(syntax_.elements.size());
    node.number = number;
    node.marked = marked_;
    syntax_.elements.push_back(std::move(tests));
    return node;
  }

  // Cut as the text is: « qu’il » is two tokens.
  TokenNode bare_word() {
    const std::size_t begin = at_;
    while (!at_end() && !ends_word(text_[at_])) ++at_;
    const std::string word(text_.substr(begin, at_ - begin));
    if (word.front() == '@' || word.find('=') != std::string::npos)
      throw TokenSyntaxFault{begin, worded("«\u00A0{}\u00A0» est un test\u00A0: le mettre entre accolades ({})",
                                           "“{}” is a test: put it in braces ({})", clipped(word),
                                           word.front() == '@' ? "{word=" + clipped(word) + "}" : "{clé=valeur}")};
    if (word.find('"') != std::string::npos)
      throw TokenSyntaxFault{begin,
                             {"guillemet \" hors des accolades\u00A0: le mot s’écrit sans",
                              "a \" outside the braces: the word is written without"}};
    const auto tokens = tokens_of(word, context_.language);
    if (tokens.empty())
      throw TokenSyntaxFault{begin, worded("«\u00A0{}\u00A0» n’est pas un mot", "“{}” is no word", clipped(word))};
    TokenNode node;
    const std::uint32_t number = ++syntax_.numbers;
    for (const Token& token : tokens) {
      TokenTests tests;
      tests.words.push_back({{lower_case(word.substr(token.span.begin.value, token.span.size()))}, false});
      node.parts.push_back(element(std::move(tests), number));
    }
    if (node.parts.size() == 1) return std::move(node.parts.front());
    return node;
  }

  TokenRepeat repeat() {
    if (at_end()) return {};
    const char c = text_[at_];
    TokenRepeat repeat;
    if (c == '?') {
      repeat = {0, 1};
    } else if (c == '*') {
      repeat = {0, 0};
    } else if (c == '+') {
      repeat = {1, 0};
    } else if (c == '{' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])) {
      return counted();
    } else {
      return {};
    }
    ++at_;
    refuse_second();
    return repeat;
  }

  void refuse_second() const {
    if (at_end()) return;
    const char c = text_[at_];
    const bool count = c == '{' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]);
    if (c == '?' || c == '*' || c == '+' || count) fault({"deux répétitions à la suite", "two repetitions in a row"});
  }

  std::uint32_t count() {
    const std::size_t begin = at_;
    std::uint32_t value = 0;
    while (!at_end() && is_digit(text_[at_]) && at_ - begin < 6) value = value * 10 + std::uint32_t(text_[at_++] - '0');
    if (value > most_token_repeats)
      throw TokenSyntaxFault{begin,
                             worded("répétition de plus de {}", "repetition of more than {}", most_token_repeats)};
    return value;
  }

  // {2}, {0,2}, {1,}
  TokenRepeat counted() {
    const std::size_t open = at_++;
    TokenRepeat repeat;
    repeat.least = repeat.most = count();
    bool any = false;
    if (!at_end() && text_[at_] == ',') {
      ++at_;
      any = !at_end() && text_[at_] == '}';
      repeat.most = any ? 0 : count();
    }
    if (at_end() || text_[at_] != '}')
      throw TokenSyntaxFault{
          open,
          {"répétition incorrecte, attendu {n}, {m,n} ou {m,}", "invalid repetition, expected {n}, {m,n} or {m,}"}};
    ++at_;
    if (!any && (repeat.most == 0 || repeat.most < repeat.least))
      throw TokenSyntaxFault{open,
                             {"répétition vide, le second nombre est le plus grand",
                              "empty repetition, the second number is the larger one"}};
    refuse_second();
    return repeat;
  }

  std::string_view text_;
  const TokenSyntaxContext& context_;
  std::size_t at_ = 0;
  bool marked_ = false;
  TokenSyntax syntax_;
};

}  // namespace

std::variant<TokenSyntax, TokenSyntaxError> parse_token_pattern(std::string_view text,
                                                                const TokenSyntaxContext& context) {
  try {
    return PatternReader(text, context).read();
  } catch (const TokenSyntaxFault& fault) {
    std::uint32_t column = 1;
    for (const char c : text.substr(0, fault.at)) column += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return TokenSyntaxError{column, fault.message};
  }
}

}  // namespace calame
