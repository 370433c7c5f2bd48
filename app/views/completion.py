"""What completes a word while it is typed: its rest stands pale behind it, and is taken only by who wants it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit

_TAKES = (Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_End)


class Completion(QObject):
    """Tab, Right or End takes the rest; Enter and whatever else leaves the line keep what was typed, and no more.

    The rest never is in the text of the line. Nothing is offered to a text that is one of the words.
    """

    def __init__(self, line: QLineEdit, words: Iterable[str] = ()) -> None:
        super().__init__(line)
        self._line = line
        self._words: list[str] = []
        self._word, self._long = "", 0
        self._pale = QLabel(line)
        self._pale.setObjectName("completion")
        self._pale.setTextFormat(Qt.TextFormat.PlainText)
        self._pale.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pale.hide()
        self.set_words(words)
        line.textEdited.connect(self._edited)
        line.textChanged.connect(self._changed)
        line.cursorPositionChanged.connect(lambda _old, _new: self._check())
        line.selectionChanged.connect(self._check)
        line.installEventFilter(self)

    def set_words(self, words: Iterable[str]) -> None:
        self._words = sorted({word for word in words if word.strip()}, key=lambda word: (word.casefold(), word))

    @property
    def rest(self) -> str:
        """What is offered behind the text, empty where nothing is."""
        return self._word[len(self._line.text()) :] if self._word else ""

    def _edited(self, text: str) -> None:
        """What is deleted is not offered again."""
        grown, self._long = len(text) > self._long, len(text)
        typed = text.casefold()
        is_word = typed in (word.casefold() for word in self._words)
        begins = (word for word in self._words if word.casefold().startswith(typed) and len(word) > len(text))
        self._word = next(begins, "") if grown and typed.strip() and not is_word else ""
        self._show()

    def _changed(self, text: str) -> None:
        self._long = len(text)
        if not self._word.casefold().startswith(text.casefold()):
            self._withdraw()

    def _check(self) -> None:
        line = self._line
        if line.hasSelectedText() or line.cursorPosition() < len(line.text()):
            self._withdraw()

    def _withdraw(self) -> None:
        self._word = ""
        self._pale.hide()

    def _show(self) -> None:
        """Behind the cursor, in the font of the line."""
        line, pale = self._line, self._pale
        place = line.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        left, room = place.center().x() + 1, line.width() - place.center().x() - 4
        pale.setFont(line.font())
        pale.setText(self.rest)
        wide = min(pale.fontMetrics().horizontalAdvance(self.rest) + 2, room)
        pale.setGeometry(left, 0, max(0, wide), line.height())
        pale.setVisible(bool(self._word) and room > 0)

    def take(self) -> None:
        word = self._word
        self._withdraw()
        self._line.setText(word)
        self._line.setModified(True)
        self._line.textEdited.emit(word)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._withdraw()
        elif event.type() == QEvent.Type.KeyPress and self._word and isinstance(event, QKeyEvent):
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        """Tab goes on to the next field with what it took."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _TAKES or held:
            return False
        self.take()
        return event.key() != Qt.Key.Key_Tab
