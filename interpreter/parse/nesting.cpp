#include "parse/nesting.hpp"

#include <antlr4-runtime.h>

#include "RegelboekLexer.h"

namespace regelboek::parse {

namespace {

using grammar::RegelboekLexer;

enum class Level {
  parenthesis,
  condition,  // "heeft", "waarvan": up to the end of the line or the parenthesis
  when,       // "als", waiting for its "dan"
  then,       // "dan", perhaps waiting for its "anders"
  pair,       // "tussen", "kleinste van": waiting for its "en"
  value,      // what follows "anders", or the "en" of a pair
  operand,    // what follows "op", "%": a single value
};

struct Open {
  Level level;
  std::size_t at;
};

// The words that make a "dan" part of a comparison: "meer dan".
bool is_comparative(TokenType type) {
  return type == RegelboekLexer::MEER || type == RegelboekLexer::MINDER ||
         type == RegelboekLexer::EERDER || type == RegelboekLexer::LATER;
}

class NestingFollower {
 public:
  NestingFollower(std::span<const TokenType> line, std::size_t max_depth)
      : line_(line), max_depth_(max_depth) {}

  Nesting follow() {
    for (at_ = 0; at_ < line_.size(); ++at_) {
      step(line_[at_]);
      if (open_.size() > max_depth_) {
        result_.too_deep = at_;
        break;
      }
    }
    return std::move(result_);
  }

 private:
  void step(TokenType type);
  void step_of_condition(TokenType type);
  void open(Level level) { open_.push_back(Open{level, at_}); }
  void close_values();
  void close_operands();
  bool close_to(Level level);
  TokenType before(std::size_t distance) const {
    return at_ >= distance ? line_[at_ - distance] : TokenType{0};
  }
  void see_when();
  void see_then();
  void see_otherwise();
  void see_and();
  void close_parenthesis();

  std::span<const TokenType> line_;
  std::size_t max_depth_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  Nesting result_;
};

void NestingFollower::step(TokenType type) {
  switch (type) {
    case RegelboekLexer::LPAREN:
      return open(Level::parenthesis);
    case RegelboekLexer::RPAREN:
      return close_parenthesis();
    case RegelboekLexer::HEEFT:
      close_values();
      return open(Level::condition);
    case RegelboekLexer::WAARVAN:
      return open(Level::condition);
    case RegelboekLexer::TUSSEN:
    case RegelboekLexer::KLEINSTE:
    case RegelboekLexer::GROOTSTE:
      return open(Level::pair);
    case RegelboekLexer::OP:
    case RegelboekLexer::PERCENT:
    case RegelboekLexer::LIJST:
      return open(Level::operand);
    default:
      return step_of_condition(type);
  }
}

void NestingFollower::step_of_condition(TokenType type) {
  switch (type) {
    case RegelboekLexer::ALS:
      return see_when();
    case RegelboekLexer::DAN:
      return see_then();
    case RegelboekLexer::ANDERS:
      return see_otherwise();
    case RegelboekLexer::EN:
      return see_and();
    case RegelboekLexer::PLUS:
    case RegelboekLexer::MIN:
    case RegelboekLexer::MAAL:
    case RegelboekLexer::GEDEELD:
    case RegelboekLexer::PLUSSIGN:
    case RegelboekLexer::MINUSSIGN:
    case RegelboekLexer::STAR:
    case RegelboekLexer::SLASH:
      return close_operands();
    case RegelboekLexer::OF:
    case RegelboekLexer::COMMA:
    case RegelboekLexer::IS:
    case RegelboekLexer::BEVAT:
    case RegelboekLexer::TENZIJ:
      return close_values();
    default:
      return;
  }
}

void NestingFollower::close_operands() {
  while (!open_.empty() && open_.back().level == Level::operand) open_.pop_back();
}

void NestingFollower::close_values() {
  while (!open_.empty() &&
         (open_.back().level == Level::operand || open_.back().level == Level::value)) {
    open_.pop_back();
  }
}

// Closes what is open inside the nearest such level, within the current parenthesis.
bool NestingFollower::close_to(Level level) {
  for (std::size_t size = open_.size(); size > 0; --size) {
    if (open_[size - 1].level == level) {
      open_.resize(size, Open{level, 0});
      return true;
    }
    if (open_[size - 1].level == Level::parenthesis) return false;
  }
  return false;
}

void NestingFollower::close_parenthesis() {
  if (close_to(Level::parenthesis)) open_.pop_back();
}

void NestingFollower::see_when() {
  const TokenType last = before(1);
  const bool starts_clause = at_ == 0 || last == RegelboekLexer::COLON ||
                             last == RegelboekLexer::VERBODEN || last == RegelboekLexer::MAG ||
                             last == RegelboekLexer::VERWACHT ||
                             (last == RegelboekLexer::DAN && !is_comparative(before(2))) ||
                             (last == RegelboekLexer::NIET && before(2) == RegelboekLexer::TELT);
  if (!starts_clause) result_.value_conditions.push_back(at_);
  open(Level::when);
}

void NestingFollower::see_then() {
  if (is_comparative(before(1))) return close_values();
  if (close_to(Level::when)) open_.back().level = Level::then;
}

void NestingFollower::see_otherwise() {
  if (!close_to(Level::then)) return;
  const std::size_t when = open_.back().at;
  const TokenType last = when > 0 ? line_[when - 1] : TokenType{0};
  const bool can_be_value = last != RegelboekLexer::VERBODEN && last != RegelboekLexer::VERWACHT;
  if (can_be_value) result_.value_conditions.push_back(when);
  open_.back().level = Level::value;
}

void NestingFollower::see_and() {
  close_values();
  if (!open_.empty() && open_.back().level == Level::pair) open_.back().level = Level::value;
}

}  // namespace

Nesting follow_nesting(std::span<const TokenType> line, std::size_t max_depth) {
  return NestingFollower(line, max_depth).follow();
}

}  // namespace regelboek::parse
