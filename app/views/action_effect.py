"""In the panel of an action: what the measures of its indicator say of its effect, and which others worsened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.calc import calendar_date
from app.calc.action import Action
from app.calc.effect import Effect
from app.language import _, ngettext
from app.models import action_effect
from app.models.action_effect import Measured
from app.views.button import WordButton
from app.views.form_group import heading
from app.views.icon import icon
from app.views.indicator_words import name_of
from app.views.page import Desk
from app.views.pointer_list import Pointer, PointerList
from app.views.when_seen import WhenSeen

REST_MS = 250
"""The other indicators are read when the hand rests: there may be many."""
LINE_WIDTH = 196


def effect_sign(effect: Effect) -> tuple[str, str]:
    """Picture and token of its colour; the sentence beside it says the same."""
    if effect.more_than_noise is None:
        return "info", "muted"
    if not effect.more_than_noise:
        return "circle-dashed", "muted"
    if effect.better is None:
        return "info", "accent"
    return ("circle-check", "ok") if effect.better else ("triangle-alert", "danger")


def said_of(found: Measured) -> str:
    return f"{name_of(found.indicator)} – {found.effect.said}"


def points_words(found: Measured) -> str:
    """“Change of 12 Mar 2026: 12 points before, 5 after”."""
    day = calendar_date.show(found.changed_on) or "—"
    before = ngettext("{n} point before", "{n} points before", found.effect.before_n)
    after = ngettext("{n} after", "{n} after", found.effect.after_n)
    return _("Change of {day}: {before}, {after}", day=day, before=before, after=after)


class ActionEffect(QWidget):
    """Hidden while no indicator measures the action. `chosen` is an indicator that worsened."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._action: Action | None = None
        self._found: Measured | None = None
        px = desk.worn.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(heading(_("Effect by the measures"), desk.worn))
        row = QHBoxLayout()
        row.setSpacing(px(6))
        self.sign, self.said, self.points = QLabel(), QLabel(), QLabel()
        self.sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.points.setObjectName("muted")
        for label in (self.said, self.points):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setMinimumWidth(1)
        row.addWidget(self.sign)
        row.addWidget(self.said, 1)
        column.addLayout(row)
        column.addWidget(self.points)
        self.take_both = WordButton(icon("download"), _("Take before and after"))
        self.take_both.clicked.connect(self._take)
        column.addWidget(self.take_both, 0, Qt.AlignmentFlag.AlignLeft)
        self.others = PointerList(
            desk.worn, _("Side effects: worse since then"), _("No other indicator worsened by more than its noise."),
            line_width=LINE_WIDTH,
        )  # fmt: skip
        self.others.chosen.connect(self.chosen)
        column.addWidget(self.others)
        self._later = WhenSeen(self, self._read_others)
        self.stop: Callable[[], None] = self._later.stop
        self.hide()

    def show_of(self, action: Action | None) -> None:
        """Speak of this action."""
        self._action = action
        self.refresh()

    def refresh(self) -> None:
        """Read the measures anew."""
        self._found = None
        if self._action is not None and self._action.measured_by is not None:
            with self._desk.document.read() as session:
                self._found = action_effect.measured(session, self._action)
        found = self._found
        self.setVisible(found is not None)
        if found is None:
            self.stop()
            return
        picture, token = effect_sign(found.effect)
        side = self._desk.worn.px(17)
        self.sign.setPixmap(icon(picture, getattr(self._desk.worn.look, token)).pixmap(QSize(side, side)))
        self.said.setText(said_of(found))
        self.points.setText(points_words(found))
        means = found.effect.before_mean, found.effect.after_mean
        kept = (self._action.measure_before, self._action.measure_after) if self._action is not None else None
        self.take_both.setVisible(None not in means)
        self.take_both.setEnabled(means != kept and not self._desk.document.read_only)
        self.others.hide()
        self._later.ask(REST_MS)

    def _read_others(self) -> None:
        if self._found is None or self._action is None:
            return
        with self._desk.document.read() as session:
            worse = action_effect.others_worsened(session, self._action)
        self.others.show_pointers(
            [
                Pointer(each.indicator.id, name_of(each.indicator), str(each.effect.said), "triangle-alert", "danger")
                for each in worse
            ]
        )

    def _take(self) -> None:
        if self._action is not None and action_effect.take(self._desk.document, self._action.id):
            self._desk.say(_("Before and after are those of the measures. Ctrl+Z takes it back."))
