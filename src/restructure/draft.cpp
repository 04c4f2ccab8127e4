#include "restructure/draft.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include "restructure/heading_traits.h"

namespace calame {
namespace {

void read_case(std::string_view text, Word& w) {
  int capitals = 0, letters_seen = 0;
  for (int32_t i = 0; i < static_cast<int32_t>(text.size());) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(text.data(), i, static_cast<int32_t>(text.size()), c);
    if (!u_isalpha(c)) continue;
    const bool upper = u_isupper(c) != 0;
    if (letters_seen++ == 0) w.capital = upper;
    capitals += upper;
  }
  w.caps = capitals >= 2 && text.find('-') == std::string_view::npos;
}

void read_words(Draft& d) {
  const auto& tokens = d.subject.analysis.tokens;
  d.words.resize(tokens.size());
  std::uint32_t previous_end = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Word& w = d.words[i];
    w.span = tokens[i].span;
    w.kind = tokens[i].kind;
    w.spaced = w.span.begin.value > previous_end;
    previous_end = w.span.end.value;
    const std::string_view text = d.text(w.span);
    w.lower = lower_case(text);
    if (w.kind != TokenKind::word) continue;
    w.classes = d.grammar.classes(w.lower);
    read_case(text, w);
  }
  const auto& sentences = d.subject.analysis.sentences;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    bool opens = true;
    for (std::uint32_t i = sentences[s].first_token; i < sentences[s].token_end; ++i) {
      d.words[i].sentence = s;
      if (d.words[i].kind == TokenKind::word || d.words[i].kind == TokenKind::number) {
        d.words[i].opens = opens;
        // An elided article opens together with its noun: « L’éviction ».
        opens = opens && d.words[i].lower.ends_with("’");
      } else {
        const std::string& sign = d.words[i].lower;
        opens = opens || sign == "«" || sign == "“" || sign == "\"" || sign == ":" || sign == "–" || sign == "—" ||
                sign == "(" || sign == "…" || sign == "!" || sign == "?" || sign == ".";
      }
    }
  }
}

// The subject's own tags where its rules asked for all of them; else the text is read once more for them.
void read_tags(Draft& d, const Ruleset& ruleset) {
  const Subject& s = d.subject;
  if (!s.language.tagger) return;
  const auto all_tagged = [](const Analysis& a) {
    return a.tags.size() == a.tokens.size() &&
           std::all_of(a.sentences.begin(), a.sentences.end(), [](const Sentence& x) { return x.tagged; });
  };
  std::optional<Analysis> own;
  if (!all_tagged(s.analysis))
    own = analyze(s.document, s.language, s.brief, Fact::tokens | Fact::sentences | Fact::forms | Fact::tags,
                  ruleset.protected_names, generated_parts(s.source, s.document));
  const Analysis& a = own ? *own : s.analysis;
  if (a.tags.size() != d.words.size()) return;
  for (std::size_t i = 0; i < d.words.size(); ++i) {
    if (a.tokens[i].span.begin != d.words[i].span.begin) return;
    d.words[i].upos = a.tags[i].upos;
    d.words[i].features = a.tags[i].features;
    if (a.tags[i].upos == Upos::verb) d.words[i].lemma = a.lemma(i);
  }
  d.tagged = true;
}

constexpr std::uint32_t grammatical = bit(WordClass::definite) | bit(WordClass::pointing) | bit(WordClass::quantifier) |
                                      bit(WordClass::preposition) | bit(WordClass::pronoun) |
                                      bit(WordClass::conjunction) | bit(WordClass::adverb) | bit(WordClass::auxiliary) |
                                      bit(WordClass::indefinite) | bit(WordClass::stop);

void count_stems(Draft& d) {
  std::unordered_map<std::string, std::uint32_t> ids, known;
  for (const Paragraph& p : d.paragraphs) {
    for (std::uint32_t i = p.first_word; i < p.word_end; ++i) {
      Word& w = d.words[i];
      if (w.kind != TokenKind::word || (w.classes & grammatical) != 0 || w.lower.size() < 2) continue;
      const auto [at, fresh] = known.try_emplace(w.lower, 0);
      if (fresh) {
        std::string stem = light_stem(w.lower);
        const auto [id, first] = ids.try_emplace(stem, static_cast<std::uint32_t>(d.stems.size()));
        if (first) {
          d.idf.push_back(std::log(generic_documents / document_frequency(stem)));
          d.stems.push_back(std::move(stem));
          d.frequency.push_back(0);
        }
        at->second = id->second;
      }
      w.stem = at->second;
      if (p.kept()) ++d.frequency[w.stem];
    }
  }
}

void find_title(Draft& d) {
  const Document& doc = d.subject.document;
  const auto h1 = std::find_if(d.layout.headings.begin(), d.layout.headings.end(),
                               [](const StandingHeading& h) { return h.level == 1; });
  if (const std::string_view title = metadata_value(doc, "title"); !title.empty()) {
    d.title = title;
    d.title_from = "metadata";
  } else if (h1 != d.layout.headings.end() && !h1->text.empty()) {
    d.title = d.text(h1->text);
    d.title_from = "h1";
  } else if (!d.paragraphs.empty() && d.paragraphs[0].is_title) {
    d.title = d.text(d.paragraphs[0].text);
    d.title_from = "first-line";
  }
  for (const std::string& stem : title_stems(d.title)) {
    const auto at = std::find(d.stems.begin(), d.stems.end(), stem);
    if (at != d.stems.end()) d.title_words.insert(static_cast<std::uint32_t>(at - d.stems.begin()));
  }
}

}  // namespace

Draft::Draft(const Subject& s, const Ruleset& ruleset)
    : subject(s),
      grammar(ruleset, s.language),
      policy(restructure_policy(ruleset.restructure, s.brief.profile)),
      layout(read_layout(s)) {
  read_words(*this);
  read_tags(*this, ruleset);
  if (policy.on(Setting::part_boilerplate)) clean(*this);
  count_stems(*this);
  for (const Paragraph& p : paragraphs)
    if (p.kept()) kept_words += p.words;
  find_title(*this);
  find_names(*this);
  find_noun_phrases(*this);
  find_deictics(*this);
  find_offers(*this);
}

Draft::~Draft() = default;

std::uint32_t paragraph_of(const Draft& d, std::uint32_t word) {
  const auto at = std::partition_point(d.paragraphs.begin(), d.paragraphs.end(),
                                       [&](const Paragraph& p) { return p.word_end <= word; });
  return static_cast<std::uint32_t>(at - d.paragraphs.begin());
}

Drawing& Drawing::copy(TextSpan span, const char* operation) {
  std::string_view text = draft_.text(span);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool space = text[i] == '\n' || text[i] == ' ';
    if (!space)
      drawn_.text += text[i];
    else if (!drawn_.text.empty() && drawn_.text.back() != ' ')
      drawn_.text += ' ';
  }
  drawn_.from.push_back({source_span(draft_.subject.document, span), operation});
  return *this;
}

Drawing& Drawing::replace(TextSpan span, std::string_view text, const char* operation) {
  drawn_.text += text;
  drawn_.from.push_back({source_span(draft_.subject.document, span), operation});
  return *this;
}

Drawing& Drawing::capital() {
  std::string text = capitalised(drawn_.text);
  if (text != drawn_.text && !drawn_.from.empty() && drawn_.from.front().operation == "copy")
    drawn_.from.front().operation = "case";
  drawn_.text = std::move(text);
  return *this;
}

Drawing& Drawing::adopt(const Drawn& drawn) {
  drawn_.text += drawn.text;
  drawn_.from.insert(drawn_.from.end(), drawn.from.begin(), drawn.from.end());
  return *this;
}

Drawn Drawing::finish(std::string pattern, double confidence) && {
  drawn_.pattern = std::move(pattern);
  drawn_.confidence = std::clamp(confidence, 0.0, 1.0);
  return std::move(drawn_);
}

std::string colon(const TypographyPreset& preset) {
  const auto at = preset.slots.find("colon");
  const std::string_view slot = at == preset.slots.end() ? std::string_view("space") : std::string_view(at->second);
  if (slot == "nbsp") return "\u00A0: ";
  if (slot == "nnbsp") return "\u202F: ";
  if (slot == "none") return ": ";
  return " : ";
}

bool quotes_balanced(std::string_view s) {
  int guillemets = 0, curly = 0, straight = 0, round = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const std::string_view rest = s.substr(i);
    if (rest.starts_with("«")) ++guillemets;
    if (rest.starts_with("»") && --guillemets < 0) return false;
    if (rest.starts_with("“")) ++curly;
    if (rest.starts_with("”") && --curly < 0) return false;
    straight += s[i] == '"';
    round += s[i] == '(';
    round -= s[i] == ')';
    if (round < 0) return false;
  }
  return guillemets == 0 && curly == 0 && straight % 2 == 0 && round == 0;
}

std::uint32_t letters(std::string_view s) {
  return static_cast<std::uint32_t>(
      std::count_if(s.begin(), s.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

namespace {
std::set<std::string> content_stems(const Draft& d, std::string_view text) {
  std::set<std::string> out;
  std::string word;
  const std::string lower = lower_case(text) + " ";
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const std::string_view rest = std::string_view(lower).substr(i);
    const bool letter =
        (static_cast<unsigned char>(lower[i]) >= 0x80 && !rest.starts_with("’") && !rest.starts_with("«") &&
         !rest.starts_with("»") && !rest.starts_with("\u00A0") && !rest.starts_with("\u202F")) ||
        std::isalnum(static_cast<unsigned char>(lower[i])) != 0 || lower[i] == '-';
    if (letter) {
      word += lower[i];
      continue;
    }
    if (word.size() > 1 && (d.grammar.classes(word) & grammatical) == 0) out.insert(light_stem(word));
    word.clear();
    // The rest of a sign of several bytes is no letter either.
    while (i + 1 < lower.size() && (static_cast<unsigned char>(lower[i + 1]) & 0xC0) == 0x80) ++i;
  }
  return out;
}
}  // namespace

double similarity(const Draft& d, std::string_view a, std::string_view b) {
  const auto x = content_stems(d, a), y = content_stems(d, b);
  if (x.empty() || y.empty()) return 0;
  const auto both = std::count_if(x.begin(), x.end(), [&](const std::string& s) { return y.contains(s); });
  return static_cast<double>(both) / static_cast<double>(x.size() + y.size() - static_cast<std::size_t>(both));
}

}  // namespace calame
