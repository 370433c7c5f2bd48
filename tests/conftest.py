"""What holds for every test: no screen, a data folder of its own, English, and nothing left behind."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from app import language
from app.models import database

settings.register_profile("chantier", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("chantier")

YOUNG, ALL = (0, 1), (0, 1, 2)
"""Generations of Python's collector."""


@pytest.fixture(autouse=True)
def user_data(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder of this test alone; the processes that it starts inherit it."""
    folder = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("CHANTIER_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    language.use("en")
    yield
    language.use("en")


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail the test that leaves a window, a running timer or an exception hook of its own.

    Exceptions in slots and in virtual methods are caught by pytest-qt, those in threads and finalisers by pytest;
    both hang on `sys.excepthook` and its sisters, which is why a test must put back what it replaces.
    """
    hooks = (sys.excepthook, sys.unraisablehook)
    windows, timers, collected = _windows(), _running_timers(YOUNG), _full_collections()
    yield
    left = _left(windows, timers, YOUNG if collected == _full_collections() else ALL)
    if left:
        gc.collect()
        left = _left(windows, timers, ALL)
    if sys.excepthook not in (hooks[0], sys.__excepthook__) or sys.unraisablehook is not hooks[1]:
        left.append("an exception hook")
    if left:  # a failing teardown keeps pytest-qt from putting its own hook back
        sys.excepthook, sys.unraisablehook = sys.__excepthook__, hooks[1]
    assert not left, f"left behind: {', '.join(left)}"


@pytest.fixture(scope="session", autouse=True)
def no_wait_for_the_disk() -> Iterator[None]:
    """What is written is not waited for until it lies on the disk: only the power cut off would tell the difference.

    The processes that a test starts wait, as the program does.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _file: None)
        patch.setattr(database, "SETTINGS", (*database.SETTINGS, "synchronous = OFF"))
        yield


@pytest.fixture(scope="session", autouse=True)
def what_was_there_first_is_not_looked_through() -> Iterator[None]:
    """The collected tests and the imported modules live as long as the process: no collection visits them again."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(scope="session", autouse=True)
def clipboard_let_go() -> Iterator[None]:
    """The clipboard of the offscreen platform outlives Python, and aborts over what a test copied."""
    yield
    if (application := _application()) is not None:
        application.clipboard().clear()


def _application() -> object | None:
    widgets = sys.modules.get("PySide6.QtWidgets")
    return widgets.QApplication.instance() if widgets else None


def _windows() -> set[int]:
    """The C++ addresses of the windows without a parent; Qt keeps the tool tip for itself."""
    application = _application()
    if application is None:
        return set()
    import shiboken6

    return {
        shiboken6.getCppPointer(widget)[0]
        for widget in application.topLevelWidgets()
        if widget.parent() is None and widget.metaObject().className() != "QTipLabel"
    }


def _full_collections() -> int:
    return gc.get_stats()[2]["collections"]


def _running_timers(generations: tuple[int, ...]) -> set[int]:
    """Python's own timers. What a test made is still young, and looking through all that is old takes 0.1 s."""
    if _application() is None:
        return set()
    import shiboken6
    from PySide6.QtCore import QTimer

    return {
        shiboken6.getCppPointer(thing)[0]
        for generation in generations
        for thing in gc.get_objects(generation)
        if issubclass(type(thing), QTimer) and shiboken6.isValid(thing) and thing.isActive()
    }


def _left(windows: set[int], timers: set[int], generations: tuple[int, ...]) -> list[str]:
    application = _application()
    if application is None:
        return []
    import shiboken6
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from PySide6.QtWidgets import QWidget

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = []
    for address in _windows() - windows:
        widget = shiboken6.wrapInstance(address, QWidget)
        left.append(f"window {widget.metaObject().className()} “{widget.windowTitle() or widget.objectName()}”")
    for address in _running_timers(generations) - timers:
        timer = shiboken6.wrapInstance(address, QTimer)
        left.append(f"timer of {timer.parent()!r}, every {timer.interval()} ms")
    return left
