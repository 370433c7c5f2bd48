"""The action plan on paper (FIELD 5, PDCA board), and the reminders by owner; blank, a plan to fill in."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QRectF

from app.calc.action import PRIORITIES, VERDICTS, Action, Phase
from app.calc.action_figures import NAMES, PlanFigures, figures, is_late
from app.calc.effect import effect
from app.calc.event import EventData
from app.calc.money import show_money
from app.calc.origin import names, origins
from app.calc.proof import LETTER
from app.calc.quantity import UNKNOWN, show
from app.canvas.wheel_drawing import draw_wheel
from app.language import N_
from app.look import PAPER
from app.reports.approval import written_day
from app.reports.axis import came_from
from app.reports.fields import HEIGHT, draw_fields
from app.reports.framed import Area, Body, Order, framed
from app.reports.paint_engine import paint
from app.reports.sheet import Sheet
from app.reports.table import Column, Row, Table

_ROWS_OF_A_FORM, _ROW, _WHEEL = 18, 30.0, 20.0
_NEAREST = {kind: n for n, kind in enumerate(("lever", "suggestion", "problem", "decision", "why", "cause"))}
"""Of several origins the plan names the one that is nearest to the action."""
_COLUMNS: tuple[tuple[str, float], ...] = (
    (N_("No."), 0.7),
    (N_("Origin"), 2.4),
    (N_("Action"), 4),
    (N_("Deliverable"), 2.8),
    (N_("Owner"), 1.7),
    (N_("First due"), 1.4),
    (N_("Due"), 2),
    ("PDCA", 0.9),
    (N_("Proof"), 2.6),
    (N_("Effective"), 2.4),
    (N_("Gain a year"), 1.6),
)


def sheet_pdf(event: EventData, _id: str | None, order: Order) -> bytes:
    """Every action that was not dropped, in its order, with the key figures of the plan above."""
    actions = [] if order.blank else [action for action in event.actions if action.phase != "dropped"]
    sheet = _Plan(event, actions, order.day or date.today(), order.blank)
    return framed(event, order, "", N_("Action plan"), sheet.bodies)


class _Plan:
    def __init__(self, event: EventData, actions: list[Action], today: date, blank: bool) -> None:
        self.event, self.actions, self.today, self.blank = event, actions, today, blank
        self.origins, self.names = origins(event), names(event)
        self.indicators = {each.id: each for each in event.indicators}

    def bodies(self, sheet: Sheet, area: Area) -> list[Body]:
        table = self._table(sheet)
        pages = table.split(sheet, area.width, area.height - sheet.pixels(HEIGHT), area.height)
        if self.blank:
            pages = pages[:1]
        return [partial(self._page, table, rows, n == 0) for n, rows in enumerate(pages)]

    def _page(self, table: Table, rows: list[Row], first: bool, sheet: Sheet, area: Area) -> None:
        left = draw_fields(sheet, area, self._figures(sheet)) if first else area
        table.draw(sheet, left.x, left.top, left.width, rows)

    def _figures(self, sheet: Sheet) -> list[tuple[str, str, float]]:
        if self.blank:
            return [(N_("Team"), "", 3), (N_("Leader"), "", 2), (N_("Next review"), "", 2)]
        found: PlanFigures = figures(self.actions, self.today)
        return [
            (name, show(getattr(found, key), "share" if key == "on_time_rate" else "count", language=sheet.language), 1)
            for key, name in NAMES.items()
        ]

    def _table(self, sheet: Sheet) -> Table:
        columns = [Column(sheet.say(title) if title else "", width) for title, width in _COLUMNS]
        rows = [Row(("",) * len(columns), least=_ROW * 1.15)] * _ROWS_OF_A_FORM if self.blank else []
        rows += [self._row(sheet, action) for action in self.actions]
        return Table(columns, rows, size=8.5, least=_ROW)

    def _row(self, sheet: Sheet, action: Action) -> Row:
        late = is_late(action, self.today)
        gain = action.gain_expected if action.gain_obtained is None else action.gain_obtained
        words = N_("{sum} obtained") if action.gain_obtained is not None else N_("{sum} expected")
        money = show_money(gain, self.event.currency, language=sheet.language)
        label = action.label
        if action.priority == "high":
            label += f"  ▲ {sheet.say(PRIORITIES[action.priority])}"
        return Row(
            (
                str(action.number),
                self._origin(sheet, action),
                label,
                action.deliverable or UNKNOWN,
                action.owner or UNKNOWN,
                written_day(sheet, action.first_due) if action.first_due != action.due else "",
                due_words(sheet, action, late=late),
                partial(draw_wheel_cell, action.phase),
                _proof(sheet, action),
                self._effect(sheet, action),
                sheet.say(words, sum=money) if gain is not None else "",
            ),
            fill=PAPER.danger_soft if late else None,
        )

    def _effect(self, sheet: Sheet, action: Action) -> str:
        """What people judged, and what the measures of its indicator say, each where there is one."""
        said = [sheet.say(VERDICTS[action.verdict])] if action.verdict else []
        indicator = self.indicators.get(action.measured_by or "")
        if indicator is not None:
            found = effect(indicator, action.done_on or action.due)
            said.append(sheet.say(N_("{what}: {name}"), what=indicator.name, name=found.said.within(sheet.language)))
        return " · ".join(said)

    def _origin(self, sheet: Sheet, action: Action) -> str:
        """What it was made from, else the problem or the axis that it is for."""
        found = self.origins.get(("action", action.id), [])
        holders = (("problem", action.problem), ("axis", action.axis))
        found = found or [(kind, id) for kind, id in holders if id is not None and (kind, id) in self.names][:1]
        nearest = sorted(found, key=lambda thing: _NEAREST.get(thing[0], len(_NEAREST)))
        said = "".join(came_from(sheet, nearest[:1], self.names))
        return said if len(nearest) < 2 else f"{said} (+{len(nearest) - 1})"


def due_words(sheet: Sheet, action: Action, *, late: bool) -> str:
    """The due date with the number of postponements, and that it is late in a word: not by a colour alone."""
    said = [written_day(sheet, action.due) if action.due else UNKNOWN]
    if late:
        said.append("⚠ " + sheet.say(N_("late")))
    if action.postponements:
        said.append(sheet.say(N_("put off × {n}"), n=len(action.postponements)))
    return " · ".join(said)


def _proof(sheet: Sheet, action: Action) -> str:
    """The proof of the last quarter that was closed, or why it was closed without."""
    if not action.proofs:
        return ""
    last = action.proofs[-1]
    said = last.text or sheet.say(N_("without proof: {reason}"), reason=last.overridden)
    return f"{LETTER[last.step]} – {said}"


def draw_wheel_cell(phase: Phase, sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    """The wheel of an action in the middle of a cell."""
    size = min(sheet.pixels(_WHEEL), width, height)
    rect = QRectF(0, 0, size, size)
    place = (x + (width - size) / 2, y + (height - size) / 2, size, size)
    paint(sheet.canvas, place, rect, lambda painter: draw_wheel(painter, rect, phase, PAPER))
