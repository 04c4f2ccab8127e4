// A minimal acyclic automaton over the bytes of sorted keys, each with a value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace calame::lexicon {

class Automaton {
 public:
  // Keys in ascending order of their bytes, without a zero byte, none twice (Daciuk et al. 2000).
  void add(std::string_view key, std::uint32_t value);
  // Arcs as Lexicon reads them (src/analysis/lexicon.cpp); returns the index of the root's first.
  std::uint32_t write(std::vector<std::uint32_t>& arcs);

 private:
  struct Arc {
    unsigned char label;
    std::uint32_t to;  // a state, or the value where the label is 0
    bool operator==(const Arc&) const = default;
  };
  using State = std::vector<Arc>;

  std::uint32_t freeze(State&&);
  void freeze_down_to(std::size_t depth);
  std::uint32_t place(std::uint32_t state, std::vector<std::uint32_t>& arcs);

  std::vector<State> states_;
  std::unordered_map<std::string, std::uint32_t> register_;
  std::vector<State> path_ = {State()};  // of the last key, not yet frozen
  std::string last_;
  std::vector<std::uint32_t> places_;
};

}  // namespace calame::lexicon
