"""check_xlsx.py JSON XLSX: reopens a workbook and compares it cell by cell with the JSON report of the same
assessment (both in English); fails when a check or a value differs, or when a cell holds a formula."""

import json
import sys

import openpyxl

WORDS = {"pass": "pass", "fail": "fail", "missing": "missing", "attest": "to attest", "waived": "waived",
         "not_applicable": "not applicable", "error": "error"}


def words(text):
    """As running prose: runs of white space are one space; None is an empty cell."""
    return " ".join((text or "").split()) or None


def checks(report):
    for category in report["categories"]:
        for requirement in category["requirements"]:
            for check in requirement["checks"]:
                yield category, requirement, check


def main(json_path, xlsx_path):
    with open(json_path, encoding="utf-8") as file:
        report = json.load(file)
    book = openpyxl.load_workbook(xlsx_path)
    faults = []
    cells = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                cells += 1
                if cell.data_type == "f":
                    faults.append(f"{sheet.title} {cell.coordinate} is a formula")
    if book.properties.created.date().isoformat() != report["as_of"]:
        faults.append("created on another day than the as-of date")

    wanted = [[words(category["title"]["en"]), requirement["id"], words(requirement["title"]["en"]),
               WORDS[requirement["outcome"]], check["id"], words((check["title"] or {}).get("en")),
               words((check["subject_title"] or {}).get("en")) or check["subject"], WORDS[check["outcome"]]]
              for category, requirement, check in checks(report)]
    got = [[words(cell) for cell in row[:8]] for row in book.worksheets[2].iter_rows(min_row=2, values_only=True)]
    faults += [f"check {one[4]}: {one} and {other}" for one, other in zip(wanted, got) if one != other]
    if len(wanted) != len(got):
        faults.append(f"{len(wanted)} checks, and {len(got)} rows")

    values = {(item["path"], item["file"], item["line"], item["column"])
              for _, _, check in checks(report) for item in check["evidence"]}
    rows = {(row[0], row[2], row[3], row[4]) for row in book.worksheets[3].iter_rows(min_row=2, values_only=True)}
    faults += [f"evidence: {one}" for one in sorted(values ^ rows, key=str)]

    for sheet in book.worksheets[1:]:
        if sheet.freeze_panes != "A2" or not sheet.auto_filter.ref:
            faults.append(f"{sheet.title}: no frozen head or no filter")
    for fault in faults[:20]:
        print(f"{xlsx_path}: {fault}", file=sys.stderr)
    print(f"openpyxl: {len(got)} checks, {len(rows)} values, {cells} cells, {len(faults)} faults")
    return 1 if faults or not got else 0


sys.exit(main(*sys.argv[1:]))
