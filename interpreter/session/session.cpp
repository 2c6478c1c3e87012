#include "session/session.hpp"

#include <algorithm>
#include <set>

#include "base/suggest.hpp"
#include "model/check.hpp"
#include "parse/parse.hpp"

namespace regelboek::session {

namespace {

class Loading {
 public:
  Loading(Session& session, const Loader& loader, DiagnosticSink& sink)
      : session_(session), loader_(loader), sink_(sink) {}

  void read(Source source) {
    const std::string key = source.name;
    if (!seen_.insert(key).second) return;
    const std::size_t bytes = source.text.size();
    total_ += bytes;
    const SourceId id = session_.sources.add(source.name, std::move(source.text));
    const SourceFile& file = session_.sources.get(id);
    if (!readable(file, id, bytes)) return;
    syntax::File parsed = parse::parse(file, id, session_.limits, sink_);
    // Said only when nothing else is: a file of mistakes is not empty.
    if (parsed.declarations.empty() && !sink_.has_errors())
      sink_.report(DiagnosticId::file_empty, Span::none(), {file.name()});
    open_.push_back(key);
    for (const auto& declaration : parsed.declarations) {
      if (const auto* use = std::get_if<syntax::UseDeclaration>(&declaration.node))
        follow(key, *use, declaration.span);
    }
    open_.pop_back();
    session_.files.push_back(std::move(parsed));
  }

 private:
  bool readable(const SourceFile& file, SourceId id, std::size_t bytes) {
    if (total_ > session_.limits.max_total_bytes) {
      sink_.report(
          DiagnosticId::file_too_large, Span::none(),
          {file.name(), std::to_string(total_), std::to_string(session_.limits.max_total_bytes)});
      return false;
    }
    return parse::is_readable(file, id, bytes, session_.limits, sink_);
  }

  void follow(const std::string& from, const syntax::UseDeclaration& use, const Span& span) {
    std::string wanted;
    for (const auto& part : use.path) wanted += (wanted.empty() ? "" : "/") + part.text;
    std::optional<Source> found = loader_ ? loader_(from, wanted) : std::nullopt;
    if (!found) {
      if (const auto standard = standard_module(wanted))
        found = Source{"stdlib/" + wanted + ".boek", std::string(*standard)};
    }
    if (!found) {
      const auto modules = standard_modules();
      const auto close = closest(wanted, modules);
      sink_.report(DiagnosticId::use_of_missing_file, span, {wanted},
                   close ? did_you_mean(*close) : std::string{});
      return;
    }
    const auto cycle = std::find(open_.begin(), open_.end(), found->name);
    if (cycle != open_.end()) {
      std::string path;
      for (auto at = cycle; at != open_.end(); ++at) path += *at + " → ";
      sink_.report(DiagnosticId::cyclic_use, span, {path + found->name});
      return;
    }
    read(std::move(*found));
  }

  Session& session_;
  const Loader& loader_;
  DiagnosticSink& sink_;
  std::set<std::string> seen_;
  std::vector<std::string> open_;
  std::size_t total_ = 0;
};

}  // namespace

std::unique_ptr<const Session> load(std::vector<Source> sources, const Loader& loader,
                                    const Limits& limits) {
  auto session = std::make_unique<Session>();
  session->limits = limits;
  DiagnosticSink sink(limits);
  Loading loading(*session, loader, sink);
  for (auto& source : sources) loading.read(std::move(source));
  std::vector<const syntax::File*> files;
  for (const auto& file : session->files) files.push_back(&file);
  auto model = model::check(files, sink);
  const bool clean = !sink.has_errors();
  session->diagnostics = sink.take_sorted();
  if (clean) {
    session->plan = plan::make_plan(std::move(model));
    session->reader = std::make_unique<facts::CaseReader>(*session->plan->model, limits);
  }
  return session;
}

}  // namespace regelboek::session
