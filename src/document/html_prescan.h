// A look at an HTML page before gumbo sees it: what would cost gumbo more than linear time.
//
// gumbo walks its stack of open elements for most tags, compares each attribute with all before it,
// and opens again every formatting element that was left open in every block that follows. One pass
// over the tags follows that stack (implied end tags, scopes, active formatting elements) and adds up
// the work, so that a page is refused by what it is and not by how fast the machine was that day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "calame/limits.h"
#include "calame/message.h"

namespace calame {

struct HtmlRefusal {
  std::size_t offset = 0;  // the tag that passed the limit
  Message message;
};

std::optional<HtmlRefusal> prescan_html(std::string_view html, const Limits&);

}  // namespace calame
