#include <utf8.h>

#include <algorithm>
#include <iterator>

#include "api/impl.hpp"
#include "base/render.hpp"
#include "base/suggest.hpp"
#include "explain/words.hpp"

namespace regelboek {

std::string_view word(Question question) {
  return explain::question_word(static_cast<model::Question>(question));
}
std::string_view word(Verdict verdict) {
  return explain::verdict_word(static_cast<model::Verdict>(verdict));
}
std::string_view word(RuleStatus status) {
  return explain::status_word(static_cast<model::Status>(status));
}

std::optional<Question> question_named(std::string_view wanted) {
  constexpr std::string_view english[] = {"assign", "bill", "perform", "tariff", "choose"};
  for (std::uint8_t q = 0; q < model::question_count; ++q) {
    const auto question = static_cast<Question>(q);
    if (wanted == word(question) || wanted == english[q]) return question;
  }
  return std::nullopt;
}

namespace api {

namespace {

/// What a host gave may come back in a message, whatever bytes it had.
std::string valid(const std::string& text) {
  std::string out;
  utf8::replace_invalid(text.begin(), text.end(), std::back_inserter(out));
  return out;
}

}  // namespace

std::vector<Message> messages(const std::vector<Diagnostic>& diagnostics,
                              const SourceSet& sources) {
  std::vector<Message> out;
  for (const auto& diagnostic : diagnostics) {
    Message made;
    made.code = code_of(diagnostic.id);
    made.error = severity_of(diagnostic.id) == Severity::error;
    made.text = valid(message_of(diagnostic));
    made.hint = valid(hint_of(diagnostic));
    if (diagnostic.span.has_source()) {
      const SourceFile& file = sources.get(diagnostic.span.source);
      made.file = file.name();
      const auto begin = file.position(diagnostic.span.begin);
      const auto end = file.position(diagnostic.span.end);
      made.line = begin.line;
      made.column = begin.column;
      made.end_line = end.line;
      made.end_column = end.column;
    }
    made.rendered = render_text(diagnostic, sources, false);
    out.push_back(std::move(made));
  }
  return out;
}

Limits all_limits(const BookLimits& limits) {
  Limits all;
  all.max_source_bytes = limits.max_source_bytes;
  all.max_total_bytes = limits.max_total_bytes;
  all.max_json_bytes = limits.max_case_bytes;
  all.max_diagnostics = limits.max_messages;
  all.max_steps = limits.max_steps;
  return all;
}

Message message(DiagnosticId id, std::vector<std::string> arguments, std::string suggestion) {
  const Diagnostic diagnostic{id, Span::none(), std::move(arguments), {}, std::move(suggestion)};
  return messages({diagnostic}, SourceSet{}).front();
}

model::ProductId find_product(const model::Model& model, std::string_view wanted) {
  const auto match = [&](auto&& same) -> model::ProductId {
    for (model::ProductId id = 0; id < model.products.size(); ++id) {
      const auto& product = model.products[id];
      if (!product.is_group && !product.other && same(product)) return id;
    }
    return model::none;
  };
  const auto lower = [](std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
  };
  auto found = match(
      [&](const auto& p) { return p.name == wanted || p.code == wanted || p.title == wanted; });
  if (found == model::none) {
    const std::string folded = lower(wanted);
    found =
        match([&](const auto& p) { return lower(p.name) == folded || lower(p.title) == folded; });
  }
  return found;
}

Message unknown_product(const model::Model& model, std::string_view wanted) {
  std::vector<std::string_view> candidates;
  for (const auto& product : model.products) {
    if (product.is_group || product.other) continue;
    candidates.push_back(product.name);
    candidates.push_back(product.title);
    if (!product.code.empty()) candidates.push_back(product.code);
  }
  const auto close = closest(wanted, candidates);
  return message(DiagnosticId::case_unknown_product, {std::string(wanted)},
                 close ? did_you_mean(*close) : std::string{});
}

void copy_case(const decide::Case& from, decide::Case& to) {
  to.clear();
  to.lists = from.lists;
  to.texts = from.texts;
  const auto copy = [&](const std::vector<Value>& values, std::vector<Value>& out) {
    out = values;
    for (auto& value : out) {
      if (value.kind != ValueKind::number || value.b != 0) continue;
      const auto moved = transfer(value.number(), to.pool);
      value = moved ? Value::of(*moved) : Value::missing();
    }
  };
  copy(from.facts, to.facts);
}

}  // namespace api
}  // namespace regelboek
