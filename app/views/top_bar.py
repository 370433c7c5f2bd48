"""One row above the page: the menus, the buttons of the page, the search, and the one primary button at the right."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QMenuBar, QToolButton

from app.language import _
from app.views.button import WordButton
from app.views.command import MENUS
from app.views.icon import icon
from app.views.theme import Appearance

HEIGHT = 44


class TopBar(QFrame):
    """What has no room gives way: first the names of the menus to one button, then the words of the other buttons."""

    def __init__(self, worn: Appearance, search: QAction, fill: Callable[[QMenu, str], None]) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self._worn, self._fill = worn, fill
        self.setFixedHeight(worn.px(HEIGHT))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(worn.px(8), 0, worn.px(10), 0)
        self._row.setSpacing(worn.px(2))
        self._menu_bar, self._all_menus = QMenuBar(), QMenu(self)
        for id, title in MENUS.items():
            menu = self._menu_bar.addMenu(_(title))
            menu.aboutToShow.connect(lambda menu=menu, id=id: fill(menu, id))
            self._all_menus.addMenu(menu)
        self._fold = self._fold_button()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(worn.px(2))
        self._search = self._search_button(search)
        self.primary = WordButton()
        self.primary.setProperty("primary", True)
        self.primary.setIconSize(QSize(worn.px(16), worn.px(16)))
        self.primary.hide()
        self._primary_action: QAction | None = None
        self.primary.clicked.connect(self._do_primary)
        self._row.addWidget(self._menu_bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._fold)
        self._row.addLayout(self._buttons)
        self._row.addStretch(1)
        self._row.addWidget(self._search)
        self._row.addSpacing(worn.px(8))
        self._row.addWidget(self.primary)

    def _fold_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("menu"))
        button.setIconSize(self._icon_size())
        button.setAccessibleName(_("Menu"))
        button.setToolTip(_("Menu"))
        button.clicked.connect(lambda: self._all_menus.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def _search_button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setObjectName("seek")
        button.setIcon(icon("search", self._worn.look.muted))
        button.setIconSize(QSize(self._worn.px(16), self._worn.px(16)))
        button.setText(" " + _("Find…  Ctrl+K"))
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give way step by step until everything has its room."""
        for names, search_words, primary_words in (
            (True, True, True),
            (False, True, True),
            (False, False, True),
            (False, False, False),
        ):
            self._menu_bar.setVisible(names)
            self._fold.setVisible(not names)
            style = Qt.ToolButtonStyle
            self._search.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if search_words else style.ToolButtonIconOnly
            )
            if self._primary_action is not None:
                self.primary.setText(" " + self._primary_action.text() if primary_words else "")
                self.primary.setAccessibleName(self._primary_action.text())
            self._row.invalidate()
            if self._row.sizeHint().width() <= self.width():
                return

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def show_page(self, actions: list[QAction | None], primary: QAction | None) -> None:
        """`None` is a line; the action of a menu opens it."""
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for action in actions:
            self._buttons.addWidget(self._divider() if action is None else self._button(action))
        self._follow(primary)
        self.primary.setVisible(primary is not None)
        if primary is not None:
            self.primary.setIcon(icon(primary.property("picture"), self._worn.look.on_accent))
        QTimer.singleShot(0, self, self._fit)  # the new buttons have no size before they are shown

    def _follow(self, primary: QAction | None) -> None:
        """The primary button does what this one does, is called as it, and rests when it does."""
        old, self._primary_action = self._primary_action, primary
        if old is not None and shiboken6.isValid(old):
            old.changed.disconnect(self._tell_primary)
        if primary is not None:
            primary.changed.connect(self._tell_primary)
            self._tell_primary()

    def _tell_primary(self) -> None:
        if self._primary_action is None:
            return
        self.primary.setEnabled(self._primary_action.isEnabled())
        self.primary.setToolTip(self._primary_action.toolTip())
        if self.primary.accessibleName() != self._primary_action.text():
            self._fit()

    def _do_primary(self) -> None:
        if self._primary_action is not None:
            self._primary_action.trigger()

    def _divider(self) -> QFrame:
        line = QFrame()
        line.setObjectName("divider")
        line.setFixedSize(1, self._worn.px(22))
        return line

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setIconSize(self._icon_size())
        menu = action.menu()
        if isinstance(menu, QMenu):
            button.setIcon(action.icon())
            button.setToolTip(action.text())
            button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        else:
            button.setDefaultAction(action)
            if action.property("words"):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAccessibleName(action.text())
        return button

    def _icon_size(self) -> QSize:
        return QSize(self._worn.px(19), self._worn.px(19))
