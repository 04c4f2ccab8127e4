// What is read off an atom is what the expression compiled from it takes.
#include "rules/atom_characters.h"

#include <string>

#include "catch.h"
#include "rules/pattern.h"

namespace calame {
namespace {

AsciiSet compiled(const char* atom, bool trusted) {
  const auto pattern = Pattern::compile(atom, {.ignore_case = false, .lazy = trusted, .may_be_empty = false});
  REQUIRE(pattern);
  AsciiSet set;
  for (std::size_t c = 0; c < set.size(); ++c) set.set(c, pattern->matches_at(std::string(1, char(c)), 0));
  return set;
}

}  // namespace

TEST_CASE("an atom is read as it would be compiled", "[pattern]") {
  for (const char* atom : {"a",
                           "Z",
                           "é",
                           "&",
                           " ",
                           ".",
                           "\\.",
                           "\\\\",
                           "\\-",
                           "\\n",
                           "\\r",
                           "\\t",
                           "\\d",
                           "\\D",
                           "\\s",
                           "\\S",
                           "\\w",
                           "\\W",
                           "\\p{L}",
                           "\\p{Lu}",
                           "\\p{Ll}",
                           "\\p{N}",
                           "\\p{Latin}",
                           "\\x{A0}",
                           "\\x{41}",
                           "[abc]",
                           "[^abc]",
                           "[a-f]",
                           "[^a-fX]",
                           "[-a]",
                           "[a-]",
                           "[^-]",
                           "[\\d_ -]",
                           "[\\w-]",
                           "[^\\s,.;:!?]",
                           "[.,;:]",
                           "[\\x{A0}\\x{202F}]",
                           "[ \\x{A0}]",
                           "[\\x{41}-\\x{43}]",
                           "[+-\\x{202F}]",
                           "[^\\p{Ll}\\n]",
                           "[\\p{L}\\p{N}»)]",
                           "[»”)]",
                           "[\\]]",
                           "[a\\-z]",
                           "[\\.-\\/]",
                           "[\\D]",
                           "[^\\W\\d]",
                           "[^\\S\\n]"}) {
    INFO(atom);
    const auto plain = plain_atom_characters(atom);
    REQUIRE(plain);
    CHECK(*plain == compiled(atom, true));
    CHECK(*plain == compiled(atom, false));
  }
}

TEST_CASE("what is more than an atom can say is left to the compiler", "[pattern]") {
  for (const char* atom : {"", "ab", "[à-é]", "[a-é]", "[a-\\d]", "[\\d-z]", "[a-c-e]", "[z-a]", "[a", "\\b",
                           "\\p{Greek}", "\\x41", "\\x{110000}", "(a)", "[[:alpha:]]"}) {
    INFO(atom);
    CHECK_FALSE(plain_atom_characters(atom));
  }
  REQUIRE(atom_characters("[a-é]", true));
  CHECK(*atom_characters("[a-é]", true) == compiled("[a-é]", true));
  CHECK_FALSE(atom_characters("[z-a]", false));
}

}  // namespace calame
