// What the text offers for headings: noun phrases, short clauses, infinitives, questions that stand in it. All drawn
// from its own words, once for the whole text; which of them suits a section is ranked later.
#include <algorithm>

#include "restructure/heading_traits.h"

namespace calame {
namespace {

constexpr std::uint32_t shortest = 20, longest = 60;  // letters of a clause; a shorter group takes its name in full

struct Offers {
  const Draft& d;
  std::vector<Offer> out;
  std::vector<char> in_brackets;  // per word: what stands there is said by the way

  void keep(Offer offer, Drawing&& drawing, const char* pattern, bool owner = false) {
    drawing.capital();
    offer.preference = d.policy.pattern(pattern);
    if (offer.preference == pattern_off || reject_heading(d, drawing.text(), owner) != nullptr) return;
    offer.drawn = std::move(drawing).finish(pattern, 0);
    out.push_back(std::move(offer));
  }
};

// « L’éviction d’Altman » is short; the name in full makes it a heading.
void add_full_name(Offers& offers, const NounPhrase& np, std::uint32_t end, const Offer& offer) {
  const Draft& d = offers.d;
  for (std::uint32_t i = np.head + 1; i < end; ++i) {
    const std::uint32_t m = d.mention_at[i];
    if (m == none || d.mentions[m].end != end || d.names[d.mentions[m].name].full == none) continue;
    offers.keep(offer, draw_with_full_name(d, np, i), "noun-phrase");
    return;
  }
}

// « un mot de passe », « un point de vue »: a noun without an article is half a word more often than a thing.
bool loose_word(const NounPhrase& np) { return !np.article.empty() && np.first == np.core; }

void add_parts(Offers& offers, const NounPhrase& np) {
  const Draft& d = offers.d;
  for (const std::uint32_t end : np.ends) {
    const bool shared = end < np.end && d.words[end].lower == "et";
    if (end <= np.head || !usable_phrase(d, np, end, shared)) continue;
    Offer offer = make_phrase_offer(d, np, end);
    if (loose_word(np) && offer.stems.size() < 2) continue;
    if (!phrase_goes_on(d, np, end)) offers.keep(offer, draw_phrase(d, np, end), "noun-phrase");
    if (letters(d.text(d.span(np.first, end))) < shortest) add_full_name(offers, np, end, offer);
    // « les employés d’X et de Y « choqués » »: the quotation holds for X alone too.
    const std::uint32_t quote =
        end == np.end || shared ? quoted_end(d, np.end, d.sentence(np.sentence).token_end) : none;
    if (quote == none) continue;
    Drawing drawing = draw_phrase(d, np, end);
    drawing.literal(" ").copy(d.span(np.end, quote));
    offer.traits[quoted] = 1;
    offers.keep(std::move(offer), std::move(drawing), "noun-phrase-quote");
  }
}

// « les avantages et les limites de la carte »: as the text joins them.
void add_coordination(Offers& offers, const NounPhrase& np) {
  const Draft& d = offers.d;
  if (np.contracted || np.end + 1 >= d.words.size() || d.words[np.end].lower != "et") return;
  const NounPhrase* other = phrase_at(d, np.end + 1);
  if (other == nullptr || other->sentence != np.sentence || other->contracted || other->indefinite != np.indefinite)
    return;
  if (!usable_phrase(d, np, np.end, true)) return;
  for (const std::uint32_t end : other->ends) {
    if (end <= other->head || !usable_phrase(d, *other, end) ||
        (end < d.words.size() && finite_verb(d, end) && !np.plural))
      continue;
    Offer offer = make_phrase_offer(d, np, end);
    offer.traits[coordinated] = 1;
    Drawing drawing = draw_phrase(d, np, np.end);
    drawing.literal(" ").copy(d.span(np.end, end));
    offers.keep(std::move(offer), std::move(drawing), "noun-phrase");
  }
}

void add_phrase(Offers& offers, const NounPhrase& np) {
  if (offers.in_brackets[np.first] != 0) return;
  add_parts(offers, np);
  add_coordination(offers, np);
  for (const NounPhrase& further : further_phrases(offers.d, np)) add_parts(offers, further);
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
  const bool has_name = std::any_of(d.mention_at.begin() + c.first, d.mention_at.begin() + c.verb,
                                    [](std::uint32_t m) { return m != none; });
  if (!has_name) return leans(d, c.verb, c.end);
  for (std::uint32_t i = c.verb, from = c.verb; i <= c.end; ++i) {
    if (i < c.end && !own_word(d.words[i])) continue;
    if (leans(d, from, i)) return true;
    from = i + 1;
  }
  return false;
}

void add_clauses(Offers& offers, std::uint32_t sentence) {
  const Draft& d = offers.d;
  if (d.sentence(sentence).words < 3) return;
  for (const Clause& c : find_clauses(d, sentence)) {
    const std::uint32_t length = letters(d.text(d.span(c.first, c.end)));
    if (length < shortest || length > longest || leans(d, c.first, c.verb) || deictic(d, c.first, c.end)) continue;
    if (leans_but_for_its_own(d, c) || !known_subject(d, c)) continue;
    const std::uint32_t subject = d.mention_at[c.first] != none ? c.first : c.first + 1;
    if (d.words[subject].is(WordClass::empty_head)) continue;
    Offer offer = make_offer(d, c.first, c.first, c.end);
    offer.traits[clause] = 1;
    Drawing drawing(d);
    drawing.copy(d.span(c.first, c.end), c.whole && !c.trimmed ? "copy" : "trim");
    offers.keep(std::move(offer), std::move(drawing), "clause", true);
  }
}

void add_news(Offers& offers, std::uint32_t sentence) {
  const Draft& d = offers.d;
  for (const NewsClause& c : find_news_clauses(d, sentence)) {
    if (deictic(d, c.subject, c.subject_end) || deictic(d, c.rest, c.end)) continue;
    Offer offer = make_offer(d, c.rest, c.rest, c.end);
    offer.traits[clause] = 1;
    offer.traits[news] = 1;
    offers.keep(std::move(offer), draw_news_clause(d, c), c.pattern, true);
  }
}

// What a reader can do: for guides, not for news.
void add_actions(Offers& offers, std::uint32_t sentence) {
  const Draft& d = offers.d;
  if (name_density(d) > news_density) return;
  for (const Action& a : find_actions(d, sentence)) {
    if (leans(d, a.first, a.end) || deictic(d, a.first, a.end) || offers.in_brackets[a.first] != 0) continue;
    Offer offer = make_offer(d, a.first, a.first, a.end);
    offer.traits[infinitive] = 1;
    Drawing drawing(d);
    if (!a.infinitive.empty())
      drawing.replace(d.words[a.verb].span, a.infinitive, "infinitive").literal(" ").copy(d.span(a.verb + 1, a.end));
    else
      drawing.copy(d.span(a.first, a.end));
    offers.keep(std::move(offer), std::move(drawing), "infinitive");
  }
}

void add_question(Offers& offers, std::uint32_t sentence) {
  const Draft& d = offers.d;
  const Sentence& q = d.sentence(sentence);
  const auto& openers = d.grammar.list("question-openers");
  if (std::find(openers.begin(), openers.end(), d.words[q.first_token].lower) == openers.end()) return;
  if (q.token_end < q.first_token + 3 || d.words[q.token_end - 1].lower != "?") return;
  if (leans(d, q.first_token, q.token_end) || deictic(d, q.first_token, q.token_end)) return;
  Offer offer = make_offer(d, q.first_token, q.first_token, q.token_end);
  offer.traits[question] = 1;
  Drawing drawing(d);
  drawing.copy(d.span(q.first_token, q.token_end));
  offers.keep(std::move(offer), std::move(drawing), "question");
}

}  // namespace

void find_offers(Draft& d) {
  Offers offers{d, {}, std::vector<char>(d.words.size())};
  bool open = false;
  for (std::uint32_t i = 0; i < d.words.size(); ++i) {
    open = open && d.words[i].sentence == d.words[i - 1].sentence;
    if (d.words[i].lower == "(" || d.words[i].lower == ")") open = d.words[i].lower == "(";
    offers.in_brackets[i] = open;
  }
  for (const NounPhrase& np : d.phrases) add_phrase(offers, np);
  for (const Paragraph& p : d.paragraphs) {
    if (!p.kept()) continue;
    for (std::uint32_t i = p.first_sentence; i < p.sentence_end; ++i) {
      add_clauses(offers, i);
      add_news(offers, i);
      add_question(offers, i);
      add_actions(offers, i);
    }
  }
  std::stable_sort(offers.out.begin(), offers.out.end(),
                   [](const Offer& a, const Offer& b) { return a.first < b.first; });
  d.offers = std::move(offers.out);
}

}  // namespace calame
