// What packs extend: order, loops, depth, and paths that lead out.
#include <chrono>

#include "catch.h"
#include "load.h"

using namespace calame;

namespace {

std::string pack(std::string_view id, std::string_view extends, std::string_view body = {}) {
  return "[pack]\nid = \"" + std::string(id) + "\"\nextends = [" + std::string(extends) + "]\n" + std::string(body);
}

std::vector<std::string> ids(const Ruleset& ruleset) {
  std::vector<std::string> out;
  for (const Pack& one : ruleset.packs) out.push_back(one.id);
  return out;
}

}  // namespace

TEST_CASE("what a pack extends comes before it, once") {
  const Files files = {{"top.toml", pack("top", "\"left.toml\", './right.toml', 'left.toml'")},
                       {"left.toml", pack("left", "'sub/base.toml'")},
                       {"right.toml", pack("right", "'sub/base.toml'")},
                       {"sub/base.toml", pack("base", "'../shared.toml'")},
                       {"shared.toml", pack("shared", "")}};
  const auto result = load_ruleset(options_of(files, {"top.toml"}));
  CHECK(errors_of(result) == "");
  REQUIRE(result.ok());
  CHECK(ids(*result) == std::vector<std::string>{"shared", "base", "left", "right", "top"});
}

TEST_CASE("loops and endless chains are told once") {
  struct Case {
    Files files;
    std::string expected;
  };
  Files chain, allowed;
  for (int i = 0; i < 40; ++i) {
    const std::string next = "'c" + std::to_string(i + 1) + ".toml'";
    chain["c" + std::to_string(i) + ".toml"] = pack("c" + std::to_string(i), i < 39 ? next : "");
    if (i <= 16) allowed["c" + std::to_string(i) + ".toml"] = pack("c" + std::to_string(i), i < 16 ? next : "");
  }
  const Case cases[] = {
      {{{"c0.toml", pack("a", "'c0.toml'")}}, "c0.toml:3:11: extends en boucle\u00A0: c0.toml → c0.toml\n"},
      {{{"c0.toml", pack("a", "'b.toml'")}, {"b.toml", pack("b", "'c0.toml'")}},
       "b.toml:3:11: extends en boucle\u00A0: c0.toml → b.toml → c0.toml\n"},
      {chain, "c16.toml:3:11: extends sur plus de 16 niveaux\n"},
      {allowed, ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.expected);
    CHECK(errors_of(load_ruleset(options_of(c.files, {"c0.toml"}))) == c.expected);
  }
}

TEST_CASE("a pack cannot reach what it has no business with") {
  struct Case {
    std::string path, expected;
  };
  const Case cases[] = {
      {"../../../../etc/passwd", "chemin refusé, il sort du dossier du pack"},
      {"sub/../../x.toml", "chemin refusé, il sort du dossier du pack"},
      {"/etc/shadow", "chemin absolu refusé, un pack se désigne depuis le fichier qui le nomme"},
      {"/dev/zero", "chemin absolu refusé, un pack se désigne depuis le fichier qui le nomme"},
      {"~/x.toml", "chemin absolu refusé, un pack se désigne depuis le fichier qui le nomme"},
      {"C:\\\\x.toml", "chemin absolu refusé, un pack se désigne depuis le fichier qui le nomme"},
      {"https://example.org/x.toml", "adresse refusée, un pack est un fichier local"},
      {"a\\u0000b.toml", "caractère de contrôle dans un chemin"},
      {"", "chemin vide"},
      {"absent.toml", "fichier absent"},
      {"calame:nulle-part", "pack intégré inconnu «\u00A0calame:nulle-part\u00A0»"},
      {"calame:clairr",
       "pack intégré inconnu «\u00A0calame:clairr\u00A0»\u202F; vouliez-vous dire «\u00A0calame:clair\u00A0»\u202F?"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.path);
    const Files files = {{"p.toml", pack("p", "\"" + c.path + "\"")}};
    CHECK(errors_of(load_ruleset(options_of(files, {"p.toml"}))) == "p.toml:3:11: " + c.expected + "\n");
    CHECK(in_one_language(load_ruleset(options_of(files, {"p.toml"}))) == "");
    RulesetOptions options = options_of({}, {});
    options.config = PackText{"calame.toml", "extends = \"" + c.path + "\"\n", false};
    CHECK(errors_of(load_ruleset(options)) == "calame.toml:1:11: " + c.expected + "\n");
  }
}

TEST_CASE("without a reader only built-in packs can be named") {
  RulesetOptions options;
  options.builtins = false;
  options.config = PackText{"calame.toml", "packs = ['x.toml']\n", false};
  CHECK(errors_of(load_ruleset(options)) == "calame.toml:1:9: aucun fichier ne peut être lu d’ici\n");
  options.config = {};
  options.packs = {"x.toml"};
  CHECK(errors_of(load_ruleset(options)) == "--rules: aucun fichier ne peut être lu d’ici\n");
}

TEST_CASE("two packs cannot share an id") {
  const Files files = {{"a.toml", pack("x", "")}, {"b.toml", pack("x", "")}};
  CHECK(errors_of(load_ruleset(options_of(files, {"a.toml", "b.toml"}))) ==
        "b.toml:1:1: id de pack déjà pris, a.toml\n");
}
