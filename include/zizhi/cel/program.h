#pragma once

#include "zizhi/cel/check.h"
#include "zizhi/cel/limits.h"
#include "zizhi/cel/value.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace zizhi::cel {

class Program;

/// Definitions of a rulebook, compiled: programs by DefinitionSignature::index.
using Definitions = std::vector<Program>;

/// The evidence's own fields: globals that follow each other, with no record to stand in. Only
/// explanations ask for it.
struct Roots {
  std::uint32_t first = 0;              ///< slot of the first field
  const RecordType* type = nullptr;     ///< null: nothing is known of them
  const source::Span* where = nullptr;  ///< place of each field's value
};

/// One document under evaluation: its bindings, its memory, what has been computed once.
/// Everything it refers to outlives it. Not for use by two threads at a time.
class Session {
 public:
  Session(Arena& arena, std::span<const Value> globals, const Definitions& definitions,
          const Limits& limits = {});
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Where results live: as long as it does.
  Arena& arena() const { return *arena_; }

  std::span<const Value> globals() const { return globals_; }

  const Definitions& definitions() const { return *definitions_; }

  const Limits& limits() const { return limits_; }

  const Roots& roots() const { return roots_; }

  void describe(const Roots& roots) { roots_ = roots; }

  /// Binds other globals (for example another subject); what was computed once and depends on
  /// globals in `changed` is forgotten.
  void rebind(std::span<const Value> globals, std::span<const std::uint32_t> changed);

  /// Value of a definition without parameters, computed at most once.
  const Value* memo(std::uint32_t definition) const;
  void remember(std::uint32_t definition, const Value& value);

  struct Working;  // of this room

  Working& working() const { return *working_; }

 private:
  Arena* arena_;
  std::span<const Value> globals_;
  const Definitions* definitions_;
  Limits limits_;
  Roots roots_;
  std::unique_ptr<Working> working_;
};

/// A checked expression made ready to run many times: direct nodes, constants folded, literal
/// patterns compiled.
class Program {
 public:
  Program();
  ~Program();
  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// Evaluates. `arguments` are the parameters of a definition. Never throws; a failure is a
  /// value. The result lives as long as the session's arena and the program, whose constants it
  /// may hold; its size is bounded by `Limits::result_bytes`. It is plain, a partial list, an
  /// unknown or an error.
  Value run(Session& session, std::span<const Value> arguments = {}) const;

  /// What was compiled: for explanations, field reads, printing.
  const Checked& checked() const;

  struct Impl;  // of this room

  const Impl& impl() const { return *impl_; }

 private:
  friend Program compile(Checked checked);
  std::unique_ptr<Impl> impl_;
};

/// Plans a checked expression. Cannot fail.
Program compile(Checked checked);

}  // namespace zizhi::cel
