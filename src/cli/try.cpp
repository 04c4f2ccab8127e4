// calame try: what a pack that is not adopted yet would flag.
#include <algorithm>
#include <map>
#include <set>

#include "cli/articles.h"
#include "cli/commands.h"
#include "cli/settings.h"
#include "cli/terminal.h"
#include "cli/texts.h"
#include "cli/trial.h"
#include "document/for_each_index.h"

namespace calame {

namespace {

// Packs that are read whether they are named or not.
bool is_standard(const Pack& pack) {
  const auto builtins = builtin_packs();
  return std::any_of(builtins.begin(), builtins.end(),
                     [&](const PackText& builtin) { return !builtin.on_demand && builtin.path == pack.path; });
}

bool has_pack(const Ruleset& ruleset, const Pack& wanted) {
  return std::any_of(ruleset.packs.begin(), ruleset.packs.end(), [&](const Pack& pack) {
    return pack.path == wanted.path || (!wanted.builtin && same_file(pack.path, wanted.path));
  });
}

// The pack as `calame test` reads it: with its examples, without the project's settings.
Result<Ruleset> tried_alone(const Options& options) {
  Options wanted = options;
  wanted.packs = {options.tried};
  wanted.config.clear();
  wanted.isolated = true;
  wanted.select.clear();
  wanted.ignore.clear();
  return load_rules(wanted, {}, true);
}

// The project's rules with the pack among them; all but those of `ids` rest.
Result<Ruleset> tried_in_project(const Options& options, const Ruleset& alone, const std::vector<std::string>& ids,
                                 const std::vector<std::string>& beside) {
  Options wanted = options;
  wanted.select.clear();
  wanted.ignore.clear();
  auto project = load_rules(wanted, beside);
  if (!project) return project;
  const bool adopted =
      std::all_of(alone.packs.begin(), alone.packs.end(), [&](const Pack& pack) { return has_pack(*project, pack); });
  if (!adopted) wanted.packs.push_back(options.tried);
  wanted.ignore = options.ignore;
  wanted.select = options.select.empty() ? ids : options.select;
  auto ruleset = load_rules(wanted, beside);
  if (!ruleset) return ruleset;
  const std::set<std::string_view> tried(ids.begin(), ids.end());
  for (Rule& rule : ruleset->rules) rule.enabled = rule.enabled && tried.contains(rule.id);
  return ruleset;
}

struct ArticleRule {
  std::size_t findings = 0;
  std::vector<TrialSample> kept;  // at most --samples, evenly spread
};

struct ArticleTrial {
  std::vector<Error> errors;
  std::size_t words = 0;
  std::map<std::uint32_t, ArticleRule> found;
  std::vector<std::uint32_t> passed;
};

// The `i`-th of `kept` places spread evenly over `all`.
std::size_t spread(std::size_t i, std::size_t kept, std::size_t all) {
  return kept >= all ? i : (2 * i + 1) * all / (2 * kept);
}

TrialSample sample_of(const std::string& path, const Audited& audited, const Diagnostic& d) {
  TrialSample sample{path, {1, 1}, d.severity, d.message, {}, {}, d.whole_document, {}};
  if (d.whole_document) return sample;
  sample.at = audited.source.position(d.span.begin);
  sample.text = audited.source.text_of(d.span);
  sample.bytes = file_bytes(audited.source, d.span);
  sample.frame = frame_of(audited.source, d.span);
  return sample;
}

void keep_samples(ArticleTrial& trial, const std::string& path, const Audited& audited, std::size_t most) {
  std::map<std::uint32_t, std::vector<const Diagnostic*>> by_rule;
  for (const Diagnostic& d : audited.result.diagnostics)
    if (!d.suppressed) by_rule[d.rule].push_back(&d);
  for (const auto& [rule, all] : by_rule) {
    ArticleRule& found = trial.found[rule];
    found.findings = all.size();
    for (std::size_t i = 0; i < std::min(most, all.size()); ++i)
      found.kept.push_back(sample_of(path, audited, *all[spread(i, most, all.size())]));
  }
}

ArticleTrial try_article(const std::string& path, const Ruleset& ruleset, const Options& options,
                         const std::string& day, const Limits& limits) {
  ArticleTrial trial;
  auto article = read_article(path, options);
  if (!article) {
    trial.errors = article.errors();
    return trial;
  }
  const std::string name = displayed_path(article->path);
  const auto audited = audit_text(std::move(article->bytes), name, article->format, ruleset, options.brief,
                                  world_of(article->path, day), options.ui, limits);
  if (!audited) {
    trial.errors = audited.errors();
    return trial;
  }
  trial.words = audited->result.metrics.words;
  trial.passed = audited->result.passed;
  keep_samples(trial, name, *audited, options.samples);
  return trial;
}

// Of all findings of a rule, as many samples as were asked for, spread over the whole run.
void choose_samples(RuleTrial& trial, std::uint32_t rule, const std::vector<ArticleTrial>& articles, std::size_t most) {
  std::size_t next = 0, before = 0;
  const std::size_t wanted = std::min(most, trial.findings);
  for (const ArticleTrial& article : articles) {
    const auto found = article.found.find(rule);
    if (found == article.found.end()) continue;
    const ArticleRule& here = found->second;
    for (; next < wanted && spread(next, most, trial.findings) < before + here.findings; ++next) {
      const std::size_t within = spread(next, most, trial.findings) - before;
      trial.samples.push_back(here.kept[within * here.kept.size() / here.findings]);
    }
    before += here.findings;
  }
}

void count(RuleTrial& trial, std::uint32_t rule, const std::vector<ArticleTrial>& articles) {
  for (const ArticleTrial& article : articles) {
    const auto found = article.found.find(rule);
    if (found != article.found.end()) {
      trial.findings += found->second.findings;
      ++trial.articles;
      ++trial.applied;
    } else if (std::find(article.passed.begin(), article.passed.end(), rule) != article.passed.end()) {
      ++trial.applied;
    }
  }
}

Trial summed_up(const Options& options, const Ruleset& ruleset, const Ruleset& alone,
                const std::vector<std::string>& packs, const std::vector<ArticleTrial>& articles) {
  Trial trial;
  trial.pack = displayed_path(options.tried);
  for (const ArticleTrial& article : articles) {
    if (!article.errors.empty()) continue;
    ++trial.articles;
    trial.words += article.words;
  }
  const RuleTestReport tests = run_rule_tests(alone, packs);
  for (std::uint32_t i = 0; i < ruleset.rules.size(); ++i) {
    if (!ruleset.rules[i].enabled) continue;
    RuleTrial one;
    one.rule = alone.find(ruleset.rules[i].id);
    count(one, i, articles);
    choose_samples(one, i, articles, options.samples);
    for (const RuleTestFailure& failure : tests.failures)
      if (failure.rule == one.rule->id) one.failures.push_back(failure);
    trial.rules.push_back(std::move(one));
  }
  return trial;
}

}  // namespace

int try_command(const Options& options) {
  const FoundFiles found = articles_of(options);
  notice_errors(options.ui, found.errors);
  if (found.paths.empty()) {
    if (found.errors.empty()) notice_error(options.ui, say(options.ui, Say::nothing_to_check));
    return exit_failure;
  }
  auto alone = tried_alone(options);
  if (!alone) {
    notice_errors(options.ui, alone.errors());
    return exit_failure;
  }
  std::erase_if(alone->packs, is_standard);
  std::vector<std::string> packs, ids;
  for (const Pack& pack : alone->packs) packs.push_back(pack.id);
  for (const Rule& rule : alone->rules)
    if (std::find(packs.begin(), packs.end(), rule.pack) != packs.end()) ids.push_back(rule.id);
  if (ids.empty()) {
    notice_error(options.ui, say(options.ui, Say::try_no_rules, {{"path", displayed_path(options.tried)}}));
    return exit_failure;
  }
  const auto ruleset = tried_in_project(options, *alone, ids, found.paths);
  if (!ruleset) {
    notice_errors(options.ui, ruleset.errors());
    return exit_failure;
  }
  const std::string day = today(options.today);
  std::vector<ArticleTrial> articles(found.paths.size());
  const Limits limits = limits_for(articles.size(), options);
  for_each_index(articles.size(), options.jobs,
                 [&](std::size_t i) { articles[i] = try_article(found.paths[i], *ruleset, options, day, limits); });
  bool good = found.errors.empty();
  for (const ArticleTrial& article : articles) {
    notice_errors(options.ui, article.errors);
    good = good && article.errors.empty();
  }
  const Trial trial = summed_up(options, *ruleset, *alone, packs, articles);
  const bool json = options.list_format == ListFormat::json;
  good = put_out(options,
                 json ? trial_json(trial, options.ui) : trial_text(trial, options.ui, wants_color(options.color))) &&
         good;
  return good ? exit_clean : exit_failure;
}

}  // namespace calame
