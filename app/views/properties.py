"""The panel at the right: the fields of what is selected, as the symbols declare them; of the map otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.calc.explanation import explain
from app.calc.map_symbol import Field
from app.calc.quantity import Unit, show
from app.calc.value_stream import Figures, ValueStream
from app.canvas.tip import tip_of
from app.language import N_, _
from app.views.field_editor import FieldEditor, NoteEditor
from app.views.page import Desk
from app.views.subject import Subject, subject_of

WIDTH = 236
EDITOR_WIDTH = 84
CHOICE_WIDTH = 116
OF_A_PROCESS: tuple[tuple[str, str, Unit], ...] = (
    ("takt_s", N_("Takt of this step"), "duration"),
    ("effective_cycle_time_s", N_("Effective cycle time"), "duration"),
    ("demand_per_day", N_("Demand per day"), "count"),
    ("capacity_per_day", N_("Capacity per day"), "count"),
    ("load", N_("Load"), "share"),
    ("epei_days", N_("EPEI"), "days"),
)
OF_AN_INVENTORY: tuple[tuple[str, str, Unit], ...] = (("days", N_("Wait"), "days"),)


class ChoiceEditor(QComboBox):
    """A short list; the wheel scrolls the panel, not the choice."""

    taken = Signal(object)

    def __init__(self, field: Field, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for id, title in field.choices:
            self.addItem(_(title), id)
        self.activated.connect(lambda at: self.taken.emit(self.itemData(at)))

    def show_value(self, value: Any, *, various: bool = False, default: Any = None) -> None:
        self.setCurrentIndex(-1 if various else self.findData(value if value is not None else default))

    def take(self) -> None:
        """A choice is taken when it is made."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


Editor = FieldEditor | NoteEditor | ChoiceEditor


class Properties(QWidget):
    """Writes into the document at once; follows `show_selection` and, by `refresh`, what others write."""

    def __init__(self, desk: Desk, actions: Iterable[QAction]) -> None:
        super().__init__()
        self.setObjectName("panel_right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._stream_id: str | None = None
        self._ids: tuple[str, ...] = ()
        self._figures: tuple[ValueStream, Figures] | None = None
        self.subject: Subject | None = None
        self.editors: dict[str, Editor] = {}
        self._figure_labels: dict[str, tuple[QLabel, Unit]] = {}
        px = desk.worn.px
        self.setFixedWidth(px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, px(8), 0, px(6))
        column.setSpacing(px(4))
        self._title = QLabel()
        self._title.setObjectName("panel_title")
        self._title.setContentsMargins(px(11), 0, px(8), 0)
        column.addWidget(self._title)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._scroll, 1)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(px(8), 0, px(8), 0)
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setIconSize(QSize(px(16), px(16)))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            row.addWidget(button, 1)
        column.addWidget(self._buttons)

    def show_selection(self, stream_id: str | None, ids: Iterable[str], *, now: bool = True) -> None:
        """Speak of these symbols or flows, of the map without any; not `now` is at the next `refresh`."""
        self.take()
        self._stream_id, self._ids = stream_id, tuple(ids)
        if now:
            self.refresh()

    def take(self) -> None:
        """Keep what is half typed."""
        for editor in self.editors.values():
            editor.take()

    def refresh(self) -> None:
        """Read the selected rows anew."""
        with self._desk.document.read() as session:
            subject = subject_of(session, self._stream_id, self._ids)
            shape = self.subject and self.subject.shape()
            self.subject = subject
            if (subject and subject.shape()) != shape or subject is None:
                self._build()
            values = subject.values(session) if subject else {}
        self._title.setText(subject.title if subject else "")
        self._buttons.setVisible(bool(self._ids) and subject is not None)
        for field in subject.fields() if subject else ():
            editor = self.editors[field.id]
            if isinstance(editor, FieldEditor):
                editor.day_s = self._figures[1].available_s_per_day if self._figures else None
            value, various = values[field.id]
            editor.show_value(value, various=various, default=field.default)
        self._show_figures()

    def tell_figures(self, stream: ValueStream, figures: Figures) -> None:
        self._figures = stream, figures
        self._show_figures()

    def _build(self) -> None:
        px = self._desk.worn.px
        self.editors, self._figure_labels = {}, {}
        body = QWidget()
        body.setObjectName("panel_body")
        grid = QGridLayout(body)
        grid.setContentsMargins(px(11), 0, px(8), px(8))
        grid.setVerticalSpacing(px(4))
        grid.setHorizontalSpacing(px(6))
        grid.setColumnStretch(0, 1)
        for heading, fields in self.subject.groups if self.subject else ():
            if heading:
                self._heading(grid, _(heading))
            for field in fields:
                self._row(grid, field, alone=heading == "" or field.unit == "lines")
        self._figures_rows(grid)
        grid.setRowStretch(grid.rowCount(), 1)
        old = self._scroll.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()  # it may be the one that asks
        self._scroll.setWidget(body)

    def _heading(self, grid: QGridLayout, text: str) -> None:
        label = QLabel(text)
        label.setObjectName("section")
        label.setContentsMargins(0, self._desk.worn.px(6), 0, 0)
        grid.addWidget(label, grid.rowCount(), 0, 1, 2)

    def _row(self, grid: QGridLayout, field: Field, *, alone: bool) -> None:
        """Label and editor beside each other; texts have the whole width, under their label."""
        name, px = _(field.name), self._desk.worn.px
        reason = QLabel()
        reason.setObjectName("wrong")
        reason.setWordWrap(True)
        reason.hide()
        editor: Editor
        if field.unit == "choice":
            editor = ChoiceEditor(field, name)
        elif field.unit == "lines":
            editor = NoteEditor(name)
            editor.setFixedHeight(px(64))
        else:
            editor = FieldEditor(field, name, reason)
            if field.unit != "text":
                editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.taken.connect(lambda value, field=field: self._write(field, value))
        self.editors[field.id] = editor
        at = grid.rowCount()
        wide = alone or (field.unit == "choice" and len(field.choices) == 2)
        if field.unit != "lines":
            label = QLabel(name)
            label.setWordWrap(True)
            label.setBuddy(editor)
            grid.addWidget(label, at, 0, 1, 2 if wide else 1)
        if wide:
            grid.addWidget(editor, at + 1, 0, 1, 2)
        else:
            editor.setFixedWidth(px(EDITOR_WIDTH if field.unit != "choice" else CHOICE_WIDTH))
            grid.addWidget(editor, at, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(reason, at + 2, 0, 1, 2)

    def _write(self, field: Field, value: Any) -> None:
        if self.subject is not None:
            self.subject.write(self._desk.document, field, value)

    def _figures_rows(self, grid: QGridLayout) -> None:
        kind = self._kind()
        rows = {"process": OF_A_PROCESS, "inventory": OF_AN_INVENTORY}.get(kind, ())
        if rows:
            self._heading(grid, _("Figures"))
        for id, name, unit in rows:
            at = grid.rowCount()
            label, value = QLabel(_(name)), QLabel()
            label.setWordWrap(True)
            label.setObjectName("muted")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label, at, 0)
            grid.addWidget(value, at, 1)
            self._figure_labels[id] = value, unit

    def _kind(self) -> str:
        """What the figures shown below the fields are of."""
        fields = {field.id for field in self.subject.fields()} if self.subject else set()
        return "process" if "cycle_time_s" in fields else "inventory" if {"quantity", "days"} <= fields else ""

    def _show_figures(self) -> None:
        """Those of one process or inventory; of several nothing can be said."""
        id = self._ids[0] if len(self._ids) == 1 else ""
        stream, figures = self._figures or (None, None)
        family = "processes" if self._kind() == "process" else "inventories"
        own = getattr(figures, family).get(id) if figures else None
        for name, (label, unit) in self._figure_labels.items():
            label.setText(show(getattr(own, name) if own else None, unit))
            label.setToolTip(
                tip_of(str(explain(stream, figures, f"{family}.{id}.{name}"))) if own and stream and figures else ""
            )
