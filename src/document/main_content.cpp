// What of an HTML page is its article.
//
// An author who wrote <main> or <article> has said so. Else it is where the text is: from <body> down
// into the one container that holds most of the text that is no link, as long as there is one.
#include <algorithm>

#include "document/html_reader.h"

namespace calame {
namespace {

constexpr double dominant = 0.5;  // an <article> with less of the text is one of several (cards, comments)
constexpr double descend = 0.6;   // share of its parent's text that makes a container the only one that matters

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), value) != words.end();
}

class MainContent {
 public:
  explicit MainContent(Document& d) : d_(d) {}

  void run() {
    find_body();
    find_titles();
    find_chrome();
    weigh();
    NodeId article = declared(body_);
    if (article == no_node && d_.page) article = densest(body_);
    if (article == no_node) article = body_;
    set_regions(article);
  }

 private:
  const Node& node(NodeId n) const { return d_.nodes[n]; }
  bool inside(NodeId n, NodeId of) const { return n >= of && n < node(of).end; }

  void find_body() {
    for (NodeId n = 1; n < d_.nodes.size(); n = node(n).end)
      if (node(n).tag == Tag::body) body_ = n;
  }

  bool is_chrome_element(NodeId n) const {
    switch (node(n).tag) {
      case Tag::nav:
      case Tag::aside:
      case Tag::noscript:
      case Tag::button:
      case Tag::select:
      case Tag::textarea:
        return true;
      case Tag::footer:  // of a quotation or a figure: who said it
        return node(node(n).parent).tag != Tag::blockquote && node(node(n).parent).tag != Tag::figure;
      case Tag::header:
      case Tag::form:
        return true;  // looked at again below
      default:
        return is_one_of(attribute_value(d_, n, "role"),
                         {"navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alertdialog"}) ||
               find_attribute(d_, n, "hidden") != nullptr;
    }
  }

  void find_chrome() {
    chrome_.assign(d_.nodes.size(), 0);
    const std::uint32_t text = node(body_).text.size();
    for (NodeId n = body_ + 1; n < node(body_).end; ++n) {
      const bool above = chrome_[node(n).parent];
      chrome_[n] = above || is_chrome_element(n);
      if (above || !chrome_[n]) continue;
      // A header with the title belongs to what it heads, and some pages are one big form.
      if (node(n).tag == Tag::header && holds_title(n)) chrome_[n] = 0;
      if (node(n).tag == Tag::form && std::uint64_t(node(n).text.size()) * 2 > text) chrome_[n] = 0;
    }
  }

  // The headings of the first level, and which of them the <title> repeats.
  void find_titles() {
    const std::string_view title = metadata_value(d_, "title");
    for (NodeId n = body_; n < node(body_).end; ++n) {
      if (node(n).tag != Tag::h1 || node(n).text.empty()) continue;
      titles_.push_back(n);
      if (repeated_ == no_node && title.starts_with(text_of(d_, node(n).text))) repeated_ = n;
    }
  }
  // A header on top of the page may hold an h1 too, with the name of the site.
  bool holds_title(NodeId header) const {
    const auto first = std::lower_bound(titles_.begin(), titles_.end(), header);
    if (first == titles_.end() || !inside(*first, header)) return false;
    if (titles_.size() == 1 || (repeated_ != no_node && inside(repeated_, header))) return true;
    for (NodeId up = node(header).parent; up != no_node; up = node(up).parent)
      if (node(up).tag == Tag::article || is_main(up)) return true;
    return false;
  }

  // Bytes of text of each subtree that are neither chrome nor links.
  void weigh() {
    std::vector<std::int64_t> own(d_.nodes.size(), 0);
    for (const Block& block : d_.blocks)
      if ((block.role == Role::body || block.role == Role::code) && inside(block.node, body_) && !chrome_[block.node])
        own[block.node] += block.text.size();
    for (NodeId n = body_; n < node(body_).end; ++n) {
      if (node(n).tag != Tag::a || node(n).text.empty()) continue;
      const TextSpan link = node(n).text;
      for (std::size_t b = block_at(d_, link.begin); b < d_.blocks.size() && d_.blocks[b].text.begin < link.end; ++b) {
        const TextSpan text = d_.blocks[b].text;
        if (d_.blocks[b].role != Role::body || chrome_[d_.blocks[b].node] || text.end <= link.begin) continue;
        own[d_.blocks[b].node] -= std::min(text.end, link.end).value - std::max(text.begin, link.begin).value;
      }
    }
    sums_.assign(d_.nodes.size() + 1, 0);
    for (std::size_t n = 0; n < own.size(); ++n) sums_[n + 1] = sums_[n] + std::max<std::int64_t>(own[n], 0);
  }
  std::int64_t weight(NodeId n) const { return sums_[node(n).end] - sums_[n]; }

  bool is_main(NodeId n) const { return node(n).tag == Tag::main || attribute_value(d_, n, "role") == "main"; }

  // The <article> of `scope` that holds most of its text.
  NodeId dominant_article(NodeId scope) const {
    NodeId best = no_node;
    for (NodeId n = scope + 1; n < node(scope).end;) {
      if (node(n).tag != Tag::article || chrome_[n]) {
        ++n;
        continue;
      }
      if (best == no_node || weight(n) > weight(best)) best = n;
      n = node(n).end;  // those inside it are its comments
    }
    if (best == no_node || double(weight(best)) < dominant * double(weight(scope))) return no_node;
    return best;
  }

  NodeId declared(NodeId scope) const {
    NodeId main = no_node;
    for (NodeId n = scope + 1; n < node(scope).end;) {
      const bool found = is_main(n);
      if (found && (main == no_node || weight(n) > weight(main))) main = n;
      n = found ? node(n).end : n + 1;
    }
    const NodeId article = dominant_article(main == no_node ? scope : main);
    if (article != no_node) return article;
    // A <main> with nothing in it says nothing.
    return main != no_node && (weight(main) > 0 || weight(scope) == 0) ? main : no_node;
  }

  static bool is_container(Tag tag) {
    switch (tag) {
      case Tag::div:
      case Tag::section:
      case Tag::article:
      case Tag::main:
      case Tag::table:
      case Tag::tbody:
      case Tag::tr:
      case Tag::td:
      case Tag::form:
      case Tag::other:
        return true;
      default:
        return false;
    }
  }
  NodeId densest(NodeId from) const {
    for (NodeId at = from;;) {
      NodeId best = no_node;
      for (NodeId n = at + 1; n < node(at).end; n = node(n).end)
        if (is_container(node(n).tag) && (best == no_node || weight(n) > weight(best))) best = n;
      if (best == no_node || weight(best) == 0 || double(weight(best)) < descend * double(weight(at))) return at;
      at = best;
    }
  }

  // The title, when it stands before the article and not inside.
  NodeId title_outside(NodeId article) const {
    const auto first_inside = std::lower_bound(titles_.begin(), titles_.end(), article);
    if (repeated_ < article && !chrome_[repeated_]) return repeated_;
    const bool has_own = first_inside != titles_.end() && inside(*first_inside, article);
    if (has_own || first_inside == titles_.begin()) return no_node;
    const NodeId before = *std::prev(first_inside);
    return chrome_[before] ? no_node : before;
  }

  void set_regions(NodeId article) {
    const NodeId title = title_outside(article);
    d_.article = article;
    if (title != no_node)
      while (!inside(title, d_.article)) d_.article = node(d_.article).parent;
    for (NodeId n = 0; n < d_.nodes.size(); ++n) {
      if (!inside(n, body_)) {
        d_.nodes[n].region = Region::head;
        continue;
      }
      const bool wanted = inside(n, article) || n == d_.article || (title != no_node && inside(n, title));
      const bool chrome = chrome_[n] && n != article && !chrome_[article];
      d_.nodes[n].region = wanted && !chrome ? Region::article : Region::chrome;
    }
    for (Block& block : d_.blocks) {
      if (block.role != Role::body) continue;
      const Region region = d_.nodes[block.node].region;
      block.role = region == Region::chrome ? Role::chrome : region == Region::head ? Role::metadata : Role::body;
    }
  }

  Document& d_;
  NodeId body_ = no_node;
  std::vector<NodeId> titles_;  // h1, ascending
  NodeId repeated_ = no_node;   // the first that the <title> begins with
  std::vector<char> chrome_;
  std::vector<std::int64_t> sums_;
};

}  // namespace

void find_main_content(Document& document) { MainContent(document).run(); }

}  // namespace calame
