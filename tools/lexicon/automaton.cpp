#include "automaton.h"

#include <algorithm>
#include <stdexcept>

namespace calame::lexicon {

std::uint32_t Automaton::freeze(State&& state) {
  std::string key;
  for (const Arc& a : state) {
    key += static_cast<char>(a.label);
    for (int shift = 0; shift < 32; shift += 8) key += static_cast<char>(a.to >> shift & 0xFF);
  }
  const auto [known, is_new] = register_.try_emplace(std::move(key), static_cast<std::uint32_t>(states_.size()));
  if (is_new) states_.push_back(std::move(state));
  return known->second;
}

void Automaton::freeze_down_to(std::size_t depth) {
  while (path_.size() > depth + 1) {
    const std::uint32_t state = freeze(std::move(path_.back()));
    path_.pop_back();
    path_.back().back().to = state;
  }
}

void Automaton::add(std::string_view key, std::uint32_t value) {
  const auto common = static_cast<std::size_t>(
      std::mismatch(key.begin(), key.begin() + static_cast<std::ptrdiff_t>(std::min(key.size(), last_.size())),
                    last_.begin())
          .first -
      key.begin());
  freeze_down_to(common);
  for (std::size_t i = common; i < key.size(); ++i) {
    path_.back().push_back({static_cast<unsigned char>(key[i]), 0});
    path_.emplace_back();
  }
  path_.back().push_back({0, value});
  last_ = key;
}

std::uint32_t Automaton::place(std::uint32_t state, std::vector<std::uint32_t>& arcs) {
  constexpr std::uint32_t last_arc = 1u << 8;
  if (places_[state] != 0) return places_[state];
  const auto at = static_cast<std::uint32_t>(arcs.size());
  places_[state] = at;
  arcs.resize(arcs.size() + states_[state].size());
  for (std::size_t i = 0; i < states_[state].size(); ++i) {
    const Arc arc = states_[state][i];
    const std::uint32_t to = arc.label == 0 ? arc.to : place(arc.to, arcs);
    if (to >= 1u << 23) throw std::runtime_error("the automaton has more than 8 million arcs");
    arcs[at + i] = to << 9 | (i + 1 == states_[state].size() ? last_arc : 0) | arc.label;
  }
  return at;
}

std::uint32_t Automaton::write(std::vector<std::uint32_t>& arcs) {
  freeze_down_to(0);
  const std::uint32_t root = freeze(std::move(path_.front()));
  arcs.assign(1, 0);  // so that no state stands at 0
  places_.assign(states_.size(), 0);
  return place(root, arcs);
}

}  // namespace calame::lexicon
