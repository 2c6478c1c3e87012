#include "parse/mistake.hpp"

#include <optional>
#include <string>
#include <vector>

#include "RegelboekParser.h"
#include "base/suggest.hpp"
#include "parse/wording.hpp"

namespace regelboek::parse {

using antlr4::Token;
using antlr4::misc::IntervalSet;
using grammar::RegelboekParser;

namespace {

// Enough of a long text to recognise it by.
constexpr std::size_t max_shown_bytes = 60;

bool is_part_of_name(std::size_t type) {
  return type == RegelboekParser::WORD || type == RegelboekParser::PRODUCTCODE ||
         is_soft_word(static_cast<TokenType>(type));
}

std::string quoted(std::string_view text) { return "“" + std::string(text) + "”"; }

std::size_t rule_of(const antlr4::tree::ParseTree* context) {
  if (context == nullptr) return RegelboekParser::RuleBestand;
  return static_cast<const antlr4::RuleContext*>(context)->getRuleIndex();
}

// What is wrong with a name concerns the sentence the name stands in.
const antlr4::RuleContext* place_of_name(const antlr4::RuleContext* context) {
  if (rule_of(context) != RegelboekParser::RuleNaam || context->parent == nullptr) return context;
  return static_cast<const antlr4::RuleContext*>(context->parent);
}

// Whether what was read last in a heading is a keyword or its name, so nothing behind the name yet.
bool stands_at_name(const antlr4::RuleContext* context) {
  if (context == nullptr || context->children.empty()) return true;
  const antlr4::tree::ParseTree* last = context->children.back();
  const auto* part = dynamic_cast<const antlr4::RuleContext*>(last);
  if (part == nullptr) return true;
  const std::size_t rule = part->getRuleIndex();
  return rule == RegelboekParser::RuleNaam || rule == RegelboekParser::RuleKeuzenaam ||
         rule == RegelboekParser::RuleType;
}

class MistakeReporter {
 public:
  MistakeReporter(const Mistake& mistake, SourceId id, DiagnosticSink& sink)
      : mistake_(mistake),
        place_of_name_(place_of_name(mistake.context)),
        rule_(rule_of(place_of_name_)),
        id_(id),
        sink_(sink),
        expected_(mistake.parser.getExpectedTokens()) {
    const std::size_t index = mistake.found.getTokenIndex();
    before_ = &as_bytes(mistake.window.get(index > 0 ? index - 1 : 0));
  }

  void report();

 private:
  std::string missing() const;
  void report_unfinished();
  void report_unexpected();
  bool stands_for_name() const;
  bool lacks_colon() const;
  bool is_choice() const;
  std::string advice_on_name() const;
  bool expects(std::size_t type) const { return expected_.contains(type); }
  std::string place() const;
  std::string suggestion() const;
  std::size_t type() const { return mistake_.found.getType(); }
  bool follows_name() const {
    return !mistake_.at_line_start && is_part_of_name(before_->getType());
  }
  std::string text() const { return std::string(shown_text(mistake_.window, mistake_.found)); }

  const Mistake& mistake_;
  const antlr4::RuleContext* place_of_name_;
  std::size_t rule_;
  SourceId id_;
  DiagnosticSink& sink_;
  IntervalSet expected_;
  const ByteToken* before_;
};

void MistakeReporter::report() {
  if (mistake_.at_line_start && type() == RegelboekParser::INDENT) {
    const ByteToken& first = as_bytes(mistake_.window.LT(2));
    sink_.report(DiagnosticId::block_unexpected, span_of(id_, first));
  } else if (is_layout(type())) {
    report_unfinished();
  } else if (stands_for_name()) {
    sink_.report(DiagnosticId::reserved_word_as_name, span_of(id_, mistake_.found), {text()},
                 advice_on_name());
  } else {
    report_unexpected();
  }
}

// The words for the only token that can stand here, if there is only one.
std::string MistakeReporter::missing() const {
  const antlr4::atn::ATN& atn = mistake_.parser.getATN();
  const IntervalSet& next = atn.nextTokens(atn.states[mistake_.parser.getState()]);
  if (next.size() != 1) return {};
  const auto only = static_cast<std::size_t>(next.getSingleElement());
  return wording_of_token(only, mistake_.parser.getVocabulary());
}

void MistakeReporter::report_unfinished() {
  std::string part = missing();
  if (part.empty()) part = wording_of_rule(rule_).part;
  const bool ends_in_colon = before_->getType() == RegelboekParser::COLON;
  sink_.report(DiagnosticId::unfinished_line, span_of(id_, *before_), {part},
               ends_in_colon ? "laat de dubbele punt weg als het vervolg eronder staat" : "");
}

// "regel maximum als x": the clause is fine, but nothing separates it from the name.
bool MistakeReporter::lacks_colon() const {
  return rule_ == RegelboekParser::RuleRegel && follows_name() && starts_clause(type());
}

bool MistakeReporter::stands_for_name() const {
  if (!is_reserved_word(static_cast<TokenType>(type())) || lacks_colon()) return false;
  if (!follows_name() && !expects(RegelboekParser::WORD)) return false;
  const bool is_naming =
      gives_a_name(rule_) && (mistake_.at_line_start || stands_at_name(place_of_name_));
  if (!is_naming && !missing().empty()) return false;
  return is_naming || !is_connective(type());
}

// A value of a choice, which may have quotes around it: below "keuze", or behind "keuze uit".
bool MistakeReporter::is_choice() const {
  if (rule_ == RegelboekParser::RuleKeuze) return true;
  if (rule_ == RegelboekParser::RuleKeuzewaarde) return true;
  for (std::size_t index = mistake_.found.getTokenIndex(); index > 0; --index) {
    const std::size_t earlier = mistake_.window.get(index - 1)->getType();
    if (is_layout(earlier)) return false;
    if (earlier == RegelboekParser::UIT) return true;
  }
  return false;
}

std::string MistakeReporter::advice_on_name() const {
  if (is_choice()) return "zet de hele waarde tussen aanhalingstekens";
  if (rule_ != RegelboekParser::RuleRegel || !follows_name()) return {};
  return "kies een andere naam, of zet een dubbele punt achter de naam van de regel";
}

std::string MistakeReporter::place() const {
  if (!mistake_.at_line_start && expects(RegelboekParser::NEWLINE)) {
    return "achter " + quoted(shown_text(mistake_.window, *before_));
  }
  return std::string(wording_of_rule(rule_).place);
}

// The keyword that may be meant by the first word of a line.
std::string MistakeReporter::suggestion() const {
  if (lacks_colon()) return "zet een dubbele punt achter de naam van de regel";
  if (!mistake_.at_line_start) {
    const std::string part = missing();
    if (!part.empty()) return "hier hoort " + part;
    const bool is_value = before_->getType() == RegelboekParser::IS &&
                          is_reserved_word(static_cast<TokenType>(type())) &&
                          type() != RegelboekParser::EN && type() != RegelboekParser::OF &&
                          type() != RegelboekParser::IS;
    return is_value
               ? "zet een waarde van een keuze waar een vast woord in staat tussen aanhalingstekens"
               : std::string{};
  }
  if (type() != RegelboekParser::WORD) return {};
  const antlr4::dfa::Vocabulary& vocabulary = mistake_.parser.getVocabulary();
  std::vector<std::string> keywords;
  for (const ssize_t type : expected_.toList()) {
    const std::string literal = vocabulary.getLiteralName(static_cast<std::size_t>(type));
    if (literal.size() > 2) keywords.push_back(literal.substr(1, literal.size() - 2));
  }
  const std::vector<std::string_view> candidates(keywords.begin(), keywords.end());
  const std::optional<std::string> meant = closest(text(), candidates);
  return meant ? did_you_mean(*meant) : std::string{};
}

void MistakeReporter::report_unexpected() {
  sink_.report(DiagnosticId::unexpected_token, span_of(id_, mistake_.found), {text(), place()},
               suggestion());
}

}  // namespace

bool is_layout(std::size_t type) {
  return type == RegelboekParser::NEWLINE || type == RegelboekParser::INDENT ||
         type == RegelboekParser::DEDENT || type == Token::EOF;
}

Span span_of(SourceId id, const ByteToken& token) { return Span{id, token.begin(), token.end()}; }

std::string_view shown_text(const TokenWindow& window, const ByteToken& token) {
  std::string_view text = window.text().substr(token.begin(), token.end() - token.begin());
  if (token.getType() == RegelboekParser::STRING) text = without_quotes(text);
  std::size_t end = std::min(text.size(), max_shown_bytes);
  while (end < text.size() && is_utf8_continuation(text[end])) --end;
  return text.substr(0, end);
}

void report_mistake(const Mistake& mistake, SourceId id, DiagnosticSink& sink) {
  MistakeReporter(mistake, id, sink).report();
}

}  // namespace regelboek::parse
