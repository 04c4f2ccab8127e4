// Runs a fuzz target without libFuzzer: every file of the folders given, then mutations of them by a
// fixed generator until the time is up. fuzz_NAME [--seconds N] [--seed N] [--input FILE] FOLDER…
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_input = 20'000;  // longer inputs cost time and find nothing more

// What the readers, the rules and the fixes decide on: better dice than random bytes.
constexpr std::string_view fragments[] = {" ",
                                          "\n",
                                          "\r\n",
                                          "\n\n",
                                          "\t",
                                          "\xC2\xA0",
                                          "\xE2\x80\xAF",
                                          "\xE2\x80\x99",
                                          "'",
                                          "\"",
                                          "\xC2\xAB",
                                          "\xC2\xBB",
                                          "\xE2\x80\xA6",
                                          "...",
                                          "!",
                                          "?",
                                          " ;",
                                          ":",
                                          "&nbsp;",
                                          "&amp;",
                                          "&#8239;",
                                          "&",
                                          "<p>",
                                          "</p>",
                                          "<b>",
                                          "</em>",
                                          "<!--",
                                          "-->",
                                          "<script>",
                                          "<",
                                          "*",
                                          "**",
                                          "_",
                                          "`",
                                          "```\n",
                                          "# ",
                                          "> ",
                                          "- ",
                                          "1. ",
                                          "|",
                                          "[",
                                          "](",
                                          ")",
                                          "![",
                                          "\\",
                                          "---\n",
                                          "+++\n",
                                          "{{<",
                                          "$",
                                          "10:30",
                                          "1 000",
                                          "\xEF\xBB\xBF",
                                          "\xC3",
                                          "\xFF",
                                          "\x1B",
                                          "\xCC\x81",
                                          "e\xCC\x81",
                                          "[[rule]]\n",
                                          "= {",
                                          "\"\"\""};

class Mutator {
 public:
  Mutator(std::vector<std::string> seeds, std::uint64_t seed) : seeds_(std::move(seeds)), random_(seed) {}

  std::string next() {
    std::string input = slice();
    for (std::size_t changes = 1 + below(6); changes > 0; --changes) mutate(input);
    if (input.size() > max_input) input.resize(max_input);
    return input;
  }

 private:
  // Not std::uniform_int_distribution: its results differ between standard libraries.
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : std::size_t(random_() % bound); }

  std::string slice() {
    const std::string& seed = seeds_[below(seeds_.size())];
    const std::size_t begin = below(4) == 0 ? below(seed.size()) : 0;
    return seed.substr(begin, 1 + below(std::min(seed.size(), max_input)));
  }

  void mutate(std::string& input) {
    const std::size_t at = below(input.size() + 1);
    switch (below(6)) {
      case 0:
        input.insert(at, fragments[below(std::size(fragments))]);
        break;
      case 1:
        input.erase(at, 1 + below(8));
        break;
      case 2:
        if (at < input.size()) input[at] = char(below(256));
        break;
      case 3:
        input.insert(at, input.substr(below(input.size() + 1), below(64)));
        break;
      case 4:
        input.replace(at, below(4), fragments[below(std::size(fragments))]);
        break;
      default:
        input.insert(at, slice().substr(0, 200));
        break;
    }
  }

  std::vector<std::string> seeds_;
  std::mt19937_64 random_;
};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> read_seeds(const std::vector<std::string>& folders) {
  std::map<std::string, std::string> files;  // by path: the order of a folder listing is the file system's
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file()) files[entry.path().string()] = read_file(entry.path());
    }
  }
  std::vector<std::string> seeds = {" "};
  for (auto& [path, text] : files) {
    if (!text.empty()) seeds.push_back(std::move(text));
  }
  return seeds;
}

// The input under test lies on disk, so that a crash leaves it behind. The file stays open: closing one
// that was truncated makes some file systems write it out, which costs more than the test.
class LastInput {
 public:
  explicit LastInput(fs::path path)
      : path_(std::move(path)), file_(open(path_.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0644)) {}
  LastInput(const LastInput&) = delete;
  LastInput& operator=(const LastInput&) = delete;
  ~LastInput() {
    if (file_ < 0) return;
    close(file_);
    fs::remove(path_);
  }

  void run(const std::string& input) const {
    if (file_ >= 0 &&
        (pwrite(file_, input.data(), input.size(), 0) < 0 || ftruncate(file_, off_t(input.size())) != 0)) {
      std::perror(path_.c_str());
    }
    (void)LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
  }

 private:
  fs::path path_;
  int file_;
};

}  // namespace

int main(int argc, char** argv) {
  using Clock = std::chrono::steady_clock;
  double seconds = 3;
  std::uint64_t seed = 1;
  std::vector<std::string> folders, inputs;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--seconds" && i + 1 < argc)
      seconds = std::atof(argv[++i]);
    else if (argument == "--seed" && i + 1 < argc)
      seed = std::strtoull(argv[++i], nullptr, 10);
    else if (argument == "--input" && i + 1 < argc)
      inputs.push_back(argv[++i]);
    else
      folders.push_back(argument);
  }
  // Read before the file of that name is opened: it may be the one to run again.
  for (std::string& input : inputs) input = read_file(input);
  const LastInput last{fs::path(argv[0]).filename().string() + ".last-input"};
  for (const std::string& input : inputs) last.run(input);
  if (!inputs.empty()) return 0;
  const std::vector<std::string> seeds = read_seeds(folders);
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  std::size_t runs = 0;
  for (const std::string& input : seeds) {
    last.run(input);
    ++runs;
  }
  Mutator mutator(seeds, seed);
  for (; Clock::now() < end; ++runs) last.run(mutator.next());
  std::printf("%zu inputs from %zu seeds, none failed\n", runs, seeds.size());
  return 0;
}
