"""The figures of process flow charts, tallies and diagrams as plain text in columns."""

from __future__ import annotations

from collections.abc import Iterator

from app.calc import fishbone_figures, process_chart_figures
from app.calc.fishbone import Fishbone
from app.calc.money import show_money
from app.calc.pareto import Bar, name_of, pareto
from app.calc.process_chart import KINDS, STATES, ProcessChart
from app.calc.quantity import show
from app.calc.tally import WEIGHTS, Tally
from app.exchange.text_columns import aligned, headed, one_line, titled
from app.language import _


def of_chart(chart: ProcessChart) -> Iterator[str]:
    found = process_chart_figures.figures(chart)
    yield from headed(titled(_("Process flow chart"), f"{chart.name} ({_(STATES[chart.state])})"))
    rows = [["", _("Number"), _("Time"), _("Distance"), ""]]
    for kind, of_kind in found.totals.items():
        reasons = [found.undefined.get(f"totals.{kind}.{key}") for key in ("time_s", "distance_m")]
        amounts = (show(of_kind.time_s, "duration"), show(of_kind.distance_m, "distance"))
        rows.append([_(KINDS[kind]), str(of_kind.count), *amounts, _said(*reasons)])
    reasons = [found.undefined.get(key) for key in ("total_time_s", "total_distance_m")]
    amounts = (show(found.total_time_s, "duration"), show(found.total_distance_m, "distance"))
    yield from aligned([*rows, [_("Total"), str(found.count), *amounts, _said(*reasons)]], left={0, 4})
    yield ""
    share = show(found.value_added_share, "share")
    yield from aligned([[_("Value-added share"), share, _said(found.undefined.get("value_added_share"))]], left={0, 2})


def of_tally(tally: Tally, currency: str) -> Iterator[str]:
    found = pareto(tally)
    yield from headed(titled(_("Tally"), tally.name))
    rows = [["", _("Count"), _(WEIGHTS[tally.weight]), _("Share"), _("Cumulative"), "", ""]]
    for bar in found.bars:
        reason = found.undefined.get(f"bars.{bar.id}.value")
        shares = (show(bar.share, "share"), show(bar.cumulative, "share"))
        vital = "●" if bar.id in found.vital_few else ""
        value = _value(bar, tally, currency)
        rows.append([one_line(str(name_of(bar))), str(bar.count), value, *shares, vital, _said(reason)])
    if tally.weight == "count":  # the value is the count itself
        rows = [row[:2] + row[3:] for row in rows]
    yield from aligned(rows, left={0, len(rows[0]) - 1})
    if found.vital_few:
        yield ""
        yield _("● the vital few: they make 80 % of the whole")
    elif reason := found.undefined.get("shares"):
        yield str(reason)


def of_fishbone(fishbone: Fishbone) -> Iterator[str]:
    found = fishbone_figures.figures(fishbone)
    yield from headed(titled(_("Ishikawa diagram"), fishbone.effect))
    rows = [(_("Causes"), found.causes), (_("Confirmed causes"), found.confirmed)]
    rows.append((_("Root causes"), len(found.root_causes)))
    yield from aligned([[name, str(n)] for name, n in rows], left={0})


def _value(bar: Bar, tally: Tally, currency: str) -> str:
    if tally.weight == "cost":
        return show_money(bar.value, currency)
    return show(bar.value, "duration" if tally.weight == "time" else "count")


def _said(*reasons: object) -> str:
    """The reasons there are, each once."""
    return " ".join(dict.fromkeys(str(reason) for reason in reasons if reason))
