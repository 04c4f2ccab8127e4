// Marks over prose: overlapping notes split into runs that never nest, points, and the calls that follow them.
#pragma once

#include <string>
#include <vector>

#include "report/html_page.h"

namespace calame {

/// Prints stretches of prose with the notes that lie on them. Linear in the notes and the text.
class Marks {
 public:
  Marks(const ReviewedArticle&, const std::vector<Placement>&);
  /// Escaped text with its marks; calls are written where a note ends.
  [[nodiscard]] std::string print(TextSpan) const;
  /// Calls of points and of notes ending at `offset`, when the text before was printed elsewhere.
  [[nodiscard]] std::string calls_at(TextOffset) const;

 private:
  struct Run {
    TextSpan span;
    std::vector<std::uint32_t> notes;  ///< innermost (last begun) first, at most a few
  };
  struct Call {
    std::uint32_t at = 0;
    std::uint32_t note = 0;
    bool point = false;
  };
  [[nodiscard]] std::string open(const Run&, std::string_view text) const;
  [[nodiscard]] std::string call(const Call&) const;
  void make_runs(const std::vector<Placement>&);

  const ReviewedArticle& article_;
  std::vector<Run> runs_;    ///< ascending, disjoint
  std::vector<Call> calls_;  ///< ascending
};

}  // namespace calame
