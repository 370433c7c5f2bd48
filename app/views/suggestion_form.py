"""The panel of a suggestion: idea and author, what becomes of it and why, what it was made into, what is like it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from sqlalchemy.orm import Session

from app.calc.map_symbol import Field
from app.calc.suggestion import STATES
from app.calc.suggestion import Suggestion as Data
from app.language import N_, _, ngettext
from app.models.document import Document
from app.models.suggestion import Suggestion
from app.models.suggestion_edit import CHANGE
from app.views.form import Form
from app.views.page import Desk
from app.views.pointer_list import Pointer, PointerList
from app.views.subject import Group, Subject
from app.views.trail_strip import TrailStrip

WIDTH = 268
LIKE_SHOWN = 6
SAID = (
    Field("text", N_("Idea"), N_("Idea"), "lines"),
    Field("author", N_("Author"), N_("Author"), "text"),
    Field("place", N_("Where"), N_("Where"), "text"),
    Field("suggested_on", N_("Received on"), N_("Received"), "date"),
)
ANSWERED = (
    Field("state", N_("State"), N_("State"), "choice", choices=tuple(STATES.items())),
    Field("studied_by", N_("Studied by"), N_("Studied by"), "text"),
    Field("reason", N_("Reason: why it is kept or not"), N_("Reason"), "lines"),
    Field("told_on", N_("Author told on"), N_("Told on"), "date"),
)
GROUPS = (Group("", SAID), Group(N_("What becomes of it"), ANSWERED, folded=False))


@dataclass(frozen=True, slots=True)
class _WithState(Subject):
    """Its state is taken on as by the keys: a reason is asked for, and what was told before is told no longer."""

    set_state: Callable[[str], object] = field(kw_only=True)

    def write(self, document: Document, field: Field, value: Any) -> None:
        if field.id == "state":
            self.set_state(value)
        else:
            Subject.write(self, document, field, value)


class SuggestionForm(Form):
    """Of several suggestions it shows what they share. `chosen(id)` is one like it; `state_asked` for all of them."""

    chosen = Signal(str)
    state_asked = Signal(str)

    def __init__(self, desk: Desk, actions: Iterable[QAction]) -> None:
        super().__init__(desk, actions, width=WIDTH)
        self.like = PointerList(desk.worn, _("Perhaps the same"), line_width=WIDTH - 78)
        self.like.chosen.connect(self.chosen)
        self.trail = TrailStrip(desk)
        self.extra(self.like)
        self.extra(self.trail)

    def show_suggestions(self, ids: Sequence[str], like: Sequence[Data]) -> None:
        """Speak of these; `like` are those that may say the same as the one."""
        title = _("Suggestion") if len(ids) == 1 else ngettext("{n} suggestion", "{n} suggestions", len(ids))

        def subject(_session: Session) -> Subject | None:
            asked = self.state_asked.emit
            return _WithState(title, Suggestion, tuple(ids), GROUPS, CHANGE, set_state=asked) if ids else None

        self.speak_of(subject)
        self.like.show_pointers(
            [Pointer(each.id, each.text, each.author, "copy", "warn") for each in like[:LIKE_SHOWN]]
        )
        self.show_trail(ids)

    def show_trail(self, ids: Sequence[str]) -> None:
        self.trail.show_of("suggestion", ids[0] if len(ids) == 1 else None)
