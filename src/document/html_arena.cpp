#include "document/html_arena.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <new>

namespace calame {

struct HtmlArena::Chunk {
  Chunk* before;
};

namespace {
constexpr std::size_t alignment = alignof(std::max_align_t);
constexpr std::size_t header = alignment;            // holds a Chunk
constexpr std::size_t largest_chunk = 96 << 10;      // larger ones are mapped anew for each page
constexpr std::uint32_t allocations_per_look = 512;  // at the clock: about 20 µs of parsing

// Processor time and not the hour: a busy machine must not refuse what an idle one reads.
std::int64_t processor_microseconds() {
  std::timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::int64_t(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
}
}  // namespace

HtmlArena::~HtmlArena() {
  while (chunks_) {
    Chunk* before = chunks_->before;
    std::free(chunks_);
    chunks_ = before;
  }
}

const GumboOutput* HtmlArena::parse(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = release;
  options.userdata = this;
  options.tab_stop = 1;
  options.max_errors = 0;  // each error copies the whole stack of open elements
  deadline_ = processor_microseconds() + std::int64_t(milliseconds_) * 1000;
  if (setjmp(out_) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

// No object with a destructor may live in this frame nor in those it calls: longjmp passes over them.
void* HtmlArena::allocate(void* self, std::size_t size) {
  auto* arena = static_cast<HtmlArena*>(self);
  if (void* block = arena->take(size)) return block;
  std::longjmp(arena->out_, 1);
}

void HtmlArena::release(void* self, void* block) {
  auto* arena = static_cast<HtmlArena*>(self);
  if (!block || block != arena->last_) return;
  arena->next_ = arena->last_;
  arena->last_ = nullptr;
}

void* HtmlArena::take(std::size_t size) {
  if (++allocations_ % allocations_per_look == 0) check_clock();
  if (stop_ != Stop::none) return nullptr;
  const std::size_t rounded = (size + alignment - 1) & ~(alignment - 1);
  if (rounded < size) return nullptr;
  if (std::size_t(end_ - next_) < rounded && !grow(rounded)) return nullptr;
  last_ = next_;
  next_ += rounded;
  return last_;
}

bool HtmlArena::grow(std::size_t size) {
  check_clock();
  const std::size_t bytes = std::max(chunk_size_, size + header);
  void* memory = bytes <= bytes_left_ ? std::malloc(bytes) : nullptr;
  if (!memory) {
    if (stop_ == Stop::none) stop_ = Stop::memory;
    return false;
  }
  bytes_left_ -= bytes;
  chunk_size_ = std::min(chunk_size_ * 2, largest_chunk);
  chunks_ = new (memory) Chunk{chunks_};
  next_ = static_cast<std::byte*>(memory) + header;
  end_ = static_cast<std::byte*>(memory) + bytes;
  return stop_ == Stop::none;
}

void HtmlArena::check_clock() {
  if (processor_microseconds() > deadline_ && stop_ == Stop::none) stop_ = Stop::clock;
}

}  // namespace calame
