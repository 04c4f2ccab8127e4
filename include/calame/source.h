/// A file's bytes, decoded: encoding, line index, and the way back to the bytes on disk.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calame/limits.h"
#include "calame/result.h"
#include "calame/span.h"

namespace calame {

enum class Encoding : std::uint8_t { utf8, utf16le, utf16be, utf32le, utf32be, windows_1252 };

/// Immutable once decoded. Owns the bytes.
class Source {
 public:
  /// Decides the encoding and decodes. UTF-8 is verified; a BOM is remembered and left out of
  /// `text()`; UTF-16 and UTF-32 need theirs; bytes that are no UTF-8 are read as Windows-1252 when
  /// they look like text in it, or as UTF-8 with damage (U+FFFD a bad sequence) when most of the
  /// non-ASCII bytes form valid UTF-8. `declared` is the charset an HTML page names, if any: a
  /// hint between Windows-1252 readings only, never believed against the bytes.
  /// Errors: too large, binary (magic number, too many controls), UTF-16 or UTF-32 without a mark.
  static Result<Source> decode(std::string bytes, std::string path, const Limits& = {});

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }  ///< as on disk
  [[nodiscard]] std::string_view text() const;                     ///< UTF-8, no BOM
  [[nodiscard]] Encoding encoding() const { return encoding_; }
  [[nodiscard]] bool has_bom() const { return bom_ > 0; }
  /// Where a byte sequence was no character (shown as U+FFFD in `text()`).
  [[nodiscard]] const std::vector<SourceSpan>& damage() const { return damage_; }

  [[nodiscard]] FileSpan file_span(SourceSpan) const;
  [[nodiscard]] std::string_view text_of(SourceSpan span) const { return text().substr(span.begin.value, span.size()); }
  /// 1-based; LF, CR LF and a lone CR each end a line; columns count code points.
  [[nodiscard]] LineColumn position(SourceOffset) const;
  /// The text of a 1-based line, without its end.
  [[nodiscard]] std::string_view line(std::uint32_t number) const;
  [[nodiscard]] SourceOffset line_start(std::uint32_t number) const;
  [[nodiscard]] std::uint32_t line_count() const;

  /// UTF-8 to the file's encoding; nullopt when a character does not exist there.
  [[nodiscard]] std::optional<std::string> encode(std::string_view utf8) const;

 private:
  struct Piece {
    std::uint32_t text, file;
  };  ///< start of a run whose offsets advance alike
  Source() = default;

  std::string path_;
  std::string bytes_;
  std::string decoded_;  ///< empty when bytes_ serve as text
  Encoding encoding_ = Encoding::utf8;
  std::uint32_t bom_ = 0;  ///< bytes of the mark
  bool transcoded_ = false;
  std::vector<Piece> pieces_;  ///< only when transcoded
  std::vector<SourceSpan> damage_;
  std::vector<std::uint32_t> lines_;  ///< offset of each line's first byte
};

}  // namespace calame
