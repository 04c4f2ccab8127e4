// One heading a section: the best candidate that may be published and says something new.
#include <algorithm>
#include <iterator>

#include "restructure/draft.h"

namespace calame {
namespace {

constexpr std::uint32_t shortest_heading = 12, short_heading = 20;  // letters

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  const std::string lower = lower_case(text);
  const auto close = [&] {
    if (!word.empty()) out.push_back(word);
    word.clear();
  };
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const std::string_view rest = std::string_view(lower).substr(i);
    if (rest.starts_with("’")) {
      word += "’";
      i += 2;
      close();
    } else if (rest.starts_with("\u00A0") || rest.starts_with("«") || rest.starts_with("»")) {
      close();
      ++i;
    } else if (rest.starts_with("\u202F") || rest.starts_with("…")) {
      close();
      i += 2;
    } else if (std::string_view(" \n.,;:!?()\"").find(lower[i]) != std::string_view::npos) {
      close();
    } else {
      word += lower[i];
    }
  }
  close();
  return out;
}

// « Les données Sentinel-1 » and « Les données Sentinel-2 » are hard to tell apart in a table of contents.
std::string without_figures(std::string_view text) {
  std::string out = lower_case(text);
  std::erase_if(out, [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

bool similar_to_any(const Draft& d, std::string_view text, const std::vector<std::string>& others) {
  return std::any_of(others.begin(), others.end(), [&](const std::string& o) {
    return similarity(d, text, o) > 0.5 || without_figures(o) == without_figures(text);
  });
}

// « le C++ », « la 3D », « apprenant·e·s »: at the end of a heading a lone letter looks cut off.
bool lone_letter_last(std::string_view word) {
  const auto letter = [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return u >= 0x80 || (u >= 'a' && u <= 'z');
  };
  while (!word.empty() && !letter(word.back())) word.remove_suffix(1);
  std::size_t run = 0;
  while (run < word.size() && letter(word[word.size() - 1 - run])) ++run;
  return letters(word.substr(word.size() - run)) < 2 || word.find("·") != std::string_view::npos;
}

// « de IE6 », « le https »: right or not, it reads like a slip.
bool unelided(const std::string& word, const std::string& next) {
  if (word != "de" && word != "le" && word != "la" && word != "que") return false;
  static constexpr std::string_view vowels[] = {"a", "e", "i", "o", "u", "é", "è", "ê"};
  if (next.starts_with("h") && next.size() > 1)
    return std::string_view("bcdfghjklmnpqrstvwxz").find(next[1]) != std::string_view::npos;
  static constexpr std::string_view kept[] = {"onze", "oui", "un", "une"};
  if (std::find(std::begin(kept), std::end(kept), next) != std::end(kept)) return false;
  return std::any_of(std::begin(vowels), std::end(vowels), [&](std::string_view v) { return next.starts_with(v); });
}

}  // namespace

const char* reject_heading(const Draft& d, std::string_view text, bool owner) {
  const std::uint32_t size = letters(text);
  if (size < shortest_heading) return "short";
  if (size > 60) return "long";
  if (!quotes_balanced(text)) return "unbalanced";
  for (const std::string_view bad :
       {"@", "http", "www.", "[", "]", "{", "}", "<", ">", "`", "|", "\\", "_", "*", "~", "=", "#", "$"})
    if (text.find(bad) != std::string_view::npos) return "sign";
  const std::vector<std::string> words = plain_words(text);
  if (words.size() < 2) return "short";
  // « Comment publier la carte » asks without its mark.
  const bool question = text.ends_with('?') || words.front() == "comment" || words.front() == "pourquoi";
  const std::uint32_t first = d.grammar.classes(words.front()), last = d.grammar.classes(words.back());
  constexpr std::uint32_t bad_first =
      bit(WordClass::conjunction) | bit(WordClass::pronoun) | bit(WordClass::personal) | bit(WordClass::pointing);
  if (!question && (first & bad_first) != 0) return "start";
  constexpr std::uint32_t bad_last = bit(WordClass::preposition) | bit(WordClass::definite) |
                                     bit(WordClass::indefinite) | bit(WordClass::conjunction) |
                                     bit(WordClass::pointing) | bit(WordClass::pronoun);
  if ((last & bad_last) != 0 || words.back().ends_with("’")) return "end";
  if (lone_letter_last(words.back())) return "end";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && unelided(words[i - 1], words[i])) return "elision";
    if (!owner && (d.grammar.classes(words[i]) & (bit(WordClass::pointing) | bit(WordClass::personal))) != 0)
      return "leans";
    if (i > 0 && words[i] == words[i - 1] && words[i].size() > 2) return "repeat";
  }
  const std::size_t content =
      static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](const std::string& w) {
        constexpr std::uint32_t little = bit(WordClass::stop) | bit(WordClass::preposition) |
                                         bit(WordClass::empty_head) | bit(WordClass::definite) |
                                         bit(WordClass::indefinite);
        return w.size() > 2 && (d.grammar.classes(w) & little) == 0;
      }));
  // « Les tests unitaires » is a heading; « Le déroulement », « Plusieurs observations » say too little.
  const bool some = (first & bit(WordClass::indefinite)) != 0;
  return content < (some ? 2u : 1u) ? "content" : nullptr;
}

namespace {

// Under it a section goes on with the one above: half the editors would not agree with its heading.
constexpr double least_confidence = 0.48;
constexpr double least_kept = 0.75;  // of the cuts: a reader wants places to rest
constexpr std::size_t fewest_headings = 2;

// The headings that stand; their texts and the title's are taken.
std::vector<PlannedHeading> standing_headings(const Draft& d, std::vector<std::string>& used) {
  std::vector<PlannedHeading> out;
  if (!d.title.empty()) used.push_back(d.title);
  for (const StandingHeading& h : d.layout.headings) {
    used.emplace_back(d.text(h.text));
    if (h.level == 1 || h.text.empty()) continue;
    PlannedHeading planned;
    planned.before_paragraph = h.before_paragraph;
    planned.level = h.level;
    planned.existing = true;
    Drawing drawing(d);
    drawing.copy(h.text);
    planned.heading = std::move(drawing).finish("existing", 1);
    out.push_back(std::move(planned));
  }
  return out;
}

std::uint32_t section_end(const Draft& d, const std::vector<Cut>& cuts, std::size_t i) {
  auto end = i + 1 < cuts.size() ? cuts[i + 1].paragraph : static_cast<std::uint32_t>(d.paragraphs.size());
  for (const StandingHeading& h : d.layout.headings)
    if (h.before_paragraph > cuts[i].paragraph) end = std::min(end, h.before_paragraph);
  return end;
}

// The best heading that is not said yet, and up to three others; none where the text has no words for it.
PlannedHeading word_section(const Draft& d, const Cut& cut, std::uint32_t end, const std::vector<std::string>& used) {
  PlannedHeading planned;
  planned.before_paragraph = cut.paragraph;
  planned.level = cut.level;
  std::vector<std::string> shown;
  for (Drawn& c : heading_candidates(d, cut.paragraph, end)) {
    if (similar_to_any(d, c.text, used) || similar_to_any(d, c.text, shown)) continue;
    shown.push_back(c.text);
    if (shown.size() == 1)
      planned.heading = std::move(c);
    else
      planned.alternatives.push_back(std::move(c));
    if (shown.size() == 4) break;
  }
  return planned;
}

// The sections' headings in turn.
std::vector<PlannedHeading> word_cuts(const Draft& d, const std::vector<Cut>& cuts, std::vector<std::string> used) {
  std::vector<PlannedHeading> out;
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    PlannedHeading planned = word_section(d, cuts[i], section_end(d, cuts, i), used);
    if (planned.heading.text.empty()) continue;
    used.push_back(planned.heading.text);
    out.push_back(std::move(planned));
  }
  return out;
}

// The cuts whose headings most editors would agree with; of the others the weakest go first, and most stay.
std::vector<Cut> worth_keeping(const std::vector<PlannedHeading>& worded) {
  const auto least = std::max(fewest_headings, static_cast<std::size_t>(least_kept * double(worded.size()) + 0.5));
  std::vector<double> weak;
  for (const PlannedHeading& p : worded)
    if (p.heading.confidence < least_confidence) weak.push_back(p.heading.confidence);
  std::sort(weak.begin(), weak.end());
  if (least >= worded.size())
    weak.clear();
  else
    weak.resize(std::min(weak.size(), worded.size() - least));
  std::vector<Cut> kept;
  std::size_t going = weak.size();
  const double limit = weak.empty() ? 0 : weak.back();
  for (const PlannedHeading& p : worded) {
    if (going > 0 && p.heading.confidence <= limit)
      --going;
    else
      kept.push_back({p.before_paragraph, p.level});
  }
  return kept;
}

}  // namespace

std::vector<PlannedHeading> word_headings(const Draft& d, const std::vector<Cut>& cuts, std::string_view title) {
  std::vector<std::string> used;
  if (!title.empty()) used.emplace_back(title);
  std::vector<PlannedHeading> out = standing_headings(d, used);
  std::vector<PlannedHeading> worded = word_cuts(d, cuts, used);
  const std::vector<Cut> kept = worth_keeping(worded);
  // Sections grew by what stood under the cuts that went.
  if (kept.size() < cuts.size()) worded = word_cuts(d, kept, used);
  std::move(worded.begin(), worded.end(), std::back_inserter(out));
  std::stable_sort(out.begin(), out.end(), [](const PlannedHeading& a, const PlannedHeading& b) {
    return a.before_paragraph < b.before_paragraph;
  });
  return out;
}

}  // namespace calame
