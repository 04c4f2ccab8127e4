// Noun phrases, by the tags where there are some, else by lists and endings: determiner, adjectives, a noun, adjectives
// that agree, and complements with de (and à, en, or what the noun asks for). Where the grammar cannot tell, the phrase
// ends early or is marked open; nothing is guessed.
#include <algorithm>

#include "restructure/draft.h"

namespace calame {
namespace {

constexpr std::uint32_t no_noun = bit(WordClass::definite) | bit(WordClass::indefinite) | bit(WordClass::pointing) |
                                  bit(WordClass::quantifier) | bit(WordClass::preposition) | bit(WordClass::pronoun) |
                                  bit(WordClass::conjunction) | bit(WordClass::adverb) | bit(WordClass::auxiliary);

bool plural_ending(std::string_view lower) {
  return lower.ends_with("s") || lower.ends_with("x") || lower.ends_with("z");
}

bool participle(std::string_view lower) {
  return lower.ends_with("é") || lower.ends_with("ée") || lower.ends_with("és") || lower.ends_with("ées");
}

bool noun_like(const Draft& d, std::uint32_t i) {
  const Word& w = d.words[i];
  if (w.kind != TokenKind::word || (w.classes & no_noun) != 0 || w.lower.size() < 2) return false;
  if (w.lower.ends_with("’") || w.lower.starts_with("-")) return false;
  if (d.subject.analysis.is_protected(w.span.begin) && !w.capital) return false;
  if (d.tagged) return w.noun();
  const bool known_noun = w.is(WordClass::noun_like_verb) || w.is(WordClass::not_adjective);
  if (known_noun) return true;
  if (w.is(WordClass::finite) && !w.is(WordClass::finite_or_noun)) return false;
  if (finite_ending(w.lower)) return false;
  // Adverbs in -ment; nouns in -ement are common, and agree with a determiner.
  if (w.lower.ends_with("ment") && !w.lower.ends_with("ement") && w.lower.size() > 7) return false;
  return true;
}

// « de payer », « la publier », « pour le faire »: no noun stands there.
bool infinitive_here(const Draft& d, std::uint32_t i, std::uint32_t determiner) {
  const Word& w = d.words[i];
  if (d.tagged) return false;
  if (!infinitive_ending(w.lower) || w.is(WordClass::noun_like_verb) || w.capital) return false;
  if (determiner == i) return true;  // bare: de payer, à payer
  const std::string& det = d.words[determiner].lower;
  if (det == "les" || det == "la") return true;  // plural nouns end in s, feminine ones in e
  if (det == "un" || det == "une" || det == "du" || det == "au") return false;
  return determiner > 0 && d.words[determiner - 1].is(WordClass::preposition);
}

bool adjacent(const Draft& d, std::uint32_t i) { return i > 0 && d.words[i - 1].span.end <= d.words[i].span.begin; }

struct Core {
  std::uint32_t head = 0, end = 0;
  std::vector<std::uint32_t> ends;
  std::uint32_t name = none;
};

enum class Number : std::uint8_t { any, singular, plural };

constexpr Features genders = Features::masc | Features::fem, numbers = Features::sing | Features::plur;

bool past_participle(const Word& w) {
  return (w.is(Upos::verb) || w.is(Upos::adj)) && w.features.has(Features::participle | Features::past);
}

bool agreeing_adjective(const Draft& d, std::uint32_t head, std::uint32_t i, Number number) {
  const Word& w = d.words[i];
  if (!w.is(Upos::adj) && !past_participle(w)) return false;
  if (w.is(WordClass::pronoun) || w.is(WordClass::quantifier)) return false;
  const Features noun = d.words[head].features;
  if (number == Number::singular && !share(w.features, Features::sing, numbers)) return false;
  if (number == Number::plural && !share(w.features, Features::plur, numbers)) return false;
  return share(w.features, noun, genders) && (number != Number::any || share(w.features, noun, numbers));
}

bool adjective_after(const Draft& d, std::uint32_t head, std::uint32_t i, Number number) {
  const Word& w = d.words[i];
  if (d.tagged && w.kind == TokenKind::word) return !w.capital && agreeing_adjective(d, head, i, number);
  if (w.kind != TokenKind::word || (w.classes & no_noun) != 0 || w.capital || w.lower.starts_with("-")) return false;
  if (w.is(WordClass::finite) || finite_ending(w.lower)) return false;
  const bool s = plural_ending(w.lower);
  if (number == Number::singular) {
    const bool both =
        w.lower.ends_with("eux") || w.lower.ends_with("ais") || w.lower.ends_with("ois") || w.is(WordClass::adjective);
    if (s && !both) return false;
  }
  if (number == Number::plural && !s) return false;
  return d.grammar.adjective_ending(w.lower);
}

// Participles lean on what follows: « le projet lancé par X » is no phrase when cut after « lancé ».
bool leaning_participle(const Draft& d, std::uint32_t last, std::uint32_t sentence_end) {
  if (last + 1 >= sentence_end) return false;
  const Word& next = d.words[last + 1];
  if (d.tagged) {
    if (!past_participle(d.words[last])) return false;
    return next.is(Upos::adp) || next.is(Upos::adv) || next.is(Upos::sconj) || next.is(Upos::pron) ||
           next.is(Upos::det) || next.is(Upos::cconj) || next.lower == "«" || next.lower == ":";
  }
  if (!participle(d.words[last].lower)) return false;
  if (d.words[last].is(WordClass::not_adjective)) return false;
  if (next.lower == "«" || next.lower == ":" || next.lower == "“") return true;
  return next.is(WordClass::preposition) || next.is(WordClass::adverb) || next.is(WordClass::conjunction) ||
         (next.kind == TokenKind::word && next.lower.ends_with("ment")) || next.is(WordClass::pronoun);
}

// « les attentes relatives à », « les outils utiles aux élus ».
bool asks_for_a(const Draft& d, std::uint32_t last, std::uint32_t sentence_end) {
  if (last + 1 >= sentence_end || d.words[last].capital) return false;
  const std::string& next = d.words[last + 1].lower;
  return next == "à" || next == "au" || next == "aux";
}

bool before_noun(const Draft& d, std::uint32_t i) {
  const Word& w = d.words[i];
  if (w.capital) return false;
  return d.tagged ? (w.is(Upos::adj) && !w.is(WordClass::quantifier)) || w.is(Upos::num) : w.is(WordClass::prenominal);
}

std::optional<Core> read_core(const Draft& d, std::uint32_t i, std::uint32_t end, std::uint32_t determiner,
                              Number number) {
  std::uint32_t k = i;
  while (k + 1 < end && before_noun(d, k) &&
         (noun_like(d, k + 1) || before_noun(d, k + 1) || d.mention_at[k + 1] != none))
    ++k;
  // « le premier est », « les nouvelles »: the last of several may itself be the noun.
  if (k >= end) return std::nullopt;
  Core core;
  core.head = k;
  if (d.mention_at[k] != none) {
    core.name = d.mention_at[k];
    k = d.mentions[core.name].end;
  } else {
    if (!noun_like(d, k) || infinitive_here(d, k, determiner)) return std::nullopt;
    const std::string& head = d.words[k].lower;
    if (number == Number::plural && !plural_ending(head) && !d.words[k].capital) return std::nullopt;
    if (number == Number::singular && head.ends_with("aux") && !d.words[k].capital) return std::nullopt;
    ++k;
  }
  core.ends.push_back(k);
  while (k < end && adjacent(d, k)) {
    if (d.mention_at[k] != none && core.name == none && d.words[k].spaced) {
      k = d.mentions[d.mention_at[k]].end;
    } else if ((core.name == none || number != Number::any) && adjective_after(d, core.head, k, number)) {
      ++k;
    } else {
      break;
    }
    if (!leaning_participle(d, k - 1, end) && !asks_for_a(d, k - 1, end)) core.ends.push_back(k);
  }
  core.end = k;
  return core;
}

struct Link {
  std::uint32_t core = 0;        // where the complement's noun part begins
  std::uint32_t determiner = 0;  // its determiner, or == core
  Number number = Number::any;
};

bool is_de(std::string_view w) { return w == "de" || w == "d’" || w == "du" || w == "des"; }

// The link that starts at `i`, when its complement may belong to the noun before it.
std::optional<Link> read_link(const Draft& d, std::uint32_t i, std::uint32_t end, bool relational) {
  const std::string& w = d.words[i].lower;
  if (i + 1 >= end || d.words[i].kind != TokenKind::word) return std::nullopt;
  const std::string& next = d.words[i + 1].lower;
  const bool article = next == "la" || next == "l’" || next == "le" || next == "les" || next == "un" || next == "une";
  // « de le », « de les » are contracted in French: there the word is a pronoun before a verb.
  if ((w == "de" || w == "à") && (next == "le" || next == "les")) return std::nullopt;
  if (w == "du") return Link{i + 1, i, Number::singular};
  if (w == "des") return Link{i + 1, i, Number::plural};
  if (w == "de" || w == "d’") {
    if (article) return Link{i + 2, i + 1, next == "les" ? Number::plural : Number::singular};
    return Link{i + 1, i + 1, Number::any};
  }
  if (w == "à" || w == "en") {
    if (article || next.ends_with("ant") || d.mention_at[i + 1] != none) return std::nullopt;
    return Link{i + 1, i + 1, Number::any};
  }
  if (relational && (w == "avec" || w == "sur" || w == "entre" || w == "contre" || w == "pour")) {
    if (article || next == "des") {
      const bool many = next == "les" || next == "des";
      return Link{i + 2, i + 1, many ? Number::plural : Number::singular};
    }
    if (d.mention_at[i + 1] != none) return Link{i + 1, i + 1, Number::any};
  }
  return std::nullopt;
}

// « d’OpenAI et de Microsoft »: a second complement of the same shape.
std::optional<Link> read_coordination(const Draft& d, std::uint32_t i, std::uint32_t end) {
  if (i + 2 >= end || (d.words[i].lower != "et" && d.words[i].lower != "ou")) return std::nullopt;
  if (!is_de(d.words[i + 1].lower)) return std::nullopt;
  return read_link(d, i + 1, end, false);
}

void read_complements(const Draft& d, NounPhrase& np, std::uint32_t k, std::uint32_t end) {
  bool relational = d.words[np.head].is(WordClass::relational);
  // « a déclaré à X des choses »: a name takes no « des ».
  if (np.name != none && k < end && d.words[k].lower == "des") return;
  for (int depth = 0; k < end; ++depth) {
    auto link = read_link(d, k, end, relational);
    if (!link && depth > 0) link = read_coordination(d, k, end);
    const bool wants_more = is_de(d.words[k].lower);
    if (!link || link->core >= end || depth >= 4) {
      np.open = np.open || wants_more;
      return;
    }
    const auto core = read_core(d, link->core, end, link->determiner, link->number);
    if (!core) {
      np.open = np.open || wants_more || d.words[k].lower == "à";
      return;
    }
    if (d.words[k].lower == "et" && d.words[core->head].is(WordClass::empty_head)) return;
    const std::string& head = d.words[core->head].lower;
    if (wants_more && (head == "manière" || head == "façon")) return;  // an adverbial of the verb
    if (d.words[k].lower == "en" || d.words[k].lower == "à") {
      // « à long terme », « en ligne »; not « en petits groupes », « à base de ».
      const bool adverbial = d.words[k].lower == "en" && core->head != link->core;
      if (adverbial || core->end - link->core > 3 || head == "base") return;
    }
    np.ends.insert(np.ends.end(), core->ends.begin(), core->ends.end());
    k = core->end;
    // « les coûts d’infrastructure sous-jacents »: an adjective of the first noun.
    const Number number = np.plural ? Number::plural : np.determiner ? Number::singular : Number::any;
    while (d.tagged && k < end && adjacent(d, k) && !d.words[k].capital && agreeing_adjective(d, np.head, k, number)) {
      ++k;
      if (!leaning_participle(d, k - 1, end) && !asks_for_a(d, k - 1, end)) np.ends.push_back(k);
    }
    if (!is_de(d.words[link->determiner].lower) && relational && link->core > link->determiner) relational = false;
  }
}

// A word without a determiner is a noun only where no verb reaches for an adjective or an adverb.
bool bare_noun(const Draft& d, std::uint32_t i) {
  const Word& w = d.words[i];
  if (d.mention_at[i] != none || d.tagged) return true;
  if (participle(w.lower) && !w.is(WordClass::not_adjective)) return false;
  if ((w.lower.ends_with("ment") || w.lower.ends_with("ant")) && !w.is(WordClass::noun_like_verb)) return false;
  if (i == 0 || d.words[i - 1].sentence != w.sentence) return true;
  const Word& before = d.words[i - 1];
  return before.kind != TokenKind::word || before.is(WordClass::preposition) || before.is(WordClass::conjunction) ||
         before.is(WordClass::prenominal);
}

}  // namespace

std::optional<NounPhrase> read_phrase(const Draft& d, std::uint32_t i, std::uint32_t end) {
  const Word& w = d.words[i];
  if (w.kind != TokenKind::word) return std::nullopt;
  if (d.tagged && (w.is(Upos::pron) || w.is(Upos::adv) || w.is(Upos::verb) || w.is(Upos::aux))) return std::nullopt;
  NounPhrase np;
  np.first = i;
  np.core = i;
  Number number = Number::any;
  const bool contracted = w.lower == "du" || w.lower == "au" || w.lower == "aux";
  // « l’une des principales », « les enjeux des villes »: there « des » is « de » + « les ».
  const bool after_noun = d.tagged ? w.lower == "des" && w.is(Upos::adp)
                                   : w.lower == "des" && i > 0 && !w.opens && d.words[i - 1].kind == TokenKind::word &&
                                         !d.words[i - 1].is(WordClass::preposition) && !finite_verb(d, i - 1) &&
                                         !participle(d.words[i - 1].lower);
  if (w.is(WordClass::definite) || w.is(WordClass::indefinite) || contracted) {
    np.determiner = true;
    np.contracted = contracted;
    if (contracted) np.article = w.lower == "aux" ? "les " : "le ";
    np.indefinite = w.is(WordClass::indefinite) && !contracted;
    const bool one = w.lower == "le" || w.lower == "la" || w.lower == "l’" || w.lower == "un" || w.lower == "une" ||
                     w.lower == "du" || w.lower == "au";
    number = one ? Number::singular : Number::plural;
    if (after_noun) np.determiner = false;
    ++np.core;
  } else if (d.mention_at[i] == none && !noun_like(d, i) && !before_noun(d, i)) {
    return std::nullopt;
  }
  // After a subject or a negation, le, la, les, l’ are pronouns.
  if (np.core > i && i > 0 && d.words[i - 1].is(WordClass::personal) && w.is(WordClass::definite)) return std::nullopt;
  if (np.core >= end) return std::nullopt;
  const auto core = read_core(d, np.core, end, i, number);
  if (!core) return std::nullopt;
  if (np.core == i && !bare_noun(d, core->head)) return std::nullopt;
  np.head = core->head;
  np.name = core->name;
  np.plural = number == Number::plural;
  np.ends = core->ends;
  np.open = np.ends.back() != core->end;
  read_complements(d, np, core->end, end);
  np.end = np.ends.back();
  if (np.end < end && is_de(d.words[np.end].lower)) np.open = true;
  np.sentence = w.sentence;
  return np;
}

bool share(Features a, Features b, Features which) {
  return !a.any(which) || !b.any(which) || (a.bits & b.bits & which.bits) != 0;
}

bool finite_verb(const Draft& d, std::uint32_t i) {
  const Word& w = d.words[i];
  if (w.kind != TokenKind::word || w.capital) return false;
  if (d.tagged) return w.finite();
  const bool after_determiner =
      i > 0 && (d.words[i - 1].is(WordClass::indefinite) || d.words[i - 1].is(WordClass::pointing) ||
                d.words[i - 1].is(WordClass::preposition) || d.words[i - 1].is(WordClass::prenominal) ||
                (d.words[i - 1].is(WordClass::definite)));
  if (w.is(WordClass::finite)) return !(w.is(WordClass::finite_or_noun) && after_determiner);
  if (w.is(WordClass::noun_like_verb) || w.is(WordClass::not_adjective) || after_determiner) return false;
  return finite_ending(w.lower);
}

void find_noun_phrases(Draft& d) {
  for (const Paragraph& p : d.paragraphs) {
    if (!p.kept()) continue;
    for (std::uint32_t s = p.first_sentence; s < p.sentence_end; ++s) {
      const std::uint32_t end = d.sentence(s).token_end;
      for (std::uint32_t i = d.sentence(s).first_token; i < end;) {
        auto np = read_phrase(d, i, end);
        if (!np) {
          ++i;
          continue;
        }
        i = np->end;
        d.phrases.push_back(std::move(*np));
      }
    }
  }
}

const NounPhrase* phrase_at(const Draft& d, std::uint32_t word) {
  const auto at = std::lower_bound(d.phrases.begin(), d.phrases.end(), word,
                                   [](const NounPhrase& p, std::uint32_t w) { return p.first < w; });
  return at != d.phrases.end() && at->first == word ? &*at : nullptr;
}

namespace {
// In the place of the determiner, or of the preposition that swallowed it.
void draw_article(const Draft& d, const NounPhrase& np, Drawing& drawing) {
  if (np.article.empty()) return;
  if (np.first < np.core)
    drawing.replace(d.words[np.first].span, np.article, np.contracted ? "contract" : "article");
  else
    drawing.literal(np.article);
}

std::uint32_t first_copied(const NounPhrase& np) { return np.article.empty() && np.determiner ? np.first : np.core; }
}  // namespace

Drawing draw_phrase(const Draft& d, const NounPhrase& np, std::uint32_t end) {
  Drawing drawing(d);
  draw_article(d, np, drawing);
  drawing.copy(d.span(first_copied(np), end));
  return drawing;
}

Drawing draw_with_full_name(const Draft& d, const NounPhrase& np, std::uint32_t name) {
  Drawing drawing(d);
  draw_article(d, np, drawing);
  draw_full_name(d, drawing, first_copied(np), name);
  return drawing;
}

}  // namespace calame
