// Does the order of the sentences carry the text? The same sentences shuffled keep words, length and readability;
// what they lose is measured here, each sign against what chance would give with these sentences in these paragraphs.
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "analysis/characters.h"
#include "analysis/facts.h"
#include "analysis/order_counts.h"
#include "analysis/order_traits.h"
#include "analysis/word_store.h"

namespace calame {
namespace {

constexpr std::uint32_t fewest_sentences = 12;  // below, chance alone looks like order
constexpr std::uint32_t brief = 30;             // below, the text is given the benefit of the doubt
constexpr std::uint32_t no_root = 0xFFFFFFFFu, unknown_root = 0xFFFFFFFEu;
constexpr double commonest = 0.5;  // a word of more sentences than that tells nothing of their order

// Where a sentence stands: in a paragraph, at the beginning of one, or of a section.
enum class Place : std::uint8_t { within, paragraph, section };
constexpr std::size_t place_count = 3;

class CohesionFinder {
 public:
  CohesionFinder(const Document& document, const Language& language, const DocumentWords& words, WordStore& store,
                 const Analysis& analysis)
      : document_(document), language_(language), words_(words), store_(store), analysis_(analysis) {}

  std::optional<Cohesion> find() {
    for (std::uint32_t i = 0; i < analysis_.sentences.size(); ++i)
      if (!analysis_.sentences[i].heading && analysis_.sentences[i].words > 0 && runs_on(analysis_.sentences[i]))
        order_.push_back(i);
    if (order_.size() < fewest_sentences) return std::nullopt;
    word_traits_ = find_word_traits(language_, words_, store_);
    traits_ = find_order_traits(document_, language_, words_, word_traits_, store_.heads(), analysis_, order_);
    find_places();
    count_traits();
    collect();
    words_near_by();
    beginnings();
    neighbours();
    references();
    acronyms();
    headings();
    title();
    const CohesionWords& c = language_.cohesion;
    double odds = c.base + c.brevity * std::max(0.0, std::log(double(brief) / count()));
    for (std::size_t i = 0; i < found_.signs.size(); ++i) odds += c.weights[i] * found_.signs[i];
    found_.index = 100 / (1 + std::exp(-odds));
    std::sort(found_.unmet.begin(), found_.unmet.end(), [](TextSpan a, TextSpan b) { return a.begin < b.begin; });
    return std::move(found_);
  }

 private:
  // A demonstrative, or what may be an acronym.
  struct Marked {
    std::uint32_t token, sentence, traits;
  };

  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(order_.size()); }
  [[nodiscard]] const Sentence& sentence(std::uint32_t i) const { return analysis_.sentences[order_[i]]; }
  // Items and cells stand in an order of their own.
  [[nodiscard]] bool runs_on(const Sentence& s) const {
    switch (document_.nodes[document_.blocks[s.block].node].tag) {
      case Tag::li:
      case Tag::td:
      case Tag::th:
      case Tag::dt:
      case Tag::dd:
      case Tag::figcaption:
      case Tag::caption:
        return false;
      default:
        return true;
    }
  }
  double& sign(OrderSign s) { return found_.signs[static_cast<std::size_t>(s)]; }

  // What stands for a word and those of its family.
  std::uint32_t root_of(std::uint32_t word) {
    WordFacts& lower = store_[store_[word].lower];
    if (lower.stem == WordFacts::no_stem) {
      constexpr std::size_t most = 5;  // voter, votant: what a stem still tells apart
      std::size_t end = 0;
      for (std::size_t letters = 0; letters < most && end < lower.text.size(); ++letters)
        end += decode(lower.text, end).size;
      lower.stem = store_.id(lower.text.substr(0, end));
    }
    return lower.stem;
  }

  // Roots are numbered as they come in the document. Out of line: asked once a word, it would fill the loops that ask.
  [[gnu::noinline]] std::uint32_t find_root(std::uint32_t word) {
    const WordFacts& facts = store_[word];
    constexpr std::size_t shortest = 3;
    if (facts.stop_word || facts.text.size() < shortest) return no_root;
    const std::uint32_t root = root_of(word);
    if (store_.number_root(root, root_count_)) ++root_count_;
    return store_.root(root);
  }

  // no_root where the word says nothing by itself.
  std::uint32_t content(std::size_t token) {
    if (analysis_.tokens[token].kind != TokenKind::word) return no_root;
    std::uint32_t& root = roots_[words_.of_token[token]];
    if (root == unknown_root) root = find_root(words_.id(token));
    return root;
  }

  void find_places() {
    std::uint32_t heading = 0;
    for (std::uint32_t i = 0; i < count(); ++i) {
      const std::uint32_t before = heading;
      while (heading < analysis_.headings.size() && analysis_.headings[heading].text.begin < sentence(i).span.begin)
        ++heading;
      places_.push_back(i == 0 || heading != before                  ? Place::section
                        : sentence(i).block != sentence(i - 1).block ? Place::paragraph
                                                                     : Place::within);
    }
  }

  // How often each trait is there, by place, and how often of two neighbours but one has it.
  void count_traits() {
    std::uint32_t before = traits_.front().bits;
    for (std::uint32_t i = 0; i < count(); ++i) {
      const std::uint32_t here = traits_[i].bits;
      const auto place = static_cast<std::size_t>(places_[i]);
      ++sentences_at_[place];
      traits_at_[place].add(here);
      changes_.add(here ^ before);
      before = here;
    }
  }

  // Rows by counting: how many sentences hold a word, then which.
  void collect() {
    struct Pair {
      std::uint32_t row, sentence;
    };
    std::vector<Pair> pairs;
    struct Row {
      std::uint32_t last = no_root, size = 0;
    };
    std::vector<Row> rows;
    roots_.assign(words_.size(), unknown_root);
    const std::uint32_t* const of_token = words_.of_token.data();
    const std::uint32_t* const traits_of = word_traits_.data();
    const std::uint32_t* const root_of_word = roots_.data();
    for (std::uint32_t i = 0; i < count(); ++i) {
      const std::uint32_t end = sentence(i).token_end;
      for (std::uint32_t t = sentence(i).first_token; t < end; ++t) {
        const std::uint32_t traits = traits_of[of_token[t]];
        if ((traits & (trait::demonstrative | trait::acronym)) != 0) marked_.push_back({t, i, traits});
        if (root_of_word[of_token[t]] == no_root) continue;
        const std::uint32_t number = content(t);
        if (number == no_root) continue;
        if (number == rows.size()) rows.emplace_back();
        Row& row = rows[number];
        if (row.last == i) continue;
        row.last = i;
        ++row.size;
        pairs.push_back({number, i});
      }
    }
    at_.begin.assign(rows.size() + 1, 0);
    for (std::size_t row = 0; row < rows.size(); ++row) at_.begin[row + 1] = at_.begin[row] + rows[row].size;
    at_.sentences.resize(pairs.size());
    std::vector<std::uint32_t> next(at_.begin.begin(), at_.begin.end() - 1);
    for (const Pair& pair : pairs) at_.sentences[next[pair.row]++] = pair.sentence;
  }

  // Words that return do so near by while a text stays with its matter.
  void words_near_by() {
    const double n = count();
    const double within = sentences_at(Place::within) / (n - 1);
    Score next, across, second;
    for (std::uint32_t r = 0; r < at_.rows(); ++r) {
      const auto row = at_.row(r);
      const double d = double(row.size());
      if (d < 2 || d > n * commonest) continue;
      const double weight = std::log(n / d);
      double seen_next = 0, seen_across = 0, seen_second = 0;
      for (std::size_t k = 1; k < row.size(); ++k) {
        if (row[k] - row[k - 1] == 1) (places_[row[k]] == Place::within ? seen_next : seen_across) += 1;
        if (row[k] - row[k - 1] == 2 || (k > 1 && row[k] - row[k - 2] == 2)) seen_second += 1;
      }
      const double meet = d * (d - 1) / n, square = weight * weight * meet;
      next.add(weight * seen_next, weight * meet * within, square * within);
      across.add(weight * seen_across, weight * meet * (1 - within), square * (1 - within));
      second.add(weight * seen_second, weight * meet * (n - 2) / (n - 1), square);
    }
    sign(OrderSign::next) = next.standard();
    sign(OrderSign::paragraphs) = across.standard();
    sign(OrderSign::after_next) = second.standard();
  }

  [[nodiscard]] double sentences_at(Place place) const { return sentences_at_[static_cast<std::size_t>(place)]; }
  [[nodiscard]] double having(std::uint32_t trait) const {
    double sum = 0;
    for (const TraitCounts& counts : traits_at_) sum += counts(trait);
    return sum;
  }

  // How far the sentences with a trait stand in the places of more `worth`, against any others in their stead.
  using Worth = std::array<double, place_count>;  // by Place
  [[nodiscard]] double standing(std::uint32_t trait, const Worth& worth) const {
    const double n = count(), with = having(trait);
    double seen = 0, sum = 0, squares = 0;
    for (std::size_t place = 0; place < place_count; ++place) {
      const double w = worth[place], here = sentences_at_[place];
      sum += w * here, squares += w * w * here;
      seen += w * traits_at_[place](trait);
    }
    Score score;
    score.add(seen, with * sum / n, (with - with * with / n) * (squares - sum * sum / n) / (n - 1));
    return score.standard();
  }

  void beginnings() {
    constexpr Worth within = {1, 0, 0}, outside = {0, 1, 1}, graded = {1, 0.5, -1};
    sign(OrderSign::openings) = standing(trait::leans, within);
    sign(OrderSign::links) = standing(trait::links, graded);
    sign(OrderSign::years) = standing(trait::year, outside);
    sign(OrderSign::names) = standing(trait::name, outside);
    sign(OrderSign::short_ones) = standing(trait::is_short, outside);
    sign(OrderSign::colons) = colons();
    sign(OrderSign::first) = traits_.front().has(trait::leans) ? 0 : 1;
    for (std::uint32_t i = 0; i < count(); ++i)
      if (traits_[i].has(trait::leans) && places_[i] != Place::within) found_.leaning.push_back(traits_[i].leaning);
  }

  // A colon that announces ends its paragraph; when another sentence follows, the two are read as one.
  [[nodiscard]] double colons() const {
    double whole = 0, broken = having(trait::colon_broken);
    for (std::uint32_t i = 0; i < count(); ++i) {
      (i + 1 < count() && places_[i + 1] == Place::within ? broken : whole) += traits_[i].has(trait::colon);
    }
    const double all = whole + broken, share = 1 - sentences_at(Place::within) / count();
    Score score;
    score.add(whole, all * share, all * share * (1 - share));
    return score.standard();
  }

  // Neighbours that both have a trait or both have not: the theory of runs.
  void add_runs(std::uint32_t trait, Score& score) const {
    const double n = count(), with = having(trait), runs = 2 * with * (n - with) / n;
    score.add(n - 1 - changes_(trait), n - 1 - runs, runs * (runs - 1) / (n - 1));
  }

  // A sentence with one trait, and one with another after it.
  void add_pairs(std::uint32_t before, std::uint32_t after, double weight, Score& score) const {
    double seen = 0, both = 0;
    for (std::uint32_t i = 0; i < count(); ++i) {
      both += traits_[i].has(before) && traits_[i].has(after);
      if (i > 0) seen += traits_[i - 1].has(before) && traits_[i].has(after);
    }
    const double expected = (having(before) * having(after) - both) / count();
    score.add(weight * seen, weight * expected, weight * weight * expected * (1 - expected / count()));
  }

  void neighbours() {
    Score persons, tenses, numbers, quotes, questions, pronouns;
    for (std::uint32_t i = 0; i < 3; ++i) add_runs(trait::person << i, persons);
    for (std::uint32_t i = 0; i < 2; ++i) add_runs(trait::tense << i, tenses);
    add_runs(trait::number, numbers);
    add_runs(trait::quote_first, quotes);
    add_pairs(trait::opens_quote, trait::closes_quote, 2, quotes);
    add_pairs(trait::question, trait::question, 1, questions);
    add_pairs(trait::name, trait::pronoun, 1, pronouns);
    sign(OrderSign::persons) = persons.standard();
    sign(OrderSign::tenses) = tenses.standard();
    sign(OrderSign::numbers) = numbers.standard();
    sign(OrderSign::quotes) = quotes.standard();
    sign(OrderSign::questions) = questions.standard();
    sign(OrderSign::pronouns) = pronouns.standard();
  }

  // « Cette loi »: the law stands in one of the three sentences before.
  void references() {
    Score score;
    constexpr std::uint32_t reach = 3;
    for (const auto& [t, i, traits] : marked_) {
      if ((traits & trait::demonstrative) == 0 || t + 1 == sentence(i).token_end) continue;
      const std::uint32_t word = content(t + 1);
      if (word == no_root) continue;
      const auto row = at_.row(word);
      if (row.size() < 2) continue;
      const auto here = std::lower_bound(row.begin(), row.end(), i);
      const bool named = here != row.begin() && i - *std::prev(here) <= reach;
      const double chance = 1 - std::pow(1 - double(reach) / count(), double(row.size() - 1));
      score.add(named, chance, chance * (1 - chance));
      if (here == row.begin())
        found_.unmet.emplace_back(analysis_.tokens[t].span.begin.value, analysis_.tokens[t + 1].span.end.value);
    }
    sign(OrderSign::references) = score.standard(0.3);
  }

  [[nodiscard]] bool in_brackets(std::uint32_t token, const Sentence& s) const {
    return token > s.first_token && token + 1 < s.token_end &&
           text_of(document_, analysis_.tokens[token - 1].span).ends_with('(') &&
           text_of(document_, analysis_.tokens[token + 1].span).starts_with(')');
  }

  // « Haute Autorité de santé (HAS) » comes before « la HAS ».
  void acronyms() {
    struct Uses {
      double introduced = 0, used = 0;
      bool introduced_first = false;
      TextSpan first;
    };
    std::vector<std::pair<std::uint32_t, Uses>> all;
    for (const auto& [t, i, traits] : marked_) {
      if ((traits & trait::acronym) == 0 || analysis_.tokens[t].kind != TokenKind::word) continue;
      const std::uint32_t word = words_.of_token[t];
      auto at = uses_of_.find(word);
      if (at == uses_of_.end()) {
        at = uses_of_.emplace(word, all.size()).first;
        all.push_back({word, {}});
      }
      Uses& uses = all[at->second].second;
      const bool brackets = in_brackets(t, sentence(i));
      if (uses.introduced + uses.used == 0) uses.introduced_first = brackets, uses.first = analysis_.tokens[t].span;
      (brackets ? uses.introduced : uses.used) += 1;
    }
    Score score;
    for (const auto& [word, uses] : all) {
      if (uses.introduced == 0 || uses.used == 0) continue;
      const double chance = uses.introduced / (uses.introduced + uses.used);
      score.add(uses.introduced_first, chance, chance * (1 - chance));
      if (!uses.introduced_first) found_.unmet.push_back(uses.first);
    }
    sign(OrderSign::acronyms) = score.standard(0.3);
  }

  // The words of `span` in the sentences from `first` up to `end`, against all sentences.
  void add_agreement(TextSpan span, std::uint32_t first, std::uint32_t end, double extra, Score& score) {
    if (first >= end || end - first == count()) return;
    const double share = double(end - first) / count();
    std::vector<std::uint32_t> seen;
    const auto tokens = analysis_.tokens_in(span);
    for (const Token& token : tokens) {
      const std::uint32_t word = content(static_cast<std::size_t>(&token - analysis_.tokens.data()));
      if (word == no_root || std::find(seen.begin(), seen.end(), word) != seen.end()) continue;
      constexpr std::size_t most = 32;  // a heading of more words is none
      if (seen.size() < most) seen.push_back(word);
      const auto row = at_.row(word);
      if (row.empty() || double(row.size()) > commonest * count()) continue;
      const auto begin = std::lower_bound(row.begin(), row.end(), first);
      const double weight = extra + std::log(double(count()) / double(row.size())), d = double(row.size());
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

  void headings() {
    Score score;
    for (const Heading& heading : analysis_.headings) {
      if (heading.level < 2 || document_.nodes[heading.node].region != Region::article) continue;
      add_agreement(heading.text, sentence_from(heading.section.begin), sentence_from(heading.section.end), 0, score);
    }
    sign(OrderSign::headings) = score.standard(0.7);
    sign(OrderSign::no_headings) = score.empty() ? 1 : 0;
  }

  void title() {
    TextSpan title;
    if (const auto node = find_metadata(document_, "title")) title = document_.nodes[*node].text;
    for (const Heading& heading : analysis_.headings) {
      if (!title.empty()) break;
      if (heading.level == 1) title = heading.text;
    }
    Score score;
    constexpr double even_common = 0.2;  // the words of a title are those of the text
    if (!title.empty()) add_agreement(title, 0, std::clamp(count() / 6, 2U, 8U), even_common, score);
    sign(OrderSign::title) = score.standard(0.7);
    sign(OrderSign::no_title) = score.empty() ? 1 : 0;
  }

  const Document& document_;
  const Language& language_;
  const DocumentWords& words_;
  WordStore& store_;
  const Analysis& analysis_;
  std::vector<std::uint32_t> order_;  // sentences that are no headings
  std::vector<OrderTraits> traits_;
  std::vector<std::uint32_t> word_traits_, roots_;  // by word of the document
  std::uint32_t root_count_ = 0;
  std::vector<Place> places_;
  std::array<std::uint32_t, place_count> sentences_at_{};
  std::array<TraitCounts, place_count> traits_at_;
  TraitCounts changes_;
  std::vector<Marked> marked_;  // ascending
  Occurrences at_;
  std::unordered_map<std::uint32_t, std::size_t> uses_of_;  // acronyms
  Cohesion found_;
};

}  // namespace

void add_cohesion(const Document& document, const Language& language, const DocumentWords& words, WordStore& store,
                  Analysis& analysis) {
  if (language.cohesion.empty) return;
  analysis.cohesion = CohesionFinder(document, language, words, store, analysis).find();
}

}  // namespace calame
