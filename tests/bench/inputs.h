// What the bench reads: real French pages where the data folder is there, else our own corpus.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calame/document.h"

namespace calame {

struct BenchSet {
  Format format = Format::text;
  std::string origin;              // where the files came from, for the report
  std::vector<std::string> files;  // whole files
  std::string sample;              // about 30 KB of body, to repeat: cost a byte must not grow with the size
};

// One set a format. `data` is a folder laid out as shared/data; `corpus` our own articles.
std::vector<BenchSet> load_bench_sets(const std::string& data, const std::string& corpus);
std::size_t total_bytes(const std::vector<std::string>& files);
// `sample` written `times` times as one document of the format.
std::string repeated(const BenchSet&, std::size_t times);
// One article of about `bytes` bytes, for whole-process timing.
std::string article_of(const std::vector<BenchSet>&, std::size_t bytes);

}  // namespace calame
