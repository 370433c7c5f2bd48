"""What the tests of the document share."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture
def hook() -> Iterator[list[BaseException]]:
    """The exceptions that were shown to the user, instead of failing the test."""
    shown: list[BaseException] = []
    before = sys.excepthook
    sys.excepthook = lambda _kind, error, _traceback: shown.append(error)
    yield shown
    sys.excepthook = before
