#include "restructure/heading_traits.h"

#include <algorithm>
#include <cmath>

namespace calame {
namespace {

constexpr double short_under = 20, long_over = 45;  // letters

// Fitted to what editors said of some ten thousand candidates of guides and blogs: that is, or is not, what the
// section is about. What news needs (role, event, named, quoted, news) was hardly among them and is set by hand; so are
// echo, and means, of which one in eight was right where three in ten of all phrases were.
constexpr Traits weights = [] {
  Traits w{};
  w[mean_weight] = 0.23;
  w[max_weight] = 0.26;
  w[mean_rarity] = -0.04;
  w[own] = -0.17;
  w[repeated] = 0.2;
  w[spread] = 0.45;
  w[reach] = 0.33;
  w[again] = 0.27;
  w[lone] = -0.15;
  w[in_title] = 0.18;
  w[dense] = 0.3;
  w[first_sentence] = 0.01;
  w[echo] = -0.8;
  w[opens_sentence] = 0.31;
  w[opens_paragraph] = 0.21;
  w[depth] = -0.19;
  w[explained] = 0.44;
  w[announced] = 0.28;
  w[enumerated] = -0.36;
  w[example] = -0.21;
  w[means] = -0.5;
  w[size] = 0.32;
  w[size_squared] = 0.14;
  w[shortness] = -0.33;
  w[overlong] = -0.4;
  w[coordinated] = 0.18;
  w[complement] = 0;
  w[cut_short] = -0.18;
  w[role] = -0.9;
  w[event] = 0.7;
  w[idiom] = -0.09;
  w[clause] = 0.19;
  w[question] = 0.17;
  w[infinitive] = 0.33;
  w[named] = 1;
  w[quoted] = 0.8;
  w[news] = 1.2;
  w[only_title] = -0.37;
  w[process] = 0.14;
  return w;
}();
constexpr double even_odds = 1.43;

// A heading says what its section begins with; what is measured is bounded, so that the costs of a long one are too.
constexpr std::uint32_t most_words = 4000;

double weight_of(const Section& s, std::uint32_t stem) {
  return s.count[stem] == 0 ? 0 : (1 + std::log(s.count[stem])) * s.d.idf[stem];
}

void read_words_of(Section& s, std::uint32_t first, std::uint32_t end) {
  for (std::uint32_t w = first; w < end; ++w) {
    const std::uint32_t stem = s.d.words[w].stem;
    if (stem == none) continue;
    ++s.count[stem];
    s.content.push_back(w);
  }
}

// Where each stem stands: one list after the other.
void index_sentences(Section& s) {
  s.listed.assign(s.count.size() + 1, 0);
  for (std::size_t stem = 0; stem < s.count.size(); ++stem) s.listed[stem + 1] = s.listed[stem] + s.count[stem];
  s.sentences.resize(s.content.size());
  s.places.resize(s.content.size());
  s.wide.assign(s.count.size(), 0);
  std::vector<std::uint32_t> filled(s.count.size(), 0);
  for (const std::uint32_t w : s.content) {
    const Word& word = s.d.words[w];
    s.places[s.listed[word.stem] + filled[word.stem]++] = w;
    std::uint32_t* const list = s.sentences.data() + s.listed[word.stem];
    std::uint32_t& n = s.wide[word.stem];
    if (n == 0 || list[n - 1] != word.sentence) list[n++] = word.sentence;
    s.widest = std::max(s.widest, n);
  }
}

// A heading says what is said most, at the head of the section, and what the title promised.
void weigh_stems(Section& s) {
  constexpr std::size_t opening = 12;  // content words
  s.load.assign(s.count.begin(), s.count.end());
  std::vector<std::uint32_t> first;
  for (const std::uint32_t w : s.content)
    if (first.size() < opening && w < s.first_paragraph_end) first.push_back(s.d.words[w].stem);
  std::sort(first.begin(), first.end());
  first.erase(std::unique(first.begin(), first.end()), first.end());
  for (const std::uint32_t stem : first) s.load[stem] *= 2;
  double most = 0, second = 0;
  for (std::uint32_t stem = 0; stem < s.load.size(); ++stem) {
    if (s.d.title_words.contains(stem)) s.load[stem] *= 1.5;
    if (s.load[stem] > most) {
      second = most;
      most = s.load[stem];
    } else {
      second = std::max(second, s.load[stem]);
    }
  }
  s.loaded = std::max(1.0, (most + second) / std::sqrt(2.0));
}

// In how many sentences one of the stems stands.
std::uint32_t sentences_with(const Section& s, const std::vector<std::uint32_t>& stems) {
  std::vector<std::uint32_t> all;
  for (const std::uint32_t stem : stems) {
    const auto list = s.sentences.begin() + s.listed[stem];
    const auto middle = static_cast<std::ptrdiff_t>(all.size());
    all.insert(all.end(), list, list + s.wide[stem]);
    std::inplace_merge(all.begin(), all.begin() + middle, all.end());
  }
  return static_cast<std::uint32_t>(std::unique(all.begin(), all.end()) - all.begin());
}

// How often the second stem follows within three words of the first.
std::uint32_t met_together(const Section& s, std::uint32_t first, std::uint32_t second) {
  std::uint32_t n = 0;
  for (std::uint32_t k = s.listed[first]; k < s.listed[first + 1]; ++k) {
    const std::uint32_t w = s.places[k];
    for (std::uint32_t i = w + 1; i <= w + 3 && i < s.end; ++i) n += s.d.words[i].stem == second;
  }
  return n;
}

std::vector<std::uint32_t> stems_of(const Draft& d, std::uint32_t first, std::uint32_t end) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = first; i < end; ++i) {
    const std::uint32_t stem = d.words[i].stem;
    if (stem != none && std::find(out.begin(), out.end(), stem) == out.end()) out.push_back(stem);
  }
  return out;
}

// How much the words say about this section, and about this one rather than the others.
void add_content(const Section& s, const Offer& o, Traits& t) {
  for (const std::uint32_t stem : o.stems) {
    const double w = weight_of(s, stem) / s.heaviest;
    const double tf = std::max(1u, s.count[stem]);
    t[mean_weight] += w;
    t[max_weight] = std::max(t[max_weight], w);
    t[own] += tf / std::max<double>(tf, s.d.frequency[stem]);
    t[repeated] += tf > 1;
    t[dense] += s.load[stem];
  }
  t[dense] /= std::sqrt(std::max<double>(1, double(o.stems.size()))) * s.loaded;
  t[only_title] = t[in_title] > 0.99;
  for (const Trait mean : {mean_weight, own, repeated}) t[mean] /= std::max<double>(1, double(o.stems.size()));
}

// Where in the section the words stand again.
void add_spread(const Section& s, const Offer& o, Traits& t) {
  const double sentences = std::max(1u, s.sentence_end - s.first_sentence);
  t[spread] = sentences_with(s, o.stems) / sentences;
  for (const std::uint32_t stem : o.stems) t[reach] = std::max(t[reach], static_cast<double>(s.wide[stem]) / s.widest);
  if (o.stems.size() > 1) t[again] = std::log(std::max(1u, met_together(s, o.stems[0], o.stems[1])));
}

// What stands before and behind a phrase says what it does in its sentence.
void add_surroundings(const Draft& d, const NounPhrase& np, std::uint32_t end, Traits& t) {
  constexpr std::uint32_t reach_back = 4;  // words
  const Sentence& s = d.sentence(np.sentence);
  t[explained] = end < s.token_end && d.words[np.first].opens && d.grammar.in_list("explaining", d.words[end].lower);
  for (std::uint32_t i = np.first; i-- > s.first_token && np.first - i <= reach_back;) {
    const std::string& w = d.words[i].lower;
    if (d.grammar.in_list("announcing", w)) t[announced] = 1;
    if (d.grammar.in_list("examples", w)) t[example] = 1;
    if (d.words[i].kind != TokenKind::word && w != "," && w != ":") break;
  }
  const auto sign = [&](std::uint32_t i, std::string_view w) { return d.words[i].lower == w; };
  const auto joins = [&](std::uint32_t i) { return sign(i, ",") || sign(i, "et") || sign(i, "ou"); };
  t[enumerated] = np.first > s.first_token && end < s.token_end && joins(np.first - 1) &&
                  (joins(end) || sign(end, ".") || sign(end, ";"));
}

void add_form(const Draft& d, Offer& o) {
  const double length = letters(d.text(d.span(o.first, o.end)));
  o.traits[size] = length / 40;
  o.traits[size_squared] = o.traits[size] * o.traits[size];
  o.traits[shortness] = std::max(0.0, short_under - length) / 10;
  o.traits[overlong] = std::max(0.0, length - long_over) / 15;
}

}  // namespace

Section read_section(const Draft& d, std::uint32_t first, std::uint32_t end) {
  Section s{d, 0, 0, 0, 0, 0, 0, std::vector<std::uint32_t>(d.stems.size(), 0), {}, {}, {}, {}, {}, 1, 1, {}, 1};
  for (std::uint32_t i = first; i < end; ++i) {
    const Paragraph& p = d.paragraphs[i];
    if (!p.kept() || p.word_end == p.first_word) continue;
    if (s.end == 0) {
      s.first = p.first_word;
      s.first_sentence = p.first_sentence;
      s.first_sentence_end = d.sentence(p.first_sentence).token_end;
      s.first_paragraph_end = p.word_end;
    }
    s.end = std::min(p.word_end, s.first + most_words);
    s.sentence_end = s.end < p.word_end ? s.d.words[s.end].sentence + 1 : p.sentence_end;
    read_words_of(s, p.first_word, s.end);
    if (s.end < p.word_end) break;
  }
  for (const std::uint32_t w : s.content) s.heaviest = std::max(s.heaviest, weight_of(s, d.words[w].stem));
  index_sentences(s);
  weigh_stems(s);
  return s;
}

Offer make_offer(const Draft& d, std::uint32_t first, std::uint32_t core, std::uint32_t end) {
  Offer o;
  o.first = first;
  o.end = end;
  o.stems = stems_of(d, core, end);
  add_form(d, o);
  const auto n = std::max<double>(1, double(o.stems.size()));
  for (const std::uint32_t stem : o.stems) {
    o.traits[mean_rarity] += d.idf[stem] / std::log(generic_documents) / n;
    o.traits[in_title] += double(d.title_words.contains(stem)) / n;
  }
  o.traits[lone] = o.stems.size() == 1;
  o.traits[opens_sentence] = d.words[first].opens;
  o.traits[opens_paragraph] = d.paragraphs[paragraph_of(d, first)].first_sentence == d.words[first].sentence;
  return o;
}

Offer make_phrase_offer(const Draft& d, const NounPhrase& np, std::uint32_t end) {
  Offer o = make_offer(d, np.first, np.core, end);
  Traits& t = o.traits;
  const Word* const before = np.first > 0 && !d.words[np.first].opens ? &d.words[np.first - 1] : nullptr;
  t[means] = before != nullptr && (before->lower == "par" || before->lower == "avec" || before->lower == "dans");
  t[complement] = np.ends.front() < end;
  t[cut_short] = end != np.end;
  t[role] = d.words[np.head].is(WordClass::role_head);
  t[event] = d.words[np.head].is(WordClass::event);
  add_surroundings(d, np, end, t);
  const auto& endings = d.grammar.list("process-endings");
  t[process] = std::any_of(endings.begin(), endings.end(),
                           [&](const std::string& e) { return d.words[np.head].lower.ends_with(e); });
  const std::string& determiner = d.words[np.first].lower;
  t[idiom] = (before != nullptr && before->lower == "à") || determiner == "au" || determiner == "aux";
  // « Si vous êtes un familier du domaine »: said of someone, not spoken of.
  if (before != nullptr && np.indefinite && before->is(WordClass::auxiliary)) t[idiom] = 1;
  return o;
}

double name_density(const Draft& d) {
  return 100.0 * static_cast<double>(d.mentions.size()) / std::max(1u, d.kept_words);
}

Traits traits_in(const Section& s, const Offer& o) {
  Traits t = o.traits;
  add_content(s, o, t);
  add_spread(s, o, t);
  t[first_sentence] = o.first < s.first_sentence_end;
  t[echo] = o.first == s.first && o.end + 1 >= s.first_sentence_end;
  const std::uint32_t sentence = s.d.words[o.first].sentence;
  t[depth] = static_cast<double>(sentence - s.first_sentence) / std::max(1u, s.sentence_end - s.first_sentence);
  return t;
}

double rank(const Traits& t) {
  double sum = -even_odds;
  for (std::size_t i = 0; i < trait_count; ++i) sum += weights[i] * t[i];
  return sum;
}

std::vector<std::string> reasons_of(const Traits& t) {
  constexpr std::pair<Trait, const char*> told[] = {
      {in_title, "in-title"}, {repeated, "repeated"}, {own, "own"},      {first_sentence, "first-sentence"},
      {event, "event"},       {named, "name"},        {quoted, "quoted"}};
  std::vector<std::string> out;
  for (const auto& [trait, name] : told)
    if (t[trait] > 0.6) out.emplace_back(name);
  return out;
}

}  // namespace calame
