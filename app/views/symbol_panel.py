"""The symbols of the map, to be dragged, double-clicked or found by name; those with a star stand first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGridLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.calc.map_symbol import SYMBOLS, SymbolKind
from app.canvas.map_drawing import symbol_picture
from app.language import N_, _, plain
from app.views.icon import icon
from app.views.settings import Settings
from app.views.theme import Appearance

MIME = "application/x-chantier-symbol"
WIDTH = 184
COLUMNS = 2
TILE = QSize(83, 78)
PICTURE = 42
FAMILIES = {"material": N_("Material flow"), "information": N_("Information flow"), "general": N_("General")}


class Tile(QAbstractButton):
    """One symbol. `taken` on a double click or Enter; a drag carries its id; the star is in the corner and the menu."""

    taken = Signal(str)
    starred = Signal(str)

    def __init__(self, kind: SymbolKind, worn: Appearance, favourite: bool) -> None:
        super().__init__()
        self.kind, self._worn, self._favourite = kind, worn, favourite
        self.setText(_(kind.name))
        self.setAccessibleName(_(kind.name))
        self.setToolTip(
            _("{name}: drag it to the map, double-click it, or type its first letters on the map", name=_(kind.name))
        )
        self.setFixedSize(worn.px(TILE.width()), worn.px(TILE.height()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._picture = symbol_picture(kind.id, worn.px(PICTURE), worn.look)
        self._pressed_at = QPoint()

    def _star_place(self) -> QPoint:
        return QPoint(self.width() - self._worn.px(20), self._worn.px(4))

    def _on_star(self, at: QPoint) -> bool:
        place = self._star_place()
        return at.x() >= place.x() and at.y() <= place.y() + self._worn.px(18)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self._on_star(self._pressed_at):
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._on_star(self._pressed_at) and self._on_star(event.position().toPoint()):
            self.starred.emit(self.kind.id)
            return
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position().toPoint() - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if event.buttons() & Qt.MouseButton.LeftButton and far:
            self.setDown(False)
            drag = QDrag(self)
            drag.setMimeData(symbol_mime(self.kind.id))
            drag.setPixmap(self._picture)
            drag.setHotSpot(QPoint(self._worn.px(PICTURE) // 2, self._worn.px(PICTURE) // 2))
            drag.exec(Qt.DropAction.CopyAction)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.taken.emit(self.kind.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: COLUMNS, Qt.Key.Key_Up: -COLUMNS}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit(self.kind.id)
        elif event.key() in steps:
            tiles = [tile for tile in self.window().findChildren(Tile) if tile.isVisible()]
            tiles.sort(key=lambda tile: (tile.mapToGlobal(QPoint()).y(), tile.mapToGlobal(QPoint()).x()))
            at = tiles.index(self) + steps[Qt.Key(event.key())]
            if 0 <= at < len(tiles):
                tiles[at].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.text() == "*":
            self.starred.emit(self.kind.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("plus"), _("Put it on the map")).triggered.connect(lambda: self.taken.emit(self.kind.id))
        title = _("Take off the favourites") if self._favourite else _("Add to the favourites")
        menu.addAction(icon("star"), title).triggered.connect(lambda: self.starred.emit(self.kind.id))
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, look = QPainter(self), self._worn.px, self._worn.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover, focus = self.underMouse(), self.hasFocus()
        if hover or focus or self.isDown():
            painter.setPen(QPen(QColor(look.accent if focus else look.line), 1))
            painter.setBrush(QColor(look.accent_soft if focus or self.isDown() else look.surface2))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), px(5), px(5))
        painter.drawPixmap((self.width() - px(PICTURE)) // 2, px(5), self._picture)
        painter.setPen(QColor(look.text))
        font = self.font()
        font.setPixelSize(px(11))
        if max(QFontMetrics(font).horizontalAdvance(word) for word in self.text().split()) > self.width():
            font.setPixelSize(px(10))
        painter.setFont(font)
        words = self.rect().adjusted(0, px(PICTURE + 7), 0, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self.text()
        )
        if self._favourite or hover:
            side = px(14)
            star = icon("star", look.accent if self._favourite else look.muted, filled=self._favourite).pixmap(
                QSize(side, side)
            )
            painter.drawPixmap(self._star_place(), star)
        painter.end()


class SymbolPanel(QWidget):
    """`place(kind_id)` puts a symbol on the map."""

    def __init__(self, worn: Appearance, settings: Settings, place: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("panel_left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._worn, self._settings, self._place = worn, settings, place
        px = worn.px
        self.setFixedWidth(px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 1, 0)
        column.setSpacing(px(4))
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Symbol…"))
        self.line.setAccessibleName(_("Search a symbol"))
        self.line.setClearButtonEnabled(True)
        self.line.addAction(icon("search", worn.look.muted), QLineEdit.ActionPosition.LeadingPosition)
        self.line.textChanged.connect(lambda _text: self._fill())
        self.line.returnPressed.connect(self._take_first)
        row = QVBoxLayout()
        row.setContentsMargins(px(8), 0, px(8), 0)
        row.addWidget(self.line)
        column.addLayout(row)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._scroll, 1)
        self._fill()

    def tiles(self) -> list[Tile]:
        """Those shown now, in their order."""
        return list(self._shown)

    def _fill(self) -> None:
        px = self._worn.px
        body = QWidget()
        body.setObjectName("panel_body")
        column = QVBoxLayout(body)
        column.setContentsMargins(px(8), 0, px(4), px(8))
        column.setSpacing(px(2))
        self._shown: list[Tile] = []
        favourites = self._settings.favourites
        groups = [(_("Favourites"), [kind for kind in SYMBOLS if kind.id in favourites])]
        for family, title in FAMILIES.items():
            groups.append((_(title), [k for k in SYMBOLS if k.family == family and k.id not in favourites]))
        for title, kinds in groups:
            found = [kind for kind in kinds if self._matches(kind)]
            if found:
                column.addLayout(self._group(title, found))
        if not self._shown:
            nothing = QLabel(_("No symbol has such a name."))
            nothing.setObjectName("muted")
            nothing.setWordWrap(True)
            column.addWidget(nothing)
        column.addStretch(1)
        old = self._scroll.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()  # it may be the one that asks
        self._scroll.setWidget(body)

    def _matches(self, kind: SymbolKind) -> bool:
        text = plain(f"{_(kind.name)} {_(kind.search) if kind.search else ''}")
        return all(word in text for word in plain(self.line.text()).split())

    def _group(self, title: str, kinds: list[SymbolKind]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self._worn.px(2))
        heading = QLabel(title)
        heading.setObjectName("section")
        heading.setContentsMargins(0, self._worn.px(6), 0, 0)
        grid.addWidget(heading, 0, 0, 1, COLUMNS)
        for i, kind in enumerate(kinds):
            tile = Tile(kind, self._worn, kind.id in self._settings.favourites)
            tile.taken.connect(self._place)
            tile.starred.connect(self._star)
            self._shown.append(tile)
            grid.addWidget(tile, 1 + i // COLUMNS, i % COLUMNS)
        grid.setColumnStretch(COLUMNS, 1)
        return grid

    def _star(self, id: str) -> None:
        favourites = self._settings.favourites
        if id in favourites:
            favourites.remove(id)
        else:
            favourites.append(id)
        self._settings.save()
        self._fill()

    def _take_first(self) -> None:
        if self._shown:
            self._place(self._shown[0].kind.id)
            self.line.clear()


def symbol_mime(kind_id: str) -> QMimeData:
    mime = QMimeData()
    mime.setData(MIME, kind_id.encode())
    return mime
