// The typography fixes change prose and nothing else.
#include "articles.h"
#include "catch.h"

using namespace calame;
using namespace calame::testing;

namespace {

const Ruleset& typography() {
  static const Ruleset ruleset = [] {
    RulesetOptions options;
    options.select = {"typography"};
    auto loaded = load_ruleset(options);
    REQUIRE(loaded.ok());
    return *std::move(loaded);
  }();
  return ruleset;
}

FixRun fixed(const std::string& bytes, const std::filesystem::path& path) {
  auto run = fix_text(bytes, path.filename().string(), format_of_path(path.string()), typography(), {},
                      World{"2026-01-15", {}}, UiLanguage::fr, Applicability::safe);
  REQUIRE(run.ok());
  return *std::move(run);
}

// All of a document but its prose, a line an element.
std::vector<std::string> skeleton(const std::string& bytes, const std::filesystem::path& path) {
  const auto source = Source::decode(bytes, path.filename().string());
  REQUIRE(source.ok());
  const auto document = read_document(*source, format_of_path(path.string()));
  REQUIRE(document.ok());
  std::vector<std::string> lines;
  for (const Node& node : document->nodes) {
    std::string line = std::to_string(node.parent) + " " + std::string(tag_name(node.tag));
    if (node.tag == Tag::other && node.name < document->names.size()) line += document->names[node.name];
    for (std::uint32_t a = 0; a < node.attribute_count; ++a) {
      const Attribute& attribute = document->attributes[node.first_attribute + a];
      line += " " + attribute.name + "=" + attribute.value;
    }
    lines.push_back(std::move(line));
  }
  for (const Block& block : document->blocks)
    if (block.role == Role::code) lines.push_back("code " + std::string(text_of(*document, block.text)));
  return lines;
}

void check_skeleton(const std::filesystem::path& path) {
  INFO(path);
  const std::string bytes = read_file(path);
  const FixRun run = fixed(bytes, path);
  CHECK(run.stable);
  CHECK(skeleton(run.bytes, path) == skeleton(bytes, path));
  CHECK(fixed(run.bytes, path).applied == 0);
}

}  // namespace

TEST_CASE("Markdown of sixty constructs survives its typography") {
  if (!typography().language("fr").lexicon) {
    WARN("built without a lexicon: skipped");
    return;
  }
  const auto cases = std::filesystem::path(CALAME_SOURCE_DIR) / "tests/cases";
  CHECK(fixed(read_file(cases / "survival.md"), cases / "survival.md").bytes == read_file(cases / "survival.fixed.md"));
}

TEST_CASE("typography changes prose alone") {
  for (const auto& path : corpus()) check_skeleton(path);
  const auto data = std::filesystem::path(CALAME_SHARED_DIR) / "data";
  if (!std::filesystem::exists(data)) {
    WARN("../shared is absent: real pages skipped");
    return;
  }
  for (const char* folder : {"markdown-fr", "pages"})
    for (const auto& path : articles_below(data / folder)) check_skeleton(path);
}
