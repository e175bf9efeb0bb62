"""Headings and what belongs under each, as text."""

from __future__ import annotations

from collections.abc import Mapping

from hipspine.interfaces.terminal.layout import wrap


def parts_text(parts: Mapping[str, str]) -> str:
    """One paragraph a heading."""
    return "\n".join(line for key, text in parts.items() for line in wrap(f"{key}: {text}", "", "  ")) + "\n"
