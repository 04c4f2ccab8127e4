// Everything a section offers as its heading, ranked: noun phrases, short clauses, questions that
// stand in the text, a name with a noun phrase. All drawn from the section's own words.
#include <algorithm>
#include <cmath>
#include <map>

#include "restructure/draft.h"

namespace calame {
namespace {

constexpr std::uint32_t shortest = 20, longest = 60;

// Learnt on headings of French blogs and guides by logistic regression; the last ones are for news.
struct Weights {
  double mean_weight = 0.013, max_weight = 0.267, mean_log_tf = -0.288, max_log_tf = 0.771, mean_idf = -0.670,
         first_sentence_only = -0.493, first_paragraph = 0.104, opens_sentence = 0.730, stems = 0.498, size = -0.147,
         size_squared = -0.281, proper = 0.335, determiner = 0.522, indefinite = -0.375, definite = -0.288,
         next_verb = 0.333, after_preposition = -0.149, after_verb = 0.079, next_sign = 0.129, complement = 0.089,
         number = -0.254, in_title = 1.128, in_first_sentence = 1.594;
};
constexpr Weights weights;

struct Section {
  const Draft& d;
  std::uint32_t first = 0, end = 0;  // words
  std::uint32_t first_sentence = 0, sentence_end = 0;
  std::uint32_t first_sentence_end = 0, first_paragraph_end = 0;  // words
  std::map<std::uint32_t, std::uint32_t> count;                   // stems
  double heaviest = 1;
};

double weight_of(const Section& s, std::uint32_t stem) {
  const auto at = s.count.find(stem);
  return at == s.count.end() ? 0 : (1 + std::log(at->second)) * s.d.idf[stem];
}

Section read_section(const Draft& d, std::uint32_t first, std::uint32_t end) {
  Section s{d, 0, 0, 0, 0, 0, 0, {}, 1};
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
double content_score(const Section& s, std::uint32_t first, std::uint32_t end) {
  double sum = 0, best = 0, log_sum = 0, log_best = 0, idf = 0, own = 0;
  int n = 0;
  std::vector<std::uint32_t> seen;
  for (std::uint32_t i = first; i < end; ++i) {
    const std::uint32_t stem = s.d.words[i].stem;
    if (stem == none || std::find(seen.begin(), seen.end(), stem) != seen.end()) continue;
    seen.push_back(stem);
    const double w = weight_of(s, stem) / s.heaviest;
    const auto at = s.count.find(stem);
    const double tf = at == s.count.end() ? 1 : at->second;
    sum += w;
    best = std::max(best, w);
    log_sum += std::log(1 + tf);
    log_best = std::max(log_best, std::log(1 + tf));
    idf += s.d.idf[stem] / std::log(generic_documents);
    own += tf / std::max<double>(tf, s.d.frequency[stem]);
    ++n;
  }
  if (n == 0) return -10;
  return weights.mean_weight * sum / n + weights.max_weight * best + weights.mean_log_tf * log_sum / n +
         weights.max_log_tf * log_best + weights.mean_idf * idf / n + weights.stems * std::min(n, 5) / 3.0 +
         0.8 * own / n;
}

double place_score(const Section& s, std::uint32_t first, std::uint32_t end) {
  double score = 0;
  if (first < s.first_sentence_end) score += weights.in_first_sentence + weights.first_sentence_only;
  if (first < s.first_paragraph_end) score += weights.first_paragraph;
  if (s.d.words[first].opens) score += weights.opens_sentence;
  const double size = letters(s.d.text(s.d.span(first, end))) / 40.0;
  return score + weights.size * size + weights.size_squared * size * size;
}

bool has_number(const Draft& d, std::uint32_t first, std::uint32_t end) {
  return std::any_of(d.words.begin() + first, d.words.begin() + end,
                     [](const Word& w) { return w.kind == TokenKind::number; });
}

double phrase_score(const Section& s, const NounPhrase& np, std::uint32_t end) {
  const Draft& d = s.d;
  double score = content_score(s, np.core, end) + place_score(s, np.first, end);
  if (np.name != none) score += weights.proper;
  if (np.determiner) score += weights.determiner + (np.indefinite ? weights.indefinite : weights.definite);
  if (np.first > s.first && d.words[np.first - 1].is(WordClass::preposition)) score += weights.after_preposition;
  if (end == np.end && end < s.end) {
    if (finite_verb(d, end)) score += weights.next_verb;
    if (d.words[end].kind == TokenKind::punctuation) score += weights.next_sign;
  }
  if (np.ends.front() < end) score += weights.complement;
  if (has_number(d, np.core, end)) score += weights.number;
  const Word& head = d.words[np.head];
  if (head.is(WordClass::role_head)) score -= 1.2;
  if (head.is(WordClass::event)) score += 0.5;
  // « à la rencontre de », « à l’aide de »: idioms, not things.
  if (np.first > s.first && d.words[np.first - 1].lower == "à") score -= 1.5;
  // A phrase cut short says less than the text does.
  if (end != np.end) score -= 0.5;
  return score;
}

struct Ranked {
  double score = 0;
  Drawn drawn;
};

double confidence(double score) { return 1 / (1 + std::exp(-(score - 2.2) * 0.8)); }

void keep(const Draft& d, std::vector<Ranked>& out, Drawing&& drawing, const char* pattern, double score) {
  drawing.capital();
  if (reject_heading(d, drawing.text()) != nullptr) return;
  out.push_back({score, std::move(drawing).finish(pattern, confidence(score))});
}

bool usable(const Draft& d, const NounPhrase& np, std::uint32_t end) {
  if (end == np.end && np.open) return false;
  // A shorter phrase that drops a complement with de is half a phrase.
  if (end < np.end && (d.words[end].lower == "de" || d.words[end].lower == "d’" || d.words[end].lower == "du" ||
                       d.words[end].lower == "des"))
    return false;
  const Word& head = d.words[np.head];
  if (head.is(WordClass::empty_head) || head.is(WordClass::deictic)) return false;
  // A bare adjective as head: « le premier », « les seuls ».
  if (head.is(WordClass::prenominal) && np.name == none) return false;
  if (!np.determiner && np.name == none) return false;
  return !leans(d, np.first, end) && !deictic(d, np.first, end);
}

// « les employés d’OpenAI » + « complètement choqués »: a quoted qualification that follows at once.
std::uint32_t quoted_end(const Draft& d, std::uint32_t i, std::uint32_t end) {
  if (i >= end || d.words[i].lower != "«" || i + 1 >= end || d.words[i + 1].capital) return none;
  for (std::uint32_t k = i + 1; k < std::min(end, i + 6); ++k) {
    if (d.words[k].lower == "»") {
      const Word& last = d.words[k - 1];
      return d.grammar.adjective_ending(last.lower) ? k + 1 : none;
    }
    if (d.words[k].kind != TokenKind::word) return none;
  }
  return none;
}

// « L’éviction d’Altman » is short; the name in full makes it a heading.
void add_full_name(const Section& s, const NounPhrase& np, std::uint32_t end, double score, std::vector<Ranked>& out) {
  const Draft& d = s.d;
  for (std::uint32_t i = np.head + 1; i < end; ++i) {
    const std::uint32_t m = d.mention_at[i];
    if (m == none || d.mentions[m].end != end || d.names[d.mentions[m].name].full == none) continue;
    keep(d, out, draw_with_full_name(d, np, i), "noun-phrase", score);
    return;
  }
}

void add_phrases(const Section& s, std::vector<Ranked>& out) {
  const Draft& d = s.d;
  const auto begin =
      std::partition_point(d.phrases.begin(), d.phrases.end(), [&](const NounPhrase& p) { return p.first < s.first; });
  for (auto np = begin; np != d.phrases.end() && np->first < s.end; ++np) {
    for (const std::uint32_t end : np->ends) {
      if (end <= np->head || !usable(d, *np, end)) continue;
      const double score = phrase_score(s, *np, end);
      keep(d, out, draw_phrase(d, *np, end), "noun-phrase", score);
      if (letters(d.text(d.span(np->first, end))) < shortest) add_full_name(s, *np, end, score, out);
      // « les employés d’X et de Y « choqués » »: the quotation holds for X alone too.
      const bool coordinated = end < np->end && d.words[end].lower == "et";
      const std::uint32_t quote =
          end == np->end || coordinated ? quoted_end(d, np->end, d.sentence(np->sentence).token_end) : none;
      if (quote == none) continue;
      Drawing drawing = draw_phrase(d, *np, end);
      drawing.literal(" ").copy(d.span(np->end, quote));
      keep(d, out, std::move(drawing), "noun-phrase-quote", score + 1.5);
    }
  }
}

// A subject that the text names once only leans on what came before.
bool known_subject(const Draft& d, const Clause& c) {
  for (std::uint32_t i = c.first; i < c.verb; ++i)
    if (d.mention_at[i] != none || (d.words[i].stem != none && d.frequency[d.words[i].stem] >= 2)) return true;
  return false;
}

void add_clauses(const Section& s, std::vector<Ranked>& out) {
  const Draft& d = s.d;
  for (std::uint32_t i = s.first_sentence; i < s.sentence_end; ++i) {
    if (d.sentence(i).words < 3) continue;
    for (const Clause& c : find_clauses(d, i)) {
      const std::uint32_t size = letters(d.text(d.span(c.first, c.end)));
      if (size < shortest || size > longest || leans(d, c.first, c.end) || deictic(d, c.first, c.end)) continue;
      if (!known_subject(d, c)) continue;
      double score = content_score(s, c.first, c.end) + place_score(s, c.first, c.end) + (c.whole ? 0.5 : 0.1);
      const std::uint32_t subject = d.mention_at[c.first] != none ? c.first : c.first + 1;
      if (d.words[subject].is(WordClass::empty_head)) score -= 1.5;
      Drawing drawing(d);
      drawing.copy(d.span(c.first, c.end), c.whole && !c.trimmed ? "copy" : "trim");
      keep(d, out, std::move(drawing), "clause", score);
    }
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
    keep(d, out, std::move(drawing), "question",
         content_score(s, q.first_token, q.token_end) + place_score(s, q.first_token, q.token_end) + 0.8);
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
  // Names every hundred words or so make a news story; in a guide the pattern is out of place.
  const double density = 100.0 * static_cast<double>(d.mentions.size()) / std::max(1u, d.kept_words);
  const double bonus = density > 4 ? 0.8 : density > 2 ? 0 : -1.2;
  const auto begin =
      std::partition_point(d.phrases.begin(), d.phrases.end(), [&](const NounPhrase& p) { return p.first < s.first; });
  for (auto np = begin; np != d.phrases.end() && np->first < s.end; ++np) {
    if (!np->determiner || np->contracted || np->name != none || d.words[np->first].capital) continue;
    if (np->first > s.first && d.words[np->first - 1].lower == "à") continue;
    for (const std::uint32_t end : np->ends) {
      if (end <= np->head || !usable(d, *np, end) || !belongs(d, *np, name)) continue;
      Drawing drawing(d);
      drawing.copy(d.span(at.first, at.end)).literal(colon(d.subject.typography)).copy(d.span(np->first, end));
      keep(d, out, std::move(drawing), "name-noun-phrase", phrase_score(s, *np, end) + bonus);
    }
  }
}

}  // namespace

std::vector<Drawn> heading_candidates(const Draft& d, std::uint32_t first, std::uint32_t end) {
  const Section s = read_section(d, first, end);
  std::vector<Ranked> ranked;
  if (s.end == s.first) return {};
  add_phrases(s, ranked);
  add_clauses(s, ranked);
  add_questions(s, ranked);
  add_named(s, ranked);
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
