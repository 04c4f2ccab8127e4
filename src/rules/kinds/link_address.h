// What an address of a link is made of, as far as rules ask. Never resolved, never fetched.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace calame {

enum class AddressFault { none, space, twice, slashes, scheme, no_scheme };

struct LinkAddress {
  std::string scheme;         // lower case; "" for a relative one
  std::string host;           // lower case, without user, port and www.
  std::string_view query;     // without ?
  std::string_view fragment;  // without #
  bool has_fragment = false;
  bool same_page = false;  // #… alone
  bool generated = false;  // a template's {{ … }} or {% … %}: nothing is known of it
  AddressFault fault = AddressFault::none;
  [[nodiscard]] bool relative() const { return scheme.empty() && host.empty(); }
  [[nodiscard]] bool web() const { return scheme == "http" || scheme == "https" || (scheme.empty() && !host.empty()); }
};

// The address must outlive what is returned.
LinkAddress read_address(std::string_view address);

// "localhost", "*.local", "127.*": a star for any text at either end.
bool host_matches(std::string_view host, std::string_view pattern);
bool any_host_matches(std::string_view host, const std::vector<std::string>& patterns);

// Where the parameters stand in an address, with & or &amp; between them: spans [begin, end) of `name=value`.
struct AddressParameter {
  std::size_t begin = 0, end = 0;
  std::string_view name;
};
std::vector<AddressParameter> parameters_of(std::string_view address);
// The address without those of `names` (a star at the end: any that begins so); its fragment stays.
std::string without_parameters(std::string_view address, const std::vector<std::string>& names);
bool name_matches(std::string_view name, const std::vector<std::string>& names);

// What it was meant to be; empty where that is not plain.
std::string repaired(std::string_view address, AddressFault);

// %C3%A9 → é.
std::string percent_decoded(std::string_view text);

}  // namespace calame
