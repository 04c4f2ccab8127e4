// Title, description and slug: what a search engine and a shared link show.
#include <algorithm>
#include <cmath>

#include "restructure/summary_units.h"

namespace calame {
namespace {

constexpr double title_size = 20, description_size = 14;  // CSS px of a result page

bool title_fits(const Draft& d, std::string_view t) {
  return letters(t) <= d.policy.count(Setting::title_letters) &&
         pixel_width(t, title_size) <= d.policy[Setting::title_pixels];
}
bool description_fits(const Draft& d, std::string_view t) {
  return letters(t) <= d.policy.count(Setting::description_most) &&
         pixel_width(t, description_size) <= d.policy[Setting::description_pixels];
}

std::optional<std::uint32_t> word_at(const Draft& d, SourceSpan source) {
  const auto at = std::partition_point(d.words.begin(), d.words.end(), [&](const Word& w) {
    return source_span(d.subject.document, w.span).begin < source.begin;
  });
  if (at == d.words.end()) return std::nullopt;
  return static_cast<std::uint32_t>(at - d.words.begin());
}

// « Sam Altman, co-fondateur et PDG d’OpenAI »: the role that follows a name, up to a complete end.
std::optional<TextSpan> apposition(const Draft& d, std::uint32_t name_end) {
  if (name_end + 1 >= d.words.size() || d.words[name_end].lower != "," ||
      !d.words[name_end + 1].is(WordClass::role_head))
    return std::nullopt;
  std::uint32_t k = name_end + 1;
  std::uint32_t end = k + 1;
  while (end + 1 < d.words.size() && d.words[end].lower == "et" && d.words[end + 1].is(WordClass::role_head)) end += 2;
  const auto np = std::find_if(d.phrases.begin(), d.phrases.end(),
                               [&](const NounPhrase& p) { return p.first < end && p.end >= end && p.first >= k; });
  if (np != d.phrases.end() && !np->open) end = np->end;
  const std::string& next = end < d.words.size() ? d.words[end].lower : d.words[k].lower;
  if (next == "de" || next == "d’" || next == "du" || next == "des") return std::nullopt;
  return d.span(k, end);
}

void add_title(std::vector<Drawn>& out, const Draft& d, Drawing&& drawing, const char* pattern, double confidence) {
  drawing.capital();
  const std::string& text = drawing.text();
  if (!title_fits(d, text) || !quotes_balanced(text)) return;
  const bool known = std::any_of(out.begin(), out.end(),
                                 [&](const Drawn& o) { return o.text == text || similarity(d, o.text, text) > 0.8; });
  if (!known) out.push_back(std::move(drawing).finish(pattern, confidence));
}

Drawing append(const Draft& d, const Drawn& drawn) {
  Drawing out(d);
  out.adopt(drawn);
  return out;
}

void add_with_role(std::vector<Drawn>& out, const Draft& d, const Drawn& focus) {
  if (focus.from.empty()) return;
  const auto first = word_at(d, focus.from.back().span);
  if (!first || d.mention_at[*first] == none) return;
  const std::uint32_t name = d.mentions[d.mention_at[*first]].name;
  for (const Mention& m : d.mentions) {
    if (m.name != name) continue;
    const auto role = apposition(d, m.end);
    if (!role) continue;
    Drawing drawing = append(d, focus);
    drawing.literal(", ").copy(*role);
    add_title(out, d, std::move(drawing), "event-name-role", 0.7);
    return;
  }
}

bool opens_with_name(const Draft& d, const Drawn& c) {
  if (c.from.empty()) return true;
  const auto w = word_at(d, c.from.front().span);
  return w && (d.mention_at[*w] != none || d.words[*w].caps);
}

std::string lower_first(const std::string& text) {
  // Headings open with an article or a name; only the article's capital is ours to undo.
  static constexpr std::string_view articles[] = {"Le ", "La ", "Les ", "L’", "Un ", "Une ", "Des ", "L'"};
  for (const std::string_view a : articles)
    if (text.starts_with(a)) return lower_case(a).substr(0, 1) + text.substr(1);
  return "";
}

void add_with_phrase(std::vector<Drawn>& out, const Draft& d, const Drawn& focus,
                     const std::vector<Drawn>& candidates) {
  for (const Drawn& c : candidates) {
    if (c.pattern != "noun-phrase" && c.pattern != "noun-phrase-quote" && c.pattern != "clause") continue;
    if (similarity(d, c.text, focus.text) > 0.2) continue;
    const std::string rest = opens_with_name(d, c) ? c.text : lower_first(c.text);
    if (rest.empty()) continue;
    Drawing drawing = append(d, focus);
    drawing.literal(colon(d.subject.typography));
    Drawn second = c;
    second.text = rest;
    drawing.adopt(second);
    add_title(out, d, std::move(drawing), "keyphrase-phrase", 0.5);
    if (out.size() >= 5) return;
  }
}

// Of the subject of the article, or of what it speaks of most.
bool speaks_of(const Draft& d, std::string_view text, const Drawn& focus, const std::vector<Keyphrase>& ranked) {
  if (similarity(d, text, focus.text) > 0) return true;
  return std::any_of(ranked.begin(),
                     ranked.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, ranked.size())),
                     [&](const Keyphrase& k) { return similarity(d, text, k.text) > 0; });
}

// « L’entrepôt appartenait à l’entreprise »: how things stood, not what happened. Of a person it may be news.
bool background(const Draft& d, const Drawn& clause) {
  if (clause.from.empty()) return false;
  const auto first = word_at(d, clause.from.front().span);
  for (std::uint32_t i = first.value_or(0); first && i < d.words.size(); ++i) {
    if (d.mention_at[i] != none) return false;
    if (d.words[i].finite()) return d.words[i].features.has(Features::imperfect);
  }
  return false;
}

bool tells(std::string_view pattern) {
  return pattern == "clause" || pattern == "named-clause" || pattern == "ellipsis";
}

// « quittait l’entreprise « avec effet immédiat » » says what happened without the words between the marks, when they
// tell but how.
std::string without_manner(const Draft& d, const std::string& clause) {
  constexpr std::size_t shortest = 20;
  const std::size_t open = clause.rfind("«");
  if (open == std::string::npos || open < shortest || !clause.ends_with("»")) return {};
  std::string_view said = std::string_view(clause).substr(open + std::string_view("«").size());
  for (const std::string_view space : {"\u00A0", "\u202F", " "})
    if (said.starts_with(space)) said.remove_prefix(space.size());
  const std::string first = lower_case(said.substr(0, said.find(' ')));
  if ((d.grammar.classes(first) & bit(WordClass::preposition)) == 0) return {};
  const std::size_t end = clause.find_last_not_of(' ', open - 1);
  return end == std::string::npos ? std::string() : clause.substr(0, end + 1);
}

// A keyphrase that the editor gave stands in the title: « Coopérative laitière : Agnès Morvan quitte l’entreprise ».
void add_with_keyphrase(std::vector<Drawn>& out, const Draft& d, const std::vector<Drawn>& clauses) {
  const Brief& brief = d.subject.brief;
  const auto& matches = d.subject.analysis.keyphrase;
  const auto found = std::find_if(matches.begin(), matches.end(), [](const KeyphraseMatch& m) { return m.in_order; });
  if (brief.keyphrase.empty() || found == matches.end()) return;
  const KeyphraseMatcher matcher(d.subject.language, brief.keyphrase, brief.synonyms);
  for (const Drawn& c : clauses) {
    if (matcher.coverage(c.text) >= 1) return add_title(out, d, append(d, c), c.pattern.c_str(), c.confidence);
    const std::string rest = opens_with_name(d, c) ? c.text : lower_first(c.text);
    for (const std::string& text : {rest, without_manner(d, rest)}) {
      if (text.empty()) continue;
      Drawing drawing(d);
      drawing.copy(found->span).literal(colon(d.subject.typography));
      Drawn second = c;
      second.text = text;
      drawing.adopt(second);
      add_title(out, d, std::move(drawing), "keyphrase-clause", c.confidence);
      if (!out.empty()) return;
    }
  }
}

}  // namespace

constexpr std::uint32_t shortest_title = 20;  // letters

Titles choose_title(const Draft& d, const Drawn& focus, const std::vector<Keyphrase>& ranked) {
  std::vector<Drawn> out;
  const auto size = static_cast<std::uint32_t>(d.paragraphs.size());
  const std::uint32_t lead = std::min<std::uint32_t>(size, 4);
  // The first paragraphs say what all is about; further down the parts have their turn.
  const std::vector<Drawn> opening = heading_candidates(d, 0, std::min<std::uint32_t>(size, 2));
  std::vector<Drawn> all = opening;
  for (Drawn& c : heading_candidates(d, 0, size)) all.push_back(std::move(c));
  // « Le montant du loyer » heads a section; as the title of all it says too little.
  std::erase_if(all, [&](const Drawn& c) {
    return c.pattern == "infinitive" || letters(c.text) < shortest_title || (tells(c.pattern) && background(d, c));
  });
  const bool event = focus.pattern == "event-name";
  if (event) add_with_role(out, d, focus);
  // What happened, in the words of the lead, says more than a topic.
  std::vector<Drawn> told;
  for (const Drawn& c : opening)
    if (!event && tells(c.pattern) && !background(d, c) && speaks_of(d, c.text, focus, ranked)) told.push_back(c);
  add_with_keyphrase(out, d, told);
  if (!told.empty()) add_title(out, d, append(d, told.front()), told.front().pattern.c_str(), told.front().confidence);
  for (const Drawn& c : all) {
    if (event || focus.text.empty() || similarity(d, c.text, focus.text) < 0.3 || c.pattern == "name-noun-phrase")
      continue;
    add_title(out, d, append(d, c), c.pattern.c_str(), c.confidence);
    if (out.size() >= 2) break;
  }
  if (event) add_with_phrase(out, d, focus, heading_candidates(d, 0, lead));
  if (!all.empty()) add_title(out, d, append(d, all.front()), all.front().pattern.c_str(), all.front().confidence);
  // A keyphrase that was given is the editor's, not drawn from the text.
  if (!focus.from.empty()) add_title(out, d, append(d, focus), "keyphrase", 0.4);
  if (!ranked.empty()) {
    Drawing drawing(d);
    drawing.copy(ranked.front().first);
    add_title(out, d, std::move(drawing), "keyphrase", 0.3);
  }
  Titles titles;
  if (!d.title.empty()) {
    titles.title.text = d.title;
    titles.title.pattern = d.title_from == "first-line" ? "first-line" : "existing";
  } else if (!out.empty()) {
    titles.title = std::move(out.front());
    out.erase(out.begin());
  }
  out.resize(std::min<std::size_t>(out.size(), 3));
  titles.alternatives = std::move(out);
  return titles;
}

Drawn shorten_title(const Draft& d, const Drawn& title, const std::vector<Drawn>& alternatives) {
  constexpr std::uint32_t shortest = 20;
  if (title.text.empty() || title_fits(d, title.text)) return {};
  const std::string_view text = title.text;
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    std::string_view before = text.substr(0, at), behind = text.substr(at + 1);
    for (const std::string_view space : {" ", "\u00A0", "\u202F"})
      while (before.ends_with(space)) before.remove_suffix(space.size());
    while (behind.starts_with(' ')) behind.remove_prefix(1);
    for (const std::string_view part : {behind, before}) {
      if (letters(part) < shortest || !title_fits(d, part) || !quotes_balanced(part)) continue;
      Drawn out;
      out.text = capitalised(part);
      out.pattern = "short";
      return out;
    }
  }
  return alternatives.empty() ? Drawn{} : alternatives.front();
}

std::vector<Drawn> choose_descriptions(const Draft& d, const std::vector<Keyphrase>& ranked) {
  const std::uint32_t description_least = d.policy.count(Setting::description_least);
  const std::vector<SummaryUnit> units = summary_units(d, d.policy.count(Setting::description_most));
  struct Choice {
    double score = -1e9;
    const SummaryUnit* first = nullptr;
    const SummaryUnit* second = nullptr;
  };
  std::vector<Choice> best(std::min<std::size_t>(units.size(), 60));  // by the sentence it opens with
  const auto consider = [&](Choice& choice, const SummaryUnit* a, const SummaryUnit* b) {
    const std::string text = b == nullptr ? a->text : a->text + " " + b->text;
    const std::uint32_t size = letters(text);
    if (size < 50 || !description_fits(d, text)) return;
    double score = unit_weight(d, *a) / 4 + (b != nullptr ? unit_weight(d, *b) / 8 : 0);
    score -= 0.35 * a->sentence + (b != nullptr ? 0.04 * (b->sentence - a->sentence) : 0);
    score -= size < description_least ? 2 + (description_least - size) / 15.0 : 0;
    score -= (a->whole ? 0 : 0.4) + (b != nullptr && !b->whole ? 0.6 : 0);
    if (deictic(d, a->first, a->end) || (b != nullptr && deictic(d, b->first, b->end))) score -= 1;
    for (std::size_t k = 0; k < std::min<std::size_t>(3, ranked.size()); ++k)
      if (text.find(ranked[k].text) != std::string::npos) score += 0.3;
    if (score > choice.score) choice = {score, a, b};
  };
  for (std::size_t i = 0; i < best.size(); ++i) {
    if (units[i].leaning) continue;
    consider(best[i], &units[i], nullptr);
    for (std::size_t j = 0; j < best.size(); ++j) {
      if (units[j].sentence <= units[i].sentence) continue;
      if (units[j].leaning && units[j].sentence != units[i].sentence + 1) continue;
      consider(best[i], &units[i], &units[j]);
    }
  }
  std::stable_sort(best.begin(), best.end(), [](const Choice& a, const Choice& b) { return a.score > b.score; });
  std::vector<Drawn> out;
  for (const Choice& choice : best) {
    if (choice.first == nullptr || out.size() == 4) break;
    Drawing drawing = draw_unit(d, *choice.first);
    if (choice.second != nullptr) {
      drawing.literal(" ");
      drawing.adopt(draw_unit(d, *choice.second).finish("", 1));
    }
    const bool good = letters(drawing.text()) >= description_least;
    out.push_back(std::move(drawing).finish("extract", good ? 0.7 : 0.4));
  }
  return out;
}

std::string make_slug(const Draft& d, const Drawn& title, std::string_view keyphrase,
                      const std::vector<Keyphrase>& ranked) {
  std::vector<std::string> words;
  std::string word;
  const auto add_words = [&](std::string_view text) {
    std::string normal = lower_case(text);
    for (std::size_t at; (at = normal.find("’")) != std::string::npos;)
      normal.replace(at, std::string_view("’").size(), " ");
    for (const char c : fold(normal) + " ") {
      if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
        word += c;
        continue;
      }
      const bool empty =
          word.size() < 2 || (d.grammar.classes(word) & (bit(WordClass::stop) | bit(WordClass::preposition) |
                                                         bit(WordClass::definite) | bit(WordClass::indefinite))) != 0;
      const bool known = std::find(words.begin(), words.end(), word) != words.end();
      if (!empty && !known && words.size() < 6) words.push_back(word);
      word.clear();
    }
  };
  add_words(keyphrase);
  // After the event, who is concerned; after a topic, the rest of the title.
  if (title.pattern == "event-name-role") {
    for (const Keyphrase& k : ranked)
      if (k.name && k.stems.size() == 1 && words.size() < 5) add_words(k.text);
  } else if (words.size() < 4) {
    add_words(title.text);
  }
  std::string out;
  for (const std::string& w : words) out += (out.empty() ? "" : "-") + w;
  return out;
}

}  // namespace calame
