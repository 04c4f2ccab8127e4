/// Fixes: edits of the source with a safety. Applying is pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calame/document.h"
#include "calame/source.h"
#include "calame/span.h"

namespace calame {

/// Ordered: a higher value is applied more readily.
enum class Applicability : std::uint8_t { display_only, unsafe, safe };
std::string_view applicability_name(Applicability);  ///< "safe", "unsafe", "display-only"

/// `replacement` is UTF-8 source text, already encoded for its context (entity, quotes).
struct Edit {
  SourceSpan span;
  std::string replacement;
  auto operator<=>(const Edit&) const = default;
};

/// Edits ascend and do not overlap; they are applied together or not at all.
struct Fix {
  Applicability applicability = Applicability::display_only;
  std::vector<Edit> edits;
};

/// The edit that makes the prose of `span` read `replacement`, encoded for its context. The common
/// ends are left alone, so that the smallest range of source is touched. nullopt when what is left
/// crosses markup, or lies in a place that cannot hold it.
std::optional<Edit> prose_edit(const Document&, const Source&, TextSpan, std::string_view replacement);

struct Applied {
  std::string bytes;                 ///< the whole file, in its own encoding
  std::vector<std::size_t> applied;  ///< indices of the fixes that went in, ascending
};

/// Applies, in order of position, every fix that is at least `minimum` and overlaps no fix applied
/// before it (touching insertions at one place count as overlap); others are skipped whole. Only
/// bytes of the edits change. A replacement that the file's encoding cannot hold skips its fix,
/// except in HTML text, where it becomes a numeric reference.
Applied apply_fixes(const Source&, Format, std::span<const Fix>, Applicability minimum);

}  // namespace calame
