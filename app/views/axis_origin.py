"""The lists of the diagnosis: what an axis comes from is picked, or what a new one is made of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import get_args

from PySide6.QtWidgets import QWidget

from app.calc.link import ROOT_CAUSE, Kind
from app.language import _
from app.models import axis_edit
from app.models.document import Document
from app.models.next_step import Picked, make
from app.models.trail import End
from app.views.page import Desk
from app.views.tie_sheet import Thing, TieSheet, Tying

_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}


class OriginSheet(TieSheet):
    def __init__(self, over: QWidget, desk: Desk, id: str) -> None:
        document = desk.document
        tying = Tying(
            _("Where does this axis come from?"),
            _("Type a few letters of a cause, a Pareto bar, an observation or a burst"),
            _("The diagnosis of this event has found nothing yet."),
            _diagnosed(document),
            lambda: set(axis_edit.origins_of(document, id)),
            lambda thing, on: axis_edit.attach(document, id, thing, on),
        )
        super().__init__(over, desk, tying)


class CauseSheet(TieSheet):
    """Ticked is what has an axis already. `made(id)` is told of the new one."""

    def __init__(self, over: QWidget, desk: Desk, made: Callable[[str], object]) -> None:
        document = desk.document
        tying = Tying(
            _("Of what is the new axis made?"),
            _("Type a few letters of a cause, a Pareto bar, an observation or a burst"),
            _("The diagnosis of this event has found nothing yet."),
            _diagnosed(document),
            lambda: axis_edit.origins(document),
            self._make,
        )
        super().__init__(over, desk, tying)
        self._made = made

    def _make(self, thing: Thing, _on: bool) -> bool:
        ids = make(self._desk.document, "axis", [Picked(*thing)], datetime.now())
        if ids:
            self.close_sheet()
            self._made(ids[0])
        return bool(ids)


def _diagnosed(document: Document) -> list[tuple[Thing, str, str]]:
    tallies = axis_edit.tallies_of_categories(document)
    return [
        ((_KINDS[each.kind], each.id), _(each.word), _named(each, tallies.get(each.id, "")))
        for each in axis_edit.diagnosed(document)
    ]


def _named(end: End, tally: str) -> str:
    """A root cause says that it is one, for its sign is that of every answer; a Pareto bar says of which tally."""
    if end.word == ROOT_CAUSE and end.title:
        return _("{name}: {value}", name=_(end.word), value=end.title)
    return " – ".join(part for part in (end.title, tally) if part)
