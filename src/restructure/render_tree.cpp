#include "restructure/render_tree.h"

#include <algorithm>
#include <map>

#include "restructure/render_edits.h"

namespace calame {
namespace {

// The same walk for both vocabularies: text between children, children, ends.
class TreeWriter {
 public:
  TreeWriter(const Plan& plan, const Subject& s, const RestructureOptions& options, bool html)
      : plan_(plan), s_(s), doc_(s.document), options_(options), placed_(place(plan, s)), html_(html) {
    const auto& ps = placed_.layout.paragraphs;
    for (std::uint32_t i = 0; i < ps.size(); ++i) {
      tops_.try_emplace(ps[i].top, i);
      if (placed_.removed[i] != 0) removed_[ps[i].node] = true;
      if (placed_.quoted[i] != 0) quoted_[ps[i].node] = true;
      for (const SourceSpan cut : split_places(plan, s, ps[i])) cuts_[ps[i].node].push_back(text_at(cut.end));
    }
    for (const GeneratedBlock& g : placed_.layout.generated) generated_.push_back(g.source);
  }

  std::string write() {
    const bool h1 = std::any_of(placed_.layout.headings.begin(), placed_.layout.headings.end(),
                                [](const StandingHeading& h) { return h.level == 1; });
    if (!h1 && !plan_.title.text.empty()) heading(1, plan_.title.text);
    blocks(doc_.article == no_node ? 0 : doc_.article);
    if (!summary_written_) summary();
    out_ += html_ ? faq_html(plan_) : faq_markdown(plan_);
    while (out_.ends_with("\n\n")) out_.pop_back();
    return std::move(out_);
  }

 private:
  [[nodiscard]] const Node& node(NodeId n) const { return doc_.nodes[n]; }

  [[nodiscard]] std::uint32_t text_at(SourceOffset at) const {
    const auto segment = std::partition_point(doc_.segments.begin(), doc_.segments.end(),
                                              [&](const Segment& g) { return g.source + g.source_size <= at.value; });
    if (segment == doc_.segments.end()) return static_cast<std::uint32_t>(doc_.prose.size());
    return segment->text + (at.value > segment->source ? std::min(at.value - segment->source, segment->text_size) : 0);
  }

  [[nodiscard]] std::vector<NodeId> children(NodeId n) const {
    std::vector<NodeId> out;
    for (NodeId c = n + 1; c < node(n).end; c = node(c).end) out.push_back(c);
    return out;
  }

  [[nodiscard]] static bool container(Tag t) {
    return t == Tag::html || t == Tag::body || t == Tag::main || t == Tag::article || t == Tag::section ||
           t == Tag::div || t == Tag::header;
  }

  std::string escape(std::string_view text, bool start) const {
    return html_ ? escape_html(text, false) : escape_markdown(text, start);
  }

  void heading(int level, std::string_view text) {
    if (html_)
      out_ += "<h" + std::to_string(level) + ">" + escape_html(text, false) + "</h" + std::to_string(level) + ">\n";
    else
      out_ += std::string(static_cast<std::size_t>(level), '#') + " " + escape_markdown(text, false) + "\n\n";
  }

  void summary() {
    out_ += html_ ? summary_html(plan_, s_, options_) : summary_markdown(plan_, s_, options_);
    summary_written_ = true;
  }

  void before(NodeId n) {
    const auto at = tops_.find(n);
    const bool first_standing = heading_level(node(n).tag) > 1;
    const std::uint32_t paragraph = at == tops_.end() ? none : at->second;
    if (!summary_written_ && (first_standing || (paragraph != none && paragraph >= placed_.summary_before))) summary();
    if (paragraph == none) return;
    for (const PlannedHeading* h : placed_.headings[paragraph]) heading(h->level, h->heading.text);
  }

  void blocks(NodeId parent) {
    for (const NodeId c : children(parent)) {
      const Tag tag = node(c).tag;
      if (node(c).region != Region::article || tag == Tag::script || tag == Tag::style || tag == Tag::template_)
        continue;
      if (container(tag))
        blocks(c);
      else
        block(c);
    }
    if (children(parent).empty() && !node(parent).text.empty()) paragraph(parent);
  }

  void block(NodeId n) {
    before(n);
    if (removed_.contains(n)) return;
    const int level = heading_level(node(n).tag);
    if (level > 0) {
      heading_node(n, level);
    } else if (node(n).tag == Tag::p) {
      paragraph(n);
    } else if (html_) {
      element(n);
      out_ += '\n';
    } else if (node(n).tag == Tag::ul || node(n).tag == Tag::ol) {
      list(n, "");
      out_ += '\n';
    } else if (node(n).tag == Tag::blockquote) {
      quotation(n);
    } else {
      // Tables, figures and the like are HTML in Markdown too.
      out_ += std::string(s_.source.text_of(node(n).source)) + "\n\n";
    }
  }

  void heading_node(NodeId n, int level) {
    const std::string text = inline_text(n);
    if (html_)
      out_ += "<h" + std::to_string(level) + ">" + text + "</h" + std::to_string(level) + ">\n";
    else
      out_ += std::string(static_cast<std::size_t>(level), '#') + " " + text + "\n\n";
  }

  void paragraph(NodeId n) {
    const std::string text = inline_text(n);
    if (text.empty()) return;
    if (quoted_.contains(n)) {
      out_ += html_ ? quotation_html(text) : quotation_lines(text) + "\n\n";
      return;
    }
    out_ += html_ ? "<p>" + text + "</p>\n" : text + "\n\n";
  }

  void list(NodeId n, const std::string& indent) {
    int number = 0;
    for (const NodeId item : children(n)) {
      if (node(item).tag != Tag::li) continue;
      const std::string mark = node(n).tag == Tag::ol ? std::to_string(++number) + ". " : "- ";
      out_ += indent + mark + inline_text(item) + "\n";
      for (const NodeId c : children(item))
        if (node(c).tag == Tag::ul || node(c).tag == Tag::ol) list(c, indent + std::string(mark.size(), ' '));
    }
  }

  void quotation(NodeId n) { out_ += quotation_lines(inline_text(n)) + "\n\n"; }

  // An element with its tags, for HTML out of Markdown's tree.
  void element(NodeId n) {
    const std::string name(name_of(doc_, node(n)));
    out_ += open_tag(n, name);
    if (is_void(node(n).tag)) return;
    out_ += node(n).tag == Tag::pre ? escape_html(text_of(doc_, node(n).text), false) : inline_text(n);
    out_ += "</" + name + ">";
  }

  std::string open_tag(NodeId n, const std::string& name) const {
    std::string out = "<" + name;
    for (std::uint32_t a = 0; a < node(n).attribute_count; ++a) {
      const Attribute& attribute = doc_.attributes[node(n).first_attribute + a];
      out += " " + attribute.name + "=\"" + escape_html(attribute.value, true) + "\"";
    }
    return out + ">";
  }

  std::string inline_text(NodeId n) {
    std::string out;
    std::uint32_t at = node(n).text.begin.value;
    const auto cuts = cuts_.find(n);
    const auto text_to = [&](std::uint32_t end) {
      while (at < end) {
        std::uint32_t stop = end;
        bool cut = false;
        if (cuts != cuts_.end())
          for (const std::uint32_t c : cuts->second)
            if (c > at && c <= stop) {
              stop = c;
              cut = true;
            }
        std::string piece = escape(std::string_view(doc_.prose).substr(at, stop - at), out.empty());
        if (cut) {
          while (piece.ends_with(' ')) piece.pop_back();
          piece += html_ ? "</p>\n<p>" : "\n\n";
        }
        out += piece;
        at = stop;
      }
    };
    for (const NodeId c : children(n)) {
      const bool nested_list = node(c).tag == Tag::ul || node(c).tag == Tag::ol;
      const std::uint32_t begin = node(c).text.empty() ? text_at(node(c).source.begin) : node(c).text.begin.value;
      if (begin >= at && begin <= node(n).text.end.value) text_to(begin);
      if (html_ || !nested_list) out += child(c);
      if (!node(c).text.empty()) at = std::max(at, node(c).text.end.value);
    }
    text_to(node(n).text.end.value);
    while (out.ends_with('\n')) out.pop_back();
    return out;
  }

  std::string child(NodeId c) {
    const Tag tag = node(c).tag;
    if (html_) {
      std::string saved;
      std::swap(saved, out_);
      element(c);
      std::swap(saved, out_);
      return saved;
    }
    const std::string text = inline_text(c);
    switch (tag) {
      case Tag::a:
        return "[" + text + "](" + std::string(attribute_value(doc_, c, "href")) + ")";
      case Tag::em:
      case Tag::i:
        return "*" + text + "*";
      case Tag::strong:
      case Tag::b:
        return "**" + text + "**";
      case Tag::br:
        return "\\\n";
      case Tag::img:
        return "![" + escape_markdown(attribute_value(doc_, c, "alt"), false) + "](" +
               std::string(attribute_value(doc_, c, "src")) + ")";
      case Tag::p:
        return text + "\n\n";
      case Tag::code:
        return "`" + std::string(text_of(doc_, node(c).text)) + "`";
      default:
        return text;
    }
  }

  const Plan& plan_;
  const Subject& s_;
  const Document& doc_;
  const RestructureOptions& options_;
  ArticlePlaces placed_;
  bool html_;
  bool summary_written_ = false;
  std::string out_;
  std::map<NodeId, std::uint32_t> tops_;
  std::map<NodeId, bool> removed_, quoted_;
  std::map<NodeId, std::vector<std::uint32_t>> cuts_;
  std::vector<SourceSpan> generated_;
};

}  // namespace

std::string markdown_from_tree(const Plan& plan, const Subject& s, const RestructureOptions& options) {
  return TreeWriter(plan, s, options, false).write() + "\n";
}

std::string html_from_tree(const Plan& plan, const Subject& s, const RestructureOptions& options) {
  return TreeWriter(plan, s, options, true).write();
}

}  // namespace calame
