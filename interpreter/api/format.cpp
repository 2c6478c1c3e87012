#include "format/format.hpp"

#include "api/impl.hpp"

namespace regelboek {

FormatResult format_text(std::string_view text, const std::string& name, const BookLimits& limits) {
  const Limits all = api::all_limits(limits);
  SourceSet sources;
  const SourceId id = sources.add(name, std::string(text));
  DiagnosticSink sink(all);
  FormatResult result;
  result.text = format::format(sources, id, all, sink);
  result.messages = api::messages(sink.take_sorted(), sources);
  return result;
}

}  // namespace regelboek
