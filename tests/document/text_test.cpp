#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "catch.h"
#include "document/builder.h"
#include "dump.h"
#include "invariants.h"

using namespace calame;

TEST_CASE("text has paragraphs between blank lines, or one a line") {
  struct Case {
    std::string text, blocks;
  };
  const Case cases[] = {
      {"", ""},
      {"\n\n \n", ""},
      {"Un\nDeux\n", "Un|Deux"},
      {"\n\nUn\nDeux\n\n", "Un|Deux"},
      {"Un\nbis\n\nDeux", "Un\nbis|Deux"},
      {"Un \t\r\nbis\r\n \r\n  Deux  trois ", "Un\nbis|Deux  trois"},
      {"Un\rDeux", "Un|Deux"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Source source = *Source::decode(c.text, "a.txt");
    const Document d = *read_text(source);
    const std::string what = calame_test::broken(d, source);
    CHECK(what == "");
    std::string blocks;
    for (const Block& b : d.blocks) blocks += (blocks.empty() ? "" : "|") + std::string(text_of(d, b.text));
    CHECK(blocks == c.blocks);
    CHECK(d.nodes[d.article].tag == Tag::article);
    CHECK(d.nodes[d.head].region == Region::head);
  }
}

TEST_CASE("text is read fast") {
  std::string text;
  for (int i = 0; i < 40000; ++i)
    text += "Une phrase d’exemple, assez longue pour ressembler à un paragraphe ordinaire de journal.\n\n";
  const auto start = std::chrono::steady_clock::now();
  const Source source = *Source::decode(std::move(text), "a.txt");
  const auto decoded = std::chrono::steady_clock::now();
  const Document d = *read_text(source);
  const auto end = std::chrono::steady_clock::now();
  const auto rate = [&](auto a, auto b) {
    return static_cast<double>(source.text().size()) / std::chrono::duration<double>(b - a).count() / 1e6;
  };
  std::cout << "decode: " << rate(start, decoded) << " MB/s, read_text: " << rate(decoded, end) << " MB/s\n";
  CHECK(d.blocks.size() == 40000);
}

TEST_CASE("builder: white space belongs to what has text on both sides") {
  DocumentBuilder b(Format::html, {});
  b.open(Tag::html, {0});
  b.open(Tag::p, {0});
  b.space({3, 4});
  b.text("a", {4});
  b.open(Tag::em, {5});
  b.space({9, 10});
  b.text("b", {10});
  b.space({11, 12});
  b.close({17});
  b.space({17, 18});
  b.text("c", {18});
  b.space({19, 20});
  b.hard_break({20, 24});
  b.close({28});
  b.open(Tag::p, {28});
  b.text("d", {31});
  const Document d = b.finish({32});
  CHECK(d.prose == "a b c\nd");
  CHECK(text_of(d, d.nodes[2].text) == "b");
  CHECK(text_of(d, d.nodes[1].text) == "a b c");
  CHECK(d.blocks.size() == 2);
  CHECK(d.nodes[1].end == 3);
  CHECK(d.nodes[0].end == 4);
}

TEST_CASE("builder: attribute runs, regions and limits") {
  DocumentBuilder b(Format::html, {});
  b.open(Tag::html, {0});
  b.set_region(b.open(Tag::nav, {0}), Region::chrome);
  b.open(Tag::img, {5});
  b.attribute("src", "a", {}, {});
  b.prose_attribute("alt", {{"x", {9, 10}, Mapping::verbatim}, {"&", {10, 15}, Mapping::decoded}}, {}, {9, 15},
                    Syntax::html_double_quoted);
  b.close({17});
  b.text("menu", {17});
  const Document d = b.finish({30});
  CHECK(d.prose == "menu\nx&");
  CHECK(d.blocks[0].role == Role::chrome);
  CHECK(d.blocks[1].role == Role::attribute);
  CHECK(d.blocks[1].node == 2);
  CHECK(d.nodes[2].region == Region::chrome);
  CHECK(text_of(d, find_attribute(d, 2, "alt")->text) == "x&");

  Limits few;
  few.depth = 3;
  DocumentBuilder deep(Format::html, few);
  for (int i = 0; i < 4; ++i) deep.open(Tag::div, {0});
  CHECK_FALSE(deep.within_limits());
  CHECK(deep.limit_message().en.find("3") != std::string::npos);
}

TEST_CASE("the reference article has its sixteen paragraphs") {
  const std::filesystem::path path = std::filesystem::path(CALAME_SHARED_DIR) / "data/seed-article.txt";
  if (!std::filesystem::exists(path)) {
    WARN("no " << path << ": skipped");
    return;
  }
  std::ifstream file(path, std::ios::binary);
  std::stringstream all;
  all << file.rdbuf();
  const Source source = *Source::decode(all.str(), "seed.txt");
  CHECK(read_text(source)->blocks.size() == 16);
}
