"""Reading 2x2 tables from a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import msgspec

from hipspine.errors import InputError, Problem, nearest
from hipspine.io.read_risk import RISK_COLUMNS, risk_columns, row_risk
from hipspine.io.text_file import read_text_file
from hipspine.synthesis.bivariate import StudyTable
from hipspine.synthesis.risk_of_bias import RiskOfBias

CELLS = ("tp", "fp", "fn", "tn")
NAMES = ("study", "row", "id", "author")
DIGITS = 9
HOW_TO = "The first line names the columns: study,tp,fp,fn,tn."
SEPARATOR = "sep="


class AccuracyFile(msgspec.Struct, frozen=True):
    """What a CSV file holds: the tables, one study a row, and the risk of bias of those studies that were judged."""

    tables: tuple[StudyTable, ...]
    risks: Mapping[str, RiskOfBias]


def read_tables(path: str | Path) -> tuple[StudyTable, ...]:
    """The tables of a CSV file; see `read_accuracy_file`."""
    return read_accuracy_file(path).tables


def read_accuracy_file(path: str | Path) -> AccuracyFile:
    """One study a row: columns tp, fp, fn, tn (any order and case), and a name in study, row, id or author if any.

    Comma, semicolon or tab; a first line `sep=;` of a spreadsheet and empty lines are skipped; a whole number may be
    written as 12.0. Risk of bias in a column risk, or in the four of QUADAS-2 (see `read_risk`). Other columns are
    left alone. Raises InputError with every problem, each with its line: a column missing or twice, a cell empty,
    negative, too large or no whole number, nobody in a table, two studies of one name, a risk of no known word, no
    study.
    """
    shown = str(path)
    lines = _lines(read_text_file(Path(path), shown), shown)
    first, head = lines[0] if lines else (1, [])
    columns = [name.strip().lower() for name in head]
    _columns_there(columns, shown, first)
    problems: list[Problem] = [one.at(shown, first) for one in risk_columns(columns)]
    tables: list[StudyTable] = []
    risks: dict[str, RiskOfBias] = {}
    name_column = next((columns.index(name) for name in NAMES if name in columns), None)
    seen: dict[str, int] = {}
    for number, (line, row) in enumerate(lines[1:], 1):
        name = row[name_column].strip() if name_column is not None and name_column < len(row) else ""
        name = name or (str(number) if name_column is None else f"line {line}")
        if seen.setdefault(name, line) != line:
            message = f"stands in line {seen[name]} already: one table a study"
            problems.append(Problem("study-twice", "study", name, message, file=shown, line=line))
        table = _table(columns, row, name, problems, (shown, line))
        tables += [table] if table is not None else []
        risk, wrong = row_risk(columns, row)
        problems += [one.at(shown, line) for one in wrong]
        if risk is not None:
            risks[name] = risk
    if not tables and not problems:
        problems.append(Problem("no-tables", "", None, "holds no study", "", HOW_TO, file=shown))
    if problems:
        raise InputError(problems)
    return AccuracyFile(tuple(tables), risks)


def _lines(text: str, shown: str) -> list[tuple[int, list[str]]]:
    """Every line that is not empty with its number, which is that of its first line where it has several."""
    first, _, rest = text.partition("\n")
    skipped = first.strip().lower().startswith(SEPARATOR)
    body = rest if skipped else text
    head = next((line for line in body.split("\n") if line.strip()), "")
    reader = csv.reader(io.StringIO(body), delimiter=max(",;\t", key=head.count))
    found: list[tuple[int, list[str]]] = []
    start = 1 + skipped
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                found.append((start, row))
            start = reader.line_num + 1 + skipped
    except csv.Error as error:
        raise InputError([Problem("damaged-csv", "", None, f"is not usable CSV: {error}", file=shown)]) from None
    return found


def _columns_there(columns: list[str], shown: str, line: int) -> None:
    problems = []
    for cell in CELLS:
        if cell not in columns:
            near = nearest(cell, columns)
            allowed = f"Nearest: {', '.join(near)}." if near else f"Columns: {', '.join(CELLS)}."
            problems.append(Problem("missing-column", cell, None, "is missing", allowed, HOW_TO, shown, line))
    problems += [
        Problem("column-twice", cell, None, "stands twice", "", "Rename or remove one.", shown, line)
        for cell in (*CELLS, *RISK_COLUMNS)
        if columns.count(cell) > 1
    ]
    if problems:
        raise InputError(problems)


def _table(
    columns: list[str], row: list[str], name: str, problems: list[Problem], place: tuple[str, int]
) -> StudyTable | None:
    file, line = place
    counts: list[float] = []
    for cell in CELLS:
        at = columns.index(cell)
        text = row[at].strip() if at < len(row) else ""
        whole = text.removesuffix(".0")
        if whole.isascii() and whole.isdigit() and len(whole.lstrip("0")) <= DIGITS:
            counts.append(float(whole))
            continue
        message, remedy = _wrong(text)
        allowed = f"Allowed: a whole number from 0 to {'9' * DIGITS}."
        problems.append(Problem("not-a-count", cell, text or None, message, allowed, remedy, file, line))
    if len(counts) < len(CELLS):
        return None
    if sum(counts) == 0:
        remedy = "Remove the line, or mend its counts."
        problems.append(Problem("empty-table", "", None, "has nobody in it", "", remedy, file, line))
        return None
    tp, fp, fn, tn = counts
    return StudyTable(name, tp, fp, fn, tn)


def _wrong(text: str) -> tuple[str, str]:
    """What is wrong with a cell that is no count, and what to do."""
    if not text:
        return "is empty", "Count it, or leave the study out."
    if text.isascii() and text.isdigit():
        return "is too large", ""
    bare = text.lstrip("+-").replace(".", "", 1).replace(",", "", 1)
    if text.startswith("-") and bare.isdigit():
        return "is negative", ""
    if bare.isdigit():
        return "is not a count", "Without decimals and separators of thousands."
    return "is not a count", ""
