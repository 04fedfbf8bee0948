// check_json.mjs SCHEMA FILE…: fails when a JSON file, or a line of a .jsonl file, does not fit the schema
// (draft 2020-12), or when the schema is so loose that an empty object fits it.
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";

const [schemaPath, ...paths] = process.argv.slice(2);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(read(schemaPath));
let wrong = 0;

if (validate({})) {
  console.error(`${schemaPath}: an empty object fits it`);
  wrong += 1;
}
function* documents(path) {
  if (!path.endsWith(".jsonl")) return yield [path, read(path)];
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  for (const [index, line] of lines.entries()) yield [`${path}:${index + 1}`, JSON.parse(line)];
}

let checked = 0;
for (const [path, document] of paths.flatMap((path) => [...documents(path)])) {
  checked += 1;
  if (validate(document)) continue;
  wrong += 1;
  for (const error of validate.errors.slice(0, 20)) {
    console.error(`${path}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`);
  }
}
console.log(`ajv: ${checked} documents, ${wrong} wrong`);
process.exitCode = wrong === 0 && checked > 0 ? 0 : 1;
