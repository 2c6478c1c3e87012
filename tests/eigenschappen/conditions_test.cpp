// The writer of random conditions, and a check on it.
#include <doctest/doctest.h>

#include <set>

#include "conditions_support.hpp"

namespace regelboek::properties {

std::string Conditions::limit(const std::string& unit, int low, int high) {
  const std::string suffix = unit.empty() ? "" : " " + unit;
  const auto amount = [&] { return std::to_string(random_.between(low, high)) + suffix; };
  switch (random_.between(0, 8)) {
    case 0:
      return "minstens " + amount();
    case 1:
      return "meer dan " + amount();
    case 2:
      return "minder dan " + amount();
    case 3:
      return "is " + amount();
    case 4:
      return "is niet " + amount();
    case 5:
      return "vanaf " + std::to_string(low) + suffix + " tot " + std::to_string(high) + suffix;
    case 6:
      return "vanaf " + std::to_string(low) + suffix + " tot en met " + std::to_string(high) +
             suffix;
    default:
      return "hoogstens " + amount();
  }
}

std::string Conditions::day() {
  static const std::vector<std::string> months = {"januari", "februari", "april",
                                                  "mei",     "juni",     "juli"};
  return std::to_string(random_.between(1, 28)) + " " + random_.word(months) + " 2025";
}

std::string Conditions::date_value() {
  switch (random_.between(0, 4)) {
    case 0:
      return day();
    case 1:
      return "d1 plus " + std::to_string(random_.between(1, 6)) + " maanden";
    case 2:
      return "d2 plus " + std::to_string(random_.between(1, 5)) + " werkdagen";
    case 3:
      return "d1 min " + std::to_string(random_.between(1, 9)) + " dagen";
    default:
      return random_.word({"d1", "d2", "begindatum"});
  }
}

std::string Conditions::truth() {
  const std::string fact = random_.word({"b1", "b2", "b3", "b4"});
  return random_.word({"", "niet ", "niet niet "}) + fact +
         random_.word({"", "", " is ja", " is nee"});
}

std::string Conditions::number(int depth, Rows rows, bool derived) {
  if (depth <= 0 || random_.percent(35)) {
    if (rows.dated && random_.percent(50)) return "rn";
    if (rows.plain && random_.percent(50)) return "zn";
    if (derived && random_.percent(25)) return random_.word({"n4", "waarde"});
    return random_.percent(20) ? std::to_string(random_.between(0, 9)) + ",5"
                               : random_.word({"n1", "n2", "n3"});
  }
  const auto part = [&] { return "(" + number(depth - 1, rows, derived) + ")"; };
  switch (random_.between(0, 7)) {
    case 0:
      return part() + " plus " + part();
    case 1:
      return part() + " min " + part();
    case 2:
      return part() + " maal " + std::to_string(random_.between(2, 4));
    case 3:
      return part() + " gedeeld door " + std::to_string(random_.between(2, 4));
    case 4:
      return "kleinste van " + part() + " en " + part();
    case 5:
      return "grootste van " + part() + " en " + part();
    case 6:
      return "als " + condition(0, rows, derived) + " dan " + part() + " anders " + part();
    default:
      return part() + " afgerond " + random_.word({"", "naar boven ", "naar beneden "}) + "op 0,5";
  }
}

std::string Conditions::number_limit(int depth, Rows rows, bool derived) {
  if (random_.percent(25)) return random_.word({"m1", "m2"}) + " " + limit("minuten", 30, 60);
  if (random_.percent(15)) return "m1 " + limit("uur", 1, 2);
  if (random_.percent(15)) return "e1 hoogstens € " + std::to_string(random_.between(5, 9)) + ",25";
  if (random_.percent(10)) return "m1 hoogstens 50% van m2";
  return "(" + number(depth, rows, derived) + ") " + limit("", 1, 6);
}

std::string Conditions::colours(const std::string& first_word) {
  static const std::vector<std::string> all = {"rood", "groen", "blauw", "geel"};
  std::vector<std::string> some = all;
  random_.shuffle(some);
  return first_word + some[0] + ", " + some[1];
}

std::string Conditions::choice() {
  switch (random_.between(0, 6)) {
    case 0:
      return colours("k1 is een van ");
    case 1:
      return colours("k1 is niet een van ");
    case 2:
      return "k1 is niet " + random_.word({"rood", "groen"});
    case 3:
      return "o1 " + random_.word({"minstens", "hoogstens", "meer dan", "is"}) + " " +
             random_.word({"laag", "midden", "hoog"});
    case 4:
      return "i1 is een van mild, zwaar";
    case 5:
      return "x1 is \"" + random_.word({"aap", "noot"}) + "\"";
    default:
      return "k1 is " + random_.word({"rood", "groen", "blauw", "geel"});
  }
}

std::string Conditions::date() {
  switch (random_.between(0, 7)) {
    case 0:
      return "d1 eerder dan " + date_value();
    case 1:
      return "d2 later dan " + date_value();
    case 2:
      return "d1 vanaf " + day() + " tot en met 1 september 2025";
    case 3:
      return "d2 binnen 14 dagen na d1";
    case 4:
      return "leeftijd minstens " + std::to_string(random_.between(1, 2)) + " jaar";
    case 5:
      return "leeftijd op d1 minder dan " + std::to_string(random_.between(1, 3)) + " jaar";
    case 6:
      return "(weken tussen d1 en d2) hoogstens 6 weken";
    default:
      return "(werkdagen tussen d1 en begindatum) hoogstens 10 werkdagen";
  }
}

std::string Conditions::moment() {
  if (random_.percent(50)) return "t2 binnen " + random_.word({"24 uur", "90 minuten"}) + " na t1";
  if (random_.percent(50)) return "(uren tussen t1 en t2) hoogstens 36 uur";
  return "t1 eerder dan 04-03-2025 9:00";
}

std::string Conditions::length() {
  if (random_.percent(40))
    return "looptijd " + random_.word({"hoogstens", "minstens"}) + " " +
           random_.word({"6 maanden", "26 weken", "1 jaar"});
  if (random_.percent(50)) return "u1 " + limit("maanden", 2, 8);
  return "u2 " + limit("dagen", 5, 40);
}

std::string Conditions::contains() {
  switch (random_.between(0, 4)) {
    case 0:
      return colours("lk bevat alle van ");
    case 1:
      return colours("lk bevat geen van ");
    case 2:
      return colours("lk bevat een van ");
    case 3:
      return "(aantal lk) " + limit("", 1, 3);
    default:
      return "lk bevat " + random_.word({"rood", "groen"});
  }
}

std::string Conditions::beside() {
  const std::string some = random_.word({"tweede", "derde", "buiten", "tweede, buiten", "licht"});
  return random_.word({"naast ", "niet naast "}) + some;
}

std::string Conditions::row_leaf(int depth, Rows rows, bool derived) {
  if (rows.plain && (!rows.dated || random_.percent(50))) {
    const std::string more = rows.dated && random_.percent(40) ? " en rb van rij" : "";
    return random_.word({"zb", "niet zb", "zk is rood", "zk is een van groen, geel",
                         "zn meer dan 2", "zn is n1"}) +
           more;
  }
  switch (random_.between(0, 8)) {
    case 0:
      return "rb";
    case 1:
      return "niet rb";
    case 2:
      return "rk is " + random_.word({"rood", "groen"});
    case 3:
      return "rx";
    case 4:
      return "rm " + limit("minuten", 20, 60);
    case 5:
      return "rl bevat " + random_.word({"rood", "geel"});
    case 6:
      return "begin eerder dan " + day();
    case 7:
      return "rn hoogstens n2";
    default:
      return "(" + number(depth - 1, rows, derived) + ") " + limit("", 1, 5);
  }
}

std::string Conditions::quantified(int depth, Rows rows, bool derived) {
  const std::string how = random_.word({"een ", "elke ", "geen "});
  const bool dated = random_.percent(60) && !rows.dated;
  if (!dated && rows.plain) return truth();
  Rows inner = rows;
  (dated ? inner.dated : inner.plain) = true;
  return "(" + how + (dated ? "rij" : "ding") + " heeft " + condition(depth - 1, inner, derived) +
         ")";
}

std::string Conditions::counted(int depth, Rows rows, bool derived) {
  Rows inner = rows;
  inner.dated = true;
  const std::string where =
      random_.percent(60) ? " waarvan " + condition(depth - 1, inner, derived) : "";
  Rows plain = rows;
  plain.plain = true;
  switch (random_.between(0, 7)) {
    case 0:
      return "(som van rm van rijen" + where + ") " + limit("minuten", 40, 120);
    case 1:
      return "(hoogste rn van rijen" + where + ") " + limit("", 2, 6);
    case 2:
      return "(laagste begin van rijen) eerder dan " + day();
    case 3:
      return "(langste reeks rijen waarvan " + condition(depth - 1, inner, derived) + ") " +
             limit("", 1, 3);
    case 4:
      return "(aantal dagen van rijen" + where + ") hoogstens " +
             std::to_string(random_.between(2, 12)) + " dagen";
    case 5:
      return "(aantal dingen waarvan " + condition(depth - 1, plain, derived) + ") " +
             limit("", 1, 3);
    case 6:
      return "(aantal rijen) " + limit("", 1, 3);
    default:
      return "(aantal rijen" + where + ") " + limit("", 1, 3);
  }
}

std::string Conditions::window(int depth, Rows rows, bool derived) {
  Rows inner = rows;
  inner.window = true;
  const std::string how = random_.word({"elke ", "een ", "geen "});
  const std::string what = random_.word({"dag", "week", "maand", "kalenderjaar",
                                         "aaneengesloten reeks", "4 weken", "jaar", "2 maanden"});
  const bool anchored = what == "4 weken" || what == "jaar" || what == "2 maanden";
  const std::string anchor = anchored ? " vanaf " + random_.word({"d1", "begindatum"}) : "";
  return "(" + how + what + " van rijen" + anchor + " heeft " + counted(depth - 1, inner, derived) +
         ")";
}

std::string Conditions::leaf(int depth, Rows rows, bool derived) {
  if ((rows.dated || rows.plain) && random_.percent(75)) return row_leaf(depth, rows, derived);
  const int kind = random_.between(0, 19);
  if (kind < 4) return truth();
  if (kind < 7) return number_limit(depth, rows, derived);
  if (kind < 9) return choice();
  if (kind == 9) return derived ? date() : truth();
  if (kind == 10) return moment();
  if (kind == 11) return derived ? length() : truth();
  if (kind == 12) return contains();
  if (kind == 13) return derived ? beside() : truth();
  if (kind == 14) return derived ? random_.word({"klopt", "past", "niet klopt", "b5"}) : truth();
  if (depth > 0 && kind < 17) return rows.window ? truth() : counted(depth, rows, derived);
  if (depth > 0 && kind == 17) return quantified(depth, rows, derived);
  if (depth > 0 && kind == 18 && !rows.window && !rows.dated) return window(depth, rows, derived);
  return random_.percent(25) && derived ? "nog niet bepaald" : truth();
}

std::string Conditions::condition(int depth, Rows rows, bool derived) {
  if (depth <= 0 || random_.percent(50)) return leaf(depth, rows, derived);
  const auto part = [&] { return condition(depth - 1, rows, derived); };
  const std::string first = part();
  const std::string second = part();
  if (random_.percent(10)) return "niet (" + first + ")";
  if (random_.percent(50)) return "(" + first + " en " + second + ")";
  return "(" + first + " of " + second + ")";
}

TEST_CASE("random conditions differ from each other") {
  std::set<std::string> seen;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Random random(seed);
    seen.insert(Conditions(random).condition(3));
  }
  CHECK(seen.size() > 150);
}

}  // namespace regelboek::properties
