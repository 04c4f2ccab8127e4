// Independent pieces of work, on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace calame {

// Calls `work` for each index, on up to `jobs` threads (0 = one a core). Results go by index, so that the order of the
// threads changes nothing. The first exception is thrown again when all have stopped.
void for_each_index(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

}  // namespace calame
