"""What an action comes from, picked among what the event holds."""

from __future__ import annotations

from typing import get_args

from PySide6.QtWidgets import QWidget

from app.calc.link import ROOT_CAUSE, Kind
from app.language import _
from app.models import action_edit
from app.models.document import Document
from app.models.origin_edit import origins_of, things
from app.models.trail import End
from app.views.page import Desk
from app.views.tie_sheet import Thing, TieSheet, Tying

_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}


class ActionOriginSheet(TieSheet):
    def __init__(self, over: QWidget, desk: Desk, id: str) -> None:
        document = desk.document
        tying = Tying(
            _("Where does this action come from?"),
            _("Type a few letters of a cause, a lever, a problem or a suggestion"),
            _("This event has nothing yet from which an action could come."),
            _all(document),
            lambda: _tied(document, id),
            lambda thing, on: action_edit.attach(document, id, thing, on),
        )
        super().__init__(over, desk, tying)


def _tied(document: Document, id: str) -> set[Thing]:
    with document.read() as session:
        return set(origins_of(session, "action", id))


def _all(document: Document) -> list[tuple[Thing, str, str]]:
    with document.read() as session:
        found = things(session, action_edit.COMES_FROM)
    return [((_KINDS[each.kind], each.id), _(each.word), _named(each)) for each in found]


def _named(end: End) -> str:
    """A root cause says that it is one: its sign is that of every answer."""
    return _("{name}: {value}", name=_(end.word), value=end.title) if end.word == ROOT_CAUSE else end.title
