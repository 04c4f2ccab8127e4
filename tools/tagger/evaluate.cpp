// calame_tagger_eval [--model FILE] [--language TOML] [--errors] TREEBANK…: how well the tagger does, and how fast.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "evaluation.h"

namespace calame::tagger {
namespace {

void print_confusions(const Figures& f) {
  std::vector<std::pair<std::uint32_t, std::pair<Upos, Upos>>> most;
  for (const auto& [pair, count] : f.confusions) most.emplace_back(count, pair);
  std::sort(most.begin(), most.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (most.size() > 10) most.resize(10);
  for (const auto& [count, pair] : most)
    std::printf("  %4u  %s tagged %s\n", count, std::string(upos_name(pair.first)).c_str(),
                std::string(upos_name(pair.second)).c_str());
}

template <class Work>
double seconds(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// The best of several rounds: other programs only ever make it slower.
void print_speed(const std::vector<TreebankSentence>& sentences, const Lexicon& lexicon, const Tagger& tagger) {
  constexpr int rounds = 7;
  PreparedWords prepared(lexicon, tagger);
  std::vector<std::vector<const Tagger::Word*>> words;
  std::size_t tokens = 0;
  const double preparing = seconds([&] {
    for (const TreebankSentence& s : sentences) {
      auto& line = words.emplace_back();
      for (const GoldToken& t : s.tokens) line.push_back(prepared(t.form));
      tokens += line.size();
    }
  });
  double tagging = 1e9;
  std::vector<Tagger::Choice> choices;
  for (int round = 0; round < rounds; ++round)
    tagging = std::min(tagging, seconds([&] {
                         for (const auto& line : words) tagger.tag(line, choices);
                       }));
  std::printf("  %zu tokens in %.1f ms: %.2f M tokens/s; %zu spellings looked up and prepared: %.0f ns each\n", tokens,
              tagging * 1e3, static_cast<double>(tokens) / tagging / 1e6, prepared.size(),
              preparing * 1e9 / static_cast<double>(std::max<std::size_t>(prepared.size(), 1)));
}

struct Options {
  std::string model, language = "rules/fr/language.toml";
  std::vector<std::string> treebanks;
  bool errors = false;
};

Options read_options(int argc, char** argv) {
  Options o;
  for (int i = 1; i < argc; ++i) {
    const std::string_view name = argv[i];
    if (name == "--errors") {
      o.errors = true;
    } else if (name == "--model" && i + 1 < argc) {
      o.model = argv[++i];
    } else if (name == "--language" && i + 1 < argc) {
      o.language = argv[++i];
    } else {
      o.treebanks.emplace_back(name);
    }
  }
  if (o.treebanks.empty()) throw std::runtime_error("usage: [--model FILE] [--language TOML] [--errors] TREEBANK…");
  return o;
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

void run(const Options& o) {
  const auto lexicon = builtin_lexicon("fr");
  if (!lexicon) throw std::runtime_error("this build has no lexicon of French");
  const std::string bytes = o.model.empty() ? std::string() : read_file(o.model);
  const auto tagger = o.model.empty() ? builtin_tagger("fr") : Tagger::open(std::as_bytes(std::span(bytes)));
  if (!tagger) throw std::runtime_error(o.model.empty() ? "this build has no tagger" : o.model + ": no model");
  const Language language = read_language(o.language, "fr");
  for (const std::string& path : o.treebanks) {
    const auto sentences = read_treebank(path);
    const Figures f = evaluate(sentences, *lexicon, *tagger, language, o.errors);
    std::printf("%s: %u words, %u tokens\n", path.c_str(), f.words, f.tokens);
    std::printf("  gold tokens: UPOS %.2f %% of words, %.2f %% of tokens; with the form of verbs %.2f %%\n", f.gold(),
                f.gold_tokens(), f.fine());
    std::printf("  raw text: UPOS F1 %.2f; with words that are cut further %.2f %%\n", f.raw(), f.raw_joined());
    print_speed(sentences, *lexicon, *tagger);
    print_confusions(f);
    for (const std::string& e : f.errors) std::printf("%s\n", e.c_str());
  }
}

}  // namespace
}  // namespace calame::tagger

int main(int argc, char** argv) try {
  calame::tagger::run(calame::tagger::read_options(argc, argv));
} catch (const std::exception& e) {
  std::fprintf(stderr, "calame_tagger_eval: %s\n", e.what());
  return 1;
}
