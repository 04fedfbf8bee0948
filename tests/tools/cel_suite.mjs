// Writes the conformance suite of the Common Expression Language as JSON lines to standard output,
// one test a line, from the npm package that carries it as proto3 JSON. Values keep their types:
// null, booleans, strings and lists are themselves, everything else is an object of one key, such as
// {"int":"-5"} or {"map":[[K,V],…]}. `needs` says why a test cannot be run without protobuf.
import { tests } from "@bufbuild/cel-spec/testdata/conformance.js";

const SIMPLE_TYPES = {
  BOOL: "bool", INT64: "int", UINT64: "uint", DOUBLE: "double", STRING: "string", BYTES: "bytes",
};
const WELL_KNOWN_TYPES = { ANY: "any", TIMESTAMP: "timestamp", DURATION: "duration" };

function double(number) {
  if (typeof number === "string") return { double: number };
  return { double: Object.is(number, -0) ? "-0" : number };
}

// "2009-02-13T23:31:30.5Z" → [seconds, nanos]; proto3 JSON has at most nine digits.
function timestamp(text) {
  const [, head, fraction = "", zone] = /^(.*?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  return { timestamp: [Date.parse(head + zone) / 1000, Number(fraction.padEnd(9, "0"))] };
}

// "-1.5s" → [-1, -500000000]
function duration(text) {
  const [, sign, seconds, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?s$/.exec(text);
  const factor = sign === "-" ? -1 : 1;
  return { duration: [factor * Number(seconds) || 0, factor * Number(fraction.padEnd(9, "0")) || 0] };
}

const list = (value) => (value.values ?? []).map((item) => typed(item));
const map = (value) => ({
  map: (value.entries ?? []).map((entry) => [typed(entry.key), typed(entry.value)]),
});

function object(value, needs) {
  const name = value["@type"].replace(/^type\.googleapis\.com\//, "");
  if (name === "google.protobuf.Timestamp") return timestamp(value.value);
  if (name === "google.protobuf.Duration") return duration(value.value);
  needs?.add("message");
  return { message: [name, value] };
}

// A cel.expr.Value in proto3 JSON.
function typed(value, needs) {
  const [kind] = Object.keys(value);
  const content = value[kind];
  switch (kind) {
    case "nullValue": return null;
    case "boolValue": return content;
    case "int64Value": return { int: String(content) };
    case "uint64Value": return { uint: String(content) };
    case "doubleValue": return double(content);
    case "stringValue": return content;
    case "bytesValue": return { bytes: Buffer.from(content, "base64").toString("hex") };
    case "listValue": return list(content);
    case "mapValue": return map(content);
    case "typeValue": return { type: content };
    case "objectValue": return object(content, needs);
    case "enumValue": needs?.add("enum"); return { enum: [content.type, content.value ?? 0] };
    default: throw new Error(`unknown kind of value: ${kind}`);
  }
}

function messageType(name, needs) {
  if (name === "google.protobuf.Timestamp") return "timestamp";
  if (name === "google.protobuf.Duration") return "duration";
  needs?.add("message");
  return ["message", name];
}

// A cel.expr.Type in proto3 JSON.
function type(spec, needs) {
  const [kind] = Object.keys(spec);
  const content = spec[kind];
  switch (kind) {
    case "dyn": return "dyn";
    case "null": return "null_type";
    case "primitive": return SIMPLE_TYPES[content];
    case "wellKnown": return WELL_KNOWN_TYPES[content];
    case "wrapper": needs?.add("wrapper"); return ["wrapper", SIMPLE_TYPES[content]];
    case "listType": return ["list", type(content.elemType ?? { dyn: {} }, needs)];
    case "mapType": return ["map", type(content.keyType, needs), type(content.valueType, needs)];
    case "messageType": return messageType(content, needs);
    case "typeParam": return ["param", content];
    case "type": return Object.keys(content).length === 0 ? "type" : ["type", type(content, needs)];
    case "abstractType": {
      const parameters = (content.parameterTypes ?? []).map((one) => type(one, needs));
      return content.name === "optional_type" ? ["optional", ...parameters]
        : [`abstract:${content.name}`, ...parameters];
    }
    default: throw new Error(`unknown kind of type: ${kind}`);
  }
}

function declaration(spec, needs) {
  if (spec.ident) return { var: spec.name, type: type(spec.ident.type, needs) };
  return {
    func: spec.name,
    overloads: spec.function.overloads.map((overload) => ({
      id: overload.overloadId,
      params: (overload.params ?? []).map((one) => type(one, needs)),
      result: type(overload.resultType, needs),
      member: overload.isInstanceFunction ?? false,
      type_params: overload.typeParams ?? [],
    })),
  };
}

// The expression without its strings and comments, so that words can be looked for.
function bare(expr) {
  return expr.replace(/[rRbB]*("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')/g, '""')
    .replace(/\/\/.*/g, "");
}

// Names that only generated protobuf code gives a meaning to.
function protobufNames(expr, needs) {
  const words = bare(expr);
  if (/[A-Za-z_][\w.]*\s*\{/.test(words.replace(/\bin\s*\{/g, "in ["))) needs.add("message");
  if (/\bproto\.(get|has)Ext\b/.test(words)) needs.add("proto_ext");
  if (/(NestedEnum|GlobalEnum|ImportedEnum|NullValue)\b/.test(words)) needs.add("enum");
  if (/\bTestAllTypes\b|\bNestedTestAllTypes\b/.test(words)) needs.add("message");
  if (/google\.protobuf\.\w*Value\b/.test(words)) needs.add("wrapper");
  if (/google\.protobuf\.(Struct|ListValue|Any|Empty|FieldMask)\b/.test(words)) needs.add("json_wkt");
}

function profile(file, needs, row) {
  if (needs.size > 0) return "proto";
  const optional = /\.\?|\[\?|\{\?|\boptional\.|\.opt(Flat)?Map\(|\.orValue\(/.test(bare(row.expr));
  switch (file) {
    case "string_ext": return "strings";
    case "math_ext": return "math";
    case "encoders_ext": return "encoders";
    case "network_ext": return "network";
    case "block_ext": return "block";
    case "bindings_ext": return "bindings";
    case "optionals": return "optional";
    case "macros2": return "comprehensions2";
    case "timestamps": return "time";
    case "type_deductions": return optional ? "check+optional" : "check";
    default: return /\b(timestamp|duration)\(/.test(bare(row.expr)) ? "time" : "core";
  }
}

function expectation(test, row, needs) {
  if (test.evalError || test.anyEvalErrors) {
    row.expect = "error";
    row.error = (test.evalError ?? test.anyEvalErrors)?.errors?.map((error) => error.message) ?? [];
  } else if (test.typedResult && !test.typedResult.result) {
    row.expect = "type";
    row.type = type(test.typedResult.deducedType, needs);
  } else {
    row.expect = "value";
    row.value = typed(test.typedResult?.result ?? test.value ?? { boolValue: true }, needs);
    if (test.typedResult?.deducedType) row.type = type(test.typedResult.deducedType, needs);
  }
}

function convert(file, section, test, seen) {
  const needs = new Set();
  let id = `${file}/${section}/${test.name}`;
  const count = (seen.get(id) ?? 0) + 1;
  seen.set(id, count);
  if (count > 1) id += `#${count}`;
  const row = { id, file, expr: test.expr };
  if (test.container) row.container = test.container;
  if (test.disableCheck) row.disable_check = true;
  if (test.checkOnly) row.check_only = true;
  if (test.disableMacros) row.disable_macros = true;
  if (test.typeEnv) row.type_env = test.typeEnv.map((spec) => declaration(spec, needs));
  if (test.bindings) {
    row.bindings = Object.fromEntries(
      Object.entries(test.bindings).map(([name, binding]) => [name, { value: typed(binding.value, needs) }]));
  }
  expectation(test, row, needs);
  protobufNames(test.expr, needs);
  row.needs = [...needs].sort();
  row.profile = profile(file, needs, row);
  return row;
}

const seen = new Map();
for (const file of tests.suites) {
  for (const section of file.suites ?? []) {
    for (const { original } of section.tests) {
      process.stdout.write(`${JSON.stringify(convert(file.name, section.name, original, seen))}\n`);
    }
  }
}
