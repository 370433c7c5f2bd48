"""The losses of a series one below the other; how much, what and of what kind are typed over in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QVBoxLayout, QWidget

from app.calc.map_symbol import Field
from app.calc.oee import LOSSES, Loss, LossKind
from app.calc.oee_explanation import SHORT
from app.calc.oee_list import amount_for_typing, read_amount
from app.canvas.tip import tip_of
from app.language import N_, _
from app.views.button import icon_button
from app.views.field_editor import ChoiceEditor, FieldEditor, Value, kept_in
from app.views.form_group import FieldGround, heading
from app.views.theme import Appearance

KIND = Field("kind", N_("Kind of loss"), N_("Kind"), "choice", choices=tuple((k, SHORT[k]) for k in LOSSES))
NAME = Field("name", N_("What happened"), N_("What"), "text")
AMOUNT = Field("amount", N_("How much"), N_("How much"), "text")
WIDTHS = {"kind": 116, "amount": 64}


def loss_name(loss: Loss) -> str:
    """What happened, else what kind of loss it is."""
    return " ".join(loss.name.split()) or _(SHORT[loss.kind])


class AmountEditor(FieldEditor):
    """A time, or parts where the loss is one of quality."""

    kind: LossKind = "breakdown"

    def read(self, text: str) -> Value:
        """As it is typed, if it means something. Raises `Unreadable`."""
        read_amount(self.kind, text)
        return text


class LossList(FieldGround):
    """`change(loss id, fields)` and `remove(loss id)` are asked for what is typed."""

    def __init__(
        self,
        worn: Appearance,
        change: Callable[[str, dict[str, Any]], None],
        remove: Callable[[str], None],
        made_of: Sequence[QAction],
    ) -> None:
        """`made_of` is what can be made of the current loss."""
        super().__init__()
        self._worn, self._change, self._remove, self._made_of = worn, change, remove, made_of
        self._current: str | None = None
        self._read_only = False
        self._lines: dict[str, QWidget] = {}
        self._losses: dict[str, Loss] = {}
        self.editors: dict[tuple[str, str], FieldEditor | ChoiceEditor] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(worn.px(4))
        self._column.addWidget(heading(_("Losses"), worn))
        self.nothing = QLabel(_("None noted yet: L leads to the line."))
        self.nothing.setObjectName("muted")
        self.nothing.setWordWrap(True)
        self._column.addWidget(self.nothing)
        self._body = QVBoxLayout()
        self._body.setSpacing(worn.px(2))
        self._column.addLayout(self._body)

    def tell(self, losses: Sequence[Loss], *, read_only: bool) -> None:
        """What they say now; an editor in which someone types is left alone."""
        self._losses = {loss.id: loss for loss in losses}
        self._lay(losses, read_only)
        self.nothing.setVisible(not losses)
        for loss in losses:
            amount = cast(AmountEditor, self.editors[loss.id, "amount"])
            amount.kind = loss.kind
            for id, value in (("kind", loss.kind), ("name", loss.name), ("amount", amount_for_typing(loss))):
                editor = self.editors[loss.id, id]
                if not editor.is_typed:
                    editor.show_value(value)
            self.editors[loss.id, "kind"].setToolTip(tip_of(_(LOSSES[loss.kind])))
            self.editors[loss.id, "name"].setToolTip(tip_of(loss.name))

    def _lay(self, losses: Sequence[Loss], read_only: bool) -> None:
        """A line for each, those that are there already as they are: only what came is made, only what went goes."""
        if read_only != self._read_only:
            self._drop(list(self._lines))
            self._read_only = read_only
        self._drop([id for id in self._lines if id not in self._losses])
        for at, loss in enumerate(losses):
            if loss.id not in self._lines:
                self._lines[loss.id] = self._line(loss.id)
            line = self._lines[loss.id]
            if self._body.indexOf(line) != at:
                self._body.insertWidget(at, line)

    def _drop(self, ids: Sequence[str]) -> None:
        for id in ids:
            line = self._lines.pop(id)
            for key in [key for key in self.editors if key[0] == id]:
                del self.editors[key]
            line.hide()
            self._body.removeWidget(line)
            line.deleteLater()

    def _line(self, id: str) -> QWidget:
        line = QWidget()
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._worn.px(4))
        grid.setVerticalSpacing(self._worn.px(2))
        wrong = QLabel()
        wrong.setObjectName("wrong")
        wrong.setWordWrap(True)
        wrong.hide()
        amount, name = AmountEditor(AMOUNT, _(AMOUNT.name), wrong), FieldEditor(NAME, _(NAME.name))
        name.setPlaceholderText(_(NAME.name))
        editors: dict[str, FieldEditor | ChoiceEditor] = {
            "kind": ChoiceEditor(KIND, _(KIND.name)),
            "amount": amount,
            "name": name,
        }
        for column, (key, editor) in enumerate(editors.items()):
            if key in WIDTHS:
                editor.setFixedWidth(self._worn.px(WIDTHS[key]))
            editor.setReadOnly(self._read_only)
            editor.taken.connect(lambda value, key=key: self._write(id, key, value))
            editor.installEventFilter(self)
            self.editors[id, key] = editor
            grid.addWidget(editor, 0, column)
        remove = icon_button(self._worn, "x", _("Delete this loss"))
        remove.setEnabled(not self._read_only)
        remove.clicked.connect(lambda: self._remove(id))
        grid.addWidget(remove, 0, 3)
        grid.addWidget(wrong, 1, 0, 1, 4)
        grid.setColumnStretch(2, 1)
        return line

    def current(self) -> Loss | None:
        """The loss in which the keys were last, while its series is on show."""
        return self._losses.get(self._current) if self._current is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.ContextMenu):
            self._current = next((id for (id, _key), editor in self.editors.items() if editor is watched), None)
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            self._offer(event.globalPos())
            return True
        return False

    def _offer(self, at: QPoint) -> None:
        """What can be made of the current loss."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions(list(self._made_of))
        menu.popup(at)

    def _write(self, id: str, key: str, value: Any) -> None:
        loss = self._losses.get(id)
        if loss is None:
            return
        fields: dict[str, Any] = {key: value or ""}
        if key == "amount":
            seconds, parts = read_amount(loss.kind, str(value or ""))
            fields = {"seconds": seconds, "parts": parts}
        with kept_in(self.editors[id, key]):
            self._change(id, fields)

    def take(self) -> None:
        """Keep what is half typed."""
        for editor in list(self.editors.values()):
            editor.take()
