"""The panel beside a chart: what it says, each finding one click from its points, capability, limits, the trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calc.capability import Capability, MachineCapability
from app.calc.control_words import index_said
from app.calc.indicator import CHARTS, REPRESENTATIONS, RULES
from app.calc.map_symbol import Field
from app.calc.normality import Normality
from app.calc.quantity import UNKNOWN, show_fixed
from app.language import N_, _
from app.models.indicator import Indicator
from app.models.indicator_edit import CHANGE
from app.views.figure_tile import FigureTile
from app.views.form import Form
from app.views.form_group import heading
from app.views.icon import icon
from app.views.indicator_form import centre_field
from app.views.measure_told import Said, Told
from app.views.page import Desk
from app.views.subject import Group, Subject
from app.views.theme import Appearance
from app.views.trail_strip import TrailStrip

WIDTH = 272
INDICES = {
    "cp": N_("Cp"),
    "cpk": N_("Cpk"),
    "pp": N_("Pp"),
    "ppk": N_("Ppk"),
}
MACHINE = {"cm": N_("Cm"), "cmk": N_("Cmk")}
"""Beside the histogram: of the last stage as a short run of one machine."""
FITTING = ("", N_("The one that fits the measures"))


class Finding(QFrame):
    """One sentence; `pressed` on a click, by Enter and the space bar, where it tells of points."""

    pressed = Signal()

    def __init__(self, worn: Appearance, text: str, picture: str, colour: str, *, points: bool) -> None:
        super().__init__()
        self.setObjectName("figure")
        px = worn.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(4), px(4), px(4), px(4))
        row.setSpacing(px(7))
        sign = QLabel()
        sign.setPixmap(icon(picture, colour).pixmap(QSize(px(16), px(16))))
        self.words = QLabel(text)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self._points = points
        if points:
            self.setAccessibleName(text)
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._points:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._points and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


class MeasurePanel(Form):
    """`points_asked(first, last)` of a finding, counted from 1."""

    points_asked = Signal(int, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, width=WIDTH)
        self.said: list[Finding] = []
        self._shown: tuple[Said, ...] = ()
        self._findings = QWidget()
        self._column = QVBoxLayout(self._findings)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.tiles = {key: FigureTile(_(name), desk.worn) for key, name in INDICES.items()}
        self.machine = {key: FigureTile(_(name), desk.worn) for key, name in MACHINE.items()}
        self.reason = QLabel()
        self.reason.setObjectName("muted")
        self.reason.setWordWrap(True)
        self.trail = TrailStrip(desk)
        self.extra(self._findings, above=True)
        self.extra(self._capability(), above=True)
        self.extra(self.trail)

    def _capability(self) -> QWidget:
        box, px = QWidget(), self.desk.worn.px
        column = QVBoxLayout(box)
        column.setContentsMargins(0, px(6), 0, px(4))
        column.setSpacing(px(2))
        column.addWidget(heading(_("Capability"), self.desk.worn))
        grid = QGridLayout()
        grid.setSpacing(px(2))
        for i, tile in enumerate(self.tiles.values()):
            grid.addWidget(tile, 0, i)
        for i, tile in enumerate(self.machine.values()):
            grid.addWidget(tile, 1, i)
        column.addLayout(grid)
        column.addWidget(self.reason)
        return box

    def show_indicator(self, id: str | None) -> None:
        def subject(session: Session) -> Subject | None:
            unit = session.scalar(select(Indicator.unit).where(Indicator.id == id)) or ""
            title = _("What the chart says")
            return Subject(title, Indicator, (id,), _groups(unit.strip()), CHANGE, acts=False) if id else None

        self.speak_of(subject)
        self.trail.show_of("indicator", id)

    def tell(self, told: Told | None) -> None:
        """What was found in the measures on show."""
        said = told.said if told is not None else ()
        if said != self._shown:
            self._shown = said
            self._build_findings(said)
        found, machine = (told.capability, told.machine) if told is not None else (None, None)
        undefined = found.undefined if found is not None else {}
        _show(self.tiles, found)
        _show(self.machine, machine)
        for tile in self.machine.values():
            tile.setVisible(machine is not None)
        told_below = list(dict.fromkeys(str(why) for key, why in undefined.items() if key in INDICES))
        if told is not None and told.capability.n:
            told_below.append(_normality(told.capability.normality))
        if machine is not None and machine.cmk is not None:
            told_below += [str(each) for each in machine.warnings]
        self.reason.setText("\n".join(told_below))
        self.reason.setVisible(bool(told_below))

    def _build_findings(self, said: Sequence[Said]) -> None:
        while item := self._column.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()  # it may be the one that asks
        self.said = []
        look = self.desk.worn.look
        for each in said:
            picture, colour = ("triangle-alert", look.danger) if each.first else ("info", look.muted)
            line = Finding(self.desk.worn, each.text, picture, colour, points=bool(each.first))
            line.pressed.connect(partial(self.points_asked.emit, each.first, each.last))
            self._column.addWidget(line)
            self.said.append(line)


def _show(tiles: Mapping[str, FigureTile], found: Capability | MachineCapability | None) -> None:
    """Each index on its tile; why one is undefined, and what it asks for, where it is pointed at."""
    for key, tile in tiles.items():
        value = getattr(found, key) if found is not None else None
        why = str(found.undefined[key]) if found is not None and key in found.undefined else ""
        tile.show_value(str(index_said(value)) if value is not None else UNKNOWN, partial(str, why))


def _normality(found: Normality) -> str:
    """Before an index is believed, whether the readings are normal at all."""
    if found.undefined is not None or found.p is None:
        return str(found.undefined or "")
    p = show_fixed(found.p, 3) if found.p >= 0.001 else f"< {show_fixed(0.001, 3)}"
    if found.normal:
        return _("The readings look normal (Anderson–Darling, p {p}).", p=p if p.startswith("<") else f"= {p}")
    return _("The readings do not look normal (Anderson–Darling, p {p}).", p=p if p.startswith("<") else f"= {p}")


def _groups(unit: str) -> tuple[Group, ...]:
    return (
        Group(
            N_("Tolerance"),
            (
                Field("lower_spec", N_("Tolerance from"), N_("Tolerance from"), "count", measured_in=unit),
                Field("upper_spec", N_("Tolerance to"), N_("Tolerance to"), "count", measured_in=unit),
            ),
        ),
        Group(
            N_("Chart and limits"),
            (
                Field("chart", N_("Control chart"), N_("Control chart"), "choice", choices=(FITTING, *CHARTS.items())),
                Field("rules", N_("Rules"), N_("Rules"), "choice", choices=tuple(RULES.items())),
                centre_field(unit),
                Field("fixed_sigma", N_("Standard deviation that is given"), N_("Sigma"), "count", above_zero=True),
                Field(
                    "representation", N_("Drawn as"), N_("Drawn as"), "choice", choices=tuple(REPRESENTATIONS.items())
                ),
                Field("moving_points", N_("Points of the moving mean"), N_("Moving mean"), "count", whole=True),
            ),
            folded=True,
        ),
    )
