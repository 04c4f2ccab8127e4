// kind = "value": a value (an attribute, a field of structured data, a short text) that is not what it may be.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "analysis/facts.h"
#include "analysis/known_languages.h"
#include "rules/kinds/link_address.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

// Beside patterns and lists: what only the world or the text around can tell.
enum class Flaw { none, future, missing_file, other_language };

struct Rewrite {
  Pattern match;
  std::string replace;  // \1 … \9 are groups
};

struct Parameters {
  Selection selection;
  std::vector<Pattern> matches;                           // one of these found: a flaw
  std::optional<Pattern> unless;                          // found: fine all the same
  std::optional<Pattern> expected;                        // not the whole value: a flaw
  std::vector<std::string> allowed;                       // lower case; a part that is none of these is a flaw
  std::string split;                                      // signs between parts
  std::map<std::string, std::string, std::less<>> since;  // value → day from which it is one
  Flaw flaw = Flaw::none;
  std::vector<Rewrite> rewrites;
  Applicability safety = Applicability::display_only;
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blank);
  return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(blank) + 1 - begin);
}

std::vector<std::string_view> parts_of(const Parameters& p, std::string_view value) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t end = p.split.empty() ? value.size() : std::min(value.find_first_of(p.split, at), value.size());
    if (const auto part = trimmed(value.substr(at, end - at)); !part.empty()) parts.push_back(part);
    at = end + 1;
  }
  return parts;
}

// A file beside the article. Where not even its folder is there, the article was taken from its place.
bool is_missing_file(const World& world, std::string_view value) {
  if (!world.exists) return false;
  const std::string path = percent_decoded(value.substr(0, value.find_first_of("?#")));
  if (path.empty() || path.front() == '/' || path.find_first_of(":{}<>\\") != std::string::npos) return false;
  const std::size_t folder = path.rfind('/');
  return folder != std::string::npos && world.exists(path.substr(0, folder)) && !world.exists(path);
}

bool is_in_other_language(const Subject& subject, std::string_view value) {
  constexpr std::size_t fewest_words = 5;
  if (subject.analysis.text_lang.empty() || count_words(value) < fewest_words) return false;
  // Names of products and sites look foreign anywhere: small words settle it, none of the text's own and two of the
  // other's.
  const auto known = subject.language.known_languages;
  const std::string found = guess_language(value);
  if (!known || found.empty() || found == subject.analysis.text_lang) return false;
  const auto bit = [&](std::string_view code) { return std::uint32_t(std::uint64_t(1) << known->index_of(code)); };
  const std::uint32_t own = bit(subject.analysis.text_lang), other = bit(found);
  std::size_t small_words = 0;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find_first_of(" '\n\t", at), value.size());
    const std::uint32_t having = known->having(fold(value.substr(at, end - at)));
    if (having & own) return false;
    small_words += (having & other) != 0;
    at = end + 1;
  }
  return small_words >= 2;
}

bool has_flaw(const Parameters& p, const Subject& subject, std::string_view value) {
  switch (p.flaw) {
    case Flaw::future:
      return is_day(subject.world.today) && is_day(value) && value.substr(0, 10) > subject.world.today;
    case Flaw::missing_file:
      return is_missing_file(subject.world, value);
    case Flaw::other_language:
      return is_in_other_language(subject, value);
    case Flaw::none:
      break;
  }
  return false;
}

// What of `value` is wrong: the hit, the part, or all of it.
std::optional<std::string_view> wrong_part(const Parameters& p, const Subject& subject, std::string_view value) {
  if (p.unless && p.unless->found_in(value)) return std::nullopt;
  for (const std::string_view part : parts_of(p, value)) {
    for (const Pattern& pattern : p.matches)
      if (const auto hit = pattern.find(part, 0)) return part.substr(hit->begin, hit->end - hit->begin);
    if (p.expected) {
      const auto hit = p.expected->find(part, 0);
      if (!hit || hit->begin != 0 || hit->end != part.size()) return part;
    }
    if (!p.allowed.empty() && std::find(p.allowed.begin(), p.allowed.end(), fold(part)) == p.allowed.end()) return part;
    if (const auto since = p.since.find(part); since != p.since.end())
      if (!is_day(subject.world.today) || subject.world.today >= since->second) return part;
    if (has_flaw(p, subject, part)) return part;
  }
  return std::nullopt;
}

std::string expanded(const std::string& text, const Pattern::Hit& hit) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size() || text[i + 1] < '1' || text[i + 1] > '9') {
      out += text[i];
      continue;
    }
    const auto group = static_cast<std::size_t>(text[++i] - '1');
    if (group < hit.groups.size()) out += hit.groups[group];
  }
  return out;
}

std::string rewritten(const Parameters& p, std::string value) {
  for (const Rewrite& rewrite : p.rewrites) {
    std::string out;
    std::size_t at = 0;
    while (const auto hit = rewrite.match.find(value, at)) {
      if (hit->end == hit->begin) break;
      out.append(value, at, hit->begin - at) += expanded(rewrite.replace, *hit);
      at = hit->end;
    }
    value = out.append(value, at);
  }
  return value;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

// Values are rewritten where the file spells them as they read, `&amp;` aside.
std::optional<Edit> raw_edit(const Subject& subject, const Match& match, std::string replacement) {
  if (match.source.empty() || replacement.empty()) return std::nullopt;
  std::string raw(subject.source.text_of(match.source));
  const bool has_blank = raw.find(' ') != std::string::npos;
  if (replacement.find_first_of("\"'<>\\\n\r\t") != std::string::npos) return std::nullopt;
  if (!has_blank && replacement.find(' ') != std::string::npos) return std::nullopt;
  if (raw != match.value) {
    replace_all(raw, "&amp;", "&");
    if (raw != match.value) return std::nullopt;
    replace_all(replacement, "&", "&amp;");
  }
  return Edit{match.source, std::move(replacement)};
}

void mend(const Parameters& p, const Subject& subject, const Match& match, std::string_view value, Finding& finding) {
  const std::string replacement = rewritten(p, std::string(value));
  if (replacement == value) return;
  finding.arguments.push_back({"replacement", replacement});
  auto edit = match.value.empty() || !match.text.empty()
                  ? prose_edit(subject.document, subject.source, match.text, replacement)
                  : raw_edit(subject, match, replacement);
  if (!edit) return;
  finding.edits.push_back(std::move(*edit));
  finding.applicability = p.safety;
}

Findings check(const Parameters& p, const Subject& subject) {
  Findings findings;
  findings.applicable = false;
  for (const Match& match : select(subject, p.selection)) {
    const std::string_view value =
        !match.value.empty() ? std::string_view(match.value) : text_of(subject.document, match.text);
    if (trimmed(value).empty()) continue;
    findings.applicable = true;
    const auto wrong = wrong_part(p, subject, value);
    if (!wrong) continue;
    Finding finding = finding_at(match);
    finding.arguments = {{"found", excerpt(*wrong)}, {"value", excerpt(value)}};
    if (const auto since = p.since.find(*wrong); since != p.since.end())
      finding.arguments.push_back({"date", since->second});
    if (!p.rewrites.empty()) mend(p, subject, match, value, finding);
    findings.items.push_back(std::move(finding));
  }
  findings.value = double(findings.items.size());
  return findings;
}

void read_rewrites(Fields& fields, Parameters& p) {
  for (Fields& rewrite : fields.tables("rewrite")) {
    auto match = rewrite.pattern("match");
    if (!rewrite.has("match")) rewrite.required_text("match");
    std::string replace = rewrite.text("replace", "");
    if (match) p.rewrites.push_back({std::move(*match), std::move(replace)});
    rewrite.finish();
  }
}

void read_since(Fields& fields, Parameters& p) {
  auto since = fields.table("since");
  if (!since) return;
  for (const std::string& value : since->keys()) {
    const std::string day = since->text(value, "");
    if (!is_day(day) || day.size() != 10)
      since->error(value, {"donnez un jour, comme «\u00A02023-09-13\u00A0»", "give a day, like “2023-09-13”"});
    p.since[value] = day;
  }
  since->finish();
}

Compiled compile(Fields& fields, const Rule& rule) {
  Parameters p;
  p.selection = read_selection(fields, "article");
  p.matches = fields.patterns("matches");
  if (fields.has("unless-matches")) p.unless = fields.pattern("unless-matches");
  if (fields.has("expected")) p.expected = fields.pattern("expected");
  for (const std::string& word : fields.words("allowed")) p.allowed.push_back(fold(word));
  p.split = fields.text("split", "");
  read_since(fields, p);
  p.flaw = fields.one_of<Flaw>(
      "flaw",
      {{"future", Flaw::future}, {"missing-file", Flaw::missing_file}, {"other-language", Flaw::other_language}},
      Flaw::none);
  read_rewrites(fields, p);
  constexpr std::array<const char*, 6> tests = {"matches", "expected", "allowed", "since", "flaw", "select"};
  if (!fields.has("select") ||
      std::none_of(tests.begin(), tests.end() - 1, [&](const char* key) { return fields.has(key); }))
    fields.error("select", {"la sorte «\u00A0value\u00A0» demande «\u00A0select\u00A0» et ce qui ne va pas\u00A0: "
                            "«\u00A0matches\u00A0», «\u00A0expected\u00A0», «\u00A0allowed\u00A0», «\u00A0since\u00A0» "
                            "ou «\u00A0flaw\u00A0»",
                            "kind “value” needs “select” and what is wrong: “matches”, “expected”, “allowed”, “since” "
                            "or “flaw”"});
  p.safety = rule.fix ? rule.fix->safety : Applicability::display_only;
  Facts needs = p.selection.needs();
  if (p.flaw == Flaw::other_language) needs = needs | Fact::passages;
  return {[p](const Subject& s) { return check(p, s); }, needs, nullptr, nullptr};
}

}  // namespace

const RuleKind value_kind{"value", compile};

}  // namespace calame
