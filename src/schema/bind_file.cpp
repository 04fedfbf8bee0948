// Fields that name a file, and fields that say what is in it.
#include "binder.h"
#include "scalar.h"

#include <algorithm>
#include <utility>

namespace zizhi::schema {
namespace {

using cel::Missing;
using cel::Tag;
using cel::Value;
using data::NodeRef;
using diag::Code;
using diag::Severity;

}  // namespace

Value Binder::attachment(NodeRef node, const Field& field, const Place& place,
                         const Value& path) {
  if (attachments_ == nullptr) return path;
  auto said = attachments_->claim({.path = std::string(path.as_text()),
                                   .name = name_of(node),
                                   .shown = shown(node, field),
                                   .where = node.where(),
                                   .exclusive = field.exclusive,
                                   .personal = field.personal});
  bool spoilt = false;
  for (auto& each : said) {
    spoilt = spoilt || each.severity() == Severity::error;
    problems_.add(node, std::move(each));
  }
  return spoilt ? unknown(place, Missing::Why::problem, node.where()) : path;
}

void Binder::want_digests(NodeRef map, const Record& record, std::span<Value> slots,
                          const cel::Origin* origin) {
  for (std::size_t slot = 0; slot < record.fields.size(); ++slot) {
    const auto& field = record.fields[slot];
    if (field.digest_of.empty() || !slots[slot].is(Tag::string)) continue;
    const auto file = *record.type->find(field.digest_of);
    const auto place_of = [&](std::size_t at) {
      const auto& declaration = record.type->fields[at];
      return Place{.parent = origin,
                   .field = declaration.name,
                   .index = -1,
                   .declaration = &declaration};
    };
    const auto node = *map.find(field.name);
    if (!dossier::parse_sha256(node.text())) {
      slots[slot] =
          faulty(node, field, place_of(slot),
                 diag::make<Code::not_sha256>(node.where(), name_of(node), shown(node, field)));
    } else if (attachments_ != nullptr && slots[file].is(Tag::string)) {
      const auto named = *map.find(field.digest_of);
      compare({.node = node, .field = field, .value = slots[slot], .place = place_of(slot)},
              {.node = named,
               .field = record.fields[file],
               .value = slots[file],
               .place = place_of(file)});
    }
  }
}

// The record is what counts: where it says otherwise, the digest beside the file is wrong.
// Where it says nothing, the file is not the one that was meant.
void Binder::compare(const Stated& digest, const Stated& file) {
  const std::string path(file.value.as_text());
  const auto stated = dossier::parse_sha256(digest.value.as_text());
  if (const auto* const line = attachments_->recorded(path)) {
    if (line->sha256 == stated) return;
    auto problem =
        diag::make<Code::sha256_disagrees>(digest.node.where(), name_of(digest.node));
    problem.labels.push_back(
        {.where = line->where, .text = {"it is recorded here", "记录在此"}});
    problems_.add(digest.node, std::move(problem));
    digest.value = unknown(digest.place, Missing::Why::problem, digest.node.where());
  } else if (attachments_->sha256(path) != stated) {
    auto problem = diag::make<Code::attachment_changed>(file.node.where(), name_of(file.node),
                                                        shown(file.node, file.field));
    problem.labels.push_back(
        {.where = digest.node.where(), .text = {"it is recorded here", "记录在此"}});
    problems_.add(file.node, std::move(problem));
    file.value = unknown(file.place, Missing::Why::problem, file.node.where());
  }
}

}  // namespace zizhi::schema
