// kind = "repeat": a sentence or a paragraph that stands twice, a word that comes back too soon.
#include <algorithm>
#include <bit>
#include <deque>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analysis/phrase_words.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

enum class Unit { sentence, paragraph, word };

struct Parameters {
  Selection selection;
  Unit unit = Unit::sentence;
  std::uint32_t min_words = 0;  // shorter ones may come twice
  std::uint32_t over = 1;       // times
  std::uint32_t within = 0;     // words; 0 = the whole article
  std::vector<std::string> except;
};

// A sentence or a paragraph.
struct Text {
  TextSpan span;
  std::span<const Token> tokens;
};

// Of a text's words and numbers alone: two sentences that differ by a space, a capital or a mark are one. 0 = none.
std::uint64_t key_of(const Analysis& analysis, const Text& text) {
  constexpr std::uint64_t start = 0xcbf29ce484222325u, prime = 0x100000001b3u;  // FNV-1a
  std::uint64_t key = start;
  for (const Token& token : text.tokens) {
    if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
    key = (key ^ analysis.token_forms[static_cast<std::size_t>(&token - analysis.tokens.data())]) * prime;
  }
  return key == start ? 0 : key;
}

bool same_words(const Analysis& analysis, const Text& a, const Text& b) {
  const auto words = [&](const Text& text) {
    std::vector<std::uint32_t> forms;
    for (const Token& token : text.tokens)
      if (token.kind == TokenKind::word || token.kind == TokenKind::number)
        forms.push_back(analysis.token_forms[static_cast<std::size_t>(&token - analysis.tokens.data())]);
    return forms;
  };
  return words(a) == words(b);
}

Finding repeated(const Subject& subject, TextSpan here, TextSpan first, double times, double apart) {
  Finding finding;
  finding.text = here;
  finding.arguments = {{"found", excerpt(text_of(subject.document, here))}, {"count", times}, {"apart", apart}};
  finding.related.push_back(first);
  return finding;
}

void check_texts(const Parameters& p, const Subject& subject, const std::vector<Text>& texts, Findings& findings) {
  struct Seen {
    std::uint64_t key = 0;  // 0 = free
    const Text* first = nullptr;
    std::uint32_t times = 0;
  };
  std::vector<Seen> seen(std::bit_ceil(2 * texts.size() + 1));
  for (const Text& text : texts) {
    const std::uint64_t key = key_of(subject.analysis, text);
    if (key == 0) continue;
    std::size_t at = (key ^ key >> 32) & (seen.size() - 1);
    while (seen[at].key != 0 && seen[at].key != key) at = (at + 1) & (seen.size() - 1);
    Seen& before = seen[at];
    if (before.key == 0) {
      before = {key, &text, 1};
      continue;
    }
    if (same_words(subject.analysis, *before.first, text) && ++before.times > p.over)
      findings.items.push_back(repeated(subject, text.span, before.first->span, before.times, 0));
  }
}

std::vector<Text> paragraphs_of(const Subject& subject, const std::vector<TextSpan>& prose, std::uint32_t min_words) {
  std::vector<Text> paragraphs;
  for (const TextSpan part : prose)
    if (count_words(text_of(subject.document, part)) >= min_words)
      paragraphs.push_back({part, subject.analysis.tokens_in(part)});
  return paragraphs;
}

std::vector<Text> sentences_of(const Subject& subject, const std::vector<TextSpan>& prose, std::uint32_t min_words) {
  const std::span<const Token> tokens = subject.analysis.tokens;
  std::vector<Text> sentences;
  for (const TextSpan part : prose)
    for (const Sentence& s : subject.analysis.sentences_in(part))
      if (!s.heading && s.words >= min_words)
        sentences.push_back({s.span, tokens.subspan(s.first_token, s.token_end - s.first_token)});
  return sentences;
}

// A final s or x is number, not another word.
std::string word_key(std::string_view form) {
  std::string key = fold(form);
  if (key.size() > 4 && (key.back() == 's' || key.back() == 'x')) key.pop_back();
  return key;
}

// Each spelling is looked at once: its key, or none where the word may come back.
class WordKeysOfForms {
 public:
  WordKeysOfForms(const Parameters& p, const Subject& subject)
      : p_(p), subject_(subject), keys_(subject.analysis.forms.size(), unknown) {
    for (const std::string& word : p.except) spared_.push_back(word_key(word));
    for (const std::string& word : subject.brief.synonyms) spare_words_of(word);
    spare_words_of(subject.brief.keyphrase);
    std::sort(spared_.begin(), spared_.end());
  }

  // -1 = of no interest.
  int operator()(std::size_t index, const Token& token) {
    int& key = keys_[subject_.analysis.token_forms[index]];
    if (key == unknown) key = looked_up(subject_.analysis.form(index), token);
    return key;
  }

 private:
  static constexpr int unknown = -2, none = -1;

  int looked_up(std::string_view form, const Token& token) {
    constexpr std::size_t shortest = 4;
    if (form.size() < shortest || !is_content(subject_.language, form, token.kind)) return none;
    const std::string key = word_key(form);
    if (std::binary_search(spared_.begin(), spared_.end(), key)) return none;
    return numbers_.try_emplace(key, static_cast<int>(numbers_.size())).first->second;
  }

  // The brief asks for its keyphrase; another rule counts it.
  void spare_words_of(std::string_view phrase) {
    std::size_t from = 0;
    while (from < phrase.size()) {
      const std::size_t end = std::min(phrase.find(' ', from), phrase.size());
      if (end > from) spared_.push_back(word_key(phrase.substr(from, end - from)));
      from = end + 1;
    }
  }

  const Parameters& p_;
  const Subject& subject_;
  std::vector<int> keys_;
  std::vector<std::string> spared_;
  std::unordered_map<std::string, int> numbers_;
};

void check_words(const Parameters& p, const Subject& subject, const std::vector<TextSpan>& prose, Findings& findings) {
  struct Use {
    std::size_t place;  // in words
    TextSpan span;
  };
  WordKeysOfForms keys(p, subject);
  std::vector<std::deque<Use>> uses;
  std::size_t place = 0;
  const Analysis& analysis = subject.analysis;
  for (const TextSpan part : prose) {
    const auto tokens = analysis.tokens_in(part);
    for (const Token& token : tokens) {
      if (token.kind != TokenKind::word) continue;
      ++place;
      const auto index = static_cast<std::size_t>(&token - analysis.tokens.data());
      const int key = keys(index, token);
      if (key < 0 || analysis.is_protected(token.span.begin)) continue;
      if (uses.size() <= static_cast<std::size_t>(key)) uses.resize(static_cast<std::size_t>(key) + 1);
      std::deque<Use>& last = uses[static_cast<std::size_t>(key)];
      last.push_back({place, token.span});
      while (p.within > 0 && place - last.front().place >= p.within) last.pop_front();
      if (last.size() <= p.over) continue;
      findings.items.push_back(
          repeated(subject, token.span, last.front().span, double(last.size()), double(place - last.front().place)));
      last.clear();  // the next one is told when it comes back as often again
    }
  }
}

Findings check(const Parameters& p, const Subject& subject) {
  Findings findings;
  const std::vector<TextSpan> prose = prose_of(subject, p.selection);
  findings.applicable = !prose.empty();
  if (p.unit == Unit::paragraph) check_texts(p, subject, paragraphs_of(subject, prose, p.min_words), findings);
  if (p.unit == Unit::sentence) check_texts(p, subject, sentences_of(subject, prose, p.min_words), findings);
  if (p.unit == Unit::word) check_words(p, subject, prose, findings);
  findings.value = double(findings.items.size());
  return findings;
}

Compiled compile(Fields& fields, const Rule&) {
  Parameters p;
  p.selection = read_selection(fields, "article p, article li, article blockquote");
  p.unit = fields.one_of<Unit>(
      "unit", {{"sentence", Unit::sentence}, {"paragraph", Unit::paragraph}, {"word", Unit::word}}, Unit::sentence);
  const auto whole = [&](const char* key, double fallback, double least) {
    const double given = fields.number(key).value_or(fallback);
    if (given < least || given > 1e6)
      fields.error(key, {"un nombre entier d’au moins " + std::to_string(int(least)),
                         "a whole number of at least " + std::to_string(int(least))});
    return static_cast<std::uint32_t>(std::clamp(given, least, 1e6));
  };
  p.min_words = whole("min-words", p.unit == Unit::word ? 0 : 8, 0);
  p.over = whole("over", p.unit == Unit::word ? 2 : 1, 1);
  p.within = whole("within", 0, 0);
  p.except = fields.words("except");
  Facts needs = p.selection.needs();
  needs = needs | Fact::protected_spans | Fact::tokens | Fact::forms;
  if (p.unit == Unit::sentence) needs = needs | Fact::sentences;
  return {[p](const Subject& s) { return check(p, s); }, needs, nullptr, nullptr};
}

}  // namespace

const RuleKind repeat_kind{"repeat", compile};

}  // namespace calame
