"""Text that is typed where it stands on a picture: the one field, and what becomes of what is not stored yet."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QTextCursor

from app.calc.pasted_list import tidy
from app.canvas.field_editor import FieldEditor, SentenceField
from app.models.document_error import ReadOnlyLook


class TypingInPlace(ABC):
    """At most one text is typed at a time; each one that is taken is one gesture.

    `id` is the thing whose text it is. `_draft` is of a thing that is not stored yet; its `before` is what was selected
    until then.
    """

    _view: Any
    _draft: Any

    def __init__(self) -> None:
        self._editor: FieldEditor | None = None
        self._draft = None
        self.id = ""

    @property
    def is_open(self) -> bool:
        return self._editor is not None

    @property
    def is_new(self) -> bool:
        """Whether what is typed belongs to a thing that is not stored yet."""
        return self._draft is not None

    # For those who know the picture

    @abstractmethod
    def follow(self) -> None:
        """Lay the field where its text stands now."""

    @abstractmethod
    def _take(self) -> str:
        """Store what was typed and close the field; the id of what it is now, empty for what is gone."""

    @abstractmethod
    def _answer(self, what: str) -> None:
        """What the field asks for."""

    # The field

    def _may_write(self) -> bool:
        document = self._view.document
        if document is not None and document.read_only:
            self._view.message.emit(str(ReadOnlyLook(name=document.path.name)))
            return False
        return document is not None

    def _make_field(
        self, text: str, name: str, letters: str = "", edited: Callable[[], object] | None = None
    ) -> FieldEditor:
        """A field with this text, or with `letters` in its place as if they had been typed; it is not shown yet."""
        view = self._view
        field = SentenceField(text, view.viewport())
        field.setAccessibleName(name)
        if letters:
            field.setPlainText(letters)
            field.moveCursor(QTextCursor.MoveOperation.End)
        field.asked.connect(self._answer)
        field.edited.connect(edited or self._edited)
        self._editor = editor = FieldEditor(field, view.viewport(), view.look, view.size_factor)
        return editor

    def _edited(self) -> None:
        self._view.relay()
        self._view.bring(self.id)
        self.follow()

    def _words(self) -> str:
        return tidy(self._editor.field.words()) if self._editor else ""

    # The end

    def finish(self) -> None:
        """Keep what was typed; what is new and has no words goes."""
        self._take()

    def cancel(self) -> None:
        """Give up what was typed; what is new was never there."""
        draft = self._draft
        self._close()
        self._view.setFocus()
        if draft is not None:
            self._leave(draft)
        else:
            self._view.relay()

    def _leave(self, draft: Any) -> None:
        self._view.relay()
        self._view.select([draft.before] if draft.before else [])

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        self._draft = None
        if editor:
            editor.close()
