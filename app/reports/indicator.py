"""Indicators on paper: the reference list of all of them, and a sheet for one with its chart and last measures."""

from __future__ import annotations

from functools import partial

from app.calc import calendar_date
from app.calc.deviation_list import Case
from app.calc.event import EventData
from app.calc.indicator import CHARTS, DIRECTIONS, FREQUENCIES, LETTERS, RULES, Indicator
from app.calc.indicator_list import Listed, by_letter, listed
from app.calc.indicator_status import STATES
from app.calc.indicator_words import amount
from app.calc.measure_value import value_of
from app.calc.origin import names
from app.calc.quantity import UNKNOWN
from app.calc.typed_measure import show_at
from app.canvas.chart_drawing import draw_chart
from app.canvas.spark_drawing import draw_spark
from app.canvas.trend_plan import trend_plan
from app.language import N_
from app.look import PAPER
from app.reports import font
from app.reports.blocks import Block, in_columns, on_one_page
from app.reports.drawn import drawn
from app.reports.framed import Area, Body, Order, framed
from app.reports.sheet import Sheet
from app.reports.table import Column, Drawn, Row, Table

_SIGNS = {"good": "✓", "warning": "!", "alarm": "✗", "unknown": "–"}
_SIZE = 9.5
_CHART = 260.0
_LAST = 12
"""Measures that stand beside the chart, the newest first."""
_FORM_ROWS = 14
_FORM_MEASURES = 31


def list_pdf(event: EventData, _id: str | None, order: Order) -> bytes:
    """The reference list: every indicator in a line, by its letter; as a form lines to write on."""
    return framed(event, order, "", N_("Indicators"), partial(_listed, event, order.blank))


def sheet_pdf(event: EventData, id: str | None, order: Order) -> bytes:
    """All that is said of the indicator of this id, its trend and its last measures; as a form room to write it."""
    indicator = next((each for each in event.indicators if each.id == id), Indicator(""))
    page = _Page(event, indicator, order.blank)
    return framed(event, order, indicator.name, N_("Indicator"), page.bodies)


# All of them


def _listed(event: EventData, blank: bool, sheet: Sheet, area: Area) -> list[Body]:
    heads = (
        (N_("Letter"), 0.7),
        (N_("Indicator"), 3.4),
        (N_("What it serves"), 2.8),
        (N_("Formula"), 2.4),
        (N_("Data from"), 2.0),
        (N_("How often"), 1.4),
        (N_("Owner"), 1.5),
        (N_("Target"), 1.4),
        (N_("Last value"), 1.4),
        (N_("State"), 1.4),
        (N_("Course"), 2.2),
        (N_("Shared with"), 2.0),
    )
    columns = [
        Column(sheet.say(title), width, "right" if 6 < n < 9 else "left") for n, (title, width) in enumerate(heads)
    ]
    if blank:
        height = (area.height - sheet.pixels(22)) / sheet.scale / (_FORM_ROWS + 0.1)
        rows = [Row(("",) * len(columns), least=height)] * _FORM_ROWS
    else:
        rows = [_row(sheet, each) for each in by_letter(listed(each, {}) for each in event.indicators)]
    return Table(columns, rows, size=_SIZE, least=40).pages(sheet, area)


def _row(sheet: Sheet, row: Listed) -> Row:
    indicator, found = row.indicator, row.status
    shared = " · ".join(each for each in (indicator.shared_with, indicator.shared_when) if each)
    return Row(
        (
            indicator.letter or "",
            f"{indicator.name}\n{indicator.definition}".strip(),
            indicator.purpose,
            indicator.formula,
            indicator.source,
            sheet.say(FREQUENCIES[indicator.frequency]) if indicator.frequency else "",
            indicator.owner,
            said(sheet, indicator, found.target if found.target is not None else indicator.target),
            said(sheet, indicator, found.value),
            f"{_SIGNS[found.state]} {sheet.say(STATES[found.state])}",
            spark(row),
            shared,
        )
    )


def said(sheet: Sheet, indicator: Indicator, value: float | None) -> str:
    return amount(indicator, value).within(sheet.language) if value is not None else UNKNOWN


def spark(row: Listed | Case) -> Drawn:
    """The course of an indicator as a small line, beside the target that it is judged by and its alarm."""
    low, high = row.indicator.alarm_low, row.indicator.alarm_high
    line = partial(draw_spark, values=row.spark, look=PAPER, target=row.status.target, low=low, high=high)
    return drawn(line, pad=4)


# One of them


class _Page:
    def __init__(self, event: EventData, indicator: Indicator, blank: bool) -> None:
        self.event, self.indicator, self.blank = event, indicator, blank

    def bodies(self, sheet: Sheet, area: Area) -> list[Body]:
        return on_one_page(sheet, lambda: in_columns(sheet, area, self._columns(sheet)))

    def _columns(self, sheet: Sheet) -> list[tuple[float, list[Block]]]:
        return [(1.0, self._words(sheet)), (1.7, self._measured(sheet))]

    def _words(self, sheet: Sheet) -> list[Block]:
        each = self.indicator
        often = sheet.say(FREQUENCIES[each.frequency]) if each.frequency else ""
        told = (
            (N_("Definition"), each.definition),
            (N_("What it serves"), each.purpose),
            (N_("Formula"), each.formula),
            (N_("Data from"), each.source),
            (N_("How often, and why"), " – ".join(part for part in (often, each.frequency_why) if part)),
            (N_("To keep in mind"), each.context),
            (N_("Shared with, and when"), " – ".join(part for part in (each.shared_with, each.shared_when) if part)),
        )
        blocks = [Block("", each.name or sheet.say(N_("Indicator: …")), size=15, weight=font.SEMI_BOLD)]
        blocks += [Block(sheet.say(title), text, share=1, least=34, size=10.5) for title, text in told]
        return [*blocks, self._aims(sheet)]

    def _aims(self, sheet: Sheet) -> Block:
        """Direction, target and its changes, thresholds, limits, and whom it concerns."""
        each = self.indicator
        pairs = [
            (N_("Letter"), sheet.say(LETTERS[each.letter]) if each.letter else ""),
            (N_("Owner"), each.owner),
            (N_("Axis"), self._axis()),
            (N_("Direction"), "" if self.blank else sheet.say(DIRECTIONS[each.direction])),
            (N_("Initial value"), self._given(sheet, each.initial)),
            (N_("Target"), self._given(sheet, each.target)),
        ]
        for change in each.targets:
            since = calendar_date.show(change.since_on, language=sheet.language) or "…"
            value = " – ".join(part for part in (said(sheet, each, change.target), change.why) if part)
            pairs.append((sheet.say(N_("Target since {day}"), day=since), value))
        pairs += [
            (N_("Warning"), self._outside(sheet, each.warning_low, each.warning_high)),
            (N_("Alarm"), self._outside(sheet, each.alarm_low, each.alarm_high)),
            (N_("Tolerance"), self._between(sheet, each.lower_spec, each.upper_spec)),
        ]
        if each.chart:
            pairs.append((N_("Control chart"), f"{sheet.say(CHARTS[each.chart])}, {sheet.say(RULES[each.rules])}"))
        rows = [Row((sheet.say(title), value)) for title, value in pairs]
        columns = (Column("", 1.6, weight=font.MEDIUM), Column("", 3))
        least = 24 if self.blank else 17
        return Block(sheet.say(N_("Objective")), table=Table(columns, rows, size=8.5, least=least, headed=False))

    def _axis(self) -> str:
        named = names(self.event).get(("axis", self.indicator.axis or ""))
        return named.title if named else ""

    def _given(self, sheet: Sheet, value: float | None) -> str:
        return "" if self.blank else said(sheet, self.indicator, value)

    def _outside(self, sheet: Sheet, low: float | None, high: float | None) -> str:
        parts = [sheet.say(N_("under {value}"), value=said(sheet, self.indicator, low))] if low is not None else []
        if high is not None:
            parts.append(sheet.say(N_("over {value}"), value=said(sheet, self.indicator, high)))
        return " · ".join(parts) or self._given(sheet, None)

    def _between(self, sheet: Sheet, low: float | None, high: float | None) -> str:
        if low is not None and high is not None:
            values = {"low": said(sheet, self.indicator, low), "high": said(sheet, self.indicator, high)}
            return sheet.say(N_("from {low} to {high}"), **values)
        if low is not None:
            return sheet.say(N_("{value} at least"), value=said(sheet, self.indicator, low))
        if high is not None:
            return sheet.say(N_("{value} at most"), value=said(sheet, self.indicator, high))
        return self._given(sheet, None)

    def _measured(self, sheet: Sheet) -> list[Block]:
        if self.blank:
            return [self._form(sheet)]
        plan = trend_plan(self.indicator, language=sheet.language)
        picture = drawn(partial(draw_chart, plan=plan, look=PAPER, language=sheet.language))
        blocks = [Block(sheet.say(N_("Trend")), drawn=picture, share=1, least=_CHART)]
        return [*blocks, self._last(sheet)] if self.indicator.measures else blocks

    def _last(self, sheet: Sheet) -> Block:
        """The newest measures, with what was said of them."""
        columns = [
            Column(sheet.say(N_("Date")), 1.4),
            Column(sheet.say(N_("Value")), 1.2, "right"),
            Column(sheet.say(N_("Shift")), 1.0),
            Column(sheet.say(N_("Event, comment")), 4.0),
        ]
        rows = []
        for measure in reversed(self.indicator.measures[-_LAST:]):
            excluded = (
                sheet.say(N_("excluded: {reason}"), reason=measure.excluded_why or "…") if measure.excluded else ""
            )
            words = " · ".join(part for part in (measure.event, measure.comment, excluded) if part)
            value = said(sheet, self.indicator, value_of(self.indicator, measure))
            rows.append(Row((show_at(measure.at, language=sheet.language), value, measure.shift, words)))
        return Block(sheet.say(N_("Last measures")), table=Table(columns, rows, size=8.5, least=16))

    def _form(self, sheet: Sheet) -> Block:
        heads = ((N_("Date"), 1.2), (N_("Shift"), 1.0), (N_("Value"), 1.2), (N_("Event, comment"), 4.0))
        columns = [Column(sheet.say(title), width) for title, width in heads]
        rows = [Row(("",) * len(columns))] * _FORM_MEASURES
        return Block(sheet.say(N_("Measures")), table=Table(columns, rows, size=8.5, least=17), share=1)
