"""What the pointer is told when it rests: the formula of a figure with its numbers, or the note of a symbol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from app.calc.explanation import explain
from app.canvas.finding import figure_at, symbol_at
from app.canvas.tip import tip_of
from app.canvas.value_stream import MapScene

if TYPE_CHECKING:
    from app.canvas.map_sight import MapSight


def tip_at(map: MapScene, x: float, y: float) -> str:
    """The text for a point of the map; empty where there is nothing to say."""
    if key := figure_at(map, x, y):
        return str(explain(map.stream, map.figures, key))
    item = symbol_at(map, x, y)
    return item.symbol.note if item else ""


def show_tip(view: MapSight, event: QHelpEvent) -> bool:
    at = view.to_scene(QPointF(event.pos()))
    text = tip_at(view.map, at.x(), at.y())
    if text:
        QToolTip.showText(event.globalPos(), tip_of(text), view.viewport())
    else:
        QToolTip.hideText()
    return True
