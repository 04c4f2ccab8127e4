// What a reader would ask: who is that, who says so, what does this relative hang on.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "restructure/draft.h"

namespace calame {
namespace {

Todo todo(const Draft& d, UiLanguage ui, std::string kind, std::string fr, std::string en,
          std::optional<TextSpan> at = {}) {
  Todo t;
  t.kind = std::move(kind);
  t.message = ui == UiLanguage::fr ? std::move(fr) : std::move(en);
  if (at) t.span = source_span(d.subject.document, *at);
  return t;
}

// « le constructeur Alvia », « Jeanne Morel, directrice », « Alvia (Brévane) », « sa CTO, Mira Murati ».
bool introduced(const Draft& d, const Mention& m) {
  const std::uint32_t size = static_cast<std::uint32_t>(d.words.size());
  if (m.first > 0) {
    const Word& before = d.words[m.first - 1];
    if (before.noun() && !before.capital) return true;
    if (before.lower == "," && m.first > 1 && (d.words[m.first - 2].noun() || d.words[m.first - 2].is(Upos::adj)))
      return true;
  }
  if (m.end + 1 >= size) return false;
  const std::string& sign = d.words[m.end].lower;
  if (sign == "(") return true;
  // « Chez Brunelac, les employés… »: what follows goes on with the sentence.
  if (sign != "," || (m.first > 0 && d.words[m.first - 1].is(WordClass::preposition))) return false;
  const Word& next = d.words[m.end + 1];
  return next.is(WordClass::role_head) || next.is(WordClass::definite) || next.is(WordClass::indefinite) ||
         (next.noun() && !next.capital);
}

// Places need no introduction, and a preposition of place tells them: « à Lyon », « en France ».
bool place_name(const Draft& d, const Mention& m) {
  static constexpr std::string_view before[] = {"à", "en", "au", "aux", "vers", "depuis"};
  return m.first > 0 && std::find(std::begin(before), std::end(before), d.words[m.first - 1].lower) != std::end(before);
}

// The names that the text leans on, three times or more, and never says what they are.
std::vector<std::uint32_t> strangers(const Draft& d) {
  constexpr std::size_t most = 3;
  std::vector<char> known(d.names.size()), place(d.names.size()), acts(d.names.size());
  std::vector<std::uint32_t> count(d.names.size());
  for (const Mention& m : d.mentions) {
    const std::uint32_t n = d.names[m.name].full != none ? d.names[m.name].full : m.name;
    ++count[n];
    known[n] = known[n] != 0 || introduced(d, m);
    place[n] = place[n] != 0 || place_name(d, m);
    // « la coopérative de Valdreuse »: always behind a preposition, it is where things are, not who does them.
    acts[n] = acts[n] != 0 || m.first == 0 || !d.words[m.first - 1].is(WordClass::preposition);
  }
  std::vector<std::uint32_t> out;
  for (std::uint32_t n = 0; n < d.names.size(); ++n)
    if (count[n] >= 3 && letters(d.names[n].text) > 2 && acts[n] != 0 && known[n] == 0 && place[n] == 0 &&
        d.names[n].full == none)
      out.push_back(n);
  std::stable_sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) { return count[a] > count[b]; });
  if (out.size() > most) out.resize(most);
  return out;
}

void add_strangers(const Draft& d, UiLanguage ui, std::vector<Todo>& out) {
  for (const std::uint32_t n : strangers(d)) {
    const Mention& m = d.mentions[d.names[n].first_mention];
    const std::string& name = d.names[n].text;
    out.push_back(todo(
        d, ui, "introduction",
        fmt::format("Présenter «\u00A0{}\u00A0» à sa première mention\u00A0: le texte ne dit pas qui ou ce que c’est.",
                    name),
        fmt::format("Introduce “{}” where it stands first: the text never says who or what it is.", name),
        d.span(m.first, m.end)));
  }
}

// « a déclaré un employé à BI »: whom the text quotes, and should link to.
void add_sources(const Draft& d, UiLanguage ui, std::vector<Todo>& out) {
  std::set<std::string> said;
  for (const Mention& m : d.mentions) {
    if (m.first < 2 || d.words[m.first - 1].lower != "à") continue;
    const std::uint32_t first = d.sentence(d.words[m.first].sentence).first_token;
    bool told = false;
    for (std::uint32_t i = m.first - 1; i-- > first && i + 9 > m.first && d.words[i].lower != ",";)
      told = told || (d.words[i].is(WordClass::reporting) && i > first && d.words[i - 1].is(WordClass::auxiliary));
    const std::string& name = d.names[m.name].text;
    if (!told || !said.insert(name).second) continue;
    out.push_back(todo(d, ui, "source", fmt::format("Lier vers la source des propos\u00A0: «\u00A0{}\u00A0».", name),
                       fmt::format("Link to the source of the quotation: “{}”.", name), d.span(m.first, m.end)));
  }
}

bool ends_name(const Draft& d, std::uint32_t end) {
  return std::any_of(d.mentions.begin(), d.mentions.end(), [&](const Mention& m) { return m.end == end; });
}

// « …, a déclaré un employé de Microsoft à BI, que Microsoft aurait soutenu »: a relative behind who said it.
void add_far_relatives(const Draft& d, UiLanguage ui, std::vector<Todo>& out) {
  constexpr std::uint32_t longest = 14;
  const auto relative = [](const Word& w) {
    return w.lower == "que" || w.lower == "qu’" || w.lower == "qui" || w.lower == "dont";
  };
  for (const Paragraph& p : d.paragraphs) {
    if (!p.kept()) continue;
    for (std::uint32_t i = p.first_word; i + 3 < p.word_end; ++i) {
      if (d.words[i].lower != "," || !(d.words[i + 1].is(Upos::aux) || d.words[i + 1].is(Upos::verb)) ||
          !d.words[i + 1].finite())
        continue;
      std::uint32_t k = i + 2;
      bool speech = d.words[i + 1].is(WordClass::reporting) || d.words[i + 2].is(WordClass::reporting);
      while (k + 1 < p.word_end && k < i + longest && d.words[k].kind != TokenKind::punctuation) ++k;
      if (!speech || k + 1 >= p.word_end || d.words[k].lower != "," || !relative(d.words[k + 1])) continue;
      // « raconte Solenn Guéguen, qui habite le hameau »: it stands where it belongs.
      if (d.words[k + 1].lower == "qui" && ends_name(d, k)) continue;
      const TextSpan span = d.span(i + 1, std::min(k + 3, p.word_end));
      const std::string_view seen = d.text(span);
      out.push_back(
          todo(d, ui, "far-relative",
               fmt::format("Rapprocher la relative de ce qu’elle complète\u00A0: «\u00A0…\u00A0{}…\u00A0».", seen),
               fmt::format("Move the relative clause next to what it qualifies: “… {}…”.", seen), span));
    }
  }
}

}  // namespace

std::vector<Todo> list_reader_questions(const Draft& d, UiLanguage ui) {
  std::vector<Todo> out;
  if (!d.tagged) return out;
  add_far_relatives(d, ui, out);
  add_sources(d, ui, out);
  add_strangers(d, ui, out);
  return out;
}

}  // namespace calame
