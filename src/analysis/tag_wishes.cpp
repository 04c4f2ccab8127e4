#include "analysis/tag_wishes.h"

#include <algorithm>

namespace calame {

bool TagWishes::read(std::span<const TagAnchor> anchors) {
  if (std::equal(anchors.begin(), anchors.end(), anchors_.begin(), anchors_.end())) return false;
  constexpr std::size_t most_wishes = 32;
  anchors_.assign(anchors.begin(), anchors.end());
  features_.assign(1, Features());  // the unconditional
  forms_.clear();
  lemmas_.clear();
  for (const TagAnchor& anchor : anchors_) {
    std::size_t at = 0;
    while (at < features_.size() && features_[at] != anchor.features) ++at;
    if (at == features_.size() && at < most_wishes) features_.push_back(anchor.features);
    const Bits wish = at < most_wishes ? Bits{1} << at : unconditional;
    (anchor.lemma ? lemmas_ : forms_)[anchor.word] |= wish;
  }
  return true;
}

}  // namespace calame
