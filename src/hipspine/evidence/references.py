"""A study as a reference in the Vancouver style."""

from __future__ import annotations

import re

from hipspine.evidence.study import Study

NAMED_AUTHORS = 6
_VOLUME = re.compile(r"^(?P<name>.*?[^\d\s])\s+(?P<volume>\d+\s*(?:\([^)]*\))?(?::\s*[\w.]+(?:-[\w.]+)?)?)$")


def vancouver(study: Study) -> str:
    """Authors (six, then "et al"), title, journal, year with volume and pages, doi and PubMed number.

    What is unknown is left out; a study without author, title and journal gives its id and the page read.
    """
    published = study.published
    parts = [_authors(study.authors), _stopped(study.title), _journal(published.journal, published.year)]
    text = " ".join(part for part in parts if part)
    if not (study.title or published.journal):
        text = f"{text} [{study.id}]." if text else f"[{study.id}]."
    numbers = []
    if published.doi:
        numbers.append(f"doi:{published.doi}.")
    if published.pmid:
        numbers.append(f"PMID: {published.pmid}.")
    if not numbers and published.url:
        numbers.append(f"Available from: {published.url}")
    return " ".join([text, *numbers])


def _authors(authors: tuple[str, ...]) -> str:
    names = [name for name in authors if name.rstrip(".").lower() not in {"et al", "others"}]
    if not names:
        return ""
    more = len(names) < len(authors) or len(names) > NAMED_AUTHORS
    return ", ".join(names[:NAMED_AUTHORS]) + (", et al." if more else ".")


def _stopped(text: str) -> str:
    return text if not text or text[-1] in ".?!" else f"{text}."


def _journal(journal: str, year: int | None) -> str:
    if not journal:
        return f"{year}." if year else ""
    match = _VOLUME.match(journal)
    name, volume = (match["name"].rstrip(","), match["volume"]) if match else (journal, "")
    if year is None:
        return f"{name}. {volume}." if volume else f"{name}."
    return f"{name}. {year};{volume}." if volume else f"{name}. {year}."
