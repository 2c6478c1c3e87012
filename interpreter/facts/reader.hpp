// A case in JSON -> the slots that the plan reads.
#pragma once

#include <memory>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/limits.hpp"
#include "base/source.hpp"
#include "decide/case.hpp"
#include "facts/token.hpp"
#include "model/model.hpp"

namespace regelboek::facts {

struct Lookup;

/// Reads cases for one book. What it looks names up in is built once; reading changes nothing in
/// it, so threads may share a reader. The model must outlive the reader.
class CaseReader {
 public:
  /// What one thread needs while it reads; keeping it between cases saves allocations.
  class Workspace {
   public:
    Workspace();
    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;
    ~Workspace();

   private:
    friend class CaseReader;
    struct Impl;
    std::unique_ptr<Impl> impl_;
  };

  explicit CaseReader(const model::Model& model, const Limits& limits = Limits{});
  CaseReader(CaseReader&&) noexcept;
  CaseReader& operator=(CaseReader&&) noexcept;
  CaseReader(const CaseReader&) = delete;
  CaseReader& operator=(const CaseReader&) = delete;
  ~CaseReader();

  /// Fills `out`, whatever it held. When anything is wrong with the case: reports what, at its
  /// place in the text without byte order mark as source `id`, leaves `out` empty and returns
  /// false. Never throws for what a text contains.
  bool read(std::string_view json, Workspace& workspace, SourceId id, decide::Case& out,
            DiagnosticSink& sink) const;
  /// Sets one fact that is no list. False and a report, without a place, when the value can't be.
  bool set(model::FactId fact, const Token& token, decide::Case& out, DiagnosticSink& sink) const;
  /// The same with a workspace of its own, for a single case.
  bool read(std::string_view json, SourceId id, decide::Case& out, DiagnosticSink& sink) const;

 private:
  std::unique_ptr<const Lookup> lookup_;
  Limits limits_;
};

}  // namespace regelboek::facts
