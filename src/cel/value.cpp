#include "zizhi/cel/value.h"

#include "functions/number_text.h"
#include "functions/time_text.h"
#include "literal_text.h"

#include "zizhi/base/assert.h"
#include "zizhi/base/utf8.h"

namespace zizhi::cel {
namespace {

constexpr std::string_view kMore = "…";

// Writes a value until the text is longer than what will be shown.
class Writer {
 public:
  explicit Writer(std::size_t limit) : limit_(limit) {}

  void write(const Value& value);

  std::string cut() {
    const auto end = base::offset_of_code_point(out_, limit_);
    if (end == out_.size()) return std::move(out_);
    out_.resize(limit_ == 0 ? 0 : base::offset_of_code_point(out_, limit_ - 1));
    return out_ += kMore;
  }

 private:
  // A code point has at most four bytes.
  bool full() const { return out_.size() / 4 > limit_; }

  // Text that is about to be cut need not be quoted to its end.
  std::string_view clipped(std::string_view text) const {
    return text.substr(0, base::offset_of_code_point(text, limit_ + 1));
  }

  void add(std::string_view text) { out_ += text; }

  void write_list(std::span<const Value> items);
  void write_map(const Map& map);
  void write_record(const Record& record);
  void write_optional(const Value* inner);
  void write_partial(const Partial& partial);
  void write_unknowns(const Unknowns& unknowns);
  void write_failure(const Failure& failure);
  void write_interval(const Interval& interval);

  std::size_t limit_;
  std::string out_;
};

void Writer::write_list(std::span<const Value> items) {
  out_ += '[';
  for (std::size_t i = 0; i < items.size() && !full(); ++i) {
    if (i > 0) out_ += ", ";
    write(items[i]);
  }
  out_ += ']';
}

void Writer::write_map(const Map& map) {
  out_ += '{';
  for (std::size_t i = 0; i < map.size && !full(); ++i) {
    if (i > 0) out_ += ", ";
    write(map.entries[i].key);
    out_ += ": ";
    write(map.entries[i].value);
  }
  out_ += '}';
}

// A record goes by its id; one with a personal id or without one shows nothing.
void Writer::write_record(const Record& record) {
  const auto& type = *record.type;
  out_ += type.name + '{';
  if (type.id_field && !type.fields[*type.id_field].personal) {
    out_ += type.fields[*type.id_field].name + ": ";
    write(record.slots[*type.id_field]);
  } else {
    out_ += kMore;
  }
  out_ += '}';
}

void Writer::write_optional(const Value* inner) {
  if (inner == nullptr) {
    out_ += "optional.none()";
    return;
  }
  out_ += "optional.of(";
  write(*inner);
  out_ += ')';
}

// Elements that may not belong carry a question mark.
void Writer::write_partial(const Partial& partial) {
  out_ += '[';
  for (std::size_t i = 0; i < partial.size && !full(); ++i) {
    if (i > 0) out_ += ", ";
    if (!partial.definite[i]) out_ += '?';
    write(partial.items[i]);
  }
  out_ += ']';
}

void Writer::write_interval(const Interval& interval) {
  add(std::to_string(interval.low) + ".." + std::to_string(interval.high));
}

void Writer::write_unknowns(const Unknowns& unknowns) {
  out_ += "unknown(";
  for (std::size_t i = 0; i < unknowns.size && !full(); ++i) {
    if (i > 0) out_ += ", ";
    out_ += path(*unknowns.items[i]);
  }
  out_ += ')';
}

void Writer::write_failure(const Failure& failure) {
  out_ += "error(";
  out_ += failure.text.en;
  if (!failure.detail.empty()) out_.append(": ").append(clipped(failure.detail));
  out_ += ')';
}

std::string time_source(const Value& value) {
  if (value.is(Tag::timestamp)) {
    return "timestamp('" + functions::timestamp_text({value.seconds(), value.nanos()}) + "')";
  }
  if (value.is(Tag::duration)) {
    return "duration('" + functions::decimal_seconds(value.seconds(), value.nanos()) + "s')";
  }
  if (value.is(Tag::month)) return "month('" + base::format(value.as_month()) + "')";
  if (value.is(Tag::period)) return "period('" + base::format(value.as_period()) + "')";
  return (value.is_long_term() ? "until('" : "date('") + functions::until_text(value) + "')";
}

void Writer::write(const Value& value) {
  if (full()) return;
  switch (value.tag()) {
    case Tag::null:
      return add("null");
    case Tag::boolean:
      return add(value.as_bool() ? "true" : "false");
    case Tag::integer:
      return add(std::to_string(value.as_int()));
    case Tag::unsigned_integer:
      return add(std::to_string(value.as_uint()) + 'u');
    case Tag::floating:
      return add(double_source(value.as_double()));
    case Tag::string:
      return add(quoted(clipped(value.as_text())));
    case Tag::bytes:
      return add(quoted_bytes(value.as_text().substr(0, limit_ + 1)));
    case Tag::timestamp:
    case Tag::duration:
    case Tag::date:
    case Tag::month:
    case Tag::period:
      return add(time_source(value));
    case Tag::list:
      return write_list(value.as_list().span());
    case Tag::map:
      return write_map(value.as_map());
    case Tag::record:
      return write_record(value.as_record());
    case Tag::optional:
      return write_optional(value.as_optional());
    case Tag::type:
      return add(value.as_text());
    case Tag::partial:
      return write_partial(value.as_partial());
    case Tag::interval:
      return write_interval(value.as_interval());
    case Tag::absent:
      return add("absent");
    case Tag::unknown:
      return write_unknowns(value.as_unknowns());
    case Tag::error:
      return write_failure(value.as_failure());
  }
  ZIZHI_UNREACHABLE();
}

}  // namespace

base::Date Value::as_date() const {
  ZIZHI_ASSERT(is(Tag::date) && !is_long_term(), "a date that is not the open end");
  const auto date = base::Date::from_days(payload_.integer);
  ZIZHI_ASSERT(date.has_value(), "the value was made of a date");
  return *date;
}

std::string to_text(const Value& value, std::size_t limit) {
  Writer writer(limit);
  writer.write(value);
  return writer.cut();
}

}  // namespace zizhi::cel
