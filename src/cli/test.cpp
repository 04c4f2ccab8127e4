// calame test: the examples of the rules.
#include <algorithm>

#include "calame/report.h"
#include "calame/rule_test.h"
#include "cli/commands.h"
#include "cli/settings.h"
#include "cli/terminal.h"
#include "cli/texts.h"
#include "document/worded.h"

namespace calame {

namespace {

// The ids of the packs that were named, and not of the built-in ones that they stand on.
std::vector<std::string> named_packs(const Ruleset& ruleset) {
  std::vector<std::string> ids;
  for (const Pack& pack : ruleset.packs)
    if (!pack.builtin) ids.push_back(pack.id);
  return ids;
}

}  // namespace

int test_command(const Options& options) {
  Options wanted = options;
  wanted.packs = options.paths;
  wanted.isolated = true;
  const auto ruleset = load_rules(wanted, {}, true);
  if (!ruleset) {
    notice_errors(options.ui, ruleset.errors());
    return exit_failure;
  }
  const RuleTestReport report = run_rule_tests(*ruleset, named_packs(*ruleset));
  std::string out;
  for (const RuleTestFailure& failure : report.failures)
    out +=
        visible_controls(to_string(
            Error{failure.path, failure.at, worded("{}: {}", "{}: {}", failure.rule, failure.message)}, options.ui)) +
        "\n";
  const Say summary = report.failures.empty() ? Say::test_summary : Say::test_failed_summary;
  out += say(options.ui, summary,
             {{"tests", double(report.tests)},
              {"rules", double(report.rules)},
              {"left_out", double(report.left_out)},
              {"failures", double(report.failures.size())}}) +
         "\n";
  if (!put_out(options, out)) return exit_failure;
  return report.failures.empty() ? exit_clean : exit_findings;
}

}  // namespace calame
