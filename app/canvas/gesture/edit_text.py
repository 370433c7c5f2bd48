"""Type a name or a datum where it stands: Tab to the next field, Enter to the next symbol, Escape leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from app.calc.map_symbol import Field, typed
from app.calc.quantity import Unreadable, show_for_typing
from app.canvas import field_editor as asked
from app.canvas.field_editor import FieldEditor, LineField, SentenceField, TextField
from app.canvas.font import map_font
from app.canvas.typing_order import field_of, fields_in_order, next_symbol, origin_of, slot_of

if TYPE_CHECKING:
    from app.canvas.map_view import MapView

_WRAPPED: dict[str, type[TextField]] = {"kaizen_burst": SentenceField, "text_note": TextField}
"""Symbols whose words are wrapped; in a note Enter makes a new line."""
_LEAST_PX, _LEAST_WIDTH, _MOST_WIDTH = 12, 64, 260
"""A field is readable at any zoom, and as wide as its text up to the last; pixels, larger in the projector look."""


class EditText:
    """At most one field is typed at a time; each one that is taken is one edit."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._editor: FieldEditor | None = None
        self.id = self.field = ""
        self.is_new = False

    @property
    def is_open(self) -> bool:
        return self._editor is not None

    @property
    def reason(self) -> str:
        """Why the text in the field cannot be read; empty while it can."""
        return self._editor.reason if self._editor else ""

    def start(self, id: str, field: str) -> None:
        """Begin to type one field of a symbol, or the name of a flow."""
        view = self._view
        if not self.finish() or slot_of(view.map, id, field) is None:
            return
        self.id, self.field = id, field
        view.selection.set([id])
        view.come_near(id)
        text, viewport = self._stored(), view.viewport()
        row = view.stored(id)
        if field == "name" and row and row.kind in _WRAPPED:
            widget: LineField | TextField = _WRAPPED[row.kind](text, viewport)
        else:
            slot = slot_of(view.map, id, field)
            widget = LineField(text, slot.align if slot else "left", viewport)
        widget.asked.connect(self._answer)
        widget.edited.connect(self._edited)
        self._editor = FieldEditor(widget, viewport, view.look, view.size_factor)
        self.follow()
        self._editor.show()

    def _edited(self) -> None:
        if self._editor:
            self._editor.forgive()
            self.follow()

    def _declared(self) -> Field | None:
        """What is declared of the field that is typed; `None` for the name."""
        row = self._view.stored(self.id)
        return field_of(row.kind, self.field) if row else None

    def _unit(self) -> str:
        declared = self._declared()
        return declared.unit if declared else "text"

    def _day(self) -> float | None:
        return self._view.map.figures.available_s_per_day

    def _stored(self) -> str:
        value = getattr(self._view.stored(self.id), self.field)
        if self._unit() == "text":
            return str(value)
        return "" if value is None else show_for_typing(value, self._unit(), day_s=self._day())  # type: ignore[arg-type]

    def follow(self, _scale: float = 0.0) -> None:
        """Lay the field where its text stands now."""
        view = self._view
        slot = slot_of(view.map, self.id, self.field) if self._editor else None
        if self._editor is None or slot is None:
            return
        x, y = origin_of(view.map, self.id)
        place = QRectF(x + slot.x, y + slot.y, slot.width, slot.height)
        rect = view.viewportTransform().mapRect(place)
        px = max(round(_LEAST_PX * view.size_factor), round(slot.px * view.zoom.scale))
        font = map_font(px, slot.weight)
        least, most = max(rect.width(), _LEAST_WIDTH * view.size_factor), _MOST_WIDTH * view.size_factor
        wide, high = self._editor.room_for_text(font, least, max(least, most))
        high = max(high, rect.height())
        left = {"left": rect.left(), "right": rect.right() - wide}.get(slot.align, rect.center().x() - wide / 2)
        if rect.intersects(QRectF(view.viewport().rect())):
            left = max(0.0, min(left, view.viewport().width() - wide))
        self._editor.lay(QRectF(left, rect.center().y() - high / 2, wide, high).toRect(), font)

    def _answer(self, what: str) -> None:
        view, id, field, is_new = self._view, self.id, self.field, self.is_new
        if what == asked.CANCEL:
            self.cancel()
        elif what == asked.LEAVE:
            self.finish()
        elif self._take():
            fields = fields_in_order(view.map, id)
            i = fields.index(field) if field in fields else 0
            row = view.stored(id)
            is_text = row is not None and row.kind in _WRAPPED
            onwards = next_symbol(view.map, id)
            if what == asked.PREVIOUS:
                view.edit(id, fields[max(0, i - 1)])
                self.is_new = is_new
            elif what == asked.NEXT and i + 1 < len(fields):
                view.edit(id, fields[i + 1])
                self.is_new = is_new
            elif onwards and not is_text and not is_new:
                view.begin_typing(onwards)
            else:
                view.setFocus()

    def _take(self) -> bool:
        """Store what was typed and close the field; a text that cannot be read keeps it open."""
        editor = self._editor
        if editor is None:
            return True
        text = editor.field.words()
        if text != self._stored() and self._view.stored(self.id) is not None:
            try:
                value = self._read(text)
            except Unreadable as error:
                editor.refuse(str(error.sentence))
                return False
            self._close()
            self._view.edits.set_value(self.id, self.field, value)
        self._close()
        return True

    def _read(self, text: str) -> float | str | None:
        declared = self._declared()
        return typed(declared, text, day_s=self._day()) if declared else text.strip()

    def finish(self) -> bool:
        """Take what was typed; what cannot be read is said and left as it was. Whether nothing stays open."""
        if self._editor and not self._take():
            self._view.message.emit(self.reason)
            self._close()
        return True

    def cancel(self) -> None:
        self._close()
        self._view.setFocus()

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        self.is_new = False
        if editor:
            self._view.pointing.rest()
            editor.close()
