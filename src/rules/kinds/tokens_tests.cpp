#include "rules/kinds/tokens_tests.h"

#include <algorithm>
#include <array>
#include <set>

#include "analysis/characters.h"
#include "analysis/facts.h"
#include "document/worded.h"
#include "rules/did_you_mean.h"
#include "rules/error_sink.h"

namespace calame {
namespace {

constexpr std::array<std::string_view, 9> keys = {"word",  "lemma", "upos", "feat", "text",
                                                  "match", "known", "head", "kind"};
constexpr std::array<std::string_view, 4> kind_names = {"word", "number", "punctuation", "symbol"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class TestReader {
 public:
  TestReader(std::string_view pattern, std::size_t& at, const TokenSyntaxContext& context)
      : text_(pattern), at_(at), open_(at), context_(context) {}

  TokenTests read() {
    while (true) {
      while (at_ < text_.size() && is_space(text_[at_])) ++at_;
      if (at_ >= text_.size()) throw TokenSyntaxFault{open_ - 1, {"accolade } manquante", "missing }"}};
      if (text_[at_] == '}') break;
      read_test();
    }
    ++at_;
    return std::move(tests_);
  }

 private:
  // One alternative of a value and where it stands.
  struct Value {
    std::string text;
    std::size_t at = 0;
    bool quoted = false;
  };

  void read_test() {
    key_at_ = at_;
    while (at_ < text_.size() && !is_space(text_[at_]) &&
           std::string_view("=!{}").find(text_[at_]) == std::string_view::npos)
      ++at_;
    key_ = text_.substr(key_at_, at_ - key_at_);
    negated_ = at_ < text_.size() && text_[at_] == '!';
    if (negated_) ++at_;
    const bool equals = at_ < text_.size() && text_[at_] == '=';
    if (std::find(keys.begin(), keys.end(), key_) == keys.end()) unknown_key(equals);
    if (!equals)
      throw TokenSyntaxFault{at_, worded("«\u00A0{0}\u00A0» attend une valeur\u00A0: {0}=… ou {0}!=…",
                                         "“{0}” needs a value: {0}=… or {0}!=…", key_)};
    ++at_;
    refuse_second();
    dispatch();
  }

  void unknown_key(bool equals) const {
    if (key_.empty()) throw TokenSyntaxFault{key_at_, {"une clé doit se tenir ici", "a key must stand here"}};
    if (!equals)
      throw TokenSyntaxFault{
          key_at_, worded("«\u00A0{0}\u00A0» n’est pas un test\u00A0: écrire clé=valeur, ou le mot hors "
                          "des accolades",
                          "“{0}” is no test: write key=value, or the word outside the braces", clipped(key_))};
    throw TokenSyntaxFault{key_at_, worded("clé inconnue «\u00A0{}\u00A0»{}", "unknown key “{}”{}", clipped(key_),
                                           suggestion(key_, keys))};
  }

  // What a token is it is once; what it is not can be several things, and inflection has several sides.
  void refuse_second() {
    if (negated_ || key_ == "feat" || given_.insert(key_).second) return;
    throw TokenSyntaxFault{key_at_, worded("«\u00A0{0}\u00A0» deux fois\u00A0: joindre les valeurs par | ({0}=a|b)",
                                           "“{0}” twice: join the values by | ({0}=a|b)", key_)};
  }

  void dispatch() {
    if (key_ == "word") {
      tests_.words.push_back({words(true), negated_});
    } else if (key_ == "lemma") {
      tests_.lemmas.push_back({words(false), negated_});
      tests_.needs_tags = true;
    } else if (key_ == "text") {
      tests_.texts.push_back({exact(), negated_});
    } else if (key_ == "upos") {
      tests_.upos &= negated_ ? ~upos() : upos();
      tests_.needs_tags = true;
    } else if (key_ == "feat") {
      tests_.features.push_back({features(), negated_});
      tests_.needs_tags = true;
    } else if (key_ == "match") {
      tests_.regexes.push_back({regex(), negated_});
    } else if (key_ == "kind") {
      const auto given = kinds();
      tests_.kinds = static_cast<std::uint8_t>(tests_.kinds & (negated_ ? ~given : given));
    } else {
      (key_ == "known" ? tests_.known : tests_.head) = yes_or_no() != negated_;
    }
  }

  Value one_value() {
    Value value{{}, at_, false};
    if (at_ < text_.size() && text_[at_] == '"') {
      const std::size_t close = text_.find('"', at_ + 1);
      if (close == std::string_view::npos)
        throw TokenSyntaxFault{at_, {"guillemet \" sans son second", "a \" without its second"}};
      value.text = text_.substr(at_ + 1, close - at_ - 1);
      value.quoted = true;
      at_ = close + 1;
    } else {
      while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '}' && text_[at_] != '|' && text_[at_] != '{')
        ++at_;
      value.text = text_.substr(value.at, at_ - value.at);
    }
    if (value.text.empty())
      throw TokenSyntaxFault{value.at, worded("valeur vide pour «\u00A0{}\u00A0»", "empty value for “{}”", key_)};
    return value;
  }

  std::vector<Value> values() {
    std::vector<Value> all = {one_value()};
    while (at_ < text_.size() && text_[at_] == '|') ++at_, all.push_back(one_value());
    if (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '}')
      throw TokenSyntaxFault{at_,
                             {"signe inattendu dans une valeur\u00A0: la mettre entre guillemets (word=\"{\")",
                              "unexpected sign in a value: put it in quotes (word=\"{\")"}};
    return all;
  }

  // A value that no token can be would never match.
  void refuse_several(const Value& value, const std::string& word) const {
    const auto tokens = tokens_of(word, context_.language);
    if (tokens.size() <= 1) return;
    throw TokenSyntaxFault{value.at,
                           worded("«\u00A0{}\u00A0» fait {} mots\u00A0: l’écrire hors des accolades",
                                  "“{}” is {} words: write it outside the braces", clipped(word), tokens.size())};
  }

  void add_list(const Value& value, bool lowered, std::vector<std::string>& out) const {
    const std::string_view name = std::string_view(value.text).substr(1);
    const auto* list = context_.list ? context_.list(name) : nullptr;
    if (!list)
      throw TokenSyntaxFault{value.at, context_.unknown_list ? context_.unknown_list(name)
                                                             : worded("liste inconnue «\u00A0{}\u00A0»",
                                                                      "unknown list “{}”", clipped(name))};
    for (const std::string& word : *list) {
      if (tokens_of(word, context_.language).size() > 1)
        throw TokenSyntaxFault{
            value.at, worded("«\u00A0{}\u00A0» de la liste @{} fait plusieurs mots\u00A0: un élément n’en est qu’un",
                             "“{}” of the list @{} is several words: an element is one", clipped(word), clipped(name))};
      out.push_back(lowered ? lower_case(word) : with_apostrophes(word));
    }
  }

  std::vector<std::string> words(bool lowered) {
    std::vector<std::string> out;
    for (const Value& value : values()) {
      if (!value.quoted && value.text.size() > 1 && value.text[0] == '@') {
        add_list(value, lowered, out);
        continue;
      }
      const std::string word = lowered ? lower_case(value.text) : with_apostrophes(value.text);
      refuse_several(value, word);
      out.push_back(word);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  std::vector<std::string> exact() {
    std::vector<std::string> out;
    for (const Value& value : values()) {
      refuse_several(value, value.text);
      out.push_back(with_apostrophes(value.text));
    }
    return out;
  }

  static std::string with_apostrophes(std::string_view word) {
    std::string out;
    for (const char c : word) c == '\'' ? out += "’" : out += c;
    return out;
  }

  std::uint32_t upos() {
    static const std::vector<std::string_view> names = [] {
      std::vector<std::string_view> all;
      for (std::size_t i = 0; i < upos_count; ++i) all.push_back(upos_name(Upos(i)));
      return all;
    }();
    std::uint32_t bits = 0;
    for (const Value& value : values()) {
      const auto one = upos_from_name(value.text);
      if (!one) unknown(value.at, value.text, {"nature inconnue", "unknown part of speech"}, names);
      bits |= 1u << std::size_t(*one);
    }
    return bits;
  }

  [[noreturn]] static void unknown(std::size_t at, std::string_view given, const Message& what,
                                   std::span<const std::string_view> names) {
    Message hint = suggestion(given, names);
    if (hint.en.empty()) {  // « verb » for VERB is no slip of the finger
      for (const std::string_view name : names)
        if (lower_case(name) == lower_case(given)) hint = worded("\u202F; écrire {}", "; write {}", name);
    }
    if (hint.en.empty()) {
      std::string all;
      for (const std::string_view name : names) all += (all.empty() ? "" : " ") + std::string(name);
      hint = worded(" (possibles\u00A0: {})", " (possible: {})", all);
    }
    throw TokenSyntaxFault{at, worded("{} «\u00A0{}\u00A0»{}", "{} “{}”{}", what, clipped(given), hint)};
  }

  std::vector<Features> features() {
    static const std::string all_names = feature_names(Features(~0u));
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < all_names.size();) {
      const std::size_t dot = std::min(all_names.find('.', i), all_names.size());
      names.push_back(std::string_view(all_names).substr(i, dot - i));
      i = dot + 1;
    }
    std::vector<Features> out;
    for (const Value& value : values()) {
      Features together;
      const std::string_view text = value.text;
      for (std::size_t i = 0; i <= text.size();) {
        const std::size_t dot = std::min(text.find('.', i), text.size());
        const auto one = feature_from_name(text.substr(i, dot - i));
        if (!one) unknown(value.at + i, text.substr(i, dot - i), {"trait inconnu", "unknown feature"}, names);
        together |= *one;
        i = dot + 1;
      }
      out.push_back(together);
    }
    return out;
  }

  std::uint8_t kinds() {
    std::uint8_t bits = 0;
    for (const Value& value : values()) {
      const auto at = std::find(kind_names.begin(), kind_names.end(), value.text);
      if (at == kind_names.end())
        unknown(value.at, value.text, {"sorte de signe inconnue", "unknown kind of token"}, kind_names);
      bits = static_cast<std::uint8_t>(bits | 1u << std::size_t(at - kind_names.begin()));
    }
    return bits;
  }

  bool yes_or_no() {
    const Value value = one_value();
    if (value.text == "yes") return true;
    if (value.text == "no") return false;
    throw TokenSyntaxFault{value.at, worded("«\u00A0{0}\u00A0» attend yes ou no", "“{0}” takes yes or no", key_)};
  }

  // /…/ with \/ for a slash.
  std::string regex() {
    if (at_ >= text_.size() || text_[at_] != '/')
      throw TokenSyntaxFault{at_,
                             {"«\u00A0match\u00A0» attend une expression entre barres\u00A0: match=/…/",
                              "“match” takes an expression between slashes: match=/…/"}};
    const std::size_t open = at_++;
    std::string out;
    while (at_ < text_.size() && text_[at_] != '/') {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        if (text_[at_ + 1] != '/') out += '\\';
        ++at_;
      }
      out += text_[at_++];
    }
    if (at_ >= text_.size()) throw TokenSyntaxFault{open, {"barre / sans sa seconde", "a / without its second"}};
    ++at_;
    if (out.empty()) throw TokenSyntaxFault{open, {"expression vide", "empty expression"}};
    return out;
  }

  std::string_view text_;
  std::size_t& at_;
  std::size_t open_;
  const TokenSyntaxContext& context_;
  TokenTests tests_;
  std::string_view key_;
  std::size_t key_at_ = 0;
  bool negated_ = false;
  std::set<std::string_view> given_;
};

}  // namespace

TokenTests read_token_tests(std::string_view pattern, std::size_t& at, const TokenSyntaxContext& context) {
  return TestReader(pattern, at, context).read();
}

}  // namespace calame
