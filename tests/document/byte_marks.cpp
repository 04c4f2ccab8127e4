#include "document/byte_marks.h"

#include <string>
#include <vector>

#include "catch.h"

using namespace calame;

namespace {

// Every byte once, at every place of a stretch longer than what is looked at together.
std::string with_byte(std::size_t at, unsigned char byte) {
  std::string text(150, 'a');
  text[at] = static_cast<char>(byte);
  return text;
}

}  // namespace

TEST_CASE("the next notation is the first byte that may begin one") {
  for (unsigned byte = 0; byte < 256; ++byte) {
    for (const std::size_t at : {0U, 1U, 15U, 16U, 31U, 64U, 143U, 144U, 149U}) {
      const std::string text = with_byte(at, static_cast<unsigned char>(byte));
      const bool begins = may_begin_notation(static_cast<unsigned char>(byte));
      CAPTURE(byte, at);
      CHECK(next_notation(text, 0) == (begins ? at : text.size()));
      CHECK(next_notation(text, static_cast<std::uint32_t>(at)) == (begins ? at : text.size()));
      CHECK(next_notation(text, static_cast<std::uint32_t>(at + 1)) == text.size());
    }
  }
  CHECK(next_notation("", 0) == 0);
}

TEST_CASE("every place of a byte is told, in order") {
  for (std::size_t size = 0; size < 200; ++size) {
    std::string text(size, 'a');
    std::vector<std::size_t> wanted;
    for (std::size_t at = size % 7; at < size; at += 1 + at % 5) text[at] = '\n', wanted.push_back(at);
    std::vector<std::size_t> told;
    for_each_byte(text, '\n', [&](std::size_t at) { told.push_back(at); });
    CAPTURE(size);
    CHECK(told == wanted);
  }
}
