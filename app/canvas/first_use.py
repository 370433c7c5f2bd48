"""What the first drawing of a map costs once, paid before somebody waits for it: fonts, pens, types of Qt."""

from __future__ import annotations

from PySide6.QtGui import QImage, QPainter

from app.calc.map_symbol import FLOWS, SYMBOLS
from app.calc.value_stream import Flow, Symbol, ValueStream, figures
from app.canvas.map_drawing import draw_map, symbol_picture
from app.look import Look


def draw_once(look: Look) -> None:
    """Draw one symbol and one flow of each kind where nobody sees it."""
    symbols = tuple(Symbol(kind.id, kind.id, kind.id, x=i * 300.0, y=0.0) for i, kind in enumerate(SYMBOLS))
    flows = tuple(Flow(kind.id, symbols[0].id, symbols[i + 1].id, kind.id, "1") for i, kind in enumerate(FLOWS))
    stream = ValueStream("", symbols=symbols, flows=flows)
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw_map(painter, stream, figures(stream), look)
    painter.end()
    for kind in SYMBOLS:
        symbol_picture(kind.id, 40, look)
