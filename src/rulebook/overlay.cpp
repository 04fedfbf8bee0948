// An overlay adds to a rulebook, sets its parameters and makes it stricter. It is laid over the
// rulebook's tree, and the whole is read as one: what it says is checked like the rulebook.
#include "overlay.h"

#include "laying.h"
#include "names.h"

#include "zizhi/base/digest.h"

#include <array>

namespace zizhi::rulebook {
namespace {

using data::Branch;
using diag::Code;

constexpr auto kKeys = std::to_array<std::string_view>(
    {"zizhi", "extends", "id", "version", "title", "status", "sources", "application",
     "parameters", "types", "evidence", "define", "categories"});
constexpr std::array<std::string_view, 2> kStatus{"draft", "final"};

}  // namespace

std::optional<Laid> lay(const data::Document& overlay, Branch& book, std::string_view book_id,
                        const source::Map& sources, diag::Sink& sink) {
  const auto errors = sink.errors();
  const auto root = overlay.root();
  if (!root.find("extends")) {
    sink.add(diag::make<Code::overlay_not_one>(root.where()));
    return std::nullopt;
  }
  const Fields fields(root, {"an overlay", "附加手册"}, kKeys, sink);
  if (!is_our_format(fields, sink)) return std::nullopt;
  const auto extends = fields.require("extends");
  const auto wanted = scalar(extends, sink);
  if (!wanted.empty() && wanted != book_id) {
    sink.add(diag::make<Code::overlay_of_another>(extends->where(), wanted, book_id));
    return std::nullopt;
  }
  Laid laid;
  auto& info = laid.info;
  const auto id = fields.require("id");
  info.id = scalar(id, sink);
  if (!info.id.empty()) {
    Names(Spelling::words, {"overlay", "附加手册"}).declare(info.id, id->where(), sink);
  }
  info.version = scalar(fields.require("version"), sink);
  info.title = text(fields.require("title"), sink);
  const auto status = fields.find("status");
  info.draft = status && choice(*status, kStatus, sink) == 0U;
  info.sha256 = base::sha256_hex(sources[overlay.source()].text());
  Laying(book, laid, sink).lay(fields);
  if (sink.errors() > errors) return std::nullopt;
  return laid;
}

}  // namespace zizhi::rulebook
