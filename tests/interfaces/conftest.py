"""What the tests of the interfaces share."""

from __future__ import annotations

import pytest

from hipspine import api
from hipspine.diagnosis.library import Library


@pytest.fixture(scope="session")
def library() -> Library:
    """The evidence of the project."""
    return api.load()
