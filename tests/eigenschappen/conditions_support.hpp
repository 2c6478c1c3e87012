// Random conditions and values in the words of the books that books_test.cpp writes.
#pragma once

#include <string>
#include <vector>

#include "random_support.hpp"

namespace regelboek::properties {

/// Which rows can be named at a place.
struct Rows {
  bool dated = false;   // a row of `rijen`
  bool plain = false;   // a row of `dingen`
  bool window = false;  // inside a window over `rijen`
};

class Conditions {
 public:
  explicit Conditions(Random& random) : random_(random) {}

  /// Definitions and derived facts may be named only where that makes no circle.
  std::string condition(int depth, Rows rows = {}, bool derived = true);
  std::string number(int depth, Rows rows = {}, bool derived = true);

 private:
  std::string leaf(int depth, Rows rows, bool derived);
  std::string row_leaf(int depth, Rows rows, bool derived);
  std::string truth();
  std::string number_limit(int depth, Rows rows, bool derived);
  std::string choice();
  std::string date();
  std::string moment();
  std::string length();
  std::string contains();
  std::string beside();
  std::string quantified(int depth, Rows rows, bool derived);
  std::string counted(int depth, Rows rows, bool derived);
  std::string window(int depth, Rows rows, bool derived);
  std::string limit(const std::string& unit, int low, int high);
  std::string day();
  std::string date_value();
  std::string colours(const std::string& first_word);

  Random& random_;
};

}  // namespace regelboek::properties
