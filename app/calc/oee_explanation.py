"""Every figure of an OEE says its formula, then its numbers, where they come from, and what ISO 22400 calls it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from app.calc.explanation import Shown
from app.calc.oee import LossKind, Oee
from app.calc.oee_figures import RATIOS, OeeFigures, figures, together
from app.calc.oee_times import STAGES, Stage, times
from app.calc.quantity import show
from app.language import N_, Sentence, sentence

NAMES: dict[str, str] = {
    "availability": N_("Availability"),
    "performance": N_("Performance"),
    "quality": N_("Quality"),
    "oee": N_("OEE"),
    "trg": N_("TRG"),
    "tre": N_("TRE"),
}
"""What each share is called; the times are called as in `STAGES`."""
SHORT: dict[LossKind | None, str] = {
    "not_required": N_("Planned stop"),
    "breakdown": N_("Breakdown"),
    "changeover": N_("Changeover"),
    "tooling": N_("Tool change"),
    "induced": N_("Induced stop"),
    "minor_stop": N_("Minor stops"),
    "slow": N_("Slow running"),
    "start_up": N_("Start-up rejects"),
    "scrap": N_("Scrap"),
    "rework": N_("Rework"),
    None: N_("Not explained"),
}
"""What each kind of loss is called where there is little room; `None` is time that no loss explains."""
NOT_OPEN = N_("Not open")
"""What is called so of the total time that no loss explains."""
FORMULAS: dict[str, str] = {
    "availability": N_("Availability = operating time ÷ required time"),
    "performance": N_("Performance = net time ÷ operating time"),
    "quality": N_("Quality = useful time ÷ net time"),
    "oee": N_("OEE = useful time ÷ required time"),
    "trg": N_("TRG = useful time ÷ opening time"),
    "tre": N_("TRE = useful time ÷ total time"),
    "total_s": N_("Total time"),
    "opening_s": N_("Opening time"),
    "required_s": N_("Required time = opening time − planned stops"),
    "operating_s": N_("Operating time = required time − stops"),
    "net_s": N_("Net time = all parts × reference cycle"),
    "useful_s": N_("Useful time = good parts × reference cycle"),
}
IN_ISO: dict[str, Sentence] = {
    "availability": sentence(
        N_("NF E60-182: operational availability. ISO 22400: availability, actual production ÷ planned busy time.")
    ),
    "performance": sentence(
        N_("NF E60-182: performance rate. ISO 22400: effectiveness, planned time per item × quantity ÷ actual time.")
    ),
    "quality": sentence(N_("NF E60-182: quality rate. ISO 22400: quality ratio, good quantity ÷ produced quantity.")),
    "oee": sentence(N_("NF E60-182: TRS. ISO 22400: OEE index, availability × effectiveness × quality ratio.")),
    "trg": sentence(N_("NF E60-182: TRG. ISO 22400 has no such figure.")),
    "tre": sentence(N_("NF E60-182: TRE. ISO 22400 has no such figure; elsewhere it is called TEEP.")),
    "opening_s": sentence(N_("NF E60-182: opening time. ISO 22400: planned operation time.")),
    "required_s": sentence(N_("NF E60-182: required time. ISO 22400: planned busy time.")),
    "operating_s": sentence(N_("NF E60-182: operating time. ISO 22400: actual production time.")),
}
"""What the two standards call it where they do not say the same."""
AS_TYPED = sentence(N_("As typed for this series."))
OF_LOSSES = N_("{time}: made of the losses that are noted ({losses}).")
NONE_NOTED = N_("{time}: no loss is noted that would make it shorter.")


def show_figure(figure: str, value: float | None, *, language: str | None = None) -> str:
    """A figure for reading, with its unit; "—" for `None`."""
    return show(value, "duration" if figure.endswith("_s") else "share", language=language)


def explain(oee: Oee, figure: str) -> Sentence:
    """How a figure of `FORMULAS` comes about in one series. Raises `KeyError` for another."""
    return _explained(figures(oee), figure, _sources(oee, figure))


def explain_together(series: Sequence[Oee], figure: str) -> Sentence:
    """How a figure of `FORMULAS` comes about in several series. Raises `KeyError` for another."""
    found = together(series)
    source = sentence(
        N_("Of {n} series, weighted by their required time: each time is the sum of theirs."), n=found.series
    )
    return _explained(found, figure, [source] if found.series else [])


def _explained(found: OeeFigures, figure: str, sources: Sequence[Sentence]) -> Sentence:
    words = sentence(FORMULAS[figure])
    if figure in found.undefined:
        said = sentence(N_("{formula}: undefined. {reason}"), formula=words, reason=found.undefined[figure])
    else:
        said = sentence("{formula} = {numbers}", formula=words, numbers=_numbers(found, figure))
    notes = list(sources)
    if found.changeovers is not None and figure not in ("total_s", "opening_s"):
        notes.append(found.changeovers)
    if figure in IN_ISO:
        notes.append(IN_ISO[figure])
    for note in notes:
        said = sentence("{said}\n{source}", said=said, source=note)
    return said


def _numbers(found: OeeFigures, figure: str) -> Sentence:
    value = getattr(found, figure)
    if figure not in RATIOS:
        return _time(value)
    over, under = (getattr(found, f"{stage}_s") for stage in RATIOS[figure])
    result = _share(value)
    if figure == "quality" and over is None:
        return result
    said = sentence("{over} ÷ {under} = {result}", over=_time(over), under=_time(under), result=result)
    parts = [getattr(found, name) for name in ("availability", "performance", "quality")]
    if figure != "oee" or None in parts:
        return said
    a, p, q = (_share(part) for part in parts)
    return sentence("{said} = {a} × {p} × {q}", said=said, a=a, p=p, q=q)


def _sources(oee: Oee, figure: str) -> list[Sentence]:
    """Where the times of a figure come from, each a line of its own."""
    stages = RATIOS[figure] if figure in RATIOS else (figure.removesuffix("_s"),)
    said: list[Sentence] = []
    for stage in reversed(stages):
        said += _source(oee, stage)  # type: ignore[arg-type]
    return said or ([] if figure in figures(oee).undefined else [AS_TYPED])


def _source(oee: Oee, stage: Stage) -> list[Sentence]:
    found = times(oee)
    if isinstance(found.stages[stage], Sentence):
        return []
    if stage in ("net", "useful"):
        count = found.made if stage == "net" else found.good
        if not isinstance(count, Fraction) or not isinstance(found.cycle, Fraction):
            return []
        words = N_("Net time: {n} parts × {cycle}.") if stage == "net" else N_("Useful time: {n} good parts × {cycle}.")
        return [sentence(words, n=_count(float(count)), cycle=_time(float(found.cycle)))]
    if getattr(oee, f"{stage}_s") is not None:
        return []
    name = Sentence(STAGES[stage])
    noted = [seconds for (to, _kind), seconds in found.noted.items() if to == stage]
    if not noted:
        return [sentence(NONE_NOTED, time=name)]
    return [sentence(OF_LOSSES, time=name, losses=_time(float(sum(noted))))]


def _time(value: float | None) -> Shown:
    return Shown("duration", (("value", value),))


def _share(value: float | None) -> Shown:
    return Shown("share", (("value", value),))


def _count(value: float | None) -> Shown:
    return Shown("count", (("value", value),))
