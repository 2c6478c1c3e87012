#include "repl/reasoning.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

constexpr std::string_view changes_heading = "Wat zou dit veranderen?";
constexpr std::array<std::string_view, 4> marks = {"✓ ", "✗ ", "? ", "– "};

/// A line as it is compared and as it is shown.
struct Line {
  std::string plain, shown;
};
using Block = std::vector<Line>;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// What stands between empty lines. Both texts have the same lines.
std::vector<Block> blocks_of(const std::string& plain_text, const std::string& shown_text) {
  const auto plain = lines_of(plain_text);
  const auto shown = lines_of(shown_text);
  std::vector<Block> blocks(1);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (plain[i].empty()) {
      if (!blocks.back().empty()) blocks.emplace_back();
    } else {
      blocks.back().push_back({plain[i], i < shown.size() ? shown[i] : plain[i]});
    }
  }
  return blocks;
}

std::vector<Block> reasoning(const Decision& decision, bool colour, bool all_rules) {
  return blocks_of(decision.why(false, all_rules), decision.why(colour, all_rules));
}

bool is_rule(const Block& block) {
  return !block.empty() && std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
    return block.front().plain.starts_with(mark);
  });
}

bool is_about(const Block& block, std::string_view rule) {
  if (!is_rule(block)) return false;
  const auto space = block.front().plain.find(' ');
  return begins(std::string_view(block.front().plain).substr(space + 1), std::string(rule) + ": ");
}

bool is_changes(const Block& block) {
  return !block.empty() && block.front().plain == changes_heading;
}

std::string text_of(const Block& block) {
  std::string text;
  for (const auto& line : block) text += line.shown + "\n";
  return text;
}

/// Of what would change the decision, what is about this rule.
Block changes_of(const Block& changes, std::string_view rule) {
  Block found;
  bool own = false;
  for (std::size_t i = 1; i < changes.size(); ++i) {
    const std::string& plain = changes[i].plain;
    const bool heads = plain.starts_with("  ") && !plain.starts_with("   ");
    if (heads) own = folded(plain) == "  " + folded(rule);
    const bool needed = heads && plain.find("nodig voor") != std::string::npos &&
                        folded(plain).find(folded(rule)) != std::string::npos;
    if (own || needed) found.push_back(changes[i]);
  }
  if (!found.empty()) found.insert(found.begin(), changes.front());
  return found;
}

/// A reading explains the book, not what stands in the way.
Block without_readings(const Block& block) {
  Block kept;
  for (const auto& line : block) {
    if (trimmed(line.plain).rfind("lezing: ", 0) != 0) kept.push_back(line);
  }
  return kept;
}

std::string why_not_products(const Decision& decision, bool colour) {
  std::string text;
  for (const auto& block : blocks_of(decision.text(false), decision.text(colour))) {
    const bool against = !block.empty() && (block.front().plain.starts_with("Niet toegestaan") ||
                                            block.front().plain.starts_with("Na overleg") ||
                                            block.front().plain.starts_with("Nog niet"));
    if (against) text += (text.empty() ? "" : "\n") + text_of(block);
  }
  return text;
}

}  // namespace

std::optional<std::string> why_rule(const Decision& decision, std::string_view rule, bool colour) {
  std::string text;
  for (const auto& block : reasoning(decision, colour, true)) {
    if (is_about(block, rule)) text += (text.empty() ? "" : "\n") + text_of(block);
    if (!is_changes(block)) continue;
    const Block own = changes_of(block, rule);
    if (!own.empty()) text += "\n" + text_of(own);
  }
  if (text.empty()) return std::nullopt;
  return text;
}

std::string why_not(const Decision& decision, bool colour) {
  if (decision.product().empty()) return why_not_products(decision, colour);
  if (decision.verdict() == Verdict::allowed) return {};
  const auto blocks = reasoning(decision, colour, false);
  std::string text = blocks.front().empty() ? std::string{} : blocks.front().front().shown + "\n";
  for (const auto& block : blocks) {
    if (is_rule(block) || is_changes(block)) text += "\n" + text_of(without_readings(block));
  }
  return text;
}

}  // namespace regelboek::cli::repl
