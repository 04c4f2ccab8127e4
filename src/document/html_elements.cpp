#include "document/html_elements.h"

#include <array>

namespace calame {
namespace {

// By gumbo's number; tags that we do not know by number stay Tag::other.
const std::array<Tag, GUMBO_TAG_LAST + 1>& known_tags() {
  static const auto tags = [] {
    std::array<Tag, GUMBO_TAG_LAST + 1> all{};
    for (int i = 0; i < GUMBO_TAG_UNKNOWN; ++i)
      all[std::size_t(i)] = tag_from_name(gumbo_normalized_tagname(GumboTag(i)));
    return all;
  }();
  return tags;
}

}  // namespace

Tag tag_of(GumboTag tag) { return known_tags()[tag]; }

bool is_other_block(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_OPTGROUP:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_PLAINTEXT:
    case GUMBO_TAG_FRAMESET:
    case GUMBO_TAG_MARQUEE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
      return true;
    default:
      return false;
  }
}

bool is_control(GumboTag tag) {
  return tag == GUMBO_TAG_NOSCRIPT || tag == GUMBO_TAG_BUTTON || tag == GUMBO_TAG_SELECT || tag == GUMBO_TAG_TEXTAREA;
}

bool is_muted(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SVG:
      return true;
    default:
      return false;
  }
}

bool is_preformatted(GumboTag tag) {
  return tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING || tag == GUMBO_TAG_XMP || tag == GUMBO_TAG_TEXTAREA;
}

}  // namespace calame
