// Markdown out. From Markdown the file is kept and added to; from text each paragraph is copied with
// its markup characters escaped; from HTML the tree is written anew.
#include <algorithm>
#include <array>

#include "restructure/render_edits.h"
#include "restructure/render_tree.h"

namespace calame {
namespace {

std::string quoted(std::string_view value) {
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
  return out + "\"";
}

std::string front_matter(const Plan& plan, const Subject& s) {
  const std::string_view old = s.source.text_of(s.document.front_matter);
  const bool toml = old.starts_with("+++");
  const std::string separator = toml ? " = " : ": ";
  const std::array<std::pair<std::string_view, std::string>, 5> fields{{{"title", plan.title.text},
                                                                        {"description", plan.description.text},
                                                                        {"slug", plan.slug},
                                                                        {"lang", plan.lang},
                                                                        {"keyphrase", plan.keyphrase}}};
  std::string added;
  for (const auto& [name, value] : fields) {
    if (value.empty() || (!old.empty() && !front_matter_field(s, name).empty())) continue;
    added += std::string(name) + separator + quoted(value) + "\n";
  }
  if (old.empty()) return added.empty() ? "" : "---\n" + added + "---\n\n";
  if (added.empty()) return std::string(old);
  // Before the closing fence, whatever its line end.
  const std::size_t fence = old.rfind(toml ? "+++" : "---");
  if (fence == std::string_view::npos || fence < 3) return std::string(old);
  return std::string(old.substr(0, fence)) + added + std::string(old.substr(fence));
}

std::string heading_line(int level, std::string_view text) {
  return std::string(static_cast<std::size_t>(level), '#') + " " + escape_markdown(text, false) + "\n\n";
}

std::uint32_t line_start(std::string_view source, std::uint32_t at) {
  while (at > 0 && source[at - 1] != '\n') --at;
  return at;
}

// The same in the file itself: a sign at the start of each line.
void quote_lines(std::string_view source, SourceSpan block, std::vector<Insertion>& edits) {
  for (std::uint32_t at = block.begin.value; at < block.end.value;) {
    edits.push_back({at, at, "> "});
    const std::size_t line_end = source.find('\n', at);
    at = line_end == std::string_view::npos ? block.end.value : static_cast<std::uint32_t>(line_end) + 1;
  }
}

std::uint32_t past_blank_lines(std::string_view source, std::uint32_t at) {
  while (at < source.size() && (source[at] == '\n' || source[at] == '\r' || source[at] == ' ')) ++at;
  return at < source.size() ? line_start(source, at) : at;
}

bool has_h1(const Layout& layout) {
  return std::any_of(layout.headings.begin(), layout.headings.end(),
                     [](const StandingHeading& h) { return h.level == 1; });
}

// Where a block of the article begins in the file, its list or quotation included.
std::uint32_t block_start(const Subject& s, const Paragraph& p) {
  const std::uint32_t at =
      std::min(s.document.nodes[p.top].source.begin.value, source_span(s.document, p.text).begin.value);
  return line_start(s.source.text(), at);
}

std::string from_markdown(const Plan& plan, const Subject& s, const RestructureOptions& options) {
  const std::string_view source = s.source.text();
  const ArticlePlaces placed = place(plan, s);
  const auto& ps = placed.layout.paragraphs;
  std::vector<Insertion> edits;
  std::uint32_t body = s.document.front_matter.end.value;
  const std::uint32_t body_start = past_blank_lines(source, body);
  if (!has_h1(placed.layout) && !plan.title.text.empty())
    edits.push_back({body_start, body_start, heading_line(1, plan.title.text)});
  const std::string summary = summary_markdown(plan, s, options);
  std::uint32_t summary_at = placed.summary_before < ps.size() ? block_start(s, ps[placed.summary_before])
                                                               : static_cast<std::uint32_t>(source.size());
  for (const StandingHeading& h : placed.layout.headings)
    if (h.level > 1 && h.before_paragraph == placed.summary_before)
      summary_at = std::min(summary_at, line_start(source, s.document.nodes[h.node].source.begin.value));
  if (!summary.empty()) edits.push_back({summary_at, summary_at, summary});
  for (std::uint32_t i = 0; i < ps.size(); ++i) {
    const std::uint32_t start = block_start(s, ps[i]);
    for (const PlannedHeading* h : placed.headings[i])
      edits.push_back({start, start, heading_line(h->level, h->heading.text)});
    if (placed.removed[i] != 0) {
      const std::uint32_t end = past_blank_lines(source, source_span(s.document, ps[i].text).end.value);
      edits.push_back({start, end, ""});
      continue;
    }
    if (placed.quoted[i] != 0) {
      quote_lines(source, {SourceOffset{start}, source_span(s.document, ps[i].text).end}, edits);
      continue;
    }
    for (const SourceSpan cut : split_places(plan, s, ps[i])) edits.push_back({cut.begin.value, cut.end.value, "\n\n"});
  }
  if (std::string faq = faq_markdown(plan); !faq.empty()) {
    const auto end = static_cast<std::uint32_t>(source.size());
    faq.pop_back();
    edits.push_back({end, end, (source.ends_with('\n') ? "\n" : "\n\n") + faq});
  }
  std::string head = front_matter(plan, s);
  if (s.document.front_matter.empty()) body = body_start;
  return head + apply_insertions(source, body, std::move(edits));
}

std::string from_text(const Plan& plan, const Subject& s, const RestructureOptions& options) {
  const std::string_view source = s.source.text();
  const ArticlePlaces placed = place(plan, s);
  const auto& ps = placed.layout.paragraphs;
  std::string out = front_matter(plan, s);
  if (!plan.title.text.empty()) out += heading_line(1, plan.title.text);
  for (std::uint32_t i = 0; i < ps.size(); ++i) {
    if (i == placed.summary_before) out += summary_markdown(plan, s, options);
    for (const PlannedHeading* h : placed.headings[i]) out += heading_line(h->level, h->heading.text);
    if (placed.removed[i] != 0) continue;
    const SourceSpan whole = source_span(s.document, ps[i].text);
    if (placed.quoted[i] != 0) {
      out += quotation_lines(escape_markdown(s.source.text_of(whole), true)) + "\n\n";
      continue;
    }
    SourceOffset at = whole.begin;
    for (const SourceSpan cut : split_places(plan, s, ps[i])) {
      out += escape_markdown(source.substr(at.value, cut.begin.value - at.value), true) + "\n\n";
      at = cut.end;
    }
    out += escape_markdown(source.substr(at.value, whole.end.value - at.value), true) + "\n\n";
  }
  if (placed.summary_before >= ps.size()) out += summary_markdown(plan, s, options);
  out += faq_markdown(plan);
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace

std::string escape_markdown(std::string_view text, bool line_start_here) {
  std::string out;
  bool at_start = line_start_here;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const std::string_view rest = text.substr(i);
    if (c == '\r') continue;
    if (at_start && c == ' ') continue;  // an indented line would be code
    bool escape = std::string_view("\\*_`[]<~|").find(c) != std::string_view::npos;
    escape = escape || (c == '{' && (rest.starts_with("{{") || rest.starts_with("{%") || rest.starts_with("{#")));
    escape = escape || (c == '&' && rest.find(';') < 12);
    if (at_start) {
      escape = escape || c == '#' || c == '>' || c == '=' || rest.starts_with(":::") || c == '+' || c == '-';
      std::size_t digits = 0;
      while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
      if (digits > 0 && digits < 10 && digits < rest.size() && (rest[digits] == '.' || rest[digits] == ')')) {
        out += std::string(rest.substr(0, digits)) + "\\";
        i += digits - 1;
        at_start = false;
        continue;
      }
    }
    if (escape) out += '\\';
    out += c;
    at_start = c == '\n';
  }
  return out;
}

std::string quotation_lines(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 3) text.replace(at, 1, "\n> ");
  return "> " + text;
}

std::string summary_markdown(const Plan& plan, const Subject& s, const RestructureOptions&) {
  std::string out;
  if (!plan.key_points.empty()) {
    const bool english = plan.lang.starts_with("en");
    out +=
        "<!-- calame:generated key-points -->\n\n" + std::string(english ? "**Key points**" : "**À retenir**") + "\n\n";
    for (const Drawn& k : plan.key_points) out += "- " + escape_markdown(k.text, false) + "\n";
    out += "\n<!-- /calame:generated -->\n\n";
  }
  const Layout layout = read_layout(s);
  const bool standing = std::any_of(layout.generated.begin(), layout.generated.end(),
                                    [](const GeneratedBlock& g) { return g.kind == "contents"; });
  if (plan.contents && !standing && !plan.headings.empty()) {
    out += "<!-- calame:generated contents -->\n\n";
    for (const PlannedHeading& h : plan.headings)
      if (h.level == 2) out += "- " + escape_markdown(h.heading.text, false) + "\n";
    out += "\n<!-- /calame:generated -->\n\n";
  }
  return out;
}

std::string faq_markdown(const Plan& plan) {
  if (plan.faq.empty()) return {};
  std::string out = "<!-- calame:generated faq -->\n\n**" + faq_title(plan) + "**\n\n";
  for (const Answered& a : plan.faq)
    out += "**" + escape_markdown(a.question.text, false) + "**\n\n" + escape_markdown(a.answer.text, true) + "\n\n";
  return out + "<!-- /calame:generated -->\n\n";
}

std::string render_markdown(const Plan& plan, const Subject& s, const RestructureOptions& options) {
  switch (s.document.format) {
    case Format::markdown:
      return from_markdown(plan, s, options);
    case Format::text:
      return from_text(plan, s, options);
    case Format::html:
      break;
  }
  return front_matter(plan, s) + markdown_from_tree(plan, s, options);
}

}  // namespace calame
