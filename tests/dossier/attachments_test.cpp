#include "zizhi/dossier/attachments.h"

#include "zizhi/base/digest.h"

#include <catch2/catch.hpp>

namespace zizhi::dossier {
namespace {

source::Span at(source::Offset begin) {
  return {.source = {}, .begin = begin, .end = begin + 1};
}

Claim claim(const std::string& path, source::Offset where = 0, bool exclusive = false) {
  return {.path = path,
          .name = i18n::same("`file`"),
          .shown = i18n::same("`" + path + "`"),
          .where = at(where),
          .exclusive = exclusive};
}

std::string codes(const std::vector<diag::Diagnostic>& said) {
  std::string text;
  for (const auto& each : said)
    text += std::string(diag::info(each.code).name) + " ";
  return text;
}

RecordLine line(const std::string& path, const std::string& content, source::Offset where = 0) {
  return {.path = path, .sha256 = base::sha256_hex(content), .where = at(where)};
}

TEST_CASE("each file is judged by what it is and by its record", "[dossier][attachments]") {
  source::Memory memory;
  memory.files = {{"d/a", "x"}, {"d/changed", "new"}, {"d/unlisted", "x"}, {"d/empty", ""}};
  memory.links = {{"d/out", "/elsewhere"}};
  memory.files["elsewhere"] = "x";
  Attachments attachments(
      memory, {.folder = "d", .evidence = {}, .whole = true},
      std::vector{line("a", "x"), line("changed", "old"), line("./empty", "")});

  const struct {
    const char* path;
    const char* said;
  } rows[] = {
      {"a", ""},
      {"./a", ""},
      {"changed", "attachment_changed "},
      {"unlisted", "attachment_unlisted "},
      {"unlisted", ""},  // once a file
      {"empty", "attachment_empty "},
      {"none", "attachment_absent "},
      {"out", "attachment_outside "},
  };

  for (const auto& row : rows) {
    INFO(row.path);
    CHECK(codes(attachments.claim(claim(row.path))) == row.said);
  }
  diag::Sink sink;
  attachments.finish(sink);
  CHECK(codes(sink.all()).empty());
  std::string held;
  for (const auto& file : attachments.held())
    held += file.path + " ";
  CHECK(held == "a changed unlisted ");
}

TEST_CASE("one file for two documents is told with both places", "[dossier][attachments]") {
  source::Memory memory;
  memory.files = {{"a", "x"}};
  memory.links = {{"b", "a"}};
  Attachments attachments(memory, {.folder = ".", .evidence = {}, .whole = false}, {});
  CHECK(attachments.claim(claim("a", 10, true)).empty());
  CHECK(attachments.claim(claim("a", 20, false)).empty());
  const auto said = attachments.claim(claim("b", 30, true));
  REQUIRE(codes(said) == "attachment_shared ");
  CHECK(said[0].where == at(30));
  CHECK(said[0].labels.at(0).where == at(10));
}

TEST_CASE("a copy under another name is no document of its own", "[dossier][attachments]") {
  source::Memory memory;
  memory.files = {{"a", "x"}, {"b", "x"}, {"c", "y"}};
  Attachments attachments(memory, {.folder = ".", .evidence = {}, .whole = false}, {});
  CHECK(attachments.claim(claim("a", 10, true)).empty());
  CHECK(attachments.claim(claim("b", 20, false)).empty());
  CHECK(attachments.claim(claim("c", 30, true)).empty());
  const auto said = attachments.claim(claim("b", 40, true));
  REQUIRE(codes(said) == "attachment_copied ");
  CHECK(said[0].where == at(40));
  CHECK(said[0].labels.at(0).where == at(10));
}

TEST_CASE("the record is held against the folder, and the folder against the evidence",
          "[dossier][attachments]") {
  source::Memory memory;
  memory.files = {{"evidence.yaml", "e"}, {"evidence.sha256", "r"}, {"part.yaml", "p"},
                  {"claimed", "x"},       {"lonely", "x"},          {"folder/x", "x"}};
  Attachments attachments(
      memory, {.folder = ".", .evidence = {"evidence.yaml", "part.yaml"}, .whole = true},
      std::vector{line("evidence.yaml", "old"), line("claimed", "x"), line("gone", "x"),
                  line("folder", "x"), line("../etc/passwd", "x"), line("claimed", "y", 7)});
  CHECK(attachments.claim(claim("claimed")).empty());
  diag::Sink sink;
  attachments.finish(sink);
  CHECK(codes(sink.all()) ==
        "evidence_unlisted sealed_changed sealed_absent sealed_unusable sealed_unusable "
        "record_twice file_unclaimed file_unclaimed ");
  CHECK(diag::sentence(sink.all()[0]).en ==
        "`evidence.sha256` does not list the evidence `part.yaml`: a change of it would not be "
        "seen");
  CHECK(diag::sentence(sink.all()[6]).en ==
        "the dossier holds the file `folder/x`, and no field names it");
}

TEST_CASE("files that nobody names are counted where there are many",
          "[dossier][attachments]") {
  source::Memory memory;
  for (std::size_t i = 0; i <= kMostEntries; ++i)
    memory.files.emplace("f" + std::to_string(i), "x");
  Attachments attachments(memory, {.folder = ".", .evidence = {}, .whole = true}, {});
  diag::Sink sink;
  attachments.finish(sink);
  REQUIRE(sink.all().size() == 22);
  CHECK(sink.all()[20].code == diag::Code::files_unclaimed);
  CHECK(diag::sentence(sink.all()[20]).en ==
        "the dossier holds 19980 more files that no field names");
  CHECK(sink.all()[21].code == diag::Code::folder_too_large);
}

TEST_CASE("where the folder is not the dossier's own, its other files are nobody's business",
          "[dossier][attachments]") {
  source::Memory memory;
  memory.files = {{"photo.jpg", "x"}};
  Attachments attachments(memory, {.folder = ".", .evidence = {}, .whole = false}, {});
  diag::Sink sink;
  attachments.finish(sink);
  CHECK(sink.all().empty());
}

}  // namespace
}  // namespace zizhi::dossier
