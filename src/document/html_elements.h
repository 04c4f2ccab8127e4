// What an element means to the prose around it and in it.
#pragma once

#include <gumbo.h>

#include "calame/document.h"

namespace calame {

Tag tag_of(GumboTag);  ///< Tag::other when we have no number for it
/// Ends the flow of prose although its Tag does not.
bool is_other_block(GumboTag);
/// Controls of the page, and what is shown only without scripts: beside the prose around them.
bool is_control(GumboTag);
/// What it holds is no prose: code of the page, or what a browser shows only when it fails.
bool is_muted(GumboTag);
/// White space stays as it is.
bool is_preformatted(GumboTag);

}  // namespace calame
