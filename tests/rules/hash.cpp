// The fingerprint of a ruleset: changed by what changes a result, and by nothing else.
#include "catch.h"
#include "load.h"

using namespace calame;

namespace {

const std::string base = with_header(R"([score.profile.news]
[list.marques]
words = ["Yahoo!"]
[[criterion]]
id = "structure.mots"
weight = 3
shape = "binary"
label = { fr = "a", en = "a" }
[[rule]]
id = "STR001"
name = "un"
kind = "phrase"
words = ["mot", "@marques"]
message = { fr = "m", en = "m" }
help = { fr = "aide", en = "help" }
source = "https://example.org"
[[rule]]
id = "STR002"
name = "deux"
default = false
kind = "phrase"
words = ["autre"]
message = { fr = "m", en = "m" }
)");

std::string hash_of(const std::string& pack, const std::string& config = "") {
  const auto result = load_configured(pack, config);
  INFO(errors_of(result));
  REQUIRE(result.ok());
  CHECK(result->hash.size() == 16);
  return result->hash;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("the same settings have the same hash") {
  const std::string hash = hash_of(base);
  CHECK(hash_of(base) == hash);
  CHECK(hash_of("# note\n" + base) == hash);
  CHECK(hash_of(replaced(base, "weight = 3", "weight = 3.0")) == hash);
  CHECK(hash_of(replaced(base, "\"aide\"", "\"autre aide\"")) == hash);
  CHECK(hash_of(replaced(base, "https://example.org", "https://example.net")) == hash);
  CHECK(hash_of(replaced(base, "\"autre\"", "\"rien\"")) == hash);  // of a rule that is off
  CHECK(hash_of(replaced(base, "name = \"un\"\nkind = \"phrase\"\n", "kind = \"phrase\"\nname = \"un\"\n")) == hash);
  CHECK(hash_of(base, "[rules]\nSTR001 = \"warning\"\n") == hash);
}

TEST_CASE("what changes a finding or a score changes the hash") {
  const std::string hash = hash_of(base);
  CHECK(hash_of(replaced(base, "Yahoo!", "Yahoo")) != hash);
  CHECK(hash_of(replaced(base, "weight = 3", "weight = 4")) != hash);
  CHECK(hash_of(replaced(base, "\"mot\"", "\"mots\"")) != hash);
  CHECK(hash_of(replaced(base, "fr = \"m\"", "fr = \"n\"")) != hash);
  for (const std::string config :
       {"[rules]\nSTR001 = \"off\"\n", "[rules]\nSTR001 = \"error\"\n", "[rules]\nSTR002 = \"on\"\n",
        "[rules]\nSTR001 = { words = [\"x\"] }\n", "[score]\nmin = 50\n", "[score]\nweights = { structure = 3 }\n",
        "[protect]\nnames = [\"iPhone\"]\n", "[brief]\nkeyphrase = \"x\"\n", "profile = \"news\"\n",
        "[language.fr]\nstop-words = [\"le\"]\n", "[preset.\"fr-FR/a\"]\nslot = { high = \"nbsp\" }\n"}) {
    CAPTURE(config);
    CHECK(hash_of(base, config) != hash);
  }
}
