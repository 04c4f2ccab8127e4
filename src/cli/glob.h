// Patterns of paths, one meaning for arguments, calame.toml and ignore files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace calame {

// `*` and `?` stay within a name, `**` as a whole name stands for any number of folders (none included),
// [a-z] and [!a-z] for one character, {a,b} for one of several, \ before a character for itself. The whole path
// must match; a `./` before either is nothing. Case counts.
bool glob_matches(std::string_view pattern, std::string_view path);

// The same without {a,b} and without regard to `./`, which ignore files do not have.
bool wildcard_matches(std::string_view pattern, std::string_view path);

// Whether one of * ? [ { stands in it.
bool is_glob(std::string_view);

// {a,b} written out: "x.{md,txt}" → "x.md", "x.txt". Beyond a thousand, or unclosed, braces are letters.
std::vector<std::string> without_braces(std::string_view pattern);

}  // namespace calame
