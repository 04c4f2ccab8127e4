// gumbo in a bounded arena.
//
// gumbo cannot be told to stop, recurses when it frees, and on broken input takes memory and time
// without bound. So it allocates from here, and when a budget is passed the allocator jumps out of
// it, over C frames that own nothing: the arena frees everything at once.
#pragma once

#include <gumbo.h>

#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "calame/limits.h"

namespace calame {

class HtmlArena {
 public:
  enum class Stop : std::uint8_t { none, memory, clock };

  explicit HtmlArena(const Limits& limits)
      : bytes_left_(limits.html_arena_bytes), milliseconds_(limits.html_milliseconds) {}
  ~HtmlArena();
  HtmlArena(const HtmlArena&) = delete;
  HtmlArena& operator=(const HtmlArena&) = delete;

  /// The tree, alive as long as this arena and `html`; nullptr when a budget was passed: see stop().
  const GumboOutput* parse(std::string_view html);
  [[nodiscard]] Stop stop() const { return stop_; }

 private:
  struct Chunk;
  static void* allocate(void* self, std::size_t size);
  static void release(void* self, void* block);
  void* take(std::size_t size);
  bool grow(std::size_t size);
  void check_clock();

  std::jmp_buf out_;
  Chunk* chunks_ = nullptr;
  std::byte* next_ = nullptr;
  std::byte* end_ = nullptr;
  std::byte* last_ = nullptr;  // the newest block: given back when it is released at once
  std::size_t chunk_size_ = 32 << 10;
  std::size_t bytes_left_;
  std::uint32_t allocations_ = 0;
  std::uint32_t milliseconds_;
  std::int64_t deadline_ = 0;  // of this thread's processor time, in µs
  Stop stop_ = Stop::none;
};

}  // namespace calame
