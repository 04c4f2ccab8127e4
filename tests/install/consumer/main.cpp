// What a program outside the project may write: every public header, and one audit.
#include <calame/analysis.h>
#include <calame/audit.h>
#include <calame/brief.h>
#include <calame/document.h>
#include <calame/edit.h>
#include <calame/language.h>
#include <calame/limits.h>
#include <calame/report.h>
#include <calame/restructure.h>
#include <calame/result.h>
#include <calame/rule_test.h>
#include <calame/ruleset.h>
#include <calame/score.h>
#include <calame/selector.h>
#include <calame/source.h>
#include <calame/span.h>

#include <cstdio>

int main() {
  const calame::Result<calame::Ruleset> ruleset = calame::load_ruleset({});
  if (!ruleset) {
    std::fprintf(stderr, "%s\n", to_string(ruleset.errors().front(), calame::UiLanguage::en).c_str());
    return 1;
  }
  const auto audited = calame::audit_text("# Le marché\n\nOui !\n", "marche.md", calame::Format::markdown, *ruleset,
                                          calame::Brief{}, calame::World{}, calame::UiLanguage::fr);
  if (!audited) return 1;
  std::printf("score %d, %zu findings\n", audited->result.score.overall, audited->result.diagnostics.size());
  return audited->result.diagnostics.empty() ? 1 : 0;
}
