#include "bench/inputs.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace calame {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t sample_bytes = 30'000;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> read_folder(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> paths;
  if (fs::is_directory(folder)) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file() && entry.path().extension() == extension) paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const fs::path& path : paths) texts.push_back(read_file(path));
  return texts;
}

// What can be repeated without changing the document's nature: the body of a page, Markdown without
// front matter, text as it is.
std::string_view body_of(Format format, std::string_view text) {
  if (format == Format::html) {
    const std::size_t open = text.find("<body");
    const std::size_t begin = open == std::string_view::npos ? 0 : text.find('>', open) + 1;
    const std::size_t end = std::min(text.rfind("</body"), text.size());
    return text.substr(begin, end > begin ? end - begin : std::string_view::npos);
  }
  if (format == Format::markdown && text.starts_with("---\n")) {
    const std::size_t end = text.find("\n---\n", 3);
    if (end != std::string_view::npos) return text.substr(end + 5);
  }
  return text;
}

// Whole bodies only, but of text: a cut inside a tag or a code block would swallow all that follows.
std::string sample_of(Format format, const std::vector<std::string>& files) {
  std::string sample;
  for (const std::string& file : files) {
    std::string_view body = body_of(format, file);
    if (format == Format::text) body = body.substr(0, body.find('\n', std::min(sample_bytes, body.size())));
    if (body.size() > 2 * sample_bytes) continue;
    sample.append(body).append("\n\n");
    if (sample.size() >= sample_bytes) return sample;
  }
  if (!sample.empty() || files.empty()) return sample;
  const std::string_view body = body_of(format, files.front());
  const std::size_t line_end = body.find('\n', std::min(sample_bytes, body.size()));
  return std::string(body.substr(0, line_end)) + "\n\n";
}

BenchSet make_set(Format format, std::string origin, std::vector<std::string> files) {
  std::string sample = sample_of(format, files);
  return {format, std::move(origin), std::move(files), std::move(sample)};
}

}  // namespace

std::vector<BenchSet> load_bench_sets(const std::string& data, const std::string& corpus) {
  const fs::path root = data;
  const bool real = !data.empty() && fs::is_directory(root / "typography");
  std::vector<BenchSet> sets;
  if (real) {
    std::vector<std::string> texts = read_folder(root / "typography", ".txt");
    texts.push_back(read_file(root / "seed-article.txt"));
    sets.push_back(make_set(Format::text, "typography, seed article", std::move(texts)));
    sets.push_back(make_set(Format::markdown, "markdown-fr", read_folder(root / "markdown-fr", ".md")));
    sets.push_back(make_set(Format::html, "pages", read_folder(root / "pages", ".html")));
  } else {
    sets.push_back(make_set(Format::text, "corpus", read_folder(corpus, ".txt")));
    sets.push_back(make_set(Format::markdown, "corpus", read_folder(corpus, ".md")));
    sets.push_back(make_set(Format::html, "corpus", read_folder(corpus, ".html")));
  }
  std::erase_if(sets, [](const BenchSet& set) { return set.files.empty(); });
  return sets;
}

std::size_t total_bytes(const std::vector<std::string>& files) {
  std::size_t bytes = 0;
  for (const std::string& file : files) bytes += file.size();
  return bytes;
}

std::string repeated(const BenchSet& set, std::size_t times) {
  std::string text;
  if (set.format == Format::html) text = "<!doctype html><html lang=\"fr\"><head><title>Essai</title></head><body>\n";
  for (std::size_t i = 0; i < times; ++i) text += set.sample;
  if (set.format == Format::html) text += "</body></html>\n";
  return text;
}

std::string article_of(const std::vector<BenchSet>& sets, std::size_t bytes) {
  for (const BenchSet& set : sets) {
    if (set.format != Format::markdown) continue;
    std::string text = "---\ntitle: Un article de taille moyenne\nlang: fr-FR\n---\n\n";
    const std::size_t end = set.sample.find("\n\n", std::min(bytes, set.sample.size()));
    return text + set.sample.substr(0, end) + "\n";
  }
  return sets.empty() ? std::string() : sets.front().files.front();
}

}  // namespace calame
