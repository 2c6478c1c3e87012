#include "facts/reader.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "facts/lookup.hpp"
#include "facts/problems.hpp"
#include "facts/scalars.hpp"
#include "facts/syntax.hpp"
#include "facts/walk.hpp"

namespace regelboek::facts {

struct CaseReader::Workspace::Impl {
  simdjson::ondemand::parser parser;
  std::unique_ptr<char[]> text;  // a copy with room after it, as the parser wants
  std::size_t capacity = 0;
  WalkSpace walk;

  /// Copies the text; false when there is no memory for it.
  bool hold(std::string_view json) {
    constexpr std::size_t smallest = 4096;
    if (text == nullptr || json.size() > capacity) {
      const auto size = std::max(smallest, std::bit_ceil(json.size()));
      capacity = 0;
      text.reset(new (std::nothrow) char[size + simdjson::SIMDJSON_PADDING]);
      const auto most = parser.max_capacity();
      if (text == nullptr || parser.allocate(std::min(size, most)) != simdjson::SUCCESS) {
        return false;
      }
      capacity = size;
    }
    if (!json.empty()) std::memcpy(text.get(), json.data(), json.size());
    std::memset(text.get() + json.size(), 0, simdjson::SIMDJSON_PADDING);
    return true;
  }
  /// False when the text could not be read to its end, or is no JSON.
  bool walk_through(std::string_view json, Walk& run) {
    if (!hold(json)) return false;
    simdjson::ondemand::document document;
    const auto room = json.size() + simdjson::SIMDJSON_PADDING;
    if (parser.iterate(text.get(), json.size(), room).get(document) != simdjson::SUCCESS) {
      return false;
    }
    return run.run(document, {text.get(), json.size()});
  }
};

CaseReader::Workspace::Workspace() : impl_(std::make_unique<Impl>()) {}
CaseReader::Workspace::Workspace(Workspace&&) noexcept = default;
CaseReader::Workspace& CaseReader::Workspace::operator=(Workspace&&) noexcept = default;
CaseReader::Workspace::~Workspace() = default;

CaseReader::CaseReader(const model::Model& model, const Limits& limits)
    : lookup_(std::make_unique<const Lookup>(model)), limits_(limits) {}
CaseReader::CaseReader(CaseReader&&) noexcept = default;
CaseReader& CaseReader::operator=(CaseReader&&) noexcept = default;
CaseReader::~CaseReader() = default;

namespace {

/// Reports where the text is no JSON, or at least that it could not be read.
void explain(std::string_view json, const Limits& limits, Problems& problems) {
  const auto fault = find_syntax_fault(json, limits.max_json_depth);
  if (!fault) {
    if (problems.count() == 0) problems.syntax(problems.span(0, 0), "ze is niet te lezen");
    return;
  }
  const Span span = problems.span(fault->begin, fault->end);
  if (fault->reason.empty()) {
    problems.too_deep(span);
  } else {
    problems.syntax(span, fault->reason);
  }
}

}  // namespace

bool CaseReader::read(std::string_view json, Workspace& workspace, SourceId id, decide::Case& out,
                      DiagnosticSink& sink) const {
  constexpr std::size_t most_bytes =
      std::numeric_limits<std::uint32_t>::max() - simdjson::SIMDJSON_PADDING;
  out.clear();
  out.facts.resize(lookup_->model.facts.size());
  const std::string_view text = without_bom(json);
  const auto limit = std::min(limits_.max_json_bytes, most_bytes);
  Problems problems(*lookup_, limits_, id, sink);
  if (text.size() > limit) {
    problems.too_many_bytes(text.size(), limit);
    return false;
  }
  auto& impl = *workspace.impl_;
  Walk walk(*lookup_, limits_, impl.walk, out, problems);
  if (impl.walk_through(text, walk) && problems.count() == 0) return true;
  explain(text, limits_, problems);
  out.clear();
  return false;
}

bool CaseReader::set(model::FactId fact, const Token& token, decide::Case& out,
                     DiagnosticSink& sink) const {
  TextIndex texts;
  Problems problems(*lookup_, limits_, 0, sink);
  Scalars scalars(*lookup_, limits_, texts, out, problems);
  Place place;
  place.type = lookup_->model.facts[fact].type;
  place.fact = fact;
  return scalars.read(place, token, out.facts[fact]);
}

bool CaseReader::read(std::string_view json, SourceId id, decide::Case& out,
                      DiagnosticSink& sink) const {
  Workspace workspace;
  return read(json, workspace, id, out, sink);
}

}  // namespace regelboek::facts
