"""A word as it was read, with the place it came from."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


class Entry(msgspec.Struct, Generic[T], frozen=True):
    """A word as it was read (`what`), the file it stands in and its path there (`sources[3]`)."""

    what: T
    file: str
    path: str
