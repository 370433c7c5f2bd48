"""What belongs to one action, in its panel: the proofs of its quarters, its postponements, where it is generalised."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.calc import calendar_date
from app.calc.action import PHASES, Action, Phase
from app.calc.map_symbol import Field
from app.calc.proof import STEPS, Proof
from app.canvas.wheel_drawing import draw_wheel
from app.language import N_, _, ngettext
from app.views.button import WordButton, icon_button
from app.views.field_editor import FieldEditor, kept_in
from app.views.form_group import heading
from app.views.theme import Appearance

WHEEL = 56
PROOF, REASON = (
    Field("text", N_("Proof"), N_("Proof"), "text"),
    Field("overridden", N_("Closed without a proof, because"), N_("Because"), "text"),
)
DEPLOYMENT = (
    Field("place", N_("Where"), N_("Where"), "text"),
    Field("owner", N_("Who"), N_("Who"), "text"),
    Field("planned_on", N_("Planned on"), N_("Planned"), "date"),
    Field("done_on", N_("Done on"), N_("Done"), "date"),
)
POSTPONED_BECAUSE = Field("reason", N_("Why it was postponed"), N_("Why"), "text")

Write = Callable[[str, str, Any], None]
"""Keeps a value: id of the part, field, value."""


class Wheel(QWidget):
    """The wheel of the action, as large as on a card; a click asks to turn it."""

    clicked = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self.phase: Phase = "plan"
        self.setFixedSize(worn.px(WHEEL), worn.px(WHEEL))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_phase(self, phase: Phase) -> None:
        self.phase = phase
        self.setAccessibleName(_(PHASES[phase]))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_wheel(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self.phase, self._worn.look)
        painter.end()

    def mouseReleaseEvent(self, event: object) -> None:
        self.clicked.emit()


class Part(QWidget):
    """Lines under a heading, hidden while there are none.

    `show_of` builds them anew only when they are others: while one types from field to field they stay.
    """

    def __init__(self, worn: Appearance, title: str) -> None:
        super().__init__()
        self._worn = worn
        self._shown: object = None
        self.editors: dict[tuple[str, str], FieldEditor] = {}
        """The fields by the id of the part and their own."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(4))
        self.title = heading(title, worn)
        column.addWidget(self.title)
        self._body = QWidget()
        column.addWidget(self._body)
        self.hide()

    def show_lines(self, shown: object, build: Callable[[QWidget], None]) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        old, self._body = self._body, QWidget()
        self.editors = {}
        build(self._body)
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()  # it may be the one that asks

    def show_values(self, parts: Iterable[Any]) -> None:
        """What is kept of each now."""
        held = {each.id: each for each in parts}
        for (id, field), editor in self.editors.items():
            editor.show_value(getattr(held[id], field))
            editor.setPlaceholderText(_(editor.field.short))

    def take(self) -> None:
        """Keep what is half typed."""
        for editor in list(self.editors.values()):
            editor.take()

    def editor(self, id: str, field: Field, write: Write, *, read_only: bool) -> FieldEditor:
        editor = FieldEditor(field, _(field.name))
        editor.setReadOnly(read_only)
        editor.taken.connect(partial(self._write, editor, write, id, field.id))
        self.editors[id, field.id] = editor
        return editor

    def _write(self, editor: FieldEditor, write: Write, id: str, field: str, value: Any) -> None:
        with kept_in(editor):
            write(id, field, value or "")


class Proofs(Part):
    """`write(id, field, value)` corrects what was said when a quarter was closed."""

    def __init__(self, worn: Appearance, write: Write) -> None:
        super().__init__(worn, _("Proofs"))
        self._keep = write

    def show_of(self, action: Action | None, *, read_only: bool) -> None:
        self.setVisible(bool(action and action.proofs))
        if action is not None:
            lines = [(each.id, each.step, each.closed_on, each.closed_by, _field_of(each)) for each in action.proofs]
            self.show_lines((lines, read_only), lambda body: self._build(body, action, read_only))
            self.show_values(action.proofs)

    def _build(self, body: QWidget, action: Action, read_only: bool) -> None:
        px = self._worn.px
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(3))
        for proof in action.proofs:
            who = " · ".join(filter(None, (calendar_date.show(proof.closed_on), proof.closed_by)))
            title = _(STEPS[proof.step])
            said = QLabel(_("{name}: {value}", name=title, value=who) if who else title)
            said.setObjectName("muted")
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setWordWrap(True)
            column.addWidget(said)
            field = _field_of(proof)
            if field is REASON:
                said.setText(f"{said.text()} – {_('without a proof')}")
            column.addWidget(self.editor(proof.id, field, self._keep, read_only=read_only))


def _field_of(proof: Proof) -> Field:
    """What was said when the quarter was closed: its proof, or why it was closed without."""
    return REASON if proof.overridden and not proof.text else PROOF


class Postponements(Part):
    """From when to when, and why."""

    def __init__(self, worn: Appearance, write: Write) -> None:
        super().__init__(worn, "")
        self._keep = write

    def show_of(self, action: Action | None, *, read_only: bool) -> None:
        self.setVisible(bool(action and action.postponements))
        if action is not None:
            n = len(action.postponements)
            self.title.setText(ngettext("Postponed once", "Postponed {n} times", n))
            lines = [(each.id, each.from_due, each.to_due, each.moved_on) for each in action.postponements]
            self.show_lines((lines, read_only), lambda body: self._build(body, action, read_only))
            self.show_values(action.postponements)

    def _build(self, body: QWidget, action: Action, read_only: bool) -> None:
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._worn.px(3))
        for each in action.postponements:
            days = f"{calendar_date.show(each.from_due)} → {calendar_date.show(each.to_due)}"
            said = QLabel(days)
            said.setObjectName("muted")
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setWordWrap(True)
            if each.moved_on:
                said.setToolTip(_("Postponed on {day}", day=calendar_date.show(each.moved_on)))
            column.addWidget(said)
            column.addWidget(self.editor(each.id, POSTPONED_BECAUSE, self._keep, read_only=read_only))


class Deployments(Part):
    """Where the action is generalised (yokoten). `transferable(on)`, `added`, `deleted(id)` ask for a gesture."""

    transferable = Signal(bool)
    added = Signal()
    deleted = Signal(str)

    def __init__(self, worn: Appearance, write: Write) -> None:
        super().__init__(worn, _("Generalise (yokoten)"))
        self._keep = write
        self.can = QCheckBox(_("Can be transferred"))
        self.can.clicked.connect(self.transferable)
        self.add = WordButton(_("Add a place"))
        self.add.clicked.connect(self.added)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.can)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_of(self, action: Action | None, *, read_only: bool) -> None:
        self.setVisible(action is not None)
        if action is not None:
            self.can.setChecked(action.transferable)
            self.can.setEnabled(not read_only)
            self.add.setEnabled(not read_only)
            lines = [each.id for each in action.deployments]
            self.show_lines((lines, read_only), lambda body: self._build(body, action, read_only))
            self.show_values(action.deployments)

    def type_last(self) -> None:
        """Where it is generalised is typed next."""
        places = [editor for (_id, field), editor in self.editors.items() if field == "place"]
        if places:
            places[-1].setFocus()

    def _type_after(self, id: str, field: str) -> None:
        """Enter goes on to the next field, after the last one of all to one more place."""
        lines = list(self.editors)
        at = lines.index((id, field)) + 1
        (self.editors[lines[at]] if at < len(lines) else self.add).setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self, body: QWidget, action: Action, read_only: bool) -> None:
        px = self._worn.px
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(3))
        for n, each in enumerate(action.deployments):
            for at, field in enumerate(DEPLOYMENT):
                editor = self.editor(each.id, field, self._keep, read_only=read_only)
                editor.returnPressed.connect(partial(self._type_after, each.id, field.id))
                grid.addWidget(editor, 3 * n + at // 2, at % 2)
            away = icon_button(self._worn, "x", _("Take this place away"))
            away.setIconSize(QSize(px(13), px(13)))
            away.setEnabled(not read_only)
            away.clicked.connect(lambda _on=False, id=each.id: self.deleted.emit(id))
            grid.addWidget(away, 3 * n + 1, 2)  # the last one on the way of Tab
            grid.setRowMinimumHeight(3 * n + 2, px(4))
