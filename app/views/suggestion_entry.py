"""The line in which anyone's idea is noted in ten seconds: the idea, who had it, Enter; and the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from app.calc.pasted_list import lines, tidy
from app.language import _
from app.views.completion import Completion
from app.views.icon import icon
from app.views.observation_entry import NoteLine
from app.views.theme import Appearance


class IdeaLine(NoteLine):
    """Several lines that are pasted are so many ideas."""

    listed = Signal(list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            ideas = lines(QGuiApplication.clipboard().text())
            if len(ideas) > 1:
                self.listed.emit(ideas)
            else:
                self.paste()
        else:
            super().keyPressEvent(event)


class SuggestionEntry(QFrame):
    """`noted(text, author)`; `listed(ideas, author)` of a pasted list; `left` down to the list.

    `typing(text)` follows what is typed, so that what is alike can be shown before it is noted twice.
    """

    noted = Signal(str, str)
    listed = Signal(list, str)
    typing = Signal(str)
    left = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("entry")
        px = worn.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(6), px(8), px(6))
        row.setSpacing(px(6))
        self.text, self.author = IdeaLine(), NoteLine()
        for line, name, hint, picture, ink in (
            (self.text, _("Idea"), _("What could be done better?  Type, then Enter"), "lightbulb", worn.look.accent),
            (self.author, _("Author"), _("Author"), "users-round", worn.look.muted),
        ):
            line.setAccessibleName(name)
            line.setPlaceholderText(hint)
            line.addAction(icon(picture, ink), QLineEdit.ActionPosition.LeadingPosition)
            line.returnPressed.connect(self._note)
            line.down.connect(self.left)
        self.author.setToolTip(_("Who had the idea  (Tab)"))
        self.text.setMinimumWidth(px(160))
        row.addWidget(self.text, 4)
        row.addWidget(self.author, 1)
        self.text.listed.connect(lambda ideas: self.listed.emit(ideas, self._author()))
        self.text.textEdited.connect(self.typing)
        self._authors = Completion(self.author)

    def set_authors(self, authors: Sequence[str]) -> None:
        """Those who had an idea already, which complete what is typed."""
        self._authors.set_words(authors)

    def take(self) -> None:
        """Note what is half typed."""
        if self.text.text().strip():
            self._note()

    def _note(self) -> None:
        self.text.setFocus()
        if self.text.text().strip():
            text, author = tidy(self.text.text()), self._author()
            self.text.clear()
            self.author.clear()
            self.noted.emit(text, author)

    def _author(self) -> str:
        return tidy(self.author.text())

    def give_back(self, text: str, author: str) -> None:
        """What was taken could not be noted."""
        self.text.setText(text)
        self.author.setText(author)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.text.setFocus()
