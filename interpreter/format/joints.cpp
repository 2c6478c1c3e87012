#include "format/joints.hpp"

#include <algorithm>

#include "format/fields.hpp"

namespace regelboek::format {

namespace {

using syntax::TokenKind;

/// Finds words of a file by their place.
class Words {
 public:
  Words(const syntax::File& file, std::string_view text) : tokens_(file.tokens), text_(text) {}

  /// The first of these words that starts at or behind a place.
  std::uint32_t find(std::uint32_t from, std::string_view word) const {
    return tokens_[index_of(from, word)].span.begin;
  }
  /// The word that follows the first of these words.
  std::uint32_t behind(std::uint32_t from, std::string_view word) const {
    return tokens_[skip(index_of(from, word) + 1)].span.begin;
  }
  /// Whether nothing but closing parentheses and articles stands between a place and this word.
  bool comes_next(std::uint32_t from, std::string_view word) const {
    for (std::size_t index = first_at(from); index < tokens_.size(); ++index) {
      const std::string_view text = text_at(index);
      if (tokens_[index].kind == TokenKind::reserved) return text == word;
      if (text != ")" && text != "de" && text != "het" && !is_space(index)) return false;
    }
    return false;
  }

 private:
  std::string_view text_at(std::size_t index) const {
    return text_.substr(tokens_[index].span.begin, tokens_[index].span.length());
  }
  bool is_space(std::size_t index) const {
    return tokens_[index].kind == TokenKind::comment || tokens_[index].kind == TokenKind::line_end;
  }
  std::size_t skip(std::size_t index) const {
    while (index + 1 < tokens_.size() && is_space(index)) ++index;
    return index;
  }
  std::size_t first_at(std::uint32_t from) const {
    const auto found =
        std::lower_bound(tokens_.begin(), tokens_.end(), from,
                         [](const auto& token, auto place) { return token.span.begin < place; });
    return static_cast<std::size_t>(found - tokens_.begin());
  }
  std::size_t index_of(std::uint32_t from, std::string_view word) const {
    std::size_t index = first_at(from);
    while (index + 1 < tokens_.size() &&
           (tokens_[index].kind != TokenKind::reserved || text_at(index) != word)) {
      ++index;
    }
    return index;
  }

  const std::vector<syntax::Token>& tokens_;
  std::string_view text_;
};

/// Walks over the whole tree; every struct may have a say.
class Finder {
 public:
  Finder(const syntax::File& file, std::string_view text) : words_(file, text) {}

  std::vector<Joint> find(const syntax::File& file) {
    walk(file.declarations);
    while (!pending_.empty()) {
      const syntax::Expression* expression = pending_.back();
      pending_.pop_back();
      walk(*expression);
    }
    std::sort(joints_.begin(), joints_.end(), [](const Joint& a, const Joint& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    return std::move(joints_);
  }

 private:
  template <class T>
  void walk(const T& value) {
    if constexpr (is_instance<T, std::vector>) {
      for (const auto& item : value) walk(item);
    } else if constexpr (std::is_same_v<T, syntax::ExpressionPtr>) {
      if (value) pending_.push_back(value.get());
    } else if constexpr (is_instance<T, std::unique_ptr> || is_instance<T, std::optional>) {
      if (value) walk(*value);
    } else if constexpr (is_instance<T, std::variant>) {
      std::visit([&](const auto& chosen) { walk(chosen); }, value);
    } else if constexpr (std::is_class_v<T> && !std::is_same_v<T, std::string>) {
      note(value);
      std::apply([&](const auto&... field) { (walk(field), ...); }, fields_of(value));
    }
  }

  template <class T>
  void note(const T& /*nothing to take apart*/) {}

  void note(const syntax::Expression& expression) {
    std::visit([&](const auto& node) { note_node(expression.span, node); }, expression.node);
  }
  void note(const syntax::Clause& clause) {
    if (const auto* when = std::get_if<syntax::WhenClause>(&clause.node)) {
      if (!when->then) return;
      add(clause.span, {words_.find(when->condition->span.end, "dan")});
    } else if (const auto* unless = std::get_if<syntax::UnlessClause>(&clause.node)) {
      // Below it may stand more, so the span of the clause itself is too wide.
      const std::uint32_t end = unless->condition->span.end;
      if (unless->body.empty() || !words_.comes_next(end, "dan")) return;
      const Span span{clause.span.source, clause.span.begin, unless->body.front()->span.end};
      add(span, {words_.find(end, "dan")}, Joint::Mode::always);
    } else if (const auto* duty = std::get_if<syntax::DutyClause>(&clause.node)) {
      // "op dag 3, 10 en 21" is too short for a list to be taken apart.
      if (duty->kind != syntax::DueKind::on_days) return;
      add({clause.span.source, duty->what.span.end, duty->anchor->span.begin}, {},
          Joint::Mode::never);
    }
  }
  void note(const syntax::FactDeclaration& fact) {
    if (fact.otherwise) add(fact.span, {words_.find(fact.type.span.end, "anders")});
  }
  void note(const syntax::Definition& definition) {
    add_meaning(definition.name, definition.value);
  }
  void note(const syntax::SizeDefinition& size) { add_meaning(size.unit, size.value); }

  template <class T>
  void note_node(const Span& /*span*/, const T& /*nothing to take apart*/) {}

  void note_node(const Span& span, const syntax::Conjunction& node) {
    add_operands(span, node.operands, "en");
  }
  void note_node(const Span& span, const syntax::Disjunction& node) {
    add_operands(span, node.operands, "of");
  }
  void note_node(const Span& span, const syntax::Conditional& node) {
    add(span, {words_.find(node.condition->span.end, "dan"),
               words_.find(node.then_value->span.end, "anders")});
  }
  void note_node(const Span& span, const syntax::Quantified& node) {
    const std::uint32_t subject = node.anchor ? node.anchor->span.end
                                  : node.list ? node.list->span.end
                                              : node.subject.span.end;
    add(span, {words_.behind(subject, "heeft")});
  }

  void add_operands(const Span& span, const std::vector<syntax::ExpressionPtr>& operands,
                    std::string_view word) {
    std::vector<std::uint32_t> breaks;
    for (std::size_t i = 1; i < operands.size(); ++i) {
      breaks.push_back(words_.find(operands[i - 1]->span.end, word));
    }
    add(span, std::move(breaks));
  }
  void add_meaning(const syntax::Name& name, const syntax::ExpressionPtr& value) {
    const Span span{name.span.source, name.span.begin, value->span.end};
    add(span, {words_.behind(name.span.end, "betekent")});
  }
  void add(const Span& span, std::vector<std::uint32_t> breaks,
           Joint::Mode mode = Joint::Mode::when_needed) {
    joints_.push_back({span.begin, span.end, std::move(breaks), mode});
  }

  Words words_;
  std::vector<const syntax::Expression*> pending_;
  std::vector<Joint> joints_;
};

}  // namespace

std::vector<Joint> find_joints(const syntax::File& file, std::string_view text) {
  return Finder(file, text).find(file);
}

}  // namespace regelboek::format
