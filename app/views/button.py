"""Buttons that are only a picture: their size, their name for those who cannot see it, and their tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from app.views.icon import icon
from app.views.theme import Appearance


def icon_button(worn: Appearance, picture: str, name: str, *, keys: str = "", colour: str | None = None) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(picture, colour))
    button.setIconSize(QSize(worn.px(16), worn.px(16)))
    button.setAccessibleName(name)
    button.setToolTip(f"{name}  ({keys})" if keys else name)
    return button
