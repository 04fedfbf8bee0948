#include "binder.h"
#include "scalar.h"
#include "statements.h"

#include <array>
#include <utility>

namespace zizhi::schema {
namespace {

using cel::Missing;
using data::NodeRef;

// Nothing is stated, or nothing of it can be read.
void leave_open(Binder& binder, NodeRef root, Missing::Why why, Evidence& evidence) {
  const auto& type = *binder.schema().root.type;
  for (const auto& declaration : type.fields) {
    const Place place{
        .parent = nullptr, .field = declaration.name, .index = -1, .declaration = &declaration};
    evidence.roots.push_back(binder.unknown(place, why, root.where()));
    evidence.places.push_back(root.where());
  }
}

void read_dossier(Binder& binder, NodeRef root, Evidence& evidence) {
  const auto& schema = binder.schema();
  const std::array<const Record*, 2> records{&schema.root, &schema.frame};
  binder.want_known_keys(root, records);
  binder.survey_lists(root);
  read_stated_on(binder, root, evidence);
  evidence.roots.resize(schema.root.fields.size());
  evidence.places.resize(evidence.roots.size());
  binder.fill(root, schema.root, evidence.roots, evidence.places, nullptr);
  read_application(binder, root, evidence);
  read_attestations(binder, root, evidence);
  read_waivers(binder, root, evidence);
}

Evidence bind_to(const data::Document& document, const Schema& schema, base::Date as_of,
                 dossier::Attachments* attachments, const source::Map& sources,
                 diag::Sink& sink) {
  Evidence evidence;
  evidence.arena = std::make_unique<cel::Arena>();
  Problems problems(sources, sink, evidence.spoilt);
  Binder binder(schema, as_of, attachments, problems, *evidence.arena);
  const auto root = document.root();
  if (root.is_map()) {
    read_dossier(binder, root, evidence);
  } else if (root.is_null()) {
    leave_open(binder, root, Missing::Why::absent, evidence);
  } else {
    Field whole;
    whole.shape = Shape::map;
    problems.add(root, wrong_shape(root, whole));
    leave_open(binder, root, Missing::Why::problem, evidence);
  }
  problems.finish();
  return evidence;
}

}  // namespace

Evidence bind(const data::Document& document, const Schema& schema, base::Date as_of,
              dossier::Attachments& attachments, const source::Map& sources, diag::Sink& sink) {
  return bind_to(document, schema, as_of, &attachments, sources, sink);
}

Evidence bind(const data::Document& document, const Schema& schema, base::Date as_of,
              const source::Map& sources, diag::Sink& sink) {
  return bind_to(document, schema, as_of, nullptr, sources, sink);
}

}  // namespace zizhi::schema
