"""Series as a list: losses as they are typed, filters, orders, the OEE beside its target, the ranking of losses."""

from __future__ import annotations

from datetime import date

import pytest

from app import language
from app.calc.indicator import Indicator, TargetChange
from app.calc.oee import Loss, Oee
from app.calc.oee_explanation import explain
from app.calc.oee_figures import figures, together
from app.calc.oee_list import Filter, amount_for_typing, judged, ordered, read_amount, show_amount
from app.calc.quantity import Unreadable

TODAY = date(2026, 3, 12)


def series(id: str, **given) -> Oee:
    return Oee(id, **{"required_s": 100, "good": 40, "reference_cycle_s": 2, **given})


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("12", 720), ("12.5", 750), ("12,5", 750), ("1h30", 5400), ("1 h 30 min", 5400), ("90 s", 90), ("2 h", 7200)],
)
def test_a_bare_number_is_minutes_and_units_are_read(typed, seconds):
    assert read_amount("breakdown", typed) == (seconds, None)


def test_a_loss_of_quality_is_typed_in_parts():
    assert read_amount("scrap", "12") == (None, 12)
    assert read_amount("scrap", "") == (None, None)
    with pytest.raises(Unreadable):
        read_amount("scrap", "12 min")


def test_what_is_shown_for_typing_is_read_back():
    for loss in (Loss("breakdown", seconds=725), Loss("slow", seconds=5400), Loss("rework", parts=3)):
        assert read_amount(loss.kind, amount_for_typing(loss)) == (loss.seconds, loss.parts)
    assert show_amount(Loss("scrap", parts=1)) == "1 part"
    assert show_amount(Loss("scrap", parts=8)) == "8 parts"
    assert show_amount(Loss("breakdown", seconds=5400)) == "1.5\u202fh"
    assert show_amount(Loss("scrap")) == "—"


def test_series_are_listed_by_machine_and_the_newest_first():
    many = [
        series("a", machine="Saw", made_on="2026-03-01"),
        series("b", machine="Press", made_on="2026-03-01"),
        series("c", machine="Press", made_on="2026-03-02"),
    ]
    assert [one.id for one in ordered(many, None)] == ["c", "b", "a"]
    assert [one.id for one in ordered(many, "made_on")] == ["a", "b", "c"]


def test_series_without_a_figure_stand_last_whichever_way_they_are_sorted():
    many = [Oee("none"), series("low", good=10), series("high", good=45)]
    assert [one.id for one in ordered(many, "oee")] == ["low", "high", "none"]
    assert [one.id for one in ordered(many, "oee", falling=True)] == ["high", "low", "none"]


def test_the_filter_lets_machines_periods_and_words_pass():
    one = series("a", machine="Press", made_on="2026-03-06", losses=(Loss("breakdown", "Belt torn"),))
    assert Filter().passes(one, TODAY)
    assert Filter(machine=frozenset({"Press"}), period="week", text="belt").passes(one, TODAY)
    assert not Filter(machine=frozenset({"Saw"})).passes(one, TODAY)
    assert not Filter(period="week").passes(series("b", made_on="2026-03-05"), TODAY)
    assert not Filter(period="week").passes(series("b", made_on="2026-03-13"), TODAY)
    assert not Filter(period="month").passes(series("b", made_on="last week"), TODAY)
    assert not Filter()


def test_the_oee_is_judged_by_the_target_of_its_day_in_the_unit_of_its_indicator():
    target = TargetChange("2026-03-10", 85)
    indicator = Indicator("i", "OEE", unit="%", target=75, targets=(target,), alarm_low=60)
    early, late = (series("a", indicator="i", made_on=day) for day in ("2026-03-01", "2026-03-11"))
    assert judged([early], figures(early), indicator).state == "good"
    assert judged([late], figures(late), indicator).state == "warning"
    bad = series("b", indicator="i", good=20, made_on="2026-03-01")
    assert judged([bad], figures(bad), indicator).state == "alarm"
    both = [early, series("c")]
    assert judged(both, together(both), indicator) is None
    assert judged([early], figures(early), None) is None


def test_an_explanation_says_numbers_sources_changeovers_and_both_standards_in_each_language():
    one = Oee("s", opening_s=28800, losses=(Loss("not_required", seconds=1800), Loss("breakdown", seconds=2700)))
    said = str(explain(one, "availability")).splitlines()
    assert said == [
        "Availability = operating time ÷ required time = 6.75\u202fh ÷ 7.5\u202fh = 90\u202f%",
        "Required time: made of the losses that are noted (30\u202fmin).",
        "Operating time: made of the losses that are noted (45\u202fmin).",
        "Changeovers lie inside the required time: they lower the availability.",
        "NF E60-182: operational availability. ISO 22400: availability, actual production ÷ planned busy time.",
    ]
    before = language.current()
    language.use("fr")
    try:
        assert "7,5\u202fh" in str(explain(one, "availability"))
    finally:
        language.use(before)
