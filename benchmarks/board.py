"""The PDCA board by the clock: a card carried over it, its filter; beside as many boxes and words painted plainly."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from app.calc.action import Action, Phase, Postponement
from app.calc.proof import Proof

Measures = dict[str, tuple[float, float]]
WIDTH, HEIGHT = 1920, 1080
WARM = 4
TODAY = date(2026, 3, 12)
OWNERS = ("A. Martin", "Zoé Lefèvre", "K. Benali", "Th. Okafor", "M. Delacroix-Villeneuve", "")
LABELS = (
    "Shadow board for the tools of press 2",
    "Preset the dies outside of the changeover",
    "Standard for the first good part, with a photograph of every point that is measured",
    "Move the coil store beside the line",
    "Kanban between welding and assembly",
    "Train two more setters",
    "Quick clamps instead of screws",
    "Check list for the shift handover",
)
PHASES: tuple[Phase, ...] = ("idea", "plan", "do", "check", "act", "plan", "do", "do", "closed")


def plan(n: int, today: date = TODAY) -> tuple[Action, ...]:
    """Actions as they are in a plan that is followed: some late, postponed, without owner, closed without proof."""
    return tuple(_action(i, today) for i in range(n))


def _action(i: int, today: date) -> Action:
    phase = PHASES[i % len(PHASES)]
    due = (today + timedelta(days=(i * 37) % 60 - 12)).isoformat()
    steps = ("plan", "do", "check", "act")
    closed = steps[: 4 if phase == "closed" else steps.index(phase) if phase in steps else 0]
    return Action(
        f"a{i}",
        i + 1,
        LABELS[i % len(LABELS)] + (f", part {i // len(LABELS)}" if i >= len(LABELS) else ""),
        "" if i % 7 == 3 else "A drawing, released",
        "" if phase == "idea" else OWNERS[i % len(OWNERS)],
        phase=phase,
        due="" if phase == "idea" or i % 11 == 5 else due,
        first_due=due,
        moved_on=(today - timedelta(days=(i * 5) % 30)).isoformat(),
        priority=("normal", "normal", "high", "low", "normal")[i % 5],
        verdict=(None, "effective", "partly", "ineffective")[i % 4] if phase in ("act", "closed") else None,
        postponements=tuple(Postponement(due, due, "Part came late") for _each in range(i % 3 if i % 4 == 1 else 0)),
        proofs=tuple(
            Proof(step, "" if i % 9 == 4 else "Seen at the line", "No time" if i % 9 == 4 else "") for step in closed
        ),
    )
