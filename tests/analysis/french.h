// The languages of the packs and documents from text, for the tests of the analysis.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calame/analysis.h"
#include "calame/document.h"
#include "calame/source.h"

namespace calame {

const Language& french();
const Language& english();

struct Read {
  Source source;
  Document document;
};
Read read(std::string text, Format format = Format::text);

// The texts of a document's spans.
std::vector<std::string> texts_of(const Document&, const std::vector<Token>&);

}  // namespace calame
