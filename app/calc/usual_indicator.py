"""The indicators that most workshops have, ready to take: what each is, what it serves, how and how often it is read.

Their words are English; `taken` says them in the language of the window, as they are then kept. Targets and thresholds
are left open: they are the decision of the team.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from app.calc.indicator import LETTERS, Indicator
from app.calc.usual_outcome import DELIVERY, QUALITY, SAFETY
from app.calc.usual_resource import COST, CURRENCY, PEOPLE
from app.language import LANGUAGES, _, catalogue, plain

USUAL: tuple[Indicator, ...] = (*SAFETY, *QUALITY, *DELIVERY, *COST, *PEOPLE)
"""In the order of S-Q-D-C-M; their ids are names for tests and the list, and no ids of the document."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A usual indicator in the words of the window; `there` when the event has one of this name in some language."""

    key: str
    name: str
    definition: str
    letter: str
    there: bool


def is_usual(name: str) -> bool:
    """Whether it is the name of a usual indicator, in some language."""
    return plain(name.strip()) in _names()


@cache
def _names() -> frozenset[str]:
    return frozenset(plain(catalogue(language).gettext(usual.name)) for usual in USUAL for language in LANGUAGES)


def offered(names: Iterable[str], words: str = "") -> list[Offered]:
    """Those that have all these words in name, letter or definition; `names` are those of the event's indicators."""
    known = {plain(name.strip()) for name in names}
    wanted = plain(words).split()
    found = []
    for usual in USUAL:
        name, definition = _(usual.name), _(usual.definition)
        letter = usual.letter or ""
        text = plain(" ".join((name, definition, letter, _(LETTERS[usual.letter]) if usual.letter else "")))
        if all(word in text for word in wanted):
            there = any(plain(catalogue(language).gettext(usual.name)) in known for language in LANGUAGES)
            found.append(Offered(usual.id, name, definition, letter, there))
    return found


def taken(keys: Sequence[str], currency: str) -> list[Indicator]:
    """The usual indicators of these keys as they are added: without ids, in the words of the window."""
    by_key = {usual.id: usual for usual in USUAL}
    return [_spoken(by_key[key], currency) for key in keys if key in by_key]


def _spoken(usual: Indicator, currency: str) -> Indicator:
    return replace(
        usual,
        id="",
        name=_(usual.name),
        definition=_(usual.definition),
        purpose=_(usual.purpose),
        formula=_(usual.formula),
        source=_(usual.source),
        unit=_(usual.unit).replace(CURRENCY, currency),
        frequency_why=_(usual.frequency_why),
        context=_(usual.context) if usual.context else "",  # gettext says of nothing what the catalogue is
    )
