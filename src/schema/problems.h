#pragma once

#include "zizhi/data/document.h"
#include "zizhi/diag/diagnostic.h"
#include "zizhi/schema/evidence.h"
#include "zizhi/source/source.h"

#include <cstddef>
#include <vector>

namespace zizhi::schema {

/// Collects what is wrong with a dossier: to the sink with its path, and to Evidence::spoilt.
/// Keeps personal data out of the excerpts.
class Problems {
 public:
  Problems(const source::Map& sources, diag::Sink& sink, std::vector<Spoilt>& spoilt)
      : sources_(sources), sink_(sink), spoilt_(spoilt) {}

  /// `node` is the value that the problem is about.
  void add(data::NodeRef node, diag::Diagnostic problem);

  /// The same for a value with a path of its own: one that is not there.
  void add(std::string path, diag::Diagnostic problem);

  /// The lines of `span` hold personal data.
  void hide(source::Span span) { personal_.push_back(span); }

  /// Errors so far, those too many to be listed among them.
  std::size_t errors() const { return errors_; }

  /// To be called when all is read.
  void finish();

 private:
  const source::Map& sources_;
  diag::Sink& sink_;
  std::vector<Spoilt>& spoilt_;
  std::vector<source::Span> personal_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::size_t omitted_ = 0;
};

}  // namespace zizhi::schema
