// Reading HTML in tests.
#pragma once

#include <string>
#include <string_view>

#include "calame/document.h"
#include "catch.h"

struct HtmlRead {
  calame::Source source;
  calame::Document document;
};

inline HtmlRead read_page(std::string html) {
  auto source = calame::Source::decode(std::move(html), "page.html");
  REQUIRE(source.ok());
  auto document = calame::read_html(*source);
  REQUIRE(document.ok());
  return {std::move(*source), std::move(*document)};
}

void check_invariants(const calame::Source&, const calame::Document&);
