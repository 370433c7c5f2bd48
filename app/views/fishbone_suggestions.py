"""The panel of a brainwriting: lines typed or pasted, dragged onto the diagram or put on a bone by its number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.calc.fishbone import Fishbone, SuggestedCause
from app.canvas.fishbone_clipboard import SUGGESTIONS
from app.language import _, ngettext
from app.models import fishbone_edit as edit
from app.views.icon import icon
from app.views.page import Desk

WIDTH, EDGE = 236, 7
"""Of the panel, and of what the style leaves free at either side of a line, in pixels."""
_ID = Qt.ItemDataRole.UserRole


class IdeaLine(QLineEdit):
    """`said` on Enter; several lines that are pasted are said as they are, at once."""

    said = Signal(str)
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pasted = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        if len(pasted.strip().splitlines()) > 1:
            self.said.emit(pasted)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self.said.emit(self.text())
                self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class _Wrapping(QStyledItemDelegate):
    """As high as its text is in the width that the style leaves to it: Qt measures without that."""

    def __init__(self, edge: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._edge = edge

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        narrow = QStyleOptionViewItem(option)
        narrow.rect.adjust(self._edge, 0, -self._edge, 0)
        return super().sizeHint(narrow, index)


class IdeaList(QListWidget):
    """`placed(ids, bone)` by a digit, 1 for the first bone; a drag carries the ids, one a line."""

    placed = Signal(list, int)
    removed = Signal(list)
    renamed = Signal(str, str)
    menu_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._filling = False
        self.itemChanged.connect(self._changed)

    def show_ideas(self, ideas: Sequence[SuggestedCause]) -> None:
        """The selection stays; of what is no more, its place."""
        kept, row = self.chosen(), self.currentRow()
        self._filling = True
        self.clear()
        for idea in ideas:
            item = QListWidgetItem(idea.text)
            item.setData(_ID, idea.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            if idea.author:
                item.setToolTip(_("Said by {name}", name=idea.author))
            self.addItem(item)
            item.setSelected(idea.id in kept)
        self._filling = False
        if self.count() and not self.selectedItems():
            self.setCurrentRow(max(0, min(row, self.count() - 1)))

    def chosen(self) -> list[str]:
        return [str(item.data(_ID)) for item in self._in_order()]

    def _in_order(self) -> list[QListWidgetItem]:
        return sorted(self.selectedItems(), key=self.row)

    def _changed(self, item: QListWidgetItem) -> None:
        if not self._filling:
            self.renamed.emit(item.data(_ID), item.text())

    def mimeTypes(self) -> list[str]:
        return [SUGGESTIONS, "text/plain"]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        ordered = sorted(items, key=self.row)
        mime = QMimeData()
        mime.setData(SUGGESTIONS, "\n".join(str(item.data(_ID)) for item in ordered).encode())
        mime.setText("\n".join(item.text() for item in ordered))
        return mime

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            mine = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2)
            everything = event.matches(QKeySequence.StandardKey.SelectAll)
            if self._is_place(event) or event.key() in mine or everything:
                event.accept()  # it means the suggestion, not the cause that the page has selected
                return True
        return super().event(event)

    def _is_place(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return bool(plain and event.text() and event.text() in "123456789" and self.selectedItems())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ids = self.chosen()
        if self._is_place(event):
            self.placed.emit(ids, int(event.text()))
        elif ids and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(ids)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen():
            self.menu_asked.emit(event.globalPos())


class SuggestionPanel(QWidget):
    """Of one diagram. `placed(ids)` carries the causes that suggestions became."""

    placed = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("panel_left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self.fishbone: Fishbone | None = None
        px = desk.worn.px
        self.setFixedWidth(px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(8), px(9), px(8))
        column.setSpacing(px(6))
        self.count = QLabel()
        self.count.setObjectName("muted")
        title = QLabel(_("Suggestions"))
        title.setObjectName("panel_title")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.count)
        column.addLayout(head)
        self.line = IdeaLine()
        self.line.setPlaceholderText(_("A cause, then Enter"))
        self.line.setAccessibleName(_("A suggestion"))
        self.line.setToolTip(_("Type one, or paste a whole list: one line a cause"))
        self.author = QLineEdit()
        self.author.setPlaceholderText(_("Said by (optional)"))
        self.author.setAccessibleName(_("Who says it"))
        self.author.addAction(icon("users", desk.worn.look.muted), QLineEdit.ActionPosition.LeadingPosition)
        self.list = IdeaList()
        self.list.setAccessibleName(_("Suggestions"))
        self.list.setSpacing(px(1))
        self.list.setItemDelegate(_Wrapping(px(EDGE), self.list))
        self.list.setIconSize(QSize(px(15), px(15)))
        self.hint = QLabel()
        self.hint.setObjectName("muted")
        self.hint.setWordWrap(True)
        for widget in (self.line, self.author, self.list, self.hint):
            column.addWidget(widget, 1 if widget is self.list else 0)
        self.line.said.connect(self._say)
        self.line.down.connect(self._into_list)
        self.author.returnPressed.connect(self.line.setFocus)
        self.list.placed.connect(self.place)
        self.list.removed.connect(lambda ids: edit.delete_suggestions(desk.document, ids))
        self.list.renamed.connect(lambda id, text: edit.rename_suggestion(desk.document, id, text))
        self.list.menu_asked.connect(self._menu)

    def show_of(self, fishbone: Fishbone | None) -> None:
        was = self.fishbone.suggestions if self.fishbone else ()
        self.fishbone = fishbone
        ideas = fishbone.suggestions if fishbone else ()
        if ideas != was or not ideas:
            self.list.show_ideas(ideas)
        self.count.setText(ngettext("{n} left", "{n} left", len(ideas)) if ideas else "")
        self.hint.setText(
            _("Drag them onto the diagram, or press the number of the bone: 1 is the first.")
            if ideas
            else _("Everyone writes, nobody judges. Type each idea here, or paste a list, one line a cause.")
        )

    def _say(self, text: str) -> None:
        if self.fishbone is not None:
            edit.add_suggestions(self._desk.document, self.fishbone.id, text, self.author.text().strip())
            self.list.scrollToBottom()

    def _into_list(self) -> None:
        if self.list.count():
            self.list.setFocus()
            if not self.list.chosen():
                self.list.setCurrentRow(0)

    def place(self, ids: list[str], number: int) -> None:
        """Put suggestions on the bone of this number."""
        bones = self.fishbone.categories if self.fishbone else ()
        if not 1 <= number <= len(bones):
            self._desk.say(ngettext("This diagram has {n} bone.", "This diagram has {n} bones.", len(bones)))
            return
        bone = bones[number - 1]
        made = edit.place_suggestions(self._desk.document, ids, bone.id)
        self._desk.say(ngettext("{n} cause put on {bone}", "{n} causes put on {bone}", len(made), bone=bone.name))
        self.placed.emit(made)

    def _menu(self, at: object) -> None:
        ids = self.list.chosen()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, bone in enumerate(self.fishbone.categories if self.fishbone else (), 1):
            action = menu.addAction(f"{bone.name}\t{number}" if number < 10 else bone.name)
            action.triggered.connect(lambda _checked=False, number=number: self.place(ids, number))
        menu.addSeparator()
        rename = QAction(icon("pencil"), _("Type the text"), menu)
        rename.triggered.connect(lambda: self.list.editItem(self.list.currentItem()))
        remove = QAction(icon("trash-2"), _("Delete"), menu)
        remove.triggered.connect(lambda: self.list.removed.emit(ids))
        menu.addActions([rename, remove])
        menu.popup(at)  # type: ignore[arg-type]
