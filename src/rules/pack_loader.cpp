#include "rules/pack_loader.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "document/worded.h"
#include "rules/did_you_mean.h"
#include "rules/error_sink.h"

namespace calame {
namespace {

constexpr std::size_t deepest = 16;
constexpr std::string_view builtin_scheme = "calame:";
constexpr std::string_view on_demand_folder = "calame:house/";

// "calame:fr" names a folder of built-in packs, "calame:fr/typography" one of them.
std::vector<const BuiltinPack*> builtins_below(std::string_view name) {
  std::vector<const BuiltinPack*> out;
  for (const BuiltinPack& pack : builtin_pack_table()) {
    const std::string_view path = pack.path;
    if (!path.starts_with(name)) continue;
    const std::string_view rest = path.substr(name.size());
    if (name == builtin_scheme ? !pack.on_demand : rest.empty() || rest == ".toml" || rest[0] == '/')
      out.push_back(&pack);
  }
  return out;
}

// Packs on demand need not be named by their folder: "calame:clair".
std::vector<const BuiltinPack*> builtins_named(std::string_view name) {
  std::vector<const BuiltinPack*> out = builtins_below(name);
  if (out.empty() && name.starts_with(builtin_scheme))
    out = builtins_below(std::string(on_demand_folder) + std::string(name.substr(builtin_scheme.size())));
  return out;
}

// With the name of a pack on demand that was meant, calame:clair.
Message unknown_builtin(std::string_view name) {
  std::vector<std::string> known = {"calame:fr", "calame:en", "calame:seo"};
  for (const BuiltinPack& pack : builtin_pack_table()) {
    if (!pack.on_demand) continue;
    const std::string_view file = std::string_view(pack.path).substr(pack.path.rfind('/') + 1);
    known.push_back(std::string(builtin_scheme) + std::string(file.substr(0, file.rfind('.'))));
  }
  const std::vector<std::string_view> names(known.begin(), known.end());
  return worded("pack intégré inconnu «\u00A0{}\u00A0»{}", "unknown built-in pack “{}”{}", clipped(name),
                suggestion(name, names));
}

// How many folders below the first pack's folder a path leads, read as text; nullopt when it leaves it.
std::optional<int> folder_depth(std::string_view path, int depth) {
  while (true) {
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos) return depth;
    const std::string_view part = path.substr(0, slash);
    if (part == "..") {
      if (--depth < 0) return std::nullopt;
    } else if (!part.empty() && part != ".") {
      ++depth;
    }
    path.remove_prefix(slash + 1);
  }
}

// Why a path that a file names is not even looked for.
std::optional<Message> refused_path(std::string_view path) {
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (path.empty()) return Message("chemin vide", "empty path");
  if (std::any_of(path.begin(), path.end(), control))
    return Message("caractère de contrôle dans un chemin", "control character in a path");
  if (path.find("://") != std::string_view::npos)
    return Message("adresse refusée, un pack est un fichier local", "address refused, a pack is a local file");
  if (path[0] == '/' || path[0] == '~' || path.find('\\') != std::string_view::npos || path.substr(1, 1) == ":")
    return Message("chemin absolu refusé, un pack se désigne depuis le fichier qui le nomme",
                   "absolute path refused, a pack is named from the file that asks for it");
  return std::nullopt;
}

// "./base.toml" in calame:fr/typography.toml: calame:fr/base.toml.
std::string beside(std::string_view path, std::string_view name) {
  if (name.starts_with("./")) name.remove_prefix(2);
  const std::size_t slash = path.rfind('/');
  const std::string_view folder = slash == std::string_view::npos ? builtin_scheme : path.substr(0, slash + 1);
  return std::string(folder) + std::string(name);
}

// Where a pack was asked for: errors about it stand there.
struct Origin {
  std::string path;
  LineColumn at;
  int depth = 0;  // folders below the first pack's
};

class PackLoader {
 public:
  PackLoader(const RulesetOptions& options, ErrorSink& errors) : options_(options), errors_(errors) {}

  std::vector<LoadedPack> load() {
    if (options_.builtins)
      for (const BuiltinPack& pack : builtin_pack_table())
        if (!pack.on_demand) add(pack, {});
    for (const std::string& path : options_.packs) {
      if (path.starts_with(builtin_scheme)) {
        add_builtins(path, {"--rules", {}, 0});
      } else {
        add_file(path, {"--rules", {}, 0}, "");
      }
    }
    if (options_.config) add(*options_.config, {}, true);
    if (options_.config && !settings_.empty()) add_overrides(*options_.config);
    for (const PackText& setting : options_.settings) add(setting, {}, true);
    // Settings stand over all packs, whichever of them names a pack.
    std::move(settings_.begin(), settings_.end(), std::back_inserter(packs_));
    return std::move(packs_);
  }

 private:
  void add(const BuiltinPack& pack, const Origin& origin) {
    const std::string path(pack.path);
    if (!first_time(path, origin)) return;
    add(TomlDocument::of(pack, errors_), {path, origin.depth, true, false});
  }

  void add(const PackText& text, const Origin& origin, bool settings) {
    if (!first_time(text.path, origin)) return;
    if (auto document = TomlDocument::parse(text, errors_))
      add(*std::move(document), {text.path, origin.depth, false, settings});
  }

  // What one text is, for those that it names.
  struct Place {
    std::string path;
    int depth = 0;
    bool builtin = false, settings = false;
  };

  void add(TomlDocument document, const Place& place) {
    chain_.push_back(place.path);
    add_named(document, place);
    chain_.pop_back();
    (place.settings ? settings_ : packs_)
        .push_back({std::move(document), place.path, place.builtin, place.settings, 0});
  }

  bool first_time(const std::string& path, const Origin& origin) {
    if (const auto loop = std::find(chain_.begin(), chain_.end(), path); loop != chain_.end()) {
      std::string names;
      for (auto it = loop; it != chain_.end(); ++it) names += escaped(*it) + " → ";
      errors_.add(origin.path, origin.at,
                  worded("extends en boucle\u00A0: {}{}", "extends in a loop: {}{}", names, escaped(path)));
      return false;
    }
    return done_.insert(path).second;
  }

  // The [[overrides]] in force; what they name as packs is loaded with the others.
  void add_overrides(const PackText& config) {
    const TomlDocument document = settings_.front().document;
    for (const std::size_t index : options_.overrides) {
      auto table = document.nested("overrides", index);
      if (!table) continue;
      chain_.push_back(config.path);
      add_named(*table, {config.path, 0, false, true});
      chain_.pop_back();
      settings_.push_back({*std::move(table), config.path, false, true, index + 1});
    }
  }

  // The packs that a text names; types are read again, and unknown keys reported, with the rest of it.
  void add_named(const TomlDocument& document, const Place& place) {
    const Ruleset none;
    std::size_t patterns = 0;
    const LoadContext context{errors_, none, patterns};
    Fields root = document.root(context);
    root.give_up();
    if (place.settings) {
      for (const std::string_view key : {"extends", "packs"}) add_each(root, key, place);
    } else if (root.is_table("pack")) {
      Fields pack = *root.table("pack");
      pack.give_up();
      add_each(pack, "extends", place);
    }
  }

  void add_each(Fields& fields, std::string_view key, const Place& from) {
    for (const std::string& name : fields.texts(key)) {
      const Origin here{from.path, fields.at(key), from.depth};
      if (chain_.size() > deepest) {
        errors_.add(here.path, here.at,
                    worded("extends sur plus de {} niveaux", "extends over more than {} levels", deepest));
        return;
      }
      if (name.starts_with(builtin_scheme)) {
        add_builtins(name, here);
      } else if (from.builtin) {
        add_builtins(beside(from.path, name), here);
      } else if (auto refused = refused_path(name)) {
        errors_.add(here.path, here.at, *std::move(refused));
      } else if (const auto below = folder_depth(name, from.depth); !below) {
        errors_.add(here.path, here.at,
                    {"chemin refusé, il sort du dossier du pack", "path refused, it leaves the folder of the pack"});
      } else {
        add_file(name, {here.path, here.at, *below}, from.path);
      }
    }
  }

  void add_builtins(const std::string& name, const Origin& origin) {
    const auto found = builtins_named(name);
    if (found.empty()) errors_.add(origin.path, origin.at, unknown_builtin(name));
    for (const BuiltinPack* pack : found) {
      if (std::find(chain_.begin(), chain_.end(), pack->path) == chain_.end() || found.size() == 1) add(*pack, origin);
    }
  }

  void add_file(const std::string& path, const Origin& origin, const std::string& from) {
    if (!options_.read)
      return errors_.add(origin.path, origin.at,
                         {"aucun fichier ne peut être lu d’ici", "no file can be read from here"});
    const Result<PackText> text = options_.read(path, from);
    if (!text) {
      Message why = escaped(text.errors().front().message);
      // In a file the name stands at the place of the error.
      if (from.empty()) why = worded("{}\u00A0: {}", "{}: {}", escaped(path), why);
      return errors_.add(origin.path, origin.at, std::move(why));
    }
    add(*text, origin, false);
  }

  const RulesetOptions& options_;
  ErrorSink& errors_;
  std::vector<LoadedPack> packs_, settings_;
  std::set<std::string> done_;
  std::vector<std::string> chain_;
};

}  // namespace

std::vector<LoadedPack> load_packs(const RulesetOptions& options, ErrorSink& errors) {
  return PackLoader(options, errors).load();
}

}  // namespace calame
