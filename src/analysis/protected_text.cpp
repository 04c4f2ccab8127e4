#include "analysis/protected_text.h"

#include <algorithm>

#include "analysis/characters.h"
#include "analysis/identifiers.h"

namespace calame {
namespace {

enum Trigger : Triggers {
  digit = 1,
  dot = 2,      // counts only when more follows it than closing signs
  address = 4,  // @ # / _ \ and :
  markup = 8,   // { $ < & ` *
  smile = 16,
  bracket = 32,
  name = 64,
  dash = 128,
  space = 256  // white space, or the first byte of one
};

std::array<Triggers, 256> triggers_with(const NameList& names) {
  std::array<Triggers, 256> table{};
  const auto mark = [&](std::string_view bytes, int trigger) {
    for (const char c : bytes) table[static_cast<unsigned char>(c)] |= static_cast<Triggers>(trigger);
  };
  mark("0123456789", digit);
  mark(".", dot);
  mark("@#/_\\:", address);
  mark("{$<&`*", markup);
  mark(":;=^<\\_)", smile);
  mark("()", bracket);
  mark("-", dash);
  mark(" \t\n\v\f\r\xC2\xE1\xE2\xE3", space);
  for (int b = 0; b < 256; ++b) {
    if (names.may_begin(static_cast<unsigned char>(b))) table[static_cast<std::size_t>(b)] |= name;
  }
  return table;
}

// Searches forward once a pattern and block: where the next closing mark stands is remembered, so
// many openers without a closer stay linear.
class NextMark {
 public:
  NextMark(std::string_view text, std::string_view mark) : text_(text), mark_(mark) {}
  std::size_t from(std::size_t at) {
    if (next_ == std::string_view::npos || (searched_ && next_ >= at)) return next_;
    searched_ = true;
    return next_ = text_.find(mark_, at);
  }

 private:
  std::string_view text_, mark_;
  std::size_t next_ = 0;
  bool searched_ = false;
};

bool is_ascii_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_ascii_alpha(char c) { return is_ascii_alnum(c) && !(c >= '0' && c <= '9'); }

constexpr std::string_view emoticons[] = {
    ":)", ":-)", ";)",  ";-)", ":(",  ":-(", ":D",  ":-D", ":P",  ":p",   ":-P", ":-p", ":o", ":O", ":-o", ":-O",
    ":|", ":-|", ":/",  ":-/", ":'(", ":’(", ":')", ":*",  ":-*", "=)",   "=D",  "=(",  ";D", ";p", ";P",  "xD",
    "XD", "^^",  "^_^", "-_-", "<3",  "</3", ">:(", "B-)", "8-)", "\\o/", "o_O", "O_o", "o/", ":3", ":]",  ":-]"};

class Scanner {
 public:
  Scanner(std::string_view text, std::uint32_t offset, const NameList& names, const std::array<Triggers, 256>& triggers,
          std::vector<ProtectedSpan>& out)
      : text_(text),
        offset_(offset),
        names_(names),
        triggers_(triggers),
        out_(out),
        double_brace_(text, "}}"),
        percent_brace_(text, "%}"),
        brace_(text, "}"),
        angle_(text, ">"),
        backtick_(text, "`"),
        dollar_(text, "$") {}

  void run() {
    for (std::size_t i = 0; (i = next_trigger(i)) < text_.size();) {
      const std::size_t begin = run_begin(i);
      Triggers found = 0;
      const std::size_t end = run_end(i, found);
      brackets_before_ = open_brackets_;
      count_brackets(begin, end, found);
      done_ = i = handle_run(begin, end, found);
    }
  }

 private:
  std::size_t protect(std::size_t begin, std::size_t end, Protection kind) {
    out_.push_back(
        {TextSpan(offset_ + static_cast<std::uint32_t>(begin), offset_ + static_cast<std::uint32_t>(end)), kind});
    return end;
  }

  // Most runs have none.
  [[nodiscard]] std::size_t next_trigger(std::size_t at) const {
    const auto triggers = [table = triggers_.data()](unsigned char c) { return (table[c] & ~space) != 0; };
    return static_cast<std::size_t>(std::find_if(text_.begin() + at, text_.end(), triggers) - text_.begin());
  }

  // Of the run that holds `at`: behind the white space before it, or behind what was handled last.
  [[nodiscard]] std::size_t run_begin(std::size_t at) const {
    while (at > done_) {
      if (is_ascii_alnum(text_[at - 1])) {
        --at;
      } else if (space_size_before(at)) {
        break;
      } else {
        at -= decode_before(text_, at).size;
      }
    }
    return at;
  }

  // The white space behind a run; the triggers from `at` on.
  std::size_t run_end(std::size_t at, Triggers& found) const {
    for (; at < text_.size(); ++at) {
      const Triggers trigger = triggers_[static_cast<unsigned char>(text_[at])];
      if ((trigger & space) != 0 && space_size(text_, at) != 0) break;
      found |= trigger & ~space;
    }
    return at;
  }

  // What is left of a run after a protected stretch is looked at again, but a run that holds more
  // stretches than this is no prose, and going on would be quadratic.
  std::size_t handle_run(std::size_t begin, std::size_t end, Triggers found) {
    constexpr int most_stretches = 32;
    for (int i = 0; i < most_stretches && begin < end; ++i) begin = handle(begin, end, found);
    return std::max(begin, end);
  }

  // Where to go on: the end of the run, or past what was protected.
  std::size_t handle(std::size_t begin, std::size_t end, Triggers found) {
    const bool option =
        end - begin > 3 && text_[begin] == '-' && text_[begin + 1] == '-' && is_ascii_alpha(text_[begin + 2]);
    if (option) return protect(begin, core_of(begin, end).end, Protection::code);
    if ((found & ~dash) == 0) return end;
    if (found & smile) {
      if (const std::size_t after = emoticon(begin, end)) return after;
    }
    if (found & markup) {
      if (const std::size_t after = markup_in(begin, end)) return after;
    }
    if (found & name) {
      if (const std::size_t after = name_in(begin, end)) return after;
    }
    if ((found & (digit | address | dot | bracket)) == 0) return end;
    // A period that only ends its sentence.
    if ((found & ~(name | dash)) == dot && text_.find('.', begin) + 1 == end) return end;
    const ByteRange core = core_of(begin, end);
    if (core.begin >= core.end) return end;
    const std::string_view run = text_.substr(core.begin, core.end - core.begin);
    if ((found & (digit | address)) == 0 && run.find_first_of(".(") == std::string_view::npos) return end;
    if (found & (address | dot | bracket)) {
      if (const std::size_t after = short_code(core)) return after;
      Recognised shape;
      if (recognise_address(run, shape)) {
        protect(core.begin + shape.begin, core.begin + shape.end, shape.kind);
        return core.begin + shape.end;
      }
    }
    if (found & digit) {
      if (const auto identifier = find_identifier(text_, core)) {
        return protect(identifier->begin, identifier->end, Protection::identifier);
      }
    }
    return end;
  }

  void count_brackets(std::size_t begin, std::size_t end, Triggers found) {
    if (!(found & bracket)) return;
    for (std::size_t i = begin; i < end; ++i) {
      if (text_[i] == '(') ++open_brackets_;
      if (text_[i] == ')' && open_brackets_ > 0) --open_brackets_;
    }
  }

  // The run without the quotes, brackets and stops around it, and without an elision before it.
  [[nodiscard]] ByteRange core_of(std::size_t begin, std::size_t end) const {
    begin = without_openers(begin, end);
    for (std::size_t i = begin; i < end && i - begin < 8; ++i) {
      const bool straight = text_[i] == '\'', curly = text_.compare(i, 3, "’") == 0;
      if (straight || curly) {
        const std::size_t after = i + (straight ? 1 : 3);
        if (i > begin && after < end) begin = without_openers(after, end);
        break;
      }
      if (!is_ascii_alpha(text_[i])) break;
    }
    return {begin, without_closers(begin, end)};
  }

  [[nodiscard]] std::size_t without_openers(std::size_t begin, std::size_t end) const {
    while (begin < end && !is_ascii_alnum(text_[begin])) {
      const CodePoint c = decode(text_, begin);
      if (std::u32string_view(U"([«\"“‘'*_>—–‹").find(c.value) == std::u32string_view::npos) break;
      begin += c.size;
    }
    return begin;
  }

  [[nodiscard]] std::size_t without_closers(std::size_t begin, std::size_t end) const {
    if (end > begin && is_ascii_alnum(text_[end - 1])) return end;
    const std::string_view run = text_.substr(begin, end - begin);
    auto balance = std::count(run.begin(), run.end(), '(') - std::count(run.begin(), run.end(), ')');
    while (end > begin && !is_ascii_alnum(text_[end - 1])) {
      const CodePoint c = decode_before(text_, end);
      if (std::u32string_view(U".,;:!?…)]}»\"”’'*_>›").find(c.value) == std::u32string_view::npos) break;
      if (c.value == ')') {
        if (balance >= 0) break;  // its partner stands inside: .../Paris_(film)
        ++balance;
      }
      end -= c.size;
    }
    return end;
  }

  // A run that is an emoticon, or ends with one right after a word. « (voir la note :) » is a bracket.
  std::size_t emoticon(std::size_t begin, std::size_t end) {
    std::size_t last = end;
    while (last > begin && std::string_view(".,!?").find(text_[last - 1]) != std::string_view::npos) --last;
    const std::string_view run = text_.substr(begin, last - begin);
    if (run.size() < 2) return 0;
    if (std::find(std::begin(emoticons), std::end(emoticons), run) != std::end(emoticons)) {
      if (run.back() == ')' && brackets_before_ > 0) return 0;
      return protect(begin, last, Protection::emoticon);
    }
    for (const std::string_view face : {":-)", ";-)", ":)", ";)", ":-(", ":("}) {
      if (run.size() > face.size() && run.ends_with(face) && brackets_before_ == 0 &&
          run.find('(') == std::string_view::npos) {
        return protect(last - face.size(), last, Protection::emoticon);
      }
    }
    return 0;
  }

  // :smile:
  std::size_t short_code(ByteRange core) {
    std::size_t begin = core.begin;
    if (text_[begin] != ':' || core.end - begin < 3) return 0;
    const std::size_t close = core.end;  // core_of took the closing colon for a stop
    if (close >= text_.size() || text_[close] != ':') return 0;
    const std::string_view word = text_.substr(begin + 1, close - begin - 1);
    const bool plain = std::all_of(word.begin(), word.end(),
                                   [](char c) { return is_ascii_alnum(c) || c == '_' || c == '-' || c == '+'; });
    return plain ? protect(begin, close + 1, Protection::emoticon) : 0;
  }

  std::size_t name_in(std::size_t begin, std::size_t end) {
    const Classifier classify;
    for (std::size_t i = begin; i < end; ++i) {
      if (!names_.may_begin(static_cast<unsigned char>(text_[i]))) continue;
      const bool starts_word = (static_cast<unsigned char>(text_[i]) & 0xC0) == 0x80 || !is_word_byte(i) ||
                               i == begin || !(classify(decode_before(text_, i).value) & char_class::alnum);
      if (!starts_word) continue;
      if (const std::size_t size = names_.size_at(text_, i)) return protect(i, i + size, Protection::brand);
    }
    return 0;
  }

  [[nodiscard]] bool is_word_byte(std::size_t i) const {
    return is_ascii_alnum(text_[i]) || static_cast<unsigned char>(text_[i]) >= 0x80;
  }

  // The first stretch of markup that begins in the run.
  std::size_t markup_in(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (!(triggers_[static_cast<unsigned char>(text_[i])] & markup)) continue;
      if (const std::size_t after = markup_at(i)) return after;
    }
    return 0;
  }

  std::size_t markup_at(std::size_t i) {
    constexpr std::size_t longest = 2000;  // a closing mark further away belongs to something else
    const std::string_view rest = text_.substr(i);
    const auto until = [&](std::size_t close, std::size_t size) -> std::size_t {
      return close != std::string_view::npos && close - i <= longest ? close + size : 0;
    };
    const auto kept = [&](std::size_t after, Protection kind) { return after ? protect(i, after, kind) : 0; };
    if (rest.starts_with("{{")) return kept(until(double_brace_.from(i + 2), 2), Protection::markup);
    if (rest.starts_with("{%")) return kept(until(percent_brace_.from(i + 2), 2), Protection::markup);
    if (rest.starts_with("{\"") || rest.starts_with("{'") || rest.starts_with("{#"))
      return kept(until(brace_.from(i + 2), 1), Protection::markup);
    if (rest[0] == '`') return kept(until(backtick_.from(i + 1), 1), Protection::code);
    if (rest[0] == '&') return kept(entity_end(i), Protection::markup);
    if (rest[0] == '<' && rest.size() > 2 && (is_ascii_alpha(rest[1]) || (rest[1] == '/' && is_ascii_alpha(rest[2])))) {
      return kept(until(angle_.from(i + 2), 1), Protection::markup);
    }
    if (rest[0] == '$') return kept(math_end(i), Protection::markup);
    if (rest.starts_with("*[")) return kept(abbreviation_end(i), Protection::markup);
    return 0;
  }

  // *[HTML]: the abbreviation that a line of some Markdown dialects defines
  [[nodiscard]] std::size_t abbreviation_end(std::size_t i) const {
    constexpr std::size_t longest = 40;
    const std::size_t close = text_.substr(i, longest).find("]:");
    return close == std::string_view::npos ? 0 : i + close + 2;
  }

  // &nbsp; &#160; &#x202F; left as text
  [[nodiscard]] std::size_t entity_end(std::size_t i) const {
    std::size_t end = i + 1;
    if (end < text_.size() && text_[end] == '#') ++end;
    const std::size_t name_begin = end;
    while (end < text_.size() && end - i < 12 && is_ascii_alnum(text_[end])) ++end;
    return end > name_begin && end < text_.size() && text_[end] == ';' ? end + 1 : 0;
  }

  // $x^2$, $$…$$; « 3 $ et 5 $ » is money.
  std::size_t math_end(std::size_t i) {
    const std::size_t size = text_.substr(i).starts_with("$$") ? 2 : 1;
    if (i + size >= text_.size() || space_size(text_, i + size) != 0) return 0;
    const std::size_t close = dollar_.from(i + size);
    if (close == std::string_view::npos || close - i > 500 || space_size_before(close) || close == i + size) return 0;
    if (size == 2 && !text_.substr(close).starts_with("$$")) return 0;
    const std::string_view inside = text_.substr(i + size, close - i - size);
    const bool formula =
        inside.size() == 1 ? is_ascii_alpha(inside[0]) : inside.find_first_of("\\^_={}+") != std::string_view::npos;
    return formula ? close + size : 0;
  }
  [[nodiscard]] bool space_size_before(std::size_t at) const {
    return space_size(text_, at - decode_before(text_, at).size) != 0;
  }

  std::string_view text_;
  std::uint32_t offset_;
  const NameList& names_;
  const std::array<Triggers, 256>& triggers_;
  std::vector<ProtectedSpan>& out_;
  NextMark double_brace_, percent_brace_, brace_, angle_, backtick_, dollar_;
  std::size_t done_ = 0;
  int open_brackets_ = 0, brackets_before_ = 0;
};

}  // namespace

NameList::NameList(std::span<const std::string> names) {
  for (const std::string& n : names) {
    if (!n.empty()) by_first_byte_[static_cast<unsigned char>(n[0])].push_back(n);
  }
  for (auto& list : by_first_byte_) {
    std::sort(list.begin(), list.end(),
              [](auto a, auto b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
  }
}

std::size_t NameList::size_at(std::string_view text, std::size_t at) const {
  const Classifier classify;
  for (const std::string_view candidate : by_first_byte_[static_cast<unsigned char>(text[at])]) {
    if (text.compare(at, candidate.size(), candidate) != 0) continue;
    const std::size_t end = at + candidate.size();
    const bool open_ended = !(classify(decode_before(text, end).value) & char_class::alnum);
    if (end == text.size() || open_ended || !(classify(decode(text, end).value) & char_class::alnum)) {
      return candidate.size();
    }
  }
  return 0;
}

TextProtector::TextProtector(std::span<const std::string> names) : names_(names), triggers_(triggers_with(names_)) {}

void TextProtector::scan(std::string_view text, std::uint32_t offset, std::vector<ProtectedSpan>& out) const {
  Scanner(text, offset, names_, triggers_, out).run();
}

}  // namespace calame
