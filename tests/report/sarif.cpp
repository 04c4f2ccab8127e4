// SARIF: what a schema cannot say of it.
#include "report/sarif.h"

#include <nlohmann/json.hpp>
#include <set>

#include "catch.h"
#include "report/sample.h"

using namespace calame;
using nlohmann::json;

namespace {

json run_of(std::span<const FileReport> files, const ReportOptions& o = sample::french()) {
  return json::parse(calame::report("sarif", files, sample::ruleset(), o))["runs"][0];
}
json run_of(const FileReport& file, const ReportOptions& o = sample::french()) {
  return run_of(std::span(&file, 1), o);
}
json place_of(const json& result) { return result["locations"][0]["physicalLocation"]; }

}  // namespace

TEST_CASE("SARIF: regions count code points and bytes, their end is exclusive") {
  const FileReport file = sample::audited("a.txt", Format::text, "\xEF\xBB\xBFL’été 𐐀\nSi ? Oui",
                                          {{"TYP014", " ?", "m", "\u202F?"}, {"REA001", "𐐀\nSi", "n"}});
  const json run = run_of(file);
  CHECK(run["columnKind"] == "unicodeCodePoints");
  json region = place_of(run["results"][0])["region"];
  CHECK(region == json{{"startLine", 2},
                       {"startColumn", 3},
                       {"endLine", 2},
                       {"endColumn", 5},
                       {"byteOffset", 20},
                       {"byteLength", 2},
                       {"snippet", {{"text", " ?"}}}});
  region.erase("snippet");
  const json& change = run["results"][0]["fixes"][0]["artifactChanges"][0];
  CHECK(change["replacements"] == json{{{"deletedRegion", region}, {"insertedContent", {{"text", "\u202F?"}}}}});
  region = place_of(run["results"][1])["region"];
  CHECK(region["startLine"] == 1);
  CHECK(region["startColumn"] == 7);
  CHECK(region["endLine"] == 2);
  CHECK(region["endColumn"] == 3);
}

TEST_CASE("SARIF: the whole document is the place before its first sign") {
  FileReport file = sample::audited("a.txt", Format::text, "Rien.", {});
  sample::add_whole(file, "MET001", "m");
  CHECK(place_of(run_of(file)["results"][0])["region"] ==
        json{{"startLine", 1}, {"startColumn", 1}, {"endLine", 1}, {"endColumn", 1}});
}

TEST_CASE("SARIF: a column far to the right, and no part of a text in place of it") {
  const std::string far(200'000, 'a');
  const FileReport file = sample::audited("a.txt", Format::text, far + " ? " + std::string(3000, 'b'),
                                          {{"TYP014", " ?", "m"}, {"REA001", std::string(3000, 'b'), "n"}});
  const json run = run_of(file);
  CHECK(place_of(run["results"][0])["region"]["startColumn"] == 200'001);
  CHECK_FALSE(place_of(run["results"][1])["region"].contains("snippet"));
}

TEST_CASE("SARIF: addresses") {
  struct Case {
    std::string_view path, uri;
    bool inside = true;
  };
  const Case cases[] = {
      {"a b/été.md", "a%20b/%C3%A9t%C3%A9.md"},
      {"a%20:#?&[x].md", "a%2520%3A%23%3F%26%5Bx%5D.md"},
      {"caf\xE9.md", "caf%E9.md"},
      {"/r/docs/a.md", "docs/a.md"},
      {"/ailleurs/a b.md", "file:///ailleurs/a%20b.md", false},
  };
  ReportOptions o = sample::french();
  o.root = "/r";
  for (const Case& c : cases) {
    const Json artifact = sarif_artifact(c.path, o);
    CHECK(artifact["uri"] == c.uri);
    CHECK(artifact.contains("uriBaseId") == c.inside);
  }
}

TEST_CASE("SARIF: accepted, known and new findings") {
  FileReport file = sample::audited(
      "a.txt", Format::text, "Oui ? Non ? Si ?",
      {{"TYP014", " ?", "un", {}, 0, true}, {"TYP014", " ?", "deux", {}, 1}, {"TYP014", " ?", "trois", {}, 2}});
  CHECK(run_of(file)["results"][1].contains("baselineState") == false);
  file.audited->result.diagnostics[1].baselined = true;
  ReportOptions o = sample::french();
  o.baseline = true;
  const json results = run_of(file, o)["results"];
  CHECK(results[0]["suppressions"] ==
        json{{{"kind", "inSource"}, {"status", "accepted"}, {"justification", "citation d’époque"}}});
  CHECK(results[1]["suppressions"] == json::array());
  CHECK(results[1]["baselineState"] == "unchanged");
  CHECK(results[2]["baselineState"] == "new");
}

TEST_CASE("SARIF: rules are those of the results, in order, each with its help") {
  const std::vector<FileReport> files = {sample::article(), sample::article()};
  const json run = run_of(files);
  std::vector<std::string> ids;
  for (const json& rule : run["tool"]["driver"]["rules"]) {
    ids.push_back(rule["id"]);
    CHECK_FALSE(rule["help"]["text"].get<std::string>().empty());
    CHECK_FALSE(rule["fullDescription"]["text"].get<std::string>().empty());
    CHECK(rule["properties"]["tags"].size() <= 20);
  }
  CHECK(ids == std::vector<std::string>{"LNK001", "MET001", "REA001", "TYP014", "TYP020"});
  CHECK(run["results"].size() == 24);
  CHECK(run["artifacts"].size() == 2);
  CHECK(run["artifacts"][0]["properties"]["score"] == 59);

  Rule rule = sample::ruleset().rules[1];
  rule.help = {"Une balise <title> & un #titre.", "A <title> element."};
  rule.source = "https://example.org/";
  const Json described = sarif_rule(rule, sample::ruleset(), UiLanguage::fr);
  CHECK(described["help"]["text"] == "Une balise <title> & un #titre.\n\nSource\u00A0: https://example.org/");
  CHECK(described["help"]["markdown"].get<std::string>().starts_with("Une balise &lt;title&gt; &amp; un #"));
  CHECK(described["properties"]["problem.severity"] == "error");
}

TEST_CASE("SARIF: files that could not be read are told, and the run did not succeed") {
  FileReport failed;
  failed.path = "b.md";
  failed.errors.push_back({"", {2, 7}, {"illisible", "unreadable"}});
  const json invocation = run_of(failed)["invocations"][0];
  CHECK(invocation["executionSuccessful"] == false);
  const json& notification = invocation["toolExecutionNotifications"][0];
  CHECK(notification["level"] == "error");
  CHECK(notification["message"]["text"] == "illisible");
  CHECK(place_of(notification)["region"] == json{{"startLine", 2}, {"startColumn", 7}});
  CHECK(run_of(sample::article())["invocations"][0]["executionSuccessful"] == true);
}

TEST_CASE("SARIF: a message is no link") {
  const FileReport file = sample::audited("a.txt", Format::text, "Oui ?", {{"TYP014", " ?", "voir [ici](1)"}});
  CHECK(run_of(file)["results"][0]["message"]["text"] == "voir \\[ici\\](1)");
}

TEST_CASE("SARIF: no more results than GitHub takes") {
  FileReport file = sample::audited("a.txt", Format::text, "Oui ?", {{"TYP014", " ?", "m"}});
  const Diagnostic one = file.audited->result.diagnostics.front();
  file.audited->result.diagnostics.assign(13'000, one);
  const std::vector<FileReport> files = [&] {
    std::vector<FileReport> two;
    two.push_back(std::move(file));
    two.push_back(sample::audited("b.txt", Format::text, "Oui ?", {{"TYP014", " ?", "m"}}));
    two.back().audited->result.diagnostics.assign(13'000, one);
    return two;
  }();
  ReportOptions o = sample::english();
  o.max_findings = 20'000;
  const json run = run_of(files, o);
  CHECK(run["results"].size() == 25'000);
  const json& notes = run["invocations"][0]["toolExecutionNotifications"];
  REQUIRE(notes.size() == 1);
  CHECK(notes[0]["level"] == "note");
  CHECK(notes[0]["message"]["text"].get<std::string>().find("1,000 more") != std::string::npos);
}
