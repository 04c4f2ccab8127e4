#include "analysis/connective_trie.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "analysis/characters.h"
#include "analysis/facts.h"

namespace calame {
namespace {

// One part of a phrase, as it stands in the text that all of them make together.
struct Part {
  TextSpan span;
  bool at_head = false;
};
struct Phrase {
  std::vector<Part> parts;  // two of a pair
  std::int32_t list = 0;
};

// All phrases as one text, a line a part, so that they are split into words by one scan.
struct PhraseText {
  std::string text;
  std::vector<Phrase> phrases;

  void add(std::string_view phrase, std::int32_t list) {
    constexpr std::string_view ellipsis = "…";
    phrases.push_back({{}, list});
    for (;;) {
      const std::size_t cut = phrase.find(ellipsis);
      add_part(phrase.substr(0, cut));
      if (cut == std::string_view::npos) return;
      phrase.remove_prefix(cut + ellipsis.size());
    }
  }

 private:
  void add_part(std::string_view part) {
    while (part.starts_with(' ')) part.remove_prefix(1);
    const bool at_head = part.starts_with('^');
    if (at_head) part.remove_prefix(1);
    const auto begin = static_cast<std::uint32_t>(text.size());
    text.append(part);
    phrases.back().parts.push_back({TextSpan(begin, static_cast<std::uint32_t>(text.size())), at_head});
    text += '\n';
  }
};

}  // namespace

class CompiledConnectives::Builder {
 public:
  Builder(const Language& language, CompiledConnectives& out) : language_(language), out_(out) {
    out_.nodes_.resize(1);
    ends_.resize(1);
  }

  void build() {
    PhraseText all;
    for (std::size_t i = 0; i < language_.connectives.size(); ++i) {
      const ConnectiveList& list = language_.connectives[i];
      if (list.sense == "none") out_.none_list_ = static_cast<std::int32_t>(i);
      for (const std::string& phrase : list.phrases) all.add(phrase, static_cast<std::int32_t>(i));
    }
    text_ = all.text;
    tokens_ = tokens_of(text_, language_);
    for (const Phrase& phrase : all.phrases) add(phrase);
    flatten();
  }

 private:
  void add(const Phrase& phrase) {
    const std::vector<std::uint32_t> ends = nodes_of(phrase.parts.front());
    if (phrase.parts.size() == 1) {
      for (const std::uint32_t node : ends) {
        ConnectiveEnd& end = ends_[node];
        std::int32_t& list = phrase.parts.front().at_head ? end.at_head : end.anywhere;
        if (list == ConnectiveEnd::none) list = phrase.list;
      }
      return;
    }
    const std::vector<std::uint32_t> closers = nodes_of(phrase.parts.back());
    for (const std::uint32_t opener : ends) {
      (phrase.parts.front().at_head ? ends_[opener].opens_at_head : ends_[opener].opens) = true;
      for (const std::uint32_t closer : closers) out_.pairs_.push_back({opener, closer, phrase.list});
    }
  }

  // Where the words of a part lead to: one node for each form of its last word.
  std::vector<std::uint32_t> nodes_of(const Part& part) {
    std::vector<std::uint32_t> ends;
    const std::span<const Token> tokens = tokens_within(tokens_, part.span);
    std::uint32_t node = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::string form =
          lower_case(std::string_view(text_).substr(tokens[i].span.begin.value, tokens[i].span.size()));
      if (i + 1 == tokens.size()) {
        ends.push_back(step(node, form));
        const auto variants = language_.variants.find(form);
        if (variants == language_.variants.end()) break;
        for (const std::string& variant : variants->second) ends.push_back(step(node, variant));
      } else {
        node = step(node, form);
      }
    }
    return ends;
  }

  std::uint32_t step(std::uint32_t node, std::string_view form) {
    std::uint32_t& word = out_.numbers_[form];
    if (word == 0) word = ++words_;
    const auto [edge, added] = edges_.try_emplace({node, word}, static_cast<std::uint32_t>(ends_.size()));
    if (added) ends_.emplace_back();
    return edge->second;
  }

  // The edges of the map come by node and then by word; those of node 0 are the beginnings.
  void flatten() {
    std::sort(out_.pairs_.begin(), out_.pairs_.end(), [](const Pair& a, const Pair& b) { return a.closer < b.closer; });
    for (std::uint32_t i = 0; i < out_.pairs_.size(); ++i) {
      ConnectiveEnd& end = ends_[out_.pairs_[i].closer];
      if (!end.closes()) end.first_closed = i;
      end.closed_end = i + 1;
    }
    out_.nodes_.resize(ends_.size());
    for (std::size_t i = 0; i < ends_.size(); ++i) out_.nodes_[i].end = ends_[i];
    for (const auto& [from, to] : edges_) {
      const auto& [node, word] = from;
      if (node == 0) continue;
      Node& parent = out_.nodes_[node];
      if (parent.edge_end == 0) parent.first_edge = static_cast<std::uint32_t>(out_.edges_.size());
      out_.edges_.push_back({word, to});
      parent.edge_end = static_cast<std::uint32_t>(out_.edges_.size());
    }
    describe_words();
  }

  void describe_words() {
    out_.words_.resize(words_ + 1);
    for (std::uint32_t w = 1; w <= words_; ++w) {
      out_.words_[w].number = w;
      out_.words_[w].bit |= std::uint64_t{2} << w % 63;
    }
    for (const auto& [from, root] : edges_) {
      if (from.first != 0) break;
      ConnectiveWord& word = out_.words_[from.second];
      word.root = root;
      const Node& node = out_.nodes_[root];
      if (node.end.ends_phrase()) word.followers = ConnectiveWord::no_word;
      for (std::uint32_t e = node.first_edge; e < node.edge_end; ++e)
        word.followers |= out_.words_[out_.edges_[e].word].bit & ~ConnectiveWord::no_word;
    }
  }

  const Language& language_;
  CompiledConnectives& out_;
  std::string text_;
  std::vector<Token> tokens_;
  std::uint32_t words_ = 0;
  std::vector<ConnectiveEnd> ends_;  // by node
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> edges_;
};

CompiledConnectives::CompiledConnectives(const Language& language) { Builder(language, *this).build(); }

std::uint32_t CompiledConnectives::child(std::uint32_t node, std::uint32_t word) const {
  const Node& parent = nodes_[node];
  const auto first = edges_.begin() + parent.first_edge, last = edges_.begin() + parent.edge_end;
  const auto edge = std::lower_bound(first, last, word, [](const Edge& e, std::uint32_t w) { return e.word < w; });
  return edge != last && edge->word == word ? edge->node : 0;
}

const CompiledConnectives& ConnectiveTrie::of(const Language& language) const {
  std::call_once(once_, [&] { compiled_ = std::make_shared<const CompiledConnectives>(language); });
  return *compiled_;
}

}  // namespace calame
