// Three sentences in a row, or more, that begin with the same word. Not lists and tables, which are alike on
// purpose, and not across a heading.
#include <algorithm>

#include "analysis/characters.h"
#include "analysis/facts.h"

namespace calame {
namespace {

constexpr std::uint32_t fewest = 3;

// The first words of a sentence; `first` is no token where nothing can be compared.
struct Opening {
  static constexpr std::uint32_t none = 0xFFFFFFFFu;
  std::uint32_t first = none, second = none;  // tokens
};

class OpeningFinder {
 public:
  OpeningFinder(const Document& document, const Language& language, const Analysis& analysis)
      : document_(document), language_(language), analysis_(analysis) {}

  std::vector<RepeatedOpening> find() {
    for (std::uint32_t i = 0; i < analysis_.sentences.size(); ++i) {
      const Sentence& sentence = analysis_.sentences[i];
      const Opening opening = sentence.heading || is_parallel(sentence.block) ? Opening() : opening_of(sentence);
      if (opening.first == Opening::none || !continues(opening)) end_run();
      if (opening.first == Opening::none) continue;
      if (run_.sentence_count++ == 0) run_.first_sentence = i;
      if (run_.sentence_count == fewest) run_.opening = span_of(opening);
      last_ = opening;
    }
    end_run();
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool continues(const Opening& opening) const {
    if (run_.sentence_count == 0 || !alike(opening.first, last_.first)) return false;
    return !is_light(opening.first) || alike(opening.second, last_.second);
  }

  void end_run() {
    if (run_.sentence_count >= fewest) found_.push_back(run_);
    run_ = {};
  }

  // Items, cells and captions; lines of a text file that begin with a bullet.
  bool is_parallel(std::uint32_t block) {
    if (block == block_) return parallel_;
    block_ = block;
    const TextSpan text = document_.blocks[block].text;
    parallel_ = !text.empty() && is_bullet(decode(document_.prose, text.begin.value).value);
    for (NodeId id = document_.blocks[block].node; id != no_node && !parallel_; id = document_.nodes[id].parent) {
      const Tag tag = document_.nodes[id].tag;
      if (tag == Tag::article || tag == Tag::body) break;
      parallel_ = tag == Tag::li || tag == Tag::dt || tag == Tag::dd || tag == Tag::table || tag == Tag::figcaption ||
                  tag == Tag::summary || tag == Tag::button || tag == Tag::label || tag == Tag::option;
    }
    return parallel_;
  }

  static bool is_bullet(char32_t c) { return c == '-' || c == '*' || c == 0x2022 || c == 0xB7 || c == 0x25AA; }

  [[nodiscard]] Opening opening_of(const Sentence& sentence) const {
    Opening opening;
    for (std::uint32_t t = sentence.first_token; t < sentence.token_end; ++t) {
      const Token& token = analysis_.tokens[t];
      if (token.kind == TokenKind::word || token.kind == TokenKind::number) {
        if (opening.first != Opening::none) {
          opening.second = t;
          return opening;
        }
        opening.first = t;
      } else if (opening.first != Opening::none) {
        return opening;  // « Non, … »: one word, and then a sign
      }
    }
    return opening;
  }

  [[nodiscard]] bool alike(std::uint32_t a, std::uint32_t b) const {
    if (a == Opening::none || b == Opening::none) return a == b;
    return analysis_.token_forms[a] == analysis_.token_forms[b];
  }

  [[nodiscard]] bool is_light(std::uint32_t token) const {
    return analysis_.tokens[token].kind == TokenKind::number ||
           language_.light_openings.count(analysis_.forms[analysis_.token_forms[token]]) != 0;
  }

  [[nodiscard]] TextSpan span_of(const Opening& opening) const {
    const bool two = opening.second != Opening::none && is_light(opening.first);
    return {analysis_.tokens[opening.first].span.begin,
            analysis_.tokens[two ? opening.second : opening.first].span.end};
  }

  const Document& document_;
  const Language& language_;
  const Analysis& analysis_;
  std::uint32_t block_ = 0xFFFFFFFFu;
  bool parallel_ = false;
  RepeatedOpening run_;
  Opening last_;
  std::vector<RepeatedOpening> found_;
};

}  // namespace

void add_openings(const Document& document, const Language& language, Analysis& analysis) {
  analysis.openings = OpeningFinder(document, language, analysis).find();
}

}  // namespace calame
