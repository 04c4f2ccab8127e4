// What only the author can supply, and what Calame saw but will not rewrite.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "restructure/draft.h"

namespace calame {
namespace {

struct List {
  const Draft& d;
  UiLanguage ui;
  std::vector<Todo> items;

  void add(std::string kind, std::string fr, std::string en, std::optional<TextSpan> at = {}) {
    Todo t;
    t.kind = std::move(kind);
    t.message = ui == UiLanguage::fr ? std::move(fr) : std::move(en);
    if (at) t.span = source_span(d.subject.document, *at);
    items.push_back(std::move(t));
  }
};

// Words under each planned heading, in order; what stands before the first is not listed.
std::vector<std::uint32_t> section_words(const Draft& d, const Plan& plan) {
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < plan.headings.size(); ++i) {
    const std::uint32_t end = i + 1 < plan.headings.size() ? plan.headings[i + 1].before_paragraph
                                                           : static_cast<std::uint32_t>(d.paragraphs.size());
    std::uint32_t words = 0;
    for (std::uint32_t p = plan.headings[i].before_paragraph; p < end; ++p)
      if (d.paragraphs[p].kept()) words += d.paragraphs[p].words;
    out.push_back(words);
  }
  return out;
}

// The counts themselves are no task: the report has them in a section of their own.
void add_counts(List& list, const Plan& plan) {
  const WordCounts& w = plan.words;
  if (!w.target || w.counted >= *w.target) return;
  const std::uint32_t missing = *w.target - w.counted;
  std::string fr = fmt::format("Il manque {} mots pour atteindre {}. Calame n’en ajoute pas.", missing, *w.target);
  std::string en = fmt::format("{} words are missing to reach {}. Calame adds none.", missing, *w.target);
  const std::vector<std::uint32_t> words = section_words(list.d, plan);
  if (!words.empty()) {
    const std::size_t at = static_cast<std::size_t>(std::min_element(words.begin(), words.end()) - words.begin());
    const std::string& heading = plan.headings[at].heading.text;
    fr +=
        fmt::format(" La section la plus courte est «\u00A0{}\u00A0» ({} mots)\u00A0: c’est là qu’il y a de la place.",
                    heading, words[at]);
    en += fmt::format(" The shortest section is “{}” ({} words): that is where they fit.", heading, words[at]);
  }
  list.add("word-count", std::move(fr), std::move(en));
}

bool has_node(const Document& doc, Tag tag) {
  return std::any_of(doc.nodes.begin(), doc.nodes.end(),
                     [&](const Node& n) { return n.tag == tag && n.region == Region::article; });
}

bool has_metadata(const Document& doc, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view n) { return !metadata_value(doc, n).empty(); });
}

void add_missing(List& list, const Plan& plan) {
  const Document& doc = list.d.subject.document;
  if (!has_metadata(doc, {"date", "article:published_time", "datePublished", "published"}) && !has_node(doc, Tag::time))
    list.add("missing-date", "Donner la date de publication.", "Give the date of publication.");
  if (!has_metadata(doc, {"author", "article:author"}))
    list.add("missing-author", "Donner l’auteur ou la signature.", "Name the author.");
  if (!has_node(doc, Tag::a)) {
    list.add("missing-source", "Citer les sources et lier vers elles.", "Cite the sources and link to them.");
    list.add("missing-links", "Ajouter des liens vers d’autres articles du site.",
             "Link to other articles of the site.");
  }
  if (!has_node(doc, Tag::img))
    list.add("missing-image", "Fournir une image, ses droits et son texte de remplacement.",
             "Supply an image, its rights and its alternative text.");
  if (plan.description.text.empty())
    list.add("missing-description",
             "Écrire la description (120 à 145 caractères)\u00A0: aucune phrase du texte ne s’y prête.",
             "Write the description (120 to 145 characters): no sentence of the text will do.");
  if (!plan.title.text.empty() && (letters(plan.title.text) > 60 || pixel_width(plan.title.text, 20) > 580))
    list.add("title-length",
             fmt::format("Raccourcir le titre\u00A0: {} caractères, {:.0f} px (60 et 580 au plus).",
                         letters(plan.title.text), pixel_width(plan.title.text, 20)),
             fmt::format("Shorten the title: {} characters, {:.0f} px (60 and 580 at most).", letters(plan.title.text),
                         pixel_width(plan.title.text, 20)));
}

void add_broken(List& list) {
  const Draft& d = list.d;
  const auto& abbreviations = d.subject.language.abbreviations;
  for (const Paragraph& p : d.paragraphs) {
    if (!p.kept()) continue;
    for (std::uint32_t i = p.first_word + 1; i + 1 < p.word_end; ++i) {
      const Word& next = d.words[i + 1];
      if (d.words[i].lower != "." || d.words[i].spaced || !next.spaced || next.kind != TokenKind::word || next.capital)
        continue;
      if (d.words[i - 1].kind != TokenKind::word || d.words[i - 1].lower.size() < 3) continue;
      if (abbreviations.contains(std::string(d.text(d.words[i - 1])) + ".") ||
          d.subject.analysis.is_protected(next.span.begin))
        continue;
      if (next.lower.ends_with("’") && i + 2 < p.word_end && d.words[i + 2].capital) continue;
      const std::string_view seen = d.text({d.words[i - 1].span.begin, next.span.end});
      list.add("broken-sentence",
               fmt::format("Phrase à vérifier\u00A0: une minuscule suit le point dans «\u00A0{}\u00A0».", seen),
               fmt::format("Check the sentence: a lower-case letter follows the period in “{}”.", seen),
               TextSpan{d.words[i - 1].span.begin, next.span.end});
    }
  }
}

void add_unclosed(List& list) {
  const Draft& d = list.d;
  for (const Paragraph& p : d.paragraphs) {
    if (!p.kept()) continue;
    std::uint32_t open = none;
    for (std::uint32_t i = p.first_word; i < p.word_end; ++i) {
      if (d.words[i].lower == "«") open = i;
      if (d.words[i].lower == "»") open = none;
    }
    if (open == none) continue;
    const std::string_view seen = d.text(d.span(std::min(open + 1, p.word_end - 1), std::min(open + 5, p.word_end)));
    list.add("unclosed-quote", fmt::format("Guillemet jamais fermé\u00A0: «\u00A0{}…\u00A0».", seen),
             fmt::format("Quotation never closed: “{}…”.", seen), d.words[open].span);
  }
}

bool all_capitals(std::string_view s) {
  return s.size() >= 2 && s.size() <= 6 && std::all_of(s.begin(), s.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Words the reader dates by the day of publication; names that no bracket explains.
void add_words(List& list) {
  const Draft& d = list.d;
  std::map<std::string, std::uint32_t> acronyms, dates;
  std::vector<std::uint32_t> order;
  for (const Paragraph& p : d.paragraphs) {
    if (!p.kept()) continue;
    for (std::uint32_t i = p.first_word; i < p.word_end; ++i) {
      const std::string text(d.text(d.words[i]));
      const bool bracketed =
          (i > p.first_word && d.words[i - 1].lower == "(") || (i + 1 < p.word_end && d.words[i + 1].lower == "(");
      if (all_capitals(text) && bracketed) acronyms.emplace(text, none);
      if (all_capitals(text) && !d.words[i].is(WordClass::known_acronym) && acronyms.emplace(text, i).second)
        order.push_back(i);
      // « ce matin », « vendredi »; of « lundi 7 décembre » the day is given.
      const std::uint32_t end = d.deictic_end[i];
      if (end == none || (end < p.word_end && d.words[end].kind == TokenKind::number)) continue;
      const bool starts = d.words[i].is(WordClass::deictic) || d.words[i].is(WordClass::pointing);
      if (starts && dates.emplace(lower_case(d.text(d.span(i, end))), i).second) order.push_back(i);
    }
  }
  for (const std::uint32_t i : order) {
    const std::string text(d.text(d.words[i]));
    if (all_capitals(text)) {
      if (acronyms[text] == i)
        list.add("acronym", fmt::format("Développer le sigle «\u00A0{}\u00A0» à sa première mention.", text),
                 fmt::format("Spell out “{}” where it stands first.", text), d.words[i].span);
      continue;
    }
    const TextSpan span = d.span(i, d.deictic_end[i]);
    list.add("deictic-date",
             fmt::format("Donner la date exacte\u00A0: «\u00A0{}\u00A0» ne se comprend que le jour de la parution.",
                         d.text(span)),
             fmt::format("Give the exact date: “{}” only makes sense on the day of publication.", d.text(span)), span);
  }
}

void add_alternatives(List& list, const Plan& plan) {
  for (const PlannedHeading& h : plan.headings) {
    if (h.existing || h.alternatives.empty()) continue;
    std::string fr = fmt::format("Relire l’intertitre «\u00A0{}\u00A0»\u202F; sinon", h.heading.text),
                en = fmt::format("Review the heading “{}”; or", h.heading.text);
    const char* separator = "\u00A0: ";
    for (const Drawn& a : h.alternatives) {
      fr += fmt::format("{}«\u00A0{}\u00A0»", separator, a.text);
      en += fmt::format("{}“{}”", *separator == ',' ? ", " : ": ", a.text);
      separator = ", ";
    }
    list.add("heading", fr + ".", en + ".");
  }
}

}  // namespace

WordCounts count_plan(const Draft& d, const Plan& plan) {
  WordCounts w;
  w.input = d.subject.analysis.metrics.words;
  for (const Removed& r : plan.removed) w.removed += r.words;
  w.body = d.kept_words;
  w.counted = w.body + count_words(plan.title.text);
  for (const PlannedHeading& h : plan.headings) w.counted += count_words(h.heading.text);
  w.page = w.counted + d.subject.analysis.metrics.generated_words;
  if (!plan.key_points.empty()) w.page += 2;  // « À retenir »
  for (const Drawn& k : plan.key_points) w.page += count_words(k.text);
  if (!plan.faq.empty()) w.page += count_words(faq_title(plan));
  for (const Answered& a : plan.faq) w.page += count_words(a.question.text) + count_words(a.answer.text);
  w.target = d.subject.brief.min_words;
  return w;
}

std::vector<Todo> list_todo(const Draft& d, const Plan& plan, UiLanguage ui) {
  List list{d, ui, {}};
  add_counts(list, plan);
  add_missing(list, plan);
  add_broken(list);
  add_unclosed(list);
  add_words(list);
  if (plan.lang.empty() || plan.lang.starts_with("fr"))
    for (Todo& t : list_reader_questions(d, ui)) list.items.push_back(std::move(t));
  for (const Removed& r : d.boilerplate_left) {
    list.add("boilerplate", "Passage de contact ou de promotion dans le texte\u00A0: à retirer\u202F?",
             "Contact or promotion in the text: remove it?");
    list.items.back().span = r.span;
  }
  add_alternatives(list, plan);
  return std::move(list.items);
}

}  // namespace calame
