#include "parse/parse.hpp"

#include <antlr4-runtime.h>

#include <memory>
#include <span>
#include <string>

#include "RegelboekParser.h"
#include "parse/build.hpp"
#include "parse/layout.hpp"
#include "parse/recovery.hpp"
#include "parse/tokens.hpp"
#include "parse/window.hpp"

namespace regelboek::parse {

using grammar::RegelboekParser;

namespace {

/// Reads one declaration at a time, so that a parse tree never gets larger than one of them.
class FileParser {
 public:
  FileParser(const SourceFile& source, SourceId id, const Limits& limits, DiagnosticSink& sink)
      : source_(source), id_(id), limits_(limits), sink_(sink), window_(source.text()) {
    file_.source = id;
  }

  syntax::File read();

 private:
  void take_tokens(const std::vector<RawToken>& raw);
  void parse_declaration(RegelboekParser& parser, const std::vector<std::size_t>& mistakes,
                         std::span<const LaidToken> tokens);

  const SourceFile& source_;
  SourceId id_;
  const Limits& limits_;
  DiagnosticSink& sink_;
  TokenWindow window_;
  syntax::File file_;
};

void FileParser::take_tokens(const std::vector<RawToken>& raw) {
  file_.tokens.reserve(raw.size());
  for (const RawToken& token : raw) {
    file_.tokens.push_back({kind_of(token.type), Span{id_, token.begin, token.end}});
  }
}

syntax::File FileParser::read() {
  const std::vector<RawToken> raw = read_tokens(source_.text());
  take_tokens(raw);
  Layout layout = lay_out(raw, source_, id_, limits_, sink_);
  file_.sentences = std::move(layout.sentences);

  RegelboekParser parser(&window_);
  auto recovery = std::make_shared<LineRecovery>(window_, id_, sink_, file_.tokens);
  parser.setErrorHandler(recovery);
  parser.removeErrorListeners();
  parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(
      antlr4::atn::PredictionMode::SLL);

  const std::span<const LaidToken> tokens(layout.tokens);
  for (std::size_t nth = 0; nth < layout.declarations.size(); ++nth) {
    const std::size_t begin = layout.declarations[nth];
    const bool is_last = nth + 1 == layout.declarations.size();
    const std::size_t end = is_last ? tokens.size() : layout.declarations[nth + 1];
    parse_declaration(parser, recovery->mistakes(), tokens.subspan(begin, end - begin));
  }
  return std::move(file_);
}

void FileParser::parse_declaration(RegelboekParser& parser,
                                   const std::vector<std::size_t>& mistakes,
                                   std::span<const LaidToken> tokens) {
  window_.show(tokens);
  parser.reset();
  const Node root(parser.bestand());
  const Build build{source_.text(), id_, limits_, sink_, mistakes};
  for (std::size_t index = 0; index < root.size(); ++index) {
    const Node node = root.at(index).node;
    if (node) build_declaration(build, node, file_.declarations);
  }
}

// What can still go wrong here is a mistake in this program; it must not end the one it is in.
void report_failure(SourceId id, DiagnosticSink& sink, const std::string& what) {
  sink.report(DiagnosticId::internal_error, Span{id, 0, 0}, {what});
}

}  // namespace

bool is_readable(const SourceFile& source, SourceId id, std::size_t bytes, const Limits& limits,
                 DiagnosticSink& sink) {
  const TextCheck check = check_text(source.text(), limits);
  switch (check.problem) {
    case TextCheck::Problem::none:
      return true;
    case TextCheck::Problem::binary:
      sink.report(DiagnosticId::file_binary, Span::none(), {source.name()});
      break;
    case TextCheck::Problem::invalid_utf8:
      sink.report(DiagnosticId::invalid_utf8, {id, check.offset, check.offset + 1},
                  {source.name(), std::to_string(check.offset)});
      break;
    case TextCheck::Problem::too_large:
      sink.report(DiagnosticId::file_too_large, Span::none(),
                  {source.name(), std::to_string(bytes), std::to_string(limits.max_source_bytes)});
      break;
  }
  return false;
}

syntax::File parse(const SourceFile& source, SourceId id, const Limits& limits,
                   DiagnosticSink& sink) {
  try {
    return FileParser(source, id, limits, sink).read();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    report_failure(id, sink, error.what());
  }
  syntax::File empty;
  empty.source = id;
  return empty;
}

bool is_plain_name(std::string_view text) {
  const auto tokens = read_tokens(text);
  return !tokens.empty() && std::all_of(tokens.begin(), tokens.end(), [](const RawToken& token) {
    return is_name_word(token.type);
  });
}

}  // namespace regelboek::parse
