#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "calame/edit.h"

namespace calame {

namespace {

// Edits that are in, begin → end. Disjoint, but for places that touch.
using Taken = std::map<std::uint32_t, std::uint32_t>;

// An insertion at the border of another edit has no order of its own with it: that is an overlap.
bool collide(SourceSpan a, SourceSpan b) {
  if (a.empty() || b.empty()) return a.begin <= b.end && b.begin <= a.end;
  return a.overlaps(b);
}

bool is_free(const Taken& taken, SourceSpan span) {
  auto next = taken.lower_bound(span.begin.value);
  if (next != taken.end() && collide(span, {next->first, next->second})) return false;
  if (next == taken.begin()) return true;
  --next;
  return !collide(span, {next->first, next->second});
}

bool well_formed(const Fix& fix, std::size_t size) {
  for (std::size_t i = 0; i < fix.edits.size(); ++i) {
    const SourceSpan span = fix.edits[i].span;
    if (span.end < span.begin || span.end.value > size) return false;
    if (i > 0 && span.begin < fix.edits[i - 1].span.end) return false;  // touching is fine: they are in order
  }
  return true;
}

bool changes_nothing(const Source& source, const Fix& fix) {
  return std::all_of(fix.edits.begin(), fix.edits.end(),
                     [&](const Edit& e) { return source.text_of(e.span) == e.replacement; });
}

// The characters of `text` one by one, those that the encoding lacks as numeric references.
std::optional<std::string> with_references(const Source& source, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const std::string_view character = text.substr(i, length);
    i += length;
    if (const auto encoded = source.encode(character)) {
      out += *encoded;
      continue;
    }
    std::uint32_t code = length == 2 ? lead & 0x1F : length == 3 ? lead & 0x0F : lead & 0x07;
    for (const char c : character.substr(1)) code = code << 6 | (static_cast<unsigned char>(c) & 0x3F);
    const auto reference = source.encode(fmt::format("&#{};", code));
    if (!reference) return std::nullopt;
    out += *reference;
  }
  return out;
}

std::optional<std::string> encoded(const Source& source, Format format, const Edit& edit) {
  auto bytes = source.encode(edit.replacement);
  if (!bytes && format == Format::html) bytes = with_references(source, edit.replacement);
  return bytes;
}

struct FileEdit {
  FileSpan span;
  std::string bytes;
};

// nullopt when the file's encoding cannot hold one of the replacements.
std::optional<std::vector<FileEdit>> file_edits(const Source& source, Format format, const Fix& fix) {
  std::vector<FileEdit> edits;
  for (const Edit& e : fix.edits) {
    auto bytes = encoded(source, format, e);
    if (!bytes) return std::nullopt;
    edits.push_back({source.file_span(e.span), std::move(*bytes)});
  }
  return edits;
}

std::string spliced(std::string_view bytes, std::vector<FileEdit> edits) {
  std::stable_sort(edits.begin(), edits.end(), [](const FileEdit& a, const FileEdit& b) { return a.span < b.span; });
  std::string out;
  out.reserve(bytes.size() + edits.size() * 4);
  std::uint32_t from = 0;
  for (const FileEdit& e : edits) {
    out.append(bytes, from, e.span.begin.value - from);
    out += e.bytes;
    from = e.span.end.value;
  }
  out.append(bytes, from, bytes.size() - from);
  return out;
}

}  // namespace

std::string_view applicability_name(Applicability a) {
  switch (a) {
    case Applicability::safe:
      return "safe";
    case Applicability::unsafe:
      return "unsafe";
    case Applicability::display_only:
      break;
  }
  return "display-only";
}

Applied apply_fixes(const Source& source, Format format, std::span<const Fix> fixes, Applicability minimum) {
  std::vector<std::size_t> order(fixes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::erase_if(order, [&](std::size_t i) {
    return fixes[i].edits.empty() || fixes[i].applicability < minimum || !well_formed(fixes[i], source.text().size());
  });
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return fixes[a].edits.front().span < fixes[b].edits.front().span;
  });

  Applied result;
  Taken taken;
  std::vector<FileEdit> accepted;
  for (const std::size_t i : order) {
    const Fix& fix = fixes[i];
    const bool free =
        std::all_of(fix.edits.begin(), fix.edits.end(), [&](const Edit& e) { return is_free(taken, e.span); });
    if (!free || changes_nothing(source, fix)) continue;
    auto edits = file_edits(source, format, fix);
    if (!edits) continue;
    for (const Edit& e : fix.edits) {
      std::uint32_t& end = taken[e.span.begin.value];
      end = std::max(end, e.span.end.value);
    }
    std::move(edits->begin(), edits->end(), std::back_inserter(accepted));
    result.applied.push_back(i);
  }
  std::sort(result.applied.begin(), result.applied.end());
  result.bytes = spliced(source.bytes(), std::move(accepted));
  return result;
}

}  // namespace calame
