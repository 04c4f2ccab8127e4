// The formats that other tools read.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "calame/report.h"
#include "catch.h"
#include "report/escape.h"
#include "report/listing.h"
#include "report/sample.h"

using namespace calame;
using nlohmann::json;

namespace {

std::string written(std::string_view format, const FileReport& file, const ReportOptions& o = sample::french()) {
  return calame::report(format, {&file, 1}, sample::ruleset(), o);
}

FileReport unread(std::string path = "b.md") {
  FileReport file;
  file.path = std::move(path);
  file.errors.push_back({"", {2, 7}, {"illisible : \"a\" & <b>", "unreadable"}});
  return file;
}

FileReport plain(std::string path = "a.txt") {
  return sample::audited(std::move(path), Format::text, "Rien à dire.", {});
}

std::size_t count_of(std::string_view text, std::string_view words) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(words, at)) != text.npos; at += words.size()) ++n;
  return n;
}

bool holds(std::string_view text, std::string_view words) { return text.find(words) != text.npos; }

// One finding, message of your choice.
FileReport with_message(std::string message, std::string path = "a.txt") {
  return sample::audited(std::move(path), Format::text, "Oui ?", {{"TYP014", " ?", message}});
}

}  // namespace

TEST_CASE("every format is a whole document without articles, without findings, and with unread files") {
  for (const std::string_view format : {"sarif", "gitlab", "rdjson"}) {
    INFO(format);
    CHECK(json::accept(calame::report(format, {}, sample::ruleset(), sample::french())));
    CHECK(json::accept(written(format, plain())));
    CHECK(json::accept(written(format, unread("b\xFF.md"))));
  }
  for (const std::string_view format : {"junit", "checkstyle"}) {
    INFO(format);
    for (const std::string& text : {calame::report(format, {}, sample::ruleset(), sample::french()),
                                    written(format, plain()), written(format, unread("b\xFF.md"))}) {
      CHECK(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<"));
      CHECK(text.ends_with(format == "junit" ? "</testsuites>\n" : "</checkstyle>\n"));
      CHECK_FALSE(holds(text, "\xFF"));
    }
  }
  CHECK(calame::report("github", {}, sample::ruleset(), sample::french()).empty());
  CHECK(written("github", plain()).empty());
}

TEST_CASE("accepted and known findings trouble nobody") {
  FileReport file = sample::audited(
      "a.txt", Format::text, "Oui ? Non ? Si ?",
      {{"TYP014", " ?", "un", {}, 0, true}, {"TYP014", " ?", "deux", {}, 1}, {"TYP014", " ?", "trois", {}, 2}});
  file.audited->result.diagnostics[1].baselined = true;
  for (const std::string_view format : {"github", "gitlab", "junit", "checkstyle", "rdjson"}) {
    INFO(format);
    const std::string text = written(format, file);
    CHECK_FALSE(holds(text, "un\""));
    CHECK_FALSE(holds(text, "deux"));
    CHECK(holds(text, "trois"));
  }
}

TEST_CASE("findings beyond the most that are shown are counted") {
  const FileReport file = sample::audited(
      "a.txt", Format::text, "Oui ? Non ? Si ?",
      {{"TYP014", " ?", "un", {}, 0}, {"TYP014", " ?", "deux", {}, 1}, {"TYP014", " ?", "trois", {}, 2}});
  ReportOptions o = sample::english();
  o.max_findings = 1;
  for (const std::string_view format : {"sarif", "gitlab", "junit", "checkstyle", "rdjson"}) {
    INFO(format);
    const std::string text = written(format, file, o);
    CHECK(holds(text, "un"));
    CHECK_FALSE(holds(text, "deux"));
    CHECK(holds(text, "2 more"));
  }
  CHECK(holds(written("github", file, o), "+2 more"));
}

TEST_CASE("XML holds what it may hold") {
  struct Case {
    std::string_view text, xml;
  };
  const Case cases[] = {
      {"a & b < c > d \"e\" 'f'", "a &amp; b &lt; c &gt; d &quot;e&quot; 'f'"},
      {"]]>", "]]&gt;"},
      {"a\nb\tc\rd", "a&#10;b&#9;c‹U+000D›d"},
      {std::string_view("\0\x01\x1b[31m", 7), "‹U+0000›‹U+0001›‹U+001B›[31m"},
      {"\uFFFE\uFFFF", "‹U+FFFE›‹U+FFFF›"},
      {"\xED\xA0\x80|\xFF|\xC3", "\uFFFD\uFFFD\uFFFD|\uFFFD|\uFFFD"},  // a surrogate, and bytes of no character
      {"👩\u202E\u0085", "👩‹U+202E›‹U+0085›"},
      {"l’été\u202F! 𐐀", "l’été\u202F! 𐐀"},
  };
  for (const Case& c : cases) CHECK(xml(c.text) == c.xml);
  for (const std::string_view format : {"junit", "checkstyle"}) {
    INFO(format);
    const std::string text = written(format, with_message("<a> & \x01 \"b\"\n]]>", "d/<é> & \"f\".txt"));
    CHECK(holds(text, "&lt;a&gt; &amp; ‹U+0001› &quot;b&quot;&#10;]]&gt;"));
    CHECK(holds(text, "d/&lt;é&gt; &amp; &quot;f&quot;.txt"));
    CHECK(std::none_of(text.begin(), text.end(), [](char c) { return c >= 0 && c < ' ' && c != '\n'; }));
  }
}

TEST_CASE("GitHub: signs of a command are escaped, each in its place") {
  struct Case {
    std::string_view path, message, command;
  };
  const Case cases[] = {
      {"a.txt", "simple",
       "::warning file=a.txt,line=1,endLine=1,col=4,endColumn=6,title=TYP014 space-before-high-punctuation::simple\n"},
      {"a,b:c;d%.txt", "50 % : a, b ; c",
       "::warning file=a%2Cb%3Ac;d%25.txt,line=1,endLine=1,col=4,endColumn=6,title=TYP014 "
       "space-before-high-punctuation::50 %25 : a, b ; c\n"},
      {"a.txt", "un\r\ndeux\x1b[0m ::error::",
       "::warning file=a.txt,line=1,endLine=1,col=4,endColumn=6,title=TYP014 "
       "space-before-high-punctuation::un‹U+000D›%0Adeux‹U+001B›[0m ::error::\n"},
  };
  for (const Case& c : cases)
    CHECK(written("github", with_message(std::string(c.message), std::string(c.path))) == c.command);
  CHECK(written("github", unread()) == "::error file=b.md,line=2,col=7,title=calame::illisible : \"a\" & <b>\n");

  const FileReport lines =
      sample::audited("a.md", Format::markdown, "Une phrase\nlongue.", {{"REA001", "phrase\nlongue", "m"}});
  CHECK(written("github", lines) == "::warning file=a.md,line=1,endLine=2,title=REA001 sentence-too-long::m\n");
  FileReport whole = plain();
  sample::add_whole(whole, "MET001", "m");
  CHECK(written("github", whole) == "::error file=a.txt,line=1,title=MET001 title-missing::m\n");
}

TEST_CASE("GitHub: the gravest first, ten of each, and how many are missing") {
  struct Case {
    std::size_t errors, warnings, infos, shown_infos, more;
  };
  const Case cases[] = {
      {2, 3, 4, 4, 0}, {10, 10, 10, 10, 0}, {12, 3, 4, 4, 2}, {0, 25, 10, 9, 16}, {11, 11, 30, 9, 23}};
  for (const Case& c : cases) {
    std::vector<FileReport> files;
    for (const auto& [rule, number] : {std::pair("LNK001", c.infos), {"TYP014", c.warnings}, {"MET001", c.errors}})
      for (std::size_t i = 0; i < number; ++i) {
        files.push_back(plain());
        sample::add_whole(files.back(), rule, std::to_string(i));
      }
    const std::string text = calame::report("github", files, sample::ruleset(), sample::english());
    CHECK(count_of(text, "::error ") == std::min<std::size_t>(10, c.errors));
    CHECK(count_of(text, "::warning ") == std::min<std::size_t>(10, c.warnings));
    CHECK(count_of(text, "::notice file") == c.shown_infos);
    CHECK(count_of(text, "::notice ") <= 10);
    if (c.more == 0)
      CHECK_FALSE(holds(text, " more"));
    else
      CHECK(holds(text, "::+" + std::to_string(c.more) + " more"));
    if (c.errors > 0 && c.warnings > 0) CHECK(text.rfind("::error ") < text.find("::warning "));
    if (c.warnings > 0 && c.infos > 0) CHECK(text.rfind("::warning ") < text.find("::notice "));
  }
}

TEST_CASE("GitLab: an issue each, none like another") {
  std::vector<FileReport> files = {sample::article(), unread()};
  files.push_back(sample::article());
  files.back().path = "copie.md";
  const json issues = json::parse(calame::report("gitlab", files, sample::ruleset(), sample::french()));
  REQUIRE(issues.size() == 2 * 12 + 1);
  std::vector<std::string> prints;
  for (const json& issue : issues) prints.push_back(issue["fingerprint"]);
  std::sort(prints.begin(), prints.end());
  CHECK(std::adjacent_find(prints.begin(), prints.end()) == prints.end());
  CHECK(issues[0]["severity"] == "major");
  CHECK(issues[0]["location"] == json{{"path", "articles/pain.md"}, {"lines", {{"begin", 1}}}});
  CHECK(issues[1]["severity"] == "minor");
  CHECK(issues[1]["check_name"] == "TYP014");
  CHECK(issues[12]["severity"] == "blocker");
  CHECK(issues[12]["location"]["lines"]["begin"] == 2);
}

TEST_CASE("JUnit: a rule is a test, what fails no run passes, the score is told") {
  FileReport file = sample::article();
  ReportOptions o = sample::french();
  std::string text = written("junit", file, o);
  CHECK(holds(
      text, "<testsuite name=\"articles/pain.md\" file=\"articles/pain.md\" tests=\"6\" failures=\"4\" errors=\"0\">"));
  CHECK(holds(text, "<property name=\"score\" value=\"59\"/>"));
  CHECK(holds(text, "<testcase classname=\"articles/pain_md\" name=\"score\"/>"));
  CHECK(holds(text, "(× 7)"));
  CHECK(holds(text, "name=\"LNK001 link-text-vague\">\n      <system-out>"));
  Ruleset rules = sample::ruleset();
  rules.fail_on = FailOn::error, rules.min_score = 80;
  file.rules = &rules;
  text = written("junit", file, o);
  CHECK(holds(text, "failures=\"2\""));
  CHECK(holds(text, "<failure type=\"score\" message=\"Score 59/100 (min. 80)\"/>"));
  rules.fail_on = FailOn::never, rules.min_score = 59;
  CHECK(holds(written("junit", file, o), "failures=\"0\""));
  file.rules = nullptr, o.min_score = 60;
  CHECK(holds(written("junit", file, o), "failures=\"5\""));
  CHECK(holds(written("junit", unread()), "tests=\"1\" failures=\"0\" errors=\"1\""));
  CHECK(holds(written("junit", plain()), "tests=\"1\" failures=\"0\" errors=\"0\""));
}

TEST_CASE("Checkstyle: a file each, its errors inside") {
  const std::vector<FileReport> files = {with_message("m"), plain("vide.txt"), unread()};
  CHECK(calame::report("checkstyle", files, sample::ruleset(), sample::english()) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
        "  <file name=\"a.txt\">\n"
        "    <error line=\"1\" column=\"4\" severity=\"warning\" message=\"m\" source=\"calame.TYP014\"/>\n"
        "  </file>\n  <file name=\"vide.txt\">\n  </file>\n  <file name=\"b.md\">\n"
        "    <error line=\"2\" column=\"7\" severity=\"error\" message=\"unreadable\" source=\"calame\"/>\n"
        "  </file>\n</checkstyle>\n");
}

TEST_CASE("rdjson: columns count bytes of UTF-8, edits of one fix are one suggestion") {
  FileReport file = sample::audited("a.txt", Format::text,
                                    "\xEF\xBB\xBF"
                                    "a𐐀b\nété ? oui",
                                    {{"TYP014", " ?", "m", "\u202F?"}});
  Diagnostic& d = file.audited->result.diagnostics.front();
  json one = json::parse(written("rdjson", file))["diagnostics"][0];
  const json range = {{"start", {{"line", 2}, {"column", 6}}}, {"end", {{"line", 2}, {"column", 8}}}};
  CHECK(one["location"] == json{{"path", "a.txt"}, {"range", range}});
  CHECK(one["severity"] == "WARNING");
  CHECK(one["code"] == json{{"value", "TYP014"}});
  CHECK(one["suggestions"] == json{{{"range", range}, {"text", "\u202F?"}}});

  d.fix->edits = {{SourceSpan{1, 5}, "X"}, {SourceSpan{6, 7}, ""}};  // 𐐀 → X, b stays, its line end goes
  one = json::parse(written("rdjson", file))["diagnostics"][0]["suggestions"][0];
  CHECK(one["range"]["start"] == json{{"line", 1}, {"column", 2}});
  CHECK(one["range"]["end"] == json{{"line", 2}, {"column", 1}});
  CHECK(one["text"] == "Xb");

  d.fix->applicability = Applicability::display_only;
  CHECK_FALSE(json::parse(written("rdjson", file))["diagnostics"][0].contains("suggestions"));
  const json unknown = json::parse(written("rdjson", unread()))["diagnostics"][0];
  CHECK(unknown["severity"] == "ERROR");
  CHECK(unknown["location"]["range"]["start"]["line"] == 2);
}

TEST_CASE("paths are seen from the root of the repository") {
  struct Case {
    std::string_view root, folder, path, seen;
  };
  const Case cases[] = {
      {"", "", "./a/../b.md", "b.md"},
      {"", "", "/tmp/a.md", "/tmp/a.md"},
      {"/r", "", "a.md", "a.md"},
      {"/r", "docs", "a.md", "docs/a.md"},
      {"/r", "docs", "../a.md", "a.md"},
      {"/r", "docs", "../../a.md", "/a.md"},
      {"/r", "docs", "/r/x/a.md", "x/a.md"},
      {"/r", "docs", "/rr/a.md", "/rr/a.md"},
      {"/r", "docs", "-", "-"},
      {"/r", "docs", "..a.md", "docs/..a.md"},
  };
  for (const Case& c : cases) {
    ReportOptions o;
    o.root = c.root, o.folder = c.folder;
    CHECK(repository_path(c.path, o) == c.seen);
  }
}

TEST_CASE("Markdown leaves articles out rather than grow beyond its limit") {
  std::vector<FileReport> files(5, FileReport{});
  for (FileReport& file : files) file = sample::article();
  ReportOptions o = sample::english();
  const std::size_t whole = calame::report("markdown", files, sample::ruleset(), o).size();
  o.most_bytes = whole / 2;
  const std::string text = calame::report("markdown", files, sample::ruleset(), o);
  CHECK(count_of(text, "### articles/pain.md") == 2);
  CHECK(holds(text, "60 problems"));
  CHECK(holds(text, "3 more articles"));
}
