#include "cli/survey.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "cli/articles.h"
#include "cli/terminal.h"
#include "document/for_each_index.h"
#include "rules/infer_typography.h"

namespace calame {

namespace {

struct ArticleSurvey {
  std::vector<Error> errors;
  std::string format, language, habit, profile;
  bool declares_language = false;
  double words = 0, score = 0;
  std::size_t findings = 0, fixable = 0, failing = 0;
  std::map<std::string, std::size_t> rules;
};

struct Sign {
  std::string_view profile;
  std::vector<std::string_view> words;
};

// schema.org types of a page.
std::string profile_of_type(std::string_view type) {
  static const std::vector<Sign> signs = {
      {"news", {"NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "LiveBlogPosting"}},
      {"blog", {"BlogPosting"}},
      {"guide", {"HowTo", "TechArticle"}},
      {"product", {"Product"}}};
  for (const Sign& sign : signs)
    if (std::find(sign.words.begin(), sign.words.end(), type) != sign.words.end()) return std::string(sign.profile);
  return {};
}

// Folders are named for what they hold.
std::string profile_of_folder(const std::string& path) {
  static const std::vector<Sign> signs = {
      {"news", {"news", "actualites", "actualités", "actus", "actu", "breves", "brèves", "depeches", "dépêches"}},
      {"blog", {"blog", "billets", "posts", "_posts"}},
      {"guide", {"guide", "guides", "tutoriels", "tutorials", "how-to", "docs"}},
      {"product", {"produits", "products", "boutique", "shop", "catalogue"}}};
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  for (const auto& part : folder)
    for (const Sign& sign : signs)
      if (std::find(sign.words.begin(), sign.words.end(), part.string()) != sign.words.end())
        return std::string(sign.profile);
  return {};
}

std::string profile_of(const std::string& path, const Audited& audited) {
  if (Brief own = brief_for(audited.document, {}); !own.profile.empty()) return own.profile;
  static const auto types = Selector::parse("script[type=\"application/ld+json\"]::json(@type)");
  if (types)
    for (const Match& match : types->select(audited.document, audited.analysis, Scope::document))
      if (std::string profile = profile_of_type(match.value); !profile.empty()) return profile;
  return profile_of_folder(path);
}

void add_findings(ArticleSurvey& one, const AuditResult& result, const Ruleset& ruleset) {
  for (const Diagnostic& d : result.diagnostics) {
    if (d.suppressed) continue;
    ++one.findings;
    one.fixable += d.fix && d.fix->applicability == Applicability::safe;
    one.failing += d.severity != Severity::info;
    ++one.rules[ruleset.rules[d.rule].id];
  }
}

ArticleSurvey survey_article(const std::string& path, const Ruleset& ruleset, const Options& options,
                             const std::string& day, const Limits& limits) {
  ArticleSurvey one;
  auto article = read_article(path, options);
  if (!article) {
    one.errors = article.errors();
    return one;
  }
  one.format = format_name(article->format);
  const auto audited = audit_text(std::move(article->bytes), displayed_path(path), article->format, ruleset,
                                  options.brief, world_of(path, day), options.ui, limits);
  if (!audited) {
    one.errors = audited.errors();
    return one;
  }
  one.language = audited->result.lang;
  one.declares_language = !audited->document.lang.empty();
  one.habit = infer_typography(audited->document, ruleset, one.language);
  one.profile = profile_of(path, *audited);
  one.words = audited->result.metrics.words;
  one.score = audited->result.score.overall;
  add_findings(one, audited->result, ruleset);
  return one;
}

void add(Survey& all, ArticleSurvey& one) {
  if (!one.errors.empty()) {
    all.errors.insert(all.errors.end(), one.errors.begin(), one.errors.end());
    return;
  }
  ++all.articles;
  all.words_in_all += static_cast<std::size_t>(one.words);
  ++all.formats[one.format];
  if (!one.language.empty()) ++all.languages[one.language];
  if (!one.habit.empty()) ++all.habits[one.habit];
  if (!one.profile.empty()) ++all.profiles[one.profile];
  all.declared_languages += one.declares_language;
  all.words.push_back(one.words);
  all.scores.push_back(one.score);
  all.findings += one.findings;
  all.fixable += one.fixable;
  all.failing += one.failing;
  for (const auto& [id, count] : one.rules) {
    all.rules[id].findings += count;
    ++all.rules[id].articles;
  }
}

double rounded_down(double value, double step) { return double(static_cast<std::int64_t>(value / step)) * step; }

}  // namespace

Survey survey(const std::vector<std::string>& paths, const Ruleset& ruleset, const Options& options) {
  const std::string day = today(options.today);
  const Limits limits = limits_for(paths.size(), options);
  std::vector<ArticleSurvey> each(paths.size());
  for_each_index(paths.size(), options.jobs,
                 [&](std::size_t i) { each[i] = survey_article(paths[i], ruleset, options, day, limits); });
  Survey all;
  for (ArticleSurvey& one : each) add(all, one);
  std::sort(all.words.begin(), all.words.end());
  std::sort(all.scores.begin(), all.scores.end());
  return all;
}

std::optional<Leader> leader(const std::map<std::string, std::size_t>& counts) {
  std::optional<Leader> first;
  std::size_t total = 0;
  for (const auto& [name, count] : counts) {
    total += count;
    if (!first || count > first->count) first = Leader{name, count, 0};
  }
  if (first) first->of = total;
  return first;
}

double reached_by_nine_tenths(const std::vector<double>& ascending) {
  return ascending.empty() ? 0 : ascending[ascending.size() / 10];
}

double median(const std::vector<double>& ascending) { return ascending.empty() ? 0 : ascending[ascending.size() / 2]; }

Proposal proposal_of(const Survey& all) {
  // Below these one article more would change the proposal.
  constexpr std::size_t few = 5, enough_for_tenths = 10;
  Proposal proposal;
  std::set<std::string> subtags;
  for (const auto& [lang, count] : all.languages) subtags.insert(lang.substr(0, lang.find('-')));
  if (all.articles > 0 && subtags.size() == 1 && all.declared_languages < all.articles)
    proposal.lang = leader(all.languages)->name;
  const auto profile = leader(all.profiles);
  if (profile && profile->count >= few && profile->count * 10 >= all.articles * 6) proposal.profile = profile->name;
  const auto habit = leader(all.habits);
  if (habit && habit->count * 10 >= habit->of * 8) {
    proposal.typography = habit->name;
  } else if (habit) {
    proposal.typography = "infer";
  }
  if (all.articles < enough_for_tenths) return proposal;
  const double words = rounded_down(reached_by_nine_tenths(all.words), 50);
  if (words > 0) proposal.min_words = static_cast<std::uint32_t>(words);
  const double score = rounded_down(reached_by_nine_tenths(all.scores), 5);
  if (score > 0) proposal.min_score = score;
  return proposal;
}

}  // namespace calame
