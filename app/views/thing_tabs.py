"""The maps, charts or diagrams of the event as tabs under the picture: choose, add, name in place, order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QIcon, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QWidget,
)

from app.canvas.tip import tip_of
from app.language import _
from app.views.icon import icon
from app.views.theme import Appearance


@dataclass(frozen=True, slots=True)
class Listed:
    """One thing: `unnamed` stands where it has no name, `tip` says more than the tab has room for."""

    id: str
    name: str
    icon: str = ""
    tip: str = ""
    unnamed: str = ""


class _Tabs(QTabBar):
    """Asks for the menu and for a new name of one tab."""

    menu_asked = Signal(int, object)
    name_asked = Signal(int)
    laid_out = Signal()

    def tabLayoutChange(self) -> None:
        super().tabLayoutChange()
        self.laid_out.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.laid_out.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.tabAt(event.pos())
        if at >= 0:
            self.setCurrentIndex(at)
            self.menu_asked.emit(at, event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.tabAt(event.position().toPoint())
        if at >= 0:
            self.name_asked.emit(at)


class ThingTabs(QFrame):
    """Shows what it is given and asks for the rest; `actions` are those of one thing, shown by a right click.

    `add` stands as a picture beside the tabs, `extra` with its words at the right. `moved(id, to)` counts without it.
    """

    chosen = Signal(str)
    named = Signal(str, str)
    moved = Signal(str, int)

    def __init__(
        self,
        worn: Appearance,
        accessible_name: str,
        add: QAction,
        extra: QAction | None,
        actions: Callable[[], list[QAction]],
    ) -> None:
        super().__init__()
        self.setObjectName("thing_tabs")
        self._worn, self._actions = worn, actions
        self._listed: Sequence[Listed] = ()
        self._filling = False
        row = QHBoxLayout(self)
        row.setContentsMargins(worn.px(4), 0, worn.px(6), 0)
        row.setSpacing(worn.px(2))
        self.tabs = _Tabs()
        self.tabs.setMovable(True)
        self.tabs.setDrawBase(False)
        self.tabs.setIconSize(QSize(worn.px(15), worn.px(15)))
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setAccessibleName(accessible_name)
        self.tabs.setMinimumWidth(worn.px(60))  # of its own it would keep room for its scroll buttons
        self.tabs.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(self.tabs)
        row.addWidget(self._button(add, words=False))
        row.addStretch(1)
        if extra is not None:
            row.addWidget(self._button(extra, words=True))
        self._line: _NameLine | None = None
        self._back: QWidget | None = None
        """Where the keys were before a name is typed."""
        self.tabs.currentChanged.connect(self._chosen)
        self.tabs.tabMoved.connect(self._moved)
        self.tabs.name_asked.connect(self._name)
        self.tabs.laid_out.connect(self._place_line)
        self.tabs.menu_asked.connect(self._menu)

    def _button(self, action: QAction, *, words: bool) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setIconSize(QSize(self._worn.px(16), self._worn.px(16)))
        button.setAccessibleName(action.text())
        if words:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def show_things(self, listed: Sequence[Listed], current: str | None) -> None:
        self._filling = True
        known, self._listed = {each.id: each for each in self._listed}, listed
        while self.tabs.count() > len(listed):
            self.tabs.removeTab(self.tabs.count() - 1)
        for i, each in enumerate(listed):
            if i >= self.tabs.count():
                self.tabs.addTab("")
            if self.tabs.tabData(i) != each.id or known.get(each.id) != each:  # each word lays all tabs out anew
                self._write(i, each)
            if each.id == current:
                self.tabs.setCurrentIndex(i)
        self._filling = False
        if self._line is not None and self._line.thing_id not in {each.id for each in listed}:
            self._line.give_up()  # what it names is no more
        self.tabs.setVisible(bool(listed))  # without tabs it would keep room for some
        self.tabs.updateGeometry()

    def _write(self, at: int, each: Listed) -> None:
        text = each.name or each.unnamed
        self.tabs.setTabText(at, text.replace("&", "&&"))
        self.tabs.setTabToolTip(at, tip_of(each.tip or text))
        self.tabs.setTabData(at, each.id)
        self.tabs.setTabIcon(at, icon(each.icon, self._worn.look.muted) if each.icon else QIcon())

    def _chosen(self, at: int) -> None:
        if not self._filling and at >= 0:
            self.chosen.emit(self.tabs.tabData(at))

    def _moved(self, _start: int, _end: int) -> None:
        if self._filling:
            return
        order = [self.tabs.tabData(i) for i in range(self.tabs.count())]
        current = self.tabs.tabData(self.tabs.currentIndex())
        self.moved.emit(current, order.index(current))

    def step(self, by: int) -> None:
        """To the next one or the one before, round the ends."""
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    def move_current(self, by: int) -> None:
        """Ask for the current one to be put so many places further, where it does not lie beyond an end."""
        at = self.tabs.currentIndex()
        if at >= 0 and 0 <= at + by < self.tabs.count():
            self.moved.emit(self.tabs.tabData(at), at + by)

    def _menu(self, at: int, place: object) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._actions())
        menu.popup(place)  # type: ignore[arg-type]

    def settle(self) -> None:
        """Keep the name that is half typed."""
        if self._line is not None:
            self._line.keep()

    def name_current(self) -> None:
        self._name(self.tabs.currentIndex())

    def _name(self, at: int) -> None:
        """Type the name where it stands; Enter or the way out keeps it, Escape does not."""
        if at < 0 or self._line is not None:
            return
        each = self._listed[at]
        self._back = QApplication.focusWidget()
        line = self._line = _NameLine(self, each)
        line.setAccessibleName(_("Name"))
        self._place_line()
        line.done.connect(lambda name: self._named(each, name))
        line.show()
        line.selectAll()
        line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place_line(self) -> None:
        """Over its tab; a tab that was just added finds its place only when the row is laid out again."""
        if self._line is None:
            return
        at = next((i for i in range(self.tabs.count()) if self.tabs.tabData(i) == self._line.thing_id), -1)
        if at < 0:
            return
        place = self.tabs.tabRect(at)
        place.moveTopLeft(self.tabs.mapTo(self, place.topLeft()))
        self._line.setGeometry(place.adjusted(0, 1, max(0, self._worn.px(160) - place.width()), -1))

    def _named(self, each: Listed, name: str | None) -> None:
        line, self._line = self._line, None
        if line is not None:
            self._give_back(line)
            line.hide()
            line.deleteLater()
        if name is not None and name.strip() != each.name:
            self.named.emit(each.id, name.strip())

    def _give_back(self, line: QLineEdit) -> None:
        """By Enter and Escape the keys go back to where they were, not to the next widget of the window."""
        if line.hasFocus() and self._back is not None:
            with suppress(RuntimeError):  # it is no more
                self._back.setFocus(Qt.FocusReason.OtherFocusReason)


class _NameLine(QLineEdit):
    """`done(text)`, or `done(None)` when it was given up; once."""

    done = Signal(object)

    def __init__(self, parent: QFrame, named: Listed) -> None:
        super().__init__(named.name, parent)
        self.thing_id = named.id
        self._began = self.text()
        self._over = False
        self.editingFinished.connect(self.keep)

    def keep(self) -> None:
        """What was not touched is no new name, whatever a line makes of one that was imported."""
        self._finish(self.text() if self.text() != self._began else None)

    def give_up(self) -> None:
        self._finish(None)

    def keyPressEvent(self, event: object) -> None:
        if event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.give_up()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt says `editingFinished` here only where something was typed."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.keep()

    def _finish(self, text: str | None) -> None:
        if not self._over:
            self._over = True
            self.done.emit(text)
