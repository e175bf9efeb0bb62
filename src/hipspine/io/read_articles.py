"""Reading the claims files of pages: those that come with the project, and any other."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from hipspine.article import Article, read_article
from hipspine.errors import InputError, Problem
from hipspine.evidence.studies import Studies
from hipspine.io.data_folder import data_folder, read_folder
from hipspine.io.positions import place
from hipspine.io.toml_document import Document, read_document

FOLDER: Final = "articles"


def read_articles(studies: Studies, folder: str | Path | None = None) -> tuple[Article, ...]:
    """Every claims file of a folder, by name; the folder `articles` of the data if not given.

    Raises InputError with every problem of every file, with file and line.
    """
    problems: list[Problem] = []
    articles = []
    for document in read_folder(data_folder() / FOLDER if folder is None else folder, problems=problems).values():
        try:
            articles.append(_article(document, studies))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return tuple(articles)


def read_article_file(path: str | Path, studies: Studies) -> Article:
    """One claims file. Raises InputError with every problem of it, with file and line."""
    return _article(read_document(path), studies)


def _article(document: Document, studies: Studies) -> Article:
    try:
        return read_article(document.mapping, studies, Path(document.name).stem)
    except InputError as error:
        raise InputError(place(error.problems, document)) from None
