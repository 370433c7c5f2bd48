"""Long work beside the window: it never outlives the application whose fonts and pictures it uses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

QUITS_DURING_WORK = """
import time
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from app.views import background

app, owner, done = QApplication([]), QObject(), []
background.ask(owner, lambda: (time.sleep(0.5), done.append(1)), lambda _answer: None, lambda _problem: None)
background.ask(owner, lambda: done.append(2), lambda _answer: None, lambda _problem: None)
QTimer.singleShot(50, app.quit)
app.exec()
print(done)
"""


def test_quitting_waits_for_what_is_being_made_and_leaves_the_rest():
    ran = subprocess.run(
        [sys.executable, "-c", QUITS_DURING_WORK],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (0, "[1]\n"), ran.stderr
