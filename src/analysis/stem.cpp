// Stems by libstemmer, each word once per thread.
#include <libstemmer.h>

#include <map>
#include <memory>
#include <unordered_map>

#include "analysis/characters.h"
#include "calame/analysis.h"

namespace calame {
namespace {

struct CloseStemmer {
  void operator()(sb_stemmer* s) const { sb_stemmer_delete(s); }
};

// One algorithm and what it has answered. A stemmer is not for two threads at once.
struct Memory {
  explicit Memory(const std::string& algorithm) : stemmer(sb_stemmer_new(algorithm.c_str(), "UTF_8")) {}
  std::unique_ptr<sb_stemmer, CloseStemmer> stemmer;  // null: libstemmer does not know the algorithm
  std::unordered_map<std::string, std::string> stems;
};

Memory& memory_of(const std::string& algorithm) {
  thread_local std::map<std::string, Memory> memories;
  const auto found = memories.find(algorithm);
  return found != memories.end() ? found->second : memories.try_emplace(algorithm, algorithm).first->second;
}

}  // namespace

std::string stem(const Language& language, std::string_view word) {
  // Longer « words » are no words: do not let them fill the memory.
  constexpr std::size_t longest = 64, most_words = 1 << 16;
  std::string lower = lower_case(word);
  if (language.stemmer.empty() || lower.size() > longest) return lower;
  Memory& memory = memory_of(language.stemmer);
  if (!memory.stemmer) return lower;
  if (const auto known = memory.stems.find(lower); known != memory.stems.end()) return known->second;
  const auto* symbols = sb_stemmer_stem(memory.stemmer.get(), reinterpret_cast<const sb_symbol*>(lower.data()),
                                        static_cast<int>(lower.size()));
  if (!symbols) return lower;  // out of memory
  std::string stemmed(reinterpret_cast<const char*>(symbols),
                      static_cast<std::size_t>(sb_stemmer_length(memory.stemmer.get())));
  if (memory.stems.size() >= most_words) memory.stems.clear();
  memory.stems.emplace(std::move(lower), stemmed);
  return stemmed;
}

}  // namespace calame
