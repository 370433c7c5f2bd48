"""The line in which a cell of a process flow chart is typed: what its columns mean."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.calc.pasted_list import tidy
from app.calc.process_chart_rows import UNITS
from app.calc.quantity import parse
from app.views.cell_editor import CellEditor
from app.views.theme import Appearance

ESTIMATED = "~≈"
"""A time that begins so is an estimate."""


class StepEditor(CellEditor):
    def __init__(self, ground: QWidget, worn: Appearance, name: str, title: str) -> None:
        super().__init__(ground, worn, title, number=name in UNITS)
        self.name = name

    def values(self, day_s: float | None) -> dict[str, Any]:
        """What was typed, by the names of the columns. Raises `Unreadable`."""
        if self.name not in UNITS:
            return {self.name: tidy(self.text())}
        text = self.text().strip()
        estimated = self.name == "time_s" and text[:1] in ESTIMATED and bool(text)
        value = parse(text.lstrip(ESTIMATED) if estimated else text, UNITS[self.name], day_s=day_s)
        if self.name != "time_s":
            return {self.name: value}
        return {self.name: value, "time_source": "estimated" if estimated and value is not None else None}
