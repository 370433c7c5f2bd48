"""The list from which what an axis comes from is picked: root causes, causes, bars, observations and bursts."""

from __future__ import annotations

from typing import get_args

from PySide6.QtWidgets import QWidget

from app.calc.link import ROOT_CAUSE, Kind
from app.language import _
from app.models import axis_edit
from app.models.trail import End
from app.views.page import Desk
from app.views.tie_sheet import TieSheet, Tying

_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}


class OriginSheet(TieSheet):
    def __init__(self, over: QWidget, desk: Desk, id: str) -> None:
        document = desk.document
        tying = Tying(
            _("Where does this axis come from?"),
            _("Type a few letters of a cause, a Pareto bar, an observation or a burst"),
            _("The diagnosis of this event has found nothing yet."),
            [((_KINDS[each.kind], each.id), _(each.word), _named(each)) for each in axis_edit.diagnosed(document)],
            lambda: set(axis_edit.origins_of(document, id)),
            lambda thing, on: axis_edit.attach(document, id, thing, on),
        )
        super().__init__(over, desk, tying)


def _named(end: End) -> str:
    """A root cause says that it is one: its sign is that of every answer."""
    if end.word == ROOT_CAUSE and end.title:
        return _("{name}: {value}", name=_(end.word), value=end.title)
    return end.title
