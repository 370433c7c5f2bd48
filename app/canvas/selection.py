"""Which symbols and flows are selected, in the order in which they were; never part of the document."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from app.canvas.value_stream import MapScene


class Selection(QObject):
    """`changed` brings the ids that came or went, whose surroundings are to be painted again."""

    changed = Signal(set)

    def __init__(self, map: MapScene, parent: QObject) -> None:
        super().__init__(parent)
        self._map = map
        self.ids: list[str] = []

    def __contains__(self, id: str) -> bool:
        return id in self.ids

    def symbols(self) -> list[str]:
        return [id for id in self.ids if id in self._map.symbols]

    def flows(self) -> list[str]:
        return [id for id in self.ids if id in self._map.flows.rows]

    def set(self, ids: Iterable[str]) -> None:
        """Select these alone, as far as they are on the map."""
        wanted = [id for id in dict.fromkeys(ids) if id in self._map.symbols or id in self._map.flows.rows]
        if wanted != self.ids:
            touched = set(wanted) ^ set(self.ids)
            self.ids = wanted
            self.changed.emit(touched)

    def toggle(self, id: str) -> None:
        self.set([each for each in self.ids if each != id] if id in self.ids else [*self.ids, id])

    def prune(self) -> None:
        """Let go of what is no more."""
        self.set(self.ids)
