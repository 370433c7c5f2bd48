"""The figures of indicators and of OEE in JSON: a limit is a number, or one for each point where it steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.calc import oee_figures
from app.calc.capability import capability
from app.calc.control_chart import ControlChart, Track, control_chart
from app.calc.control_stage import NO_POINTS
from app.calc.control_words import findings
from app.calc.indicator import Indicator
from app.calc.oee import Oee
from app.language import N_, sentence

OF_CHART = ("centre", "lower_limit", "upper_limit", "sigma_within", "range_centre", "range_lower", "range_upper")
OF_CAPABILITY = ("cp", "cpk", "pp", "ppk")
OF_OEE = ("availability", "performance", "quality", "oee")
NO_SPREAD_CHART = sentence(N_("Single counts and run charts have no chart of their spread."))

Stepped = float | list[float | None] | None


def of_indicator(indicator: Indicator, language: str) -> dict[str, Any]:
    chart = control_chart(indicator)
    found = capability(indicator, chart)
    limits = columns(chart)
    written: dict[str, Any] = {"name": indicator.name, "chart": chart.chart}
    written |= {key: limits[key] for key in OF_CHART}
    written["signals"] = [
        {"chart": signal.chart, "index": signal.index, "rule": signal.rule} for signal in chart.signals
    ]
    written |= {key: getattr(found, key) for key in OF_CAPABILITY}
    chosen = [] if chart.proposed_because is None else [chart.proposed_because]
    written["findings"] = [said.within(language) for said in (*chosen, *findings(indicator, chart, found))]
    reasons = {**chart.undefined, **found.undefined}
    if chart.spread is None:
        reasons |= {key: NO_SPREAD_CHART for key in OF_CHART if key.startswith("range_")}
    undefined = {
        key: reasons.get(key, NO_POINTS).within(language)
        for key in (*OF_CHART, *OF_CAPABILITY)
        if _is_undefined(written[key])
    }
    return written | {"undefined": undefined}


def columns(chart: ControlChart) -> dict[str, Stepped]:
    """What is drawn as lines: one number where it is the same at every point that counts."""
    spread = chart.spread or Track()
    drawn = {
        "centre": chart.main.centre,
        "lower_limit": chart.main.lower,
        "upper_limit": chart.main.upper,
        "sigma_within": chart.sigma_within,
        "range_centre": spread.centre,
        "range_lower": spread.lower,
        "range_upper": spread.upper,
    }
    return {key: _stepped(column, chart.counted) for key, column in drawn.items()}


def _stepped(column: Sequence[float | None], counted: Sequence[bool]) -> Stepped:
    if not column:
        return None
    kept = {number for number, counts in zip(column, counted, strict=True) if counts} or set(column)
    return kept.pop() if len(kept) == 1 else list(column)


def _is_undefined(written: Stepped) -> bool:
    return written is None or (isinstance(written, list) and None in written)


def of_oee(oee: Oee, language: str) -> dict[str, Any]:
    found = oee_figures.figures(oee)
    reasons = {key: found.undefined[key].within(language) for key in OF_OEE if key in found.undefined}
    return {
        "name": oee.name,
        **{key: getattr(found, key) for key in OF_OEE},
        "warnings": [warning.within(language) for warning in found.warnings],
        "undefined": reasons,
    }
