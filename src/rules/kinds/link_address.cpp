#include "rules/kinds/link_address.h"

#include <algorithm>

namespace calame {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Letters, digits, + - . before a colon, and no slash before it.
std::string_view scheme_of(std::string_view address) {
  if (address.empty() || !is_letter(address.front())) return {};
  for (std::size_t i = 1; i < address.size(); ++i) {
    const char c = address[i];
    if (c == ':') return address.substr(0, i);
    const bool part = is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    if (!part) break;
  }
  return {};
}

std::string host_of(std::string_view authority) {
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
  if (!authority.starts_with('[')) authority = authority.substr(0, authority.find(':'));
  std::string host = lower_ascii(authority);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

bool is_web(std::string_view scheme) { return scheme == "http" || scheme == "https"; }

// Slips of the hand for http and https.
bool looks_like_http(std::string_view scheme) {
  constexpr std::string_view slips[] = {"htp",  "htpp",  "hhtp",  "hhttp", "htttp",  "httpp",  "ttp",    "ttps",
                                        "htps", "htpps", "hhtps", "httsp", "htttps", "httpss", "https.", "http."};
  return std::find(std::begin(slips), std::end(slips), scheme) != std::end(slips);
}

AddressFault fault_of(std::string_view address, std::string_view scheme) {
  const std::string low = lower_ascii(scheme);
  if (looks_like_http(low)) return AddressFault::scheme;
  if (is_web(low)) {
    const std::string_view rest = address.substr(scheme.size() + 1);
    if (rest.starts_with("//http://") || rest.starts_with("//https://") || rest.starts_with("//http//") ||
        rest.starts_with("//https//"))
      return AddressFault::twice;
    if (!rest.starts_with("//") || rest.starts_with("///")) return AddressFault::slashes;
  } else if (scheme.empty()) {
    const std::string head = lower_ascii(address.substr(0, 7));
    if (head.starts_with("http//") || head.starts_with("https//")) return AddressFault::slashes;
    if (head.starts_with("www.")) return AddressFault::no_scheme;
  }
  for (const char c : address) {
    if (c == '?' || c == '#') break;
    if (is_space(c) && (scheme.empty() || is_web(low))) return AddressFault::space;
  }
  return AddressFault::none;
}

std::size_t query_begin(std::string_view address) {
  const std::size_t end = std::min(address.find('#'), address.size());
  const std::size_t mark = address.substr(0, end).find('?');
  return mark == std::string_view::npos ? std::string_view::npos : mark + 1;
}

}  // namespace

LinkAddress read_address(std::string_view given) {
  LinkAddress out;
  const std::string_view address = trimmed(given);
  if (address.find("{{") != std::string_view::npos || address.find("{%") != std::string_view::npos ||
      address.find("<%") != std::string_view::npos) {
    out.generated = true;
    return out;
  }
  const std::string_view scheme = scheme_of(address);
  out.fault = fault_of(address, scheme);
  out.scheme = lower_ascii(scheme);
  std::string_view rest = address.substr(scheme.empty() ? 0 : scheme.size() + 1);
  if (const std::size_t hash = rest.find('#'); hash != std::string_view::npos) {
    out.has_fragment = true;
    out.fragment = rest.substr(hash + 1);
    out.same_page = scheme.empty() && hash == 0;
    rest = rest.substr(0, hash);
  }
  if (const std::size_t mark = rest.find('?'); mark != std::string_view::npos) {
    out.query = rest.substr(mark + 1);
    rest = rest.substr(0, mark);
  }
  const bool authority = rest.starts_with("//") && (scheme.empty() || is_web(out.scheme));
  if (authority) out.host = host_of(rest.substr(2, rest.find('/', 2) - 2));
  return out;
}

bool host_matches(std::string_view host, std::string_view pattern) {
  const bool open_start = pattern.starts_with('*'), open_end = pattern.size() > 1 && pattern.ends_with('*');
  if (open_start) pattern.remove_prefix(1);
  if (open_end) pattern.remove_suffix(1);
  if (open_start && open_end) return host.find(pattern) != std::string_view::npos;
  if (open_start) return host.ends_with(pattern);
  if (open_end) return host.starts_with(pattern);
  return host == pattern;
}

bool any_host_matches(std::string_view host, const std::vector<std::string>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const auto& p) { return host_matches(host, p); });
}

std::vector<AddressParameter> parameters_of(std::string_view address) {
  std::vector<AddressParameter> found;
  std::size_t begin = query_begin(address);
  if (begin == std::string_view::npos) return found;
  const std::size_t end = std::min(address.find('#'), address.size());
  while (begin < end) {
    const std::size_t stop = std::min(address.find('&', begin), end);
    const std::string_view part = address.substr(begin, stop - begin);
    if (!part.empty()) found.push_back({begin, stop, part.substr(0, part.find('='))});
    begin = stop + (address.substr(stop).starts_with("&amp;") ? 5 : 1);
  }
  return found;
}

bool name_matches(std::string_view name, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& n) { return host_matches(name, n); });
}

std::string without_parameters(std::string_view address, const std::vector<std::string>& names) {
  const std::size_t query = query_begin(address);
  if (query == std::string_view::npos) return std::string(address);
  std::string out(address.substr(0, query - 1));
  const std::string_view joint = address.find("&amp;") != std::string_view::npos ? "&amp;" : "&";
  bool first = true;
  for (const AddressParameter& p : parameters_of(address)) {
    if (name_matches(p.name, names)) continue;
    out += first ? "?" : joint;
    out += address.substr(p.begin, p.end - p.begin);
    first = false;
  }
  if (const std::size_t hash = address.find('#'); hash != std::string_view::npos) out += address.substr(hash);
  return out;
}

std::string repaired(std::string_view address, AddressFault fault) {
  address = trimmed(address);
  switch (fault) {
    case AddressFault::twice: {
      const std::size_t second = address.find("http", 4);
      std::string rest(address.substr(second));
      if (const std::size_t colon = rest.find("//"); colon != std::string::npos && rest[colon - 1] != ':')
        rest.insert(colon, ":");
      return rest;
    }
    case AddressFault::slashes: {
      const std::size_t host = address.find_first_not_of(":/", address.find_first_of(":/"));
      if (host == std::string_view::npos) return {};
      return lower_ascii(address.substr(0, address.find_first_of(":/"))) + "://" + std::string(address.substr(host));
    }
    case AddressFault::no_scheme:
      return "https://" + std::string(address);
    case AddressFault::scheme:
    case AddressFault::space:
    case AddressFault::none:
      break;
  }
  return {};
}

std::string percent_decoded(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : lower(c) - 'a' + 10; };
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'f'); };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && is_digit(text[i + 1]) && is_digit(text[i + 2])) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace calame
