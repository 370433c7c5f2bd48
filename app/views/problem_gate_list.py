"""One phase of a DMAIC as a list that is typed in: Enter makes the next item, the space bar ticks, F2 names anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem

from app.calc.problem import GateItem, ItemKind
from app.calc.proof import STEPS, Step
from app.language import _
from app.models import problem_gate_edit as edit
from app.models.problem_link import document_end
from app.views.cell_editor import CellEditor
from app.views.page import Desk
from app.views.problem_gate_rows import HEADS, SIDE, GateRow, GateRows

_DRAFT = "draft"
"""The id of an item that is typed for the first time."""


class GateList(QListView):
    """`link_asked(id)` of a document; `sideways(by)` to the phase beside; `picked` when another item may be chosen."""

    link_asked = Signal(str)
    sideways = Signal(int)
    picked = Signal()

    def __init__(self, desk: Desk, step: Step) -> None:
        super().__init__()
        self._desk, self.step = desk, step
        self.problem: str | None = None
        self._items: tuple[GateItem, ...] = ()
        self._draft: tuple[int, GateItem] | None = None
        self._editor: CellEditor | None = None
        self._typed = self._before = ""
        """The ids of the item that the editor names, and of the one that was selected before a new one was typed."""
        self.setObjectName("gate_list")
        self.rows = GateRows(self)
        self.setModel(self.rows)
        self._row = GateRow(self.rows, desk.worn, self)
        self.setItemDelegate(self._row)
        self.setAccessibleName(_(STEPS[step]))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it is as high as what it shows
        self.selectionModel().currentChanged.connect(lambda _new, _old: self.picked.emit())

    # What is shown

    def tell(self, problem: str, items: Sequence[GateItem]) -> None:
        if problem != self.problem:
            self.give_up()
        self.problem, self._items = problem, tuple(items)
        self._show()

    def _show(self) -> None:
        kept = self.current_id()
        with self._desk.document.read() as session:
            found = {each.thing: document_end(session, each.thing_kind, each.thing) for each in self._items
                     if each.thing and each.thing_kind}  # fmt: skip
        ends = {id: thing for id, thing in found.items() if id and thing.there}
        self.rows.show_items(self._items, ends, self._draft)
        self._fit()
        if kept:
            self.choose(kept)
        if self._editor is not None:
            if self.rows.index_of(self._typed).isValid():
                self._place(self._editor)
            else:
                self._close()  # what it names is no more

    def current_id(self) -> str:
        item = self.rows.item(self.currentIndex())
        return item.id if item is not None else ""

    def current(self) -> GateItem | None:
        return self.rows.item(self.currentIndex())

    def choose(self, id: str) -> bool:
        index = self.rows.index_of(id)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def choose_first(self) -> None:
        first = next((row.id for row in self.rows.rows if isinstance(row, GateItem)), "")
        self.choose(first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """As high as all rows in this width."""
        self._row.room = self.viewport().width()
        self.scheduleDelayedItemsLayout()
        option = QStyleOptionViewItem()
        heights = [self._row.sizeHint(option, self.rows.index(n)).height() for n in range(self.rows.rowCount())]
        self.setFixedHeight(sum(heights) + 2 * self.frameWidth() + self._desk.worn.px(4))
        if self._editor is not None:
            self._place(self._editor)

    # Typing

    def add(self, kind: ItemKind | None = None) -> None:
        """Type the next item, below the one that is selected, at the end of another kind."""
        if self._desk.document.read_only:
            return
        self.keep()
        now = self.current()
        kind = kind or (now.kind if now is not None else "check")
        if now is not None and now.kind == kind:
            row = self.currentIndex().row() + 1
        else:
            row = self.rows.head_of(kind) + 1 + sum(item.kind == kind for item in self._items)
        self._before = now.id if now is not None else ""
        self._draft = row, GateItem(self.step, kind, id=_DRAFT)
        self._show()
        self._type(_DRAFT)

    def rename(self) -> None:
        if self.current_id() and not self._desk.document.read_only:
            self.keep()
            self._type(self.current_id())

    def _type(self, id: str) -> None:
        index = self.rows.index_of(id)
        item = self.rows.item(index)
        if item is None:
            return
        self.setCurrentIndex(index)
        self._typed = id
        editor = self._editor = CellEditor(self.viewport(), self._desk.worn, _(HEADS[item.kind]))
        editor.show_text(item.text, None)
        editor.left.connect(self._left)
        editor.given_up.connect(self.give_up)
        self._place(editor)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, editor: CellEditor) -> None:
        px = self._desk.worn.px
        rect = self.visualRect(self.rows.index_of(self._typed)).adjusted(px(SIDE + 9), 0, 0, 0)
        editor.setGeometry(rect.left(), rect.top(), rect.width(), max(rect.height(), px(26)))

    def _left(self, how: str) -> None:
        """Enter makes the next one, where something was typed."""
        typed = self._editor is not None and bool(self._editor.text().strip())
        self.keep()
        if how == "enter" and typed:
            self.add()
        elif how != "away":
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep what is half typed; an item of which nothing was typed is none."""
        if self._editor is None:
            return
        text, id, draft = self._editor.text().strip(), self._typed, self._draft
        changed = self._editor.is_changed
        self._close()
        if id != _DRAFT:
            if text and changed:
                edit.change_items(self._desk.document, [id], "text", text)
        elif draft is not None and text and self.problem is not None:
            above = self.rows.rows[draft[0] - 1] if 0 < draft[0] <= len(self.rows.rows) else None
            after = above.id if isinstance(above, GateItem) else None
            made = edit.add_item(self._desk.document, self.problem, replace(draft[1], text=text, id=""), after)
            self.choose(made or "")
        else:
            self._show()
            self.choose(self._before)

    def give_up(self) -> None:
        if self._editor is not None:
            named = self._typed if self._typed != _DRAFT else self._before
            self._close()
            self._show()
            self.choose(named)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        self._draft, self._typed = None, ""
        if editor is not None:
            editor.close_down()

    # What is done with one

    def tick(self) -> None:
        item = self.current()
        if item is not None:
            edit.tick(self._desk.document, [item.id], not item.done)

    def remove(self) -> None:
        item = self.current()
        if item is None:
            return
        row = self.currentIndex().row()
        edit.delete_items(self._desk.document, [item.id])
        near = (*range(row, self.rows.rowCount()), *range(row - 1, -1, -1))
        after = next((self.rows.index(n) for n in near if self.rows.item(self.rows.index(n))), QModelIndex())
        self.setCurrentIndex(after)
        self._desk.say(_("Deleted: Ctrl+Z brings it back."))

    def open_current(self) -> None:
        """A document goes to its thing, or asks for it; of another item the text is typed."""
        item = self.current()
        if item is None:
            return
        if item.kind != "document":
            self.rename()
        elif item.thing_kind and item.thing and self.rows.end_of(item) is not None:
            self._desk.open_thing(item.thing_kind, item.thing)
        else:
            self.link_asked.emit(item.id)

    # Events of Qt

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()  # it means the item, not the symptom
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current() if event.modifiers() & Qt.KeyboardModifier.ControlModifier else self.add()
        elif key == Qt.Key.Key_Space:
            self.tick()
        elif key == Qt.Key.Key_F2:
            self.rename()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.sideways.emit(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the sign ticks; on that of a linked document it opens it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        item = self.rows.item(index)
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            return
        on_sign = event.position().x() - self.visualRect(index).left() < self._desk.worn.px(SIDE + 9)
        if on_sign:
            self.open_current() if item.kind == "document" else self.tick()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.position().x() - self.visualRect(index).left() >= self._desk.worn.px(SIDE + 9):
            self.open_current()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current() is None:
            self.choose_first()
        self.picked.emit()
