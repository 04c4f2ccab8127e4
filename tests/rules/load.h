// Packs from text, without files and without the built-in ones.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "calame/ruleset.h"

namespace calame {

inline std::string with_header(std::string_view body) { return "[pack]\nid = \"test\"\n" + std::string(body); }

inline std::string rule_text(std::string_view id, std::string_view name, std::string_view more = {}) {
  return "[[rule]]\nid = \"" + std::string(id) + "\"\nname = \"" + std::string(name) +
         "\"\nkind = \"phrase\"\nwords = [\"mot\"]\nmessage = { fr = \"m\", en = \"m\" }\n" + std::string(more);
}

// Serves texts by path; "dir/../a" and "./a" are the same as "a".
inline std::string plain_path(const std::string& path, const std::string& from) {
  const std::size_t slash = from.rfind('/');
  const std::string whole = (slash == std::string::npos ? "" : from.substr(0, slash + 1)) + path;
  std::string out;
  for (std::size_t at = 0; at <= whole.size();) {
    const std::size_t end = std::min(whole.find('/', at), whole.size());
    const std::string part = whole.substr(at, end - at);
    at = end + 1;
    if (part == "." || part.empty()) continue;
    if (part == "..") {
      const std::size_t above = out.rfind('/');
      out = above == std::string::npos ? "" : out.substr(0, above);
    } else {
      out += (out.empty() ? "" : "/") + part;
    }
  }
  return out;
}

using Files = std::map<std::string, std::string>;

inline RulesetOptions options_of(const Files& files, std::vector<std::string> packs) {
  RulesetOptions options;
  options.builtins = false;
  options.packs = std::move(packs);
  options.read = [files](const std::string& path, const std::string& from) -> Result<PackText> {
    const std::string plain = plain_path(path, from);
    const auto file = files.find(plain);
    if (file == files.end()) return Error{path, {}, {"fichier absent", "no such file"}};
    return PackText{plain, file->second, false};
  };
  return options;
}

inline Result<Ruleset> load_pack(const std::string& text) {
  return load_ruleset(options_of({{"p.toml", text}}, {"p.toml"}));
}

// A pack and a calame.toml over it.
inline Result<Ruleset> load_configured(const std::string& pack, const std::string& config) {
  RulesetOptions options = options_of({{"p.toml", pack}}, {"p.toml"});
  options.config = PackText{"calame.toml", config, false};
  return load_ruleset(options);
}

inline std::string errors_of(const Result<Ruleset>& result) {
  std::string out;
  if (result.ok()) return out;
  for (const Error& error : result.errors()) out += to_string(error, UiLanguage::fr) + "\n";
  return out;
}

// The errors that do not speak English, or not French.
inline std::string in_one_language(const Result<Ruleset>& result) {
  std::string out;
  if (result.ok()) return out;
  for (const Error& error : result.errors()) {
    const Message& said = error.message;
    if (said.fr.empty() || said.en.empty() || said.fr == said.en || said.en.find("«\u00A0") != std::string::npos)
      out += to_string(error, UiLanguage::en) + "\n";
  }
  return out;
}

}  // namespace calame
