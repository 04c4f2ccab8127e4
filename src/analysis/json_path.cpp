#include "analysis/json_path.h"

#include <simdjson.h>

#include <algorithm>

#include "document/encoding.h"
#include "document/worded.h"

namespace calame {
namespace {

constexpr std::size_t max_depth = 128;  // of the JSON; data of a page needs ten

enum class JsonType : std::uint8_t { object, array, string, literal };

// Values in document order, each with the end of its subtree: walking needs no recursion.
struct JsonValue {
  JsonType type;
  std::uint32_t begin = 0, end = 0;          // bytes, quotes included
  std::uint32_t key_begin = 0, key_end = 0;  // without quotes; empty in arrays and at the root
  std::uint32_t next = 0;                    // one past its last descendant
};

// simdjson decides whether it is JSON at all; it gives no places, so they are read here.
bool is_valid(std::string_view json) {
  simdjson::dom::parser parser;
  if (parser.allocate(json.size() + 1, max_depth) != simdjson::SUCCESS) return false;
  simdjson::dom::element element;
  return parser.parse(json.data(), json.size(), true).get(element) == simdjson::SUCCESS;
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

class Tape {  // of valid JSON only
 public:
  explicit Tape(std::string_view json) : json_(json) { read(); }

  std::vector<JsonValue> values;

 private:
  void read() {
    for (std::size_t i = 0; i < json_.size();) {
      const char c = json_[i];
      if (is_blank(c) || c == ',' || c == ':') {
        ++i;
      } else if (c == '}' || c == ']') {
        values[open_.back()].end = std::uint32_t(++i);
        values[open_.back()].next = std::uint32_t(values.size());
        open_.pop_back();
      } else if (c == '"') {
        i = string(i);
      } else {
        i = other(i);
      }
    }
  }
  std::size_t string(std::size_t begin) {
    std::size_t end = begin + 1;
    while (json_[end] != '"') end += json_[end] == '\\' ? 2 : 1;
    ++end;
    std::size_t after = end;
    while (after < json_.size() && is_blank(json_[after])) ++after;
    const bool is_key = after < json_.size() && json_[after] == ':';
    if (is_key) {
      key_begin_ = std::uint32_t(begin + 1);
      key_end_ = std::uint32_t(end - 1);
    } else {
      add(JsonType::string, begin, end);
    }
    return end;
  }
  std::size_t other(std::size_t begin) {
    const char c = json_[begin];
    if (c == '{' || c == '[') {
      open_.push_back(std::uint32_t(values.size()));
      add(c == '{' ? JsonType::object : JsonType::array, begin, begin + 1);
      return begin + 1;
    }
    std::size_t end = begin;
    while (end < json_.size() && !is_blank(json_[end]) && json_[end] != ',' && json_[end] != '}' && json_[end] != ']')
      ++end;
    add(JsonType::literal, begin, end);
    return end;
  }
  void add(JsonType type, std::size_t begin, std::size_t end) {
    values.push_back(
        {type, std::uint32_t(begin), std::uint32_t(end), key_begin_, key_end_, std::uint32_t(values.size() + 1)});
    key_begin_ = key_end_ = 0;
  }

  std::string_view json_;
  std::vector<std::uint32_t> open_;
  std::uint32_t key_begin_ = 0, key_end_ = 0;
};

std::uint32_t hex4(std::string_view s) {
  std::uint32_t value = 0;
  for (const char c : s.substr(0, 4)) value = value * 16 + std::uint32_t(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
  return value;
}

std::string unescaped(std::string_view s) {
  if (s.find('\\') == std::string_view::npos) return std::string(s);
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] != '\\') {
      out += s[i];
      continue;
    }
    constexpr std::string_view from = "bfnrt", to = "\b\f\n\r\t";
    const char c = s[++i];
    if (const std::size_t known = from.find(c); known != std::string_view::npos) {
      out += to[known];
    } else if (c != 'u') {
      out += c;
    } else {
      std::uint32_t value = hex4(s.substr(i + 1));
      i += 4;
      if (value >= 0xD800 && value < 0xDC00 && s.substr(i + 1, 2) == "\\u") {
        value = 0x10000 + ((value - 0xD800) << 10) + (hex4(s.substr(i + 3)) - 0xDC00);
        i += 6;
      }
      append_utf8(out, value);
    }
  }
  return out;
}

class Query {
 public:
  explicit Query(std::string_view json) : json_(json), tape_(json) {}

  std::vector<JsonMatch> run(const std::vector<JsonStep>& path) {
    find_roots();
    std::vector<std::uint32_t> current = roots_;
    for (const JsonStep& step : path) {
      std::vector<std::uint32_t> next;
      for (const std::uint32_t index : current) take(resolved(index), step, next);
      current = std::move(next);
    }
    std::vector<JsonMatch> matches;
    std::sort(current.begin(), current.end());
    current.erase(std::unique(current.begin(), current.end()), current.end());
    for (const std::uint32_t index : current) add(index, matches);
    return matches;
  }

 private:
  const JsonValue& value(std::uint32_t i) const { return tape_.values[i]; }
  std::string_view raw(std::uint32_t begin, std::uint32_t end) const { return json_.substr(begin, end - begin); }
  std::string key(std::uint32_t i) const { return unescaped(raw(value(i).key_begin, value(i).key_end)); }
  std::string text(std::uint32_t i) const {
    const JsonValue& v = value(i);
    return v.type == JsonType::string ? unescaped(raw(v.begin + 1, v.end - 1)) : std::string(raw(v.begin, v.end));
  }
  template <class F>
  void each_child(std::uint32_t i, F f) const {
    for (std::uint32_t child = i + 1; child < value(i).next; child = value(child).next) f(child);
  }
  // The value, or the members of an array and of the arrays in it.
  void flatten(std::uint32_t i, std::vector<std::uint32_t>& out) const {
    for (std::uint32_t at = i; at < value(i).next;) {
      const bool array = value(at).type == JsonType::array;
      if (!array) out.push_back(at);
      at = array ? at + 1 : value(at).next;
    }
  }
  void members(std::uint32_t object, std::string_view name, std::vector<std::uint32_t>& out) const {
    if (value(object).type != JsonType::object) return;
    each_child(object, [&](std::uint32_t child) {
      if (key(child) == name) flatten(child, out);
    });
  }

  void find_roots() {
    if (tape_.values.empty()) return;
    flatten(0, roots_);
    std::vector<std::uint32_t> graph;
    for (const std::uint32_t root : roots_) members(root, "@graph", graph);
    roots_.insert(roots_.end(), graph.begin(), graph.end());
    for (const std::uint32_t root : roots_) {
      if (value(root).type != JsonType::object || only_child(root)) continue;
      std::vector<std::uint32_t> id;
      members(root, "@id", id);
      if (!id.empty()) ids_.emplace_back(text(id.front()), root);
    }
    std::stable_sort(ids_.begin(), ids_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  }
  bool only_child(std::uint32_t object) const {
    return object + 1 < value(object).next && value(object + 1).next == value(object).next;
  }
  std::uint32_t resolved(std::uint32_t i) const {
    if (value(i).type != JsonType::object || !only_child(i) || key(i + 1) != "@id") return i;
    const std::string id = text(i + 1);
    const auto found =
        std::lower_bound(ids_.begin(), ids_.end(), id, [](const auto& a, const auto& b) { return a.first < b; });
    return found != ids_.end() && found->first == id ? found->second : i;
  }

  void take(std::uint32_t object, const JsonStep& step, std::vector<std::uint32_t>& out) const {
    if (!step.filter_key.empty()) {
      std::vector<std::uint32_t> have;
      members(object, step.filter_key, have);
      const bool passes = std::any_of(have.begin(), have.end(), [&](std::uint32_t i) {
        return std::find(step.allowed.begin(), step.allowed.end(), text(i)) != step.allowed.end();
      });
      if (!passes) return;
    }
    if (step.key.empty())
      out.push_back(object);
    else
      members(object, step.key, out);
  }

  void add(std::uint32_t i, std::vector<JsonMatch>& matches) const {
    const JsonValue& v = value(i);
    if (v.type == JsonType::literal && raw(v.begin, v.end) == "null") return;
    const std::uint32_t quote = v.type == JsonType::string ? 1 : 0;
    matches.push_back({text(i), v.begin + quote, v.end - quote});
  }

  std::string_view json_;
  Tape tape_;
  std::vector<std::uint32_t> roots_;
  std::vector<std::pair<std::string, std::uint32_t>> ids_;
};

Error path_error(std::size_t offset, Message message) {
  return Error{"", {1, std::uint32_t(offset + 1)}, std::move(message)};
}

}  // namespace

Result<std::vector<JsonStep>> parse_json_path(std::string_view path) {
  std::vector<JsonStep> steps;
  std::size_t at = 0;
  while (at < path.size()) {
    JsonStep step;
    if (path[at] == '[') {
      const std::size_t close = path.find(']', at), equal = path.find('=', at);
      if (close == std::string_view::npos)
        return path_error(
            at, {"«\u00A0[\u00A0» sans son «\u00A0]\u00A0» dans le chemin", "'[' without its ']' in the path"});
      if (equal == std::string_view::npos || equal > close || equal == at + 1)
        return path_error(at, {"[clé=valeur] attendu dans le chemin", "expected [key=value] in the path"});
      step.filter_key = path.substr(at + 1, equal - at - 1);
      for (std::size_t i = equal + 1; i <= close;) {
        const std::size_t end = std::min(path.find('|', i), close);
        if (end == i) return path_error(i, {"valeur attendue dans [clé=valeur]", "expected a value in [key=value]"});
        step.allowed.emplace_back(path.substr(i, end - i));
        i = end + 1;
      }
      at = close + 1;
    } else {
      const std::size_t end = std::min(path.find_first_of(".[]", at), path.size());
      if (end == at)
        return path_error(at, worded("clé attendue dans le chemin, et non «\u00A0{}\u00A0»",
                                     "expected a key in the path, not '{}'", path[at]));
      step.key = path.substr(at, end - at);
      at = end;
    }
    steps.push_back(std::move(step));
    if (at == path.size() || path[at] == '[') continue;
    if (path[at] != '.')
      return path_error(at, worded("«\u00A0.\u00A0» ou «\u00A0[\u00A0» attendu dans le chemin, et non «\u00A0{}\u00A0»",
                                   "expected '.' or '[' in the path, not '{}'", path[at]));
    if (++at == path.size())
      return path_error(at,
                        {"clé attendue après «\u00A0.\u00A0» dans le chemin", "expected a key after '.' in the path"});
  }
  return steps;
}

std::vector<JsonMatch> select_json(std::string_view json, const std::vector<JsonStep>& path) {
  if (!is_valid(json)) return {};
  return Query(json).run(path);
}

}  // namespace calame
