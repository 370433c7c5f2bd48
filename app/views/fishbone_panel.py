"""The panel beside the diagram: what is known of a cause; a bone; or the diagram with its checks and root causes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.calc import calendar_date
from app.calc.fishbone import Cause, Fishbone
from app.calc.fishbone_figures import figures
from app.calc.map_symbol import Field
from app.calc.near_duplicates import Alike
from app.canvas.tip import tip_of
from app.language import N_, _, ngettext
from app.models import fishbone as rows
from app.views.button import WordButton, icon_button
from app.views.cause_status import EVIDENCE, STATUS
from app.views.form import Form
from app.views.icon import icon
from app.views.page import Desk
from app.views.photo_strip import PhotoStrip
from app.views.pointer_list import Pointer, PointerList
from app.views.subject import Group, Subject
from app.views.trail_strip import TrailStrip

EFFECT = Field("effect", N_("Effect: what is observed"), N_("Effect"), "lines")
BONE_NAME = Field("name", N_("Name of the bone"), N_("Bone"), "text")
TEXT = Field("text", N_("Cause"), N_("Cause"), "lines")
AUTHOR = Field("author", N_("Said by"), N_("Said by"), "text")
CHECKED_BY = Field("checked_by", N_("Checked by"), N_("Checked by"), "text")
CHECKED_ON = Field("checked_on", N_("On"), N_("On"), "date")
CHECK_OWNER = Field("check_owner", N_("To be checked by"), N_("Checker"), "text")
CHECK_DUE = Field("check_due", N_("Until"), N_("Until"), "date")
LABELS = {
    "effect": N_("Change the effect"),
    "name": N_("Rename the bone"),
    "text": N_("Change the cause"),
    "status": N_("Change the state of the cause"),
    "author": N_("Change who said the cause"),
    "evidence": N_("Change the evidence"),
    **dict.fromkeys(("checked_by", "checked_on"), N_("Note who checked the cause")),
    **dict.fromkeys(("check_owner", "check_due"), N_("Plan the check of the cause")),
}
"""What undo says of each field."""
OPEN = ("suspected", "checking")
ALIKE_SHOWN = 6


def checks(fishbone: Fishbone) -> list[Cause]:
    """The causes whose check is planned and still to be made, the most urgent first; those without a date last."""
    planned = [c for c in fishbone.causes() if c.status in OPEN and (c.check_due or c.check_owner)]
    return sorted(planned, key=lambda cause: cause.check_due or "9999")


def is_overdue(cause: Cause, today: date) -> bool:
    return cause.status in OPEN and bool(cause.check_due) and cause.check_due < today.isoformat()


class CausePanel(Form):
    """`pointed(ids)` asks to select causes; `voted(by)` for a vote more or less."""

    pointed = Signal(list)
    voted = Signal(int)

    def __init__(self, desk: Desk, actions: Iterable[QAction], ask_why: QAction, link_proof: QAction) -> None:
        super().__init__(desk, actions)
        worn = desk.worn
        self.votes = Votes(desk)
        self.votes.voted.connect(self.voted)
        self.photos = PhotoStrip(desk, owner="cause_id")
        self.trail = TrailStrip(desk)
        self.why = _button(ask_why, _("Ask why"), "corner-down-right")
        self.proof = _button(link_proof, _("Link a proof…"), "link")
        self.roots = PointerList(worn, _("Root causes"))
        self.roots.title.setToolTip(tip_of(_("Confirmed causes with none confirmed below them")))
        self.checks = PointerList(worn, _("Checks to be made"))
        self.alike = PointerList(worn, _("These may say the same"))
        for widget in (
            self.votes, self.photos, self.why, self.proof, self.checks, self.roots, self.alike, self.trail,
        ):  # fmt: skip
            self.extra(widget)
        for pointers in (self.roots, self.checks, self.alike):
            pointers.chosen.connect(lambda key: self.pointed.emit(key.split()))

    def show_of(self, fishbone: Fishbone | None, ids: list[str]) -> None:
        """Speak of these causes, or of one bone; of the diagram without any."""
        known = {cause.id: cause for cause in fishbone.causes()} if fishbone else {}
        causes = [known[id] for id in ids if id in known]
        bone = next((each.id for each in (fishbone.categories if fishbone else ()) if ids == [each.id]), None)
        only = causes[0] if len(causes) == 1 else None
        self.speak_of(lambda _session: _subject(fishbone, [cause.id for cause in causes], bone))
        self.votes.show_of(causes)
        self.photos.show_of(only.id if only else None)
        for button in (self.why, self.proof):
            button.setVisible(only is not None)
        self.show_trail(fishbone, ids, causes)
        self._overview(fishbone if not causes and not bone else None)

    def show_trail(self, fishbone: Fishbone | None, ids: list[str], causes: list[Cause]) -> None:
        if causes:
            self.trail.show_of("cause", causes[0].id if len(causes) == 1 else None)
        else:
            whole = fishbone is not None and (not ids or ids == [fishbone.id])
            self.trail.show_of("fishbone", fishbone.id if fishbone and whole else None)

    def _overview(self, fishbone: Fishbone | None) -> None:
        today = date.today()
        found = figures(fishbone) if fishbone else None
        known = {cause.id: cause for cause in fishbone.causes()} if fishbone else {}
        self.roots.show_pointers(
            [Pointer(id, known[id].text, known[id].evidence, "badge-check", "ok") for id in found.root_causes]
            if found
            else []
        )
        self.checks.show_pointers([_check(cause, today) for cause in checks(fishbone)] if fishbone else [])
        if fishbone is None:
            self.alike.hide()

    def show_alike(self, fishbone: Fishbone, pairs: list[Alike]) -> None:
        """Quietly, where the diagram as a whole is spoken of: which causes could be merged."""
        texts = {cause.id: cause.text for cause in fishbone.causes()}
        self.alike.show_pointers(
            [
                Pointer(f"{pair.one} {pair.other}", texts[pair.one], texts[pair.other], "copy-plus", "muted")
                for pair in pairs[:ALIKE_SHOWN]
            ]
        )


def _check(cause: Cause, today: date) -> Pointer:
    """Who checks it until when; what is overdue has a warning sign and says so."""
    late = is_overdue(cause, today)
    due = calendar_date.show(cause.check_due) if cause.check_due else ""
    until = _("overdue since {date}", date=due) if late else _("until {date}", date=due) if due else ""
    below = " – ".join(filter(None, (cause.check_owner, until)))
    return Pointer(cause.id, cause.text, below, "triangle-alert" if late else "clock", "danger" if late else "muted")


def _subject(fishbone: Fishbone | None, causes: list[str], bone: str | None) -> Subject | None:
    if fishbone is None:
        return None
    if not causes:
        model, field, id = (rows.Bone, BONE_NAME, bone) if bone else (rows.Fishbone, EFFECT, fishbone.id)
        title = _("Bone") if bone else _("Ishikawa diagram")
        return Subject(title, model, (id,), (Group("", (field,)),), LABELS, acts=bool(bone))
    only = len(causes) == 1
    title = _("Cause") if only else ngettext("{n} cause", "{n} causes", len(causes))
    groups = (
        Group("", (TEXT, STATUS) if only else (STATUS,)),
        Group(N_("What is known"), (EVIDENCE, CHECKED_BY, CHECKED_ON), folded=False),
        Group(N_("Check to be made"), (CHECK_OWNER, CHECK_DUE), folded=False),
        Group("", (AUTHOR,)),
    )
    return Subject(title, rows.Cause, tuple(causes), groups, LABELS)


def _button(action: QAction, words: str, picture: str) -> WordButton:
    button = WordButton(icon(picture), f" {words}")
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)
    return button


class Votes(QWidget):
    """The dots of the selected causes, and one more or less by a click."""

    voted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.count = QLabel()
        row.addWidget(self.count, 1)
        signs: tuple[tuple[str, str, str, int], ...] = (
            ("minus", _("Take a vote back"), "−", -1),
            ("plus", _("Vote for it"), "+", 1),
        )
        for picture, name, keys, by in signs:
            button = icon_button(desk.worn, picture, name, keys=keys)
            button.clicked.connect(self._voting(by))
            row.addWidget(button)

    def _voting(self, by: int) -> Callable[[], None]:
        return lambda: self.voted.emit(by)

    def show_of(self, causes: list[Cause]) -> None:
        self.setVisible(bool(causes))
        self.count.setText(ngettext("{n} vote", "{n} votes", sum(cause.votes for cause in causes)))
