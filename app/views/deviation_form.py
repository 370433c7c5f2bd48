"""The panel of a deviation: what it says, what explains it, what was opened from its indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel
from sqlalchemy.orm import Session

from app.calc.deviation_list import Case
from app.calc.map_symbol import Field
from app.language import N_, _, ngettext
from app.models import measure_edit
from app.models.document import Document
from app.models.indicator import Measure
from app.views.deviation_words import opened_words, state_word
from app.views.form import Form
from app.views.indicator_words import name_of
from app.views.kind_icon import ICONS
from app.views.page import Desk
from app.views.pointer_list import Pointer, PointerList
from app.views.subject import Group, Subject
from app.views.trail_strip import TrailStrip

WIDTH = 268
POINT = (
    Field("comment", N_("What explains it"), N_("Explained by"), "lines"),
    Field("event", N_("What happened: it stands on the chart"), N_("Event"), "text"),
)
GROUPS = (Group(N_("The point"), POINT),)


@dataclass(frozen=True, slots=True)
class PointSubject(Subject):
    """The points of deviations, changed by the gestures of measures."""

    def write(self, document: Document, field: Field, value: Any) -> None:
        measure_edit.change_measures(document, list(self.ids), field.id, value or "")


class DeviationForm(Form):
    """Of several deviations it shows what their points share. `chosen(kind, id)` is something that was opened."""

    chosen = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, width=WIDTH)
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.opened = PointerList(desk.worn, _("Opened from it"), line_width=WIDTH - 78)
        self.opened.chosen.connect(lambda key: self.chosen.emit(*key.split("/", 1)))
        self.trail = TrailStrip(desk)
        self.extra(self.said, above=True)
        self.extra(self.opened)
        self.extra(self.trail)

    def show_cases(self, rows: Sequence[Case]) -> None:
        """Speak of these."""
        one = rows[0] if len(rows) == 1 else None
        title = name_of(one.indicator) if one else ngettext("{n} deviation", "{n} deviations", len(rows))
        points = tuple(dict.fromkeys(point_id(row) for row in rows))

        def subject(_session: Session) -> Subject | None:
            return PointSubject(title, Measure, points, GROUPS) if points else None

        self.speak_of(subject)
        self.said.setText(_("{name}: {value}", name=state_word(one.state), value=one.deviation.said) if one else "")
        self.said.setVisible(one is not None)
        self.opened.show_pointers(
            [
                Pointer(
                    f"{each.kind}/{each.id}", each.title, opened_words(each), ICONS[each.kind],
                    "accent" if each.open else "muted",
                )
                for each in (one.opened if one else ())
            ]
        )  # fmt: skip
        self.trail.show_of("indicator", one.indicator.id if one else None)


def point_id(row: Case) -> str:
    """The measure at which a deviation stands now."""
    return row.indicator.measures[row.deviation.index - 1].id
