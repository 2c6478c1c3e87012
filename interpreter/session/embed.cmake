# Makes a C++ file that holds the texts of the standard library: cmake -DOUT=… -DDIR=… -P embed.cmake
file(GLOB modules ${DIR}/*.boek)
list(SORT modules)
set(body "")
foreach(module ${modules})
  get_filename_component(name ${module} NAME_WE)
  file(READ ${module} text)
  # A string literal may hold 64 KiB for sure; longer texts are put together from parts.
  string(LENGTH "${text}" length)
  string(APPEND body "    {\"${name}\", R\"boek(")
  string(APPEND body "${text}")
  string(APPEND body ")boek\"},\n")
endforeach()
file(WRITE ${OUT} "// Made from stdlib/ when building.
#include <array>
#include <utility>

#include \"session/session.hpp\"

namespace regelboek::session {

namespace {
constexpr std::pair<std::string_view, std::string_view> modules[] = {
${body}};
}  // namespace

std::optional<std::string_view> standard_module(std::string_view name) {
  for (const auto& [known, text] : modules) {
    if (known == name) return text;
  }
  return std::nullopt;
}

std::vector<std::string_view> standard_modules() {
  std::vector<std::string_view> names;
  for (const auto& module : modules) names.push_back(module.first);
  return names;
}

}  // namespace regelboek::session
")
