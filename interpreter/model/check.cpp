#include "model/check.hpp"

#include "model/checker.hpp"

namespace regelboek::model {

Model Checker::run() {
  declare_builtin_units();
  declare_all();
  check_products();
  const auto fact = [&](const char* name, const char* group) {
    const syntax::Path path{{{name, {}}, {group, {}}}, {}};
    return find_fact(path, false);
  };
  model_.anchors.asked_product = fact("product", "aanvraag");
  model_.anchors.assigned_product = fact("product", "toewijzing");
  model_.anchors.reference_date = fact("peildatum", "peilmoment");
  model_.anchors.concurrent = fact("gelijktijdige producten", "samenloop");
  if (const auto start = definitions_.find("ingangsdatum"); start != definitions_.end()) {
    model_.anchors.start_date = model_.definitions[start->second].value;
  }
  check_tests();
  // From here on a number may be nothing but what stood in for the one that did not fit.
  if (pool_.exhausted()) sink_.report(DiagnosticId::numbers_too_large, Span::none(), {model_.name});
  if (!sink_.has_errors()) find_conflicts();
  model_.pool = std::move(pool_);
  return std::move(model_);
}

std::unique_ptr<const Model> check(const std::vector<const syntax::File*>& files,
                                   DiagnosticSink& sink) {
  return std::make_unique<const Model>(Checker(files, sink).run());
}

}  // namespace regelboek::model
