// Ranks what the article is about. A phrase counts by how often it occurs, how rare its words are in
// other texts, how early it stands, and whether it is a name or stands in the title.
#include <algorithm>
#include <cmath>
#include <map>

#include "restructure/draft.h"

namespace calame {
namespace {

struct Candidate {
  std::uint32_t first = 0, end = 0;
  std::uint32_t count = 0;
  std::uint32_t longer = 0;  // of the phrases that hold it, how often the most frequent one is met
  bool name = false;
};

std::vector<std::uint32_t> stems_between(const Draft& d, std::uint32_t first, std::uint32_t end) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = first; i < end; ++i)
    if (d.words[i].stem != none) out.push_back(d.words[i].stem);
  return out;
}

// Where a phrase inside a noun phrase may begin: its noun, its first adjective, each complement.
std::vector<std::uint32_t> starts(const Draft& d, const NounPhrase& np) {
  std::vector<std::uint32_t> out{np.core};
  if (np.head != np.core) out.push_back(np.head);
  for (std::uint32_t i = np.head + 1; i < np.end; ++i) {
    const Word& before = d.words[i - 1];
    const bool after_link = before.is(WordClass::preposition) || before.is(WordClass::definite);
    if (d.words[i].stem != none && (after_link || d.mention_at[i] != none)) out.push_back(i);
  }
  return out;
}

using Candidates = std::map<std::vector<std::uint32_t>, Candidate>;

// A number, a month or a day says when or how much, not what.
bool measures(const Word& w) {
  return w.kind == TokenKind::number || w.is(Upos::num) || w.is(WordClass::calendar) || w.is(WordClass::deictic);
}

using Entry = Candidates::value_type;

Entry* add(const Draft& d, Candidates& all, std::uint32_t first, std::uint32_t end) {
  while (first < end && (measures(d.words[first]) || d.words[first].stem == none)) ++first;
  if (first == end || std::any_of(d.words.begin() + first, d.words.begin() + end, measures)) return nullptr;
  const Word& head = d.words[first];
  auto stems = stems_between(d, first, end);
  if (stems.empty() || stems.size() > 4 || end - first > 8) return nullptr;
  if (stems.size() == 1 && (head.is(WordClass::empty_head) || head.is(WordClass::prenominal))) return nullptr;
  if (head.is(WordClass::quantifier) || head.is(WordClass::indefinite)) return nullptr;
  if (head.is(WordClass::deictic) || letters(d.text(d.span(first, end))) < 3) return nullptr;
  auto [at, fresh] = all.try_emplace(std::move(stems));
  Candidate& c = at->second;
  if (fresh) {
    c.first = first;
    c.end = end;
  }
  ++c.count;
  const std::uint32_t mention = d.mention_at[first];
  c.name = c.name || (mention != none && d.mentions[mention].end == end);
  return &*at;
}

// Every phrase that a noun phrase holds, each once.
std::vector<Entry*> add_all(const Draft& d, Candidates& all, const NounPhrase& np) {
  constexpr std::size_t most = 16;
  std::vector<Entry*> out;
  for (const std::uint32_t first : starts(d, np))
    for (const std::uint32_t end : np.ends) {
      if (end <= first || end <= np.head || out.size() == most) continue;
      Entry* entry = add(d, all, first, end);
      if (entry != nullptr && std::find(out.begin(), out.end(), entry) == out.end()) out.push_back(entry);
    }
  return out;
}

bool holds(const std::vector<std::uint32_t>& longer, const std::vector<std::uint32_t>& shorter) {
  return shorter.size() < longer.size() &&
         std::search(longer.begin(), longer.end(), shorter.begin(), shorter.end()) != longer.end();
}

bool in_title(const Draft& d, const std::vector<std::uint32_t>& stems, const std::vector<std::string>& title) {
  return std::all_of(stems.begin(), stems.end(),
                     [&](std::uint32_t s) { return std::find(title.begin(), title.end(), d.stems[s]) != title.end(); });
}

// The stems' numbers; empty when the text has not all of them.
std::vector<std::uint32_t> known_stems(const Draft& d, const std::vector<std::string>& stems) {
  std::vector<std::uint32_t> out;
  for (const std::string& stem : stems) {
    const auto at = std::find(d.stems.begin(), d.stems.end(), stem);
    if (at == d.stems.end()) return {};
    out.push_back(static_cast<std::uint32_t>(at - d.stems.begin()));
  }
  return out;
}

constexpr double topic_weight = 2;  // of what the title announces before its colon

double score(const Draft& d, const std::vector<std::uint32_t>& stems, const Candidate& c, bool titled) {
  static constexpr double by_length[] = {1, 1, 1.1, 1, 0.8};
  double idf = 0;
  for (const std::uint32_t s : stems) idf += d.idf[s];
  idf /= static_cast<double>(stems.size());
  const double position = static_cast<double>(d.words[c.first].span.begin.value) /
                          std::max<double>(1, static_cast<double>(d.subject.document.prose.size()));
  return (1 + std::log(c.count)) * std::pow(std::max(0.05, idf), 0.3) *
         (0.35 + 0.65 * std::log(1 + 1 / (0.02 + position)) / std::log(51)) * (c.name ? 1.1 : 1) * (titled ? 1.5 : 1) *
         // « ministère » says less where every other time it is the « ministère de la Santé ».
         (1 - 0.3 * std::min(1.0, static_cast<double>(c.longer) / c.count)) *
         by_length[std::min<std::size_t>(stems.size(), 4)];
}

double overlap(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  const auto both =
      std::count_if(a.begin(), a.end(), [&](std::uint32_t s) { return std::find(b.begin(), b.end(), s) != b.end(); });
  return static_cast<double>(both) / static_cast<double>(a.size() + b.size() - static_cast<std::size_t>(both));
}

bool nested(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  const auto in = [](const auto& x, const auto& y) {
    return std::all_of(x.begin(), x.end(),
                       [&](std::uint32_t s) { return std::find(y.begin(), y.end(), s) != y.end(); });
  };
  return in(a, b) || in(b, a);
}

// The names most often mentioned, a short form counting for its full one.
std::vector<std::uint32_t> top_names(const Draft& d, std::size_t n) {
  std::vector<std::uint32_t> count(d.names.size());
  for (const Mention& m : d.mentions) ++count[d.names[m.name].full != none ? d.names[m.name].full : m.name];
  std::vector<std::uint32_t> order(d.names.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return count[a] > count[b]; });
  order.resize(std::min(n, order.size()));
  return order;
}

Drawn with_full_name(const Draft& d, std::uint32_t first, std::uint32_t end, double confidence) {
  Drawing drawing(d);
  for (std::uint32_t i = first + 1; i < end; ++i) {
    const std::uint32_t m = d.mention_at[i];
    if (m == none || d.mentions[m].end != end) continue;
    if (d.names[d.mentions[m].name].full != none) {
      draw_full_name(d, drawing, first, i);
      return std::move(drawing).finish("event-name", confidence);
    }
    drawing.copy(d.span(first, end));
    return std::move(drawing).finish("event-name", confidence);
  }
  drawing.copy(d.span(first, end));
  return std::move(drawing).finish("phrase", confidence);
}

}  // namespace

std::vector<std::string> title_stems(std::string_view title) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : lower_case(title) + " ") {
    if (c != ' ' && c != ',' && c != ':' && c != '?') {
      word += c;
      continue;
    }
    const std::size_t elision = word.find("’");
    if (elision != std::string::npos && elision < 4) word.erase(0, elision + std::string_view("’").size());
    if (word.size() > 1) out.push_back(light_stem(word));
    word.clear();
  }
  return out;
}

std::vector<Keyphrase> rank_keyphrases(const Draft& d, std::size_t at_most) {
  Candidates all;
  std::vector<std::vector<Entry*>> together;
  for (const NounPhrase& np : d.phrases) together.push_back(add_all(d, all, np));
  for (const std::vector<Entry*>& phrases : together)
    for (Entry* shorter : phrases)
      for (const Entry* longer : phrases)
        if (holds(longer->first, shorter->first))
          shorter->second.longer = std::max(shorter->second.longer, longer->second.count);
  const auto title = title_stems(d.title);
  const auto topic = known_stems(d, title_stems(title_topic(d)));
  std::vector<Keyphrase> out;
  for (const auto& [stems, c] : all) {
    Keyphrase k;
    k.text = std::string(d.text(d.span(c.first, c.end)));
    std::replace(k.text.begin(), k.text.end(), '\n', ' ');
    k.stems = stems;
    k.count = c.count;
    k.first = d.span(c.first, c.end);
    k.name = c.name;
    k.score = score(d, stems, c, in_title(d, stems, title)) * (stems == topic ? topic_weight : 1);
    out.push_back(std::move(k));
  }
  std::stable_sort(out.begin(), out.end(), [](const Keyphrase& a, const Keyphrase& b) {
    return a.score != b.score ? a.score > b.score : a.first.begin < b.first.begin;
  });
  if (out.size() > at_most) out.resize(at_most);
  return out;
}

std::string_view title_topic(const Draft& d) {
  const std::string_view title = d.title;
  std::size_t end = title.find(':');
  if (end == std::string_view::npos || title.substr(end).starts_with("://")) return {};
  const auto blank = [&] {
    const std::string_view before = title.substr(0, end);
    return before.ends_with(' ') ? 1u : before.ends_with("\u00A0") ? 2u : before.ends_with("\u202F") ? 3u : 0u;
  };
  while (const std::size_t n = blank()) end -= n;
  const std::string_view topic = title.substr(0, end);
  return letters(topic) <= 40 && std::count(topic.begin(), topic.end(), ' ') < 4 ? topic : std::string_view();
}

std::vector<std::string> listed_keyphrases(const Draft& d, const std::vector<Keyphrase>& ranked, std::size_t at_most) {
  constexpr double topic_score = 3;  // a topic that the text itself never names
  std::vector<std::string> out;
  const std::string_view topic = title_topic(d);
  bool listed = topic.empty() || !known_stems(d, title_stems(topic)).empty();
  for (const Keyphrase& k : ranked) {
    if (!listed && k.score < topic_score) out.emplace_back(topic);
    listed = listed || k.score < topic_score;
    if (out.size() < at_most) out.push_back(k.text);
  }
  return out;
}

std::vector<std::string> choose_secondary(const std::vector<Keyphrase>& ranked, std::string_view focus) {
  std::vector<const Keyphrase*> chosen;
  std::vector<std::string> out;
  for (const Keyphrase& k : ranked) {
    const bool taken = std::any_of(chosen.begin(), chosen.end(), [&](const Keyphrase* c) {
      return nested(c->stems, k.stems) || overlap(c->stems, k.stems) > 0.5;
    });
    if (taken || k.text == focus || k.count < 2) continue;
    chosen.push_back(&k);
    out.push_back(k.text);
    if (out.size() == 8) break;
  }
  return out;
}

namespace {

std::pair<std::uint32_t, std::uint32_t> words_of(const Draft& d, const Keyphrase& k) {
  const auto before = [&](TextOffset at) {
    return static_cast<std::uint32_t>(
        std::partition_point(d.words.begin(), d.words.end(), [&](const Word& w) { return w.span.begin < at; }) -
        d.words.begin());
  };
  return {before(k.first.begin), before(k.first.end)};
}

// The title says what the article is about: the keyphrase that has most of its words, and rank among the text's.
// Readers search for two or three words more than for one.
const Keyphrase* titled_keyphrase(const Draft& d, const std::vector<Keyphrase>& ranked) {
  constexpr double one_word = 0.27, half = 0.5;
  const Keyphrase* best = nullptr;
  double best_score = 0;
  for (const Keyphrase& k : ranked) {
    const auto known = static_cast<std::size_t>(std::count_if(
        k.stems.begin(), k.stems.end(), [&](std::uint32_t stem) { return d.title_words.contains(stem); }));
    const bool all = known == k.stems.size();
    if (known == 0 || k.stems.size() > 4 || 2 * known < k.stems.size() || (!all && k.count < 2)) continue;
    const double score = k.score * (all ? 1 : half) * (k.stems.size() == 1 ? one_word : 1);
    if (score <= best_score) continue;
    best_score = score;
    best = &k;
  }
  return best;
}

}  // namespace

Drawn focus_keyphrase(const Draft& d, const std::vector<Keyphrase>& ranked) {
  if (const Keyphrase* const k = titled_keyphrase(d, ranked); k != nullptr) {
    const auto [first, end] = words_of(d, *k);
    return with_full_name(d, first, end, 0.6);
  }
  const auto top = top_names(d, 3);
  const Keyphrase* plain = nullptr;
  for (const Keyphrase& k : ranked) {
    if (k.stems.size() < 2 || k.stems.size() > 4) continue;
    const auto [first, end] = words_of(d, k);
    bool event = false, name = false;
    for (std::uint32_t i = first; i < end; ++i) {
      event = event || d.words[i].is(WordClass::event);
      const std::uint32_t m = d.mention_at[i];
      if (m == none) continue;
      const std::uint32_t id = d.mentions[m].name;
      const std::uint32_t full = d.names[id].full != none ? d.names[id].full : id;
      name = name || std::find(top.begin(), top.end(), full) != top.end();
    }
    if (event && name) return with_full_name(d, first, end, 0.8);
    if (plain == nullptr && (k.count >= 2 || k.name)) plain = &k;
  }
  if (plain == nullptr && !ranked.empty()) plain = &ranked.front();
  if (plain == nullptr) return {};
  const auto [first, end] = words_of(d, *plain);
  return with_full_name(d, first, end, 0.5);
}

}  // namespace calame
