// The offers of a section, ranked as its heading, and what is drawn for this section alone: the name it speaks of
// with a noun phrase or a quantity.
#include <algorithm>
#include <cmath>
#include <map>

#include "restructure/heading_traits.h"

namespace calame {
namespace {

struct Ranked {
  double score = 0;
  Drawn drawn;
};

double odds_to_share(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

void keep(const Section& s, const Offer& offer, std::vector<Ranked>& out) {
  const Traits traits = traits_in(s, offer);
  const double score = rank(traits) + offer.preference;
  out.push_back({score, offer.drawn});
  out.back().drawn.confidence = odds_to_share(score);
  out.back().drawn.reasons = reasons_of(traits);
}

void keep_drawn(const Section& s, Offer offer, Drawing&& drawing, const char* pattern, std::vector<Ranked>& out) {
  drawing.capital();
  offer.preference = s.d.policy.pattern(pattern);
  if (offer.preference == pattern_off || reject_heading(s.d, drawing.text()) != nullptr) return;
  offer.drawn = std::move(drawing).finish(pattern, 0);
  keep(s, offer, out);
}

template <class Use>
void each_offer(const Section& s, Use&& use) {
  auto o =
      std::partition_point(s.d.offers.begin(), s.d.offers.end(), [&](const Offer& x) { return x.first < s.first; });
  for (; o != s.d.offers.end() && o->first < s.end; ++o)
    if (o->end <= s.end) use(*o);
}

// The name the section speaks of most: mentions count here, and more so when it is rare elsewhere.
std::uint32_t leading_name(const Section& s) {
  std::map<std::uint32_t, std::uint32_t> here;
  for (const Mention& m : s.d.mentions)
    if (m.first >= s.first && m.first < s.end) ++here[s.d.names[m.name].full != none ? s.d.names[m.name].full : m.name];
  std::uint32_t best = none;
  double best_score = 0;
  for (const auto& [name, n] : here) {
    const double score = n * (0.5 + static_cast<double>(n) / std::max(n, s.d.names[name].mentions));
    if (n >= 2 && score > best_score) {
      best = name;
      best_score = score;
    }
  }
  return best;
}

// A colon says « about »: only what a name agrees, suffers or does may follow it, and only where
// the same paragraph speaks of both.
bool belongs(const Draft& d, const NounPhrase& np, std::uint32_t name) {
  const Word& head = d.words[np.head];
  if (!head.is(WordClass::event) && !(head.is(WordClass::relational) && np.ends.front() < np.end)) return false;
  const std::uint32_t paragraph = paragraph_of(d, np.first);
  const std::string& text = d.names[name].text;
  for (std::uint32_t i = np.first; i < np.end; ++i)
    if (d.mention_at[i] != none && d.names[d.mentions[d.mention_at[i]].name].text == text) return false;
  return std::any_of(d.mentions.begin(), d.mentions.end(), [&](const Mention& m) {
    return (m.name == name || d.names[m.name].full == name) && paragraph_of(d, m.first) == paragraph;
  });
}

// « Microsoft : un accord à long terme avec OpenAI ».
void add_named(const Section& s, std::vector<Ranked>& out) {
  const Draft& d = s.d;
  const std::uint32_t name = leading_name(s);
  if (name == none || d.names[name].mentions < 3 || infinitive_ending(lower_case(d.names[name].text))) return;
  const Mention& at = d.mentions[d.names[name].first_mention];
  // « Rappels et avis de sécurité » names a service; « Rappels » alone is a common noun again.
  if (at.end == at.first + 1 && d.words[at.first].is(Upos::noun)) return;
  // In a guide the pattern is out of place.
  const double density = name_density(d);
  const double bonus = density > news_density ? 0.8 : density > 2 ? 0 : -1.2;
  const auto begin =
      std::partition_point(d.phrases.begin(), d.phrases.end(), [&](const NounPhrase& p) { return p.first < s.first; });
  for (auto np = begin; np != d.phrases.end() && np->first < s.end; ++np) {
    if (!np->determiner || np->contracted || np->name != none || d.words[np->first].capital) continue;
    if (np->first > s.first && d.words[np->first - 1].lower == "à") continue;
    for (const std::uint32_t end : np->ends) {
      if (end <= np->head || !usable_phrase(d, *np, end) || !belongs(d, *np, name)) continue;
      Offer offer = make_phrase_offer(d, *np, end);
      if (offer.stems.size() < 2) continue;
      offer.traits[named] = bonus;
      Drawing drawing(d);
      drawing.copy(d.span(at.first, at.end)).literal(colon(d.subject.typography)).copy(d.span(np->first, end));
      keep_drawn(s, std::move(offer), std::move(drawing), "name-noun-phrase", out);
    }
  }
}

// The name that the sentence sets the scene with: « à Microsoft Ignite », « chez Renault », or its subject.
std::uint32_t scene_before(const Draft& d, std::uint32_t sentence_first, std::uint32_t word) {
  static constexpr std::string_view places[] = {"à", "au", "chez", "lors", "pour"};
  for (std::uint32_t i = word; i-- > sentence_first;) {
    const std::uint32_t m = d.mention_at[i];
    if (m == none) continue;
    const bool opens = d.words[i].opens;
    const bool placed =
        i > sentence_first && std::find(std::begin(places), std::end(places), d.words[i - 1].lower) != std::end(places);
    return opens || placed ? m : none;
  }
  return none;
}

// « Microsoft Ignite : plus de 100 annonces ».
void add_quantities(const Section& s, std::vector<Ranked>& out) {
  const Draft& d = s.d;
  for (std::uint32_t i = s.first; i + 3 < s.end; ++i) {
    const bool more = (d.words[i].lower == "plus" || d.words[i].lower == "près" || d.words[i].lower == "moins") &&
                      d.words[i + 1].lower == "de" && d.words[i + 2].kind == TokenKind::number;
    const Word& noun = d.words[i + 3];
    if (!more || !noun.noun() || noun.is(WordClass::calendar) || noun.is(WordClass::empty_head)) continue;
    const std::uint32_t m = scene_before(d, d.sentence(d.words[i].sentence).first_token, i);
    if (m == none) continue;
    Drawing drawing(d);
    drawing.copy(d.span(d.mentions[m].first, d.mentions[m].end)).literal(colon(d.subject.typography));
    drawing.copy(d.span(i, i + 4));
    Offer offer = make_offer(d, i, i, i + 4);
    offer.traits[named] = 1;
    keep_drawn(s, std::move(offer), std::move(drawing), "name-quantity", out);
  }
}

}  // namespace

std::vector<Drawn> heading_candidates(const Draft& d, std::uint32_t first, std::uint32_t end) {
  const Section s = read_section(d, first, end);
  std::vector<Ranked> ranked;
  if (s.end == s.first) return {};
  each_offer(s, [&](const Offer& o) { keep(s, o, ranked); });
  add_named(s, ranked);
  add_quantities(s, ranked);
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
  std::vector<Drawn> out;
  for (Ranked& r : ranked) {
    const bool known = std::any_of(out.begin(), out.end(), [&](const Drawn& o) { return o.text == r.drawn.text; });
    if (!known) out.push_back(std::move(r.drawn));
    if (out.size() == 40) break;
  }
  return out;
}

}  // namespace calame
