#include "facts/syntax.hpp"

#include <utf8.h>

#include <algorithm>

#include "base/source.hpp"
#include "facts/token.hpp"
#include "facts/words.hpp"

namespace regelboek::facts {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// Reads a text from left to right; keeps the brackets that are open instead of calling itself.
class SyntaxScanner {
 public:
  SyntaxScanner(std::string_view json, std::size_t max_depth)
      : json_(json), max_depth_(max_depth) {}

  std::optional<SyntaxFault> run() {
    while (!fault_ && step()) {
    }
    return fault_;
  }

 private:
  enum class State { value, value_or_end, key, key_or_end, colon, after };

  bool step();
  void expect_value(bool may_end);
  void expect_key(bool may_end);
  void after_value();
  void open(char bracket);
  void close();
  void word();
  void text();
  void escape();
  int hex4(std::size_t at) const;
  void fail(std::size_t begin, std::size_t end, std::string reason) {
    fault_ = SyntaxFault{begin, std::max(begin, std::min(end, json_.size())), std::move(reason)};
  }
  void fail_here(std::string reason) {
    std::size_t end = at_ + 1;
    while (end < json_.size() && is_utf8_continuation(json_[end])) ++end;
    fail(at_, end, std::move(reason));
  }

  std::string_view json_;
  std::size_t max_depth_;
  std::size_t at_ = 0;
  State state_ = State::value;
  std::string open_;  // brackets
  std::optional<SyntaxFault> fault_;
};

bool SyntaxScanner::step() {
  while (at_ < json_.size() && is_space(json_[at_])) ++at_;
  if (at_ == json_.size()) {
    if (state_ == State::after && open_.empty()) return false;
    if (open_.empty()) {
      fail(at_, at_, "er staat niets in");
    } else {
      fail(at_, at_,
           std::string("aan het einde ontbreekt nog ") + (open_.back() == '{' ? "}" : "]"));
    }
    return false;
  }
  switch (state_) {
    case State::value:
      expect_value(false);
      break;
    case State::value_or_end:
      expect_value(true);
      break;
    case State::key:
      expect_key(false);
      break;
    case State::key_or_end:
      expect_key(true);
      break;
    case State::colon:
      if (json_[at_] != ':') {
        fail_here("na de naam hoort een dubbele punt");
      } else {
        ++at_;
        state_ = State::value;
      }
      break;
    case State::after:
      after_value();
      break;
  }
  return !fault_;
}

void SyntaxScanner::open(char bracket) {
  if (open_.size() >= max_depth_) return fail(at_, at_ + 1, {});
  open_ += bracket;
  ++at_;
  state_ = bracket == '{' ? State::key_or_end : State::value_or_end;
}

void SyntaxScanner::close() {
  open_.pop_back();
  ++at_;
  state_ = State::after;
}

void SyntaxScanner::expect_value(bool may_end) {
  const char c = json_[at_];
  if (c == ']' && may_end) return close();
  if (c == '{' || c == '[') return open(c);
  state_ = State::after;
  if (c == '"') return text();
  if (is_digit(c) || c == '-') {
    const auto length = json_number_length(json_.substr(at_));
    const auto after = at_ + length;
    const bool goes_on = after < json_.size() && !is_space(json_[after]) &&
                         std::string_view(",:]}").find(json_[after]) == std::string_view::npos;
    if (length == 0 || goes_on) return word();
    at_ = after;
    return;
  }
  word();
}

/// true, false or null; anything else is reported up to the next sign.
void SyntaxScanner::word() {
  std::size_t end = at_;
  while (end < json_.size() && !is_space(json_[end]) &&
         std::string_view(",:[]{}\"").find(json_[end]) == std::string_view::npos) {
    ++end;
  }
  const auto found = json_.substr(at_, end - at_);
  if (found == "true" || found == "false" || found == "null") {
    at_ = end;
  } else if (found.empty()) {
    fail_here("hier hoort een waarde");
  } else if (is_digit(found.front()) || found.front() == '-') {
    fail(at_, end, "“" + shortened(found) + "” is geen goed geschreven getal");
  } else {
    fail(at_, end, "“" + shortened(found) + "” is geen waarde");
  }
}

void SyntaxScanner::expect_key(bool may_end) {
  if (json_[at_] == '}' && may_end) return close();
  if (json_[at_] != '"') return fail_here("hier hoort een naam tussen aanhalingstekens");
  state_ = State::colon;
  text();
}

void SyntaxScanner::after_value() {
  if (open_.empty()) return fail(at_, json_.size(), "na het einde van de zaak staat nog tekst");
  const bool in_object = open_.back() == '{';
  const char c = json_[at_];
  if (c == (in_object ? '}' : ']')) return close();
  if (c != ',') return fail_here(std::string("hier hoort een komma of ") + (in_object ? "}" : "]"));
  ++at_;
  state_ = in_object ? State::key : State::value;
}

void SyntaxScanner::text() {
  const auto begin = at_++;
  while (!fault_ && at_ < json_.size()) {
    const char c = json_[at_];
    if (c == '"') {
      ++at_;
      return;
    }
    if (c == '\\') {
      escape();
    } else if (static_cast<unsigned char>(c) < 0x20) {
      fail_here("in een tekst staat een regeleinde of ander stuurteken");
    } else {
      ++at_;
    }
  }
  if (!fault_) fail(begin, begin + 1, "een tekst wordt niet met een aanhalingsteken afgesloten");
}

/// The value of "\u" and four digits; -1 when it is not that.
int SyntaxScanner::hex4(std::size_t at) const {
  if (at + 6 > json_.size() || json_[at] != '\\' || json_[at + 1] != 'u') return -1;
  int value = 0;
  for (const char c : json_.substr(at + 2, 4)) {
    const char small = static_cast<char>(c | 0x20);
    if (is_digit(c)) {
      value = value * 16 + (c - '0');
    } else if (small >= 'a' && small <= 'f') {
      value = value * 16 + (small - 'a' + 10);
    } else {
      return -1;
    }
  }
  return value;
}

void SyntaxScanner::escape() {
  const char c = at_ + 1 < json_.size() ? json_[at_ + 1] : '\0';
  if (c != 'u') {
    if (c == '\0' || std::string_view("\"\\/bfnrt").find(c) == std::string_view::npos) {
      return fail(at_, at_ + 2, "na een \\ staat in een tekst iets wat daar niet kan");
    }
    at_ += 2;
    return;
  }
  const int unit = hex4(at_);
  if (unit < 0) return fail(at_, at_ + 2, "na \\u horen vier cijfers of letters a tot en met f");
  const bool is_high = unit >= 0xD800 && unit < 0xDC00;
  const bool is_low = unit >= 0xDC00 && unit < 0xE000;
  const int next = is_high ? hex4(at_ + 6) : 0;
  if (is_low || (is_high && (next < 0xDC00 || next >= 0xE000))) {
    return fail(at_, at_ + 6, "een teken van twee helften is niet compleet");
  }
  at_ += is_high ? 12 : 6;
}

}  // namespace

std::optional<SyntaxFault> find_syntax_fault(std::string_view json, std::size_t max_depth) {
  const auto invalid = utf8::find_invalid(json.begin(), json.end());
  if (invalid != json.end()) {
    const auto at = static_cast<std::size_t>(invalid - json.begin());
    return SyntaxFault{at, at + 1, "deze byte hoort niet bij een teken van UTF-8"};
  }
  return SyntaxScanner(json, max_depth).run();
}

std::size_t json_number_length(std::string_view text) {
  const auto digits = [&](std::size_t from) {
    std::size_t end = from;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end - from;
  };
  std::size_t at = text.starts_with('-') ? 1 : 0;
  const auto whole = digits(at);
  if (whole == 0 || (whole > 1 && text[at] == '0')) return 0;
  at += whole;
  if (at < text.size() && text[at] == '.') {
    const auto decimals = digits(at + 1);
    if (decimals == 0) return 0;
    at += 1 + decimals;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    const bool has_sign = at + 1 < text.size() && (text[at + 1] == '+' || text[at + 1] == '-');
    const auto power = digits(at + 1 + (has_sign ? 1 : 0));
    if (power == 0) return 0;
    at += 1 + (has_sign ? 1 : 0) + power;
  }
  return at;
}

}  // namespace regelboek::facts
