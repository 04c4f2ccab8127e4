#include "rules/kinds/selection.h"

#include <algorithm>

namespace calame {

Selection read_selection(Fields& fields, std::string_view fallback) {
  Selection selection;
  if (fields.has("select") || !fallback.empty()) selection.selector = fields.selector("select", fallback);
  selection.scope =
      fields.one_of<Scope>("scope", {{"content", Scope::content}, {"document", Scope::document}}, Scope::content);
  return selection;
}

namespace {

// What a void element says to readers is in an attribute: a description's content, an image's alt.
TextSpan spoken_attribute(const Document& document, NodeId node) {
  const Tag tag = document.nodes[node].tag;
  if (tag != Tag::meta && tag != Tag::img) return {};
  const Attribute* attribute = find_attribute(document, node, tag == Tag::meta ? "content" : "alt");
  return attribute ? attribute->text : TextSpan();
}

}  // namespace

std::vector<Match> select(const Subject& subject, const Selector& selector, Scope scope) {
  std::vector<Match> matches = selector.select(subject.document, subject.analysis, scope);
  for (Match& match : matches)
    if (match.node != no_node && match.text.empty() && match.value.empty())
      match.text = spoken_attribute(subject.document, match.node);
  return matches;
}

std::vector<Match> select(const Subject& subject, const Selection& selection) {
  if (!selection.selector) return {};
  return select(subject, *selection.selector, selection.scope);
}

namespace {

bool is_prose(const Document& document, const Block& block, Scope scope) {
  if (block.role == Role::code) return false;
  // A button in the article is chrome too: the block's role says so, its node's region does not.
  const bool chrome = block.role == Role::chrome || document.nodes[block.node].region == Region::chrome;
  return scope == Scope::document || !chrome;
}

// The parts of spans that lie in blocks of prose. The next span's are most often near.
class BlockCutter {
 public:
  explicit BlockCutter(const Document& document) : document_(document), block_(document.blocks.begin()) {}

  void cut(TextSpan span, std::vector<TextSpan>& out) {
    constexpr int near = 8;
    const auto ends_before = [](const Block& b, TextOffset at) { return b.text.end <= at; };
    const auto end = document_.blocks.end();
    if (span.begin < reached_) block_ = document_.blocks.begin();
    reached_ = span.begin;
    for (int i = 0; i < near && block_ != end && ends_before(*block_, span.begin); ++i) ++block_;
    if (block_ != end && ends_before(*block_, span.begin))
      block_ = std::lower_bound(block_, end, span.begin, ends_before);
    for (auto block = block_; block != document_.blocks.end() && block->text.begin < span.end; ++block) {
      if (block->role == Role::code) continue;
      const TextSpan part(std::max(block->text.begin, span.begin), std::min(block->text.end, span.end));
      if (!part.empty()) out.push_back(part);
    }
  }

 private:
  const Document& document_;
  std::vector<Block>::const_iterator block_;
  TextOffset reached_{0};
};

}  // namespace

std::vector<TextSpan> prose_of(const Subject& subject, const Selection& selection) {
  const Document& document = subject.document;
  std::vector<TextSpan> spans;
  if (!selection.selector) {
    spans.reserve(document.blocks.size());
    for (const Block& block : document.blocks)
      if (is_prose(document, block, selection.scope) && !block.text.empty()) spans.push_back(block.text);
    return spans;
  }
  BlockCutter blocks(document);
  for (const Match& match : select(subject, selection)) blocks.cut(match.text, spans);
  if (!std::is_sorted(spans.begin(), spans.end())) std::sort(spans.begin(), spans.end());
  std::vector<TextSpan> disjoint;  // nested matches (li in li) give the same block more than once
  for (const TextSpan span : spans) {
    if (!disjoint.empty() && disjoint.back().contains(span)) continue;
    if (!disjoint.empty() && disjoint.back().overlaps(span)) {
      disjoint.back().end = std::max(disjoint.back().end, span.end);
      continue;
    }
    disjoint.push_back(span);
  }
  return disjoint;
}

std::vector<Stretch> stretches_of(std::span<const TextSpan> blocks) {
  std::vector<Stretch> stretches;
  for (std::size_t first = 0, i = 0; i < blocks.size(); ++i) {
    const bool goes_on = i + 1 < blocks.size() && blocks[i + 1].begin.value == blocks[i].end.value + 1;
    if (goes_on) continue;
    stretches.push_back({TextSpan(blocks[first].begin, blocks[i].end), blocks.subspan(first, i + 1 - first)});
    first = i + 1;
  }
  return stretches;
}

namespace {

// Between the marks, in their block; a mark that opens as it closes is counted.
bool between(std::string_view before, std::string_view after, std::string_view open, std::string_view close) {
  if (after.find(close) == std::string_view::npos) return false;
  if (open == close) {
    std::size_t marks = 0;
    for (std::size_t at = 0; (at = before.find(open, at)) != std::string_view::npos; at += open.size()) ++marks;
    return marks % 2 == 1;
  }
  const std::size_t opened = before.rfind(open), closed = before.rfind(close);
  return opened != std::string_view::npos && (closed == std::string_view::npos || closed < opened);
}

// What stands before and behind a span in its block, no further than a quotation goes: the costs of a text with many
// hits stay linear.
struct Around {
  std::string_view before, after;
};
std::optional<Around> around(const Document& document, TextSpan span) {
  constexpr std::uint32_t farthest = 4000;  // bytes
  const std::size_t index = block_at(document, span.begin);
  if (index >= document.blocks.size()) return std::nullopt;
  const TextSpan block = document.blocks[index].text;
  const std::uint32_t begin = std::max(block.begin.value, span.begin.value - std::min(span.begin.value, farthest));
  const std::uint32_t end = std::min(block.end.value, span.end.value + farthest);
  return Around{text_of(document, TextSpan(TextOffset{begin}, span.begin)),
                text_of(document, TextSpan(span.end, TextOffset{std::max(end, span.end.value)}))};
}

}  // namespace

bool in_quotation(const Document& document, TextSpan span) {
  const auto near = around(document, span);
  return near && between(near->before, near->after, "«", "»");
}

Applicability FixSafety::at(const Document& document, TextSpan span) const {
  if (typography || wanted == Applicability::display_only) return wanted;
  const auto near = around(document, span);
  const auto stands = [&](std::string_view open, std::string_view close) {
    return near && between(near->before, near->after, open, close);
  };
  return stands("«", "»") || stands("“", "”") || stands("\"", "\"") ? Applicability::display_only : wanted;
}

FixSafety fix_safety(const Rule& rule) {
  return {rule.fix ? rule.fix->safety : Applicability::display_only, rule.category() == "typography"};
}

Finding finding_at(const Match& match) {
  Finding finding;
  finding.text = match.text;
  if (match.text.empty()) finding.source = match.source;
  finding.node = match.node;
  return finding;
}

Finding finding_on_document() {
  Finding finding;
  finding.whole_document = true;
  return finding;
}

std::optional<std::uint32_t> band_of(std::span<const Band> bands, double value) {
  std::optional<std::uint32_t> best;
  for (std::uint32_t i = 0; i < bands.size(); ++i) {
    const Band& band = bands[i];
    const bool inside = (band.over && value > *band.over) || (band.under && value < *band.under);
    if (!inside) continue;
    if (!best) {
      best = i;
      continue;
    }
    const Band& held = bands[*best];
    const bool further =
        (band.over && held.over && *band.over > *held.over) || (band.under && held.under && *band.under < *held.under);
    if (further) best = i;
  }
  return best;
}

bool is_day(std::string_view text) {
  constexpr std::string_view shape = "dddd-dd-dd";
  if (text.size() < shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i]) return false;
  return true;
}

std::string excerpt(std::string_view text, std::size_t limit) {
  std::string out;
  std::size_t points = 0;
  bool space = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      space = !out.empty();
      continue;
    }
    if ((c & 0xC0) != 0x80) {  // a new code point
      if (points + space >= limit) return out + "…";
      if (space) out += ' ', ++points;
      space = false;
      ++points;
    }
    out += text[i];
  }
  return out;
}

}  // namespace calame
