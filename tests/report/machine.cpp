// What programs read: JSON and Markdown.
#include <cmath>
#include <nlohmann/json.hpp>

#include "catch.h"
#include "report/sample.h"

using namespace calame;
using nlohmann::json;

namespace {

json report(const FileReport& file) {
  return json::parse(calame::report("json", {&file, 1}, sample::ruleset(), sample::french()));
}

void has(const json& object, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    INFO(key);
    CHECK(object.contains(key));
  }
}

}  // namespace

TEST_CASE("JSON holds every key of its contract") {
  const json j = report(sample::article());
  CHECK(j["schema"] == "calame-report/1");
  CHECK(j["tool"] == json{{"name", "calame"}, {"version", "0.1.0"}});
  has(j["ruleset"], {"hash", "packs"});
  const json& file = j["files"][0];
  has(file, {"path", "format", "lang", "metrics", "score", "findings", "error", "encoding", "keyphrase", "passed"});
  has(file["metrics"], {"words", "signs", "sentences", "paragraphs", "kandel_moles"});
  has(file["score"], {"overall", "raw", "gates", "categories", "ledger"});
  CHECK(file["score"]["gates"][0]["id"] == "gate.meta.title-present");
  CHECK(file["score"]["categories"]["structure"]["weight"] == 20);
  has(file["score"]["ledger"][0], {"criterion", "loss", "max", "rules"});
  has(file["findings"][0], {"rule", "name", "criterion", "category", "severity", "message", "start", "end", "line",
                            "column", "end_line", "end_column", "fix", "related", "suppressed", "baselined"});
  CHECK(file["error"].is_null());
  CHECK(j["summary"]["files"] == 1);
  CHECK(j["summary"]["findings"] == 12);
  CHECK(j["summary"]["fixable"] == 9);
}

TEST_CASE("JSON: offsets count the file's bytes, columns its code points") {
  const FileReport file =
      sample::audited("a.txt", Format::text, "\xEF\xBB\xBFL’été\u00A0: oui !", {{"TYP014", " !", "m", "\u202F!"}});
  const json f = report(file)["files"][0]["findings"][0];
  CHECK(f["start"] == 3 + 16);
  CHECK(f["end"] == 3 + 18);
  CHECK(f["line"] == 1);
  CHECK(f["column"] == 12);
  CHECK(f["end_column"] == 14);
  CHECK(f["fix"]["applicability"] == "safe");
  CHECK(f["fix"]["edits"][0] == json{{"start", 19}, {"end", 21}, {"text", "\u202F!"}});
}

TEST_CASE("JSON: the whole document is anchored at 0, numbers are rounded, failures are objects") {
  FileReport file = sample::article();
  json f = report(file)["files"][0];
  CHECK(f["findings"][0]["start"] == 0);
  CHECK(f["findings"][0]["end"] == 0);
  CHECK(f["findings"][0]["anchor"] == "document");
  CHECK(f["score"]["raw"] == 73.87);
  file.audited->result.score.raw = std::nan("");
  CHECK(report(file)["files"][0]["score"]["raw"].is_null());

  FileReport failed;
  failed.path = "b\xFF.md";
  failed.errors.push_back({"", {2, 7}, {"illisible", "unreadable"}});
  f = report(failed)["files"][0];
  CHECK(f["path"] == "b\uFFFD.md");
  CHECK(f["error"] == json{{"message", "illisible"}, {"line", 2}, {"column", 7}});
  CHECK(f["findings"].empty());
}

TEST_CASE("JSON of no file is a whole document") {
  const json j = json::parse(calame::report("json", {}, sample::ruleset(), sample::french()));
  CHECK(j["files"].empty());
  CHECK(j["summary"]["findings"] == 0);
}

TEST_CASE("Markdown: article text stays text") {
  FileReport file = sample::article();
  file.path = "a|b @equipe.md";
  file.audited->result.diagnostics[1].message = "<b>`x`</b> | @anne";
  const std::string text = calame::report("markdown", {&file, 1}, sample::ruleset(), sample::french());
  CHECK(text.find("&lt;b&gt;\\`x\\`&lt;/b&gt; \\| @&#8203;anne") != text.npos);
  CHECK(text.find("### a\\|b @&#8203;equipe.md") != text.npos);
  CHECK(text.find("| Typographie | 38 | \u22126,2 | 12,8 |") != text.npos);
  CHECK(text.find("**Score 59/100**") != text.npos);
}
