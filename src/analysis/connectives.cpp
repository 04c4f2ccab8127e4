// Words that link clauses and sentences. The longest phrase wins and takes its words; of a pair the second
// part must follow in the sentence, or there is none.
#include <algorithm>

#include "analysis/connective_trie.h"
#include "analysis/facts.h"

namespace calame {
namespace {

class ConnectiveFinder {
 public:
  ConnectiveFinder(const Document& document, const CompiledConnectives& phrases, const Analysis& analysis)
      : text_(document.prose), phrases_(phrases), analysis_(analysis), words_(analysis.forms.size()) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] = phrases_.word(analysis.forms[i]);
  }

  std::vector<Connective> find() {
    for (std::uint32_t i = 0; i < analysis_.sentences.size(); ++i)
      if (!analysis_.sentences[i].heading) find_in(i);
    return std::move(found_);
  }

 private:
  // A phrase in the text, and the node where it ends.
  struct Match {
    std::uint32_t begin = 0, end = 0, node = 0;
  };

  void find_in(std::uint32_t index) {
    const Sentence& sentence = analysis_.sentences[index];
    sentence_ = index;
    open_.clear();
    const std::size_t before = found_.size();
    for (std::uint32_t t = sentence.first_token; t < sentence.token_end;) {
      // Most words that begin a phrase (de, en, à) begin none here: the word after them says so.
      const std::uint64_t next = t + 1 < sentence.token_end ? word_at(t + 1).bit : ConnectiveWord::no_word;
      if ((word_at(t).followers & next) == 0) {
        ++t;
        continue;
      }
      const Match match = longest(t, sentence);
      if (match.node != 0) take(match, sentence);
      t = match.end;
    }
    // A pair is known at its second part, when others may stand between.
    if (found_.size() > before + 1)
      std::sort(found_.begin() + static_cast<std::ptrdiff_t>(before), found_.end(),
                [](const Connective& a, const Connective& b) { return a.span.begin < b.span.begin; });
  }

  // node 0 when none begins at `t`.
  Match longest(std::uint32_t t, const Sentence& sentence) {
    Match best{t, t + 1, 0};
    std::uint32_t node = word_at(t).root;
    for (std::uint32_t next = t + 1; node != 0; ++next) {
      if (ends_at(node, t, sentence)) best = {t, next, node};
      if (next >= sentence.token_end) break;
      const std::uint32_t word = word_at(next).number;
      node = word == 0 ? 0 : phrases_.child(node, word);
    }
    return best;
  }

  bool ends_at(std::uint32_t node, std::uint32_t begin, const Sentence& sentence) const {
    const ConnectiveEnd& end = phrases_.end(node);
    if (end.anywhere != ConnectiveEnd::none || end.opens) return true;
    if ((end.at_head != ConnectiveEnd::none || end.opens_at_head) && at_head(begin, sentence)) return true;
    return end.closes() && pair_closed_by(end) != nullptr;
  }

  void take(const Match& match, const Sentence& sentence) {
    const ConnectiveEnd& end = phrases_.end(match.node);
    if (const CompiledConnectives::Pair* pair = end.closes() ? pair_closed_by(end) : nullptr) {
      const auto opener =
          std::find_if(open_.rbegin(), open_.rend(), [&](const Match& m) { return m.node == pair->opener; });
      add(*opener, pair->list);
      open_.clear();
      return;
    }
    const bool head = (end.at_head != ConnectiveEnd::none || end.opens_at_head) && at_head(match.begin, sentence);
    if (end.opens || (end.opens_at_head && head)) open(match);
    const std::int32_t list = end.anywhere != ConnectiveEnd::none ? end.anywhere : head ? end.at_head : end.anywhere;
    if (list != ConnectiveEnd::none && !phrases_.is_none(list)) add(match, list);
  }

  // One of each: the second part belongs to the last of them.
  void open(const Match& match) {
    std::erase_if(open_, [&](const Match& m) { return m.node == match.node; });
    open_.push_back(match);
  }

  [[nodiscard]] const CompiledConnectives::Pair* pair_closed_by(const ConnectiveEnd& end) const {
    for (std::size_t i = open_.size(); i-- > 0;)
      for (std::uint32_t p = end.first_closed; p < end.closed_end; ++p)
        if (phrases_.pairs()[p].opener == open_[i].node) return &phrases_.pairs()[p];
    return nullptr;
  }

  // Nothing but quotes and dashes before it in its sentence, or a semicolon right before it.
  [[nodiscard]] bool at_head(std::uint32_t token, const Sentence& sentence) const {
    for (std::uint32_t t = token; t-- > sentence.first_token;) {
      const Token& before = analysis_.tokens[t];
      if (text_[before.span.begin.value] == ';') return true;
      if (before.kind == TokenKind::word || before.kind == TokenKind::number) return false;
    }
    return true;
  }

  void add(const Match& match, std::int32_t list) {
    // Signs that must follow (« Résultat : ») are no part of it.
    std::uint32_t last = match.end - 1;
    while (last > match.begin && analysis_.tokens[last].kind == TokenKind::punctuation) --last;
    const TextSpan span{analysis_.tokens[match.begin].span.begin, analysis_.tokens[last].span.end};
    // A first part that links by itself is there already.
    for (std::size_t i = found_.size(); i-- > 0 && found_[i].sentence == sentence_;)
      if (found_[i].span == span) return;
    found_.push_back({span, sentence_, static_cast<std::uint32_t>(list)});
  }

  [[nodiscard]] const ConnectiveWord& word_at(std::uint32_t token) const {
    return words_[analysis_.token_forms[token]];
  }

  std::string_view text_;
  const CompiledConnectives& phrases_;
  const Analysis& analysis_;
  std::vector<ConnectiveWord> words_;  // by form
  std::vector<Match> open_;            // first parts of pairs
  std::uint32_t sentence_ = 0;
  std::vector<Connective> found_;
};

}  // namespace

void add_connectives(const Document& document, const Language& language, Analysis& analysis) {
  if (!language.connective_trie || language.connectives.empty()) return;
  analysis.connectives = ConnectiveFinder(document, language.connective_trie->of(language), analysis).find();
  std::uint32_t last = 0xFFFFFFFFu;
  for (const Connective& connective : analysis.connectives) {
    analysis.metrics.connective_sentences += connective.sentence != last;
    last = connective.sentence;
  }
}

}  // namespace calame
