// One sentence in French and English from the same arguments; an argument that
// is itself a Message stands in each with its own language.
#pragma once

#include <fmt/format.h>

#include <string>
#include <type_traits>

#include "calame/message.h"

namespace calame {

template <class A>
using WordedArgument = std::conditional_t<std::is_same_v<A, Message>, std::string, A>;

template <class A>
const WordedArgument<A>& worded_argument(const A& argument, [[maybe_unused]] UiLanguage ui) {
  if constexpr (std::is_same_v<A, Message>) {
    return argument.in(ui);
  } else {
    return argument;
  }
}

template <class... A>
Message worded(fmt::format_string<const WordedArgument<A>&...> fr, fmt::format_string<const WordedArgument<A>&...> en,
               const A&... arguments) {
  return {fmt::format(fr, worded_argument(arguments, UiLanguage::fr)...),
          fmt::format(en, worded_argument(arguments, UiLanguage::en)...)};
}

}  // namespace calame
