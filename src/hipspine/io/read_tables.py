"""Reading 2x2 tables from a CSV file."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

from hipspine.errors import InputError, Problem, nearest
from hipspine.io.text_file import read_text_file
from hipspine.synthesis.bivariate import StudyTable

CELLS = ("tp", "fp", "fn", "tn")
NAMES = ("study", "row", "id", "author")


def read_tables(path: str | Path) -> tuple[StudyTable, ...]:
    """One study a row: columns tp, fp, fn, tn (any order and case), and a name in study, row, id or author if any.

    Comma, semicolon or tab; other columns are left alone; empty lines are skipped. Raises InputError with every
    problem, each with its line: a column missing, a cell empty, negative or no whole number, nobody in a table,
    two studies of one name, no study.
    """
    shown = str(path)
    text = read_text_file(Path(path), shown)
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    try:
        lines = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise InputError([Problem("damaged-csv", "", None, f"is not usable CSV: {error}", file=shown)]) from None
    columns = [name.strip().lower() for name in lines[0]] if lines else []
    _columns_there(columns, shown)
    problems: list[Problem] = []
    tables: list[StudyTable] = []
    name_column = next((columns.index(name) for name in NAMES if name in columns), None)
    for line, row in enumerate(lines[1:], 2):
        if any(cell.strip() for cell in row):
            name = row[name_column].strip() if name_column is not None and name_column < len(row) else ""
            table = _table(columns, row, name or str(len(tables) + 1), shown, line, problems)
            tables += [table] if table is not None else []
    for name, count in Counter(table.study for table in tables).items():
        if count > 1:
            problems.append(
                Problem("study-twice", "study", name, f"stands {count} times: one table a study", file=shown)
            )
    if not tables and not problems:
        problems.append(Problem("no-tables", "", None, "holds no study", file=shown))
    if problems:
        raise InputError(problems)
    return tuple(tables)


def _columns_there(columns: list[str], shown: str) -> None:
    problems = []
    for cell in CELLS:
        if cell not in columns:
            near = nearest(cell, columns)
            allowed = f"Nearest: {', '.join(near)}." if near else f"Columns: {', '.join(CELLS)}."
            problems.append(Problem("missing-column", cell, None, "is missing", allowed, file=shown, line=1))
    problems += [
        Problem("column-twice", cell, None, "stands twice", file=shown, line=1)
        for cell in CELLS
        if columns.count(cell) > 1
    ]
    if problems:
        raise InputError(problems)


def _table(
    columns: list[str], row: list[str], name: str, shown: str, line: int, problems: list[Problem]
) -> StudyTable | None:
    counts: list[float] = []
    for cell in CELLS:
        at = columns.index(cell)
        text = row[at].strip() if at < len(row) else ""
        if text.isascii() and text.isdigit() and len(text) < 10:
            counts.append(float(text))
            continue
        message = "is empty" if not text else "is not a count"
        allowed = "Allowed: a whole number, zero or more."
        problems.append(Problem("not-a-count", cell, text or None, message, allowed, file=shown, line=line))
    if len(counts) < len(CELLS):
        return None
    if sum(counts) == 0:
        problems.append(Problem("empty-table", "", None, "has nobody in it", file=shown, line=line))
        return None
    tp, fp, fn, tn = counts
    return StudyTable(name, tp, fp, fn, tn)
