"""The figures of indicators and of OEE as plain text in columns."""

from __future__ import annotations

import math
from collections.abc import Iterator

from app.calc import oee_explanation, oee_figures, quantity
from app.calc.capability import capability
from app.calc.control_chart import ControlChart, control_chart
from app.calc.control_words import decimals_for, findings, index_said
from app.calc.indicator import CHARTS, Indicator
from app.calc.measure_value import share_scale
from app.calc.oee import Oee
from app.calc.quantity import UNKNOWN
from app.exchange.indicator_figures import OF_CAPABILITY, OF_OEE, columns
from app.exchange.text_columns import aligned, headed, titled
from app.language import N_, _

NAMES = {
    "centre": N_("Centre line"),
    "lower_limit": N_("Lower control limit"),
    "upper_limit": N_("Upper control limit"),
    "sigma_within": N_("σ within"),
    "range_centre": N_("Mean of the spread"),
    "range_lower": N_("Lower limit of the spread"),
    "range_upper": N_("Upper limit of the spread"),
}
INDICES = {"cp": "Cp", "cpk": "Cpk", "pp": "Pp", "ppk": "Ppk"}


def of_indicator(indicator: Indicator) -> Iterator[str]:
    chart = control_chart(indicator)
    found = capability(indicator, chart)
    yield from headed(titled(_("Indicator"), indicator.name))
    rows = [[_("Control chart"), _(CHARTS[chart.chart]), str(chart.proposed_because or "")]]
    rows += [
        [_(NAMES[key]), shown, str(chart.undefined.get(key, ""))]
        for key, shown in _limits(indicator, chart)
        if chart.spread is not None or not key.startswith(("range_", "sigma_"))
    ]
    if indicator.lower_spec is not None or indicator.upper_spec is not None:
        for key in OF_CAPABILITY:
            index = getattr(found, key)
            rows.append(
                [INDICES[key], UNKNOWN if index is None else str(index_said(index)), str(found.undefined.get(key, ""))]
            )
    yield from aligned(rows, left={0, 2})
    for said in findings(indicator, chart, found):
        yield f"– {said}"


def _limits(indicator: Indicator, chart: ControlChart) -> Iterator[tuple[str, str]]:
    """With as many decimals as tell the noise; where they step, the smallest and the largest."""
    scale = share_scale(indicator) if chart.chart in ("p", "u") else 1.0
    unit = indicator.unit.strip()
    decimals = decimals_for(min((each * scale for each in chart.main.sigma if each), default=0.0), 3)
    for key, held in columns(chart).items():
        drawn = [each * scale for each in (held if isinstance(held, list) else [held]) if each is not None]
        numbers = [each for each in drawn if math.isfinite(each)]
        ends = (min(numbers), max(numbers)) if numbers else ()
        shown = " … ".join(dict.fromkeys(quantity.show_fixed(number, decimals) for number in ends)) or UNKNOWN
        yield key, f"{shown}{quantity.SPACE}{unit}" if unit and numbers else shown


def of_oee(oee: Oee) -> Iterator[str]:
    found = oee_figures.figures(oee)
    yield from headed(titled(_("OEE"), oee.name))
    yield from aligned(
        [
            [
                _(oee_explanation.NAMES[key]),
                quantity.show(getattr(found, key), "share"),
                str(found.undefined.get(key, "")),
            ]
            for key in OF_OEE
        ],
        left={0, 2},
    )
    for warning in found.warnings:
        yield f"! {warning}"
