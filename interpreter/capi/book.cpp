// Loading a book, and what it is.
#include "capi/border.hpp"

namespace capi = regelboek::capi;

namespace {

using capi::Failure;

Failure read_limits(const rb_limits* given, regelboek::BookLimits& limits) {
  if (given == nullptr) return {};
  rb_limits own{};
  if (Failure failure = capi::take(given, "limits", own); failure.is_one()) return failure;
  const auto set = [](auto& bound, auto value) {
    if (value != 0) bound = value;
  };
  set(limits.max_source_bytes, own.max_source_bytes);
  set(limits.max_total_bytes, own.max_total_bytes);
  set(limits.max_case_bytes, own.max_case_bytes);
  set(limits.max_messages, own.max_messages);
  set(limits.max_steps, own.max_steps);
  return {};
}

Failure keep(regelboek::LoadResult loaded, std::unique_ptr<rb_book>& made) {
  if (!loaded.book) return capi::refused(RB_ERROR_BOOK, std::move(loaded.messages));
  const auto& book = *loaded.book;
  made = std::make_unique<rb_book>(rb_book{loaded.book, std::move(loaded.messages), book.name(),
                                           book.title(), book.draft(), book.products()});
  return {};
}

Failure copy_source(const rb_source& from, regelboek::SourceText& to) {
  if (from.name == nullptr) return capi::null_argument("name");
  if (from.text == nullptr) return capi::null_argument("text");
  to.name = from.name;
  to.text = capi::view(from.text, from.text_size);
  return {};
}

/// The loader of a host, as the library calls it. Once it fails it is not called again.
class HostLoader {
 public:
  HostLoader(rb_source_loader loader, void* user) : loader_(loader), user_(user) {}

  std::optional<regelboek::SourceText> find(std::string_view from, std::string_view wanted) {
    if (failure_.is_one()) return std::nullopt;
    rb_source source{"", "", 0};
    const int32_t found =
        loader_(user_, std::string(from).c_str(), std::string(wanted).c_str(), &source);
    if (found == 0) return std::nullopt;
    if (found != 1) {
      failure_ = {RB_ERROR_HOST, "het zoeken van “" + std::string(wanted) + "” is mislukt"};
      return std::nullopt;
    }
    regelboek::SourceText text;
    failure_ = copy_source(source, text);
    if (failure_.is_one()) return std::nullopt;
    return text;
  }
  [[nodiscard]] Failure take_failure() { return std::move(failure_); }

 private:
  rb_source_loader loader_;
  void* user_;
  Failure failure_{};
};

}  // namespace

rb_status rb_book_load_path(const char* path, const rb_limits* limits, rb_book** out,
                            rb_error** error) {
  return capi::making(out, error, [&](std::unique_ptr<rb_book>& made) -> Failure {
    if (path == nullptr) return capi::null_argument("path");
    regelboek::BookLimits bounds;
    if (Failure failure = read_limits(limits, bounds); failure.is_one()) return failure;
    return keep(regelboek::Book::load_path(path, bounds), made);
  });
}

rb_status rb_book_load(const rb_source* sources, size_t count, rb_source_loader loader, void* user,
                       const rb_limits* limits, rb_book** out, rb_error** error) {
  return capi::making(out, error, [&](std::unique_ptr<rb_book>& made) -> Failure {
    if (sources == nullptr) return capi::null_argument("sources");
    regelboek::BookLimits bounds;
    if (Failure failure = read_limits(limits, bounds); failure.is_one()) return failure;
    std::vector<regelboek::SourceText> texts;
    for (size_t i = 0; i < count; ++i) {
      if (Failure failure = copy_source(sources[i], texts.emplace_back()); failure.is_one())
        return failure;
    }
    HostLoader host(loader, user);
    regelboek::SourceLoader find;
    if (loader != nullptr) {
      find = [&](std::string_view from, std::string_view wanted) {
        return host.find(from, wanted);
      };
    }
    auto loaded = regelboek::Book::load(std::move(texts), find, bounds);
    if (Failure failure = host.take_failure(); failure.is_one()) return failure;
    return keep(std::move(loaded), made);
  });
}

void rb_book_free(rb_book* book) { delete book; }

const char* rb_book_name(const rb_book* book) { return book == nullptr ? "" : book->name.c_str(); }
const char* rb_book_title(const rb_book* book) {
  return book == nullptr ? "" : book->title.c_str();
}
const char* rb_book_draft(const rb_book* book) {
  return book == nullptr ? "" : book->draft.c_str();
}

size_t rb_book_message_count(const rb_book* book) {
  return book == nullptr ? 0 : book->messages.size();
}
rb_status rb_book_message(const rb_book* book, size_t index, rb_message* out, rb_error** error) {
  return capi::guarded(error, [&]() -> Failure {
    if (book == nullptr) return capi::null_argument("book");
    return capi::fill_item(book->messages, index, out, capi::to_c);
  });
}

size_t rb_book_product_count(const rb_book* book) {
  return book == nullptr ? 0 : book->products.size();
}
rb_status rb_book_product(const rb_book* book, size_t index, rb_product* out, rb_error** error) {
  return capi::guarded(error, [&]() -> Failure {
    if (book == nullptr) return capi::null_argument("book");
    return capi::fill_item(book->products, index, out, [](const regelboek::ProductInfo& product) {
      return rb_product{0, product.name.c_str(), product.title.c_str(), product.code.c_str()};
    });
  });
}

rb_status rb_book_rules_json(const rb_book* book, rb_text** out, rb_error** error) {
  return capi::making_text(book, "book", out, error, [&] { return book->book->rules_json(); });
}
rb_status rb_book_case_schema(const rb_book* book, rb_text** out, rb_error** error) {
  return capi::making_text(book, "book", out, error, [&] { return book->book->case_schema(); });
}
rb_status rb_book_case_listing(const rb_book* book, const char* word, rb_text** out,
                               rb_error** error) {
  return capi::making_text(book, "book", out, error, [&] {
    return book->book->case_listing(word == nullptr ? std::string{} : std::string(word));
  });
}
