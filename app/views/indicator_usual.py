"""The indicators that most workshops have, in a list: found by typing, ticked, and taken all at once."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.calc.indicator import LETTERS
from app.calc.usual_indicator import Offered, offered
from app.canvas.tip import tip_of
from app.language import _, ngettext
from app.views.button import WordButton
from app.views.icon import icon
from app.views.sheet import Sheet
from app.views.theme import Appearance

KEY = Qt.ItemDataRole.UserRole


class UsualSheet(Sheet):
    """`taken(keys)`: those that are ticked, without any the one that is chosen. Enter ticks, Ctrl+Enter takes."""

    taken = Signal(list)

    def __init__(self, over: QWidget, worn: Appearance, names: Iterable[str]) -> None:
        """`names` are those of the indicators that are there already."""
        super().__init__(over, worn, _("Usual indicators"), width=640, top=True)
        self._names = list(names)
        self._ticked: list[str] = []
        px = worn.px
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Type a few letters: scrap, delivery, safety …"))
        self.line.setAccessibleName(_("Find"))
        self.line.addAction(icon("search", worn.look.muted), QLineEdit.ActionPosition.LeadingPosition)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMinimumHeight(px(300))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QLabel(_("None of the usual ones has these words. Type its name above the list instead."))
        self.told = QLabel()
        for label in (self.nothing, self.told):
            label.setObjectName("muted")
            label.setWordWrap(True)
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        for widget in (self.line, self.nothing, self.list, self.told):
            self.body.addWidget(widget)
        self.take = WordButton()
        self.take.clicked.connect(self._take)
        self.take.setToolTip(_("Ctrl+Enter"))
        cancel = WordButton(_("Leave it"))
        cancel.clicked.connect(self.close_sheet)
        self.add_buttons(cancel, self.take)
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._tick())
        self.list.currentItemChanged.connect(lambda _now, _before: self._say())
        self._show("")

    def open_sheet(self, focus: QWidget | None = None) -> None:
        super().open_sheet(focus or self.line)

    def _show(self, words: str) -> None:
        self._found = offered(self._names, words)
        self.list.clear()
        for each in self._found:
            self.list.addItem(self._item(each))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._found))
        self.nothing.setVisible(not self._found)
        self._say()

    def _item(self, each: Offered) -> QListWidgetItem:
        name = _("{name} (there already)", name=each.name) if each.there else each.name
        item = QListWidgetItem(f"{each.letter}   {name}")
        item.setData(KEY, each.key)
        item.setSizeHint(QSize(0, self.worn.px(32)))
        item.setToolTip(tip_of(each.definition))
        item.setCheckState(Qt.CheckState.Checked if each.key in self._ticked else Qt.CheckState.Unchecked)
        if each.there:
            item.setForeground(QColor(self.worn.look.muted))
        return item

    def _say(self) -> None:
        row = self.list.currentRow()
        each = self._found[row] if 0 <= row < len(self._found) else None
        letter = next((_(word) for id, word in LETTERS.items() if each is not None and id == each.letter), "")
        self.told.setText(_("{name}: {value}", name=letter, value=each.definition) if each is not None else "")
        n = len(self.keys())
        self.take.setText(ngettext("Take {n} indicator", "Take {n} indicators", n) if n else _("Take it"))
        self.take.setEnabled(bool(n))

    def keys(self) -> list[str]:
        """What would be taken now, in the order of the list."""
        if self._ticked:
            return [each.key for each in offered(()) if each.key in self._ticked]
        item = self.list.currentItem()
        return [item.data(KEY)] if item is not None else []

    def _tick(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        key = item.data(KEY)
        if key in self._ticked:
            self._ticked.remove(key)
        else:
            self._ticked.append(key)
        item.setCheckState(Qt.CheckState.Checked if key in self._ticked else Qt.CheckState.Unchecked)
        self._say()

    def _take(self) -> None:
        if keys := self.keys():
            self.close_sheet()
            self.taken.emit(keys)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if event.key() in steps:
                row = self.list.currentRow() + steps[Qt.Key(event.key())]
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take() if event.modifiers() & Qt.KeyboardModifier.ControlModifier else self._tick()
                return True
        return super().eventFilter(watched, event)
