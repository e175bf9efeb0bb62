"""A page and the claims it makes."""

from __future__ import annotations

import msgspec

from hipspine.article.claim import Claim


class Article(msgspec.Struct, frozen=True):
    """One page, read claim by claim: `id` is the name of its file, `about` says what page it is and who made it."""

    id: str
    title: str
    claims: tuple[Claim, ...]
    about: str = ""
    url: str = ""
