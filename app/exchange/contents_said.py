"""How much of everything is in an event, in words: for who checks a file."""

from __future__ import annotations

from app.calc.event import EventData
from app.language import ngettext


def contents_said(event: EventData) -> list[str]:
    """Maps and photographs always, all else as far as there is any; in the language of the moment."""
    symbols = sum(len(stream.symbols) for stream in event.value_streams)
    flows = sum(len(stream.flows) for stream in event.value_streams)
    return [
        ngettext("{n} map", "{n} maps", len(event.value_streams)),
        ngettext("{n} symbol", "{n} symbols", symbols),
        ngettext("{n} flow", "{n} flows", flows),
        *_analyses(event),
        ngettext("{n} photograph", "{n} photographs", len(event.pictures)),
    ]


def _analyses(event: EventData) -> list[str]:
    """What was made of the facts, and what is to be done, as far as there is any."""
    measures = sum(len(indicator.measures) for indicator in event.indicators)
    counted = (
        (event.observations, ngettext("{n} observation", "{n} observations", len(event.observations))),
        (event.interviews, ngettext("{n} interview", "{n} interviews", len(event.interviews))),
        (
            event.process_charts,
            ngettext("{n} process flow chart", "{n} process flow charts", len(event.process_charts)),
        ),
        (event.tallies, ngettext("{n} tally", "{n} tallies", len(event.tallies))),
        (event.fishbones, ngettext("{n} Ishikawa diagram", "{n} Ishikawa diagrams", len(event.fishbones))),
        (event.whys, ngettext("{n} “five whys”", "{n} “five whys”", len(event.whys))),
        (event.axes, ngettext("{n} improvement axis", "{n} improvement axes", len(event.axes))),
        (event.suggestions, ngettext("{n} suggestion", "{n} suggestions", len(event.suggestions))),
        (event.levers, ngettext("{n} lever", "{n} levers", len(event.levers))),
        (event.decisions, ngettext("{n} decision", "{n} decisions", len(event.decisions))),
        (event.problems, ngettext("{n} problem", "{n} problems", len(event.problems))),
        (event.actions, ngettext("{n} action", "{n} actions", len(event.actions))),
        (event.indicators, ngettext("{n} indicator", "{n} indicators", len(event.indicators))),
        (measures, ngettext("{n} measure", "{n} measures", measures)),
        (event.oee, ngettext("{n} OEE series", "{n} OEE series", len(event.oee))),
        (event.maturities, ngettext("{n} maturity assessment", "{n} maturity assessments", len(event.maturities))),
    )
    return [words for there, words in counted if there]
