// One definition of the sentence, for every rule.
//
// A stop (. … ? !), with the stops, closing quotes and brackets behind it, ends a sentence when what
// follows begins one: an upper-case letter, a digit, a letter without case, or something protected.
// It does not when
// - a lower-case letter follows: « Oui ! » dit-il; « actuellement. payer » is a stray period inside one
//   sentence (a rule flags it), as most of them are: the sentence goes on;
// - a comma, a semicolon or a colon follows: « Oui ! », dit-il;
// - the period belongs to an abbreviation, an initial or the number of a list item.
// Quotation marks do not matter otherwise: « Venez. Restez », dit-il is two sentences, so that a long
// quotation is not one sentence of a hundred words. The end of a block ends its sentence.
#include <algorithm>

#include "analysis/characters.h"
#include "analysis/facts.h"
#include "analysis/words.h"

namespace calame {
namespace {

bool is_stop(char32_t c) { return c == '.' || c == '?' || c == '!' || c == 0x2026 || c == 0x203D || c == 0x3002; }

class SentenceFinder {
 public:
  SentenceFinder(const Document& document, const Language& language, std::span<const Token> tokens,
                 std::span<const ProtectedSpan> protected_spans, std::vector<Sentence>& out)
      : text_(document.prose), language_(language), tokens_(tokens), protected_(protected_spans), out_(out) {
    for (const std::string& a : language.abbreviations)
      longest_abbreviation_ = std::max(longest_abbreviation_, a.size());
    any_foreign_ = std::any_of(protected_.begin(), protected_.end(),
                               [](const ProtectedSpan& p) { return p.kind == Protection::language; });
  }

  void find(std::uint32_t index, const Block& block, bool heading) {
    block_ = block.text;
    sentence_ = {};
    sentence_.block = index;
    sentence_.heading = heading;
    while (token_ < tokens_.size() && tokens_[token_].span.begin < block.text.begin) ++token_;
    sentence_.first_token = static_cast<std::uint32_t>(token_);
    begin_ = block.text.begin.value;
    while (token_ < tokens_.size() && tokens_[token_].span.begin < block.text.end) step();
    finish(block.text.end.value, token_);
  }

 private:
  void step() {
    const Token token = tokens_[token_++];
    if (token.kind == TokenKind::word) {
      if (any_foreign_ && is_foreign(token.span)) split_foreign(token.span);
      return;
    }
    if (token.kind == TokenKind::punctuation) end_at(token);
  }

  // Ends the sentence at `stop` and what closes behind it, when it is a stop that does.
  void end_at(const Token& stop) {
    const char32_t first = decode(text_, stop.span.begin.value).value;
    if (!is_stop(first)) return;
    std::size_t next = token_;
    std::uint32_t end = stop.span.end.value;
    take_closers(next, end);
    token_ = next;  // in any case: what closes behind a stop is no stop of its own
    if (ends_here(stop, first, next, end)) finish(end, next);
  }

  // Stops, closing signs, note numbers and emoji behind a stop; French quotes close after a space.
  void take_closers(std::size_t& next, std::uint32_t& end) {
    while (next < tokens_.size() && tokens_[next].span.begin < block_.end) {
      const Token& t = tokens_[next];
      const char32_t c = decode(text_, t.span.begin.value).value;
      const bool adjacent = t.span.begin.value == end;
      bool closes = false;
      if (t.kind == TokenKind::punctuation) {
        closes = is_stop(c) ? adjacent || c == '?' || c == '!'
                            : c == 0xBB || c == 0x203A || c == ')' || c == ']' || c == '}' || c == 0x201D ||
                                  (adjacent && (c == '"' || c == 0x2019 || c == '\''));
        if (adjacent && c == '[' && take_note(next, end)) continue;
      } else if (t.kind == TokenKind::symbol) {
        closes = (c >= 0xB2 && c <= 0xB9 && adjacent) || (c >= 0x2600 && c < 0x2800) || c >= 0x1F000;
        // Markup left in a text file: **Fini.**
        closes = closes || (adjacent && (c == '*' || c == '_'));
      } else if (t.kind == TokenKind::word) {
        closes = is_emoticon(t.span);
      }
      if (!closes) return;
      end = t.span.end.value;
      ++next;
    }
  }

  // [1] right behind a stop
  bool take_note(std::size_t& next, std::uint32_t& end) {
    if (next + 2 >= tokens_.size() || tokens_[next + 1].kind != TokenKind::number) return false;
    const Token& close = tokens_[next + 2];
    if (text_[close.span.begin.value] != ']' || close.span.begin >= block_.end) return false;
    end = close.span.end.value;
    next += 3;
    return true;
  }

  bool ends_here(const Token& stop, char32_t first, std::size_t next, std::uint32_t end) {
    if (next >= tokens_.size() || tokens_[next].span.begin >= block_.end) return false;  // the block's end does
    const bool period = first == '.' && stop.span.size() == 1;
    const bool adjacent = tokens_[next].span.begin.value == end;
    const bool empty_line = has_empty_line(end, tokens_[next].span.begin.value);
    const std::size_t opening = skip_openers(next);
    if (opening >= tokens_.size() || tokens_[opening].span.begin >= block_.end) return empty_line;
    const Token& start = tokens_[opening];
    if (start.kind == TokenKind::punctuation) return empty_line;
    if (adjacent) return opening == next && starts_glued(stop, period, start);
    const bool ellipsis = first == 0x2026 || (first == '.' && !period);
    if (!begins_sentence(start, ellipsis)) return empty_line;
    const bool bare = stop.span.end.value == end;  // nothing closed behind the stop
    return !period || !bare || !period_is_inner(stop, start);
  }

  [[nodiscard]] bool has_empty_line(std::uint32_t from, std::uint32_t to) const {
    const std::string_view gap = text_.substr(from, to - from);
    return std::count(gap.begin(), gap.end(), '\n') > 1;
  }

  // Remembers the last run: « … … … » would be walked from each of its signs.
  std::size_t skip_openers(std::size_t next) {
    if (next >= openers_.begin && next < openers_.end) return openers_.end;
    openers_.begin = next;
    while (next < tokens_.size() && tokens_[next].kind != TokenKind::word && tokens_[next].kind != TokenKind::number) {
      const char32_t c = decode(text_, tokens_[next].span.begin.value).value;
      const bool opens = tokens_[next].kind == TokenKind::symbol ||
                         std::u32string_view(U"«“\"‘'([—–-¿¡‹•…").find(c) != std::u32string_view::npos;
      if (!opens) break;
      ++next;
    }
    openers_.end = next;
    return next;
  }

  bool begins_sentence(const Token& start, bool ellipsis) {
    if (start.kind == TokenKind::number) return !ellipsis;
    if (is_protected(start.span)) return !ellipsis || starts_upper(start.span);
    const std::uint8_t cls = classify_(decode(text_, start.span.begin.value).value);
    return !(cls & char_class::lower);
  }

  // fini.Le, Quoi?Rien: the space is missing. A capital inside a name (Node.Js) is none.
  bool starts_glued(const Token& stop, bool period, const Token& start) {
    if (start.kind != TokenKind::word || is_protected(start.span) || !starts_upper(start.span)) return false;
    if (!period) return true;
    return is_stop_word(start.span) && start.span.size() > 1 && word_before(stop.span.begin.value).size() > 2;
  }

  // The period at `stop` is part of what stands before it.
  bool period_is_inner(const Token& stop, const Token& start) {
    const std::uint32_t at = stop.span.begin.value;
    const std::string_view chunk = chunk_before(at);
    const bool number_follows = start.kind == TokenKind::number;
    if (is_list_number(at)) return true;
    key_.assign(chunk);
    key_ += '.';
    if (key_.size() <= longest_abbreviation_) {
      if (language_.final_abbreviations.count(key_)) return number_follows;
      if (language_.abbreviations.count(key_)) return true;
      if (starts_upper_ascii(key_)) {  // Art. 5 at the beginning
        key_ = lower_case(key_);
        if (language_.final_abbreviations.count(key_)) return number_follows;
        if (language_.abbreviations.count(key_)) return true;
      }
    }
    return is_initial(at, start);
  }

  // J. K. Rowling; not « le plan B. Nous ».
  bool is_initial(std::uint32_t at, const Token& start) {
    const std::string_view chunk = chunk_before(at);
    if (chunk.empty()) return false;
    const std::string_view last = chunk.substr(chunk.find_last_of(".-") + 1);
    const CodePoint c = decode(last.empty() ? chunk : last, 0);
    const bool single = !last.empty() && c.size == last.size() && (classify_(c.value) & char_class::upper);
    if (!single) return false;
    if (start.kind == TokenKind::number || is_protected(start.span)) return true;  // art. L. 1237-19
    const bool initial_follows = start.span.size() == 1;
    return initial_follows || !is_stop_word(start.span) ||
           follows_capital(at - static_cast<std::uint32_t>(chunk.size()));
  }

  // The word before `at` begins with a capital: Jean D. La Bruyère.
  [[nodiscard]] bool follows_capital(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end > block_.begin.value) {
      const CodePoint c = decode_before(text_, end);
      if (space_size(text_, end - c.size) == 0) break;
      end -= c.size;
    }
    const std::string_view word = word_before(end);
    return !word.empty() && (classify_(decode(word, 0).value) & char_class::upper) && end - word.size() > begin_;
  }

  // « 1. Ouvrez » at the beginning of a block.
  [[nodiscard]] bool is_list_number(std::uint32_t at) const {
    return at - begin_ <= 3 && at > begin_ &&
           std::all_of(text_.begin() + begin_, text_.begin() + at, [](char c) { return c >= '0' && c <= '9'; });
  }

  // Letters up to `at`.
  [[nodiscard]] std::string_view word_before(std::uint32_t at) const {
    std::uint32_t begin = at;
    while (begin > block_.begin.value && at - begin < longest_chunk) {
      const CodePoint c = decode_before(text_, begin);
      if (!(classify_(c.value) & (char_class::letter | char_class::mark))) break;
      begin -= c.size;
    }
    return text_.substr(begin, at - begin);
  }

  // What stands before `at` up to a space, an opening sign or an apostrophe: "J.-C", "p", "c.-à-d".
  [[nodiscard]] std::string_view chunk_before(std::uint32_t at) const {
    std::uint32_t begin = at;
    while (begin > block_.begin.value && at - begin < longest_chunk) {
      const CodePoint c = decode_before(text_, begin);
      const bool part = (classify_(c.value) & (char_class::alnum | char_class::mark)) || c.value == '.' ||
                        is_hyphen(c.value) || c.value == 0xB0;
      if (!part) break;
      begin -= c.size;
    }
    return text_.substr(begin, at - begin);
  }

  [[nodiscard]] bool starts_upper(TextSpan span) const {
    return (classify_(decode(text_, span.begin.value).value) & char_class::upper) != 0;
  }
  static bool starts_upper_ascii(std::string_view s) { return !s.empty() && s[0] >= 'A' && s[0] <= 'Z'; }

  bool is_stop_word(TextSpan span) {
    constexpr std::uint32_t longest = 24;
    if (span.size() > longest) return false;
    lower_case(text_.substr(span.begin.value, span.size()), key_);
    return language_.stop_words.count(key_) != 0;
  }

  [[nodiscard]] const ProtectedSpan* protection_at(TextOffset at) {
    while (protected_index_ < protected_.size() && protected_[protected_index_].span.end <= at) ++protected_index_;
    while (protected_index_ > 0 && protected_[protected_index_ - 1].span.end > at) --protected_index_;
    const bool inside = protected_index_ < protected_.size() && protected_[protected_index_].span.contains(at);
    return inside ? &protected_[protected_index_] : nullptr;
  }
  bool is_protected(TextSpan span) { return protection_at(span.begin) != nullptr; }
  bool is_foreign(TextSpan span) {
    const ProtectedSpan* p = protection_at(span.begin);
    return p && p->kind == Protection::language;
  }
  bool is_emoticon(TextSpan span) {
    const ProtectedSpan* p = protection_at(span.begin);
    return p && p->kind == Protection::emoticon;
  }

  // A stretch in another language is one token; its sentences are told by stop, space and capital.
  void split_foreign(TextSpan span) {
    for (std::uint32_t i = span.begin.value; i + 1 < span.end.value;) {
      const CodePoint c = decode(text_, i);
      i += c.size;
      if (!is_stop(c.value) || i >= span.end.value) continue;
      const std::uint32_t space = space_size(text_, i);
      if (space == 0 || i + space >= span.end.value) continue;
      const bool capital = classify_(decode(text_, i + space).value) & char_class::upper;
      if (capital && word_before(i - c.size).size() > 2) finish(i, token_);
    }
    const std::uint32_t last = decode_before(text_, span.end.value).size;
    end_at({TextSpan(span.end.value - last, span.end.value), TokenKind::punctuation});
  }

  // A stretch without a word (« — », « *** ») goes to the sentence before it in its block, or to the next.
  void finish(std::uint32_t end, std::size_t next_token) {
    std::uint32_t begin = begin_;
    while (begin < end && space_size(text_, begin) != 0) begin += space_size(text_, begin);
    while (end > begin) {
      const std::uint32_t size = decode_before(text_, end).size;
      if (space_size(text_, end - size) == 0) break;
      end -= size;
    }
    sentence_.span = TextSpan(begin, end);
    sentence_.token_end = static_cast<std::uint32_t>(next_token);
    sentence_.words = count_words(text_.substr(begin, end - begin));
    if (sentence_.words > 0) {
      out_.push_back(sentence_);
    } else if (begin < end && !out_.empty() && out_.back().block == sentence_.block) {
      out_.back().span.end = sentence_.span.end;
      out_.back().token_end = sentence_.token_end;
    } else {
      return;
    }
    begin_ = end;
    sentence_.first_token = static_cast<std::uint32_t>(next_token);
  }

  static constexpr std::uint32_t longest_chunk = 40;
  std::string_view text_;
  const Language& language_;
  std::span<const Token> tokens_;
  std::span<const ProtectedSpan> protected_;
  std::vector<Sentence>& out_;
  Classifier classify_;
  std::string key_;
  std::size_t longest_abbreviation_ = 0;
  bool any_foreign_ = false;
  struct {
    std::size_t begin = 0, end = 0;
  } openers_;
  std::size_t token_ = 0, protected_index_ = 0;
  TextSpan block_;
  Sentence sentence_;
  std::uint32_t begin_ = 0;
};

}  // namespace

NodeId heading_of(const Document& document, const Block& block) {
  for (NodeId id = block.node; id != no_node; id = document.nodes[id].parent) {
    if (heading_level(document.nodes[id].tag) > 0) return id;
    const Tag tag = document.nodes[id].tag;
    if (tag == Tag::p || tag == Tag::li || tag == Tag::td || tag == Tag::section || tag == Tag::article) break;
  }
  return no_node;
}

std::vector<Sentence> find_sentences(const Document& document, const Language& language, std::span<const Token> tokens,
                                     std::span<const ProtectedSpan> protected_spans, const std::vector<bool>& skipped) {
  std::vector<Sentence> sentences;
  sentences.reserve(document.prose.size() / 80);
  SentenceFinder finder(document, language, tokens, protected_spans, sentences);
  for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (block.role != Role::body || skipped[i]) continue;
    finder.find(i, block, heading_of(document, block) != no_node);
  }
  return sentences;
}

}  // namespace calame
