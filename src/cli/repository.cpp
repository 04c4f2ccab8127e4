#include "cli/repository.h"

#include <filesystem>

namespace calame {

Place working_place() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path here = fs::current_path(error);
  if (error) return {};
  for (fs::path root = here;; root = root.parent_path()) {
    if (fs::exists(root / ".git", error)) {
      const fs::path folder = here.lexically_relative(root);
      return {root.string(), folder == "." ? "" : folder.string()};
    }
    if (root == root.parent_path()) return {here.string(), ""};
  }
}

}  // namespace calame
