// What is known of a pattern without a search (its first characters, its borders, a row of characters) finds what the
// search finds. A flag that changes nothing keeps a pattern from being taken apart: the reference.
#include <string>
#include <vector>

#include "catch.h"
#include "rules/nearest_character.h"
#include "rules/pattern.h"

using namespace calame;

namespace {

const std::vector<std::string> patterns = {
    "[AEIOUC]\\p{Ll}+",
    "  +",
    " -",
    "\\(",
    "[A-Z]{3,}",
    "[A-Z]{2}",
    "[AB]+?x",
    "(A)(b)?",
    "A?B",
    "AB|Cd|E",
    "(?:AB|Cd)",
    "\\.\\.",
    "\\d{2}:\\d{2}",
    "[0-9]+",
    "[^.](\\.(?:[ \\x{A0}]?[»”)])?)\\s*$",
    "(;)\\s*$",
    "([\\p{L}%€»)])\\s*$",
    "[.,;:]$",
    "^[\\x{A0}\\x{202F}]+",
    "[\\x{A0}\\x{202F}]+$",
    "^\\d+$",
    "^(?:a|É)b",
    "[^a]\\s*$",
    "x\\n$",
    "[\\]A-]é",
    "É.",
    "\\?[^ ]",
};

const std::vector<std::string> texts = {
    "Etat, Ecole et Île : E",
    "A l’heure  où   tout  ",
    "un - deux (trois) 12:30 ABC AB ABBx Cde",
    "fin.",
    "fin. »",
    "fin.»  \n",
    "fin ;",
    "fin ; \t",
    "fin;",
    "\u00A0tête",
    "queue\u202F",
    "queue \u00A0 ",
    "\n",
    "  ",
    "...",
    "E",
    "É",
    "ab Éb",
    "Éb",
    "123",
    "12a",
    "a\n",
    "x\n",
    "xx\n\n",
    "]é Aé -é",
    "((((((((((((((((((((((((",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAx",
    "?a ?\u00A0?",
};

std::vector<std::string> found(const Pattern& pattern, const std::string& text) {
  std::vector<std::string> hits;
  std::size_t from = 0;
  while (const auto hit = pattern.find(text, from)) {
    from = next_character(text, hit->begin);
    hits.push_back(std::to_string(hit->begin) + "-" + std::to_string(hit->end));
    for (const auto group : hit->groups) hits.back() += group.data() ? " " + std::string(group) : " none";
  }
  return hits;
}

}  // namespace

TEST_CASE("what is known of a pattern finds what a search finds") {
  for (const bool lazy : {false, true})
    for (const std::string& regex : patterns) {
      const auto known = Pattern::compile(regex, {.ignore_case = false, .lazy = lazy, .may_be_empty = false});
      const auto searched =
          Pattern::compile("(?-s)" + regex, {.ignore_case = false, .lazy = lazy, .may_be_empty = false});
      REQUIRE(known.ok());
      REQUIRE(searched.ok());
      for (const std::string& text : texts) {
        INFO(regex << " in " << text);
        CHECK(found(*known, text) == found(*searched, text));
      }
    }
}

TEST_CASE("the nearest character settles what it can") {
  struct Row {
    std::string regex;
    bool at_end;
    char c;
    Verdict verdict;
  };
  const std::vector<Row> rows = {
      {"\\p{L}", true, 'a', Verdict::yes},
      {"\\p{L}", true, ' ', Verdict::no},
      {"(?:^|[^\\p{L}])", true, 'a', Verdict::no},
      {"(?:^|[^\\p{L}])", true, ' ', Verdict::yes},
      {"[\\s»]|$", false, ' ', Verdict::yes},
      {"[\\s»]|$", false, 'a', Verdict::no},
      {"\\p{Ll}{3}", true, 'a', Verdict::ask},
      {"\\p{Ll}{3}", true, 'A', Verdict::no},
      {"\\d[ \\x{A0}]?", true, ' ', Verdict::ask},
      {"\\d[ \\x{A0}]?", true, '1', Verdict::ask},
      {"\\d[ \\x{A0}]?", true, 'a', Verdict::no},
      {"[a-z_]|\\p{L}{3}'|/", true, '\'', Verdict::ask},
      {"[a-z_]|\\p{L}{3}'|/", true, '/', Verdict::yes},
      {"[a-z_]|\\p{L}{3}'|/", true, ' ', Verdict::no},
      {"(?i:etc)", true, 'x', Verdict::ask},
      {"\\bab", false, 'x', Verdict::ask},
      {"[^ ]*", false, ' ', Verdict::ask},
      {"a||b", false, 'c', Verdict::ask},
  };
  for (const Row& row : rows) {
    INFO(row.regex << " beside " << row.c);
    for (const bool trusted : {false, true})
      CHECK(verdicts_of_nearest(row.regex, row.at_end, trusted)[static_cast<unsigned char>(row.c)] == row.verdict);
  }
}
