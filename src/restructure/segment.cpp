// Where sections begin: dynamic programming over paragraphs. A section costs by how little its words
// repeat (Utiyama & Isahara, 2001) and how far it is from a good length; a boundary gains by cues.
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "restructure/draft.h"
#include "restructure/segment_cues.h"

namespace calame {
namespace {

constexpr double cohesion_weight = 0.2, length_weight = 0.3, boundary_gain = 0.7;
constexpr double good_introduction = 85;
constexpr double forbidden = 1e12;

struct Problem {
  const Draft& draft;
  std::vector<std::uint32_t> paragraphs;  // kept ones, indices into Draft::paragraphs
  std::vector<double> gain;               // of a boundary before each; -forbidden where none may stand
  std::vector<std::vector<std::uint32_t>> stems;
  double vocabulary = 0, tokens = 0;
};

// A paragraph where a person enters of whom more will be said.
void add_newcomers(Problem& p) {
  constexpr double newcomer_gain = 0.8;
  const Draft& d = p.draft;
  std::vector<std::uint32_t> count(d.names.size());
  for (const Mention& m : d.mentions) ++count[d.names[m.name].full != none ? d.names[m.name].full : m.name];
  for (std::uint32_t n = 0; n < d.names.size(); ++n) {
    const Name& name = d.names[n];
    if (name.full != none || count[n] < 2 || name.text.find(' ') == std::string::npos) continue;
    if (name.mentions == count[n]) continue;  // never called by the surname alone: a title, a company
    const std::uint32_t first = d.mentions[name.first_mention].first;
    for (std::size_t i = 1; i < p.paragraphs.size(); ++i) {
      const Paragraph& at = d.paragraphs[p.paragraphs[i]];
      if (first >= at.first_word && first < at.word_end && p.gain[i] > -forbidden) p.gain[i] += newcomer_gain;
    }
  }
}

// Names every fifteen words: a news story. It goes on to something else more often than a guide does, and where
// several names enter that it has not had yet.
void add_news_turns(Problem& p) {
  constexpr double each_name = 0.3, most = 0.9, turn = 1.7, dense = 6.5;
  constexpr std::uint32_t least_words = 500;  // a dispatch has no room for it
  const Draft& d = p.draft;
  if (d.kept_words < least_words || 100.0 * static_cast<double>(d.mentions.size()) < dense * d.kept_words) return;
  for (std::size_t i = 1; i < p.paragraphs.size(); ++i) {
    const Paragraph& at = d.paragraphs[p.paragraphs[i]];
    double gain = 0;
    for (const Name& name : d.names) {
      const Mention& first = d.mentions[name.first_mention];
      if (name.full == none && first.first >= at.first_word && first.first < at.word_end) gain += each_name;
    }
    if (p.gain[i] > -forbidden) p.gain[i] += turn + (i > 1 && gain > 2 * each_name ? std::min(gain, most) : 0);
  }
}

Problem state_problem(const Draft& d, const std::vector<std::uint32_t>& paragraphs) {
  Problem p{d, paragraphs, {}, {}, static_cast<double>(d.stems.size()), 0};
  for (const std::uint32_t i : paragraphs) {
    std::vector<std::uint32_t> stems;
    for (std::uint32_t w = d.paragraphs[i].first_word; w < d.paragraphs[i].word_end; ++w)
      if (d.words[w].stem != none) stems.push_back(d.words[w].stem);
    p.tokens += static_cast<double>(stems.size());
    p.stems.push_back(std::move(stems));
  }
  p.gain = boundary_cues(d, paragraphs);
  for (double& g : p.gain) g = g <= -forbidden ? g : g + boundary_gain;
  add_newcomers(p);
  add_news_turns(p);
  return p;
}

// Costs of the sections that start at `first` and end before each following paragraph.
struct Costs {
  explicit Costs(const Problem& problem) : p(problem), count(problem.draft.stems.size()) {}
  const Problem& p;
  std::vector<std::uint32_t> count;
  std::vector<double> of(std::size_t first, std::size_t end, bool introduction) {
    std::vector<double> out;
    std::vector<std::uint32_t> touched;
    double n = 0, repeats = 0, words = 0;
    for (std::size_t j = first; j < end; ++j) {
      for (const std::uint32_t s : p.stems[j]) {
        const double f = count[s]++;
        if (f == 0) touched.push_back(s);
        repeats += (f + 1) * std::log(f + 2) - f * std::log(f + 1);
        ++n;
      }
      words += p.draft.paragraphs[p.paragraphs[j]].words;
      const double length =
          std::log(std::max(1.0, words) / (introduction ? good_introduction : p.draft.policy[Setting::section_good]));
      const double cohesion = n * std::log(n + p.vocabulary) - repeats + std::log(std::max(2.0, p.tokens));
      const double gain = first == 0 ? 0 : p.gain[first];
      out.push_back(cohesion_weight * cohesion + length_weight * length * length * (introduction ? 12 : 1) - gain);
      if (words > 1500 && j > first + 40) break;
    }
    for (const std::uint32_t s : touched) count[s] = 0;
    return out;
  }
};

// The cheapest division into `least`…`most` sections; starts of all but the first.
std::vector<std::size_t> divide(const Problem& p, std::size_t least, std::size_t most, bool introduction) {
  const std::size_t n = p.paragraphs.size();
  most = std::min(most, n);
  least = std::min(least, most);
  constexpr double infinite = 1e18;
  std::vector<std::vector<double>> best(most + 1, std::vector<double>(n + 1, infinite));
  std::vector<std::vector<std::size_t>> from(most + 1, std::vector<std::size_t>(n + 1, 0));
  best[0][0] = 0;
  Costs costs(p);
  for (std::size_t i = 0; i < n; ++i) {
    if (i > 0 && p.gain[i] <= -forbidden) continue;
    const std::vector<double> cost = costs.of(i, n, introduction && i == 0);
    for (std::size_t k = 0; k < most; ++k) {
      if (best[k][i] >= infinite) continue;
      for (std::size_t j = 0; j < cost.size(); ++j) {
        const double total = best[k][i] + cost[j];
        if (total >= best[k + 1][i + j + 1]) continue;
        best[k + 1][i + j + 1] = total;
        from[k + 1][i + j + 1] = i;
      }
    }
  }
  std::size_t chosen = 0;
  for (std::size_t k = 1; k <= most; ++k) {
    if (best[k][n] >= infinite) continue;
    // Fewer sections than asked only where the text allows no more.
    const bool better = chosen == 0 || chosen < least || best[k][n] < best[chosen][n];
    if (better) chosen = k;
  }
  std::vector<std::size_t> out;
  for (std::size_t k = chosen, at = n; k > 1; --k) {
    at = from[k][at];
    out.push_back(at);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

std::uint32_t words_of(const Draft& d, const std::vector<std::uint32_t>& paragraphs) {
  std::uint32_t words = 0;
  for (const std::uint32_t i : paragraphs) words += d.paragraphs[i].words;
  return words;
}

// Cuts of one stretch of paragraphs without a heading in it.
std::vector<std::uint32_t> cut_stretch(const Draft& d, const std::vector<std::uint32_t>& paragraphs, bool whole) {
  const std::uint32_t words = words_of(d, paragraphs);
  if (paragraphs.size() < 2 || words < 150) return {};
  const Problem p = state_problem(d, paragraphs);
  const std::uint32_t each = d.policy.count(Setting::section_words), least = d.policy.count(Setting::section_least);
  std::size_t wanted = std::max<std::size_t>({(words + each - 1) / each, std::min(4u, words / least), 2});
  if (!whole) wanted = std::max<std::size_t>(2, (words + each / 2) / each);
  const auto starts = divide(p, whole ? wanted + (wanted <= 4) : 2, wanted + (whole ? 2 : 1), whole);
  std::vector<std::uint32_t> out;
  for (const std::size_t s : starts) out.push_back(paragraphs[s]);
  return out;
}

constexpr std::uint32_t chapter_words = 6000;

// Very long texts go by stretches of bounded size, so that costs stay linear.
std::vector<std::uint32_t> cut_long(const Draft& d, const std::vector<std::uint32_t>& paragraphs, bool whole) {
  if (words_of(d, paragraphs) < 2 * chapter_words) return cut_stretch(d, paragraphs, whole);
  std::vector<std::uint32_t> out, stretch;
  std::uint32_t words = 0;
  for (std::size_t i = 0; i <= paragraphs.size(); ++i) {
    const bool end = i == paragraphs.size();
    if (end || (words >= chapter_words && d.paragraphs[paragraphs[i]].top_paragraph)) {
      const auto cuts = cut_stretch(d, stretch, whole && out.empty());
      out.insert(out.end(), cuts.begin(), cuts.end());
      if (!end) out.push_back(paragraphs[i]);
      stretch.clear();
      words = 0;
    }
    if (end) break;
    stretch.push_back(paragraphs[i]);
    words += d.paragraphs[paragraphs[i]].words;
  }
  return out;
}

// Our own work, or that of someone who filled the same fields: its sections are the author's now.
bool restructured_before(const Draft& d) {
  if (!d.layout.generated.empty()) return true;
  return !front_matter_field(d.subject, "slug").empty() && !front_matter_field(d.subject, "keyphrase").empty() &&
         !front_matter_field(d.subject, "title").empty();
}

}  // namespace

std::vector<Cut> plan_cuts(const Draft& d) {
  std::vector<Cut> out;
  if (!d.policy.on(Setting::part_headings) || restructured_before(d)) return out;
  std::vector<std::pair<std::uint32_t, int>> borders;  // paragraph, level of the section that starts there
  borders.emplace_back(0, 1);
  for (const StandingHeading& h : d.layout.headings) borders.emplace_back(h.before_paragraph, h.level);
  const auto kept_between = [&](std::uint32_t first, std::uint32_t end) {
    std::vector<std::uint32_t> kept;
    for (std::uint32_t i = first; i < end; ++i)
      if (d.paragraphs[i].kept()) kept.push_back(i);
    return kept;
  };
  const auto size = static_cast<std::uint32_t>(d.paragraphs.size());
  const bool bare = std::none_of(d.layout.headings.begin(), d.layout.headings.end(),
                                 [](const StandingHeading& h) { return h.level > 1; });
  if (bare) {
    for (const std::uint32_t p : cut_long(d, kept_between(0, size), true)) out.push_back({p, 2});
    borders.clear();
    borders.emplace_back(0, 1);
    for (const Cut& c : out) borders.emplace_back(c.paragraph, 2);
  }
  for (std::size_t b = 0; b < borders.size(); ++b) {
    const std::uint32_t end = b + 1 < borders.size() ? borders[b + 1].first : size;
    const auto kept = kept_between(borders[b].first, end);
    if (words_of(d, kept) <= d.policy.count(Setting::section_most)) continue;
    for (const std::uint32_t p : cut_long(d, kept, false)) out.push_back({p, std::min(borders[b].second + 1, 4)});
  }
  std::stable_sort(out.begin(), out.end(), [](const Cut& a, const Cut& c) { return a.paragraph < c.paragraph; });
  return out;
}

}  // namespace calame
