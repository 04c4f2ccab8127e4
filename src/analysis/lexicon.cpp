#include "analysis/lexicon.h"

#include <cstring>

#include "analysis/lexicon_format.h"

namespace calame {
namespace {

// The next `count` values of the file; false when it is too short.
template <class T>
bool take(std::span<const std::byte>& bytes, std::uint32_t count, std::span<const T>& out) {
  if (count > bytes.size() / sizeof(T)) return false;
  out = {reinterpret_cast<const T*>(bytes.data()), count};
  bytes = bytes.subspan(count * sizeof(T));
  return true;
}

// « -t-il », « -t’en »: what is inverted; the t belongs to nobody.
std::size_t joint_size(std::string_view token) {
  if (!token.starts_with('-')) return 0;
  std::size_t size = 1;
  if (token.substr(size).starts_with("t-")) size += 2;
  return size;
}

}  // namespace

std::shared_ptr<const Lexicon> Lexicon::open(std::span<const std::byte> bytes) {
  lexicon_format::Header header;
  if (bytes.size() < sizeof header || reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(std::uint64_t) != 0)
    return nullptr;
  const lexicon_format::Header expected;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != expected.magic || header.version != expected.version) return nullptr;
  bytes = bytes.subspan(sizeof header);
  auto lexicon = std::make_shared<Lexicon>();
  const bool whole = take(bytes, header.readings, lexicon->readings_) && take(bytes, header.arcs, lexicon->arcs_) &&
                     take(bytes, header.sets, lexicon->sets_) && take(bytes, header.edits, lexicon->edits_);
  if (!whole || bytes.size() != header.text_bytes || header.root >= header.arcs) return nullptr;
  lexicon->texts_ = {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  lexicon->root_ = header.root;
  return lexicon;
}

// 0 when no arc has the label: no state stands there.
std::uint32_t Lexicon::follow(std::uint32_t state, unsigned char label) const {
  for (std::size_t i = state; i < arcs_.size(); ++i) {
    const std::uint32_t arc = arcs_[i];
    if ((arc & 0xFF) == label) return arc >> 9;
    if (arc & 0x100) break;
  }
  return 0;
}

std::uint32_t Lexicon::find(std::string_view form) const {
  if (form.empty()) return none;
  std::uint32_t state = root_;
  for (std::size_t i = 0; i < form.size(); ++i) {
    auto byte = static_cast<unsigned char>(form[i]);
    if (byte == 0xE2 && form.compare(i, 3, "’") == 0) {
      byte = '\'';
      i += 2;
    }
    state = byte == 0 ? 0 : follow(state, byte);
    if (state == 0) return none;
  }
  for (std::size_t i = state; i < arcs_.size(); ++i) {
    if ((arcs_[i] & 0xFF) == 0) return arcs_[i] >> 9;
    if (arcs_[i] & 0x100) break;
  }
  return none;
}

void Lexicon::readings(std::string_view form, std::vector<Reading>& out) const {
  for (std::size_t i = find(form); i < sets_.size(); ++i) {
    const std::uint32_t index = sets_[i] & ~lexicon_format::last_of_set;
    if (index < readings_.size()) {
      const std::uint64_t r = readings_[index];
      out.push_back({lexicon_format::upos_in(r), lexicon_format::features_in(r), lexicon_format::edit_in(r)});
    }
    if (sets_[i] & lexicon_format::last_of_set) break;
  }
}

void Lexicon::readings_of_token(std::string_view token, std::string_view lower, std::vector<Reading>& out) const {
  const std::size_t before = out.size();
  readings(token, out);
  const std::size_t as_written = out.size();
  // ' and ’ differ and find the same.
  if (token != lower && find(token) != find(lower)) readings(lower, out);
  for (std::size_t i = as_written; i < out.size(); ++i) out[i].lowered = true;
  const std::size_t joint = joint_size(lower);
  if (out.size() > before || joint == 0) return;
  readings(lower.substr(joint), out);
  for (std::size_t i = before; i < out.size(); ++i) {
    out[i].lowered = true;
    out[i].skipped = static_cast<std::uint8_t>(joint);
  }
}

std::string Lexicon::lemma(std::string_view token, std::string_view lower, const Reading& reading) const {
  std::string form(reading.lowered ? lower : token);
  if (reading.skipped <= form.size()) form.erase(0, reading.skipped);
  if (reading.lemma_edit >= edits_.size()) return form;
  const std::uint32_t edit = edits_[reading.lemma_edit];
  const std::size_t taken = edit >> 24, text = edit & 0xFFFFFF;
  // The edit counts the bytes of a form with ' where the token may have ’.
  for (std::size_t at = form.find("’"); at != std::string::npos; at = form.find("’", at)) form.replace(at, 3, "'");
  if (taken > form.size() || text >= texts_.size()) return form;
  form.resize(form.size() - taken);
  form += texts_.data() + text;
  for (std::size_t at = form.find('\''); at != std::string::npos; at = form.find('\'', at)) form.replace(at, 1, "’");
  return form;
}

}  // namespace calame
