#include "calame/source.h"

#include <string>

#include "catch.h"

using namespace calame;
using namespace std::string_literals;

TEST_CASE("bytes are decoded as what they are") {
  struct Case {
    std::string name, bytes;
    Encoding encoding;
    std::string text;
    std::size_t damage;
  };
  const Case cases[] = {
      {"empty", "", Encoding::utf8, "", 0},
      {"utf-8", "l’été", Encoding::utf8, "l’été", 0},
      {"utf-8 with a mark", "\xEF\xBB\xBFoui", Encoding::utf8, "oui", 0},
      {"only a mark", "\xEF\xBB\xBF", Encoding::utf8, "", 0},
      {"utf-16le", "\xFF\xFE\xE9\0a\0\x19\x20"s, Encoding::utf16le, "éa’", 0},
      {"utf-16be", "\xFE\xFF\0\xE9\0a"s, Encoding::utf16be, "éa", 0},
      {"utf-16 surrogates", "\xFF\xFE\x3D\xD8\x00\xDE"s, Encoding::utf16le, "😀", 0},
      {"utf-16 lone surrogate and odd byte", "\xFF\xFE\x3D\xD8x\0y"s, Encoding::utf16le, "\uFFFDx\uFFFD", 2},
      {"utf-32le", "\xFF\xFE\0\0\xE9\0\0\0a\0\0\0\0\xF6\1\0"s, Encoding::utf32le, "éa😀", 0},
      {"utf-32be", "\0\0\xFE\xFF\0\0\x20\x19\0\0\0a"s, Encoding::utf32be, "’a", 0},
      {"utf-32 surrogate, beyond Unicode, odd bytes", "\0\0\xFE\xFF\0\0\xD8\0\0\0\0x\0\x11\0\0\0\0"s, Encoding::utf32be,
       "\uFFFDx\uFFFD\uFFFD", 3},
      {"windows-1252", "L\x92\xE9t\xE9 \x80 \xAB c\x9Cur \xBB", Encoding::windows_1252, "L’été € « cœur »", 0},
      {"cut sequence at the end", "été déjà café \xC3", Encoding::utf8, "été déjà café \uFFFD", 1},
      {"one bad byte among many good", "été déjà où çà \xFF là", Encoding::utf8, "été déjà où çà \uFFFD là", 1},
      {"a zero byte is text", "ab\0cd"s, Encoding::utf8, "ab\0cd"s, 0},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Result<Source> source = Source::decode(c.bytes, "a.txt");
    REQUIRE(source.ok());
    CHECK(source->encoding() == c.encoding);
    CHECK(source->text() == c.text);
    CHECK(source->damage().size() == c.damage);
    CHECK(source->bytes() == c.bytes);
    for (const SourceSpan d : source->damage()) CHECK(source->text_of(d) == "\uFFFD");
  }
}

TEST_CASE("what is no text is refused with its kind") {
  struct Case {
    std::string bytes, says;
  };
  std::string noise;
  for (unsigned i = 0, x = 1; i < 4096; ++i) noise += static_cast<char>((x = x * 1103515245u + 12345u) >> 16);
  const Case cases[] = {
      {"\x89PNG\r\n\x1A\n...", "PNG"},
      {"\x1F\x8B\x08", "gzip"},
      {"PK\x03\x04.docx", "zip"},
      {"%PDF-1.7", "PDF"},
      {"o\0u\0i\0 \0o\0u\0i\0"s, "UTF-16"},
      {"\0\0\0o\0\0\0u\0\0\0i\0\0\0"s + "o"s, "UTF-"},
      {noise, "binary"},
  };
  for (const Case& c : cases) {
    INFO(c.says);
    const Result<Source> source = Source::decode(c.bytes, "a.md");
    REQUIRE_FALSE(source.ok());
    const Message& said = source.errors()[0].message;
    CHECK(said.en.find(c.says) != std::string::npos);
    CHECK(said.fr.find("le fichier contient ") == 0);
    CHECK(source.errors()[0].path == "a.md");
  }
  Limits small;
  small.file_bytes = 3;
  CHECK(Source::decode("1234", "a", small).errors()[0].message.en.find("4 bytes") != std::string::npos);
}

TEST_CASE("positions lead back to lines and to the bytes on disk") {
  const Source crlf = *Source::decode("\xEF\xBB\xBFé\r\nb\rcé\n", "a");
  CHECK(crlf.line_count() == 4);
  CHECK(crlf.line(1) == "é");
  CHECK(crlf.line(2) == "b");
  CHECK(crlf.line(3) == "cé");
  CHECK(crlf.line(4) == "");
  CHECK(crlf.position({2}) == LineColumn{1, 2});  // after é
  CHECK(crlf.position({7}) == LineColumn{3, 2});
  CHECK(crlf.position({99}) == LineColumn{4, 1});
  CHECK(crlf.line_start(3) == SourceOffset{6});
  CHECK(crlf.file_span({0, 2}) == FileSpan(3, 5));

  const Source latin = *Source::decode("a\xE9z \xAB c\x9Cur \xE9", "a");
  CHECK(latin.text() == "aéz « cœur é");
  CHECK(latin.file_span({1, 3}) == FileSpan(1, 2));
  CHECK(latin.file_span({3, 4}) == FileSpan(2, 3));
  CHECK(latin.file_span({9, 11}) == FileSpan(7, 8));
  CHECK(latin.file_span({0, 16}) == FileSpan(0, 12));

  const Source wide = *Source::decode(
      "\xFF\xFE"
      "a\0b\0\xE9\0c\0"s,
      "a");
  CHECK(wide.file_span({1, 2}) == FileSpan(4, 6));
  CHECK(wide.file_span({2, 4}) == FileSpan(6, 8));
  CHECK(wide.file_span({4, 5}) == FileSpan(8, 10));

  const Source wider = *Source::decode("\xFF\xFE\0\0a\0\0\0b\0\0\0\xE9\0\0\0c\0\0\0"s, "a");
  CHECK(wider.file_span({1, 2}) == FileSpan(8, 12));
  CHECK(wider.file_span({2, 4}) == FileSpan(12, 16));
  CHECK(wider.file_span({4, 5}) == FileSpan(16, 20));

  const Source damaged = *Source::decode("été é é \xFFz", "a");
  CHECK(damaged.file_span(damaged.damage()[0]) == FileSpan(12, 13));
  const auto size = static_cast<std::uint32_t>(damaged.text().size());
  CHECK(damaged.file_span({size - 1, size}) == FileSpan(13, 14));
}

TEST_CASE("a replacement in a wide encoding leaves the rest of the bytes alone") {
  for (const std::string& mark : {"\xFF\xFE"s, "\xFE\xFF"s, "\xFF\xFE\0\0"s, "\0\0\xFE\xFF"s}) {
    const Source empty = *Source::decode(mark, "a");
    const Source before = *Source::decode(mark + *empty.encode("Où ? 😀 l'été !\r\n"), "a");
    CHECK(before.text() == "Où ? 😀 l'été !\r\n");
    std::string bytes(before.bytes());
    for (const auto& [place, text] : {std::pair(SourceSpan(18, 19), "\u202F"), {SourceSpan(12, 13), "’"}}) {
      const FileSpan at = before.file_span(place);
      bytes.replace(at.begin.value, at.size(), *before.encode(text));
    }
    CHECK(bytes == mark + *empty.encode("Où ? 😀 l’été\u202F!\r\n"));
  }
}

TEST_CASE("replacements go back in the file's own encoding") {
  CHECK(*Source::decode("L\x92\xE9t\xE9", "a")->encode("œ €") == "\x9C \x80");
  CHECK_FALSE(Source::decode("L\x92\xE9t\xE9", "a")->encode("\u202F").has_value());
  CHECK(*Source::decode("\xFF\xFE"
                        "a\0"s,
                        "a")
             ->encode("é😀") == "\xE9\0\x3D\xD8\x00\xDE"s);
  CHECK(*Source::decode("\xFF\xFE\0\0"s, "a")->encode("é😀") == "\xE9\0\0\0\0\xF6\1\0"s);
  CHECK(*Source::decode("\0\0\xFE\xFF"s, "a")->encode("é😀") == "\0\0\0\xE9\0\1\xF6\0"s);
  CHECK(*Source::decode("a", "a")->encode("é") == "é");
}
