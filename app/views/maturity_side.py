"""The radar beside its table: the figures that explain themselves, and the picture; a click on words leads to a row."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.calc.maturity import Maturity
from app.calc.maturity_figures import NAMES, explain, figures
from app.calc.quantity import show
from app.canvas.radar_drawing import draw_laid_radar, draw_radar
from app.canvas.radar_layout import LaidRadar, lay_radar
from app.language import _
from app.views.figure_tile import FigureTile
from app.views.theme import Appearance

MARGIN = 12
SIZES = (12, 26)


class RadarPicture(QWidget):
    """`pointed(row)` when the words of a criterion are clicked."""

    pointed = Signal(int)

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self._maturity: Maturity | None = None
        self._chosen: int | None = None
        self.setMinimumSize(worn.px(240), worn.px(200))
        self.setAccessibleName(_("Radar of the maturity"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def tell(self, maturity: Maturity | None, chosen: int | None) -> None:
        self._maturity, self._chosen = maturity, chosen
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._worn.px(460), self._worn.px(420))

    def laid(self) -> LaidRadar | None:
        if self._maturity is None or not self._maturity.criteria:
            return None
        return lay_radar(self._room(QRectF(self.rect())), self._maturity, scale=self._worn.scale)

    def _room(self, rect: QRectF) -> QRectF:
        edge = self._worn.px(MARGIN)
        return rect.adjusted(edge, edge, -edge, -edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._worn.look.surface))
        if (laid := self.laid()) is not None:
            draw_laid_radar(painter, laid, self._worn.look, chosen=self._chosen)
        elif self._maturity is not None:
            draw_radar(painter, self._room(QRectF(self.rect())), self._maturity, self._worn.look)
        painter.end()

    def picture(self, width: int, height: int, maturity: Maturity) -> QPixmap:
        """As large as asked for, for the start page and the clipboard."""
        made = QPixmap(width, height)
        made.fill(QColor(self._worn.look.surface))
        painter = QPainter(made)
        scale = max(self._worn.scale, height / 460)
        draw_radar(painter, self._room(QRectF(0, 0, width, height)), maturity, self._worn.look, scale=scale)
        painter.end()
        return made

    def mousePressEvent(self, event: QMouseEvent) -> None:
        laid = self.laid()
        at = laid.at(QPointF(event.position())) if laid is not None else None
        if at is not None:
            self.pointed.emit(at)


class MaturitySide(QWidget):
    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._maturity: Maturity | None = None
        self._explained: str | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = self._figures(worn)
        column.addWidget(self._head)
        self.radar = RadarPicture(worn)
        column.addWidget(self.radar, 1)

    def _figures(self, worn: Appearance) -> QWidget:
        frame = QWidget()
        frame.setObjectName("figures")
        frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(frame)
        column.setContentsMargins(worn.px(8), worn.px(4), worn.px(8), worn.px(4))
        column.setSpacing(worn.px(2))
        frame.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.setSpacing(worn.px(2))
        self.tiles = {key: FigureTile(_(name), worn, SIZES) for key, name in NAMES.items()}
        for key, tile in self.tiles.items():
            tile.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tile.setCursor(Qt.CursorShape.PointingHandCursor)
            tile.pressed.connect(partial(self.explain, key))
            row.addWidget(tile, 1)
        column.addLayout(row)
        self.said, self.warning = QLabel(), QLabel()
        self.warning.setObjectName("wrong")
        for label in (self.said, self.warning):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setContentsMargins(worn.px(8), 0, worn.px(8), 0)
            label.hide()
            column.addWidget(label)
        return frame

    def tell(self, maturity: Maturity | None, chosen: int | None) -> None:
        self._maturity = maturity
        self.radar.tell(maturity, chosen)
        found = figures(maturity) if maturity is not None else None
        for key, tile in self.tiles.items():
            value = getattr(found, key) if found is not None else None
            tile.show_value(signed(key, value), partial(self._words, key))
        warnings = "\n".join(str(each) for each in found.warnings) if found is not None else ""
        self.warning.setText(warnings)
        self.warning.setVisible(bool(warnings))
        self._say()

    def _words(self, key: str) -> str:
        return str(explain(self._maturity, key)) if self._maturity is not None else ""

    def explain(self, key: str) -> None:
        """Show how a figure comes about below; once more, and it is put away."""
        self._explained = None if self._explained == key else key
        self._say()

    def _say(self) -> None:
        for key, tile in self.tiles.items():
            tile.setProperty("on", key == self._explained)
            tile.style().polish(tile)
        self.said.setText(self._words(self._explained) if self._explained else "")
        self.said.setVisible(bool(self.said.text()))
        self._show_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without room the figures leave it to the radar: the status bar says them, too."""
        super().resizeEvent(event)
        needed = sum(tile.minimumSizeHint().width() + SIZES[0] // 2 for tile in self.tiles.values())
        for tile in self.tiles.values():
            tile.setVisible(needed <= self.width())
        self._show_head()

    def _show_head(self) -> None:
        """Where there is something in it."""
        self._head.setVisible(any(not part.isHidden() for part in (*self.tiles.values(), self.said, self.warning)))


def signed(key: str, value: float | None) -> str:
    """A figure for reading; a difference with its sign."""
    shown = show(value, "count")
    return f"+{shown}" if key in ("gap", "progress") and value is not None and value > 0 else shown
