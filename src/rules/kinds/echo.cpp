// kind = "echo": what is said in one place must be said in another too, or must not be its cut-off beginning.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "analysis/characters.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

enum class Relation { said, cut };

struct Parameters {
  Selection selection;
  Selector in;
  std::optional<Pattern> match;  // the part of the value that must come again; none: all of it
  Relation relation = Relation::said;
};

std::string_view value_of(const Subject& subject, const Match& match) {
  return !match.value.empty() ? std::string_view(match.value) : text_of(subject.document, match.text);
}

// In small letters, without accents; one kind of space and of apostrophe.
std::string key_of(std::string_view text) {
  const std::string folded = fold(text);
  std::string key;
  key.reserve(folded.size());
  for (std::size_t i = 0; i < folded.size();) {
    if (folded[i] > '\'' && static_cast<unsigned char>(folded[i]) < 0x80) {  // no space and no apostrophe
      key += folded[i++];
      continue;
    }
    const CodePoint c = decode(folded, i);
    const bool space = c.value == ' ' || c.value == '\n' || c.value == '\t' || c.value == '\r' || c.value == 0xA0 ||
                       c.value == 0x202F || c.value == 0x2009;
    if (space) {
      if (!key.empty() && key.back() != ' ') key += ' ';
    } else if (is_apostrophe(c.value)) {
      key += '\'';
    } else {
      key.append(folded, i, c.size);
    }
    i += c.size;
  }
  while (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

bool is_letter(char32_t c) { return (Classifier()(c) & char_class::letter) != 0; }

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// False where the first word of a text tells that its key cannot begin with `key`: most texts need no key.
bool may_begin_with(std::string_view text, std::string_view key) {
  for (std::size_t i = 0; i < text.size() && i < key.size() && is_plain(text[i]) && is_plain(key[i]); ++i)
    if (lower_case(static_cast<unsigned char>(text[i])) != static_cast<unsigned char>(key[i])) return false;
  return true;
}

// What the places say, put together when something is first asked of them.
class Texts {
 public:
  Texts(const Subject& subject, const std::vector<Match>& places)
      : subject_(subject), places_(places), texts_(places.size()) {}
  // Of those that `may` be it by how they are written.
  template <class May, class Test>
  bool any(May may, Test test) {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const std::string_view text = value_of(subject_, places_[i]);
      if (!may(text)) continue;
      if (!texts_[i]) texts_[i] = key_of(text);
      if (test(*texts_[i])) return true;
    }
    return false;
  }

 private:
  const Subject& subject_;
  const std::vector<Match>& places_;
  std::vector<std::optional<std::string>> texts_;
};

// Without the dots at its end; whether there were any.
bool drop_dots(std::string& key) {
  for (const std::string_view dots : {"…", "..."})
    if (key.ends_with(dots)) {
      key.erase(key.size() - dots.size());
      while (key.ends_with(' ')) key.pop_back();
      return true;
    }
  return false;
}

constexpr std::size_t shortest_cut = 20;  // below, two texts may begin alike by chance

// `text` begins as `key` and goes on: after dots, or in the middle of a word.
bool goes_on(std::string_view text, std::string_view key, bool dots) {
  if (text.size() <= key.size() || !text.starts_with(key)) return false;
  if (dots) return true;
  return is_letter(decode_before(key, key.size()).value) && is_letter(decode(text, key.size()).value);
}

Finding finding_of(const Subject& subject, const Match& match, std::string_view found) {
  Finding finding = finding_at(match);
  finding.arguments = {{"found", excerpt(found)}, {"value", excerpt(value_of(subject, match))}};
  return finding;
}

Findings check(const Parameters& p, const Subject& subject) {
  Findings findings;
  const std::vector<Match> matches = select(subject, p.selection);
  const std::vector<Match> places = select(subject, p.in, p.selection.scope);
  findings.applicable = !matches.empty() && !places.empty();
  if (!findings.applicable) return findings;
  Texts texts(subject, places);
  for (const Match& match : matches) {
    const std::string_view value = value_of(subject, match);
    if (p.relation == Relation::cut) {
      std::string key = key_of(value);
      const bool dots = drop_dots(key);
      const auto may = [&](std::string_view text) { return may_begin_with(text, key); };
      if (key.size() >= shortest_cut && texts.any(may, [&](const std::string& t) { return goes_on(t, key, dots); }))
        findings.items.push_back(finding_of(subject, match, value));
      continue;
    }
    for (std::size_t at = 0; at < value.size();) {
      std::string_view part = value;
      std::size_t next = value.size();
      if (p.match) {
        const auto hit = p.match->find(value, at);
        if (!hit) break;
        part = value.substr(hit->begin, hit->end - hit->begin);
        next = std::max(hit->end, at + 1);
      }
      at = next;
      const std::string key = key_of(part);
      const auto says = [&](const std::string& text) { return text.find(key) != std::string::npos; };
      const auto may = [](std::string_view) { return true; };
      if (!key.empty() && !texts.any(may, says)) findings.items.push_back(finding_of(subject, match, part));
    }
  }
  findings.value = double(findings.items.size());
  return findings;
}

Compiled compile(Fields& fields, const Rule&) {
  Parameters p{read_selection(fields, "article"), fields.selector("in", "article"), std::nullopt, Relation::said};
  for (const char* key : {"select", "in"})
    if (!fields.has(key))
      fields.error(key,
                   {"la sorte «\u00A0echo\u00A0» demande deux sélecteurs, «\u00A0select\u00A0» et «\u00A0in\u00A0»",
                    "kind “echo” needs two selectors, “select” and “in”"});
  if (fields.has("match")) p.match = fields.pattern("match");
  p.relation = fields.one_of<Relation>("relation", {{"said", Relation::said}, {"cut", Relation::cut}}, Relation::said);
  const Facts needs = p.selection.needs() | p.in.needs();
  return {[p](const Subject& s) { return check(p, s); }, needs, nullptr, nullptr};
}

}  // namespace

const RuleKind echo_kind{"echo", compile};

}  // namespace calame
