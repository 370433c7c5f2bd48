"""A small field at the pointer: the first letters of a symbol, a list of those that match, Enter puts it there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from app.calc.map_symbol import SYMBOLS, SymbolKind
from app.canvas.map_drawing import symbol_picture
from app.language import _, plain
from app.look import Look

WIDTH = 230
"""Pixels, more in the projector look."""


def matching(text: str) -> list[SymbolKind]:
    """The symbols whose name, in the language of the window, begins with the text; then those with it elsewhere."""
    wanted = plain(text.strip())
    ranked = []
    for i, kind in enumerate(SYMBOLS):
        name, other = plain(_(kind.name)), plain(_(kind.search))
        if name.startswith(wanted):
            ranked.append((0, i, kind))
        elif any(word.startswith(wanted) for word in f"{name} {other}".replace("(", " ").split()):
            ranked.append((1, i, kind))
        elif wanted in name:
            ranked.append((2, i, kind))
    return [kind for _rank, _i, kind in sorted(ranked, key=lambda each: each[:2])]


class _Line(QLineEdit):
    moved = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step:
            self.moved.emit(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            event.accept()  # Enter would go on to the map, and begin to type there what is being placed

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class QuickAdd(QFrame):
    """`chosen` is called with the id of the kind; then, or when it is left, the field goes."""

    def __init__(
        self,
        view: QAbstractScrollArea,
        look: Look,
        scale: float,
        letters: str,
        at: QPoint,
        chosen: Callable[[str], None],
    ) -> None:
        viewport = view.viewport()
        super().__init__(viewport)
        self._view, self._look, self._chosen = view, look, chosen
        self._picture = QSize(round(26 * scale), round(26 * scale))
        self._at, self._width, self._highest = at, round(WIDTH * scale), round(250 * scale)
        self.line, self.list = _Line(letters), QListWidget()
        self.nothing = QLabel(_("Nothing has such a name."))
        self.line.setPlaceholderText(_("Symbol"))
        self.line.setAccessibleName(_("Symbol to add"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(self._picture)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.list)
        column.addWidget(self.nothing)
        self.setStyleSheet(
            f"QuickAdd {{ background: {look.surface}; border: 1px solid {look.accent}; border-radius: 6px; }}"
            f"QListWidget {{ border: none; background: {look.surface}; color: {look.text}; }}"
            f"QLabel {{ color: {look.muted}; padding: 4px; }}"
        )
        self.line.textChanged.connect(self._fill)
        self.line.moved.connect(self._move)
        self.line.returnPressed.connect(self._take)
        self.line.left.connect(self.leave)
        self.list.itemClicked.connect(self._take)
        self._fill()
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.end(False)

    def _fill(self) -> None:
        self.list.clear()
        for kind in matching(self.line.text()):
            picture = symbol_picture(kind.id, self._picture.width(), self._look)
            icon = QIcon(picture)
            icon.addPixmap(picture, QIcon.Mode.Selected)  # or Qt would tint it
            item = QListWidgetItem(icon, _(kind.name))
            item.setData(Qt.ItemDataRole.UserRole, kind.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._lay()

    def _lay(self) -> None:
        """As high as the matches, where it was asked for, moved as little as brings all of it into view."""
        rows, viewport = self.list.count(), self._view.viewport()
        self.list.setVisible(rows > 0)
        self.nothing.setVisible(rows == 0)
        self.list.setFixedHeight(min(self._highest, self.list.sizeHintForRow(0) * rows + 2) if rows else 0)
        height = self._column.totalSizeHint().height()
        left = max(0, min(self._at.x(), viewport.width() - self._width))
        self.setGeometry(left, max(0, min(self._at.y(), viewport.height() - height)), self._width, height)

    def _move(self, step: int) -> None:
        self.list.setCurrentRow(max(0, min(self.list.currentRow() + step, self.list.count() - 1)))

    def _take(self) -> None:
        item = self.list.currentItem()
        self.leave()
        if item is not None:
            self._chosen(item.data(Qt.ItemDataRole.UserRole))

    def leave(self) -> None:
        if not self.isHidden():
            had_focus = self.line.hasFocus()
            self.line.blockSignals(True)
            self.hide()
            self.deleteLater()
            if had_focus:
                self._view.setFocus()
