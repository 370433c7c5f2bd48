"""Every gesture on indicators, measures, files of them, OEE, maturity and what deviates, drawn at random."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

from app.calc import import_recipe, indicator, maturity, oee, todays_figure
from app.calc.measure_series import MeasureSeries
from app.calc.next_measure import LOOKED_AT
from app.calc.quantity import Unreadable
from app.models import (
    action_effect,
    axis_measure,
    indicator_edit,
    maturity_edit,
    measure_block,
    measure_edit,
    measure_import,
    oee_edit,
    todays_figure_edit,
)
from app.models.action import Action
from app.models.axis import Axis
from app.models.import_recipe import ImportRecipe
from app.models.indicator import Indicator, Measure, TargetChange, read_indicators
from app.models.maturity import Maturity, MaturityCriterion
from app.models.next_step import NEXT, Picked, make
from app.models.oee import Oee, OeeLoss
from tests.models.gestures import Chance, Gesture

TODAY = date(2026, 3, 20)
DAYS = ("", "0001-01-01", "2026-03-12", "2026-03-13T14:00:00", "2026-06-01", "9999-12-31", "lot 12")
DATES = ("", "0001-01-01", "2026-03-12", "2026-06-01", "9999-12-31")
NUMBERS = (None, -0.0, 0.0, -3.5, 4.25, 120.0, 1e308, -1e308, 5e-324)
AMOUNTS = tuple(number for number in NUMBERS if number is None or number >= 0)
CELLS = (
    "", "4,5", "1,2,3", "1e308", "-0", "∞", "nan", "12/03/2026", "31/12/9999", "0001-01-01", "#N/A", "5 %", "\u202b٣",
    "😀", "1 234,5", "é" * 300, "out of order", "100",
)  # fmt: skip
FIELDS = ("at", "reading_1", "reading_2", "count", "n", "event", "stage", "shift", "excluded", "comment")


def _points(c: Chance) -> list[indicator.Measure]:
    return [
        indicator.Measure(day, value, stage=c.any("", "avant"), comment=c.words)
        for day, value in zip(c.any(DAYS, DAYS[::-1]), c.any(NUMBERS, NUMBERS[::-1]), strict=False)
    ]


def _of(c: Chance) -> tuple[str, str]:
    """An indicator and one of its measures."""
    home = c.one(Indicator)
    return home, c.one(Measure, c.inside(Measure, "indicator_id", home))


def _changed(c: Chance) -> None:
    numbers = ("initial", "target", "warning_low", "alarm_high", "lower_spec", "upper_spec", "fixed_centre")
    field, value = c.any(
        (c.any(*numbers), c.any(*NUMBERS)),
        ("fixed_sigma", c.any(None, 0.0, 0.4, 1e308)),
        (c.any("name", "unit", "owner", "context", "definition"), c.words),
        ("unit", c.any("%", "ppm", "")),
        ("direction", c.any(*indicator.DIRECTIONS)),
        ("chart", c.any(None, *indicator.CHARTS)),
        ("rules", c.any(*indicator.RULES)),
        ("frequency", c.any(None, *indicator.FREQUENCIES)),
        ("letter", c.any(None, *indicator.LETTERS)),
        ("moving_points", c.any(0, 2, 999)),
        ("axis", c.maybe(Axis)),
    )
    indicator_edit.change_indicators(c.document, c.some(Indicator), field, value)


def _pasted(c: Chance) -> None:
    block = [[c.any(*CELLS) for _column in range(c.any(1, 3))] for _row in range(c.any(1, 2, 4))]
    first = c.any(*range(len(FIELDS)))
    measure_block.paste_block(c.document, c.one(Indicator), c.place, FIELDS[first:], block, today=TODAY)


def _measured_field(c: Chance) -> None:
    field, value = c.any(
        ("at", c.any(*DAYS)),
        ("value", c.any(*NUMBERS)),
        ("values", c.any((), (1.0,), (4.0, -1e308, 5.5))),
        ("count", c.any(None, 0.0, 3.0, 1e308)),
        ("n", c.any(None, 0.0, 0.5, 120.0)),
        (c.any("stage", "shift", "machine", "event", "comment"), c.words),
    )
    measure_edit.change_measures(c.document, c.some(Measure), field, value)


def _typed_today(c: Chance) -> None:
    id = c.one(Indicator)
    with c.document.read() as session:
        (found,) = read_indicators(session, Indicator.id == id, latest=LOOKED_AT)
    figure = todays_figure.figure_of(found, c.any("2026-03-12", "2026-03-20", "9999-12-31"), c.any("", "matin"))
    with suppress(Unreadable):
        given = todays_figure.read(found, c.any(*CELLS), c.any("", "0", "120"))
        todays_figure_edit.enter(c.document, figure, given)


def _imported(c: Chance) -> None:
    days = c.any(DAYS, DAYS[::-1], ("2026-03-12",) * 3)
    series = [
        MeasureSeries(c.maybe(Indicator), c.words, "%", days, value=[c.any(*NUMBERS) for _day in days]),
        MeasureSeries(c.maybe(Indicator), "Plateau", "mm", days, values=[(1.0, c.any(1.5, 2.0)) for _day in days]),
    ]
    columns = (import_recipe.RecipeColumn("Taux", "value", c.any(None, c.words, c.maybe(Indicator))),)
    recipe = c.any(None, import_recipe.ImportRecipe("", c.words, columns=columns))
    measure_import.store(c.document, series, c.any("keep", "replace"), recipe)


def _stopped(c: Chance) -> None:
    """An import that is given up amid its work leaves nothing."""

    class Stopped(Exception):
        pass

    after = c.any(0, 0.1, 0.3)

    def tick(share: float) -> None:
        if share >= after:
            raise Stopped

    series = [MeasureSeries(c.maybe(Indicator), "Stop", at=DAYS, value=[1.0] * len(DAYS))]
    with suppress(Stopped):
        measure_import.store(c.document, series, tick=tick)
        raise AssertionError("an import that was stopped went on")


def _series_changed(c: Chance) -> None:
    field, value = c.any(
        (c.any("opening_s", "required_s", "operating_s", "good", "total", "reference_cycle_s"), c.any(*AMOUNTS)),
        ("indicator", c.maybe(Indicator)),
        ("made_on", c.any(*DATES)),
        (c.any("name", "shift", "machine"), c.words),
        ("changeovers_required", c.any(True, False)),
    )
    oee_edit.change_series(c.document, c.some(Oee), field, value)


def _lost(c: Chance) -> None:
    loss = oee.Loss(c.any(*oee.LOSSES), c.words, c.any(*AMOUNTS), c.any(*AMOUNTS))
    oee_edit.add_loss(c.document, c.one(Oee), loss)


def _judged(c: Chance) -> None:
    maturity_edit.judge(c.document, c.one(MaturityCriterion), c.any(*DATES), c.any(None, 0.0, 2.5, 9.0))


def _answered(c: Chance) -> None:
    """A deviation, or a loss, leads on to what is done about it."""
    kind, table = c.any(("indicator", Indicator), ("oee", Oee))
    made = c.any(*(name for name, step in NEXT.items() if kind in step.of))
    make(c.document, made, [Picked(kind, id, c.words) for id in c.some(table)], datetime(2026, 3, 20, 8))


INDICATORS: tuple[Gesture, ...] = (
    lambda c: indicator_edit.add_indicator(
        c.document, indicator.Indicator("", c.words, unit=c.any("", "%"), measures=tuple(_points(c))), c.at
    ),
    _changed,
    _changed,
    lambda c: indicator_edit.duplicate(c.document, c.some(Indicator)),
    lambda c: indicator_edit.move_indicator(c.document, c.one(Indicator), c.place),
    lambda c: indicator_edit.put_in_order(c.document, c.some(Indicator)),
    lambda c: indicator_edit.delete_indicators(c.document, c.some(Indicator)),
    lambda c: indicator_edit.add_target(
        c.document, c.one(Indicator), indicator.TargetChange(c.any(*DATES), c.any(*NUMBERS), c.words)
    ),
    lambda c: indicator_edit.change_target(c.document, c.one(TargetChange), "since_on", c.any(*DATES)),
    lambda c: indicator_edit.change_target(c.document, c.one(TargetChange), "target", c.any(*NUMBERS)),
    lambda c: indicator_edit.delete_targets(c.document, c.some(TargetChange)),
    lambda c: axis_measure.take_present(c.document, c.one(Axis), c.one(Indicator)),
    lambda c: action_effect.choose(c.document, c.some(Action), c.maybe(Indicator)),
    lambda c: action_effect.take(c.document, c.one(Action)),
    _answered,
)
MEASURES: tuple[Gesture, ...] = (
    lambda c: measure_edit.add_measures(c.document, c.one(Indicator), _points(c), c.at),
    _measured_field,
    _measured_field,
    _pasted,
    _pasted,
    _typed_today,
    lambda c: measure_edit.exclude(c.document, c.some(Measure), c.words),
    lambda c: measure_edit.include(c.document, c.some(Measure)),
    lambda c: measure_edit.set_event(c.document, c.some(Measure), c.words),
    lambda c: measure_edit.set_comment(c.document, c.some(Measure), c.words),
    lambda c: measure_edit.begin_stage(c.document, *_of(c), c.words),
    lambda c: measure_edit.join_stages(c.document, *_of(c)),
    lambda c: measure_edit.freeze_baseline(c.document, c.one(Indicator), c.any(1, 2, 3), c.any(1, 3, 9)),
    lambda c: measure_edit.free(c.document, c.one(Indicator)),
    lambda c: measure_edit.delete_measures(c.document, c.some(Measure)),
    _imported,
    _stopped,
    lambda c: measure_import.delete_recipe(c.document, c.one(ImportRecipe)),
)
SERIES: tuple[Gesture, ...] = (
    lambda c: oee_edit.add_series(
        c.document, oee.Oee("", c.words, c.any(*DATES), opening_s=c.any(*AMOUNTS), indicator=c.maybe(Indicator)), c.at
    ),
    _series_changed,
    _series_changed,
    lambda c: oee_edit.duplicate(c.document, c.one(Oee)),
    lambda c: oee_edit.delete_series(c.document, c.some(Oee)),
    _lost,
    lambda c: oee_edit.change_loss(c.document, c.one(OeeLoss), kind=c.any(*oee.LOSSES), seconds=c.any(*AMOUNTS)),
    lambda c: oee_edit.delete_losses(c.document, c.some(OeeLoss)),
    lambda c: maturity_edit.add_maturity(c.document, maturity.Maturity("", c.words, 1, 4)),
    lambda c: maturity_edit.copy_criteria(c.document, c.one(Maturity), c.words),
    lambda c: maturity_edit.change(c.document, c.one(Maturity), "highest", c.any(4, 5.0, 10)),
    lambda c: maturity_edit.move(c.document, c.one(Maturity), c.place),
    lambda c: maturity_edit.delete_maturity(c.document, c.one(Maturity)),
    lambda c: maturity_edit.add_criteria(c.document, c.one(Maturity), [maturity.MaturityCriterion(c.words)], c.at),
    lambda c: maturity_edit.change_criteria(c.document, c.some(MaturityCriterion), "target", c.any(None, 3.0)),
    lambda c: maturity_edit.move_criterion(c.document, c.one(MaturityCriterion), c.place),
    lambda c: maturity_edit.delete_criteria(c.document, c.some(MaturityCriterion)),
    lambda c: maturity_edit.begin_assessment(c.document, c.one(Maturity), c.any(*DATES)),
    lambda c: maturity_edit.change_date(c.document, c.one(Maturity), c.any(*DATES), c.any(*DATES)),
    lambda c: maturity_edit.delete_assessment(c.document, c.one(Maturity), c.any(*DATES)),
    _judged,
    lambda c: maturity_edit.say_why(c.document, c.one(MaturityCriterion), c.any(*DATES), c.words),
)
