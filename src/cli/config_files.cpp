#include "cli/config_files.h"

#include <filesystem>

#include "cli/files.h"

namespace calame {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t config_bytes = 1u << 20;

std::string canonical_folder(const std::string& folder) {
  std::error_code error;
  const fs::path absolute = fs::absolute(folder.empty() ? "." : folder, error);
  const fs::path canonical = fs::weakly_canonical(absolute, error);
  return (error ? absolute : canonical).lexically_normal().string();
}

// As a person in the working folder would name it, when it lies there.
std::string from_here(const std::string& path) {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  const std::string relative = error ? "" : fs::path(path).lexically_relative(here).string();
  return relative.empty() || relative.starts_with("..") ? path : relative;
}

std::string relative_to(const std::string& folder, const std::string& path) {
  return fs::path(path).lexically_relative(folder).generic_string();
}

}  // namespace

bool is_assignment(const std::string& given) {
  std::error_code error;
  return given.find('=') != std::string::npos && !fs::exists(given, error);
}

std::string whole_path(const std::string& path) {
  return (fs::path(canonical_folder(directory_of(path))) / fs::path(path).filename()).string();
}

std::vector<std::size_t> ConfigFile::overrides_for(const std::string& relative) const {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < head.overrides.size(); ++i)
    if (any_matches(head.overrides[i], relative)) numbers.push_back(i);
  return numbers;
}

ConfigFiles::ConfigFiles(const Options& options) : ui_(options.ui), stdin_name_(options.stdin_filename) {
  for (const std::string& given : options.config)
    if (!is_assignment(given)) named_ = given;
  if (!named_ && options.isolated) named_ = "";
  for (const std::string& given : options.config) {
    if (!is_assignment(given)) continue;
    auto head = read_config_head(PackText{"--config", given, false});  // its errors are told with those of the rules
    if (head) exclude_.insert(exclude_.end(), head->exclude.begin(), head->exclude.end());
  }
  here_ = canonical_folder(".");
}

const ConfigFile* ConfigFiles::opened(const std::string& path) {
  auto& file = files_[path];
  if (file) return file.get();
  ConfigFile config;
  config.path = path;
  config.folder = canonical_folder(directory_of(path));
  auto content = read_file(path, config_bytes, ui_);
  if (content) {
    config.text = {path, std::move(content->bytes), false};
    auto head = read_config_head(config.text);
    head ? void(config.head = *std::move(head)) : void(config.errors = head.errors());
  } else {
    config.errors = content.errors();
  }
  file = std::make_unique<const ConfigFile>(std::move(config));
  return file.get();
}

const ConfigFiles::Folder& ConfigFiles::folder(const std::string& name) {
  const auto [found, added] = folders_.try_emplace(name);
  if (!added) return found->second;
  found->second.canonical = canonical_folder(name);
  const std::string config = named_ ? *named_ : nearest_config(found->second.canonical);
  if (!config.empty()) found->second.config = opened(named_ ? config : from_here(config));
  return found->second;
}

ConfigFiles::Place ConfigFiles::place_of(const std::string& path) {
  const std::string& name = path == "-" && !stdin_name_.empty() ? stdin_name_ : path;
  const Folder& around = folder(directory_of(name));
  const std::string whole = (fs::path(around.canonical) / fs::path(name).filename()).string();
  return {around.config, around.config ? relative_to(around.config->folder, whole) : whole};
}

bool ConfigFiles::excludes(const std::string& path) {
  if (!exclude_.empty() && any_matches(exclude_, relative_to(here_, whole_path(path)))) return true;
  const Place place = place_of(path);
  return place.config && any_matches(place.config->head.exclude, place.path);
}

}  // namespace calame
