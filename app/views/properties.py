"""The panel at the right of the map: the fields of what is selected and its figures; those of the map otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.calc.explanation import explain
from app.calc.quantity import Unit, show
from app.calc.value_stream import Figures, ValueStream
from app.canvas.tip import tip_of
from app.language import N_, _
from app.models.value_stream import Symbol
from app.views.form import Form
from app.views.form_group import form_grid, heading
from app.views.map_subject import subject_of
from app.views.page import Desk
from app.views.theme import Appearance
from app.views.trail_strip import TrailStrip

OF_A_PROCESS: tuple[tuple[str, str, Unit], ...] = (
    ("takt_s", N_("Takt of this step"), "duration"),
    ("effective_cycle_time_s", N_("Effective cycle time"), "duration"),
    ("demand_per_day", N_("Demand per day"), "count"),
    ("capacity_per_day", N_("Capacity per day"), "count"),
    ("load", N_("Load"), "share"),
    ("epei_days", N_("EPEI"), "days"),
)
OF_AN_INVENTORY: tuple[tuple[str, str, Unit], ...] = (("days", N_("Wait"), "days"),)


class StepFigures(QWidget):
    """The figures of one process or inventory, below its fields; of several nothing can be said."""

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self._family = ""
        self._labels: dict[str, tuple[QLabel, Unit]] = {}
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(4))
        column.addWidget(heading(_("Figures"), worn))
        self._rows = QWidget()
        column.addWidget(self._rows)

    def show_of(self, family: str) -> None:
        """`processes`, `inventories`, or nothing."""
        if family == self._family:
            return
        self._family, self._labels = family, {}
        old, self._rows = self._rows, QWidget()
        grid = form_grid(self._rows, self._worn)
        for id, name, unit in {"processes": OF_A_PROCESS, "inventories": OF_AN_INVENTORY}.get(family, ()):
            at = grid.rowCount()
            label, value = QLabel(_(name)), QLabel()
            label.setWordWrap(True)
            label.setObjectName("muted")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label, at, 0)
            grid.addWidget(value, at, 1)
            self._labels[id] = value, unit
        self._column.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()

    def tell(self, id: str, stream: ValueStream | None, figures: Figures | None) -> None:
        self.setVisible(bool(self._labels))
        own = getattr(figures, self._family).get(id) if figures and self._family else None
        for name, (label, unit) in self._labels.items():
            label.setText(show(getattr(own, name) if own else None, unit))
            key = f"{self._family}.{id}.{name}"
            label.setToolTip(tip_of(str(explain(stream, figures, key))) if own and stream and figures else "")


class Properties(Form):
    """Follows `show_selection` and, by `refresh`, what others write."""

    def __init__(self, desk: Desk, actions: Iterable[QAction]) -> None:
        super().__init__(desk, actions)
        self._ids: tuple[str, ...] = ()
        self._figures: tuple[ValueStream, Figures] | None = None
        self.trail = TrailStrip(desk)
        self.extra(self.trail, above=True)
        self.step_figures = StepFigures(desk.worn)
        self.extra(self.step_figures)

    def show_selection(self, stream_id: str | None, ids: Iterable[str], *, now: bool = True) -> None:
        """Speak of these symbols or flows, of the map without any; not `now` is at the next `refresh`."""
        self.take()
        self._ids = ids = tuple(ids)
        self.speak_of(lambda session: subject_of(session, stream_id, ids), now=now)

    def refresh(self) -> None:
        self.day_s = self._figures[1].available_s_per_day if self._figures else None
        super().refresh()
        one = self._ids[0] if len(self._ids) == 1 and self.subject and self.subject.model is Symbol else None
        self.trail.show_of("symbol", one)
        self._show_figures()

    def tell_figures(self, stream: ValueStream, figures: Figures) -> None:
        self._figures = stream, figures
        self._show_figures()

    def _show_figures(self) -> None:
        fields = {field.id for field in self.subject.fields()} if self.subject else set()
        family = "processes" if "cycle_time_s" in fields else "inventories" if {"quantity", "days"} <= fields else ""
        self.step_figures.show_of(family)
        self.step_figures.tell(self._ids[0] if len(self._ids) == 1 else "", *(self._figures or (None, None)))
