"""The trend of an indicator as a plan: its values beside what was aimed at, thresholds, moving mean, mean of stages."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from app.calc.indicator import Indicator, Representation
from app.calc.indicator_status import status
from app.calc.indicator_words import amount, day_of
from app.calc.trend import Trend, trend
from app.canvas.chart_plan import Axis, Band, ChartPlan, Line, Note, Panel, Piece, Series, SeriesKind, constant, days_at
from app.canvas.measure_parts import Remarks, edges, flags, hollow, in_order, in_time, pieces, say, stages
from app.language import N_, Sentence, current

TARGET, INITIAL, MEAN = N_("Target"), N_("Initial"), N_("Mean")
ALARM, WARNING = N_("Alarm"), N_("Warning")
MOVING = N_("Moving mean of {n} points")
GAP = N_("Gap to the target: {gap}")
NOTHING = N_("No measure yet: type or import the first ones.")


def trend_plan(
    indicator: Indicator,
    *,
    representation: Representation | None = None,
    notes: Sequence[Note] = (),
    language: str | None = None,
) -> ChartPlan:
    """As a line, or as bars where the indicator or `representation` says so; how it stands now is its first note."""
    language = language or current()
    if not indicator.measures:
        empty = Sentence(NOTHING).within(language)
        return ChartPlan((), Axis(), indicator.name, tuple(notes), language=language, empty=empty)
    found = trend(indicator)
    stands = status(indicator)
    said = Note(stands.said.within(language), "" if stands.state == "unknown" else stands.state)
    return _Plan(indicator, found, representation or indicator.representation, language).plan((said, *notes))


class _Plan:
    def __init__(self, indicator: Indicator, found: Trend, representation: Representation, language: str) -> None:
        self.indicator, self.found, self.language = indicator, found, language
        self.bars = representation == "bars"
        self.xs, self.axis = in_order(indicator) if self.bars else in_time(indicator)
        self.edges = edges(self.xs)

    def plan(self, notes: tuple[Note, ...]) -> ChartPlan:
        spans = [(stage.name, stage.first, stage.last) for stage in self.found.stages]
        panel = Panel(Axis(unit=self.indicator.unit.strip()), self._series(), self._lines(), self._bands())
        return ChartPlan(
            (panel,),
            self.axis,
            self.indicator.name,
            notes,
            stages(spans, self.edges),
            flags(self.indicator, self.xs),
            remarks=Remarks(self.indicator, self.language, self._gap),
            language=self.language,
        )

    def _series(self) -> tuple[Series, ...]:
        indices = tuple(range(1, len(self.xs) + 1))
        kind: SeriesKind = "bars" if self.bars else "line"
        shown = Series(kind, self.xs, self.found.values, marked=True, indices=indices, hollow=hollow(self.indicator))
        if all(value is None for value in self.found.moving):
            return (shown,)
        name = say(self.language, MOVING, n=self.indicator.moving_points)
        return shown, Series("line", self.xs, self.found.moving, name, "ink", "dotted", indices=indices)

    def _lines(self) -> tuple[Line, ...]:
        """The most important first: what has no room loses its label."""
        lines = [Line(self._target(), self._say(TARGET), "ok", heavy=True)]
        means = [(stage, stage.mean) for stage in self.found.stages if stage.mean is not None]
        if len(self.found.stages) > 1:
            steps = tuple(Piece(self.edges[stage.first - 1], self.edges[stage.last], mean) for stage, mean in means)
            lines.append(Line(steps, self._say(MEAN), "ink", "dashed", each=True))
        given = self.indicator
        for value, label, tint in (
            (given.alarm_high, ALARM, "danger"),
            (given.alarm_low, ALARM, "danger"),
            (given.warning_high, WARNING, "warn"),
            (given.warning_low, WARNING, "warn"),
        ):
            if value is not None:
                lines.append(constant(value, self._say(label), tint, "dashed" if tint == "danger" else "dotted"))
        if given.initial is not None:
            lines.append(constant(given.initial, self._say(INITIAL), "muted", "dotted"))
        return tuple(line for line in lines if line.pieces)

    def _target(self) -> tuple[Piece, ...]:
        """What was aimed at when: from the very day on an axis of dates, else from point to point."""
        if not self.indicator.targets:
            target = self.indicator.target
            return constant(target, "").pieces if target is not None else ()
        if self.axis.kind != "dates":
            return pieces(self.found.targets, self.edges)
        changes = [(day, change.target) for change in self.indicator.targets if (day := day_of(change.since_on))]
        changes.sort(key=lambda change: change[0])
        begins = [-inf, *(days_at(day) for day, _target in changes)]
        targets = [self.indicator.target, *(target for _day, target in changes)]
        found = zip(begins, [*begins[1:], inf], targets, strict=True)
        return tuple(Piece(left, right, value) for left, right, value in found if value is not None and left < right)

    def _bands(self) -> tuple[Band, ...]:
        given, bands = self.indicator, []
        if given.warning_high is not None:
            bands.append(Band(given.warning_high, given.alarm_high, "warn"))
        if given.warning_low is not None:
            bands.append(Band(given.alarm_low, given.warning_low, "warn"))
        if given.alarm_high is not None:
            bands.append(Band(given.alarm_high, None, "danger"))
        if given.alarm_low is not None:
            bands.append(Band(None, given.alarm_low, "danger"))
        return tuple(bands)

    def _gap(self, index: int) -> list[str]:
        gap = self.found.gaps[index - 1]
        if gap is None:
            return []
        sign = "+" if gap > 0 else ""
        return [say(self.language, GAP, gap=f"{sign}{amount(self.indicator, gap).within(self.language)}")]

    def _say(self, text: str) -> str:
        return Sentence(text).within(self.language)
