// What holds for every document that read_html() returns, on our cases and on real pages.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "html_cases.h"

using namespace calame;

namespace {

void check_tree(const Source& source, const Document& d) {
  REQUIRE(d.nodes.size() >= 3);
  CHECK(d.nodes[0].tag == Tag::html);
  CHECK(d.nodes[0].end == d.nodes.size());
  REQUIRE(d.head != no_node);
  CHECK(d.nodes[d.head].tag == Tag::head);
  REQUIRE(d.article != no_node);
  for (NodeId n = 0; n < d.nodes.size(); ++n) {
    const Node& node = d.nodes[n];
    bool good = node.end > n && node.end <= d.nodes.size() && node.source.begin <= node.source.end &&
                node.source.end.value <= source.text().size() && node.inner.begin <= node.inner.end &&
                node.source.contains(node.inner) && node.text.begin <= node.text.end &&
                node.text.end.value <= d.prose.size();
    if (n > 0) good = good && node.parent < n && node.end <= d.nodes[node.parent].end;
    if (!node.implied) good = good && source.text()[node.source.begin.value] == '<';
    INFO("node " << n << " " << name_of(d, node) << " at " << node.source.begin.value);
    CHECK(good);
  }
}

void check_segments(const Source& source, const Document& d) {
  std::uint32_t covered = 0;
  std::size_t block = 0;
  const Segment* before = nullptr;
  for (const Segment& s : d.segments) {
    INFO("segment at text " << s.text << ", source " << s.source);
    // Between two blocks one line break maps to nothing; all else is mapped.
    if (s.text != covered) CHECK(d.prose.substr(covered, s.text - covered) == "\n");
    while (block < d.blocks.size() && d.blocks[block].text.end.value <= s.text) {
      ++block;
      before = nullptr;
    }
    REQUIRE(block < d.blocks.size());
    const bool in_block =
        s.text >= d.blocks[block].text.begin.value && s.text + s.text_size <= d.blocks[block].text.end.value;
    const bool in_source = std::size_t(s.source) + s.source_size <= source.text().size();
    REQUIRE((in_block && in_source && s.text_size > 0));
    if (before) CHECK(before->source + before->source_size <= s.source);
    const std::string_view text = std::string_view(d.prose).substr(s.text, s.text_size);
    const std::string_view from = source.text().substr(s.source, s.source_size);
    if (s.mapping == Mapping::verbatim) CHECK(text == from);
    if (s.mapping == Mapping::decoded) {
      CHECK((from.starts_with("&") || from == "\r" || from == "\r\n" || text == "\xEF\xBF\xBD"));
      CHECK(from.size() <= 40);  // a longer one would be a run that was given up on
    }
    if (s.mapping == Mapping::collapsed) CHECK((text == " " || text == "\n"));
    covered = s.text + s.text_size;
    before = &s;
  }
  CHECK(covered == d.prose.size());
}

void check_blocks(const Document& d) {
  for (const Block& block : d.blocks) {
    const std::string_view text = text_of(d, block.text);
    INFO("block '" << text << "'");
    REQUIRE(block.node < d.nodes.size());
    REQUIRE_FALSE(text.empty());
    if (block.role == Role::attribute || block.role == Role::code || d.nodes[block.node].tag == Tag::meta) continue;
    CHECK((text.front() != ' ' && text.back() != ' '));
    if (block.role == Role::body) CHECK(d.nodes[block.node].region == Region::article);
  }
}

void check_attributes(const Source& source, const Document& d) {
  for (const Node& node : d.nodes) {
    for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
      const Attribute& a = d.attributes[node.first_attribute + i];
      INFO(a.name << "=" << a.value);
      CHECK(a.source.contains(a.value_source));
      const std::string_view raw = source.text_of(a.value_source);
      if (raw.find_first_of("&\r") == std::string_view::npos && raw.find('\0') == std::string_view::npos)
        CHECK(raw == a.value);
      if (!a.text.empty()) CHECK(text_of(d, a.text) == a.value);
    }
  }
}

}  // namespace

void check_invariants(const Source& source, const Document& d) {
  check_tree(source, d);
  check_segments(source, d);
  check_blocks(d);
  check_attributes(source, d);
}

TEST_CASE("real pages are mapped byte by byte") {
  const std::filesystem::path folder = std::filesystem::path(CALAME_SHARED_DIR) / "data" / "pages";
  if (!std::filesystem::exists(folder)) {
    WARN("skipped: no pages beside the project");
    return;
  }
  int pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    INFO(entry.path().filename().string());
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    const HtmlRead read = read_page(bytes.str());
    check_invariants(read.source, read.document);
    CHECK(read.document.page);
    CHECK(read.document.lang == "fr");
    CHECK(read.document.article != 0);
    const std::string_view text = text_of(read.document, read.document.nodes[read.document.article].text);
    CHECK(text.size() > 100);
    ++pages;
  }
  CHECK(pages > 0);
}
