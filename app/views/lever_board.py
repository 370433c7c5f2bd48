"""The line in which levers are typed one after the other, which of them are shown, and their table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.calc.lever_order import SHOWN, Shown, ordered, passes
from app.calc.pasted_list import lines
from app.language import _
from app.models.lever_list import Listed
from app.views.button import chip_button
from app.views.empty import Empty
from app.views.icon import icon
from app.views.lever_rows import LeverRows
from app.views.lever_table import LeverTable
from app.views.observation_entry import NoteLine
from app.views.seek_line import SeekLine
from app.views.theme import Appearance
from app.views.thing_board import ThingBoard

CHIP_ICONS: dict[Shown, str] = {
    "all": "list",
    "open": "circle-dashed",
    "kept": "circle-check",
    "not_kept": "circle-x",
}


class LeverLine(NoteLine):
    """A list that is put into the empty line goes to `listed`; an image is none of its business."""

    listed = Signal(list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.matches(QKeySequence.StandardKey.Paste):
            super().keyPressEvent(event)
            return
        found = lines(QGuiApplication.clipboard().text())
        if len(found) > 1 and not self.text():
            self.listed.emit(found)
        else:
            self.paste()


class LeverBoard(ThingBoard):
    """`noted(text)` when one was typed, `pasted(lines)` when several were."""

    noted = Signal(str)
    pasted = Signal(list)

    rows: LeverRows
    table: LeverTable

    def __init__(self, worn: Appearance, begin: list[QAction], every: QAction) -> None:
        """`begin` are the ways to begin, `every` shows what the filter hides."""
        super().__init__()
        self._worn, self._begin, self._every = worn, begin, every
        self.all: list[Listed] = []
        self.shown: Shown = "all"
        self.rows = LeverRows(worn, self)
        self.table = LeverTable(self.rows, worn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line())
        column.addWidget(self._filters())
        column.addWidget(self.table, 1)
        self.empty = Empty(self.table, worn, "wrench", *self._nothing())
        self.table.sort_asked.connect(self.sort)
        self.table.selected.connect(self.selected)
        self.table.menu_asked.connect(self.menu_asked)
        self.table.opened.connect(self.opened)
        self.setFocusProxy(self.table)

    def _line(self) -> QWidget:
        frame, px = QFrame(), self._worn.px
        frame.setObjectName("entry")
        row = QHBoxLayout(frame)
        row.setContentsMargins(px(8), px(6), px(8), px(6))
        self.line = LeverLine()
        self.line.setAccessibleName(_("Which lever?"))
        self.line.setPlaceholderText(_("Which lever?  Type, then Enter"))
        self.line.addAction(icon("wrench", self._worn.look.accent), QLineEdit.ActionPosition.LeadingPosition)
        self.line.returnPressed.connect(self.take)
        self.line.down.connect(self.into_view)
        self.line.listed.connect(self.pasted)
        row.addWidget(self.line)
        return frame

    def _filters(self) -> QWidget:
        frame, px = QFrame(), self._worn.px
        frame.setObjectName("filters")
        frame.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = self._row = QHBoxLayout(frame)
        row.setContentsMargins(px(8), px(4), px(8), px(4))
        row.setSpacing(px(6))
        self.chips = {shown: chip_button(self._worn, CHIP_ICONS[shown]) for shown in SHOWN}
        for shown, chip in self.chips.items():
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked, shown=shown: self.show_only(shown))
            row.addWidget(chip)
        self.seek = SeekLine(self._worn)
        self.seek.textChanged.connect(lambda _text: self.show_rows())
        self.seek.down.connect(self.into_view)
        row.addWidget(self.seek)
        row.addStretch(1)
        return frame

    # What is shown

    def tell(self, listed: list[Listed], currency: str) -> None:
        """All levers of the document."""
        self.all, self.rows.currency = listed, currency
        self.show_rows()

    def show_rows(self) -> None:
        """What passes the filter, in its order; the selection and the place stay."""
        kept, bar = self.ids(), self.table.verticalScrollBar()
        place = bar.value()
        passing = [each for each in self.all if passes(each, self.shown, self.seek.text())]
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        self.rows.show(ordered(passing, self.rows.sorted[0], falling=self.rows.sorted[1]))
        self.table.fit()
        self.table.mark(kept)
        selection.blockSignals(False)
        bar.setValue(place)
        self.table.viewport().update()
        self._say(len(passing))
        self.selected.emit()

    def _say(self, n: int) -> None:
        for shown, chip in self.chips.items():
            count = sum(passes(each, shown, "") for each in self.all)
            chip.setText(f" {_(SHOWN[shown])}  ({count})")
            chip.setChecked(shown == self.shown)
            chip.setProperty("on", shown == self.shown)
            chip.setToolTip(f"{_(SHOWN[shown])}  (F)")
            chip.setAccessibleName(_(SHOWN[shown]))
            chip.style().polish(chip)
        self._fit()
        self.empty.tell(*(self._all_filtered() if self.all else self._nothing()))
        self.empty.setVisible(not n)

    def _fit(self) -> None:
        """Where not all words have room, the chips that are not chosen show their pictures alone."""
        for narrow in (False, True):
            for chip in self.chips.values():
                bare = narrow and not chip.isChecked()
                style = Qt.ToolButtonStyle.ToolButtonIconOnly if bare else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
                chip.setToolButtonStyle(style)
            if self._row.totalSizeHint().width() <= self.width():
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _nothing(self) -> tuple[str, str, list[QAction]]:
        words = _("A lever is a solution that is proposed: type the first one above, or take it from the diagnosis.")
        return _("No lever yet"), words, self._begin

    def _all_filtered(self) -> tuple[str, str, list[QAction]]:
        return _("No such lever"), _("The filter hides every lever."), [self._every]

    def show_only(self, shown: Shown) -> None:
        self.shown = shown
        self.show_rows()

    def show_next(self) -> None:
        every = list(SHOWN)
        self.show_only(every[(every.index(self.shown) + 1) % len(every)])

    def show_all(self) -> None:
        self.seek.clear()
        self.show_only("all")

    # Typing

    def take(self) -> None:
        """Note what is typed; the line is free for the next."""
        if text := self.line.text().strip():
            self.line.clear()
            self.noted.emit(text)
