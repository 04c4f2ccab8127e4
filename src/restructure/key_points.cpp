// « À retenir »: three to five sentences that stand alone, by maximal marginal relevance.
#include <algorithm>
#include <cmath>

#include "restructure/summary_units.h"

namespace calame {
namespace {

constexpr double relevance_share = 0.7;
constexpr std::uint32_t least_words = 6;

std::vector<SummaryUnit> standing_alone(const Draft& d) {
  std::vector<SummaryUnit> units = summary_units(d, d.policy.count(Setting::key_point_letters));
  std::erase_if(units, [&](const SummaryUnit& u) {
    const Sentence& s = d.sentence(u.sentence);
    return u.leaning || s.words < least_words || u.text.starts_with("«") || count_words(u.text) < least_words ||
           deictic(d, u.first, u.end);
  });
  return units;
}

std::vector<std::uint32_t> stems_of(const Draft& d, const SummaryUnit& u) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = u.first; i < u.end; ++i)
    if (d.words[i].stem != none) out.push_back(d.words[i].stem);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

double alike(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  const auto both =
      std::count_if(a.begin(), a.end(), [&](std::uint32_t s) { return std::binary_search(b.begin(), b.end(), s); });
  const auto all = static_cast<std::ptrdiff_t>(a.size() + b.size()) - both;
  return all == 0 ? 1 : static_cast<double>(both) / static_cast<double>(all);
}

double relevance(const Draft& d, const SummaryUnit& u) {
  const double position =
      static_cast<double>(u.sentence) / std::max<double>(1, static_cast<double>(d.subject.analysis.sentences.size()));
  double names = 0;
  for (std::uint32_t i = u.first; i < u.end; ++i) names += d.mention_at[i] != none;
  return unit_weight(d, u) + 1.5 * (1 - position) + std::min(names, 3.0) * 0.5 - (u.whole ? 0 : 0.5);
}

}  // namespace

KeyPoints choose_key_points(const Draft& d, const std::vector<Keyphrase>&) {
  constexpr std::size_t spare = 3;
  const std::vector<SummaryUnit> units = standing_alone(d);
  const std::size_t wanted = std::min<std::size_t>(d.kept_words < 300   ? 3
                                                   : d.kept_words < 600 ? 4
                                                                        : 20,
                                                   d.policy.count(Setting::key_points_most));
  std::vector<double> value;
  std::vector<std::vector<std::uint32_t>> stems;
  for (const SummaryUnit& u : units) stems.push_back(stems_of(d, u));
  double best_value = 1e-9;
  for (const SummaryUnit& u : units) {
    value.push_back(relevance(d, u));
    best_value = std::max(best_value, value.back());
  }
  std::vector<std::size_t> chosen;
  while (chosen.size() < wanted + spare) {
    std::size_t best = units.size();
    double best_score = -1e9;
    for (std::size_t i = 0; i < units.size(); ++i) {
      double like = 0;
      bool taken = false;
      for (const std::size_t c : chosen) {
        taken = taken || units[c].sentence == units[i].sentence;
        like = std::max(like, alike(stems[c], stems[i]));
      }
      const double score = relevance_share * value[i] / best_value - (1 - relevance_share) * like;
      if (!taken && like < 0.6 && score > best_score) {
        best = i;
        best_score = score;
      }
    }
    if (best == units.size()) break;
    chosen.push_back(best);
  }
  if (chosen.size() < 3) return {};
  const auto draw = [&](std::size_t first, std::size_t end) {
    std::sort(chosen.begin() + static_cast<std::ptrdiff_t>(first), chosen.begin() + static_cast<std::ptrdiff_t>(end));
    std::vector<Drawn> out;
    for (std::size_t c = first; c < end; ++c)
      out.push_back(draw_unit(d, units[chosen[c]]).finish(units[chosen[c]].whole ? "sentence" : "clause", 0.6));
    return out;
  };
  const std::size_t shown = std::min(wanted, chosen.size());
  return {draw(0, shown), draw(shown, chosen.size())};
}

}  // namespace calame
