"""The line in which indicators are noted by their names; usual ones are completed, and taken whole."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout

from app.calc.pasted_list import tidy
from app.calc.usual_indicator import offered
from app.language import _
from app.views.completion import Completion
from app.views.icon import icon
from app.views.suggestion_entry import IdeaLine
from app.views.theme import Appearance


class IndicatorEntry(QFrame):
    """`noted(name)` by Enter; `listed(names)` of a pasted list; `typing(text)` as it is typed; `left` down to the list.

    `like` below it says that there may be one already.
    """

    noted = Signal(str)
    listed = Signal(list)
    typing = Signal(str)
    left = Signal()

    def __init__(self, worn: Appearance, usual: QAction) -> None:
        """`usual` shows those that most workshops have."""
        super().__init__()
        self.setObjectName("entry")
        px = worn.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(6), px(8), px(6))
        column.setSpacing(px(4))
        row = QHBoxLayout()
        row.setSpacing(px(6))
        self.line = IdeaLine()
        self.line.setAccessibleName(_("Which indicator?"))
        self.line.setPlaceholderText(_("Which indicator?  Type its name, then Enter"))
        self.line.addAction(icon("chart-line", worn.look.accent), QLineEdit.ActionPosition.LeadingPosition)
        self.line.setMinimumWidth(px(160))
        self.usual = QToolButton()
        self.usual.setDefaultAction(usual)
        self.usual.setIconSize(QSize(px(16), px(16)))
        self.usual.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.usual.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row.addWidget(self.line, 1)
        row.addWidget(self.usual)
        column.addLayout(row)
        self.like = QLabel()
        self.like.setObjectName("hint_line")
        self.like.setWordWrap(True)
        self.like.setContentsMargins(px(8), px(2), px(8), px(2))
        self.like.hide()
        column.addWidget(self.like)
        self._names = Completion(self.line)
        self.line.returnPressed.connect(self._note)
        self.line.down.connect(self.left)
        self.line.listed.connect(self.listed)
        self.line.textChanged.connect(self.typing)

    def set_names(self, names: Iterable[str]) -> None:
        """Those of the event: of the usual ones only those are offered that it has not."""
        self._names.set_words(each.name for each in offered(names) if not each.there)

    def say_like(self, name: str) -> None:
        """That one of this name is there already, perhaps; empty says nothing."""
        self.like.setText(_("Perhaps it is there already: “{text}”", text=name) if name else "")
        self.like.setVisible(bool(name))

    def take(self) -> None:
        """Note what is half typed."""
        if self.line.text().strip():
            self._note()

    def _note(self) -> None:
        self.line.setFocus()
        if name := tidy(self.line.text()):
            self.line.clear()
            self.noted.emit(name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.line.setFocus()
