#include "fill/interview.h"

#include "fill/shown.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/text.h"
#include "zizhi/base/utf8.h"
#include "zizhi/report/report.h"
#include "zizhi/schema/masked.h"

#include <algorithm>
#include <utility>

namespace zizhi::cli {
namespace {

using i18n::Localized;
using Kind = Question::Kind;

bool among(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

}  // namespace

bool is_yes(std::string_view text) {
  return among(text, {"y", "Y", "yes", "1", "是", "有", "对"});
}

bool is_no(std::string_view text) {
  return among(text, {"n", "N", "no", "2", "否", "没有", "不", "无", "none", "[]"});
}

Typed typed(const std::optional<std::string>& line) {
  if (!line) return {Typed::Kind::stop, {}};
  const auto text = base::trim(*line);
  if (text.empty()) return {Typed::Kind::skip, {}};
  if (among(text, {"<", "＜", "back", "返回"})) return {Typed::Kind::back, {}};
  if (among(text, {"?", "？"})) return {Typed::Kind::explain, {}};
  if (among(text, {"q", "quit", "退出"})) return {Typed::Kind::stop, {}};
  const bool escaped = text.starts_with('=') && text.size() > 1;
  return {Typed::Kind::text, std::string(escaped ? base::trim(text.substr(1)) : text)};
}

Interview::Interview(Dossier& dossier, const rulebook::Rulebook& rulebook, Session& session,
                     bool services_given)
    : dossier_(dossier),
      rulebook_(rulebook),
      session_(session),
      agenda_(dossier, rulebook, services_given) {}

Page Interview::page() const {
  return {session_.world.terminal.width, session_.colors.out};
}

// Identity numbers may stand anywhere: in a name, an id, the name of a file.
void Interview::print(Page& page) {
  const auto text = page.take();
  const auto shown = session_.show_personal ? text : schema::without_identity_numbers(text);
  if (session_.world.out(shown) != Wrote::all) ended_ = true;
}

void Interview::say(const Localized& text, std::string_view mark) {
  auto page = this->page();
  page.item(mark, text.in(session_.locale), 2);
  print(page);
}

bool Interview::run() {
  auto question = next();
  while (question && !ended_) {
    switch (ask(*question)) {
      case Step::on:
        question = next();
        break;
      case Step::back:
        question = previous(*question);
        break;
      case Step::anew:
        begin_anew();
        question = next();
        break;
      case Step::stop:
        return true;
      case Step::failed:
        return false;
    }
  }
  return true;
}

// Places of what was asked before are of files that are no more.
void Interview::begin_anew() {
  history_.clear();
  ahead_.clear();
  agenda_.begin_anew();
  since_.reset();
}

std::optional<Question> Interview::next() {
  // An entry that was begun by going back is gone through before what was left.
  while (!ahead_.empty() && agenda_.depth() <= depth_) {
    auto question = std::move(ahead_.back());
    ahead_.pop_back();
    // Left behind unanswered, or the one that was gone back to.
    const auto stated = dossier_.stated(question.path);
    const bool answered = question.kind == Kind::value ||
                          (question.kind == Kind::more && stated && stated->size() == 0);
    if (!stated || !answered) return question;
  }
  return agenda_.next();
}

/// Not now; it may be gone back to.
void Interview::skip(const Question& question) {
  agenda_.skip(question);
  if (question.kind == Kind::sign || !dossier_.stated(question.path))
    skipped_.insert(question.key());
}

Question Interview::previous(const Question& from) {
  if (history_.empty()) {
    say({"this is the first question", "这是第一个问题"});
    return from;
  }
  ahead_.push_back(from);
  auto question = std::move(history_.back());
  history_.pop_back();
  return question;
}

Interview::Step Interview::ask(const Question& question) {
  switch (question.kind) {
    case Kind::value:
      return ask_value(question);
    case Kind::more:
      return ask_more(question);
    case Kind::sign:
      return ask_signature(question);
  }
  ZIZHI_UNREACHABLE();
}

/// What was typed; explanations are given until it is something else.
Typed Interview::listen(const Question& question) {
  while (!ended_) {
    if (session_.world.out("  > ") != Wrote::all) break;
    const auto line = session_.world.read_line();
    const bool silent = !session_.world.terminal.in_is_terminal || !line;
    if (silent && session_.world.out("\n") != Wrote::all) break;
    auto heard = typed(line);
    if (heard.kind == Typed::Kind::text &&
        (!base::is_utf8(heard.text) || base::visible(heard.text) != heard.text)) {
      say({"that holds characters that cannot be seen: type it again",
           "其中有不可见的字符：应重新输入"});
      continue;
    }
    if (heard.kind != Typed::Kind::explain) return heard;
    auto page = this->page();
    write_more(question, rulebook_, session_.locale, page);
    print(page);
  }
  return {Typed::Kind::stop, {}};
}

std::string Interview::present(const Question& question) const {
  const auto node = dossier_.stated(question.path);
  if (!node) return {};
  if (question.kind == Kind::more) return node->size() > 0 ? "…" : "";
  const bool hidden = question.field->personal && !session_.show_personal;
  if (hidden) return "***";
  if (node->is_scalar()) return std::string(node->text());
  std::vector<std::string> items;
  for (std::size_t i = 0; i < node->size(); ++i)
    items.emplace_back((*node)[i].text());
  return items.empty() ? "[]" : base::join(items, ", ");
}

std::optional<edit::Value> Interview::understand(const std::string& text,
                                                 const schema::Field& field,
                                                 const std::vector<Choice>& choices) {
  auto meant = text;
  if (field.shape == schema::Shape::file) {
    auto found = find_file(text, dossier_.folder(), session_.world.files);
    if (!found) {
      say(found.error());
      return std::nullopt;
    }
    meant = *std::move(found);
    if (meant != text) say({"taken: " + meant, "已取：" + meant}, "· ");
  }
  auto value = read_answer(meant, field, choices);
  if (value) return *std::move(value);
  say(value.error());
  return std::nullopt;
}

Put::Fate Interview::put(const edit::Path& path, const edit::Value& value) {
  if (!since_) since_ = dossier_.now().assessment;
  const auto put = dossier_.put(path, value);
  for (const auto& complaint : put.complaints) {
    say(diag::sentence(complaint));
    for (const auto& help : complaint.helps)
      say(help, "  ");
  }
  switch (put.fate) {
    case Put::Fate::written:
      ++written_;
      break;
    case Put::Fate::unplaceable: {
      const auto line = std::to_string(put.where->line);
      const auto of = put.file.empty() ? "" : " of " + put.file;
      const auto where = put.file.empty() ? "" : " " + put.file + " ";
      say(
          {"this cannot be written without a change to something else: write it by hand, at "
           "line " +
               line + of,
           "无法在不改动其他内容的前提下写入：应在" + where + "第 " + line + " 行手工填写"});
      break;
    }
    case Put::Fate::changed:
      say(
          {"the file was changed meanwhile: this answer is not written, and all has been read "
           "anew",
           "文件刚被修改：此回答未写入，已重新读取全部内容"});
      break;
    case Put::Fate::lost:
      say({"the file was changed meanwhile, and no answer can be written into it any more",
           "文件刚被修改，已无法再写入回答"});
      break;
    case Put::Fate::refused:
    case Put::Fate::unwritable:
      break;
  }
  return put.fate;
}

Interview::Step Interview::ask_value(const Question& question) {
  const auto given =
      choices(rulebook_.schema, *question.field, dossier_.root(), session_.show_personal);
  auto page = this->page();
  write_question(question, given, present(question), session_.locale, page);
  print(page);
  auto step = std::optional<Step>();
  while (!step) {
    const auto heard = listen(question);
    if (heard.kind == Typed::Kind::stop) return Step::stop;
    if (heard.kind == Typed::Kind::back) return Step::back;
    if (heard.kind == Typed::Kind::skip) {
      skip(question);
      step = Step::on;
    } else if (const auto value = understand(heard.text, *question.field, given)) {
      step = take(question, *value);
    }
  }
  if (*step == Step::on) history_.push_back(question);
  return *step;
}

/// What an answer leads to; empty when it is to be asked again.
std::optional<Interview::Step> Interview::take(const Question& question,
                                               const edit::Value& value) {
  switch (put(question.path, value)) {
    case Put::Fate::written:
      skipped_.erase(question.key());
      if (!question.in_record) say_what_changed();
      return Step::on;
    case Put::Fate::unplaceable:
      agenda_.skip(question);
      return Step::on;
    case Put::Fate::unwritable:
    case Put::Fate::lost:
      return Step::failed;
    case Put::Fate::changed:
      return Step::anew;
    case Put::Fate::refused:
      return std::nullopt;
  }
  ZIZHI_UNREACHABLE();
}

void Interview::begin_entry(const Question& question) {
  if (ahead_.empty() || agenda_.depth() < depth_) depth_ = agenda_.depth();
  agenda_.begin_entry(question);
}

Interview::Step Interview::ask_more(const Question& question) {
  const bool any = !present(question).empty();
  const bool stated = any || dossier_.stated(question.path);
  auto page = this->page();
  write_question(question, {}, any ? "…" : "", session_.locale, page);
  print(page);
  auto step = std::optional<Step>();
  while (!step) {
    const auto heard = listen(question);
    if (heard.kind == Typed::Kind::stop) return Step::stop;
    if (heard.kind == Typed::Kind::back) return Step::back;
    if (heard.kind == Typed::Kind::skip || (stated && is_no(heard.text))) {
      skip(question);
      step = Step::on;
    } else if (is_yes(heard.text)) {
      begin_entry(question);
      return Step::on;
    } else if (is_no(heard.text)) {
      step = take(question, edit::Value::list({}));
    } else {
      say({"y or n", "应回答 y 或 n"});
    }
  }
  if (*step != Step::on) return *step;
  history_.push_back(question);
  if (!question.in_record) say_what_changed();
  return *step;
}

/// Which requirements are met now, and which deciding checks have come to fail.
void Interview::say_what_changed() {
  const auto before = std::exchange(since_, std::nullopt);
  if (!before || !dossier_.now().assessment) return;
  const auto after = report::shown(*dossier_.now().assessment, session_.show_personal);
  for (std::size_t i = 0; i < after.categories.size(); ++i) {
    for (std::size_t j = 0; j < after.categories[i].requirements.size(); ++j) {
      const auto& now = after.categories[i].requirements[j];
      const auto& old = before->categories[i].requirements[j];
      const bool passes = now.outcome == verdict::Outcome::pass;
      if (passes && old.outcome != verdict::Outcome::pass)
        say({now.id + " is met", now.id + " 已符合"}, "✓ ");
      say_what_fails(old, now);
    }
  }
}

void Interview::say_what_fails(const verdict::RequirementResult& before,
                               const verdict::RequirementResult& now) {
  for (const auto& check : now.checks) {
    if (check.outcome != verdict::Outcome::fail || !verdict::decides(check.severity)) continue;
    const auto known = std::ranges::find_if(before.checks, [&check](const auto& other) {
      return other.id == check.id && other.outcome == check.outcome &&
             other.subject.has_value() == check.subject.has_value() &&
             (!check.subject || other.subject->id == check.subject->id);
    });
    if (known != before.checks.end()) continue;
    const auto why = check.message.empty() ? check.title : check.message;
    say({check.id + " fails now: " + why.en + " (< goes back)",
         check.id + " 现为不符合：" + why.zh + "（< 返回修改）"},
        "✗ ");
  }
}

}  // namespace zizhi::cli
