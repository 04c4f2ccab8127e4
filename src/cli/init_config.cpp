// The calame.toml that `calame init` writes: each proposal under its reason.
#include <algorithm>

#include "cli/survey.h"
#include "cli/texts.h"

namespace calame {

namespace {

// « 12 markdown, 2 html », most frequent first.
std::string counted(const std::map<std::string, std::size_t>& counts) {
  std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (const auto& [name, count] : order) out += (out.empty() ? "" : ", ") + std::to_string(count) + "\u00A0" + name;
  return out;
}

class ConfigWriter {
 public:
  ConfigWriter(const Survey& all, const Proposal& proposal, const Ruleset& ruleset, UiLanguage ui)
      : all_(all), proposal_(proposal), ruleset_(ruleset), ui_(ui) {}

  std::string text() {
    head();
    profile();
    typography();
    brief();
    score();
    rules();
    return std::move(out_);
  }

 private:
  void comment(Say what, std::initializer_list<Argument> arguments = {}) {
    out_ += "# " + say(ui_, what, arguments) + "\n";
  }
  // In force, or as a comment to be taken up.
  void setting(const std::string& key, const std::string& value, bool in_force) {
    out_ += (in_force ? "" : "# ") + key + " = " + value + "\n";
  }
  static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

  void head() {
    if (all_.articles == 0) {
      comment(Say::init_head_empty);
    } else {
      comment(Say::init_head, {{"articles", double(all_.articles)},
                               {"formats", counted(all_.formats)},
                               {"words", double(all_.words_in_all)}});
    }
    comment(Say::init_head_how);
    out_ += "\n";
  }

  void profile() {
    const auto first = leader(all_.profiles);
    if (!first) {
      comment(Say::init_profile_none);
    } else if (proposal_.profile.empty()) {
      comment(Say::init_profile_unsure, {{"counts", counted(all_.profiles)}, {"all", double(all_.articles)}});
    } else {
      comment(Say::init_profile, {{"n", double(first->count)}, {"all", double(all_.articles)}, {"name", first->name}});
    }
    setting("profile", quoted(first ? first->name : "news"), !proposal_.profile.empty());
    out_ += "\n";
  }

  void typography() {
    const auto first = leader(all_.habits);
    const double silent = double(all_.articles - (first ? first->of : 0));
    if (!first) {
      comment(Say::init_typography_none);
      setting("typography", quoted("infer"), false);
    } else if (proposal_.typography == "infer") {
      comment(Say::init_typography_mixed, {{"counts", counted(all_.habits)}, {"silent", silent}});
      setting("typography", quoted("infer"), true);
    } else {
      comment(Say::init_typography, {{"n", double(first->count)}, {"all", double(first->of)}, {"silent", silent}});
      setting("typography", quoted(first->name), true);
    }
    out_ += "\n";
  }

  void brief() {
    out_ += "[brief]\n";
    if (!proposal_.lang.empty()) {
      comment(Say::init_lang,
              {{"counts", counted(all_.languages)}, {"undeclared", double(all_.articles - all_.declared_languages)}});
      setting("lang", quoted(proposal_.lang), true);
    } else if (all_.articles > 0 && all_.declared_languages == all_.articles) {
      comment(Say::init_lang_declared, {{"counts", counted(all_.languages)}});
    } else {
      comment(Say::init_lang_mixed, {{"counts", counted(all_.languages)}});
      setting("lang", quoted("fr"), false);
    }
    spread(all_.words, Say::init_words, Say::init_words_few);
    setting("min-words", std::to_string(proposal_.min_words.value_or(300)), proposal_.min_words.has_value());
    out_ += "\n";
  }

  void score() {
    out_ += "[score]\n";
    spread(all_.scores, Say::init_score, Say::init_score_few);
    const int least = proposal_.min_score ? static_cast<int>(*proposal_.min_score) : 60;
    setting("min", std::to_string(least), proposal_.min_score.has_value());
    out_ += "\n";
  }

  void spread(const std::vector<double>& values, Say reason, Say too_few) {
    if (values.size() < 10) return comment(too_few, {{"n", double(values.size())}});
    comment(reason, {{"low", values.front()},
                     {"high", values.back()},
                     {"median", median(values)},
                     {"tenth", reached_by_nine_tenths(values)}});
  }

  void rules() {
    constexpr std::size_t shown = 5;
    std::vector<std::pair<std::string, RuleUse>> order(all_.rules.begin(), all_.rules.end());
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.second.findings > b.second.findings; });
    order.resize(std::min(order.size(), shown));
    out_ += "[rules]\n";
    comment(Say::init_rules, {{"findings", double(all_.findings)}, {"rules", double(all_.rules.size())}});
    for (const auto& [id, use] : order)
      out_ += "# " + id + " = \"off\"  # " +
              say(ui_, Say::init_rule,
                  {{"n", double(use.findings)}, {"articles", double(use.articles)}, {"name", name_of(id)}}) +
              "\n";
  }

  std::string name_of(const std::string& id) const {
    const Rule* rule = ruleset_.find(id);
    return rule ? rule->name : id;
  }

  const Survey& all_;
  const Proposal& proposal_;
  const Ruleset& ruleset_;
  UiLanguage ui_;
  std::string out_;
};

}  // namespace

std::string config_text(const Survey& all, const Proposal& proposal, const Ruleset& ruleset, UiLanguage ui) {
  return ConfigWriter(all, proposal, ruleset, ui).text();
}

}  // namespace calame
