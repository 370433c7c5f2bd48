"""Gains and costs of a lever one by one, and its net flows year by year in one row; all typed in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.calc.cash_row import read_flows, show_flows
from app.calc.lever import HARD_OR_SOFT, HARDNESSES, MOST_YEARS, SIGNS, Lever, MoneyLine
from app.calc.lever_cash import is_empty
from app.calc.map_symbol import Field
from app.language import N_, _
from app.views.button import WordButton, icon_button
from app.views.field_editor import ChoiceEditor, FieldEditor, kept_in
from app.views.form_group import heading
from app.views.icon import icon
from app.views.theme import Appearance

FIELDS = (
    Field("name", N_("Gain or cost"), N_("Name"), "text"),
    Field("sign", N_("Gain or cost?"), N_("Sign"), "choice", choices=tuple(SIGNS.items())),
    Field("hardness", N_("Hard or soft?"), N_("Kind"), "choice", choices=tuple(HARD_OR_SOFT.items())),
    Field("amount", N_("Amount"), N_("Amount"), "count", money=True),
    Field("first_year", N_("From year"), N_("From"), "count", whole=True, most=MOST_YEARS),
    Field("last_year", N_("To year"), N_("To"), "count", whole=True, most=MOST_YEARS),
)
HEADS = {field.id: field.short for field in FIELDS}
WIDTHS = {"sign": 66, "hardness": 86, "amount": 82, "first_year": 46, "last_year": 46}
NEVER = N_("It ends before it begins: it counts in no year.")
NOT_TYPED = N_("It counts for nothing until a name or an amount is typed.")
FLOWS = Field("cash_flows", N_("Net flows of the years"), N_("Net flows"), "text")


class FlowEditor(FieldEditor):
    """The net flows of the years with semicolons between; a cost is below zero."""

    def read(self, text: str) -> Any:
        return show_flows(read_flows(text))


class _LineEditor(FieldEditor):
    """Enter in a line leads to the next one."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()


class LeverLines(QScrollArea):
    """`added` asks for one more line, `changed(line id, field, value)` and `removed(line id)` for what they say."""

    added = Signal()
    removed = Signal(str)

    def __init__(
        self,
        worn: Appearance,
        change: Callable[[str, str, Any], None],
        change_flows: Callable[[tuple[float, ...]], None],
    ) -> None:
        super().__init__()
        self._worn, self._change, self._change_flows = worn, change, change_flows
        self._ids: tuple[str, ...] = ()
        self._read_only = False
        self.editors: dict[tuple[str, str], FieldEditor | ChoiceEditor] = {}
        self.remarks: dict[str, QLabel] = {}
        """Of each line, why it does not count."""
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setObjectName("panel_body")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(worn.px(10), worn.px(4), worn.px(8), worn.px(8))
        self._column.setSpacing(worn.px(4))
        self._grid_of_lines = QWidget()
        self._column.addWidget(heading(_("Gains and costs one by one"), worn))
        self._column.addWidget(self._grid_of_lines)
        self.add_button = WordButton(icon("plus"), f" {_('One more line')}")
        self.add_button.clicked.connect(self.added)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._flows())
        self._column.addStretch(1)
        self.setWidget(body)

    def _flows(self) -> QWidget:
        """Year by year, in the place of the yearly figures."""
        part, worn = QWidget(), self._worn
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(4))
        column.addWidget(heading(_("Or the net flow of each year"), worn))
        self.wrong = QLabel()
        self.wrong.setObjectName("wrong")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self.flows = FlowEditor(FLOWS, _(FLOWS.name), self.wrong)
        self.flows.setPlaceholderText(_("Year 1; year 2; year 3…   such as 5000; 4000; −1000"))
        self.flows.taken.connect(self._write_flows)
        column.addWidget(self.flows)
        column.addWidget(self.wrong)
        hint = QLabel(_("They take the place of the yearly gain and cost; the lines above come on top."))
        hint.setObjectName("muted")
        hint.setWordWrap(True)
        column.addWidget(hint)
        return part

    # What is shown

    def tell(self, lever: Lever | None, *, read_only: bool) -> None:
        """The lines of this lever, as they are now; a line in which someone types is left alone."""
        lines = lever.lines if lever else ()
        ids = tuple(line.id for line in lines)
        if ids != self._ids or read_only != self._read_only:
            self._ids, self._read_only = ids, read_only
            self._build(lines)
        for line in lines:
            for field in FIELDS:
                self.editors[line.id, field.id].show_value(getattr(line, field.id))
            self._remark(line)
        shown = show_flows(lever.cash_flows) if lever else ""
        self.flows.show_value(shown)
        self.flows.setPlaceholderText(_("Year 1; year 2; year 3…   such as 5000; 4000; −1000"))
        for widget in (self.flows, self.add_button):
            widget.setEnabled(lever is not None and not read_only)

    def _remark(self, line: MoneyLine) -> None:
        """A line that is not typed yet is nothing wrong."""
        label, is_none = self.remarks[line.id], is_empty(line)
        is_never = line.last_year is not None and line.last_year < line.first_year
        label.setText(_(NOT_TYPED if is_none else NEVER))
        label.setVisible(is_none or is_never)
        label.setObjectName("muted" if is_none else "wrong")
        label.style().polish(label)

    def _build(self, lines: tuple[MoneyLine, ...]) -> None:
        self.editors, self.remarks = {}, {}
        new, worn = QWidget(), self._worn
        grid = QGridLayout(new)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(worn.px(4))
        grid.setColumnStretch(0, 1)
        for column, field in enumerate(FIELDS if lines else ()):
            head = QLabel(_(HEADS[field.id]))
            head.setObjectName("muted")
            head.setToolTip(_(field.name))
            grid.addWidget(head, 0, column)
        for row, line in enumerate(lines, 1):
            self._row(grid, 3 * row, line)
        old, self._grid_of_lines = self._grid_of_lines, new
        self._column.replaceWidget(old, new)
        old.hide()
        old.deleteLater()  # it may be the one that asks
        if lines:
            return
        none = QLabel(_("None: the yearly figures alone count."))
        none.setObjectName("muted")
        none.setWordWrap(True)
        grid.addWidget(none, 0, 0)

    def _row(self, grid: QGridLayout, row: int, line: MoneyLine) -> None:
        wrong = QLabel()
        wrong.setObjectName("wrong")
        wrong.setWordWrap(True)
        wrong.hide()
        for column, field in enumerate(FIELDS):
            editor = self._editor(field, wrong)
            editor.setReadOnly(self._read_only)
            editor.taken.connect(lambda value, id=line.id, field=field: self._write(id, field, value))
            self.editors[line.id, field.id] = editor
            grid.addWidget(editor, row, column)
        remove = icon_button(self._worn, "x", _("Delete this line"))
        remove.setEnabled(not self._read_only)
        remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        remove.clicked.connect(lambda: self.removed.emit(line.id))
        grid.addWidget(remove, row, len(FIELDS))
        grid.addWidget(wrong, row + 1, 0, 1, len(FIELDS))
        remark = self.remarks[line.id] = QLabel()
        remark.setWordWrap(True)
        grid.addWidget(remark, row + 2, 0, 1, len(FIELDS))

    def _editor(self, field: Field, wrong: QLabel) -> FieldEditor | ChoiceEditor:
        if field.unit == "choice":
            choice = ChoiceEditor(field, _(field.name))
            choice.setFixedWidth(self._worn.px(WIDTHS[field.id]))
            if field.id == "hardness":
                choice.setToolTip("\n".join(_(words) for words in HARDNESSES.values()))
            return choice
        editor = _LineEditor(field, _(field.name), wrong)
        editor.entered.connect(self.added)
        if field.id in WIDTHS:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
            editor.setFixedWidth(self._worn.px(WIDTHS[field.id]))
        else:
            editor.setMinimumWidth(self._worn.px(70))
            editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return editor

    # What is typed

    def type_name(self, id: str) -> None:
        """Name a line that was just added."""
        if editor := self.editors.get((id, "name")):
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(editor)

    def take(self) -> None:
        """Keep what is half typed."""
        for editor in list(self.editors.values()):
            editor.take()
        self.flows.take()

    def _write(self, id: str, field: Field, value: Any) -> None:
        kept = 1 if field.id == "first_year" and value is None else value
        with kept_in(self.editors[id, field.id]):
            self._change(id, field.id, kept or "" if field.unit == "text" else kept)

    def _write_flows(self, text: str) -> None:
        with kept_in(self.flows):
            self._change_flows(read_flows(text))
