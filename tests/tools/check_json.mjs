// check_json.mjs SCHEMA FILE…: fails when a JSON file does not fit the schema (draft 2020-12), or when the
// schema is so loose that an empty object fits it.
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
for (const path of paths) {
  if (validate(read(path))) continue;
  wrong += 1;
  for (const error of validate.errors.slice(0, 20)) {
    console.error(`${path}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`);
  }
}
console.log(`ajv: ${paths.length} files, ${wrong} wrong`);
process.exitCode = wrong === 0 && paths.length > 0 ? 0 : 1;
