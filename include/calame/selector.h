/// Where a rule looks: a CSS subset over the document's tree, plus views (ARCHITECTURE: Selectors).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "calame/analysis.h"
#include "calame/document.h"
#include "calame/result.h"

namespace calame {

/// A node, or a view of one.
struct Match {
  NodeId node = no_node;
  TextSpan text;
  SourceSpan source;
  std::string value;  ///< only of ::json() and ::attr(): the selected value as text
  bool operator==(const Match&) const = default;
};

/// Which part of the document a selector sees.
enum class Scope : std::uint8_t { content, document };  ///< article and metadata | all, chrome included

/// type, [attr] with = ~= ^= $= *= |= and i, #id, .class, descendant, > + ~, lists,
/// :not() :has() :is() :first-child :last-child :nth-child() :empty, and one view at the end of each
/// alternative: ::section ::sentence ::intro ::json(path) ::attr(name). `article` matches the main content,
/// whatever its element. Immutable, shareable between threads.
class Selector {
 public:
  /// Error::at.column is the 1-based place in `css`.
  static Result<Selector> parse(std::string_view css);
  /// Distinct, in document order.
  [[nodiscard]] std::vector<Match> select(const Document&, const Analysis&, Scope) const;
  [[nodiscard]] bool matches(const Document&, NodeId) const;  ///< the last compound's subject; views ignored
  [[nodiscard]] Facts needs() const;
  [[nodiscard]] const std::string& css() const { return css_; }

 private:
  struct Program;
  std::shared_ptr<const Program> program_;
  std::string css_;
};

}  // namespace calame
