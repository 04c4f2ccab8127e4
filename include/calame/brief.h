/// The commission an article answers: from the command line, front matter or calame.toml.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "calame/document.h"

namespace calame {

struct Brief {
  std::string keyphrase;  ///< "" = none declared
  std::vector<std::string> synonyms;
  std::optional<std::uint32_t> min_words;  ///< title, headings and body
  std::optional<std::uint32_t> max_signs;  ///< signes, spaces included
  std::string lang;                        ///< BCP 47; "" = declared by the document, else detected
  std::string profile;                     ///< news | blog | guide | product; "" = none
  std::string typography;                  ///< preset id; "" = by language
};

/// What `given` leaves open is taken from the document's own fields
/// (keyphrase / mot-cle, synonyms, min-words, lang, profile).
Brief brief_for(const Document&, const Brief& given);

}  // namespace calame
