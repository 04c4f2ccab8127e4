#include "catch.h"
#include "cli/changed_files.h"

using namespace calame;

TEST_CASE("lines that a diff without context changes") {
  using Stretches = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  CHECK(changed_lines("") == Stretches{});
  CHECK(changed_lines("--- a/x\n+++ b/x\n@@ -1 +1 @@ title\n-a\n+b\n@@ -3,0 +4,2 @@\n+@@ -9 +9 @@\n+c\n") ==
        Stretches{{1, 2}, {4, 6}});
  CHECK(changed_lines("@@ -3,2 +2,0 @@\n-a\n-b\n") == Stretches{});  // taken out: no line is there to look at
  CHECK(changed_lines("@@ nonsense\n@@ -1 +x @@\n") == Stretches{});
}
