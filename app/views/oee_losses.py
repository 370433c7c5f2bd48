"""The losses of a series one below the other; how much, what and of what kind are typed over in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

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
WIDTHS = {"kind": 104, "amount": 58}


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
        self, worn: Appearance, change: Callable[[str, dict[str, Any]], None], remove: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._worn, self._change, self._remove = worn, change, remove
        self._shape: tuple[object, ...] = ()
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
        self._body = QWidget()
        self._column.addWidget(self._body)

    def tell(self, losses: Sequence[Loss], *, read_only: bool) -> None:
        """What they say now; an editor in which someone types is left alone."""
        self._losses = {loss.id: loss for loss in losses}
        shape = (tuple(self._losses), read_only)
        if shape != self._shape:
            self._shape = shape
            self._build(losses, read_only)
        self.nothing.setVisible(not losses)
        for loss in losses:
            amount = cast(AmountEditor, self.editors[loss.id, "amount"])
            amount.kind = loss.kind
            for id, value in (("kind", loss.kind), ("name", loss.name), ("amount", amount_for_typing(loss))):
                editor = self.editors[loss.id, id]
                if not editor.is_typed:
                    editor.show_value(value)
            self.editors[loss.id, "kind"].setToolTip(tip_of(_(LOSSES[loss.kind])))

    def _build(self, losses: Sequence[Loss], read_only: bool) -> None:
        self._column.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body, self.editors = QWidget(), {}
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._worn.px(4))
        grid.setVerticalSpacing(self._worn.px(2))
        for i, loss in enumerate(losses):
            self._row(grid, 2 * i, loss.id, read_only)
        grid.setColumnStretch(2, 1)
        self._column.addWidget(self._body)

    def _row(self, grid: QGridLayout, at: int, id: str, read_only: bool) -> None:
        wrong = QLabel()
        wrong.setObjectName("wrong")
        wrong.setWordWrap(True)
        wrong.hide()
        kind = ChoiceEditor(KIND, _(KIND.name))
        amount, name = AmountEditor(AMOUNT, _(AMOUNT.name), wrong), FieldEditor(NAME, _(NAME.name))
        name.setPlaceholderText(_(NAME.name))
        editors: dict[str, FieldEditor | ChoiceEditor] = {"kind": kind, "amount": amount, "name": name}
        for column, (key, editor) in enumerate(editors.items()):
            if key in WIDTHS:
                editor.setFixedWidth(self._worn.px(WIDTHS[key]))
            editor.setReadOnly(read_only)
            editor.taken.connect(lambda value, key=key: self._write(id, key, value))
            self.editors[id, key] = editor
            grid.addWidget(editor, at, column)
        remove = icon_button(self._worn, "x", _("Delete this loss"))
        remove.setEnabled(not read_only)
        remove.clicked.connect(lambda: self._remove(id))
        grid.addWidget(remove, at, 3)
        grid.addWidget(wrong, at + 1, 0, 1, 4)

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
