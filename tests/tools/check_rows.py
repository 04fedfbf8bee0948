"""check_rows.py FILE.json…: reads the CSV (FILE.csv) and the JUnit XML (FILE.junit.xml) that stand beside each JSON
report with the readers of others, and compares every check, the verdict and what changed the yardstick."""

import collections
import csv
import json
import sys

import junitparser


def checks(report):
    for category in report["categories"]:
        for requirement in category["requirements"]:
            yield from requirement["checks"]


def as_test(check):
    """What a build server makes of a check."""
    if check["outcome"] in ("pass", "error"):
        return {"pass": "passed", "error": "Error"}[check["outcome"]]
    open_ = check["outcome"] in ("fail", "missing", "attest") and check["severity"] != "advise"
    return "Failure" if open_ else "Skipped"


def differences(what, one, other):
    one, other = collections.Counter(one), collections.Counter(other)
    return [f"{what}: not there: {item}" for item in one - other] + [f"{what}: too many: {item}" for item in other - one]


def check_csv(path, report):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    faults = [f"a row of {len(row)} cells" for row in rows if None in row or None in row.values()]
    wanted = [(check["id"], check["subject"] or "", check["outcome"], check["severity"]) for check in checks(report)]
    got = [(row["check"], row["subject"], row["outcome"], row["severity"]) for row in rows if row["kind"] == "check"]
    faults += differences("check", wanted, got)
    problems = [row["check"] for row in rows if row["kind"] == "problem"]
    faults += differences("problem", [problem["code"] for problem in report["problems"]], problems)
    for row in rows:
        if row["verdict"] != report["verdict"]:
            faults.append(f"verdict {row['verdict']}")
        faults += [f"overlay {overlay['id']} is not named" for overlay in report["rulebook"]["overlays"]
                   if f"{overlay['id']} {overlay['version']}" not in row["overlays"]]
        faults += [f"parameter {parameter['name']} is not named" for parameter in report["parameters_changed"]
                   if f"{parameter['name']}: {parameter['default']} -> {parameter['value']}"
                   not in row["parameters_changed"]]
    return len(rows), faults


def check_junit(path, report):
    suites = list(junitparser.JUnitXml.fromfile(path))
    faults = [] if len(suites) == 1 else [f"{len(suites)} suites"]
    properties = {one.name: one.value for suite in suites for one in suite.properties()}
    if properties.get("zizhi.verdict") != report["verdict"]:
        faults.append("another verdict")
    for overlay in report["rulebook"]["overlays"]:
        if overlay["version"] not in properties.get(f"zizhi.overlay {overlay['id']}", ""):
            faults.append(f"overlay {overlay['id']} is not named")
    for parameter in report["parameters_changed"]:
        if properties.get(f"zizhi.parameter {parameter['name']}") != parameter["value"]:
            faults.append(f"parameter {parameter['name']} is not named")
    wanted = [(check["id"] + (f"[{check['subject']}]" if check["subject"] else ""), as_test(check))
              for check in checks(report)]
    got = []
    for suite in suites:
        counts = collections.Counter()
        for case in suite:
            result = type(case.result[0]).__name__ if case.result else "passed"
            counts[result] += 1
            if case.classname != "data" and "." in case.name:
                got.append((case.name, result))
        said = (suite.tests, suite.failures, suite.errors, suite.skipped)
        if said != (sum(counts.values()), counts["Failure"], counts["Error"], counts["Skipped"]):
            faults.append(f"the suite counts {said}, its cases are {dict(counts)}")
    return len(got), faults + differences("case", wanted, got)


def main(paths):
    wrong = 0
    for path in paths:
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
        stem = path.removesuffix(".json")
        for name, check in ((f"{stem}.csv", check_csv), (f"{stem}.junit.xml", check_junit)):
            count, faults = check(name, report)
            if not count:
                faults.append("nothing in it")
            for fault in faults[:20]:
                print(f"{name}: {fault}", file=sys.stderr)
            wrong += len(faults)
    print(f"csv and junitparser: {len(paths)} reports, {wrong} faults")
    return 1 if wrong or not paths else 0


sys.exit(main(sys.argv[1:]))
