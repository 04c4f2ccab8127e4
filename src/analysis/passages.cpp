// Sentences and quotations in another language than the document's, and the language of the text itself.
// Stop words decide: they make up half of running text in any language, and titles, names and addresses
// have few. CLD2 is asked about languages that no list knows. Better to miss a passage than to see one in
// the title of a film.
#include <algorithm>
#include <array>
#include <bit>

#include "analysis/characters.h"
#include "analysis/facts.h"
#include "analysis/known_languages.h"
#include "analysis/lexicon.h"
#include "analysis/word_store.h"
#include "document/first_not.h"

namespace calame {
namespace {

constexpr std::uint32_t fewest_words = 5;

struct TokenRange {
  std::uint32_t begin = 0, end = 0;
};

// Words, and those that only the document's language has among its stop words.
struct WordCount {
  std::uint32_t words = 0, own = 0;
};

// What a stretch shows of its language.
struct Evidence {
  std::uint32_t words = 0, lower = 0, signs = 0, own = 0;
  bool like_a_sentence = false;                                   // a stop at its end, or a comma within
  std::array<std::uint32_t, KnownLanguages::most> all{}, only{};  // stop words by language; not the document's
  // The document's stop words that are not of that language.
  [[nodiscard]] std::uint32_t own_only(std::size_t language) const { return own - (all[language] - only[language]); }
};

class PassageFinder {
 public:
  PassageFinder(const Document& document, const Language& language, const KnownLanguages& known,
                std::span<const std::uint32_t> forms, WordStore& store, const Analysis& analysis)
      : text_(document.prose),
        language_(language),
        known_(known),
        analysis_(analysis),
        own_(known.index_of(language.code)) {
    const std::uint32_t own_bit = own_ < known.codes().size() ? 1U << own_ : 0;
    forms_.reserve(forms.size());
    for (const std::uint32_t id : forms) {
      FormLanguages& form = store.languages(id);
      if (!form.asked) form = look_at(store[id].text);
      const bool own = own_bit != 0 && form.is_word && form.languages == own_bit;
      forms_.push_back({form.languages, form.is_word, own, form.is_quote});
    }
  }

  // Of the first sentences: enough for a stable share.
  [[nodiscard]] std::string text_language() const {
    constexpr std::uint32_t looked_at = 400, fewest_to_tell = 30;
    std::array<std::uint32_t, KnownLanguages::most> counts{};
    std::uint32_t words = 0;
    for (const Sentence& s : analysis_.sentences) {
      if (words >= looked_at) break;
      for (std::uint32_t t = s.first_token; t < s.token_end; ++t) {
        words += form_at(t).is_word;
        for (std::uint32_t bits = form_at(t).languages; bits != 0; bits &= bits - 1) ++counts[std::countr_zero(bits)];
      }
    }
    const auto best = std::max_element(counts.begin(), counts.end());
    const std::uint32_t first = *best;
    const std::size_t at = static_cast<std::size_t>(best - counts.begin());
    counts[at] = 0;
    const std::uint32_t second = *std::max_element(counts.begin(), counts.end());
    // As in detect_language: running text has 40 % of stop words and more.
    const bool sure = words >= fewest_to_tell && first * 100 >= words * 28 && first * 2 >= second * 3;
    return sure ? known_.codes()[at] : "";
  }

  std::vector<Passage> find() {
    if (own_ == known_.codes().size()) return {};
    for (const Sentence& sentence : analysis_.sentences) look_at(sentence);
    return std::move(found_);
  }

 private:
  struct Form {
    std::uint32_t languages = 0;
    bool is_word = false;
    bool own = false;  // a stop word of the document's language and of no other
    bool is_quote = false;
  };

  [[nodiscard]] FormLanguages look_at(std::string_view form) const {
    FormLanguages out;
    out.asked = true;
    if (form.empty()) return out;
    const char32_t c = decode(form, 0).value;
    out.is_word = (classify_(c) & char_class::letter) != 0;
    if (out.is_word)
      out.languages = known_.having(form);
    else
      out.is_quote = c == 0xAB || c == 0xBB || c == 0x201C || c == 0x201D || c == 0x201E || c == '"';
    return out;
  }

  [[nodiscard]] const Form& form_at(std::uint32_t token) const { return forms_[analysis_.token_forms[token]]; }

  // Cuts the sentence at its quotation marks: what is quoted, and what is left.
  void look_at(const Sentence& sentence) {
    if (sentence.block != block_) closer_ = 0, block_ = sentence.block;
    outside_.clear();
    quoted_.clear();
    WordCount left, here;  // outside of quotations; since the last mark
    std::uint32_t begin = sentence.first_token;
    const auto cut = [&](std::uint32_t end, bool quoted) {
      if (!quoted) {
        outside_.push_back({begin, end});
        left = {left.words + here.words, left.own + here.own};
      } else if (may_be_foreign(here)) {
        quoted_.push_back({begin, end});
      }
      begin = end + 1;
      here = {};
    };
    const std::uint32_t* const form_of = analysis_.token_forms.data();
    const Form* const forms = forms_.data();
    for (std::uint32_t t = sentence.first_token, end = sentence.token_end; t < end; ++t) {
      const Form& form = forms[form_of[t]];
      here.words += form.is_word;
      here.own += form.own;
      if (form.is_quote && turns_at(t)) cut(t, closer_ == 0);
    }
    cut(sentence.token_end, closer_ != 0);
    if (may_be_foreign(left)) {
      if (std::string lang = language_of(outside_, false); !lang.empty())
        return add_sentence(sentence, std::move(lang));
    }
    for (const TokenRange& range : quoted_)
      if (std::string lang = language_of({&range, 1}, true); !lang.empty()) add(range, std::move(lang));
  }

  static bool may_be_foreign(WordCount count) {
    constexpr std::uint32_t usual = 8;  // one word in eight: no foreign sentence has so many
    return count.words >= fewest_words && count.own * usual < count.words;
  }

  // A mark that opens or closes a quotation; inside one only its own closing mark counts.
  bool turns_at(std::uint32_t token) {
    const char32_t c = decode(text_, analysis_.tokens[token].span.begin.value).value;
    if (closer_ != 0) {
      if (c != closer_) return false;
      closer_ = 0;
      return true;
    }
    closer_ = c == 0xAB ? 0xBB : c == 0x201C ? 0x201D : c == 0x201E ? 0x201C : c == '"' ? '"' : 0;
    return closer_ != 0;
  }

  [[nodiscard]] Evidence evidence_of(std::span<const TokenRange> ranges) const {
    Evidence e;
    bool after_stop = false;
    const std::vector<ProtectedSpan>& spans = analysis_.protected_spans;
    for (const TokenRange& range : ranges) {
      if (range.begin == range.end) continue;
      auto next = first_not(
          spans, [at = analysis_.tokens[range.begin].span.begin](const ProtectedSpan& p) { return p.span.end <= at; });
      for (std::uint32_t t = range.begin; t < range.end; ++t) {
        const Token& token = analysis_.tokens[t];
        if (token.kind == TokenKind::word) {
          after_stop = false;
          if (!form_at(t).is_word) continue;
          while (next != spans.end() && next->span.end <= token.span.begin) ++next;
          if (next == spans.end() || !next->span.overlaps(token.span)) count_word(t, e);
          continue;
        }
        const char sign = text_[token.span.begin.value];
        const bool ellipsis = decode(text_, token.span.begin.value).value == 0x2026;
        if (sign == '.' || sign == '?' || sign == '!' || ellipsis) after_stop = true;
        e.like_a_sentence = e.like_a_sentence || sign == ',' || sign == ';';
        e.signs += token.kind == TokenKind::symbol || sign == '(' || sign == '{' || sign == '[' || sign == '/';
      }
    }
    e.like_a_sentence = e.like_a_sentence || after_stop;
    return e;
  }

  void count_word(std::uint32_t token, Evidence& e) const {
    const std::uint32_t languages = form_at(token).languages;
    const bool own = languages >> own_ & 1U;
    e.own += own;
    // The first word of a sentence has a capital whatever it is, and so has I.
    const bool capital = classify_(decode(text_, analysis_.tokens[token].span.begin.value).value) & char_class::upper;
    if (e.words++ > 0) e.lower += !capital || (languages != 0 && analysis_.tokens[token].span.size() == 1);
    for (std::uint32_t bits = languages; bits != 0; bits &= bits - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(bits));
      ++e.all[i];
      e.only[i] += !own;
    }
  }

  // "" where it is the document's, or nothing is sure.
  [[nodiscard]] std::string language_of(std::span<const TokenRange> ranges, bool quotation) const {
    const Evidence e = evidence_of(ranges);
    constexpr std::uint32_t fewest_lower = 3, longest_title = 9;
    const bool running = e.words >= fewest_words && e.lower >= fewest_lower && e.lower * 10 >= (e.words - 1) * 6;
    if (!running || e.signs * 4 > e.words) return "";
    // A title of a work, a name of a body or of a thing: short, and no sentence.
    if (!e.like_a_sentence && e.words <= longest_title) return "";
    const std::size_t best = best_of(e);
    if (best < known_.codes().size()) return knows_words(ranges, best, 75) ? "" : known_.codes()[best];
    return unknown_language(e, ranges, quotation);
  }

  // The other language whose stop words make up the stretch; codes().size() when none does.
  [[nodiscard]] std::size_t best_of(const Evidence& e) const {
    std::size_t best = known_.codes().size();
    for (std::size_t i = 0; i < known_.codes().size(); ++i) {
      if (i == own_ || e.only[i] < 2 || e.only[i] <= 2 * e.own_only(i) || e.all[i] * 10 < e.words * 3) continue;
      if (best == known_.codes().size() || e.all[i] > e.all[best]) best = i;
    }
    return best;
  }

  // The lexicon has at least `percent` of the words that are no stop words of that language.
  [[nodiscard]] bool knows_words(std::span<const TokenRange> ranges, std::size_t language,
                                 std::uint32_t percent) const {
    if (!language_.lexicon) return false;
    std::uint32_t content = 0, known = 0;
    for (const TokenRange& range : ranges) {
      for (std::uint32_t t = range.begin; t < range.end; ++t) {
        const Form& form = form_at(t);
        if (!form.is_word || form.languages >> language & 1U) continue;
        ++content;
        known += language_.lexicon->contains(analysis_.form(t));
      }
    }
    return content >= 3 && known * 100 >= content * percent;
  }

  // A language without a list, by CLD2: only of a long stretch that shows nothing of the document's.
  [[nodiscard]] std::string unknown_language(const Evidence& e, std::span<const TokenRange> ranges,
                                             bool quotation) const {
    const std::uint32_t fewest = quotation ? 10 : 8;
    if (e.words < fewest || e.own * 10 > e.words) return "";
    std::string text;
    for (const TokenRange& range : ranges) {
      if (range.begin == range.end) continue;
      const std::uint32_t begin = analysis_.tokens[range.begin].span.begin.value;
      text.append(text_.substr(begin, analysis_.tokens[range.end - 1].span.end.value - begin)) += ' ';
    }
    std::string lang = guess_language(text);
    lang.resize(std::min(lang.size(), lang.find('-')));
    const bool listed = known_.index_of(lang) < known_.codes().size();  // its stop words would be there
    return listed || knows_words(ranges, own_, 50) ? "" : lang;
  }

  void add_sentence(const Sentence& sentence, std::string lang) {
    const bool goes_on = whole_ && !found_.empty() && found_.back().lang == lang && last_block_ == sentence.block &&
                         last_token_ == sentence.first_token;
    if (goes_on) {
      found_.back().span.end = sentence.span.end;
    } else {
      found_.push_back({sentence.span, std::move(lang)});
    }
    whole_ = true;
    last_block_ = sentence.block;
    last_token_ = sentence.token_end;
  }

  void add(const TokenRange& range, std::string lang) {
    whole_ = false;
    found_.push_back(
        {{analysis_.tokens[range.begin].span.begin, analysis_.tokens[range.end - 1].span.end}, std::move(lang)});
  }

  std::string_view text_;
  const Language& language_;
  const KnownLanguages& known_;
  const Analysis& analysis_;
  std::size_t own_;
  Classifier classify_;
  std::vector<Form> forms_;  // by form
  std::uint32_t block_ = 0xFFFFFFFFu;
  char32_t closer_ = 0;  // of the quotation under way; quotations may hold several sentences
  std::vector<TokenRange> outside_, quoted_;
  bool whole_ = false;  // the last passage is a whole sentence, and ends here:
  std::uint32_t last_block_ = 0, last_token_ = 0;
  std::vector<Passage> found_;
};

}  // namespace

void add_passages(const Document& document, const Language& language, std::span<const std::uint32_t> forms,
                  WordStore& store, Analysis& analysis) {
  if (!language.known_languages) return;
  PassageFinder finder(document, language, *language.known_languages, forms, store, analysis);
  analysis.text_lang = finder.text_language();
  // All of it would be foreign: that is one flaw, and not of the text.
  if (!analysis.text_lang.empty() && !same_language(analysis.text_lang, analysis.lang)) return;
  analysis.passages = finder.find();
}

}  // namespace calame
