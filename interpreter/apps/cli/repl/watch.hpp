// Whether the files of a book have changed.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace regelboek::cli::repl {

/// What the files of a book looked like.
class Watch {
 public:
  Watch() = default;
  /// `path` is the book as it was named, `files` what else was read for it.
  Watch(std::string path, std::vector<std::string> files);

  [[nodiscard]] bool changed() const { return look() != seen_; }
  /// Takes what is there now as seen.
  void accept() { seen_ = look(); }
  /// Files that turned out to belong to the book too; those known keep how they looked.
  void also(const std::vector<std::string>& files);

 private:
  struct Look {
    std::int64_t seconds = 0, nanoseconds = 0, bytes = 0;
    std::uint64_t node = 0;
    friend bool operator==(const Look&, const Look&) = default;
  };
  using Looks = std::map<std::string, Look>;

  static Look look_at(const std::string& file);
  [[nodiscard]] Looks look() const;

  std::string path_;
  std::vector<std::string> files_;
  Looks seen_;
};

}  // namespace regelboek::cli::repl
