#include "cli/rulebook.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>
#include <utility>

#include "cli/config_files.h"
#include "cli/files.h"
#include "cli/keyphrase_list.h"
#include "cli/settings.h"
#include "cli/terminal.h"
#include "cli/texts.h"

namespace calame {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t list_bytes = 16u << 20;
constexpr std::size_t most_absent_told = 5;

// A list of commissions, by the whole path of each article.
struct OrderBook {
  std::map<std::string, Brief> by_path;
  std::vector<Error> notices;
};

Result<OrderBook> open_order_book(const std::string& path, UiLanguage ui) {
  auto content = read_file(path, list_bytes, ui);
  if (!content) return content.errors();
  auto rows = read_keyphrase_list(std::move(content->bytes), displayed_path(path));
  if (!rows) return rows.errors();
  OrderBook book;
  const fs::path folder = directory_of(path);
  for (ListedBrief& row : *rows) {
    std::error_code error;
    const std::string article = (folder / row.path).string();
    if (!fs::is_regular_file(article, error) && book.notices.size() < most_absent_told)
      book.notices.push_back(
          {displayed_path(path), row.at, same(say(ui, Say::listed_absent, {{"path", displayed_path(row.path)}}))});
    book.by_path.insert_or_assign(whole_path(article), std::move(row.brief));
  }
  return book;
}

// Each once, in the order in which they were found.
class ErrorList {
 public:
  void add(const std::vector<Error>& errors) {
    for (const Error& error : errors)
      if (seen_.emplace(error.path, error.at, error.message.fr).second) all_.push_back(error);
  }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  std::vector<Error> take() { return std::move(all_); }

 private:
  std::set<std::tuple<std::string, LineColumn, std::string>> seen_;
  std::vector<Error> all_;
};

}  // namespace

namespace {

// Until the end of the run, when the system takes all of it back at once: rules are thousands of small pieces of
// memory, and to give them back one by one takes longer than to audit a short article.
const Ruleset& kept(Ruleset ruleset) {
  static auto& all = *new std::vector<std::unique_ptr<const Ruleset>>;
  all.push_back(std::make_unique<const Ruleset>(std::move(ruleset)));
  return *all.back();
}

}  // namespace

class RulebookLoader {
 public:
  explicit RulebookLoader(const Options& options)
      : options_(options), shared_(ruleset_options(options)), configs_(options) {}

  Result<Rulebook> load(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) add(path);
    if (paths.empty()) add("./");  // articles that are no files: under what holds in the working folder
    if (!errors_.empty()) return errors_.take();
    for (const std::string& path : paths) order(path);
    if (!errors_.empty()) return errors_.take();
    for (const Error& told : notices_.take()) notice(to_string(told, options_.ui));
    return std::move(book_);
  }

 private:
  using Key = std::pair<const ConfigFile*, std::vector<std::size_t>>;

  void add(const std::string& path) {
    const ConfigFiles::Place place = configs_.place_of(path);
    Key key{place.config, {}};
    if (place.config) key.second = place.config->overrides_for(place.path);
    const auto [group, added] = group_of_.try_emplace(key, book_.groups_.size());
    if (added) book_.groups_.push_back(loaded(key));
    book_.groups_[group->second].paths.push_back(path);
    book_.articles_[path].ruleset = book_.groups_[group->second].ruleset;
  }

  // Without a ruleset after errors.
  Rulebook::Group loaded(const Key& key) {
    Rulebook::Group group{shared_, nullptr, {}};
    if (key.first) {
      if (key.first->text.path.empty()) return errors_.add(key.first->errors), group;  // it could not be read
      group.options.config = key.first->text;
      group.options.overrides = key.second;
    }
    auto ruleset = load_ruleset(group.options);
    if (!ruleset) return errors_.add(ruleset.errors()), group;
    if (const auto wrong = apply_options(options_, *ruleset); !wrong.empty()) return errors_.add(wrong), group;
    notices_.add(ruleset->notices);
    book_.rulesets_.push_back(&kept(*std::move(ruleset)));
    group.ruleset = book_.rulesets_.back();
    return group;
  }

  // The commission of an article: --keyphrases, else the list that its configuration names.
  void order(const std::string& path) {
    Rulebook::Entry& entry = book_.articles_[path];
    const std::string& list = options_.keyphrases.empty() ? entry.ruleset->keyphrases_from : options_.keyphrases;
    if (list.empty()) return;
    auto found = lists_.find(list);
    if (found == lists_.end()) {
      auto opened = open_order_book(list, options_.ui);
      if (!opened) errors_.add(opened.errors());
      found = lists_.emplace(list, opened ? *std::move(opened) : OrderBook()).first;
      notices_.add(found->second.notices);
    }
    const std::string& name = path == "-" ? options_.stdin_filename : path;
    const auto row = found->second.by_path.find(whole_path(name));
    if (row == found->second.by_path.end()) return;
    book_.briefs_.push_back(std::make_unique<Brief>(row->second));
    entry.ordered = book_.briefs_.back().get();
  }

  const Options& options_;
  const RulesetOptions shared_;
  ConfigFiles configs_;
  Rulebook book_;
  std::map<Key, std::size_t> group_of_;
  std::map<std::string, OrderBook> lists_;
  ErrorList errors_, notices_;
};

const Ruleset& Rulebook::of(const std::string& path) const {
  const auto found = articles_.find(path);
  return found == articles_.end() ? first() : *found->second.ruleset;
}

const Brief& Rulebook::ordered(const std::string& path) const {
  static const Brief none;
  const auto found = articles_.find(path);
  return found != articles_.end() && found->second.ordered ? *found->second.ordered : none;
}

Result<Rulebook> load_rulebook(const Options& options, const std::vector<std::string>& paths) {
  return RulebookLoader(options).load(paths);
}

}  // namespace calame
