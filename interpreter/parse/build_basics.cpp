#include <algorithm>
#include <charconv>
#include <string>

#include "RegelboekParser.h"
#include "parse/build.hpp"
#include "value/calendar.hpp"

namespace regelboek::parse {

using grammar::RegelboekParser;

namespace {

bool is_digit(char character) { return character >= '0' && character <= '9'; }

// "2.200,50": dots between groups of three, at most one comma, no limit to its length.
bool is_dutch_number(std::string_view digits) {
  const std::size_t comma = digits.find(',');
  const std::string_view whole = digits.substr(0, comma);
  if (comma != std::string_view::npos) {
    const std::string_view decimals = digits.substr(comma + 1);
    if (decimals.empty() || !std::all_of(decimals.begin(), decimals.end(), is_digit)) return false;
  }
  std::size_t group = whole.find('.');
  if (group == std::string_view::npos) return true;
  if (group > 3) return false;
  while (group != std::string_view::npos) {
    const std::size_t next = whole.find('.', group + 1);
    const std::size_t end = next == std::string_view::npos ? whole.size() : next;
    if (end - group != 4) return false;
    group = next;
  }
  return true;
}

unsigned month_number(std::string_view name) {
  static constexpr std::array<std::string_view, 12> months = {
      "januari", "februari", "maart",     "april",   "mei",      "juni",
      "juli",    "augustus", "september", "oktober", "november", "december"};
  const auto* const found = std::find(months.begin(), months.end(), name);
  return static_cast<unsigned>(found - months.begin()) + 1;
}

std::optional<Date> date_in_words(const Build& build, Node node) {
  const ByteToken* day = node.token(RegelboekParser::NUMBER, 0);
  const ByteToken* month = node.token(RegelboekParser::MAANDNAAM);
  const ByteToken* year = node.token(RegelboekParser::NUMBER, 1);
  const auto small_number = [&](const ByteToken& token) {
    const std::string_view text = text_of(build, token);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : 0;
  };
  if (day == nullptr || month == nullptr || year == nullptr) return std::nullopt;
  return make_date(small_number(*year), month_number(text_of(build, *month)),
                   static_cast<unsigned>(small_number(*day)));
}

std::optional<std::int32_t> minute_of_clock(std::string_view text) {
  const std::size_t colon = text.find(':');
  int hours = 0;
  int minutes = 0;
  std::from_chars(text.data(), text.data() + colon, hours);
  std::from_chars(text.data() + colon + 1, text.data() + text.size(), minutes);
  if (hours > 23 || minutes > 59) return std::nullopt;
  return hours * 60 + minutes;
}

syntax::Citation build_citation(const Build& build, Node node) {
  syntax::Citation citation;
  citation.span = span_of(build, node);
  citation.document = build_optional_name(build, node.child(RegelboekParser::RuleWoord));
  if (const ByteToken* section = node.token(RegelboekParser::STRING)) {
    citation.section = build_text(build, section).text;
    return citation;
  }
  const ByteToken* first = node.token(RegelboekParser::NUMBER, 0);
  const ByteToken* last = node.token(RegelboekParser::NUMBER, 1);
  citation.first = build_integer(build, first).value_or(0);
  citation.last = last != nullptr ? build_integer(build, last).value_or(0) : citation.first;
  return citation;
}

}  // namespace

Span span_of(const Build& build, const ByteToken& token) {
  return Span{build.id, token.begin(), token.end()};
}

Span span_of(const Build& build, Node node) {
  const ByteToken* start = node.start();
  const ByteToken* stop = node.stop();
  if (start == nullptr) return Span::none();
  const std::uint32_t end = stop != nullptr ? std::max(stop->end(), start->begin()) : start->end();
  return Span{build.id, start->begin(), end};
}

std::string_view text_of(const Build& build, const ByteToken& token) {
  return build.text.substr(token.begin(), token.end() - token.begin());
}

bool is_damaged(const Build& build, Node node) {
  if (build.mistakes.empty()) return false;
  const ByteToken* start = node.start();
  const ByteToken* stop = node.stop();
  if (start == nullptr || stop == nullptr) return true;
  const std::size_t first = start->getTokenIndex();
  const std::size_t behind = std::max(first, stop->getTokenIndex() + 1);
  const auto mistake = std::lower_bound(build.mistakes.begin(), build.mistakes.end(), first);
  return mistake != build.mistakes.end() && *mistake <= behind;
}

syntax::Name build_name(const Build& build, Node node) {
  syntax::Name name;
  name.span = span_of(build, node);
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node::Child child = node.at(index);
    const ByteToken* word = child.token;
    if (child.node && child.node.size() > 0) word = child.node.at(0).token;
    if (word == nullptr) continue;
    if (!name.text.empty()) name.text += ' ';
    name.text += text_of(build, *word);
  }
  return name;
}

std::optional<syntax::Name> build_optional_name(const Build& build, Node node) {
  if (!node) return std::nullopt;
  return build_name(build, node);
}

std::vector<syntax::Name> build_names(const Build& build, Node node, std::size_t rule) {
  std::vector<syntax::Name> names;
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node::Child child = node.at(index);
    if (child.rule() == rule) names.push_back(build_name(build, child.node));
  }
  return names;
}

syntax::Path build_path(const Build& build, Node node) {
  return syntax::Path{build_names(build, node, RegelboekParser::RuleNaam), span_of(build, node)};
}

syntax::Text build_text(const Build& build, const ByteToken* token) {
  if (token == nullptr) return {};
  const std::string_view quoted = text_of(build, *token);
  return syntax::Text{std::string(without_quotes(quoted)), span_of(build, *token)};
}

bool check_number(const Build& build, const ByteToken& token) {
  const std::string_view digits = text_of(build, token);
  if (is_dutch_number(digits) && digits.size() <= build.limits.max_number_digits) return true;
  build.sink.report(DiagnosticId::malformed_number, span_of(build, token), {std::string(digits)});
  return false;
}

std::optional<std::int64_t> build_integer(const Build& build, const ByteToken* token) {
  if (token == nullptr) return std::nullopt;
  std::string digits(text_of(build, *token));
  const bool is_spelled_well = is_dutch_number(digits);
  std::erase(digits, '.');
  std::int64_t value = 0;
  const char* const last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, value);
  if (is_spelled_well && error == std::errc{} && end == last) return value;
  build.sink.report(DiagnosticId::malformed_number, span_of(build, *token),
                    {std::string(text_of(build, *token))});
  return std::nullopt;
}

std::optional<syntax::DateLiteral> build_date(const Build& build, Node node) {
  if (node.size() == 0 || is_damaged(build, node)) return std::nullopt;
  const ByteToken* compact = node.token(RegelboekParser::DATUM);
  const ByteToken* clock = node.token(RegelboekParser::KLOKTIJD);
  const std::optional<Date> date =
      compact != nullptr ? parse_dutch_date(text_of(build, *compact)) : date_in_words(build, node);
  std::optional<std::int32_t> minute;
  if (clock != nullptr) minute = minute_of_clock(text_of(build, *clock));
  if (date && (clock == nullptr || minute)) return syntax::DateLiteral{date->days, minute};
  const Span span = span_of(build, node);
  const std::string_view text = build.text.substr(span.begin, span.length());
  build.sink.report(DiagnosticId::date_does_not_exist, span, {std::string(text)});
  return std::nullopt;
}

std::optional<syntax::Validity> build_validity(const Build& build, Node node) {
  if (!node) return std::nullopt;
  syntax::Validity validity;
  validity.span = span_of(build, node);
  const bool has_from = node.has(RegelboekParser::VANAF);
  if (has_from) {
    const auto date = build_date(build, node.child(RegelboekParser::RuleDatum));
    if (date) validity.from = date->days;
  }
  if (node.has(RegelboekParser::TOT)) {
    const auto date = build_date(build, node.child(RegelboekParser::RuleDatum, has_from ? 1 : 0));
    if (date) validity.until = date->days + (node.has(RegelboekParser::EN) ? 1 : 0);
  }
  return validity;
}

void append_citations(const Build& build, Node node, syntax::Citations& citations) {
  for (std::size_t index = 0; index < node.size(); ++index) {
    const Node::Child child = node.at(index);
    if (child.rule() != RegelboekParser::RuleBronplaats || is_damaged(build, child.node)) continue;
    citations.push_back(build_citation(build, child.node));
  }
}

syntax::Citations build_citations(const Build& build, Node node) {
  syntax::Citations citations;
  append_citations(build, node, citations);
  return citations;
}

syntax::RoundingDirection build_direction(Node node) {
  if (node.has(RegelboekParser::BOVEN)) return syntax::RoundingDirection::up;
  if (node.has(RegelboekParser::BENEDEN)) return syntax::RoundingDirection::down;
  return syntax::RoundingDirection::half_up;
}

}  // namespace regelboek::parse
