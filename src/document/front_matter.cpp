#include "document/front_matter.h"

#include <algorithm>

#include "document/worded.h"

namespace calame {
namespace {

// What a field is called, whatever the writer calls it; the keys lose their capitals and accents
// and have '-' for '_' and spaces before they are looked up.
struct Alias {
  std::string_view key, name;
};
constexpr Alias aliases[] = {
    {"titre", "title"},
    {"resume", "description"},
    {"chapo", "description"},
    {"chapeau", "description"},
    {"auteur", "author"},
    {"auteurs", "author"},
    {"authors", "author"},
    {"date-de-publication", "date"},
    {"date-publication", "date"},
    {"publie-le", "date"},
    {"langue", "lang"},
    {"language", "lang"},
    {"mot-cle", "keyphrase"},
    {"mots-cles", "keyphrase"},
    {"keyphrase", "keyphrase"},
    {"requete", "keyphrase"},
    {"focus-keyphrase", "keyphrase"},
    {"brouillon", "draft"},
};

struct Folded {
  std::string_view from;
  char to;
};
constexpr Folded accents[] = {{"é", 'e'}, {"è", 'e'}, {"ê", 'e'}, {"à", 'a'}, {"â", 'a'},
                              {"î", 'i'}, {"ï", 'i'}, {"ô", 'o'}, {"û", 'u'}, {"ù", 'u'},
                              {"ç", 'c'}, {"É", 'e'}, {"È", 'e'}, {"À", 'a'}, {"Ç", 'c'}};

std::string canonical_name(std::string_view key) {
  std::string plain, folded;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const auto accent = std::find_if(std::begin(accents), std::end(accents),
                                     [&](const Folded& f) { return key.substr(i, f.from.size()) == f.from; });
    if (accent != std::end(accents)) {
      plain += accent->from;
      folded += accent->to;
      i += accent->from.size() - 1;
      continue;
    }
    char c = key[i];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    if (c == '_' || c == ' ') c = '-';
    plain += c;
    folded += c;
  }
  for (const Alias& a : aliases) {
    if (a.key == folded) return std::string(a.name);
  }
  for (const std::string_view name : {"title", "description"}) {
    if (folded == name) return folded;
  }
  return plain;
}

struct Line {
  std::uint32_t begin = 0, end = 0, next = 0;
};

Line line_at(std::string_view text, std::uint32_t begin) {
  const std::size_t found = text.find_first_of("\r\n", begin);
  const auto end = static_cast<std::uint32_t>(std::min(found, text.size()));
  std::uint32_t next = end;
  if (next < text.size()) next += text.substr(next, 2) == "\r\n" ? 2 : 1;
  return {begin, end, next};
}

bool is_fence(std::string_view line, std::string_view fence) {
  return line.substr(0, fence.size()) == fence && line.find_first_not_of(" \t", fence.size()) == std::string_view::npos;
}

std::string joined(const std::vector<DocumentBuilder::Piece>& pieces) {
  std::string out;
  for (const DocumentBuilder::Piece& p : pieces) out += p.text;
  return out;
}

void put_title(DocumentBuilder& builder, const FrontMatter::Field& field) {
  const NodeId node = builder.open(Tag::title, field.source.begin);
  builder.set_role(Role::metadata);
  builder.set_syntax(field.syntax);
  for (const DocumentBuilder::Piece& p : field.value) {
    if (p.mapping == Mapping::verbatim)
      builder.text(p.text, p.from.begin);
    else if (p.mapping == Mapping::collapsed)
      builder.space(p.from, p.text[0]);
    else
      builder.decoded(p.text, p.from);
  }
  builder.close(field.source.end);
  builder.set_inner(node, field.value_source);
  builder.set_role(Role::body);
}

void put_meta(DocumentBuilder& builder, FrontMatter::Field&& field, std::string name) {
  const bool prose = name == "description";
  const NodeId node = builder.open(Tag::meta, field.source.begin);
  const SourceSpan owner(field.source.begin, field.source.begin);
  builder.attribute("name", std::move(name), owner, owner);
  if (prose) {
    builder.prose_attribute("content", std::move(field.value), field.value_source, field.value_source, field.syntax,
                            Role::metadata);
  } else {
    builder.attribute("content", joined(field.value), field.value_source, field.value_source);
  }
  builder.close(field.source.end);
  builder.set_inner(node, field.value_source);
}

}  // namespace

Result<FrontMatter> read_front_matter(const Source& source) {
  const std::string_view text = source.text();
  FrontMatter front;
  const Line first = line_at(text, 0);
  const std::string_view opening = text.substr(0, first.end);
  const bool yaml = is_fence(opening, "---");
  if (!yaml && !is_fence(opening, "+++")) return front;
  SourceSpan body(first.next, first.next);
  Line line = first;
  do {
    if (line.next >= text.size()) return front;  // never closed: a rule or a paragraph of the body
    line = line_at(text, line.next);
    const std::string_view written = text.substr(line.begin, line.end - line.begin);
    if (yaml ? is_fence(written, "---") || is_fence(written, "...") : is_fence(written, "+++")) break;
  } while (true);
  body.end.value = line.begin;
  if (body.size() > front_matter_bytes) {
    return Error{source.path(),
                 {1, 1},
                 worded("en-tête\u00A0: plus de {}\u00A0Mio\u202F; raccourcissez-le",
                        "front matter: more than {} MiB; shorten it", front_matter_bytes >> 20)};
  }
  Result<std::optional<std::vector<FrontMatter::Field>>> fields =
      yaml ? read_yaml_fields(source, body) : read_toml_fields(source, body);
  if (!fields) return fields.errors();
  const bool blank = source.text_of(body).find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (!fields->has_value() && !blank) return front;  // text between two rules
  front.span = {0, line.next};
  if (fields->has_value()) front.fields = *std::move(*fields);
  return front;
}

void build_metadata(DocumentBuilder& builder, FrontMatter&& front) {
  bool titled = false;
  for (FrontMatter::Field& field : front.fields) {
    std::string name = canonical_name(field.key);
    if (name == "lang" && builder.document().lang.empty()) builder.document().lang = joined(field.value);
    if (name == "title" && !titled && !field.value.empty()) {
      titled = true;
      put_title(builder, field);
    } else {
      put_meta(builder, std::move(field), std::move(name));
    }
    if (!builder.within_limits()) return;
  }
}

}  // namespace calame
