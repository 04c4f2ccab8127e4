#include "cli/keyphrase_list.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "calame/source.h"
#include "document/worded.h"
#include "rules/did_you_mean.h"
#include "rules/error_sink.h"

namespace calame {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

struct Row {
  std::uint32_t line = 0;
  std::vector<std::string> cells;
};

// RFC 4180, with the separator of the header.
class Rows {
 public:
  Rows(std::string_view text, const std::string& path) : text_(text), path_(path), separator_(separator_of(text)) {}

  // nullopt at the end, or after an error that leaves nothing to go on from.
  std::optional<Row> next() {
    while (at_ < text_.size() && failures_.empty()) {
      Row row = read();
      const bool blank =
          std::all_of(row.cells.begin(), row.cells.end(), [](const auto& c) { return trimmed(c).empty(); });
      if (!blank && failures_.empty()) return row;
    }
    return std::nullopt;
  }
  [[nodiscard]] const std::vector<Error>& failures() const { return failures_; }

 private:
  // That which parts the header most; a list of one column has none.
  static char separator_of(std::string_view text) {
    const std::string_view header = text.substr(0, text.find('\n'));
    char best = ',';
    for (const char candidate : {';', '\t'})
      if (std::count(header.begin(), header.end(), candidate) > std::count(header.begin(), header.end(), best))
        best = candidate;
    return best;
  }

  Row read() {
    Row row{line_, {}};
    for (bool more = true; more;) {
      row.cells.emplace_back();
      const std::string_view rest = text_.substr(at_);
      const std::size_t first = rest.find_first_not_of(' ');
      if (first != rest.npos && rest[first] == '"') {
        at_ += first + 1;
        quoted(row.cells.back());
      }
      more = plain(row.cells.back());
    }
    return row;
  }

  void quoted(std::string& cell) {
    const std::uint32_t opened = line_;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"' && text_.substr(at_ + 1, 1) != "\"") {
        ++at_;
        return;
      }
      if (text_[at_] == '"') ++at_;
      line_ += text_[at_] == '\n';
      cell += text_[at_];
    }
    failures_.push_back({path_, {opened, 0}, {"guillemet \" ouvert et non fermé", "quote \" opened and not closed"}});
  }

  // Up to the separator (true) or the end of the line.
  bool plain(std::string& cell) {
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == separator_ || c == '\n') {
        ++at_;
        line_ += c == '\n';
        return c == separator_;
      }
      cell += c;
    }
    return false;
  }

  std::string_view text_;
  const std::string& path_;
  char separator_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::vector<Error> failures_;
};

enum class Column : std::uint8_t { path, keyphrase, synonyms, min_words };
constexpr std::array<std::pair<std::string_view, Column>, 14> column_names = {{{"path", Column::path},
                                                                               {"chemin", Column::path},
                                                                               {"fichier", Column::path},
                                                                               {"file", Column::path},
                                                                               {"keyphrase", Column::keyphrase},
                                                                               {"mot-clé", Column::keyphrase},
                                                                               {"mot-cle", Column::keyphrase},
                                                                               {"requête", Column::keyphrase},
                                                                               {"requete", Column::keyphrase},
                                                                               {"synonyms", Column::synonyms},
                                                                               {"synonymes", Column::synonyms},
                                                                               {"min-words", Column::min_words},
                                                                               {"mots", Column::min_words},
                                                                               {"words", Column::min_words}}};

std::optional<Column> column_named(std::string_view name) {
  std::string folded(name);
  for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '_' || c == ' ' ? '-' : c;
  for (const auto& [known, column] : column_names)
    if (known == folded) return column;
  return std::nullopt;
}

class ListReader {
 public:
  explicit ListReader(const std::string& path) : path_(path) {}

  Result<std::vector<ListedBrief>> read(std::string_view text) {
    Rows rows(text, path_);
    if (const auto header = rows.next()) read_header(*header);
    if (columns_.empty() && errors_.empty() && rows.failures().empty())
      fail(1, {"liste vide, la première ligne nomme les colonnes (path,keyphrase)",
               "empty list, the first line names the columns (path,keyphrase)"});
    while (errors_.empty() || !columns_.empty()) {
      const auto row = rows.next();
      if (!row) break;
      read_row(*row);
    }
    for (const Error& failure : rows.failures()) errors_.add(failure.path, failure.at, failure.message);
    if (!errors_.empty()) return errors_.take();
    return std::move(briefs_);
  }

 private:
  void fail(std::uint32_t line, Message message) { errors_.add(path_, {line, 0}, std::move(message)); }

  void read_header(const Row& header) {
    std::vector<Column> columns;
    std::vector<std::string_view> known;
    for (const auto& [name, column] : column_names) known.push_back(name);
    for (const std::string& cell : header.cells) {
      const std::string_view name = trimmed(cell);
      const auto column = column_named(name);
      if (!column) {
        fail(header.line, worded("colonne inconnue «\u00A0{}\u00A0» (path, keyphrase, synonyms, min-words){}",
                                 "unknown column “{}” (path, keyphrase, synonyms, min-words){}", clipped(name),
                                 suggestion(name, known)));
      } else if (std::find(columns.begin(), columns.end(), *column) != columns.end()) {
        fail(header.line,
             worded("colonne «\u00A0{}\u00A0» donnée deux fois", "column “{}” given twice", clipped(name)));
      } else {
        columns.push_back(*column);
      }
    }
    for (const auto& [column, name] : {std::pair(Column::path, "path"), std::pair(Column::keyphrase, "keyphrase")})
      if (errors_.empty() && std::find(columns.begin(), columns.end(), column) == columns.end())
        fail(header.line, worded("la colonne «\u00A0{}\u00A0» manque\u202F; la première ligne nomme les colonnes",
                                 "column “{}” is missing; the first line names the columns", std::string_view(name)));
    if (errors_.empty()) columns_ = std::move(columns);
  }

  void read_row(const Row& row) {
    if (row.cells.size() > columns_.size())
      return fail(row.line,
                  worded("{} cellules pour {} colonnes\u00A0: mettez entre guillemets \" ce qui contient le séparateur",
                         "{} cells for {} columns: put in quotes \" what holds the separator", row.cells.size(),
                         columns_.size()));
    ListedBrief listed;
    listed.at = {row.line, 0};
    for (std::size_t i = 0; i < row.cells.size(); ++i) read_cell(columns_[i], trimmed(row.cells[i]), listed);
    if (listed.path.empty())
      return fail(row.line, {"ligne sans chemin d’article", "row without the path of an article"});
    if (listed.brief.keyphrase.empty()) return fail(row.line, {"ligne sans mot-clé", "row without a keyphrase"});
    const auto [first, added] = lines_.try_emplace(listed.path, row.line);
    if (!added)
      return fail(row.line, worded("«\u00A0{}\u00A0» est déjà ligne {}", "“{}” stands on line {} already",
                                   clipped(listed.path), first->second));
    briefs_.push_back(std::move(listed));
  }

  void read_cell(Column column, std::string_view cell, ListedBrief& listed) {
    switch (column) {
      case Column::path:
        listed.path = cell;
        break;
      case Column::keyphrase:
        listed.brief.keyphrase = cell;
        break;
      case Column::synonyms:
        read_synonyms(cell, listed.brief.synonyms);
        break;
      case Column::min_words:
        read_words(cell, listed);
    }
  }

  static void read_synonyms(std::string_view cell, std::vector<std::string>& synonyms) {
    for (std::size_t from = 0; from <= cell.size();) {
      const std::size_t end = std::min(cell.find_first_of(",;|", from), cell.size());
      const std::string_view one = trimmed(cell.substr(from, end - from));
      if (!one.empty()) synonyms.emplace_back(one);
      from = end + 1;
    }
  }

  void read_words(std::string_view cell, ListedBrief& listed) {
    if (cell.empty()) return;
    std::uint32_t words = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), words);
    if (error == std::errc() && end == cell.data() + cell.size()) {
      listed.brief.min_words = words;
    } else {
      fail(listed.at.line,
           worded("«\u00A0{}\u00A0» n’est pas un nombre de mots", "“{}” is not a number of words", clipped(cell)));
    }
  }

  const std::string& path_;
  std::vector<Column> columns_;
  std::map<std::string, std::uint32_t> lines_;  // of each path
  std::vector<ListedBrief> briefs_;
  ErrorSink errors_;
};

}  // namespace

Result<std::vector<ListedBrief>> read_keyphrase_list(std::string bytes, const std::string& path) {
  // Spreadsheets write Windows-1252 and UTF-16 as well.
  auto source = Source::decode(std::move(bytes), path);
  if (!source) return source.errors();
  return ListReader(path).read(source->text());
}

}  // namespace calame
