"""The observations as a table under headings: sorted by a click on a column; without room, columns are left out."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.calc.observation_list import Column, Group
from app.canvas.font import MEDIUM, SEMI_BOLD
from app.language import _
from app.views.icon import icon
from app.views.observation_rows import ObservationRows
from app.views.observation_words import NOT_SAID, WASTE_ICONS, total_words, word_of
from app.views.theme import TEXT_SIZE, Appearance
from app.views.thing_table import SignBehind, ThingTable

WIDTHS: dict[Column, int] = {"waste": 158, "step": 128, "quantity": 144, "cost": 120, "source": 122, "seen": 112}
LEAST_TEXT = 230


def heading_words(group: Group, rows: ObservationRows) -> str:
    first = group.members[0]
    said = word_of(first.observation, rows.grouping, first.step_name) if group.key else ""
    return said or _(NOT_SAID[rows.grouping])


def paint_heading(painter: QPainter, rect: QRect, group: Group, rows: ObservationRows, worn: Appearance) -> None:
    """The value that the group shares with its sign, and at the right its number, time and money."""
    look, px = worn.look, worn.px
    painter.save()
    painter.fillRect(rect, QColor(look.surface2))
    painter.setPen(QPen(QColor(look.line), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    left = rect.left() + px(8)
    if rows.grouping == "waste" and group.key in WASTE_ICONS:
        side = px(18)
        sign = icon(WASTE_ICONS[group.key or ""], look.accent).pixmap(QSize(side, side))
        painter.drawPixmap(QRect(left, rect.center().y() - side // 2, side, side), sign)
        left += side + px(7)
    room = QRect(left, rect.top(), rect.right() - px(12) - left, rect.height())
    said = "   ".join(total_words(group.total, rows.currency))
    font = painter.font()
    font.setPixelSize(px(TEXT_SIZE))
    font.setWeight(font.Weight(MEDIUM))
    painter.setFont(font)
    painter.setPen(QColor(look.muted))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, said)
    room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(said) - px(12))
    font.setPixelSize(px(TEXT_SIZE + 1))
    font.setWeight(font.Weight(SEMI_BOLD))
    painter.setFont(font)
    painter.setPen(QColor(look.text))
    words = painter.fontMetrics().elidedText(
        heading_words(group, rows), Qt.TextElideMode.ElideRight, max(0, room.width())
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.restore()


class ObservationList(ThingTable):
    widths = WIDTHS
    least = LEAST_TEXT
    rows: ObservationRows

    def __init__(self, rows: ObservationRows, worn: Appearance) -> None:
        super().__init__(rows, worn, _("Observations"), "text")
        self.setObjectName("observations")
        self.setItemDelegateForColumn(rows.columns.index("text"), SignBehind(self))

    def paint_heading(self, painter: QPainter, rect: QRect, group: Group) -> None:
        paint_heading(painter, rect, group, self.rows, self.worn)
