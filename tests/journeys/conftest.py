"""What the journeys share: a coordinator in front of a window without an event."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.views.application import dress
from app.views.main_window import MainWindow
from app.views.settings import Settings
from tests.journeys.coordinator import Coordinator


@pytest.fixture
def spoken() -> str:
    """The language of the window; a test may be played in another one."""
    return "en"


@pytest.fixture
def who(qapp: QApplication, qtbot, tmp_path: Path, spoken: str) -> Iterator[Coordinator]:
    """At a projector of 1280 × 720."""
    dress(qapp)
    window = MainWindow(Settings(language=spoken, example_seen=True))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    yield Coordinator(window, qtbot, tmp_path)
    window.files.close_event()
    qapp.setStyleSheet("")
