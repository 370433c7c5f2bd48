"""The planning of the actions on paper: every action under its owner, with the axis of time above on each page."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QRectF

from app.calc.action import Action
from app.calc.event import EventData
from app.calc.planning_layout import Plan, group_by
from app.canvas.planning_drawing import HEAD, draw_planning, pages_of, paper_plan
from app.language import N_
from app.look import PAPER
from app.reports.framed import Area, Body, Order, framed
from app.reports.paint_engine import paint
from app.reports.sheet import Sheet

_SIZE = 0.8
_NAMES = 0.24
"""Share of the width for the names."""


def sheet_pdf(event: EventData, _id: str | None, order: Order) -> bytes:
    """Every action that was not dropped, with its owner; what has no date yet stands below."""
    actions = [action for action in event.actions if action.phase != "dropped"]
    bodies = partial(_bodies, actions, order.day or date.today())
    return framed(event, order, "", N_("Timeline"), bodies)


def _bodies(actions: list[Action], today: date, sheet: Sheet, area: Area) -> list[Body]:
    wide, high = area.width / sheet.scale, area.height / sheet.scale
    plan = paper_plan(
        actions, today, wide * (1 - _NAMES), size=_SIZE, group=group_by("owner", {}), language=sheet.language
    )
    return [partial(_page, plan, part) for part in pages_of(plan, high - HEAD * _SIZE)]


def _page(plan: Plan, part: tuple[float, float], sheet: Sheet, area: Area) -> None:
    rect = QRectF(0, 0, area.width / sheet.scale, area.height / sheet.scale)
    paint(
        sheet.canvas,
        (area.x, area.y, area.width, area.height),
        rect,
        lambda painter: draw_planning(
            painter,
            rect,
            plan,
            PAPER,
            part,
            names=rect.width() * _NAMES,
            size=_SIZE,
            language=sheet.language,
            marks=False,
        ),
    )
