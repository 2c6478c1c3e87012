#include "api/request.hpp"

#include <algorithm>

#include "api/impl.hpp"

namespace regelboek::api {

namespace {

using Words = std::vector<std::string>;

Words split(std::string_view text) {
  Words words;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(" \t", at)) != std::string_view::npos) {
    const auto end = std::min(text.find_first_of(" \t", at), text.size());
    words.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

std::string join(const Words& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) text += (text.empty() ? "" : " ") + words[i];
  return text;
}

class RequestReader {
 public:
  RequestReader(const plan::Plan& plan, Words words)
      : plan_(plan), model_(*plan.model), words_(std::move(words)) {
    group_ = model_.facts[model_.anchors.asked_product].group;
  }

  RequestSentence read() {
    if (!product()) return std::move(out_);
    while (at_ < words_.size() && !out_.problem) part();
    return std::move(out_);
  }

 private:
  void say(model::FactId fact, const std::string& value) {
    const std::string owner = group_.empty() ? "" : " van " + group_;
    out_.sentences.push_back(model_.facts[fact].name + owner + " is " + value);
  }
  bool refuse() {
    out_.problem =
        message(DiagnosticId::request_not_understood, {join(words_, at_, words_.size())});
    return false;
  }

  /// The longest run of words that names a product.
  bool product() {
    for (std::size_t end = words_.size(); end > at_; --end) {
      const auto found = find_product(model_, join(words_, at_, end));
      if (found == model::none) continue;
      at_ = end;
      say(model_.anchors.asked_product, model_.products[found].name);
      return true;
    }
    const auto end = std::find_if(words_.begin() + 1, words_.end(), [](const std::string& word) {
      return word == "vanaf" || word == "tot" || (word[0] >= '0' && word[0] <= '9');
    });
    out_.problem =
        unknown_product(model_, join(words_, at_, static_cast<std::size_t>(end - words_.begin())));
    return false;
  }

  void part() {
    const std::string& word = words_[at_];
    const bool from = word == "vanaf";
    const bool until = join(words_, at_, std::min(at_ + 3, words_.size())) == "tot en met";
    const auto begin = at_ + (from ? 1 : until ? 3 : 0);
    auto end = begin;
    while (end < words_.size() && words_[end] != "vanaf" && words_[end] != "tot") ++end;
    const std::string text = join(words_, begin, end);
    const auto fact = from ? start() : until ? named("einddatum") : size(words_, begin, end);
    if (text.empty() || fact == model::none) {
      refuse();
      return;
    }
    say(fact, text);
    at_ = end;
  }

  [[nodiscard]] model::FactId start() const {
    if (plan_.start_date == plan::no_instr) return model::none;
    const plan::Instr& instr = plan_.instrs[plan_.start_date];
    return instr.code == plan::Code::fact ? instr.a : model::none;
  }
  [[nodiscard]] model::FactId named(std::string_view name) const {
    return find([&](const model::Fact& fact) { return fact.name == name; });
  }
  /// The fact of the request that counts in this unit: "24 sessies", "3 etmalen per week".
  [[nodiscard]] model::FactId size(const Words& words, std::size_t begin, std::size_t end) const {
    if (end < begin + 2) return model::none;
    const std::string unit = join(words, begin + 1, end);
    const auto counted = find([&](const model::Fact& fact) {
      const auto& own = model_.units[fact.type.unit];
      return fact.type.kind == model::TypeKind::number && fact.type.unit != 0 &&
             (own.singular == unit || own.plural == unit);
    });
    if (counted != model::none) return counted;
    constexpr std::uint32_t calendar[] = {model::unit_day, model::unit_week, model::unit_month,
                                          model::unit_year};
    const bool is_length = std::any_of(std::begin(calendar), std::end(calendar), [&](auto id) {
      return model_.units[id].singular == unit || model_.units[id].plural == unit;
    });
    if (!is_length) return model::none;
    return find(
        [](const model::Fact& fact) { return fact.type.kind == model::TypeKind::duration; });
  }
  template <class Test>
  [[nodiscard]] model::FactId find(Test&& test) const {
    for (model::FactId id = 0; id < model_.facts.size(); ++id) {
      if (model_.facts[id].group == group_ && test(model_.facts[id])) return id;
    }
    return model::none;
  }

  const plan::Plan& plan_;
  const model::Model& model_;
  Words words_;
  std::string group_;
  std::size_t at_ = 1;
  RequestSentence out_;
};

}  // namespace

std::optional<RequestSentence> read_request(const plan::Plan& plan, std::string_view sentence) {
  constexpr std::string_view word = "aanvraag ";
  const model::Model& model = *plan.model;
  if (!sentence.starts_with(word) || model.anchors.asked_product == model::none)
    return std::nullopt;
  // A fact may begin with the same word.
  for (const auto& fact : model.facts) {
    if (fact.name.starts_with(word) && sentence.starts_with(fact.name)) return std::nullopt;
  }
  return RequestReader(plan, split(sentence)).read();
}

}  // namespace regelboek::api
