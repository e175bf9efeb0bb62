from typing import Any

import pytest

from hipspine.evidence import vancouver
from unit.evidence.make import study


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "One A, Two B. A study. J Tests. 2020;3(1):1-9. doi:10.1/x. PMID: 1."),
        (
            {"authors": list("ABCDEFGH"), "published": {"journal": "Spine", "year": 1999}},
            "A, B, C, D, E, F, et al. A study. Spine. 1999.",
        ),
        ({"authors": ["One A", "et al"], "title": "Why?", "published": {}}, "One A, et al. Why?"),
        (
            {"authors": None, "title": None, "published": {"url": "https://x.org/1"}},
            "[made-2020]. Available from: https://x.org/1",
        ),
        ({"authors": None, "published": {"journal": "Pain Med 12", "pmid": "2"}}, "A study. Pain Med. 12. PMID: 2."),
        ({"published": {"year": 2020}}, "One A, Two B. A study. 2020."),
    ],
)
def test_a_reference_gives_what_is_known(changes: dict[str, Any], expected: str) -> None:
    assert vancouver(study(**changes)) == expected
