"""Long work off the window's thread, one thing after another; the answers come back in the window's thread.

One thread for all, because PDFium knows only one.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

SWITCH_S = 0.0005
"""For so long, instead of Python's 5 ms, work here may keep the interpreter from the window's thread, which waits for
it after every call that lets go of it: at each row that is read from a document."""

_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")


class _Relay(QObject):
    """Lives as long as the program, so that no answer ever meets a deleted object on its way."""

    answered = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.answered.connect(self._give, Qt.ConnectionType.QueuedConnection)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(_finish)

    @Slot(object, object, object)
    def _give(self, owner: QObject, then: Callable[[Any], None], answer: object) -> None:
        if shiboken6.isValid(owner):
            then(answer)


def _finish() -> None:
    """Fonts and pictures must not be used when the application is gone."""
    _thread.shutdown(cancel_futures=True)


@cache
def _relay() -> _Relay:
    sys.setswitchinterval(SWITCH_S)
    return _Relay()


def ask(
    owner: QObject,
    work: Callable[[], Any],
    then: Callable[[Any], None],
    failed: Callable[[Exception], None],
    wanted: Callable[[], bool] = lambda: True,
) -> Future[None]:
    """Do `work` in the background and hand its answer to `then`, or what it raised to `failed`, while `owner` lives.

    What is no longer `wanted` when its turn comes is left undone.
    What is given back is done when the answer is on its way.
    """
    relay = _relay()

    def run() -> None:
        if not wanted():
            return
        try:
            answer = work()
        except Exception as problem:
            relay.answered.emit(owner, failed, problem)
        else:
            relay.answered.emit(owner, then, answer)

    return _thread.submit(run)
