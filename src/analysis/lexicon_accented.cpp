// Words written without accents, as in addresses and capitals: which forms they may stand for.
#include "analysis/characters.h"
#include "analysis/fold.h"
#include "analysis/lexicon.h"
#include "calame/analysis.h"
#include "document/encoding.h"

namespace calame {
namespace {

// A walk through the automaton along all spellings of one folded word.
class Walk {
 public:
  Walk(std::span<const std::uint32_t> arcs, std::string_view folded, std::vector<std::string>& out)
      : arcs_(arcs), folded_(folded), out_(out) {}

  // `at`: how much of the folded word form_ covers.
  void from(std::uint32_t state, std::size_t at) {
    for (std::size_t i = state; i < arcs_.size(); ++i) {
      step(arcs_[i] & 0xFF, arcs_[i] >> 9, at);
      if (arcs_[i] & 0x100) break;
    }
  }

 private:
  static constexpr std::size_t most_forms = 24;

  void step(std::uint32_t label, std::uint32_t target, std::size_t at) {
    if (label == 0) {
      if (at == folded_.size() && out_.size() < most_forms) out_.push_back(form_);
    } else if (label < 0x80) {
      const bool same = at < folded_.size() && static_cast<unsigned char>(folded_[at]) == lower_case(char32_t{label});
      if (same || label == '\'') character(label, target, at);
    } else if (label < 0xE0 && at < folded_.size()) {
      // The second byte of a letter; longer ones are in no form that has another spelling.
      for (std::size_t i = target; i < arcs_.size(); ++i) {
        character((label & 0x1F) << 6 | (arcs_[i] & 0x3F), arcs_[i] >> 9, at);
        if (arcs_[i] & 0x100) break;
      }
    }
  }

  void character(char32_t c, std::uint32_t target, std::size_t at) {
    const std::string_view left = folded_.substr(at);
    const std::size_t size = form_.size();
    // An address has a hyphen for the apostrophe of chef-d’œuvre.
    const bool hyphen = c == '\'' && left.starts_with('-');
    const std::size_t taken = taken_by(c, left);
    if (!hyphen && taken == 0) return;
    append_utf8(form_, c);
    if (hyphen) from(target, at + 1);
    if (taken != 0) from(target, at + taken);
    form_.resize(size);
  }

  // How much of what is left of the folded word a letter stands for.
  static std::size_t taken_by(char32_t c, std::string_view left) {
    const auto letter = folded_letter(c);
    if (letter) return left.starts_with(*letter) ? letter->size() : 0;
    std::string text;
    append_utf8(text, c);
    const std::string folded = fold(text);
    return left.starts_with(folded) ? folded.size() : 0;
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
