"""A line typed over a place of a painted board: it stays there while the board scrolls, and says how it was left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from app.calc.quantity import Unreadable
from app.views.cell_editor import CellEditor

if TYPE_CHECKING:
    from app.views.decision_board import DecisionBoard


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed: over which place of the picture, which is asked anew; what stands there, and what takes its place.

    `keep` is told the text and how the line was left, as `CellEditor.left` says it; it raises `Unreadable`. `pasted`
    takes a text of several lines or cells.
    """

    place: Callable[[], QRectF | None]
    standing: str
    text: str | None
    title: str
    keep: Callable[[str, str], None]
    pasted: Callable[[str], None] | None = None
    number: bool = False


class TypedLine:
    """One at a time."""

    def __init__(self, board: DecisionBoard) -> None:
        self._board = board
        self._typed: Typed | None = None
        self.editor: CellEditor | None = None

    def begin(self, typed: Typed) -> None:
        board = self._board
        self.finish()
        rect = typed.place()
        if rect is None or not board.may_write():
            return
        board.come_into_sight(rect)
        self._typed = typed
        editor = self.editor = CellEditor(board.viewport(), board.worn, typed.title, number=typed.number)
        editor.show_text(typed.standing, typed.text)
        editor.left.connect(self._leave)
        editor.given_up.connect(self.give_up)
        if typed.pasted is not None:
            editor.table_pasted.connect(self._pasted)
        self.lay()
        editor.show()
        editor.setFocus()
        if typed.text is not None:
            editor.end(False)
        self._tell()

    def _tell(self) -> None:
        self._board.viewport().update()
        self._board.typing_changed.emit()

    def lay(self) -> None:
        """Over its place, wherever that is now."""
        if self.editor is None or self._typed is None:
            return
        rect = self._typed.place()
        if rect is None:
            self.give_up()
            return
        seen = self._board.seen(rect)
        self.editor.lay_over(seen)

    def finish(self) -> None:
        if self.editor is not None:
            self._leave("away")

    def give_up(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            self._close(editor)
            self._tell()

    def _close(self, editor: CellEditor) -> None:
        had_focus = editor.hasFocus()
        editor.close_down()
        if had_focus and self.editor is None:
            self._board.setFocus()

    def _leave(self, how: str) -> None:
        editor, typed, board = self.editor, self._typed, self._board
        if editor is None or typed is None:
            return
        if editor.is_changed:
            try:
                self._keep(editor, typed, how)
            except Unreadable as refused:
                if how != "away":
                    editor.refuse(refused)
                    return
                self.give_up()
                board.desk.say(str(refused.sentence))
        else:
            self.give_up()
        if how != "away" and self.editor is None:
            board.setFocus()
            board.left(how)

    def _keep(self, editor: CellEditor, typed: Typed, how: str) -> None:
        """Write what was typed before the line goes: what cannot be read, or not be stored, can still be mended there.

        What keeps it may begin another line.
        """
        self.editor = None
        try:
            typed.keep(editor.text(), how)
        except Exception:
            self.editor = editor
            raise
        self._close(editor)
        self._tell()

    def _pasted(self, text: str) -> None:
        typed = self._typed
        self.give_up()
        self._board.setFocus()
        if typed is not None and typed.pasted is not None:
            typed.pasted(text)
