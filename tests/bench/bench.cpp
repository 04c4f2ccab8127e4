// How fast, and how much memory: scripts/bench prints a table, or JSON with --json.
#include <gumbo.h>
#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "bench/inputs.h"
#include "bench/process.h"
#include "calame/audit.h"
#include "calame/ruleset.h"
#include "calame/source.h"

namespace {

using namespace calame;
namespace fs = std::filesystem;

struct Options {
  std::string data = CALAME_SHARED_DIR "/data";
  std::string corpus = CALAME_SOURCE_DIR "/corpus";
  std::string calame;    // the binary, for whole-process timing; empty = skipped
  double seconds = 1.0;  // spent on each measure
  bool json = false;
};

struct Row {
  std::string format, stage, input;
  std::size_t bytes = 0;
  double megabytes_per_second = 0, nanoseconds_per_byte = 0;
};

struct ProcessRow {
  std::string what;
  double milliseconds = 0, cpu_milliseconds = 0;
  long peak_kilobytes = 0;
};

using Clock = double (*)();
double wall_clock() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}
// Stages run on one thread: its own time is what they cost, whoever else uses the machine.
double thread_clock() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}

// Seconds of the fastest of the runs that fit in the budget: the least disturbed by the machine.
double best_seconds(double budget, Clock clock, const std::function<void()>& run) {
  double best = 1e9, spent = 0;
  for (int runs = 0; runs < 3 || (spent < budget && runs < 1000); ++runs) {
    const double start = clock();
    run();
    const double seconds = clock() - start;
    best = std::min(best, seconds);
    spent += seconds;
    if (spent > 10 * budget) break;
  }
  return best;
}

Row measure(const BenchSet& set, std::string stage, std::string input, const std::vector<std::string>& files,
            double budget, const std::function<void(const std::string&)>& work) {
  const std::size_t bytes = total_bytes(files);
  const double seconds = best_seconds(budget, thread_clock, [&] {
    for (const std::string& file : files) work(file);
  });
  return {
      std::string(format_name(set.format)), std::move(stage), std::move(input), bytes, double(bytes) / 1e6 / seconds,
      seconds * 1e9 / double(bytes)};
}

void parse(Format format, const std::string& text) {
  const Result<Source> source = Source::decode(text, "bench");
  if (source) (void)read_document(*source, format).ok();
}

void audit_one(Format format, const std::string& text, const Ruleset& ruleset) {
  (void)audit_text(text, "bench", format, ruleset, Brief{}, World{}, UiLanguage::fr).ok();
}

void gumbo_alone(const std::string& text) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* output = gumbo_parse_with_options(&options, text.data(), text.size());
  gumbo_destroy_output(&options, output);
}

// The facts alone, on documents that are read already; with a keyphrase, so that none is idle.
void measure_facts(const BenchSet& set, const std::string& files, const Ruleset& ruleset, double budget,
                   std::vector<Row>& rows) {
  struct Read {
    Source source;
    Document document;
  };
  std::vector<Read> documents;
  for (const std::string& file : set.files) {
    Result<Source> source = Source::decode(file, "bench");
    if (!source) return;
    Result<Document> document = read_document(*source, set.format);
    if (!document) return;
    documents.push_back({std::move(*source), std::move(*document)});
  }
  const Language& french = ruleset.language("fr");
  Brief brief;
  brief.lang = "fr";
  brief.keyphrase = "intelligence artificielle";
  Facts without_tags;
  without_tags.bits = Facts(Fact::all).bits & ~(Facts(Fact::tags) | Fact::passives).bits;
  for (const auto& [stage, facts] :
       {std::pair("facts, no tags", without_tags), std::pair("all facts", Facts(Fact::all))}) {
    rows.push_back(measure(set, stage, files, set.files, budget, [&](const std::string& file) {
      const Document& document = documents[std::size_t(&file - set.files.data())].document;
      (void)analyze(document, french, brief, facts).metrics;
    }));
  }
}

std::vector<Row> measure_set(const BenchSet& set, const Ruleset& ruleset, double budget) {
  std::vector<Row> rows;
  const auto parse_it = [&](const std::string& text) { parse(set.format, text); };
  const auto audit_it = [&](const std::string& text) { audit_one(set.format, text, ruleset); };
  const std::string files = std::to_string(set.files.size()) + " files";
  if (set.format == Format::html) rows.push_back(measure(set, "gumbo alone", files, set.files, budget, gumbo_alone));
  rows.push_back(measure(set, "parse", files, set.files, budget, parse_it));
  measure_facts(set, files, ruleset, budget, rows);
  rows.push_back(measure(set, "audit", files, set.files, budget, audit_it));
  for (const std::size_t times : {1, 10, 100}) {
    const std::vector<std::string> one = {repeated(set, times)};
    const std::string input = "sample x" + std::to_string(times);
    rows.push_back(measure(set, "parse", input, one, budget, parse_it));
    rows.push_back(measure(set, "audit", input, one, budget, audit_it));
  }
  return rows;
}

// Equal documents shared out between threads: they are independent, so two should take half the time.
double thread_gain(const BenchSet& set, const Ruleset& ruleset, double budget) {
  constexpr int documents = 32;
  const std::string document = repeated(set, 1);
  const auto run = [&](bool second_thread) {
    std::atomic<int> next = 0;
    const auto worker = [&] {
      while (next++ < documents) audit_one(set.format, document, ruleset);
    };
    std::thread other;
    if (second_thread) other = std::thread(worker);
    worker();
    if (other.joinable()) other.join();
  };
  return best_seconds(budget, wall_clock, [&] { run(false); }) / best_seconds(budget, wall_clock, [&] { run(true); });
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

std::optional<ProcessRow> median_process(std::string what, const std::vector<std::string>& arguments, int times) {
  std::vector<double> milliseconds, cpu;
  long peak = 0;
  for (int i = 0; i < times; ++i) {
    const ProcessRun run = run_process(arguments);
    if (!run.started || run.exit_code > 2) return std::nullopt;
    milliseconds.push_back(run.milliseconds);
    cpu.push_back(run.cpu_milliseconds);
    peak = std::max(peak, run.peak_kilobytes);
  }
  return ProcessRow{std::move(what), median(milliseconds), median(cpu), peak};
}

std::vector<ProcessRow> measure_processes(const Options& options, const std::vector<BenchSet>& sets) {
  std::vector<ProcessRow> rows;
  if (options.calame.empty()) return rows;
  std::string pattern = (fs::temp_directory_path() / "calame-bench-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) return rows;
  const fs::path folder = pattern;
  fs::create_directories(folder / "many");
  const std::string article = article_of(sets, 5000);
  const std::string one = (folder / "article.md").string();
  std::ofstream(one, std::ios::binary) << article;
  for (int i = 0; i < 1000; ++i) {
    std::ofstream(folder / "many" / (std::to_string(i) + ".md"), std::ios::binary) << article;
  }
  const auto add = [&](const std::optional<ProcessRow>& row) {
    if (row) rows.push_back(*row);
  };
  add(median_process("calame --version", {options.calame, "--version"}, 20));
  add(median_process("check, 1 article of " + std::to_string(article.size()) + " bytes",
                     {options.calame, "check", "--isolated", one}, 20));
  add(median_process("check, 1000 articles",
                     {options.calame, "check", "--isolated", "--output-format", "concise", (folder / "many").string()},
                     3));
  fs::remove_all(folder);
  return rows;
}

void print_table(const std::vector<Row>& rows, const std::vector<ProcessRow>& processes,
                 const std::vector<std::pair<std::string, double>>& gains) {
  std::printf("%-9s %-14s %-12s %11s %9s %9s\n", "format", "stage", "input", "bytes", "MB/s", "ns/byte");
  for (const Row& row : rows) {
    std::printf("%-9s %-14s %-12s %11zu %9.1f %9.2f\n", row.format.c_str(), row.stage.c_str(), row.input.c_str(),
                row.bytes, row.megabytes_per_second, row.nanoseconds_per_byte);
  }
  std::printf("\n%-9s %s\n", "format", "two threads against one, audit");
  for (const auto& [format, gain] : gains) std::printf("%-9s %.2f x\n", format.c_str(), gain);
  if (!processes.empty()) std::printf("\n%-40s %9s %9s %9s\n", "whole process (median)", "ms", "CPU ms", "peak MB");
  for (const ProcessRow& row : processes) {
    std::printf("%-40s %9.1f %9.1f %9.1f\n", row.what.c_str(), row.milliseconds, row.cpu_milliseconds,
                double(row.peak_kilobytes) / 1024);
  }
  std::printf("\nthis bench, peak: %.1f MB\n", double(own_peak_kilobytes()) / 1024);
}

void print_json(const std::vector<Row>& rows, const std::vector<ProcessRow>& processes,
                const std::vector<std::pair<std::string, double>>& gains) {
  nlohmann::ordered_json out = {{"schema", "calame-bench/1"}};
  for (const Row& row : rows) {
    out["stages"].push_back({{"format", row.format},
                             {"stage", row.stage},
                             {"input", row.input},
                             {"bytes", row.bytes},
                             {"mb_per_s", row.megabytes_per_second},
                             {"ns_per_byte", row.nanoseconds_per_byte}});
  }
  for (const auto& [format, gain] : gains) out["two_threads"][format] = gain;
  for (const ProcessRow& row : processes) {
    out["processes"].push_back({{"what", row.what},
                                {"ms", row.milliseconds},
                                {"cpu_ms", row.cpu_milliseconds},
                                {"peak_kb", row.peak_kilobytes}});
  }
  out["peak_kb"] = own_peak_kilobytes();
  std::printf("%s\n", out.dump(2).c_str());
}

std::optional<Options> parse_options(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const bool has_value = i + 1 < argc;
    if (argument == "--json")
      options.json = true;
    else if (argument == "--quick")
      options.seconds = 0.1;
    else if (argument == "--data" && has_value)
      options.data = argv[++i];
    else if (argument == "--calame" && has_value)
      options.calame = argv[++i];
    else
      return std::nullopt;
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
#ifdef M_TRIM_THRESHOLD
  // Keep freed memory: handing it back after each document and faulting it in again would be measured
  // as ours, and costs several times the audit on some virtual machines.
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, 64 << 20);
#endif
  const std::optional<Options> options = parse_options(argc, argv);
  if (!options) {
    std::fprintf(stderr, "usage: calame_bench [--json] [--quick] [--data DIR] [--calame BINARY]\n");
    return 2;
  }
  const std::vector<BenchSet> sets = load_bench_sets(options->data, options->corpus);
  const Result<Ruleset> ruleset = load_ruleset({});
  if (!ruleset || sets.empty()) {
    std::fprintf(stderr, "calame_bench: %s\n",
                 sets.empty() ? "nothing to read" : to_string(ruleset.errors().front(), UiLanguage::en).c_str());
    return 2;
  }
  std::vector<Row> rows;
  std::vector<std::pair<std::string, double>> gains;
  // Processes first: afterwards our own memory would weigh on the page cache.
  const std::vector<ProcessRow> processes = measure_processes(*options, sets);
  for (const BenchSet& set : sets) {
    std::fprintf(stderr, "bench: %s (%s, %zu bytes)\n", std::string(format_name(set.format)).c_str(),
                 set.origin.c_str(), total_bytes(set.files));
    const std::vector<Row> measured = measure_set(set, *ruleset, options->seconds);
    rows.insert(rows.end(), measured.begin(), measured.end());
    gains.emplace_back(format_name(set.format), thread_gain(set, *ruleset, options->seconds));
  }
  options->json ? print_json(rows, processes, gains) : print_table(rows, processes, gains);
  return 0;
}
