// kind = "casing": capitals, of names (`names`: each as it is to be written) and of headings (`style`).
#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <memory>

#include "analysis/characters.h"
#include "analysis/lexicon.h"
#include "analysis/phrase_words.h"
#include "document/encoding.h"
#include "document/worded.h"
#include "rules/kinds/exceptions.h"
#include "rules/kinds/phrases.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

enum class Style : std::uint8_t { none, sentence, title };

struct Parameters {
  Selection selection;
  Exceptions exceptions;
  Phrases phrases;
  std::map<std::string, std::u32string> names;  // folded → as it is to be written
  Style style = Style::none;
  std::size_t at_least = 3;  // words in the wrong case before a heading is told
  FixSafety safety;
};

std::u32string letters_of(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    out += c.value;
    i += c.size;
  }
  return out;
}

std::string utf8(const std::u32string& text) {
  std::string out;
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

// Folded, every space and apostrophe a plain one.
std::string folded_spaces(std::string_view text) {
  std::u32string out = letters_of(fold(text));
  for (char32_t& c : out)
    if (c == U'\u00A0' || c == U'\u202F' || c == U'\n')
      c = U' ';
    else if (c == U'’')
      c = U'\'';
  return utf8(out);
}

bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)); }
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_alnum(char32_t c) { return u_isalnum(static_cast<UChar32>(c)); }

bool has_capital(const std::u32string& text) { return std::any_of(text.begin(), text.end(), is_upper); }
bool is_shouted(const std::u32string& text) {
  return std::count_if(text.begin(), text.end(), is_upper) > 1 &&
         std::none_of(text.begin(), text.end(), [](char32_t c) { return is_letter(c) && !is_upper(c); });
}

// `name` with the spaces and apostrophes that stand in `found`; empty where the two are not alike.
std::u32string written_as(const std::u32string& name, const std::u32string& found) {
  if (name.size() != found.size()) return {};
  std::u32string out = found;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (is_letter(found[i])) out[i] = name[i];
  return out;
}

// What stands around a hit in its block.
struct Surroundings {
  std::u32string before, after;  // a few characters
};

Surroundings around(const Subject& subject, TextSpan block, TextSpan hit) {
  constexpr std::uint32_t reach = 48;
  std::uint32_t from = std::max(block.begin.value, hit.begin.value > reach ? hit.begin.value - reach : 0);
  const std::string_view prose = subject.document.prose;
  while (from < hit.begin.value && (static_cast<unsigned char>(prose[from]) & 0xC0) == 0x80) ++from;
  std::uint32_t to = std::min(block.end.value, hit.end.value + reach);
  while (to < block.end.value && (static_cast<unsigned char>(prose[to]) & 0xC0) == 0x80) ++to;
  return {letters_of(text_of(subject.document, TextSpan(TextOffset{from}, hit.begin))),
          letters_of(text_of(subject.document, TextSpan(hit.end, TextOffset{to})))};
}

constexpr std::u32string_view joints = U"-_/.@#\\&+:";

// « github.com », « @github », « mon-internet » are words of their own.
bool is_part_of_more(const Surroundings& s) {
  const auto joins = [](char32_t sign, bool more) { return joints.find(sign) != joints.npos && more; };
  const bool left =
      !s.before.empty() && (s.before.back() == U'@' || s.before.back() == U'#' ||
                            (s.before.size() > 1 && joins(s.before.back(), is_alnum(s.before.end()[-2]))));
  const bool right = s.after.size() > 1 && joins(s.after.front(), is_alnum(s.after[1]));
  return left || right;
}

// Only signs that may open stand between the hit and the end of what comes before.
bool is_head(const std::u32string& before) {
  constexpr std::u32string_view opening = U" \u00A0\u202F\n«“\"'(‘[–—•*-";
  const auto last = before.find_last_not_of(opening);
  return last == before.npos || std::u32string_view(U".!?…:").find(before[last]) != std::u32string_view::npos;
}

bool stands_among_capitals(const Surroundings& s) {
  const auto word = [](auto from, auto to) {
    std::u32string out;
    while (from != to && !is_letter(*from)) ++from;
    for (; from != to && is_letter(*from); ++from) out += *from;
    return out;
  };
  const std::u32string left = word(s.before.rbegin(), s.before.rend()), right = word(s.after.begin(), s.after.end());
  if (left.empty() && right.empty()) return true;
  return is_shouted(left) || is_shouted(right);
}

void add(const Parameters& p, const Subject& subject, TextSpan span, const std::string& written, Findings& findings) {
  Finding finding;
  finding.text = span;
  finding.arguments = {{"found", excerpt(text_of(subject.document, span))}, {"replacement", excerpt(written)}};
  if (auto edit = prose_edit(subject.document, subject.source, span, written)) {
    finding.edits.push_back(std::move(*edit));
    finding.applicability = p.safety.at(subject.document, finding.text);
  }
  findings.items.push_back(std::move(finding));
}

void check_name(const Parameters& p, const Subject& subject, TextSpan block, TextSpan hit, Findings& findings) {
  const std::string_view text = text_of(subject.document, hit);
  const auto name = p.names.find(folded_spaces(text));
  if (name == p.names.end()) return;
  const std::u32string found = letters_of(text), wanted = written_as(name->second, found);
  if (wanted.empty() || wanted == found) return;
  const Surroundings s = around(subject, block, hit);
  if (is_part_of_more(s)) return;
  if (is_shouted(found) && stands_among_capitals(s)) return;
  const bool first_alone = std::equal(wanted.begin() + 1, wanted.end(), found.begin() + 1);
  if (first_alone && !has_capital(wanted) && is_head(s.before)) return;
  if (excepted(p.exceptions, subject, hit)) return;
  add(p, subject, hit, utf8(wanted), findings);
}

void check_names(const Parameters& p, const Subject& subject, Findings& findings) {
  const auto blocks = prose_of(subject, p.selection);
  auto index = std::make_unique<TriggerIndex>();  // too large for a stack
  for (const Trigger& trigger : p.phrases.triggers()) index->add(trigger, 0);
  const auto look = [&](TextSpan block) {
    for (const TextSpan hit : p.phrases.find(subject, block)) check_name(p, subject, block, hit, findings);
  };
  if (p.phrases.triggers().empty()) {
    for (const TextSpan block : blocks) look(block);
    return;
  }
  for (const Stretch& stretch : stretches_of(blocks))
    index->each_block(subject.document.prose, stretch.span, stretch.blocks,
                      [&](std::uint32_t, const TextSpan& block) { look(block); });
}

// A word that the lexicon knows as a common one, and not as a name.
bool is_common(const Lexicon& lexicon, std::string_view word) {
  std::vector<Reading> readings;
  lexicon.readings(word, readings);
  const auto is_name = [](const Reading& r) { return r.upos == Upos::propn; };
  return std::none_of(readings.begin(), readings.end(), is_name) && lexicon.contains(lower_case(word));
}

// A capital behind one of these begins a sentence or a title of its own.
bool opens(std::string_view sign) {
  for (const std::string_view one : {".", ":", "!", "?", "…", "«", "“", "\"", "(", "–", "—", "/", "|"})
    if (sign == one) return true;
  return false;
}

struct HeadingWords {
  std::vector<TextSpan> wrong;  // words to lower, or to raise
  std::size_t right = 0;        // words that could be wrong and are not
};

std::string in_sentence_case(std::string_view word) { return lower_case(word); }
std::string in_title_case(std::string_view word) {
  std::u32string letters = letters_of(word);
  letters.front() = static_cast<char32_t>(u_toupper(static_cast<UChar32>(letters.front())));
  return utf8(letters);
}

HeadingWords look_at(const Parameters& p, const Subject& subject, TextSpan text) {
  HeadingWords heading;
  bool head = true;
  for (const Token& token : subject.analysis.tokens_in(text)) {
    const std::string_view word = text_of(subject.document, token.span);
    if (token.kind != TokenKind::word) {
      head = head || opens(word);
      continue;
    }
    const std::u32string letters = letters_of(word);
    const bool capital = is_upper(letters.front());
    const bool inner = has_capital(letters.substr(1));
    const bool light = letters.size() < 4 || is_stop_word(subject.language, word);
    if (!head && !inner && p.style == Style::sentence) {
      if (capital && is_common(*subject.language.lexicon, word))
        heading.wrong.push_back(token.span);
      else if (!capital && !light)
        ++heading.right;
    }
    if (!head && !inner && p.style == Style::title && !light) {
      if (capital)
        ++heading.right;
      else
        heading.wrong.push_back(token.span);
    }
    head = false;
  }
  return heading;
}

void check_headings(const Parameters& p, const Subject& subject, Findings& findings) {
  if (p.style == Style::sentence && !subject.language.lexicon) {
    findings.applicable = false;
    return;
  }
  const auto blocks = prose_of(subject, p.selection);
  findings.applicable = !blocks.empty();
  for (const TextSpan block : blocks) {
    const HeadingWords heading = look_at(p, subject, block);
    // In sentence case, one word in small letters says that the capitals are those of names.
    if (heading.wrong.size() < p.at_least || (p.style == Style::sentence && heading.right > 0)) continue;
    if (excepted(p.exceptions, subject, block)) continue;
    std::string written;
    std::uint32_t at = block.begin.value;
    for (const TextSpan word : heading.wrong) {
      written += text_of(subject.document, TextSpan(TextOffset{at}, word.begin));
      const std::string_view found = text_of(subject.document, word);
      written += p.style == Style::sentence ? in_sentence_case(found) : in_title_case(found);
      at = word.end.value;
    }
    written += text_of(subject.document, TextSpan(TextOffset{at}, block.end));
    add(p, subject, block, written, findings);
  }
}

Findings check(const Parameters& p, const Subject& subject) {
  Findings findings;
  if (p.style == Style::none)
    check_names(p, subject, findings);
  else
    check_headings(p, subject, findings);
  findings.value = double(findings.items.size());
  return findings;
}

Compiled compile(Fields& fields, const Rule& rule) {
  Parameters p;
  p.style = fields.one_of<Style>("style", {{"sentence", Style::sentence}, {"title", Style::title}}, Style::none);
  p.selection = read_selection(fields, p.style == Style::none ? "" : "article h1, article h2, article h3, article h4");
  p.exceptions = read_exceptions(fields);
  const std::vector<std::string> names = fields.words("names");
  p.phrases = Phrases(names, false, false);
  for (const std::string& name : names) p.names[folded_spaces(name)] = letters_of(name);
  p.at_least = static_cast<std::size_t>(std::clamp(fields.number("at-least").value_or(3), 1.0, 1000.0));
  if (names.empty() == (p.style == Style::none) && !fields.failed())
    fields.error("names",
                 {"la sorte «\u00A0casing\u00A0» demande «\u00A0names\u00A0» ou «\u00A0style\u00A0», pas les deux",
                  "kind “casing” needs “names” or “style”, not both"});
  p.safety = fix_safety(rule);
  const Facts needs = Facts(Fact::protected_spans) | Fact::tokens | p.selection.needs();
  return {[p](const Subject& s) { return check(p, s); }, needs, nullptr, nullptr};
}

}  // namespace

const RuleKind casing_kind{"casing", compile};

}  // namespace calame
