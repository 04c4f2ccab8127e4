// Does the order of the sentences carry the text? The same sentences shuffled keep words, length and readability;
// what they lose is measured here, each part against what chance would give: words that come back near by, sections
// that speak of their heading, openings that lean on a sentence before.
#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/characters.h"
#include "analysis/facts.h"
#include "analysis/word_store.h"

namespace calame {
namespace {

constexpr std::uint32_t fewest_sentences = 25;  // below, chance alone looks like order
constexpr std::uint32_t no_row = 0xFFFFFFFFu;

// Of a text without headings, or without a title: half way between chance and what texts in order show.
constexpr double headings_unknown = 1.3, title_unknown = 0.6;

// A sum of observations against its expectation.
struct Score {
  double sum = 0, variance = 0;
  void add(double observed, double expected, double var) {
    sum += observed - expected;
    variance += var;
  }
  // `doubt` keeps a handful of observations from deciding.
  [[nodiscard]] bool empty() const { return variance == 0; }
  [[nodiscard]] double standard(double doubt) const { return std::clamp(sum / std::sqrt(variance + doubt), -2.0, 4.0); }
};

// Which sentences hold which words: rows of sentence numbers, ascending.
struct Occurrences {
  std::vector<std::uint32_t> row_of_word;  // by id of the store; no_row
  std::vector<std::uint32_t> begin, sentences;
  [[nodiscard]] std::span<const std::uint32_t> row(std::uint32_t i) const {
    return std::span(sentences).subspan(begin[i], begin[i + 1] - begin[i]);
  }
  [[nodiscard]] std::span<const std::uint32_t> of_word(std::uint32_t word) const {
    if (word >= row_of_word.size() || row_of_word[word] == no_row) return {};
    return row(row_of_word[word]);
  }
};

// Mean and variance of the logarithm of the distance from one of `d` sentences to the next, drawn from `n`.
struct Gap {
  double mean = -1, variance = 0;
};
Gap expected_gap(std::uint32_t n, std::uint32_t d, std::span<const double> logarithms) {
  double p = double(d) / n, mean = 0, square = 0, left = 1;
  for (std::uint32_t t = 1; t + d <= n + 1 && left > 1e-6; ++t) {
    mean += p * logarithms[t];
    square += p * logarithms[t] * logarithms[t];
    left -= p;
    p *= double(n - t - d + 1) / (n - t);
  }
  return {mean, std::max(0.0, square - mean * mean)};
}

class CohesionFinder {
 public:
  CohesionFinder(const Document& document, const Language& language, std::span<const std::uint32_t> words,
                 WordStore& store, const Analysis& analysis)
      : document_(document), language_(language), words_(words), store_(store), analysis_(analysis) {}

  std::optional<Cohesion> find() {
    for (std::uint32_t i = 0; i < analysis_.sentences.size(); ++i)
      if (!analysis_.sentences[i].heading && analysis_.sentences[i].words > 0) order_.push_back(i);
    if (order_.size() < fewest_sentences) return std::nullopt;
    look_up_forms();
    collect();
    Cohesion found;
    found.recurrence = recurrence();
    found.headings = headings();
    found.title = title();
    found.openings = openings(found.leaning);
    found.references = references();
    const CohesionWords& c = language_.cohesion;
    found.joints = joints();
    const double odds = c.base + c.recurrence * std::max(found.recurrence, 0.0) +
                        c.avoidance * std::max(-found.recurrence, 0.0) + c.joints * found.joints +
                        c.headings * found.headings + c.title * found.title + c.openings * found.openings +
                        c.references * found.references;
    found.index = 100 / (1 + std::exp(-odds));
    return found;
  }

 private:
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(order_.size()); }
  [[nodiscard]] const Sentence& sentence(std::uint32_t i) const { return analysis_.sentences[order_[i]]; }

  // The stem that stands for a word; no_row where it says nothing by itself.
  std::uint32_t stem_of(std::uint32_t word) {
    const std::uint32_t lower = store_[word].lower;
    WordFacts& facts = store_[lower];
    if (facts.stem == no_row) {
      const std::uint32_t stem = store_.id(calame::stem(language_, facts.text));
      store_[lower].stem = stem;
    }
    return store_[lower].stem;
  }

  std::uint32_t content(std::size_t token) {
    if (analysis_.tokens[token].kind != TokenKind::word) return no_row;
    const WordFacts& facts = store_[words_[token]];
    constexpr std::size_t shortest = 3;
    if (facts.stop_word || facts.text.size() < shortest) return no_row;
    return stem_of(words_[token]);
  }

  // What the forms of the text are, each looked up once.
  struct FormRole {
    bool voice = false;  // keeps the person or the tense: counts as it stands
    bool demonstrative = false;
  };
  void look_up_forms() {
    const CohesionWords& c = language_.cohesion;
    for (const std::string& form : analysis_.forms)
      roles_.push_back({c.voices.count(form) != 0, c.demonstratives.count(form) != 0});
  }
  [[nodiscard]] const FormRole& role(std::size_t token) const { return roles_[analysis_.token_forms[token]]; }

  // Rows by counting: how many sentences hold a word, then which.
  void collect() {
    struct Pair {
      std::uint32_t row, sentence;
    };
    std::vector<Pair> pairs;
    std::vector<std::uint32_t> last, sizes;
    std::vector<std::uint32_t>& row_of = at_.row_of_word;
    for (std::uint32_t i = 0; i < count(); ++i) {
      for (std::uint32_t t = sentence(i).first_token; t < sentence(i).token_end; ++t) {
        std::uint32_t word = content(t);
        if (word == no_row && role(t).voice) word = store_[words_[t]].lower;
        if (word == no_row) continue;
        if (word >= row_of.size()) row_of.resize(std::max<std::size_t>(store_.size(), word + 1), no_row);
        std::uint32_t& row = row_of[word];
        if (row == no_row) {
          row = static_cast<std::uint32_t>(sizes.size());
          sizes.push_back(0);
          last.push_back(no_row);
        }
        if (last[row] == i) continue;
        last[row] = i;
        ++sizes[row];
        pairs.push_back({row, i});
      }
    }
    at_.begin.assign(sizes.size() + 1, 0);
    for (std::size_t row = 0; row < sizes.size(); ++row) at_.begin[row + 1] = at_.begin[row] + sizes[row];
    at_.sentences.resize(pairs.size());
    std::vector<std::uint32_t> next(at_.begin.begin(), at_.begin.end() - 1);
    for (const Pair& pair : pairs) at_.sentences[next[pair.row]++] = pair.sentence;
  }

  // Words that return do so near by while a text stays with its matter.
  double recurrence() const {
    std::vector<double> logarithms(count() + 1);
    for (std::uint32_t t = 1; t <= count(); ++t) logarithms[t] = std::log(t);
    std::vector<Gap> gaps(count() + 1);
    Score score;
    for (std::uint32_t r = 0; r + 1 < at_.begin.size(); ++r) {
      const auto row = at_.row(r);
      const auto d = static_cast<std::uint32_t>(row.size());
      if (d < 2 || d * 10 > count() * 6) continue;  // what is everywhere is near everywhere
      Gap& gap = gaps[d];
      if (gap.mean < 0) gap = expected_gap(count(), d, logarithms);
      for (std::uint32_t k = 1; k < d; ++k) score.add(-logarithms[row[k] - row[k - 1]], -gap.mean, gap.variance);
    }
    return score.standard(0.3);
  }

  // The words of `span` in the sentences from `first` up to `end`, against all sentences.
  void add_agreement(TextSpan span, std::uint32_t first, std::uint32_t end, double widest, Score& score) {
    if (first >= end || end - first == count()) return;
    const double share = double(end - first) / count();
    std::vector<std::uint32_t> seen;
    const auto tokens = analysis_.tokens_in(span);
    for (const Token& token : tokens) {
      const std::uint32_t word = content(static_cast<std::size_t>(&token - analysis_.tokens.data()));
      if (word == no_row || std::find(seen.begin(), seen.end(), word) != seen.end()) continue;
      constexpr std::size_t most = 32;  // a heading of more words is none
      if (seen.size() < most) seen.push_back(word);
      const auto row = at_.of_word(word);
      if (row.empty() || double(row.size()) > widest * count()) continue;
      const auto begin = std::lower_bound(row.begin(), row.end(), first);
      const double weight = std::log(double(count()) / double(row.size())), d = double(row.size());
      score.add(weight * double(std::lower_bound(begin, row.end(), end) - begin), weight * d * share,
                weight * weight * d * share * (1 - share));
    }
  }

  // The first sentence that starts at or after `at`.
  [[nodiscard]] std::uint32_t sentence_from(TextOffset at) const {
    const auto found = std::lower_bound(order_.begin(), order_.end(), at, [&](std::uint32_t s, TextOffset o) {
      return analysis_.sentences[s].span.begin < o;
    });
    return static_cast<std::uint32_t>(found - order_.begin());
  }

  double headings() {
    Score score;
    for (const Heading& heading : analysis_.headings) {
      if (heading.level < 2 || document_.nodes[heading.node].region != Region::article) continue;
      add_agreement(heading.text, sentence_from(heading.section.begin), sentence_from(heading.section.end), 0.34,
                    score);
    }
    return score.empty() ? headings_unknown : score.standard(1);
  }

  double title() {
    TextSpan title;
    if (const auto node = find_metadata(document_, "title")) title = document_.nodes[*node].text;
    for (const Heading& heading : analysis_.headings) {
      if (!title.empty()) break;
      if (heading.level == 1) title = heading.text;
    }
    Score score;
    if (!title.empty()) add_agreement(title, 0, std::clamp(count() / 6, 3U, 8U), 0.5, score);
    return score.empty() ? title_unknown : score.standard(1);
  }

  // The words at the head of a sentence, up to four; empty where it does not lean.
  [[nodiscard]] TextSpan leaning_of(const Sentence& s) const {
    constexpr std::uint32_t most_words = 4;
    const CohesionWords& c = language_.cohesion;
    TextSpan leaning;
    std::uint32_t words = 0, begin = 0;
    std::string head;
    for (std::uint32_t t = s.first_token; t < s.token_end && words < most_words; ++t) {
      const Token& token = analysis_.tokens[t];
      if (token.kind != TokenKind::word) {
        if (words == 0 && token.kind == TokenKind::punctuation) continue;  // « or a dash
        break;
      }
      if (words++ == 0)
        begin = token.span.begin.value;
      else if (analysis_.tokens[t - 1].span.end != token.span.begin)
        head += ' ';
      head += analysis_.form(t);
      if (c.not_leaning.count(head) != 0) return {};
      if (c.leaning.count(head) != 0) leaning = TextSpan(begin, token.span.end.value);
    }
    return leaning;
  }

  double openings(std::vector<TextSpan>& leaning) const {
    double openings = 0, leans = 0, both = 0;
    for (std::uint32_t i = 0; i < count(); ++i) {
      const bool opens = i == 0 || sentence(i).block != sentence(i - 1).block;
      openings += opens;
      const TextSpan span = leaning_of(sentence(i));
      if (span.empty()) continue;
      ++leans;
      both += opens;
      if (opens) leaning.push_back(span);
    }
    const double n = count(), share = openings / n;
    Score score;
    if (leans > 0) score.add(-both, -leans * share, leans * share * (1 - share) * (n - leans) / (n - 1));
    return score.standard(0.5);
  }

  // What spans sentences and breaks when they part: a quotation of several sentences, a colon that announces a list.
  double joints() const {
    double whole = 0, broken = 0;
    std::uint32_t block = no_row, opened = no_row;  // sentence of the mark that is open
    for (std::uint32_t i = 0; i < count(); ++i) {
      const Sentence& s = sentence(i);
      if (s.block != block) broken += opened != no_row, opened = no_row, block = s.block;
      for (std::uint32_t t = s.first_token; t < s.token_end; ++t) {
        if (analysis_.tokens[t].kind != TokenKind::punctuation) continue;
        const char32_t sign = decode(document_.prose, analysis_.tokens[t].span.begin.value).value;
        if (sign == 0xAB) {
          if (opened == no_row) opened = i;
        } else if (sign == 0xBB) {
          broken += opened == no_row;
          whole += opened != no_row && opened != i;
          opened = no_row;
        } else if (sign == ':') {
          const bool ends = t + 1 == s.token_end && (i + 1 == count() || sentence(i + 1).block != s.block);
          whole += ends;
          broken += !ends && goes_on_with_capital(t + 1, s);
        }
      }
    }
    broken += opened != no_row;
    return std::clamp((whole - broken) / std::sqrt(whole + broken + 1), -2.0, 4.0);
  }

  // A word that has a capital only where a sentence begins.
  [[nodiscard]] bool goes_on_with_capital(std::uint32_t token, const Sentence& s) const {
    if (token >= s.token_end || analysis_.tokens[token].kind != TokenKind::word) return false;
    const WordFacts& facts = store_[words_[token]];
    return facts.capital && facts.stop_word;
  }

  // « Cette loi »: the law stands in one of the three sentences before.
  double references() {
    Score score;
    constexpr std::uint32_t reach = 3;
    for (std::uint32_t i = 0; i < count(); ++i) {
      for (std::uint32_t t = sentence(i).first_token; t + 1 < sentence(i).token_end; ++t) {
        if (!role(t).demonstrative) continue;
        const std::uint32_t word = content(t + 1);
        if (word == no_row) continue;
        const auto row = at_.of_word(word);
        if (row.size() < 2) continue;
        const auto here = std::lower_bound(row.begin(), row.end(), i);
        const bool named = here != row.begin() && i - *std::prev(here) <= reach;
        const double chance = 1 - std::pow(1 - double(reach) / count(), double(row.size() - 1));
        score.add(named, chance, chance * (1 - chance));
      }
    }
    return score.standard(0.3);
  }

  const Document& document_;
  const Language& language_;
  std::span<const std::uint32_t> words_;
  WordStore& store_;
  const Analysis& analysis_;
  std::vector<std::uint32_t> order_;  // sentences that are no headings
  std::vector<FormRole> roles_;       // by form
  Occurrences at_;
};

}  // namespace

void add_cohesion(const Document& document, const Language& language, std::span<const std::uint32_t> words,
                  WordStore& store, Analysis& analysis) {
  if (language.cohesion.recurrence == 0) return;
  analysis.cohesion = CohesionFinder(document, language, words, store, analysis).find();
}

}  // namespace calame
