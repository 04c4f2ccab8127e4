#include "cli/atomic_write.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <vector>

#include "cli/descriptor.h"
#include "cli/texts.h"

namespace calame {

namespace {

// Why a file could not be written, already worded.
using Failure = std::optional<std::string>;

Failure failed(UiLanguage ui) { return say(ui, Say::cannot_write, {{"reason", std::string(std::strerror(errno))}}); }

Failure write_all(int descriptor, std::string_view bytes, UiLanguage ui) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failed(ui);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return std::nullopt;
}

// The folder and the name in it, so that later renames cannot move us elsewhere.
struct Place {
  Descriptor folder;
  std::string name;
};

Place place_of(const std::string& path) {
  const std::filesystem::path full(path);
  const std::string parent = full.parent_path().empty() ? "." : full.parent_path().string();
  return {Descriptor(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)), full.filename().string()};
}

// A new file beside the one it will replace; removed unless it was renamed.
class Temporary {
 public:
  explicit Temporary(int folder) : folder_(folder) {
    for (int attempt = 0; attempt < 100 && !file_; ++attempt) {
      name_ = fmt::format(".calame-{}-{}", ::getpid(), attempt);
      file_ = Descriptor(::openat(folder, name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
      if (!file_ && errno != EEXIST) break;
    }
    exists_ = bool(file_);
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (exists_) ::unlinkat(folder_, name_.c_str(), 0);
  }
  explicit operator bool() const { return bool(file_); }
  [[nodiscard]] int get() const { return file_.get(); }

  // On disk, under its final name.
  Failure become(const std::string& name, UiLanguage ui) {
    if (::fsync(file_.get()) != 0 || !file_.close()) return failed(ui);
    if (::renameat(folder_, name_.c_str(), folder_, name.c_str()) != 0) return failed(ui);
    exists_ = false;
    // Some file systems cannot sync a folder; the rename itself holds.
    if (::fsync(folder_) != 0 && errno != EINVAL && errno != ENOTSUP) return failed(ui);
    return std::nullopt;
  }

 private:
  int folder_;
  std::string name_;
  Descriptor file_;
  bool exists_ = false;
};

bool same_time(const timespec& a, const timespec& b) { return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec; }

bool same_state(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size && same_time(a.st_mtim, b.st_mtim) &&
         a.st_mode == b.st_mode;
}

bool copy_attribute(int from, int to, const char* name) {
  const ssize_t size = ::fgetxattr(from, name, nullptr, 0);
  if (size < 0) return false;
  std::vector<char> value(static_cast<std::size_t>(size));
  const ssize_t got = ::fgetxattr(from, name, value.data(), value.size());
  return got == size && ::fsetxattr(to, name, value.data(), value.size(), 0) == 0;
}

// Owner, mode, attributes and access lists. Labels that the system sets by itself (security.*) are
// its own affair.
bool copy_identity(int from, int to, const struct stat& status) {
  struct stat now {};
  if (::fstat(to, &now) != 0) return false;
  const bool foreign = now.st_uid != status.st_uid || now.st_gid != status.st_gid;
  if (foreign && ::fchown(to, status.st_uid, status.st_gid) != 0) return false;
  if (::fchmod(to, status.st_mode & 07777) != 0) return false;
  const ssize_t size = ::flistxattr(from, nullptr, 0);
  if (size <= 0) return size == 0 || errno == ENOTSUP;
  std::vector<char> names(static_cast<std::size_t>(size));
  const ssize_t got = ::flistxattr(from, names.data(), names.size());
  if (got < 0) return false;
  for (std::size_t at = 0; at < static_cast<std::size_t>(got); at += std::strlen(names.data() + at) + 1) {
    const char* name = names.data() + at;
    if (!copy_attribute(from, to, name) && !std::string_view(name).starts_with("security.")) return false;
  }
  return true;
}

Failure rewrite(const Place& place, const FileStamp& stamp, std::string_view after, UiLanguage ui) {
  const Descriptor file(::openat(place.folder.get(), place.name.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
  struct stat now {};
  if (!file || ::fstat(file.get(), &now) != 0) return failed(ui);
  if (!same_state(now, stamp.status)) return say(ui, Say::changed_meanwhile);
  if (auto failure = write_all(file.get(), after, ui)) return failure;
  if (::ftruncate(file.get(), static_cast<off_t>(after.size())) != 0 || ::fsync(file.get()) != 0) return failed(ui);
  return std::nullopt;
}

Failure replace(const std::string& path, const FileStamp& stamp, std::string_view before, std::string_view after,
                bool in_place, UiLanguage ui) {
  // The bytes say what size and time cannot: a file system with coarse times, a clock set back.
  const auto now = read_file(path, before.size(), ui);
  if (!now || !same_state(now->stamp.status, stamp.status) || now->bytes != before)
    return say(ui, Say::changed_meanwhile);
  const Place place = place_of(stamp.resolved);
  if (!place.folder) return failed(ui);
  if (in_place) return rewrite(place, stamp, after, ui);
  if (stamp.status.st_nlink > 1) return say(ui, Say::hard_links, {{"count", double(stamp.status.st_nlink)}});
  // A replacement would also get past a file that its owner made read-only.
  if (::faccessat(place.folder.get(), place.name.c_str(), W_OK, AT_EACCESS) != 0) return failed(ui);
  const Descriptor old(::openat(place.folder.get(), place.name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!old) return failed(ui);
  Temporary temporary(place.folder.get());
  if (!temporary) return failed(ui);
  if (auto failure = write_all(temporary.get(), after, ui)) return failure;
  if (!copy_identity(old.get(), temporary.get(), stamp.status)) return say(ui, Say::ownership);
  struct stat last {};
  if (::fstatat(place.folder.get(), place.name.c_str(), &last, AT_SYMLINK_NOFOLLOW) != 0) return failed(ui);
  if (!same_state(last, stamp.status)) return say(ui, Say::changed_meanwhile);
  return temporary.become(place.name, ui);
}

std::optional<Error> as_error(const std::string& path, Failure failure) {
  if (!failure) return std::nullopt;
  return Error{displayed_path(path), {}, same(*failure)};
}

}  // namespace

std::optional<Error> replace_file(const std::string& path, const FileStamp& stamp, std::string_view before,
                                  std::string_view after, bool in_place, UiLanguage ui) {
  return as_error(path, replace(path, stamp, before, after, in_place, ui));
}

struct OutputFile::Open {
  std::string path;
  UiLanguage ui;
  Place place;
  std::optional<Temporary> temporary;  // none: written through to what stands there
  Descriptor through;
  mode_t mode = 0;
  Failure failure;

  void begin_new(const std::string& target, const struct stat* existing) {
    place = place_of(target);
    if (place.folder) temporary.emplace(place.folder.get());
    if (!temporary || !*temporary) failure = failed(ui);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    mode = existing ? existing->st_mode & 07777 : 0666 & ~mask;
  }

  void begin() {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      if (errno == ENOENT)
        begin_new(path, nullptr);
      else
        failure = failed(ui);
    } else if (S_ISDIR(status.st_mode)) {
      failure = say(ui, Say::not_regular);
    } else if (!S_ISREG(status.st_mode)) {
      through = Descriptor(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
      if (!through) failure = failed(ui);
    } else {
      std::error_code error;
      const auto resolved = std::filesystem::canonical(path, error);
      begin_new(error ? path : resolved.string(), &status);
    }
  }

  void finish() {
    if (!temporary) {
      if (!through.close()) failure = failed(ui);
    } else if (::fchmod(temporary->get(), mode) != 0) {
      failure = failed(ui);
    } else {
      failure = temporary->become(place.name, ui);
    }
  }
};

OutputFile::OutputFile(std::string path, UiLanguage ui) : open_(std::make_unique<Open>()) {
  open_->path = std::move(path);
  open_->ui = ui;
  open_->begin();
}
OutputFile::OutputFile(OutputFile&&) noexcept = default;
OutputFile::~OutputFile() = default;

std::optional<Error> OutputFile::write(std::string_view bytes) {
  const int target = open_->temporary ? open_->temporary->get() : open_->through.get();
  if (!open_->failure) open_->failure = write_all(target, bytes, open_->ui);
  return as_error(open_->path, open_->failure);
}

std::optional<Error> OutputFile::close() {
  if (!open_->failure) open_->finish();
  return as_error(open_->path, open_->failure);
}

std::optional<Error> write_output(const std::string& path, std::string_view bytes, UiLanguage ui) {
  OutputFile file(path, ui);
  file.write(bytes);
  return file.close();
}

std::optional<Error> write_new_file(const std::string& path, std::string_view bytes, UiLanguage ui) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!file) return as_error(path, failed(ui));
  Failure failure = write_all(file.get(), bytes, ui);
  if (!failure && (::fsync(file.get()) != 0 || !file.close())) failure = failed(ui);
  if (failure) ::unlink(path.c_str());
  return as_error(path, failure);
}

}  // namespace calame
