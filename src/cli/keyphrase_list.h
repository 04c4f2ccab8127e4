// A table of commissions, as a newsroom keeps it in a spreadsheet: path,keyphrase[,synonyms][,min-words].
#pragma once

#include <string>
#include <vector>

#include "calame/brief.h"
#include "calame/result.h"

namespace calame {

struct ListedBrief {
  std::string path;  // as written: from the folder of the list
  Brief brief;       // keyphrase, synonyms, min-words
  LineColumn at;
};

// The first row names the columns, in any order, in English or in French, and its separator is that of the list:
// comma, semicolon or tab. Cells in quotes may hold separators and line ends, "" is a quote. Synonyms are parted
// by , ; or |. Every malformed row is an error with its line.
Result<std::vector<ListedBrief>> read_keyphrase_list(std::string bytes, const std::string& path);

}  // namespace calame
