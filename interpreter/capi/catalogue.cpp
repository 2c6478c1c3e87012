// What a case of a book may say.
#include "capi/border.hpp"

namespace capi = regelboek::capi;

static_assert(RB_KIND_LIST == static_cast<int>(regelboek::FactKind::list));

namespace {

using capi::Failure;

const regelboek::FactInfo* fact_of(const rb_book* book, rb_fact_id fact) {
  if (book == nullptr || fact >= book->book->facts().size()) return nullptr;
  return &book->book->facts()[fact];
}

rb_fact_info to_c(const regelboek::FactInfo& info) {
  rb_fact_info made{};
  made.name = info.name.c_str();
  made.place = info.place.c_str();
  made.group = info.group.c_str();
  made.description = info.description.c_str();
  made.kind = static_cast<rb_fact_kind>(info.kind);
  made.derived = info.derived ? 1 : 0;
  made.unit = info.unit.c_str();
  made.row = info.row.c_str();
  made.choice_count = info.choices.size();
  made.field_count = info.fields.size();
  return made;
}

rb_field_info field_to_c(const regelboek::FieldInfo& field) {
  rb_field_info made{};
  made.name = field.name.c_str();
  made.description = field.description.c_str();
  made.kind = static_cast<rb_fact_kind>(field.kind);
  made.unit = field.unit.c_str();
  made.choice_count = field.choices.size();
  return made;
}

const char* item(const std::vector<std::string>& items, size_t index) {
  return index < items.size() ? items[index].c_str() : "";
}

}  // namespace

size_t rb_book_fact_count(const rb_book* book) {
  return book == nullptr ? 0 : book->book->facts().size();
}

rb_status rb_book_fact(const rb_book* book, rb_fact_id fact, rb_fact_info* out, rb_error** error) {
  return capi::guarded(error, [&]() -> Failure {
    if (book == nullptr) return capi::null_argument("book");
    return capi::fill_item(book->book->facts(), fact, out, to_c);
  });
}

rb_status rb_book_find_fact(const rb_book* book, const char* place_or_name, rb_fact_id* out,
                            rb_error** error) {
  return capi::guarded(error, [&]() -> Failure {
    if (book == nullptr) return capi::null_argument("book");
    if (place_or_name == nullptr) return capi::null_argument("place_or_name");
    if (out == nullptr) return capi::null_argument("out");
    const auto fact = book->book->fact(place_or_name);
    if (!fact)
      return {RB_ERROR_NOT_FOUND, "het boek heeft niet precies één gegeven dat “" +
                                      std::string(place_or_name) + "” heet"};
    *out = *fact;
    return {};
  });
}

const char* rb_book_fact_choice(const rb_book* book, rb_fact_id fact, size_t index) {
  const auto* info = fact_of(book, fact);
  return info == nullptr ? "" : item(info->choices, index);
}

rb_status rb_book_field(const rb_book* book, rb_fact_id fact, size_t index, rb_field_info* out,
                        rb_error** error) {
  return capi::guarded(error, [&]() -> Failure {
    if (book == nullptr) return capi::null_argument("book");
    const auto* info = fact_of(book, fact);
    if (info == nullptr) return capi::out_of_range("fact", fact, book->book->facts().size());
    return capi::fill_item(info->fields, index, out, field_to_c);
  });
}

const char* rb_book_field_choice(const rb_book* book, rb_fact_id fact, size_t field, size_t index) {
  const auto* info = fact_of(book, fact);
  if (info == nullptr || field >= info->fields.size()) return "";
  return item(info->fields[field].choices, index);
}
