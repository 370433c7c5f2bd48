"""Why is it postponed? Asked in a line below the bar that was moved; without an answer the bar goes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.calc.planning_layout import Span
from app.canvas import field_editor as asked
from app.canvas.field_editor import FieldEditor, LineField
from app.canvas.font import map_font
from app.language import _

if TYPE_CHECKING:
    from app.canvas.planning_view import PlanningView

_PX, _WIDE, _HIGH = 13, 320.0, 30.0


class ReasonField(LineField):
    """While nothing is typed yet, the arrows go on moving the bar: `nudged` hands them on."""

    nudged = Signal(QKeyEvent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.text() and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.nudged.emit(event)
        else:
            super().keyPressEvent(event)


class PlanningReason:
    """`spans` are the dates that wait for their reason."""

    def __init__(self, view: PlanningView) -> None:
        self._view = view
        self._editor: FieldEditor | None = None
        self.spans: dict[str, Span] = {}

    @property
    def is_open(self) -> bool:
        return self._editor is not None

    def ask(self, spans: Mapping[str, Span]) -> None:
        """Show these dates, and ask why. What is typed already stays."""
        view = self._view
        self.spans = dict(spans)
        view.preview(self.spans)
        if self._editor is None:
            field = ReasonField("", "left", view.viewport())
            field.setPlaceholderText(_("Why is it postponed?"))
            field.setAccessibleName(_("Why is it postponed?"))
            field.asked.connect(self._answer)
            field.nudged.connect(view.keys.nudge)
            self._editor = FieldEditor(field, view.viewport(), view.look, view.size_factor)
            field.edited.connect(self._editor.forgive)
            self.follow()
            self._editor.show()
        self.follow()

    def follow(self) -> None:
        """Lay the line below the bar, where that is now."""
        view = self._view
        id = next((id for id in self.spans if id in view.plan.row_of), None)
        if self._editor is None or id is None:
            return
        size = view.size_factor
        box = view.viewportTransform().mapRect(view.drawing().box(id))
        room = view.viewport().rect()
        wide, high = min(_WIDE * size, view.room() - 8), _HIGH * size
        left = min(max(box.left(), view.names_width() + 4.0), room.width() - wide - 4)
        below = box.bottom() + 6 * size
        top = below if below + high < room.height() else box.top() - high - 6 * size
        self._editor.lay(QRectF(left, top, wide, high).toRect(), map_font(round(_PX * size)))

    def _answer(self, what: str) -> None:
        words = self._editor.field.words().strip() if self._editor else ""
        if what == asked.CANCEL or (what == asked.LEAVE and not words):
            self.give_up()
        elif words:
            self._take(words)
        elif self._editor:
            self._editor.refuse(_("Say in a few words why: the reason stays with the action. Esc puts the bar back."))

    def _take(self, words: str) -> None:
        spans = self.spans
        self._close()
        self._view.store(spans, words)

    def finish(self) -> None:
        """What was typed counts; without a word the bar goes back."""
        self._answer(asked.LEAVE)

    def give_up(self) -> None:
        self._close()
        self._view.preview({})

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        self.spans = {}
        if editor:
            editor.close()
