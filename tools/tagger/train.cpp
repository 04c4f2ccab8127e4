// calame_tagger_train: makes models/fr/tagger.bin from treebanks (models/README.md).
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>

#include "analysis/characters.h"
#include "evaluation.h"
#include "learner.h"
#include "model_file.h"
#include "treebank.h"

namespace calame::tagger {
namespace {

struct Options {
  std::string language = "rules/fr/language.toml", out, hold_out;
  std::vector<std::string> treebanks, dev;
  LearnerOptions learner;
  ModelOptions model;
  int seeds = 3;
};

[[noreturn]] void usage() {
  std::fputs(
      "usage: calame_tagger_train [--out FILE] [--dev TREEBANK]… [--language TOML] [--epochs N] [--seeds N]\n"
      "         [--margin N] [--certain N] [--dropout SHARE] [--least N] [--hold-out PREFIX] TREEBANK…\n"
      "  --hold-out  sentences whose id begins so are not trained on but evaluated\n",
      stderr);
  std::exit(2);
}

Options read_options(int argc, char** argv) {
  Options o;
  for (int i = 1; i < argc; ++i) {
    const std::string_view name = argv[i];
    if (!name.starts_with("--")) {
      o.treebanks.emplace_back(name);
      continue;
    }
    if (++i == argc) usage();
    const char* const value = argv[i];
    if (name == "--language") {
      o.language = value;
    } else if (name == "--out") {
      o.out = value;
    } else if (name == "--dev") {
      o.dev.emplace_back(value);
    } else if (name == "--hold-out") {
      o.hold_out = value;
    } else if (name == "--epochs") {
      o.learner.epochs = std::atoi(value);
    } else if (name == "--seeds") {
      o.seeds = std::atoi(value);
    } else if (name == "--margin") {
      o.learner.margin = static_cast<float>(std::atof(value));
    } else if (name == "--dropout") {
      o.learner.dropout = std::atof(value);
    } else if (name == "--certain") {
      o.learner.certain = static_cast<float>(std::atof(value));
    } else if (name == "--least") {
      o.model.least_weight = std::atoi(value);
    } else {
      usage();
    }
  }
  if (o.treebanks.empty()) usage();
  return o;
}

// Spellings met in training, each read once.
class Spellings {
 public:
  explicit Spellings(const Lexicon& lexicon) : lexicon_(lexicon) {}
  std::uint32_t operator()(const std::string& form) {
    const auto [known, is_new] = index_.try_emplace(form, static_cast<std::uint32_t>(all.size()));
    if (is_new) {
      std::vector<Reading> readings;
      lexicon_.readings_of_token(form, lower_case(form), readings);
      read_spelling(form, readings, all.emplace_back());
    }
    return known->second;
  }
  std::vector<Spelling> all;

 private:
  const Lexicon& lexicon_;
  std::map<std::string, std::uint32_t> index_;
};

// As the treebank cuts it, and as we do where that differs.
std::vector<Sample> views_of(const TreebankSentence& s, const Language& language, Spellings& spelling) {
  Sample gold, own;
  for (const GoldToken& t : s.tokens) {
    gold.words.push_back(spelling(t.form));
    gold.tags.push_back(t.tag);
  }
  for (const OwnToken& t : cut_by_calame(s, language)) {
    own.words.push_back(spelling(t.form));
    own.tags.push_back(t.tag);
  }
  if (own.words == gold.words || own.words.empty()) return {gold};
  return {gold, own};
}

void print(const std::string& name, const Figures& f) {
  std::printf("%-24s gold %.2f (tokens %.2f, fine %.2f) raw %.2f (joined %.2f)\n", name.c_str(), f.gold(),
              f.gold_tokens(), f.fine(), f.raw(), f.raw_joined());
}

void train(const Options& o) {
  const auto lexicon = builtin_lexicon("fr");
  if (!lexicon) throw std::runtime_error("this build has no lexicon of French");
  const Language language = read_language(o.language, "fr");
  Spellings spellings(*lexicon);
  std::vector<std::vector<Sample>> samples;
  std::vector<TreebankSentence> held_out;
  std::size_t tokens = 0, recut = 0;
  for (const std::string& path : o.treebanks) {
    for (TreebankSentence& s : read_treebank(path)) {
      if (!o.hold_out.empty() && s.id.starts_with(o.hold_out)) {
        held_out.push_back(std::move(s));
        continue;
      }
      samples.push_back(views_of(s, language, spellings));
      tokens += s.tokens.size();
      recut += samples.back().size() - 1;
    }
  }
  std::printf("%zu sentences, %zu tokens, %zu spellings; %zu sentences are cut in another way by Calame\n",
              samples.size(), tokens, spellings.all.size(), recut);

  std::unordered_map<std::uint32_t, Row> weights;
  for (int seed = 1; seed <= o.seeds; ++seed) {
    Learner learner(spellings.all);
    LearnerOptions options = o.learner;
    options.seed = static_cast<std::uint64_t>(seed);
    learner.train(samples, options);
    learner.add_average(weights);
  }
  ModelOptions file = o.model;
  file.certain = static_cast<double>(o.learner.certain) * o.seeds;  // the weights are a sum over the seeds
  const std::vector<std::byte> model = model_bytes(weights, file);
  std::printf("%zu features, %zu bytes\n", weights.size(), model.size());
  const auto tagger = Tagger::open(model);
  if (!tagger) throw std::runtime_error("the model cannot be opened");
  if (!held_out.empty()) print(o.hold_out, evaluate(held_out, *lexicon, *tagger, language));
  for (const std::string& path : o.dev)
    print(path.substr(path.rfind('/') + 1), evaluate(read_treebank(path), *lexicon, *tagger, language));
  if (o.out.empty()) return;
  std::ofstream out(o.out, std::ios::binary);
  out.write(reinterpret_cast<const char*>(model.data()), static_cast<std::streamsize>(model.size()));
  if (!out.flush()) throw std::runtime_error(o.out + ": cannot be written");
}

}  // namespace
}  // namespace calame::tagger

int main(int argc, char** argv) try {
  calame::tagger::train(calame::tagger::read_options(argc, argv));
} catch (const std::exception& e) {
  std::fprintf(stderr, "calame_tagger_train: %s\n", e.what());
  return 1;
}
