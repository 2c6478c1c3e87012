// What stands behind the handles of regelboek.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "regelboek/regelboek.h"
#include "regelboek/regelboek.hpp"

struct rb_error {
  rb_status status = RB_ERROR_MEMORY;
  std::string text;  // empty: what the status says
  std::vector<regelboek::Message> messages;
};

struct rb_text {
  std::string text;
};

struct rb_book {
  std::shared_ptr<const regelboek::Book> book;
  std::vector<regelboek::Message> messages;
  std::string name, title, draft;
  std::vector<regelboek::ProductInfo> products;
};

struct rb_facts {
  std::shared_ptr<const regelboek::Book> book;
  regelboek::Facts facts;
  regelboek::FactValue given{};  // keeps the text of the value that was asked for last
};

struct rb_decision {
  regelboek::Decision decision;
  std::vector<regelboek::Message> messages;
  std::string product;
  // Made when they are first asked for.
  std::optional<std::vector<regelboek::RuleResult>> rules{};
  std::optional<std::vector<regelboek::MissingFact>> missing{};
  std::optional<std::vector<regelboek::NoteResult>> notes{};
  std::optional<std::vector<regelboek::BillRow>> bill{};
  std::optional<std::vector<regelboek::DutyResult>> duties{};
  std::optional<std::vector<regelboek::ChoiceResult>> choices{};
  std::optional<regelboek::Amount> quantity{}, amount{};
};

struct rb_decider {
  std::shared_ptr<const regelboek::Book> book;
  regelboek::Decider decider;
  bool chosen = false, has_case = false, decided = false;
};
