"""How the cells of the plan look: the wheel, what is late and what is missing seen at once, never by colour alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.calc import calendar_date, quantity
from app.calc.action import PHASES, Phase
from app.calc.action_figures import is_done, is_late, missing, progress_of
from app.calc.action_list import Column, Group, Listed
from app.canvas.font import MEDIUM, REGULAR, SEMI_BOLD, elided, map_font, metrics, width, wrapped
from app.canvas.wheel_drawing import draw_wheel
from app.language import _, ngettext
from app.views.action_rows import ORDER
from app.views.action_words import (
    LACKING,
    PRIORITY_ICONS,
    UNNAMED,
    VERDICT_SIGNS,
    cell_words,
    heading_words,
    lateness,
    postponed,
)
from app.views.icon import icon
from app.views.theme import TEXT_SIZE
from app.views.thing_rows import ITEM, ROW_HEIGHT, Index

if TYPE_CHECKING:
    from app.views.action_table import ActionTable

PADDING, WHEEL, SIGN, SMALL = 8, 22, 15, 12
LINES = 2
POSTPONED, DONE = "↷", "✓"
"""Before the count of postponements and before the day on which it was done; the tip says both in words."""


class ActionCells(QStyledItemDelegate):
    def __init__(self, table: ActionTable) -> None:
        super().__init__(table)
        self._table, self._worn = table, table.worn
        self._pictures: dict[tuple[str, int, float], QPixmap] = {}
        self._px, self._small = self._worn.px(TEXT_SIZE), self._worn.px(SMALL)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._worn.px(40), self._worn.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column, look = index.data(ITEM), ORDER[index.column()], self._worn.look
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(look.accent_soft if chosen else look.surface))
        inside = QRectF(rect).adjusted(self._worn.px(PADDING), 0, -self._worn.px(PADDING), 0)
        if isinstance(row, Listed):
            paint = getattr(self, f"_paint_{column}", None)
            if paint is not None:
                paint(painter, inside, row)
            else:
                self._write(painter, inside, cell_words(row, column, self._table.rows.today), self._ink(row))
        painter.restore()

    def _ink(self, row: Listed) -> str:
        look = self._worn.look
        return look.muted if row.action.phase in ("dropped", "closed") else look.text

    # One for each column that is not plain

    def _paint_number(self, painter: QPainter, rect: QRectF, row: Listed) -> None:
        said = str(row.action.number)
        painter.setFont(map_font(self._px))
        painter.setPen(QColor(self._worn.look.muted))
        painter.drawText(QPointF(rect.right() - width(said, self._px), self._base(rect)), said)

    def _paint_phase(self, painter: QPainter, rect: QRectF, row: Listed) -> None:
        side, middle = self._worn.px(WHEEL), rect.center()
        wheel = self._picture(row.action.phase, painter, side, lambda: self._wheel(row.action.phase, painter, side))
        painter.drawPixmap(QPointF(round(middle.x() - side / 2), round(middle.y() - side / 2)), wheel)

    def _wheel(self, phase: Phase, painter: QPainter, side: int) -> QPixmap:
        ratio = painter.device().devicePixelRatio()
        made = QPixmap(QSize(side, side) * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        inside = QPainter(made)
        draw_wheel(inside, QRectF(0, 0, side, side), phase, self._worn.look)
        inside.end()
        return made

    def _paint_label(self, painter: QPainter, rect: QRectF, row: Listed) -> None:
        if row.action.label.strip():
            self._write(painter, rect, row.action.label, self._ink(row), struck=row.action.phase == "dropped")
        else:
            self._write(painter, rect, _(UNNAMED), self._worn.look.muted)

    def _paint_deliverable(self, painter: QPainter, rect: QRectF, row: Listed) -> None:
        self._required(painter, rect, row, "deliverable")

    def _paint_owner(self, painter: QPainter, rect: QRectF, row: Listed) -> None:
        self._required(painter, rect, row, "owner")

    def _required(self, painter: QPainter, rect: QRectF, row: Listed, column: Column) -> None:
        """What an action must have: a question with a sign where it is missing."""
        said = getattr(row.action, column)
        if said.strip():
            self._write(painter, rect, said, self._ink(row))
        elif column in missing(row.action):
            self._lacking(painter, rect, column)

    def _lacking(self, painter: QPainter, rect: QRectF, column: str) -> None:
        left = self._sign(painter, rect, "circle-question-mark", self._worn.look.warn)
        room = QRectF(left, rect.top(), rect.right() - left, rect.height())
        self._write(painter, room, _(LACKING[column]), self._worn.look.warn, weight=MEDIUM)

    def _paint_due(self, painter: QPainter, rect: QRectF, row: Listed) -> None:
        action, look, today = row.action, self._worn.look, self._table.rows.today
        if not action.due:
            if "due" in missing(action) and not is_done(action):
                self._lacking(painter, rect, "due")
            return
        late = is_late(action, today)
        if late:
            left = self._sign(painter, rect, "triangle-alert", look.danger)
            rect = QRectF(left, rect.top(), rect.right() - left, rect.height())
        ink, weight = (look.danger, SEMI_BOLD) if late else (self._ink(row), REGULAR)
        day, n = calendar_date.show(action.due), len(action.postponements)
        lines = [(f"{day} {POSTPONED}{n}" if n else day, ink, weight)]
        if told := lateness(action, today):
            lines.append((told, look.danger, REGULAR))
        elif is_done(action) and action.done_on:
            lines.append((f"{DONE} {calendar_date.show(action.done_on)}", look.muted, REGULAR))
        elif n:
            lines.append((postponed(action), look.muted, REGULAR))
        self._stack(painter, rect, lines)

    def _paint_priority(self, painter: QPainter, rect: QRectF, row: Listed) -> None:
        sign = PRIORITY_ICONS.get(row.action.priority)
        if sign is None:
            return
        ink = self._worn.look.text if row.action.priority == "high" else self._worn.look.muted
        self._sign(painter, rect, sign, ink)

    def _paint_state(self, painter: QPainter, rect: QRectF, row: Listed) -> None:
        """The words, and below them a bar of how far the doing is."""
        progress = progress_of(row.action) if row.action.phase == "do" else None
        if progress is None:
            words = cell_words(row, "state", self._table.rows.today)
            self._write(painter, rect, words, self._ink(row))
            return
        look, px = self._worn.look, self._worn.px
        self._stack(painter, rect, [(_(PHASES[row.action.phase]), self._ink(row), REGULAR), (" ", look.text, REGULAR)])
        bar = QRectF(rect.left(), rect.center().y() + metrics(self._px).height() * 0.5 - px(2.5), px(44), px(5))
        painter.setPen(QPen(QColor(look.muted), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)
        filled = QRectF(bar.left(), bar.top(), bar.width() * min(max(progress, 0.0), 1.0), bar.height())
        painter.fillRect(filled, QColor(look.ink))
        painter.setFont(map_font(self._small))
        painter.setPen(QColor(look.muted))
        base = bar.center().y() + metrics(self._small).capHeight() / 2
        painter.drawText(QPointF(bar.right() + px(6), base), quantity.show(progress, "share"))

    def _paint_effect(self, painter: QPainter, rect: QRectF, row: Listed) -> None:
        look, words = self._worn.look, cell_words(row, "effect", self._table.rows.today)
        if row.action.verdict is None:
            self._write(painter, rect, words, look.muted)
            return
        sign, token = VERDICT_SIGNS[row.action.verdict]
        left = self._sign(painter, rect, sign, getattr(look, token))
        self._write(painter, QRectF(left, rect.top(), rect.right() - left, rect.height()), words, getattr(look, token))

    # The means

    def _picture(self, name: str, painter: QPainter, side: int, make: Callable[[], QPixmap]) -> QPixmap:
        """Drawn once for each pixel ratio, and copied for each row."""
        key = (name, side, painter.device().devicePixelRatio())
        if key not in self._pictures:
            self._pictures[key] = make()
        return self._pictures[key]

    def _base(self, rect: QRectF) -> float:
        return rect.center().y() + metrics(self._px).capHeight() / 2

    def _sign(self, painter: QPainter, rect: QRectF, name: str, ink: str) -> float:
        """A small picture at the left; where the words after it begin."""
        side = self._worn.px(SIGN)
        size = QSize(side, side)
        ratio = painter.device().devicePixelRatio()
        pixmap = self._picture(name + ink, painter, side, lambda: icon(name, ink).pixmap(size, ratio))
        painter.drawPixmap(QPointF(round(rect.left()), round(rect.center().y() - side / 2)), pixmap)
        return rect.left() + side + self._worn.px(5)

    def _write(
        self, painter: QPainter, rect: QRectF, text: str, ink: str, *, weight: int = REGULAR, struck: bool = False
    ) -> None:
        lines = wrapped(text, max(rect.width(), 8), LINES, self._px, weight)
        self._stack(painter, rect, [(line, ink, weight) for line in lines], struck=struck, same=True)

    def _stack(
        self,
        painter: QPainter,
        rect: QRectF,
        lines: list[tuple[str, str, int]],
        *,
        struck: bool = False,
        same: bool = False,
    ) -> None:
        """Lines under each other, centred in the row; the second smaller, unless they are the `same` text."""
        high = metrics(self._px).height() * 1.02
        y = rect.center().y() - high * len(lines) / 2
        for n, (said, ink, weight) in enumerate(lines):
            px = self._px if same or not n else self._small
            font = map_font(px, weight)
            if struck:
                font = type(font)(font)
                font.setStrikeOut(True)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            shown = elided(said, max(rect.width(), 8), px, weight)
            painter.drawText(QPointF(rect.left(), y + metrics(self._px).ascent()), shown)
            y += high


def paint_heading(painter: QPainter, rect: QRect, group: Group, table: ActionTable) -> None:
    """What the group has in common, and at the right how many there are, how many are done and how many late."""
    look, px = table.worn.look, table.worn.px
    painter.save()
    painter.fillRect(rect, QColor(look.surface2))
    painter.setPen(QPen(QColor(look.line), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    base = rect.center().y() + metrics(px(TEXT_SIZE)).capHeight() / 2
    right = float(rect.right() - px(12))
    for said, ink in reversed(group_words(group, look.muted, look.danger)):
        right -= width(said, px(TEXT_SIZE), MEDIUM)
        painter.setFont(map_font(px(TEXT_SIZE), MEDIUM))
        painter.setPen(QColor(ink))
        painter.drawText(QPointF(right, base), said)
        right -= px(14)
    left = rect.left() + px(PADDING)
    words = heading_words(group.title, group.key, table.rows.grouping)
    painter.setFont(map_font(px(TEXT_SIZE + 1), SEMI_BOLD))
    painter.setPen(QColor(look.text))
    painter.drawText(QPointF(left, base), elided(words, max(right - left, 8), px(TEXT_SIZE + 1), SEMI_BOLD))
    painter.restore()


def group_words(group: Group, plain: str, late: str) -> list[tuple[str, str]]:
    """The numbers of a group, each with its ink."""
    n = len(group.members)
    said = [(ngettext("{n} action", "{n} actions", n), plain)]
    if group.done:
        said.append((ngettext("{n} done", "{n} done", group.done), plain))
    if group.late:
        said.append((ngettext("{n} late", "{n} late", group.late), late))
    return said
