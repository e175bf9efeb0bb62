"""The pain source that stands for everything not modelled."""

from __future__ import annotations

from typing import Final

UNMODELLED: Final = "unmodelled"
"""Id of "none of the modelled sources": it has no node, no zones and no file, but it has a probability."""

UNMODELLED_NAME: Final = "none of the modelled sources"
UNMODELLED_PLAIN: Final = "something this program does not know about"
