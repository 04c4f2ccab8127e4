// Everything a section offers as its heading, ranked: noun phrases, short clauses, questions that
// stand in the text, a name with a noun phrase. All drawn from the section's own words.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "restructure/draft.h"

namespace calame {
namespace {

constexpr std::uint32_t shortest = 20, longest = 60;

// What is measured of a candidate, each in about 0…1, and what it counts for.
enum Trait : std::uint8_t {
  mean_weight,  // tf·idf of its words in the section, against the heaviest there
  max_weight,
  mean_frequency,  // how often its words are met in the section
  max_frequency,
  mean_rarity,
  own,  // its words are met here rather than elsewhere in the text
  stems,
  repeated,  // share of its words that the section repeats
  in_title,  // share of its words that the title has
  first_sentence,
  first_paragraph,
  opens_sentence,
  size,
  size_squared,
  proper,
  determiner,
  indefinite,
  complement,  // it goes on past the noun and its adjectives
  after_preposition,
  before_verb,
  before_sign,
  number,
  cut_short,
  role,
  event,
  idiom,  // « à la rencontre de », « à l’aide de »: not things
  clause,
  whole_clause,
  question,
  named,
  quoted,
  news,
  passing,  // said once, and neither by the title nor by the sentence that opens the section
  trait_count
};
using Traits = std::array<double, trait_count>;
constexpr Traits weights{0.013, 0.267,  -0.4,   1.6,   -0.67, 0.8,  1.5,   1.3,    1.8,   1.5,   0.1,
                         0.73,  -0.147, -0.281, 0.335, 0.52,  -0.4, 0.089, -0.149, 0.333, 0.129, -0.254,
                         -0.5,  -1.2,   1.1,    -1.5,  0.1,   0.4,  0.8,   1,      1.5,   2,     -0.9};

struct Section {
  const Draft& d;
  std::uint32_t first = 0, end = 0;  // words
  std::uint32_t first_sentence = 0, sentence_end = 0;
  std::uint32_t first_sentence_end = 0, first_paragraph_end = 0;  // words
  std::map<std::uint32_t, std::uint32_t> count;                   // stems
  double heaviest = 1;
  std::set<std::uint32_t> title;  // stems of the title
};

double weight_of(const Section& s, std::uint32_t stem) {
  const auto at = s.count.find(stem);
  return at == s.count.end() ? 0 : (1 + std::log(at->second)) * s.d.idf[stem];
}

// The title's words that the text has too.
std::set<std::uint32_t> title_stem_set(const Draft& d) {
  std::set<std::uint32_t> out;
  for (const std::string& stem : title_stems(d.title)) {
    const auto at = std::find(d.stems.begin(), d.stems.end(), stem);
    if (at != d.stems.end()) out.insert(static_cast<std::uint32_t>(at - d.stems.begin()));
  }
  return out;
}

Section read_section(const Draft& d, std::uint32_t first, std::uint32_t end) {
  Section s{d, 0, 0, 0, 0, 0, 0, {}, 1, title_stem_set(d)};
  bool begun = false;
  for (std::uint32_t i = first; i < end; ++i) {
    const Paragraph& p = d.paragraphs[i];
    if (!p.kept() || p.word_end == p.first_word) continue;
    if (!begun) {
      s.first = p.first_word;
      s.first_sentence = p.first_sentence;
      s.first_sentence_end = d.sentence(p.first_sentence).token_end;
      s.first_paragraph_end = p.word_end;
      begun = true;
    }
    s.end = p.word_end;
    s.sentence_end = p.sentence_end;
    for (std::uint32_t w = p.first_word; w < p.word_end; ++w)
      if (d.words[w].stem != none) ++s.count[d.words[w].stem];
  }
  for (const auto& [stem, n] : s.count) s.heaviest = std::max(s.heaviest, weight_of(s, stem));
  return s;
}

// How much the words say about this section, and about this one rather than the others.
void add_content(const Section& s, std::uint32_t first, std::uint32_t end, Traits& t) {
  std::vector<std::uint32_t> seen;
  for (std::uint32_t i = first; i < end; ++i) {
    const std::uint32_t stem = s.d.words[i].stem;
    if (stem == none || std::find(seen.begin(), seen.end(), stem) != seen.end()) continue;
    seen.push_back(stem);
    const double w = weight_of(s, stem) / s.heaviest;
    const auto at = s.count.find(stem);
    const double tf = at == s.count.end() ? 1 : at->second;
    t[mean_weight] += w;
    t[max_weight] = std::max(t[max_weight], w);
    t[mean_frequency] += std::log(1 + tf);
    t[max_frequency] = std::max(t[max_frequency], std::log(1 + tf));
    t[mean_rarity] += s.d.idf[stem] / std::log(generic_documents);
    t[own] += tf / std::max<double>(tf, s.d.frequency[stem]);
    t[repeated] += tf > 1;
    t[in_title] += s.title.contains(stem);
  }
  const auto n = static_cast<double>(seen.size());
  for (const Trait mean : {mean_weight, mean_frequency, mean_rarity, own, repeated, in_title})
    t[mean] /= std::max(1.0, n);
  t[stems] = std::min(n, 5.0) / 3;
}

void add_place(const Section& s, std::uint32_t first, std::uint32_t end, Traits& t) {
  t[first_sentence] = first < s.first_sentence_end;
  t[first_paragraph] = first < s.first_paragraph_end;
  t[opens_sentence] = s.d.words[first].opens;
  t[size] = letters(s.d.text(s.d.span(first, end))) / 40.0;
  t[size_squared] = t[size] * t[size];
}

Traits traits_of(const Section& s, std::uint32_t first, std::uint32_t core, std::uint32_t end) {
  Traits t{};
  add_content(s, core, end, t);
  add_place(s, first, end, t);
  return t;
}

double total(const Traits& t) {
  double sum = 0;
  for (std::size_t i = 0; i < trait_count; ++i) sum += weights[i] * t[i];
  return sum;
}

bool has_number(const Draft& d, std::uint32_t first, std::uint32_t end) {
  return std::any_of(d.words.begin() + first, d.words.begin() + end,
                     [](const Word& w) { return w.kind == TokenKind::number; });
}

Traits phrase_traits(const Section& s, const NounPhrase& np, std::uint32_t end) {
  const Draft& d = s.d;
  Traits t = traits_of(s, np.first, np.core, end);
  t[proper] = np.name != none;
  t[determiner] = np.determiner;
  t[indefinite] = np.determiner && np.indefinite;
  if (np.first > s.first) t[after_preposition] = d.words[np.first - 1].is(WordClass::preposition);
  if (end == np.end && end < s.end) {
    t[before_verb] = finite_verb(d, end);
    t[before_sign] = d.words[end].kind == TokenKind::punctuation;
  }
  t[complement] = np.ends.front() < end;
  t[number] = has_number(d, np.core, end);
  t[role] = d.words[np.head].is(WordClass::role_head);
  t[event] = d.words[np.head].is(WordClass::event);
  const std::string& determiner_word = d.words[np.first].lower;
  t[idiom] =
      (np.first > s.first && d.words[np.first - 1].lower == "à") || determiner_word == "au" || determiner_word == "aux";
  // « Si vous êtes un familier du domaine »: said of someone, not spoken of.
  if (np.first > s.first && np.indefinite && d.words[np.first - 1].is(WordClass::auxiliary)) t[idiom] = 1;
  t[cut_short] = end != np.end;
  t[passing] = t[repeated] == 0 && t[in_title] == 0 && t[first_sentence] == 0;
  return t;
}

struct Ranked {
  double score = 0;
  Drawn drawn;
  Traits traits{};
};

// What an editor is told of the choice: the traits that spoke for it.
std::vector<std::string> reasons_of(const Traits& t) {
  constexpr std::pair<Trait, const char*> told[] = {
      {in_title, "in-title"}, {repeated, "repeated"}, {own, "own"},    {first_sentence, "first-sentence"},
      {event, "event"},       {proper, "name"},       {named, "name"}, {quoted, "quoted"}};
  std::vector<std::string> out;
  for (const auto& [trait, name] : told)
    if (t[trait] > 0.6 && (out.empty() || out.back() != name)) out.emplace_back(name);
  return out;
}

double confidence(double score) { return 1 / (1 + std::exp(-(score - 2.2) * 0.8)); }

void keep(const Draft& d, std::vector<Ranked>& out, Drawing&& drawing, const char* pattern, const Traits& traits,
          bool owner = false) {
  drawing.capital();
  const double preference = d.policy.pattern(pattern);
  if (preference == pattern_off || reject_heading(d, drawing.text(), owner) != nullptr) return;
  const double score = total(traits) + preference;
  out.push_back({score, std::move(drawing).finish(pattern, confidence(score)), traits});
  out.back().drawn.reasons = reasons_of(traits);
}

// « L’éviction d’Altman » is short; the name in full makes it a heading.
void add_full_name(const Section& s, const NounPhrase& np, std::uint32_t end, const Traits& traits,
                   std::vector<Ranked>& out) {
  const Draft& d = s.d;
  for (std::uint32_t i = np.head + 1; i < end; ++i) {
    const std::uint32_t m = d.mention_at[i];
    if (m == none || d.mentions[m].end != end || d.names[d.mentions[m].name].full == none) continue;
    keep(d, out, draw_with_full_name(d, np, i), "noun-phrase", traits);
    return;
  }
}

void add_phrases(const Section& s, std::vector<Ranked>& out) {
  const Draft& d = s.d;
  const auto begin =
      std::partition_point(d.phrases.begin(), d.phrases.end(), [&](const NounPhrase& p) { return p.first < s.first; });
  for (auto np = begin; np != d.phrases.end() && np->first < s.end; ++np) {
    for (const std::uint32_t end : np->ends) {
      const bool shared = end < np->end && d.words[end].lower == "et";
      if (end <= np->head || !usable_phrase(d, *np, end, shared)) continue;
      Traits traits = phrase_traits(s, *np, end);
      if (!phrase_goes_on(d, *np, end)) keep(d, out, draw_phrase(d, *np, end), "noun-phrase", traits);
      if (letters(d.text(d.span(np->first, end))) < shortest) add_full_name(s, *np, end, traits, out);
      // « les employés d’X et de Y « choqués » »: the quotation holds for X alone too.
      const std::uint32_t quote =
          end == np->end || shared ? quoted_end(d, np->end, d.sentence(np->sentence).token_end) : none;
      if (quote == none) continue;
      Drawing drawing = draw_phrase(d, *np, end);
      drawing.literal(" ").copy(d.span(np->end, quote));
      traits[quoted] = 1;
      keep(d, out, std::move(drawing), "noun-phrase-quote", traits);
    }
  }
}

bool own_word(const Word& w) {
  return w.lower == "sa" || w.lower == "son" || w.lower == "ses" || w.lower == "leur" || w.lower == "leurs";
}

// A subject that the text names once only leans on what came before.
bool known_subject(const Draft& d, const Clause& c) {
  for (std::uint32_t i = c.first; i < c.verb; ++i)
    if (d.mention_at[i] != none || (d.words[i].stem != none && d.frequency[d.words[i].stem] >= 2)) return true;
  return false;
}

// « La ville de Lyon ouvre sa ligne »: what belongs to a subject with a name may be said to; all else that leans may
// not.
bool leans_but_for_its_own(const Draft& d, const Clause& c) {
  const bool named = std::any_of(d.mention_at.begin() + c.first, d.mention_at.begin() + c.verb,
                                 [](std::uint32_t m) { return m != none; });
  if (!named) return leans(d, c.verb, c.end);
  for (std::uint32_t i = c.verb, from = c.verb; i <= c.end; ++i) {
    if (i < c.end && !own_word(d.words[i])) continue;
    if (leans(d, from, i)) return true;
    from = i + 1;
  }
  return false;
}

void add_clauses(const Section& s, std::vector<Ranked>& out) {
  const Draft& d = s.d;
  for (std::uint32_t i = s.first_sentence; i < s.sentence_end; ++i) {
    if (d.sentence(i).words < 3) continue;
    for (const Clause& c : find_clauses(d, i)) {
      const std::uint32_t size = letters(d.text(d.span(c.first, c.end)));
      if (size < shortest || size > longest || leans(d, c.first, c.verb) || deictic(d, c.first, c.end)) continue;
      if (leans_but_for_its_own(d, c)) continue;
      if (!known_subject(d, c)) continue;
      Traits traits = traits_of(s, c.first, c.first, c.end);
      traits[clause] = 1;
      traits[whole_clause] = c.whole;
      const std::uint32_t subject = d.mention_at[c.first] != none ? c.first : c.first + 1;
      if (d.words[subject].is(WordClass::empty_head)) continue;
      Drawing drawing(d);
      drawing.copy(d.span(c.first, c.end), c.whole && !c.trimmed ? "copy" : "trim");
      keep(d, out, std::move(drawing), "clause", traits, true);
    }
  }
}

void add_news(const Section& s, std::vector<Ranked>& out) {
  const Draft& d = s.d;
  for (std::uint32_t i = s.first_sentence; i < s.sentence_end; ++i)
    for (const NewsClause& c : find_news_clauses(d, i)) {
      if (deictic(d, c.subject, c.subject_end) || deictic(d, c.rest, c.end)) continue;
      Traits traits = traits_of(s, c.rest, c.rest, c.end);
      traits[clause] = 1;
      traits[proper] = d.mention_at[c.subject] != none;
      traits[news] = 1;
      keep(d, out, draw_news_clause(d, c), c.pattern, traits, true);
    }
}

void add_questions(const Section& s, std::vector<Ranked>& out) {
  const Draft& d = s.d;
  for (std::uint32_t i = s.first_sentence; i < s.sentence_end; ++i) {
    const Sentence& q = d.sentence(i);
    const auto& openers = d.grammar.list("question-openers");
    if (std::find(openers.begin(), openers.end(), d.words[q.first_token].lower) == openers.end()) continue;
    if (q.token_end < q.first_token + 3 || d.words[q.token_end - 1].lower != "?") continue;
    if (leans(d, q.first_token, q.token_end) || deictic(d, q.first_token, q.token_end)) continue;
    Drawing drawing(d);
    drawing.copy(d.span(q.first_token, q.token_end));
    Traits traits = traits_of(s, q.first_token, q.first_token, q.token_end);
    traits[question] = 1;
    keep(d, out, std::move(drawing), "question", traits);
  }
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

std::uint32_t paragraph_of(const Draft& d, std::uint32_t word) {
  const auto at = std::partition_point(d.paragraphs.begin(), d.paragraphs.end(),
                                       [&](const Paragraph& p) { return p.word_end <= word; });
  return static_cast<std::uint32_t>(at - d.paragraphs.begin());
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
  // Names every hundred words or so make a news story; in a guide the pattern is out of place.
  const double density = 100.0 * static_cast<double>(d.mentions.size()) / std::max(1u, d.kept_words);
  const double bonus = density > 4 ? 0.8 : density > 2 ? 0 : -1.2;
  const auto begin =
      std::partition_point(d.phrases.begin(), d.phrases.end(), [&](const NounPhrase& p) { return p.first < s.first; });
  for (auto np = begin; np != d.phrases.end() && np->first < s.end; ++np) {
    if (!np->determiner || np->contracted || np->name != none || d.words[np->first].capital) continue;
    if (np->first > s.first && d.words[np->first - 1].lower == "à") continue;
    for (const std::uint32_t end : np->ends) {
      if (end <= np->head || !usable_phrase(d, *np, end) || !belongs(d, *np, name)) continue;
      Drawing drawing(d);
      drawing.copy(d.span(at.first, at.end)).literal(colon(d.subject.typography)).copy(d.span(np->first, end));
      Traits traits = phrase_traits(s, *np, end);
      if (traits[stems] < 0.6) continue;
      traits[named] = bonus;
      keep(d, out, std::move(drawing), "name-noun-phrase", traits);
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
    Traits traits = traits_of(s, i, i, i + 4);
    traits[named] = 1;
    traits[proper] = 1;
    keep(d, out, std::move(drawing), "name-quantity", traits);
  }
}

}  // namespace

std::vector<Drawn> heading_candidates(const Draft& d, std::uint32_t first, std::uint32_t end) {
  const Section s = read_section(d, first, end);
  std::vector<Ranked> ranked;
  if (s.end == s.first) return {};
  add_phrases(s, ranked);
  add_clauses(s, ranked);
  add_news(s, ranked);
  add_questions(s, ranked);
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
