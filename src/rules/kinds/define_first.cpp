// kind = "define-first": an acronym is spelt out where it first stands: « l’Organisation mondiale de la santé (OMS) ».
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/characters.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

struct Parameters {
  Selection selection;
  std::uint32_t min_letters = 2, max_letters = 6;
  std::uint32_t over = 1;  // uses: an acronym that comes once may be a passing name
  std::vector<std::string> except;
};

// What the text does with one acronym.
struct Story {
  std::string name;
  std::uint32_t first = 0;  // token
  std::uint32_t uses = 0;
  std::optional<std::uint32_t> defined;  // token at its definition
};

bool is_bracket(std::string_view text) { return text == "("; }

// Capitals and digits, a capital first: CGT, G7, R2D2; no roman number, whose letters are all of MDCLXVI.
bool is_acronym(std::string_view word, const Parameters& p) {
  std::uint32_t letters = 0;
  bool roman = true;
  for (const char c : word) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (!capital && !(letters > 0 && c >= '0' && c <= '9')) return false;
    letters += capital;
    roman = roman && std::string_view("MDCLXVI").find(c) != std::string_view::npos;
  }
  return !roman && letters >= p.min_letters && word.size() <= p.max_letters;
}

class Reader {
 public:
  Reader(const Parameters& p, const Subject& subject) : p_(p), subject_(subject), tokens_(subject.analysis.tokens) {}

  std::vector<Story> stories(const std::vector<TextSpan>& prose) {
    for (const TextSpan part : prose) {
      const auto tokens = subject_.analysis.tokens_in(part);
      if (tokens.empty() || shouted(tokens)) continue;
      begin_ = index_of(tokens.front());
      end_ = begin_ + static_cast<std::uint32_t>(tokens.size());
      for (std::uint32_t i = begin_; i < end_; ++i) read(i);
    }
    return std::move(stories_);
  }

 private:
  std::uint32_t index_of(const Token& token) const { return static_cast<std::uint32_t>(&token - tokens_.data()); }
  std::string_view word(std::uint32_t i) const { return text_of(subject_.document, tokens_[i].span); }

  // In a line of capitals every word looks like one.
  bool shouted(std::span<const Token> tokens) const {
    std::size_t words = 0, capitals = 0;
    for (const Token& token : tokens) {
      const std::string_view text = text_of(subject_.document, token.span);
      if (token.kind != TokenKind::word || text.size() < 2) continue;
      ++words;
      capitals += text == upper_ascii(text);
    }
    return words >= 3 && capitals * 2 > words;
  }

  static std::string upper_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return out;
  }

  void read(std::uint32_t i) {
    if (tokens_[i].kind != TokenKind::word || subject_.analysis.is_protected(tokens_[i].span.begin)) return;
    const std::string_view name = word(i);
    if (!is_acronym(name, p_)) return;
    const auto [at, is_new] = places_.try_emplace(std::string(name), stories_.size());
    if (is_new) stories_.push_back({std::string(name), i, 0, std::nullopt});
    Story& story = stories_[at->second];
    ++story.uses;
    if (!story.defined && defined_here(i)) story.defined = i;
  }

  // « … (OMS) », « OMS (Organisation … », « OMS, Organisation … », and the words behind which the initials stand.
  bool defined_here(std::uint32_t i) const {
    const std::string_view name = word(i);
    const bool bracketed = i > begin_ && is_bracket(word(i - 1));
    if (bracketed && spells(name, i - 1, false)) return true;
    if (i + 1 >= end_) return false;
    const std::string_view next = word(i + 1);
    return (is_bracket(next) || next == "," || next == ":" || next == "–" || next == "—") && spells(name, i + 2, true);
  }

  // Whether the initials of the words before (or from) `at` hold the letters of the name in their order. Words that
  // French leaves out of its acronyms may stand between; a few letters may go (l’Unedic, SNCF’s « Société »).
  bool spells(std::string_view name, std::uint32_t at, bool forward) const {
    constexpr std::uint32_t most_words = 14;
    std::string initials;
    if (forward) {
      for (std::uint32_t i = at; i < end_ && i < at + most_words; ++i) add_initial(i, initials);
    } else {
      const std::uint32_t from = std::max(begin_, at > most_words ? at - most_words : 0);
      for (std::uint32_t i = from; i < at; ++i) add_initial(i, initials);
    }
    return holds(initials, name, forward);
  }

  void add_initial(std::uint32_t i, std::string& initials) const {
    if (tokens_[i].kind != TokenKind::word && tokens_[i].kind != TokenKind::number) return;
    const std::string folded = fold(word(i));
    // Each part of « franco-allemand » may give a letter.
    bool start = true;
    for (const char c : folded) {
      if (start && c != '-') initials += c;
      start = c == '-';
    }
  }

  // All letters but one of a name of four and more; the first always.
  static bool holds(std::string_view initials, std::string_view name, bool forward) {
    std::size_t missing = 0, at = 0;
    bool first = true;
    for (const char c : name) {
      const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      if (low >= '0' && low <= '9') continue;
      const std::size_t found = initials.find(low, at);
      if (found == std::string_view::npos) {
        if (first) return false;
        ++missing;
      } else {
        if (first && forward && found > 2) return false;
        at = found + 1;
      }
      first = false;
    }
    return missing <= (name.size() >= 4 ? 1u : 0u);
  }

  const Parameters& p_;
  const Subject& subject_;
  const std::vector<Token>& tokens_;
  std::uint32_t begin_ = 0, end_ = 0;
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<Story> stories_;
};

Findings check(const Parameters& p, const Subject& subject) {
  Findings findings;
  const std::vector<Story> stories = Reader(p, subject).stories(prose_of(subject, p.selection));
  findings.applicable = !stories.empty();
  for (const Story& story : stories) {
    if (story.uses <= p.over || std::find(p.except.begin(), p.except.end(), story.name) != p.except.end()) continue;
    if (story.defined == story.first) continue;
    Finding finding;
    finding.text = subject.analysis.tokens[story.first].span;
    finding.arguments = {{"found", story.name}, {"count", double(story.uses)}};
    if (story.defined) {
      finding.message = "late";
      finding.related.push_back(subject.analysis.tokens[*story.defined].span);
    }
    findings.items.push_back(std::move(finding));
  }
  findings.value = double(findings.items.size());
  return findings;
}

Compiled compile(Fields& fields, const Rule&) {
  Parameters p;
  p.selection = read_selection(fields, "article p, article li, article blockquote");
  const auto whole = [&](const char* key, std::uint32_t fallback, std::uint32_t least) {
    const double given = fields.number(key).value_or(fallback);
    if (given >= least && given <= 1000) return static_cast<std::uint32_t>(given);
    fields.error(key, {"un nombre de " + std::to_string(least) + " à 1000",
                       "a number from " + std::to_string(least) + " to 1000"});
    return fallback;
  };
  p.min_letters = whole("min-letters", p.min_letters, 2);
  p.max_letters = whole("max-letters", p.max_letters, 2);
  p.over = whole("over", p.over, 0);
  p.except = fields.words("except");
  return {[p](const Subject& s) { return check(p, s); },
          Facts(Fact::protected_spans) | Fact::tokens | p.selection.needs(), nullptr, nullptr};
}

}  // namespace

const RuleKind define_first_kind{"define-first", compile};

}  // namespace calame
