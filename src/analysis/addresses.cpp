// URLs, e-mails, handles, paths and file names by shape.
#include <algorithm>
#include <iterator>

#include "analysis/characters.h"
#include "analysis/protected_text.h"

namespace calame {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_alpha(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }
bool is_local_part(char c) { return is_alnum(c) || std::string_view("._%+-").find(c) != std::string_view::npos; }
bool is_host(char c) { return is_alnum(c) || c == '.' || c == '-'; }
bool is_path(char c) { return is_alnum(c) || std::string_view("._-+~/*").find(c) != std::string_view::npos; }

// Ends that make a bare name a domain. Two-letter ones that are also French words (la, de, il, et…)
// are left out: they would hide a missing space.
constexpr std::string_view domains[] = {
    "ai",   "app",   "be",  "bio",   "blog", "bzh", "ca",     "ch",   "ci",    "cloud", "club", "co",   "com",
    "dev",  "dz",    "edu", "eu",    "fm",   "fr",  "gg",     "gouv", "gov",   "info",  "io",   "jobs", "lu",
    "ma",   "media", "nc",  "net",   "news", "nl",  "online", "org",  "paris", "pf",    "pro",  "pub",  "re",
    "shop", "site",  "sn",  "store", "tech", "tn",  "tv",     "uk",   "us",    "wiki",  "xyz",
};
constexpr std::string_view extensions[] = {
    "avi",  "bak",   "bash",  "bat",   "bib",  "bin",  "bmp",  "c",    "cc",   "cfg", "conf", "cpp",  "cs",   "css",
    "csv",  "dll",   "doc",   "docx",  "env",  "epub", "exe",  "flac", "gif",  "go",  "gz",   "h",    "hpp",  "htm",
    "html", "ico",   "ini",   "ipynb", "java", "jpeg", "jpg",  "js",   "json", "jsx", "kt",   "less", "lock", "log",
    "lua",  "md",    "mdx",   "mjs",   "mov",  "mp3",  "mp4",  "odp",  "ods",  "odt", "ogg",  "otf",  "pdf",  "php",
    "pl",   "png",   "ppt",   "pptx",  "ps1",  "py",   "rb",   "rs",   "rst",  "rtf", "sass", "scss", "sh",   "sql",
    "svg",  "swift", "tar",   "tex",   "tgz",  "tif",  "toml", "ts",   "tsx",  "ttf", "txt",  "vue",  "wav",  "webm",
    "webp", "woff",  "woff2", "xls",   "xlsx", "xml",  "xz",   "yaml", "yml",  "zip",
};

template <std::size_t size>
bool one_of(const std::string_view (&list)[size], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

std::string_view after_last_dot(std::string_view s) {
  const auto dot = s.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : s.substr(dot + 1);
}

// letters.letters.tld: at least one label before it, none empty.
bool is_host_name(std::string_view s, bool any_ending) {
  if (s.empty() || !std::all_of(s.begin(), s.end(), is_host) || !is_alnum(s.front())) return false;
  const std::string_view ending = after_last_dot(s);
  if (ending.size() < 2 || ending.size() == s.size() || s.find("..") != std::string_view::npos) return false;
  if (!std::all_of(ending.begin(), ending.end(), is_alpha)) return false;
  return any_ending || one_of(domains, ending);
}

bool take(Recognised& found, std::size_t begin, std::size_t end, Protection kind) {
  found = {begin, end, kind};
  return true;
}

bool recognise_scheme(std::string_view run, Recognised& found) {
  const auto colon = run.find("://");
  if (colon != std::string_view::npos && colon > 0 && colon + 3 < run.size()) {
    std::size_t begin = colon;
    while (begin > 0 && (is_alnum(run[begin - 1]) || run[begin - 1] == '+')) --begin;
    if (begin < colon) return take(found, begin, run.size(), Protection::url);
  }
  for (const std::string_view prefix : {"www.", "WWW.", "mailto:", "tel:", "sms:", "doi:", "urn:", "data:", "//"}) {
    if (run.starts_with(prefix) && run.size() > prefix.size() + 2 && is_alnum(run[prefix.size()])) {
      return take(found, 0, run.size(), Protection::url);
    }
  }
  return false;
}

bool recognise_at(std::string_view run, Recognised& found) {
  const auto at = run.find('@');
  if (at == std::string_view::npos) return false;
  std::size_t begin = at;
  while (begin > 0 && is_local_part(run[begin - 1])) --begin;
  std::size_t end = at + 1;
  while (end < run.size() && is_host(run[end])) ++end;
  while (end > at + 1 && !is_alnum(run[end - 1])) --end;
  const std::string_view host = run.substr(at + 1, end - at - 1);
  if (begin < at && is_host_name(host, true)) return take(found, begin, end, Protection::email);
  if (at != 0) return false;
  end = 1;
  while (end < run.size() && (is_local_part(run[end]) || run[end] == '@')) ++end;
  while (end > 1 && !is_alnum(run[end - 1]) && run[end - 1] != '_') --end;
  return end > 1 && take(found, 0, end, Protection::handle);
}

bool recognise_hash(std::string_view run, Recognised& found) {
  if (run[0] != '#' || run.size() < 2) return false;
  const Classifier classify;
  std::size_t end = 1, letters = 0, digits = 0, beyond_f = 0;
  while (end < run.size()) {
    const CodePoint c = decode(run, end);
    const std::uint8_t cls = classify(c.value);
    if (!(cls & (char_class::alnum | char_class::mark)) && c.value != '_') break;
    letters += (cls & char_class::letter) != 0;
    digits += (cls & char_class::digit) != 0;
    beyond_f += c.value > 'f' || (c.value > 'F' && c.value < 'a');
    end += c.size;
  }
  const bool colour = digits > 0 && beyond_f == 0 && (end == 4 || end == 7 || end == 9);
  if (colour) return take(found, 0, end, Protection::identifier);
  return letters > 0 && take(found, 0, end, Protection::handle);
}

bool recognise_path(std::string_view run, Recognised& found) {
  const auto slash = run.find('/');
  if (slash == std::string_view::npos) {
    const bool drive = run.size() > 3 && is_alpha(run[0]) && run[1] == ':' && run[2] == '\\';
    return drive && take(found, 0, run.size(), Protection::path);
  }
  const std::string_view head = run.substr(0, slash);
  const bool has_port = head.find(':') != std::string_view::npos;
  if (is_host_name(has_port ? head.substr(0, head.find(':')) : head, slash + 1 < run.size())) {
    return take(found, 0, run.size(), Protection::url);
  }
  if (!std::all_of(run.begin(), run.end(), is_path)) return false;
  const bool rooted = head.empty() || head == "." || head == ".." || head == "~";
  const std::string_view last = run.substr(run.rfind('/') + 1);
  const bool has_letter = std::any_of(run.begin(), run.end(), is_alpha);
  const bool file = last.find('.') != std::string_view::npos && one_of(extensions, after_last_dot(last));
  const bool glob = run.find('*') != std::string_view::npos || run.find('_') != std::string_view::npos;
  return has_letter && (rooted || file || glob) && take(found, 0, run.size(), Protection::path);
}

bool recognise_dotted(std::string_view run, Recognised& found) {
  const auto dot = run.find('.');
  if (dot == std::string_view::npos || dot + 1 >= run.size()) return false;
  if (dot == 0) {  // .gitignore, .NET
    const auto name = run.substr(1);
    const bool plain =
        std::all_of(name.begin(), name.end(), [](char c) { return is_alnum(c) || c == '_' || c == '-' || c == '.'; });
    const bool lower = name.size() > 2 && is_lower(name[0]) && is_lower(name[1]);
    const bool capitals = name.size() > 2 && std::none_of(name.begin(), name.end(), is_lower) && is_alpha(name[0]);
    if (plain && lower) return take(found, 0, run.size(), Protection::path);
    return plain && capitals && take(found, 0, run.size(), Protection::identifier);
  }
  const bool plain =
      std::all_of(run.begin(), run.end(), [](char c) { return is_alnum(c) || c == '.' || c == '_' || c == '-'; });
  const std::string_view ending = after_last_dot(run);
  if (!plain) {  // a file name may have accents
    const bool file = ending.size() > 1 && one_of(extensions, ending);
    return file && run.find_first_of("()'\",;:!?") == std::string_view::npos &&
           take(found, 0, run.size(), Protection::path);
  }
  if (is_host_name(run, false)) return take(found, 0, run.size(), Protection::url);
  if (one_of(extensions, ending) && is_alnum(run[0])) return take(found, 0, run.size(), Protection::path);
  // org.example.module
  const bool module = std::count(run.begin(), run.end(), '.') >= 2 && dot >= 3 && ending.size() >= 3 &&
                      std::none_of(run.begin(), run.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
                      std::none_of(run.begin(), run.end(), is_digit) && run.find("..") == std::string_view::npos;
  return module && take(found, 0, run.size(), Protection::identifier);
}

// /etc/hosts:12, src/main.c:12:3
std::string_view without_line_number(std::string_view run) {
  for (int numbers = 0; numbers < 2; ++numbers) {
    const auto last = run.find_last_not_of("0123456789");
    if (last == std::string_view::npos || last == 0 || last + 1 == run.size() || run[last] != ':') break;
    run = run.substr(0, last);
  }
  return run;
}

// snake_case, call(), a:hover
bool recognise_program_name(std::string_view run, Recognised& found) {
  const bool name = std::all_of(run.begin(), run.end(), [](char c) { return is_alnum(c) || c == '_'; });
  const auto underscore = run.find('_', 1);
  if (name && underscore != std::string_view::npos && underscore + 1 < run.size() && run[0] != '_') {
    return take(found, 0, run.size(), Protection::identifier);
  }
  if (run.size() > 3 && run.ends_with("()") && is_alpha(run[0]) &&
      std::all_of(run.begin(), run.end() - 2, [](char c) { return is_alnum(c) || c == '_' || c == '.'; })) {
    return take(found, 0, run.size(), Protection::code);
  }
  const auto colon = run.find(':');
  constexpr std::string_view states[] = {"active",    "after",       "before", "checked", "disabled",   "first-child",
                                         "focus",     "has",         "hover",  "is",      "last-child", "not",
                                         "nth-child", "placeholder", "root",   "target",  "visited",    "where"};
  if (colon == std::string_view::npos) return false;
  std::string_view state = run.substr(colon + 1);
  if (!state.empty() && state[0] == ':') state.remove_prefix(1);
  state = state.substr(0, state.find('('));
  return one_of(states, state) && take(found, 0, run.size(), Protection::code);
}

}  // namespace

bool recognise_address(std::string_view run, Recognised& found) {
  if (run.size() < 2) return false;
  if (recognise_scheme(run, found) || recognise_at(run, found) || recognise_hash(run, found)) return true;
  if (recognise_path(run, found) || recognise_dotted(run, found)) return true;
  const std::string_view file = without_line_number(run);
  if (file.size() < run.size() && (recognise_path(file, found) || recognise_dotted(file, found)) &&
      found.kind == Protection::path) {
    found.end = run.size();
    return true;
  }
  return recognise_program_name(run, found);
}

}  // namespace calame
