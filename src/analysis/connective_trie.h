// The connectives of a language as a trie over numbered words, compiled at first use: most runs need none.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "analysis/word_table.h"
#include "calame/language.h"

namespace calame {

class ConnectiveTrie {
 public:
  // Of `language`, which is the one that holds this trie.
  const class CompiledConnectives& of(const Language& language) const;

 private:
  mutable std::once_flag once_;
  mutable std::shared_ptr<const CompiledConnectives> compiled_;
};

// What ends at a node, all indices into Language::connectives.
struct ConnectiveEnd {
  static constexpr std::int32_t none = -1;
  std::int32_t anywhere = none, at_head = none;
  bool opens = false, opens_at_head = false;       // the first part of a pair
  std::uint32_t first_closed = 0, closed_end = 0;  // range of CompiledConnectives::pairs
  [[nodiscard]] bool closes() const { return first_closed < closed_end; }
  [[nodiscard]] bool ends_phrase() const {
    return anywhere != none || at_head != none || opens || opens_at_head || closes();
  }
};

// What a word is to the trie.
struct ConnectiveWord {
  static constexpr std::uint64_t no_word = 1;
  std::uint32_t number = 0;     // 0: in no phrase
  std::uint32_t root = 0;       // the node that it leads to; 0: no phrase begins with it
  std::uint64_t bit = no_word;  // one of 63 beside no_word, by number
  std::uint64_t followers = 0;  // bits of the words that may come next; no_word where it is a phrase by itself
};

class CompiledConnectives {
 public:
  explicit CompiledConnectives(const Language&);

  struct Pair {
    std::uint32_t opener = 0, closer = 0;  // nodes where the parts end
    std::int32_t list = 0;
  };

  [[nodiscard]] const ConnectiveWord& word(std::string_view form) const { return words_[numbers_.find(form)]; }
  [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t word) const;
  [[nodiscard]] const ConnectiveEnd& end(std::uint32_t node) const { return nodes_[node].end; }
  [[nodiscard]] const std::vector<Pair>& pairs() const { return pairs_; }
  [[nodiscard]] bool is_none(std::int32_t list) const { return list == none_list_; }

 private:
  class Builder;
  struct Node {
    std::uint32_t first_edge = 0, edge_end = 0;
    ConnectiveEnd end;
  };
  struct Edge {
    std::uint32_t word = 0, node = 0;
  };
  WordTable numbers_;
  std::vector<ConnectiveWord> words_;  // by number; 0 is every other word
  std::vector<Node> nodes_;            // 0 is no node
  std::vector<Edge> edges_;            // of a node, ascending by word
  std::vector<Pair> pairs_;            // ascending by closer
  std::int32_t none_list_ = ConnectiveEnd::none;
};

}  // namespace calame
