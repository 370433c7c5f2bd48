"""The kinds of buttons: with words, with a picture alone, and those that filter."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from app.views.icon import icon
from app.views.theme import Appearance


class WordButton(QPushButton):
    """Enter presses it as the space bar does, which Qt grants of itself only within a dialog."""

    def __init__(self, *told: Any) -> None:
        super().__init__(*told)
        self.setAutoDefault(True)


def chip_button(worn: Appearance, picture: str) -> QToolButton:
    """One of the buttons above a list that say by what it is filtered."""
    button = QToolButton()
    button.setObjectName("chip")
    button.setIcon(icon(picture, worn.look.muted))
    button.setIconSize(QSize(worn.px(15), worn.px(15)))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def icon_button(worn: Appearance, picture: str, name: str, *, keys: str = "", colour: str | None = None) -> QToolButton:
    """Its name is for those who cannot see the picture, and its tooltip."""
    button = QToolButton()
    button.setIcon(icon(picture, colour))
    button.setIconSize(QSize(worn.px(16), worn.px(16)))
    button.setAccessibleName(name)
    button.setToolTip(f"{name}  ({keys})" if keys else name)
    return button
