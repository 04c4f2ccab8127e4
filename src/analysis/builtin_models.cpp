// The lexicon and the tagger that the build embedded (cmake/lexicon.cmake).
#include "analysis/lexicon.h"
#include "analysis/tagger.h"

#ifdef CALAME_WITH_LEXICON
extern "C" const std::byte calame_lexicon_fr[], calame_lexicon_fr_end[];
#endif
#ifdef CALAME_WITH_TAGGER
extern "C" const std::byte calame_tagger_fr[], calame_tagger_fr_end[];
#endif

namespace calame {

std::shared_ptr<const Lexicon> builtin_lexicon([[maybe_unused]] std::string_view code) {
#ifdef CALAME_WITH_LEXICON
  static const auto french = Lexicon::open({calame_lexicon_fr, calame_lexicon_fr_end});
  if (code == "fr") return french;
#endif
  return nullptr;
}

std::shared_ptr<const Tagger> builtin_tagger([[maybe_unused]] std::string_view code) {
#ifdef CALAME_WITH_TAGGER
  static const auto french = Tagger::open_proved({calame_tagger_fr, calame_tagger_fr_end});
  if (code == "fr") return french;
#endif
  return nullptr;
}

}  // namespace calame
