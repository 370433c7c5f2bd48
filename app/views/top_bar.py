"""One row above the page: the menus, the buttons of the page, the search, and the one primary button at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QMenuBar, QPushButton, QToolButton

from app.language import _
from app.views.command import MENUS
from app.views.icon import icon
from app.views.theme import Appearance

HEIGHT = 44


class TopBar(QFrame):
    """With `folded` menus, one button opens them all: the projector has no room for their names."""

    def __init__(self, worn: Appearance, search: QAction, fill: Callable[[QMenu, str], None], *, folded: bool) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self._worn, self._fill = worn, fill
        self.setFixedHeight(worn.px(HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(worn.px(8), 0, worn.px(10), 0)
        row.setSpacing(worn.px(2))
        self.menus: dict[str, QMenu] = {}
        if folded:
            row.addWidget(self._folded())
        else:
            row.addWidget(self._menu_bar(), 0, Qt.AlignmentFlag.AlignVCenter)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(worn.px(2))
        row.addLayout(self._buttons)
        row.addStretch(1)
        row.addWidget(self._search(search, folded))
        row.addSpacing(worn.px(8))
        self.primary = QPushButton()
        self.primary.setProperty("primary", True)
        self.primary.setIconSize(QSize(worn.px(16), worn.px(16)))
        self.primary.hide()
        self._primary_action: QAction | None = None
        self.primary.clicked.connect(self._do_primary)
        row.addWidget(self.primary)

    def _menu_bar(self) -> QMenuBar:
        bar = QMenuBar()
        for id, title in MENUS.items():
            self._add_menu(bar.addMenu(_(title)), id)
        return bar

    def _folded(self) -> QToolButton:
        whole = QMenu(self)
        for id, title in MENUS.items():
            self._add_menu(whole.addMenu(_(title)), id)
        button = QToolButton()
        button.setIcon(icon("menu"))
        button.setIconSize(self._icon_size())
        button.setAccessibleName(_("Menu"))
        button.setToolTip(_("Menu"))
        button.clicked.connect(lambda: whole.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def _add_menu(self, menu: QMenu, id: str) -> None:
        menu.setToolTipsVisible(False)
        menu.aboutToShow.connect(lambda: self._fill(menu, id))
        self.menus[id] = menu

    def _search(self, action: QAction, folded: bool) -> QToolButton:
        button = QToolButton()
        button.setObjectName("seek")
        button.setIcon(icon("search", self._worn.look.muted))
        button.setIconSize(QSize(self._worn.px(16), self._worn.px(16)))
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        if not folded:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setText(" " + _("Find…  Ctrl+K"))
        button.clicked.connect(action.trigger)
        return button

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
        self._primary_action = primary
        self.primary.setVisible(primary is not None)
        if primary is not None:
            self.primary.setText(" " + primary.text())
            self.primary.setIcon(icon(primary.property("picture"), self._worn.look.on_accent))
            self.primary.setToolTip(primary.toolTip())

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
        button.setAccessibleName(action.text())
        return button

    def _icon_size(self) -> QSize:
        return QSize(self._worn.px(19), self._worn.px(19))
