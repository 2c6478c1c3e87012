// The case model as people look it up.
#include <algorithm>

#include "facts/schema.hpp"

namespace regelboek::facts {

namespace {

using model::TypeKind;

std::string kind_of(const model::Model& model, const model::Type& type) {
  switch (type.kind) {
    case TypeKind::boolean:
      return "ja of nee";
    case TypeKind::date:
      return "datum (jjjj-mm-dd)";
    case TypeKind::moment:
      return "tijdstip (jjjj-mm-ddTuu:mm)";
    case TypeKind::duration:
      return type.unit == 0 ? "duur (bijvoorbeeld \"10 maanden\")" : model.units[type.unit].plural;
    case TypeKind::number:
      return type.id == 0 ? "getal" : model.units[type.unit].plural;
    case TypeKind::product:
      return "product";
    case TypeKind::text:
      return "tekst";
    case TypeKind::list:
      return "lijst van " + kind_of(model, model.lists[type.id].fields[0].type);
    case TypeKind::choice: {
      const auto& choice = model.choices[type.id];
      constexpr std::size_t most = 16;
      std::string values;
      for (std::size_t i = 0; i < choice.values.size() && i < most; ++i) {
        values += (i == 0 ? "" : ", ") + choice.values[i].name;
      }
      if (choice.values.size() > most)
        values += ", … (" + std::to_string(choice.values.size()) + ")";
      return "keuze uit " + values;
    }
    case TypeKind::error:
      break;
  }
  return {};
}

class Listing {
 public:
  Listing(const model::Model& model, const std::string& word) : model_(model), word_(word) {}

  std::string run() {
    for (const auto& [group, description] : model_.groups) {
      head(group, description);
      for (const auto& fact : model_.facts) {
        if (fact.group == group) line(fact.name, fact.type, fact.description, fact.otherwise);
      }
    }
    for (const auto& list : model_.lists) {
      if (list.scalar || list.fact == model::none) continue;
      head(list.plural + ", per stuk " + list.singular, list.description);
      for (const auto& field : list.fields)
        line(field.name, field.type, field.description, field.otherwise);
    }
    return out_;
  }

 private:
  void head(const std::string& name, const std::string& description) {
    head_ =
        (out_.empty() ? "" : "\n") + name + (description.empty() ? "" : ": " + description) + "\n";
  }

  void line(const std::string& name, const model::Type& type, const std::string& description,
            model::ExprId otherwise) {
    const bool wanted =
        name.find(word_) != std::string::npos || description.find(word_) != std::string::npos;
    if (!wanted) return;
    out_ += head_;
    head_.clear();
    out_ += "  " + name + ": " + kind_of(model_, type) +
            (otherwise == model::no_expr ? "" : " (volgt ook uit andere gegevens)") + "\n";
    if (!description.empty()) out_ += "      " + description + "\n";
  }

  const model::Model& model_;
  const std::string& word_;
  std::string head_, out_;
};

}  // namespace

std::string case_listing(const model::Model& model, const std::string& word) {
  return Listing(model, word).run();
}

}  // namespace regelboek::facts
