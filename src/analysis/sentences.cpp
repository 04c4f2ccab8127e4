// One definition of the sentence, for every rule.
//
// A stop (. … ? !), with the stops, closing quotes and brackets behind it, ends a sentence when what
// follows begins one: an upper-case letter, a digit, a letter without case, or something protected.
// It does not when
// - a lower-case letter follows: « Oui ! » dit-il; « actuellement. payer » is a stray period inside one
//   sentence (a rule flags it), as most of them are: the sentence goes on. But « Fini. à demain » are two
//   (keyboards lack À), and so are « Fini. - puis le reste », items of a list that lost its lines;
// - a comma, a semicolon or a colon follows: « Oui ! », dit-il;
// - the period belongs to an abbreviation, an initial or the number of a list item.
// Quotation marks do not matter otherwise: « Venez. Restez », dit-il is two sentences, so that a long
// quotation is not one sentence of a hundred words. The end of a block ends its sentence.
#include <algorithm>

#include "analysis/abbreviations.h"
#include "analysis/characters.h"
#include "analysis/facts.h"
#include "analysis/words.h"

namespace calame {
namespace {

bool is_stop(char32_t c) { return c == '.' || c == '?' || c == '!' || c == 0x2026 || c == 0x203D || c == 0x3002; }

class SentenceFinder {
 public:
  SentenceFinder(const Document& document, const Language& language, std::span<const Token> tokens,
                 std::span<const ProtectedSpan> protected_spans, std::span<const std::uint32_t> words,
                 std::vector<Sentence>& out)
      : text_(document.prose),
        language_(language),
        tokens_(tokens),
        protected_(protected_spans),
        words_(words),
        out_(out),
        abbreviations_(abbreviations_of(language)) {
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
    enumerating_ = false;
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
    if (!ends_here(stop, first, next, end)) return;
    finish(end, next);
    if (skips_omission(next)) token_ = next + 3;  // its ellipsis is no stop
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
        if (adjacent && (c == '[' || c == '(') && take_note(next, end)) continue;
      } else if (t.kind == TokenKind::symbol) {
        const bool note = adjacent && ((c >= 0xB2 && c <= 0xB9) || (c >= 0x2070 && c < 0x2080));
        closes = note || (c >= 0x2600 && c < 0x2800) || c >= 0x1F000;
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

  // [1] or (1) right behind a stop
  bool take_note(std::size_t& next, std::uint32_t& end) {
    if (next + 2 >= tokens_.size() || tokens_[next + 1].kind != TokenKind::number) return false;
    const Token& close = tokens_[next + 2];
    const char closer = text_[close.span.begin.value];
    if ((closer != ']' && closer != ')') || close.span.begin >= block_.end) return false;
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
    const bool bare = stop.span.end.value == end;  // nothing closed behind the stop
    if (!begins_sentence(start, ellipsis)) {
      const bool begins = (period || start.kind == TokenKind::number) && begins_in_lower_case(next, opening);
      return empty_line || (begins && (!bare || !ends_in_abbreviation(stop.span.begin.value)));
    }
    return !period || !bare || !period_is_inner(stop, opening);
  }

  // « à demain », where the writer found no À; « - puis », an item of a list.
  [[nodiscard]] bool begins_in_lower_case(std::size_t next, std::size_t opening) const {
    const std::uint32_t at = tokens_[opening].span.begin.value;
    const CodePoint c = decode(text_, at);
    if (c.size > 1 && tokens_[opening].span.size() == c.size && opening == next) return true;
    if (opening == next) return false;
    const CodePoint dash = decode(text_, tokens_[next].span.begin.value);
    const bool item = std::u32string_view(U"-–—•").find(dash.value) != std::u32string_view::npos;
    return item && tokens_[next].span.size() == dash.size && space_size(text_, tokens_[next].span.end.value) != 0;
  }

  // Whatever follows: what stands before the period at `at` is written with it.
  bool ends_in_abbreviation(std::uint32_t at) {
    const std::string_view chunk = chunk_before(text_, block_.begin.value, at);
    return chunk.size() == 1 || abbreviation(chunk, at) != Abbreviation::none;
  }

  [[nodiscard]] bool has_empty_line(std::uint32_t from, std::uint32_t to) const {
    const std::string_view gap = text_.substr(from, to - from);
    return std::count(gap.begin(), gap.end(), '\n') > 1;
  }

  // Remembers the last run: « … … … » would be walked from each of its signs.
  std::size_t skip_openers(std::size_t next) {
    if (next >= openers_.begin && next < openers_.end) return openers_.end;
    openers_.begin = next;
    if (skips_omission(next)) next += 3;
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

  // [...] before the sentence that it shortens
  [[nodiscard]] bool skips_omission(std::size_t at) const {
    if (at + 3 >= tokens_.size() || tokens_[at].kind != TokenKind::punctuation) return false;
    if (tokens_[at + 3].span.begin >= block_.end) return false;
    const auto byte = [&](std::size_t i) { return text_[tokens_[i].span.begin.value]; };
    const bool brackets = (byte(at) == '[' && byte(at + 2) == ']') || (byte(at) == '(' && byte(at + 2) == ')');
    return brackets && tokens_[at + 1].kind == TokenKind::punctuation && tokens_[at + 1].span.size() == 3;
  }

  bool begins_sentence(const Token& start, bool ellipsis) {
    if (start.kind == TokenKind::number) return !ellipsis;
    if (is_protected(start.span)) return !ellipsis || starts_upper(start.span);
    const CodePoint c = decode(text_, start.span.begin.value);
    if (!(classify_(c.value) & char_class::lower)) return true;
    // eBay, iOS
    return start.span.size() > c.size &&
           (classify_(decode(text_, start.span.begin.value + c.size).value) & char_class::upper);
  }

  // fini.Le, Quoi?Rien: the space is missing. A capital inside a name (Node.Js) is none.
  bool starts_glued(const Token& stop, bool period, const Token& start) {
    if (start.kind != TokenKind::word || is_protected(start.span) || !starts_upper(start.span)) return false;
    if (!period) return true;
    return is_stop_word(start.span) && start.span.size() > 1 &&
           letters_before(text_, block_.begin.value, stop.span.begin.value).size() > 2;
  }

  // The period at `stop` is part of what stands before it; the token `start` begins what follows.
  bool period_is_inner(const Token& stop, std::size_t start) {
    const std::uint32_t at = stop.span.begin.value;
    const std::string_view chunk = chunk_before(text_, block_.begin.value, at);
    if (is_list_number(at, chunk)) return true;
    const bool initial = is_initial(chunk);
    if (!initial || chunk.size() > 2) {  // « M. » is told by what follows, like all single letters
      switch (abbreviation(chunk, at)) {
        case Abbreviation::inner:
          return true;
        case Abbreviation::final:
          return is_numeral(start);
        case Abbreviation::none:
          break;
      }
    }
    return initial && initial_goes_on(at - static_cast<std::uint32_t>(chunk.size()), start);
  }

  // Of `chunk` before the period at `at`.
  Abbreviation abbreviation(std::string_view chunk, std::uint32_t at) {
    if (!abbreviations_.may_be(chunk)) return Abbreviation::none;
    const std::uint32_t begin = at - static_cast<std::uint32_t>(chunk.size());
    const std::uint32_t space = begin > begin_ && abbreviations_.has_pairs() ? decode_before(text_, begin).size : 0;
    const bool follows_word = space != 0 && space_size(text_, begin - space) != 0;
    return abbreviations_.kind(
        chunk, follows_word ? chunk_before(text_, block_.begin.value, begin - space) : std::string_view());
  }

  // 12, XIV, L. 1237-19: what an abbreviation announces.
  bool is_numeral(std::size_t at) {
    const Token& token = tokens_[at];
    if (token.kind == TokenKind::number) return true;
    const std::string_view text = text_.substr(token.span.begin.value, token.span.size());
    if (text.find_first_of("0123456789") != std::string_view::npos) return true;
    const bool period_follows = token.span.end.value < block_.end.value && text_[token.span.end.value] == '.';
    if (text.size() == 1 && period_follows) return true;
    return text.find_first_not_of("IVXLC") == std::string_view::npos;
  }

  // A single capital, by itself or at the end of J.-K, U.S.A
  [[nodiscard]] bool is_initial(std::string_view chunk) const {
    const std::string_view last = chunk.substr(chunk.find_last_of(".-") + 1);
    if (last.empty()) return false;
    const CodePoint c = decode(last, 0);
    return c.size == last.size() && (classify_(c.value) & char_class::upper);
  }

  // J. K. Rowling, art. L. 1237-19; not « le plan B. Nous », « Louis X. Il ». A name may begin like an
  // article: M. Le Goff, Jean D. La Bruyère.
  bool initial_goes_on(std::uint32_t chunk_begin, std::size_t at) {
    const Token& start = tokens_[at];
    if (chunk_begin == sentence_begin()) return true;
    if (start.kind == TokenKind::number || is_protected(start.span)) return true;
    if (start.span.size() == 1 || !is_stop_word(start.span)) return true;
    const bool name = at + 1 < tokens_.size() && tokens_[at + 1].span.begin < block_.end &&
                      tokens_[at + 1].kind == TokenKind::word && starts_upper(tokens_[at + 1].span);
    return name && (follows_capital(chunk_begin) || is_title(chunk_begin));
  }

  // « M. » as the text at `begin`
  bool is_title(std::uint32_t begin) {
    key_.assign(text_.substr(begin, 2));
    return language_.abbreviations.count(key_) != 0;
  }

  // The word before `at` begins with a capital: Jean D. La Bruyère.
  [[nodiscard]] bool follows_capital(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end > block_.begin.value) {
      const CodePoint c = decode_before(text_, end);
      if (space_size(text_, end - c.size) == 0) break;
      end -= c.size;
    }
    const std::string_view word = letters_before(text_, block_.begin.value, end);
    return !word.empty() && (classify_(decode(word, 0).value) & char_class::upper) && end - word.size() > begin_;
  }

  [[nodiscard]] std::uint32_t sentence_begin() const {
    std::uint32_t begin = begin_;
    while (begin < block_.end.value && space_size(text_, begin) != 0) begin += space_size(text_, begin);
    return begin;
  }

  // « 1. Ouvrez », « II. Le plan », « 1.2. Suite » at the beginning of a block; « 2. Fermez » behind it.
  bool is_list_number(std::uint32_t at, std::string_view chunk) {
    if (chunk.empty() || sentence_begin() + chunk.size() != at) return false;
    const bool first = begin_ == block_.begin.value;
    const auto only = [&](std::string_view allowed) {
      return chunk.find_first_not_of(allowed) == std::string_view::npos;
    };
    const bool digits = chunk.size() <= 3 && only("0123456789");
    const bool marked =
        digits || (first && (only("0123456789.") || only("IVX") || (chunk.size() == 1 && is_initial(chunk))));
    if (!marked || (!first && !enumerating_)) return false;
    enumerating_ = enumerating_ || digits;
    return true;
  }

  [[nodiscard]] bool starts_upper(TextSpan span) const {
    return (classify_(decode(text_, span.begin.value).value) & char_class::upper) != 0;
  }

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
      if (capital && letters_before(text_, block_.begin.value, i - c.size).size() > 2) finish(i, token_);
    }
    const std::uint32_t last = decode_before(text_, span.end.value).size;
    end_at({TextSpan(span.end.value - last, span.end.value), TokenKind::punctuation});
  }

  // By where words have their first letter; a word that begins before `begin` is cut there: fini.Le
  std::uint32_t words_in(std::uint32_t begin, std::uint32_t end) {
    const bool cut = begin > block_.begin.value && space_size_before(begin) == 0;
    while (word_ < words_.size() && words_[word_] < begin) ++word_;
    const std::size_t first = word_;
    while (word_ < words_.size() && words_[word_] < end) ++word_;
    return cut ? count_words(text_.substr(begin, end - begin)) : static_cast<std::uint32_t>(word_ - first);
  }
  [[nodiscard]] std::uint32_t space_size_before(std::uint32_t at) const {
    return space_size(text_, at - decode_before(text_, at).size);
  }

  // A stretch without a word (« — », « *** ») goes to the sentence before it in its block, or to the next.
  void finish(std::uint32_t end, std::size_t next_token) {
    std::uint32_t begin = begin_;
    while (begin < end && space_size(text_, begin) != 0) begin += space_size(text_, begin);
    while (end > begin) {
      const std::uint32_t size = space_size_before(end);
      if (size == 0) break;
      end -= size;
    }
    sentence_.span = TextSpan(begin, end);
    sentence_.token_end = static_cast<std::uint32_t>(next_token);
    sentence_.words = words_in(begin, end);
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

  std::string_view text_;
  const Language& language_;
  std::span<const Token> tokens_;
  std::span<const ProtectedSpan> protected_;
  std::span<const std::uint32_t> words_;
  std::vector<Sentence>& out_;
  Classifier classify_;
  std::string key_;
  Abbreviations& abbreviations_;
  bool any_foreign_ = false;
  bool enumerating_ = false;  // the block began with « 1. »
  struct {
    std::size_t begin = 0, end = 0;
  } openers_;
  std::size_t token_ = 0, protected_index_ = 0, word_ = 0;
  TextSpan block_;
  Sentence sentence_;
  std::uint32_t begin_ = 0;
};

}  // namespace

std::vector<Sentence> find_sentences(const Document& document, const Language& language, std::span<const Token> tokens,
                                     std::span<const ProtectedSpan> protected_spans,
                                     std::span<const std::uint32_t> words, const std::vector<bool>& skipped) {
  std::vector<Sentence> sentences;
  sentences.reserve(document.prose.size() / 80);
  SentenceFinder finder(document, language, tokens, protected_spans, words, sentences);
  for (std::uint32_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (block.role != Role::body || skipped[i]) continue;
    finder.find(i, block, heading_of(document, block) != no_node);
  }
  return sentences;
}

}  // namespace calame
