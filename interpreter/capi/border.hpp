// The border between C and C++: no exception passes it, and every failure becomes a status.
#pragma once

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "capi/handles.hpp"

namespace regelboek::capi {

/// What came of the body of a function; RB_OK: all well.
struct Failure {
  rb_status status = RB_OK;
  std::string text{};
  std::vector<Message> messages{};
  [[nodiscard]] bool is_one() const { return status != RB_OK; }
};

[[nodiscard]] Failure null_argument(const char* name);
[[nodiscard]] Failure out_of_range(const char* name, std::size_t value, std::size_t count);
[[nodiscard]] Failure wrong_size(std::size_t size);
/// What a book or case has against it.
[[nodiscard]] Failure refused(rb_status status, std::vector<Message> messages);
/// What a status says by itself.
[[nodiscard]] const char* status_text(rb_status status);

/// Gives the host what is wrong; without memory for that, the status alone.
rb_status report(rb_error** error, Failure failure);
rb_status report_plain(rb_error** error, rb_status status, const char* text) noexcept;

/// Runs the body of a function: a Failure, or an exception, becomes a status and an rb_error.
template <class Body>
rb_status guarded(rb_error** error, Body&& body) noexcept {
  if (error != nullptr) *error = nullptr;
  try {
    Failure failure = body();
    return failure.is_one() ? report(error, std::move(failure)) : RB_OK;
  } catch (const std::bad_alloc&) {
    return report_plain(error, RB_ERROR_MEMORY, "");
  } catch (const std::exception& thrown) {
    return report_plain(error, RB_ERROR_INTERNAL, thrown.what());
  } catch (...) {
    return report_plain(error, RB_ERROR_INTERNAL, "");
  }
}

/// The same for a function that gives a handle: the body makes it.
template <class Handle, class Body>
rb_status making(Handle** out, rb_error** error, Body&& body) noexcept {
  if (out != nullptr) *out = nullptr;
  return guarded(error, [&]() -> Failure {
    if (out == nullptr) return null_argument("out");
    std::unique_ptr<Handle> made;
    Failure failure = body(made);
    if (!failure.is_one()) *out = made.release();
    return failure;
  });
}

/// A function that gives a text; the body returns it.
template <class Handle, class Body>
rb_status making_text(const Handle* handle, const char* name, rb_text** out, rb_error** error,
                      Body&& body) noexcept {
  return making(out, error, [&](std::unique_ptr<rb_text>& made) -> Failure {
    if (handle == nullptr) return null_argument(name);
    made = std::make_unique<rb_text>(rb_text{body()});
    return {};
  });
}

/// The size of a struct in the first version that had it: what every host knows. A struct that
/// grows gets a specialisation with its old size.
template <class Struct>
inline constexpr std::size_t smallest = sizeof(Struct);
/// More than any struct will be: a size above it was never set.
inline constexpr std::size_t largest = 4096;

/// Whether the host has set `size` to something that can be.
[[nodiscard]] inline bool is_size(std::size_t size, std::size_t smallest_size) {
  return size >= smallest_size && size <= largest;
}

/// Fills a struct of the host as far as both know it; what only the host knows becomes zero.
template <class Struct>
Failure fill(Struct made, Struct* out) {
  if (out == nullptr) return null_argument("out");
  const std::size_t size = out->size;
  if (!is_size(size, smallest<Struct>)) return wrong_size(size);
  made.size = size;
  auto* to = reinterpret_cast<char*>(out);
  std::memcpy(to, &made, std::min(size, sizeof made));
  if (size > sizeof made) std::memset(to + sizeof made, 0, size - sizeof made);
  return {};
}

/// Takes a struct of the host as far as both know it. What only the host knows has to be zero: a
/// wish that would be ignored is a mistake.
template <class Struct>
Failure take(const Struct* in, const char* name, Struct& own) {
  if (in == nullptr) return null_argument(name);
  const std::size_t size = in->size;
  if (!is_size(size, smallest<Struct>)) return wrong_size(size);
  const auto* from = reinterpret_cast<const char*>(in);
  std::memcpy(&own, from, std::min(size, sizeof own));
  for (std::size_t at = sizeof own; at < size; ++at) {
    if (from[at] != 0) return wrong_size(size);
  }
  return {};
}

/// A text of the host.
[[nodiscard]] inline std::string_view view(const char* data, std::size_t size) {
  return size == RB_UNTIL_NUL ? std::string_view(data) : std::string_view(data, size);
}

/// Item `index` of a list, put into a struct by `put`.
template <class Items, class Struct, class Put>
Failure fill_item(const Items& items, std::size_t index, Struct* out, Put&& put) {
  if (index >= items.size()) return out_of_range("index", index, items.size());
  return fill(put(items[index]), out);
}

[[nodiscard]] rb_message to_c(const Message& message);
/// Whether a question is one of the five.
[[nodiscard]] inline bool is_question(rb_question question) {
  return question >= RB_ASSIGN && question <= RB_CHOOSE;
}

}  // namespace regelboek::capi
