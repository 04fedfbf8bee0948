// check_sarif.mjs FILE.sarif…: fails when a file does not fit the schema of SARIF 2.1.0 (the one that Microsoft's
// multitool brings), when the multitool's own `validate` finds an error, or when the file tells other outcomes
// than the JSON report beside it (FILE.json).
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";

const paths = process.argv.slice(2);
const home = join(dirname(fileURLToPath(import.meta.url)), "node_modules/@microsoft/sarif-multitool-linux");
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(
  read(join(home, "sarif-2.1.0.json")),
);
const faults = [];

// Every outcome that is open or waived, as "check[subject] outcome".
function wanted(report) {
  const open = new Set(["fail", "missing", "error", "waived", "attest"]);
  return report.categories
    .flatMap((category) => category.requirements)
    .flatMap((requirement) => requirement.checks)
    .filter((check) => open.has(check.outcome))
    .map((check) => `${check.id}[${check.subject ?? ""}] ${check.outcome}`)
    .sort();
}

function told(run) {
  return run.results
    .filter((result) => result.properties?.outcome)
    .map((result) => `${result.ruleId}[${result.properties.subject ?? ""}] ${result.properties.outcome}`)
    .sort();
}

for (const path of paths) {
  const document = read(path);
  if (!validate(document)) {
    for (const error of validate.errors.slice(0, 10)) faults.push(`${path}${error.instancePath}: ${error.message}`);
    continue;
  }
  const report = read(path.replace(/\.sarif$/, ".json"));
  const [run] = document.runs;
  if (run.properties.verdict !== report.verdict) faults.push(`${path}: another verdict`);
  if (JSON.stringify(run.properties.rulebook) !== JSON.stringify(report.rulebook)) {
    faults.push(`${path}: another rulebook`);
  }
  const [here, there] = [told(run), wanted(report)];
  if (JSON.stringify(here) !== JSON.stringify(there)) {
    faults.push(`${path}: ${here.length} outcomes, and ${there.length} in the JSON report`);
  }
}

const tool = join(home, "Sarif.Multitool");
chmodSync(tool, 0o755);
const folder = mkdtempSync(join(tmpdir(), "zizhi-sarif-"));
const output = join(folder, "found.sarif");
const run = spawnSync(tool, ["validate", ...paths, "--output", output, "--log", "ForceOverwrite", "--quiet"], {
  encoding: "utf8",
  env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" },
});
let looked = 0;
try {
  for (const one of read(output).runs) {
    looked += 1;
    for (const result of one.results ?? []) {
      if (result.level !== "error") continue;
      const file = result.locations?.[0]?.physicalLocation;
      const where = `${file?.artifactLocation?.uri}:${file?.region?.startLine}`;
      faults.push(`multitool: ${where}: ${result.ruleId} ${(result.message.arguments ?? [result.message.text]).join(" ")}`);
    }
  }
} catch (error) {
  faults.push(`multitool: no answer: ${error.message}; ${run.stderr ?? run.error}`);
}
rmSync(folder, { recursive: true });

for (const fault of faults.slice(0, 20)) console.error(fault);
console.log(`sarif: ${paths.length} files, ${looked} runs of the multitool, ${faults.length} faults`);
process.exitCode = faults.length === 0 && paths.length > 0 && looked > 0 ? 0 : 1;
