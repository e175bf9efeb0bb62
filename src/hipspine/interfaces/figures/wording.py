"""Words and numbers as figures show them."""

from __future__ import annotations

from typing import Final

from hipspine.interfaces.figures.drawing import SIZE

NARROW: Final = set("iljtfrI.,:;'|!()[] ")
WIDE: Final = set("mwMW@%")


def breadth(words: str, size: float = SIZE) -> float:
    """About how wide words are in a usual sans-serif font, in the units of the drawing; rather too wide."""
    ems = (0.33 if one in NARROW else 0.9 if one in WIDE else 0.7 if one.isupper() else 0.57 for one in words)
    return size * sum(ems)


def fitted(words: str, room: float, size: float = SIZE) -> str:
    """The words, cut with an ellipsis where they are wider than `room`."""
    if breadth(words, size) <= room:
        return words
    while words and breadth(f"{words}…", size) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


def count(value: float) -> str:
    """A count, or to one decimal where it was worked back and is no whole number."""
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}"


def with_interval(estimate: float, low: float | None, high: float | None, places: int = 2) -> str:
    """ "0.82 (0.71 to 0.90)"; without an interval the estimate alone."""
    if low is None or high is None:
        return f"{estimate:.{places}f}"
    return f"{estimate:.{places}f} ({low:.{places}f} to {high:.{places}f})"


def ratio(value: float) -> str:
    """A ratio to two significant digits, without an exponent below a million."""
    if value >= 1_000_000 or 0 < value < 1 / 1_000_000:
        return f"{value:.1e}"
    return f"{value:.2g}" if value < 10 else f"{float(f'{value:.2g}'):.0f}"


def per_cent(value: float) -> str:
    """A probability in per cent; one decimal below 1 and above 99."""
    return f"{value * 100:.0f}%" if 0.01 <= value <= 0.99 else f"{value * 100:.1f}%"
