// libFuzzer target: whatever the bytes, decoding and both readers return a sound document or an Error.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "../document/invariants.h"

namespace {

void check(const calame::Source& source,
           calame::Result<calame::Document> (*read)(const calame::Source&, const calame::Limits&)) {
  const calame::Result<calame::Document> document = read(source, {});
  if (!document) return;
  const std::string what = calame_test::broken(*document, source);
  if (what.empty()) return;
  std::fprintf(stderr, "%s: %s\n", source.path().c_str(), what.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  // MDX has notations of its own.
  const char* const path = size % 2 == 0 ? "fuzz.md" : "fuzz.mdx";
  const calame::Result<calame::Source> source = calame::Source::decode(std::move(bytes), path);
  if (!source) return 0;
  const auto end = static_cast<std::uint32_t>(source->text().size());
  if (source->file_span({0, end}).end.value != source->bytes().size()) std::abort();
  check(*source, &calame::read_markdown);
  check(*source, &calame::read_text);
  return 0;
}
