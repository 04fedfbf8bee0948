// check_tap.mjs FILE.tap…: fails when tap-parser finds a fault in a file, or another number of points than its plan
// says, or when a point says otherwise than the JSON report beside it (FILE.json).
import { readFileSync } from "node:fs";
import { Parser } from "tap-parser";

const faults = [];
let points = 0;

// What becomes of a check in TAP: "ok", "not ok", "skip", "todo".
function wanted(check) {
  if (check.outcome === "pass") return "ok";
  if (check.outcome === "not_applicable") return "skip";
  if (check.outcome === "error") return "not ok";
  return check.outcome === "waived" || check.severity === "advise" ? "todo" : "not ok";
}

function told(point) {
  if (point.skip) return "skip";
  if (point.todo) return "todo";
  return point.ok ? "ok" : "not ok";
}

for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, "utf8");
  const seen = new Map();
  const parser = new Parser({ strict: true });
  parser.on("assert", (point) => {
    points += 1;
    const outcome = point.diag?.outcome ?? (point.skip ? "not_applicable" : "pass");
    seen.set(point.name, [...(seen.get(point.name) ?? []), `${told(point)} ${outcome}`]);
  });
  let results;
  parser.on("complete", (all) => (results = all));
  parser.end(text);
  for (const failure of results.failures.filter((one) => one.tapError)) {
    faults.push(`${path}: ${failure.tapError} ${failure.data ?? ""}`);
  }
  if (results.plan.end !== results.count) faults.push(`${path}: ${results.count} points, a plan of ${results.plan.end}`);
  const report = JSON.parse(readFileSync(path.replace(/\.tap$/, ".json"), "utf8"));
  for (const category of report.categories) {
    for (const check of category.requirements.flatMap((requirement) => requirement.checks)) {
      const name = check.subject === null ? check.id : `${check.id}[${check.subject}]`;
      const said = `${wanted(check)} ${check.outcome}`;
      if (!seen.get(name)?.includes(said)) faults.push(`${path}: ${name} is ${seen.get(name)}, not ${said}`);
    }
  }
  const verdict = { ready: "READY", not_ready: "NOT READY", incomplete: "INCOMPLETE" }[report.verdict];
  if (!text.split("\n").some((line) => line === `# ${verdict}` || line.startsWith(`# ${verdict}:`))) {
    faults.push(`${path}: no verdict ${verdict}`);
  }
}
for (const fault of faults.slice(0, 20)) console.error(fault);
console.log(`tap-parser: ${points} points, ${faults.length} faults`);
process.exitCode = faults.length === 0 && points > 0 ? 0 : 1;
