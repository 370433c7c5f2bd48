"""The view of one five whys, as a tree or as a list: shown, typed, moved and read upwards by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.calc.five_whys import FiveWhys
from app.canvas.five_whys_drawing import Reading
from app.canvas.five_whys_keys import WhysKeys
from app.canvas.five_whys_pointing import WhysPointing
from app.canvas.five_whys_sight import WhysSight
from app.canvas.five_whys_typing import WhysTyping
from app.look import Look
from app.models import five_whys as rows
from app.models import five_whys_edit as edit
from app.models.diff import Diff
from app.models.document import Document
from app.models.photo import Photo


class WhysView(WhysSight):
    """`selected` are ids of answers, and that of the five whys for its problem."""

    pointing: WhysPointing
    keys: WhysKeys

    selection_changed = Signal(list)
    reading_changed = Signal(object)
    """The `Reading` of the test "therefore", or `None`."""
    content_changed = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.document: Document = None  # type: ignore[assignment]  # it may be made ahead of one
        self._selected: list[str] = []
        self.typing, self.keys, self.pointing = WhysTyping(self), WhysKeys(self), WhysPointing(self)
        self.zoom_changed.connect(lambda _scale: self.typing.follow())

    def work_on(self, document: Document) -> None:
        """Once: show what this document holds, and follow it."""
        self.document = document
        self.follow(document, self._take)

    def set_look(self, look: Look, scale: float) -> None:
        """Colours, and the factor by which everything on the screen grows (projector)."""
        self.look, self.size_factor = look, scale
        self.relay()

    # What is shown

    def show_whys(self, id: str | None) -> None:
        """Show another five whys whole, or none."""
        self.typing.finish()
        self.pointing.cancel()
        self.stop_reading()
        self.whys_id = id
        self.five_whys = edit.read(self.document, id) if id else None
        self.select([])
        self.relay()
        self.fits_when_shown = True
        self.fit()
        self.content_changed.emit()

    def set_list(self, as_list: bool) -> None:
        if as_list != self.as_list:
            self.typing.finish()
            self.as_list = as_list
            self.relay()
            self.fit()
            for id in self._selected[:1]:
                self.come_near(id)

    def _take(self, diff: Diff) -> None:
        """Whatever changed the five whys, by this view or another, by undo or redo."""
        touched = diff.keys(rows.Why) | diff.keys(rows.FiveWhys) | diff.keys(Photo)
        if not touched or self.whys_id is None:
            return
        self.pointing.cancel()
        self.five_whys = edit.read(self.document, self.whys_id)
        self.typing.check()
        self.keep_whole(self.relay)
        self.select(self._selected)
        self._keep_reading()
        self.content_changed.emit()

    # Selection

    def selected(self) -> list[str]:
        return list(self._selected)

    def select(self, ids: Iterable[str]) -> None:
        """These alone, as far as they are there."""
        wanted = [id for id in dict.fromkeys(ids) if self.has(id)]
        if wanted != self._selected:
            self._selected = wanted
            if wanted and not self.typing.is_open:
                self.bring(wanted[-1])
            if self.reading and self.reading.ids[:1] != tuple(wanted[:1]):
                self.stop_reading()
            self.viewport().update()
            self.selection_changed.emit(self.selected())

    def select_next(self, way: str, *, adds: bool = False) -> None:
        """The nearest one that way: on the tree to the side or between levels, on the list in the order of reading."""
        if self.laid is None or self.whys_id is None:
            return
        start = self._selected[-1] if self._selected else ""
        found = self._next(start, way) if start else self.whys_id
        if found:
            self.select([*self._selected, found] if adds else [found])

    def _next(self, id: str, way: str) -> str | None:
        assert self.laid is not None
        layout, order = self.laid.layout, self.laid.ids()
        first_below = next((each for each in order if layout.above.get(each) == id), None)
        if self.as_list:
            at = order.index(id) + (1 if way == "down" else -1)
            if way in ("up", "down"):
                return order[at] if 0 <= at < len(order) else None
            return layout.above.get(id) if way == "left" else first_below
        if way in ("up", "down"):
            return layout.above.get(id) if way == "up" else first_below
        level = [each for each in order if layout.depths[each] == layout.depths[id]]
        level.sort(key=lambda each: layout.boxes[each][0])
        at = level.index(id) + (1 if way == "right" else -1)
        return level[at] if 0 <= at < len(level) else None

    def type_first(self) -> None:
        """What is typed when nothing is selected: the problem while it has no words, else one more first answer."""
        if self.five_whys is not None:
            if self.five_whys.problem.strip():
                self.typing.begin(None)
            else:
                self.typing.change(self.five_whys.id)

    # The test "therefore"

    def read_upwards(self) -> bool:
        """Read the branch of the selected answer from it to the problem; whether one answer is selected."""
        chosen = self._selected[-1] if self._selected else ""
        ids = self._upwards(chosen)
        if ids:
            self.typing.finish()
            self._set_reading(Reading(ids, 0))
        return bool(ids)

    def _upwards(self, id: str) -> tuple[str, ...]:
        """From an answer up to the problem; nothing for the problem itself."""
        branch = self.five_whys.branch(id) if self.five_whys else ()
        return (*(why.id for why in reversed(branch)), self.five_whys.id) if branch and self.five_whys else ()

    def read_on(self, by: int) -> None:
        """To the next link; after the last one the reading is over."""
        if self.reading is not None:
            at = self.reading.at + by
            if at >= len(self.reading.ids) - 1:
                self.stop_reading()
            else:
                self._set_reading(replace(self.reading, at=max(0, at)))

    def stop_reading(self) -> None:
        if self.reading is not None:
            self._set_reading(None)

    def _set_reading(self, reading: Reading | None) -> None:
        self.reading = reading
        if reading is not None:
            self.bring(reading.ids[reading.at])
            self.bring(reading.ids[reading.at + 1])
        self.viewport().update()
        self.reading_changed.emit(reading)

    def _keep_reading(self) -> None:
        if self.reading is not None and self.reading.ids != self._upwards(self.reading.ids[0]):
            self.stop_reading()

    # What the sight asks for

    def shown(self, stored: FiveWhys) -> FiveWhys:
        return self.typing.shown(stored)

    def framed(self) -> list[str]:
        return [] if self.reading else self._selected

    def aimed_at(self) -> str | None:
        return self.pointing.target

    def paint_over(self, painter: QPainter) -> None:
        self.pointing.paint(painter)

    def moved(self) -> None:
        self.typing.follow()

    # Events

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.pointing.cancel():
            return
        if not self.keys.press(event):
            event.ignore()
