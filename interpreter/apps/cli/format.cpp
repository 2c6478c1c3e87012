#include "format.hpp"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <optional>
#include <string_view>

#include "files.hpp"

namespace regelboek::cli {

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// The first lines that differ, as they are and as they should be.
void show_difference(const std::string& name, std::string_view is, std::string_view should) {
  constexpr std::ptrdiff_t most = 3;
  const auto old_lines = lines_of(is);
  const auto new_lines = lines_of(should);
  const auto [old_at, new_at] =
      std::mismatch(old_lines.begin(), old_lines.end(), new_lines.begin(), new_lines.end());
  std::cout << "niet opgemaakt  " << name << ":" << (old_at - old_lines.begin()) + 1 << "\n";
  // What comes after a change is often the same again.
  const auto old_end = old_at + std::min(most, old_lines.end() - old_at);
  const auto new_end = new_at + std::min(most, new_lines.end() - new_at);
  const auto back = std::find_first_of(old_at, old_end, new_at, new_end);
  const auto old_stop = back;
  const auto new_stop = back == old_end ? new_end : std::find(new_at, new_end, *back);
  for (auto line = old_at; line != old_stop; ++line) std::cout << "  - " << *line << "\n";
  for (auto line = new_at; line != new_stop; ++line) std::cout << "  + " << *line << "\n";
}

class Formatter {
 public:
  Formatter(bool check, bool (*report)(const std::vector<Message>&))
      : check_(check), report_(report) {}

  void format_path(const std::string& path) {
    if (path == "-") return format_input();
    const auto files = book_files(path);
    if (files.empty()) fail("in de map “" + path + "” staan geen .boek-bestanden");
    for (const auto& file : files) format_file(file);
  }

  void summarise() const {
    if (files_ == 0) return;
    std::cout << files_ << (files_ == 1 ? " bestand" : " bestanden") << ", " << changed_
              << (check_ ? " niet opgemaakt" : " opgemaakt") << "\n";
  }
  bool all_right() const { return all_right_; }

 private:
  void format_file(const std::string& name) {
    const auto read = read_file(name);
    if (const auto* problem = std::get_if<FileProblem>(&read))
      return fail("het bestand “" + name + "” kan niet worden gelezen: " + problem->text);
    const auto* text = std::get_if<std::string>(&read);
    ++files_;
    const auto formatted = formatted_text(*text, name);
    if (!formatted || *formatted == *text) return;
    ++changed_;
    if (check_) {
      all_right_ = false;
      show_difference(name, *text, *formatted);
    } else if (const std::string problem = write_file(name, *formatted); !problem.empty()) {
      --changed_;
      fail("het bestand “" + name + "” is niet veranderd: " + problem);
    } else {
      std::cout << "opgemaakt  " << name << "\n";
    }
  }

  void format_input() {
    const std::string text(std::istreambuf_iterator<char>(std::cin), {});
    const auto formatted = formatted_text(text, "standaardinvoer");
    if (!formatted) return;
    if (!check_) {
      std::cout << *formatted;
    } else if (*formatted != text) {
      all_right_ = false;
      show_difference("standaardinvoer", text, *formatted);
    }
  }

  std::optional<std::string> formatted_text(const std::string& text, const std::string& name) {
    auto result = format_text(text, name);
    report_(result.messages);
    if (!result.text) all_right_ = false;
    return std::move(result.text);
  }

  void fail(const std::string& message) {
    std::cerr << message << "\n";
    all_right_ = false;
  }

  bool check_;
  bool (*report_)(const std::vector<Message>&);
  bool all_right_ = true;
  std::size_t files_ = 0, changed_ = 0;
};

}  // namespace

bool format_files(const FormatOptions& options, bool (*report)(const std::vector<Message>&)) {
  Formatter formatter(options.check, report);
  for (const auto& path : options.paths) formatter.format_path(path);
  formatter.summarise();
  return formatter.all_right();
}

}  // namespace regelboek::cli
