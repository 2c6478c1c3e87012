#include "repl/rows.hpp"

#include <algorithm>
#include <charconv>

#include "repl/text.hpp"

namespace regelboek::cli::repl {

namespace {

std::string key_of(std::string_view member) {
  const auto begin = member.find('"') + 1;
  return std::string(member.substr(begin, member.find('"', begin) - begin));
}

std::string key_for(std::string field) {
  std::replace(field.begin(), field.end(), ' ', '_');
  return field;
}

std::string name_for(std::string key) {
  std::replace(key.begin(), key.end(), '_', ' ');
  return key;
}

std::string object_of(const std::vector<std::string>& members) {
  std::string json = "{";
  for (const auto& member : members) json += (json.size() == 1 ? "" : ", ") + member;
  return json + "}";
}

Message problem(std::string text, std::string hint = {}) {
  Message made;
  made.text = std::move(text);
  made.hint = std::move(hint);
  return made;
}

std::vector<Message> put(Facts& facts, FactId list, const std::vector<std::string>& rows) {
  if (auto wrong = facts.set(list, JsonText{array_of(rows)})) return {*wrong};
  return {};
}

std::optional<Message> no_such_row(const std::vector<std::string>& rows, std::size_t row) {
  if (row < rows.size()) return std::nullopt;
  const std::string there = rows.empty()
                                ? "er zijn geen rijen"
                                : "er is" + std::string(rows.size() == 1 ? " " : "/zijn ") +
                                      counted(rows.size(), "rij", "rijen");
  return problem("rij " + std::to_string(row + 1) + " is er niet; " + there);
}

}  // namespace

std::vector<std::string> elements(std::string_view json) {
  std::vector<std::string> found;
  int depth = 0;
  bool quoted = false;
  std::size_t begin = 1;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (quoted && c == '\\') {
      ++at;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '[' || c == '{')) {
      if (++depth == 1) begin = at + 1;
    } else if (!quoted && (c == ']' || c == '}' || c == ',')) {
      const bool ends = c != ',' && --depth == 0;
      if (!ends && (c != ',' || depth != 1)) continue;
      std::string element = trimmed(json.substr(begin, at - begin));
      if (!element.empty()) found.push_back(std::move(element));
      begin = at + 1;
    }
  }
  return found;
}

std::string array_of(const std::vector<std::string>& elements) {
  std::string json = "[";
  for (const auto& element : elements) json += (json.size() == 1 ? "" : ", ") + element;
  return json + "]";
}

std::vector<std::string> rows_of(const Facts& facts, FactId list) {
  const FactValue value = facts.get(list);
  const auto* json = std::get_if<JsonText>(&value);
  return json == nullptr ? std::vector<std::string>{} : elements(json->text);
}

std::optional<RowName> row_named(const Book& book, std::string_view name) {
  const auto space = name.find_last_of(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::string_view digits = name.substr(space + 1);
  std::size_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
  if (!whole || number == 0) return std::nullopt;
  const std::string_view words = name.substr(0, space);
  const auto& infos = book.facts();
  for (FactId id = 0; id < infos.size(); ++id) {
    if (infos[id].row.empty()) continue;
    if (words == infos[id].row) return RowName{id, number - 1, {}};
    const std::string owner = " van " + infos[id].row;
    if (!words.ends_with(owner)) continue;
    return RowName{id, number - 1, std::string(words.substr(0, words.size() - owner.size()))};
  }
  return std::nullopt;
}

std::vector<Message> remove_row(Facts& facts, const RowName& row) {
  auto rows = rows_of(facts, row.list);
  if (auto wrong = no_such_row(rows, row.row)) return {*wrong};
  if (row.field.empty()) {
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(row.row));
    return put(facts, row.list, rows);
  }
  auto members = elements(rows[row.row]);
  const auto gone = std::erase_if(
      members, [&](const auto& member) { return key_of(member) == key_for(row.field); });
  if (gone == 0) return {problem("“" + row.field + "” is van die rij niet bekend")};
  rows[row.row] = object_of(members);
  return put(facts, row.list, rows);
}

std::vector<Message> merge_row(const Book& book, Facts& facts, const RowName& row,
                               std::string_view fields) {
  auto rows = rows_of(facts, row.list);
  if (auto wrong = no_such_row(rows, row.row)) return {*wrong};
  Facts told = book.empty_case();
  auto wrong = told.tell(book.facts()[row.list].row + ": " + std::string(fields));
  if (!wrong.empty()) return wrong;
  const auto made = rows_of(told, row.list);
  if (made.size() != 1) return {problem("daar staat meer dan één rij")};
  auto members = elements(rows[row.row]);
  for (auto& member : elements(made.front())) {
    std::erase_if(members, [&](const auto& old) { return key_of(old) == key_of(member); });
    members.push_back(std::move(member));
  }
  rows[row.row] = object_of(members);
  return put(facts, row.list, rows);
}

std::vector<std::string> put_rows(Facts& facts, FactId list, const std::string& json,
                                  const FactInfo& info) {
  if (!facts.set(list, JsonText{json})) return {};
  std::vector<std::string> lost, kept;
  Facts trial = facts;
  const auto fits = [&](const std::string& row) {
    return !trial.set(list, JsonText{array_of({row})});
  };
  std::size_t number = 0;
  for (const auto& row : elements(json)) {
    ++number;
    const std::string name =
        (info.row.empty() ? info.name : info.row) + " " + std::to_string(number);
    if (fits(row)) {
      kept.push_back(row);
    } else if (!row.starts_with('{')) {
      lost.push_back(name);
    } else {
      auto members = elements(row);
      std::erase_if(members, [&](const auto& member) {
        if (fits("{" + member + "}")) return false;
        lost.push_back(name_for(key_of(member)) + " van " + name);
        return true;
      });
      kept.push_back(object_of(members));
    }
  }
  if (facts.set(list, JsonText{array_of(kept)})) lost.push_back(info.name);
  return lost;
}

}  // namespace regelboek::cli::repl
