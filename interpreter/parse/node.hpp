// A null-safe view on one context of the parse tree. Private to this room.
#pragma once

#include <antlr4-runtime.h>

#include <typeinfo>

#include "parse/window.hpp"

namespace regelboek::parse {

/// After a mistake any part of a context may be missing: asking for it then gives an empty node or
/// nullptr, and everything asked of an empty node is empty as well.
class Node {
 public:
  /// One child: a node, a token, or neither.
  struct Child;

  Node() = default;
  explicit Node(antlr4::ParserRuleContext* context) : context_(context) {}

  explicit operator bool() const { return context_ != nullptr; }
  std::size_t rule() const { return context_->getRuleIndex(); }
  std::size_t size() const { return context_ != nullptr ? context_->children.size() : 0; }
  Child at(std::size_t index) const;
  /// The nth child made by a rule.
  Node child(std::size_t rule, std::size_t nth = 0) const;
  /// The nth token of a type that stands directly in this node.
  const ByteToken* token(std::size_t type, std::size_t nth = 0) const;
  bool has(std::size_t type) const { return token(type) != nullptr; }
  /// The type of the first child if that is a token, otherwise 0.
  std::size_t first_type() const;
  const ByteToken* start() const;
  const ByteToken* stop() const;

 private:
  antlr4::ParserRuleContext* context_ = nullptr;
};

struct Node::Child {
  Node node;
  const ByteToken* token = nullptr;

  std::size_t rule() const { return node ? node.rule() : static_cast<std::size_t>(-1); }
  std::size_t type() const { return token != nullptr ? token->getType() : 0; }
};

inline Node::Child Node::at(std::size_t index) const {
  antlr4::tree::ParseTree* tree = context_->children[index];
  if (typeid(*tree) == typeid(antlr4::tree::TerminalNodeImpl)) {
    const auto* terminal = dynamic_cast<antlr4::tree::TerminalNodeImpl*>(tree);
    return Child{Node{}, &as_bytes(terminal->symbol)};
  }
  if (typeid(*tree) == typeid(antlr4::tree::ErrorNodeImpl)) return Child{};
  return Child{Node{static_cast<antlr4::ParserRuleContext*>(tree)}, nullptr};
}

inline Node Node::child(std::size_t rule, std::size_t nth) const {
  for (std::size_t index = 0; index < size(); ++index) {
    const Child found = at(index);
    if (found.rule() == rule && nth-- == 0) return found.node;
  }
  return {};
}

inline const ByteToken* Node::token(std::size_t type, std::size_t nth) const {
  for (std::size_t index = 0; index < size(); ++index) {
    const Child found = at(index);
    if (found.type() == type && nth-- == 0) return found.token;
  }
  return nullptr;
}

inline std::size_t Node::first_type() const { return size() > 0 ? at(0).type() : 0; }

inline const ByteToken* Node::start() const {
  if (context_ == nullptr || context_->start == nullptr) return nullptr;
  return &as_bytes(context_->start);
}

inline const ByteToken* Node::stop() const {
  if (context_ == nullptr || context_->stop == nullptr) return nullptr;
  return &as_bytes(context_->stop);
}

}  // namespace regelboek::parse
