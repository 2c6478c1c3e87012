#include "format/format.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "format/page.hpp"
#include "format/same_tree.hpp"
#include "format/words.hpp"
#include "parse/parse.hpp"

namespace regelboek::format {

namespace {

using syntax::TokenKind;

/// A file that was read, with what was wrong in a sink of its own.
struct Reading {
  syntax::File file;
  DiagnosticSink sink;
};

Reading read(const SourceFile& source, SourceId id, const Limits& limits) {
  Reading reading{{}, DiagnosticSink(limits)};
  if (parse::is_readable(source, id, source.text().size(), limits, reading.sink)) {
    reading.file = parse::parse(source, id, limits, reading.sink);
  }
  return reading;
}

void pass_on(DiagnosticSink& from, DiagnosticSink& to) {
  for (Diagnostic& diagnostic : from.take_sorted()) to.report(std::move(diagnostic));
}

/// The words and comments of a file, without the layout.
class Content {
 public:
  Content(const syntax::File& file, std::string_view text) : tokens_(file.tokens), text_(text) {}

  bool operator==(const Content& other) const {
    std::size_t mine = 0;
    std::size_t its = 0;
    while (true) {
      mine = skip(mine);
      its = other.skip(its);
      if (mine == tokens_.size() || its == other.tokens_.size()) break;
      if (written(mine++) != other.written(its++)) return false;
    }
    return mine == tokens_.size() && its == other.tokens_.size();
  }

 private:
  std::size_t skip(std::size_t index) const {
    while (index < tokens_.size() && tokens_[index].kind == TokenKind::line_end) ++index;
    return index;
  }
  std::string_view written(std::size_t index) const {
    const syntax::Token& token = tokens_[index];
    const std::string_view text = text_.substr(token.span.begin, token.span.length());
    return token.kind == TokenKind::comment ? comment_text(text) : word_of(token, text).text;
  }

  const std::vector<syntax::Token>& tokens_;
  std::string_view text_;
};

}  // namespace

std::optional<std::string> format(SourceSet& sources, SourceId id, const Limits& limits,
                                  DiagnosticSink& sink) {
  const SourceFile& source = sources.get(id);
  Reading before = read(source, id, limits);
  const bool wrong = before.sink.has_errors();
  pass_on(before.sink, sink);
  if (wrong) return std::nullopt;

  std::string text = write_page(before.file, source.text());
  if (text == source.text()) return text;
  const SourceId made = sources.add(source.name() + " (opgemaakt)", text);
  Reading after = read(sources.get(made), made, limits);
  if (after.sink.has_errors()) {
    pass_on(after.sink, sink);
    return std::nullopt;
  }
  if (Content(before.file, source.text()) == Content(after.file, text) &&
      same_tree(before.file, after.file)) {
    return text;
  }
  sink.report(DiagnosticId::internal_error, Span{id, 0, 0},
              {"in een andere opmaak zou dit bestand iets anders zeggen"});
  return std::nullopt;
}

}  // namespace regelboek::format
