"""The diagnosis grid of the event: steps against wastes, switched between numbers, time and money."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.calc.diagnosis import RATINGS
from app.canvas.diagnosis_drawing import MEASURES, Measure
from app.canvas.font import width
from app.canvas.rating_drawing import draw_scale, rating_width
from app.language import N_, _, ngettext
from app.models.diagnosis_edit import TABLES, read_grid, set_rating
from app.models.diff import Diff
from app.models.observation import Observation
from app.views.button import WordButton
from app.views.diagnosis_sheet import DiagnosisSheet
from app.views.diagnosis_sight import At
from app.views.empty import Empty
from app.views.page import Desk
from app.views.theme import Appearance
from app.views.when_seen import WhenSeen

ALL = ""
"""What `chosen` says for every step and for every waste; `None` is what has no step and what names no waste."""

FURTHER_KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        N_("In the diagnosis grid"),
        (
            (N_("From cell to cell"), N_("Arrows")),
            (N_("Rate the waste on the step: none, low, high, critical"), N_("0, 1, 2, 3")),
            (N_("Take the rating back"), N_("Del")),
            (N_("Show the observations of the cell"), N_("Enter")),
            (N_("Numbers, time or money"), "M"),
        ),
    ),
)
_LEGEND = 12


class _Legend(QWidget):
    """What the discs of the ratings mean."""

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn, self._size = worn, worn.px(_LEGEND)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(f"{n} {_(word)}" for n, word in RATINGS.items()))

    def sizeHint(self) -> QSize:
        words = sum(
            width(_(word), self._size) + rating_width(self._size) + 3 + 1.4 * self._size for word in RATINGS.values()
        )
        return QSize(round(words), self._size + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_scale(painter, QPointF(1, 2), self._worn.look, self._size)
        painter.end()


class DiagnosisGrid(QWidget):
    """`chosen(step, waste)` asks for the observations of a cell, of a whole row or column with `ALL`."""

    chosen = Signal(object, object)
    hint_changed = Signal(str)
    """What stands at the present place, for the status bar."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._seen = WhenSeen(self, self._read)
        self.measure: Measure = "count"
        self.sheet = DiagnosisSheet(desk.worn)
        self.measures: dict[Measure, QToolButton] = {}
        self._note = WordButton()
        self._lay()
        self.empty = Empty(
            self.sheet,
            desk.worn,
            "grid-3x3",
            _("Nothing to diagnose yet"),
            _("The rows are the steps of the map, the cells count the observations that have a step and a waste."),
            [],
        )
        self.sheet.opened.connect(self._opened)
        self.sheet.rated.connect(self._rated)
        self.sheet.moved.connect(self.hint_changed)
        self.sheet.measure_asked.connect(self._next_measure)
        self._note.clicked.connect(lambda: self.chosen.emit(ALL, None))

    def _lay(self) -> None:
        px = self._desk.worn.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(8))
        top = QHBoxLayout()
        top.setSpacing(px(4))
        group = QButtonGroup(self)
        for measure, word in MEASURES.items():
            button = QToolButton()
            button.setText(_(word))
            button.setCheckable(True)
            button.setChecked(measure == self.measure)
            button.setToolTip(_("{what}  (M goes to the next)", what=_(word)))
            button.clicked.connect(lambda _checked=False, measure=measure: self.show_measure(measure))
            group.addButton(button)
            top.addWidget(button)
            self.measures[measure] = button
        top.addStretch(1)
        self._note.setProperty("link", True)
        top.addWidget(self._note)
        top.addSpacing(px(12))
        top.addWidget(_Legend(self._desk.worn))
        column.addLayout(top)
        column.addWidget(self.sheet, 1)
        self.setFocusProxy(self.sheet)

    def begin(self) -> None:
        self._read()

    def refresh(self, diff: Diff) -> None:
        if any(diff.keys(table) for table in TABLES):
            self._seen.ask_now()

    def leave(self) -> None:
        self._seen.stop()

    def _read(self) -> None:
        grid, currency = read_grid(self._desk.document)
        self.sheet.show_grid(grid, currency, self.measure)
        self._note.setText(ngettext("{n} without a waste", "{n} without a waste", grid.without_waste))
        self._note.setVisible(grid.without_waste > 0)
        self.empty.setVisible(not grid.total.count and all(row.step is None for row in grid.rows))

    def show_measure(self, measure: Measure) -> None:
        self.measure = measure
        self.measures[measure].setChecked(True)
        self._seen.catch_up()
        self.sheet.show_measure(measure)
        self.sheet.setFocus()

    def _next_measure(self) -> None:
        order = list(MEASURES)
        self.show_measure(order[(order.index(self.measure) + 1) % len(order)])

    def show_thing(self, kind: str, id: str) -> bool:
        """The row of a step, or the cell that an observation is counted in."""
        grid = self.sheet.grid
        rows = [each.step for each in grid.rows]
        step: str | None = id
        column = self.sheet.at.column
        if kind == "observation":
            with self._desk.document.read() as session:
                row = session.get(Observation, id)
                if row is None or row.waste is None:
                    return False
                step, column = row.step, grid.columns.index(row.waste)
        if kind not in ("symbol", "observation") or step not in rows:
            return False
        self.sheet.go(At(rows.index(step), column))
        return True

    def kept(self) -> dict[str, Any]:
        return {"measure": self.measure, "at": tuple(self.sheet.at)}

    def restore(self, kept: dict[str, Any]) -> None:
        self.show_measure(kept["measure"])
        self.sheet.go(At(*kept["at"]))

    def _opened(self, at: At) -> None:
        grid = self.sheet.grid
        step = self.sheet.step_at(at.row) if at.row < len(grid.rows) else ALL
        waste = grid.columns[at.column] if at.column < len(grid.columns) else ALL
        self.chosen.emit(step, waste)

    def _rated(self, at: At, rating: int | None) -> None:
        step = self.sheet.step_at(at.row)
        if step is None or not self.sheet.can_be_rated(at):
            self._desk.say(_("Only a waste on a step is rated: move to one of its cells."))
        elif self.sheet.cell_at(at).rating != rating:
            set_rating(self._desk.document, step, self.sheet.grid.columns[at.column], rating)
