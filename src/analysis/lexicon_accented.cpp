// Words written without accents, as in addresses and capitals: which forms they may stand for.
#include "analysis/characters.h"
#include "analysis/lexicon.h"
#include "calame/analysis.h"
#include "document/encoding.h"

namespace calame {
namespace {

// The letter folded: looked up for those that most words are made of.
std::string_view folded_letter(char32_t c) {
  constexpr char32_t first = 0x80, end = 0x250;  // Latin-1 and Latin Extended
  static const std::vector<std::string> letters = [] {
    std::vector<std::string> folded;
    for (char32_t letter = first; letter < end; ++letter) {
      std::string text;
      append_utf8(text, letter);
      folded.push_back(fold(text));
    }
    return folded;
  }();
  return letters[c - first];
}

// A walk through the automaton along all spellings of one folded word.
class Walk {
 public:
  Walk(std::span<const std::uint32_t> arcs, std::string_view folded, std::vector<std::string>& out)
      : arcs_(arcs), folded_(folded), out_(out) {}

  // `at`: how much of the folded word form_ covers.
  void from(std::uint32_t state, std::size_t at) {
    const char32_t wanted = at < folded_.size() ? static_cast<unsigned char>(folded_[at]) : 0;
    for (std::size_t i = state; i < arcs_.size(); ++i) {
      const std::uint32_t label = arcs_[i] & 0xFF;
      // Most arcs lead astray, which one look at a plain letter tells.
      const bool astray = label > '\'' && label < 0x80 && lower_case(char32_t(label)) != wanted;
      if (!astray) step(label, arcs_[i] >> 9, at);
      if (arcs_[i] & 0x100) break;
    }
  }

 private:
  static constexpr std::size_t most_forms = 24;

  void step(std::uint32_t label, std::uint32_t target, std::size_t at) {
    if (label == 0) {
      if (at == folded_.size() && out_.size() < most_forms) out_.push_back(form_);
    } else if (label < 0x80) {
      character(label, target, at);
    } else if (label < 0xE0 && at < folded_.size()) {
      // The second byte of a letter; longer ones are in no form that has another spelling.
      for (std::size_t i = target; i < arcs_.size(); ++i) {
        character((label & 0x1F) << 6 | (arcs_[i] & 0x3F), arcs_[i] >> 9, at);
        if (arcs_[i] & 0x100) break;
      }
    }
  }

  void character(char32_t c, std::uint32_t target, std::size_t at) {
    if (c >= 0x80 && c < 0x250) {
      const std::string_view folded = folded_letter(c);
      if (folded.empty() || !folded_.substr(at).starts_with(folded)) return;
    }
    const std::size_t size = form_.size();
    append_utf8(form_, c);
    // An address has a hyphen for the apostrophe of chef-d’œuvre.
    if (c == '\'' && folded_.substr(at).starts_with('-')) from(target, at + 1);
    const std::string folded =
        c < 0x80 ? std::string(1, static_cast<char>(lower_case(c))) : fold(std::string_view(form_).substr(size));
    if (folded_.substr(at).starts_with(folded) && !folded.empty()) from(target, at + folded.size());
    form_.resize(size);
  }

  std::span<const std::uint32_t> arcs_;
  std::string_view folded_;
  std::vector<std::string>& out_;
  std::string form_;
};

}  // namespace

void Lexicon::accented(std::string_view folded, std::vector<std::string>& out) const {
  constexpr std::size_t longest = 64;  // beyond it is no word
  if (!folded.empty() && folded.size() <= longest && !arcs_.empty()) Walk(arcs_, folded, out).from(root_, 0);
}

}  // namespace calame
