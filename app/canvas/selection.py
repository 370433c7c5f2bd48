"""What is selected on a canvas, in the order in which it was; never part of the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.canvas.value_stream import MapScene


class Selection(QObject):
    """`changed` brings the ids that came or went, whose surroundings are to be painted again."""

    changed = Signal(set)

    def __init__(self, has: Callable[[str], bool], parent: QObject) -> None:
        """`has` says whether there is a thing of this id."""
        super().__init__(parent)
        self._has = has
        self.ids: list[str] = []

    def __contains__(self, id: str) -> bool:
        return id in self.ids

    def set(self, ids: Iterable[str]) -> None:
        """Select these alone, as far as they are there."""
        wanted = [id for id in dict.fromkeys(ids) if self._has(id)]
        if wanted != self.ids:
            touched = set(wanted) ^ set(self.ids)
            self.ids = wanted
            self.changed.emit(touched)

    def toggle(self, id: str) -> None:
        self.set([each for each in self.ids if each != id] if id in self.ids else [*self.ids, id])

    def prune(self) -> None:
        """Let go of what is no more."""
        self.set(self.ids)


class MapSelection(Selection):
    """Symbols and flows of a map."""

    def __init__(self, map: MapScene, parent: QObject) -> None:
        super().__init__(lambda id: id in map.symbols or id in map.flows.rows, parent)
        self._map = map

    def symbols(self) -> list[str]:
        return [id for id in self.ids if id in self._map.symbols]

    def flows(self) -> list[str]:
        return [id for id in self.ids if id in self._map.flows.rows]
