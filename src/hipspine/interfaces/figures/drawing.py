"""A drawing in SVG, put together from lines, shapes and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal
from xml.sax.saxutils import escape, quoteattr

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]

FONT: Final = "Helvetica, Arial, 'Liberation Sans', sans-serif"
INK: Final = "#1a1a1a"
GREY: Final = "#6b6b6b"
PALE: Final = "#d9d9d9"
BLUE: Final = "#0072b2"
ORANGE: Final = "#d55e00"
GREEN: Final = "#009e73"
SIZE: Final = 13.0
"""The size of all text unless another is given, in the units of the drawing (pixels at its own size)."""


class Drawing:
    """A picture of `width` x `height` units, y downwards, on white; `title` and `words` for those who do not see it.

    The colours are those that people with any kind of colour vision tell apart (Okabe and Ito), and nothing is told
    by colour alone. The same calls give the same text.
    """

    def __init__(self, width: float, height: float, title: str, words: str) -> None:
        self.width, self.height = width, height
        self._head = (title, words)
        self._parts: list[str] = []

    def line(self, points: Sequence[Point], colour: str = INK, width: float = 1, dash: str = "") -> None:
        """Straight lines from point to point."""
        self._shape("polyline", points, fill="none", stroke=colour, width=width, dash=dash)

    def area(
        self, points: Sequence[Point], fill: str = "none", stroke: str = "none", width: float = 1, dash: str = ""
    ) -> None:
        """A closed shape."""
        self._shape("polygon", points, fill=fill, stroke=stroke, width=width, dash=dash)

    def circle(
        self, at: Point, radius: float, fill: str = "none", stroke: str = INK, width: float = 1, opacity: float = 1
    ) -> None:
        """A circle around a point; `opacity` of its inside."""
        self._parts.append(
            f'<circle cx="{_n(at[0])}" cy="{_n(at[1])}" r="{_n(radius)}" fill="{fill}" fill-opacity="{_n(opacity)}" '
            f'stroke="{stroke}" stroke-width="{_n(width)}"/>'
        )

    def square(self, at: Point, half: float, fill: str = INK) -> None:
        """A square around a point, each side twice `half`."""
        x, y = at
        self.area([(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)], fill)

    def text(
        self,
        at: Point,
        words: str,
        anchor: Anchor = "start",
        size: float = SIZE,
        colour: str = INK,
        *,
        bold: bool = False,
        turned: bool = False,
        halo: bool = False,
    ) -> None:
        """Words whose baseline begins, is centred or ends at a point; `turned` reads upwards, `halo` stays readable."""
        x, y = _n(at[0]), _n(at[1])
        weight = ' font-weight="bold"' if bold else ""
        edge = ' stroke="#ffffff" stroke-width="4" paint-order="stroke"' if halo else ""
        turn = f' transform="rotate(-90 {x} {y})"' if turned else ""
        self._parts.append(
            f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{_n(size)}" fill="{colour}"{weight}{edge}{turn}>'
            f"{escape(printable(words))}</text>"
        )

    def svg(self) -> str:
        """The drawing as an SVG document."""
        title, words = (escape(printable(one)) for one in self._head)
        width, height = _n(self.width), _n(self.height)
        head = f'xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        label = f'role="img" aria-label={quoteattr(printable(self._head[0]))} font-family="{FONT}"'
        return "\n".join(
            [
                f"<svg {head} {label}>",
                f"<title>{title}</title>",
                f"<desc>{words}</desc>",
                f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
                *self._parts,
                "</svg>\n",
            ]
        )

    def _shape(self, kind: str, points: Iterable[Point], *, fill: str, stroke: str, width: float, dash: str) -> None:
        where = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        line = "" if stroke == "none" else f' stroke="{stroke}" stroke-width="{_n(width)}" stroke-linejoin="round"'
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(f'<{kind} points="{where}" fill="{fill}"{line}{dashes}/>')


def printable(words: str) -> str:
    """The words without what no XML document may hold."""
    return "".join(letter if letter.isprintable() else " " for letter in words)


def _n(value: float) -> str:
    """To a hundredth, without needless zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
