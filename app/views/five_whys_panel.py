"""The panels beside the five whys: what is known of an answer at the right, the frame of the problem at the left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from app.calc.fishbone import STATUSES
from app.calc.five_whys import FRAME, ROOTS, FiveWhys, Why, framed
from app.calc.map_symbol import Field
from app.canvas.five_whys_drawing import why_number
from app.language import N_, _, ngettext
from app.models import five_whys as rows
from app.models import five_whys_edit as edit
from app.views.button import WordButton
from app.views.cause_status import EVIDENCE, STATUS
from app.views.form import Form
from app.views.form_group import heading
from app.views.icon import icon
from app.views.page import Desk
from app.views.photo_strip import PhotoStrip
from app.views.pointer_list import Pointer, PointerList
from app.views.subject import Group, Subject
from app.views.trail_strip import TrailStrip

if TYPE_CHECKING:
    from app.views.five_whys import FiveWhysPage

PROBLEM = Field("problem", N_("Problem in one sentence"), N_("Problem"), "lines")
TEXT = Field("text", N_("Answer"), N_("Answer"), "lines")
NO_ROOT = ("", N_("No root cause"))
ROOT = Field("root", N_("Root cause"), N_("Root cause"), "choice", choices=(NO_ROOT, *ROOTS.items()))
OF_FRAME = tuple(Field(id, question, question, "lines") for id, question in FRAME)
ROOT_ICONS = {"occurrence": "target", "non_detection": "eye"}


class WhysPanel(Form):
    """Of the answers that are selected; of the problem and its root causes otherwise."""

    def __init__(self, desk: Desk, actions: Iterable[QAction], link_proof: QAction) -> None:
        super().__init__(desk, actions)
        self._ready = _ready_line(desk)
        self.extra(self._ready, above=True)
        self.photos = PhotoStrip(desk, owner="why_id")
        self.trail = TrailStrip(desk)
        self.link = WordButton(icon("link"), link_proof.iconText())
        self.link.setToolTip(link_proof.toolTip())
        self.link.clicked.connect(link_proof.trigger)
        none = _("None is marked yet: O marks why it occurs, N why nobody noticed.")
        self.roots = PointerList(desk.worn, _("Root causes"), none)
        self.roots.chosen.connect(lambda id: desk.open_thing("why", id))
        for widget in (self.photos, self.link, self.roots, self.trail):
            self.extra(widget)

    def show_of(self, five_whys: FiveWhys | None, ids: list[str]) -> None:
        """Speak of these answers; without any, of the problem."""
        whys = [why for id in ids if five_whys and (why := five_whys.why_of(id))]
        only = whys[0] if len(whys) == 1 else None
        depth = len(five_whys.branch(only.id)) if five_whys and only else 0
        self.speak_of(lambda _session: _subject(five_whys, [why.id for why in whys], depth))
        self._ready.setVisible(bool(only and only.verified))
        self.photos.setVisible(only is not None)
        self.photos.show_of(only.id if only else None)
        self.link.setVisible(only is not None)
        self.show_trail(five_whys.id if five_whys else None, only.id if only else None, alone=len(whys) < 2)
        self.roots.show_pointers([_pointer(why) for why in five_whys.roots()] if five_whys else [])
        self.roots.setVisible(five_whys is not None and not whys)

    def show_trail(self, whys_id: str | None, why_id: str | None, *, alone: bool) -> None:
        kind, id = ("why", why_id) if why_id else ("five_whys", whys_id)
        self.trail.show_of(kind, id if alone else None)

    def paste_photo(self) -> None:
        self.photos.paste()


def _subject(five_whys: FiveWhys | None, ids: list[str], depth: int) -> Subject | None:
    if five_whys is None:
        return None
    if not ids:
        return Subject(_("Problem"), rows.FiveWhys, (five_whys.id,), (Group("", (PROBLEM,)),), edit.CHANGE, acts=False)
    marks = Group("", (STATUS, ROOT, EVIDENCE) if len(ids) > 1 else (TEXT, STATUS, ROOT, EVIDENCE))
    title = str(why_number(depth)) if len(ids) == 1 else ngettext("{n} answer", "{n} answers", len(ids))
    return Subject(title, rows.Why, tuple(ids), (marks,), edit.CHANGE)


def _ready_line(desk: Desk) -> QWidget:
    """Said of a root that is verified."""
    line, px = QWidget(), desk.worn.px
    line.setObjectName("ready")
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(line)
    row.setContentsMargins(px(8), px(6), px(8), px(6))
    sign = QLabel()
    sign.setPixmap(icon("badge-check", desk.worn.look.ok).pixmap(QSize(px(20), px(20))))
    words = QLabel(_("Verified root cause: ready to become an action"))
    words.setWordWrap(True)
    row.addWidget(sign)
    row.addWidget(words, 1)
    line.hide()
    return line


def _pointer(why: Why) -> Pointer:
    state = _("ready") if why.verified else _(STATUSES[why.status])
    root = why.root or ""
    below = f"{_(ROOTS[root])} · {state}"
    return Pointer(why.id, why.text, below, ROOT_ICONS[root], "ok" if why.verified else "accent")


class FramePanel(Form):
    """Who, what, where, when, how, how many and why it matters; and the sentence that they make."""

    def __init__(self, page: FiveWhysPage) -> None:
        super().__init__(page.desk)
        self.setObjectName("panel_left")
        self._page = page
        px = page.desk.worn.px
        self._sentence = QWidget()
        column = QVBoxLayout(self._sentence)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(heading(_("In one sentence"), page.desk.worn))
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.take_it = WordButton(icon("arrow-right"), " " + _("Take it as the problem"))
        self.take_it.clicked.connect(self._take_sentence)
        column.addWidget(self.sentence)
        column.addWidget(self.take_it)
        self.extra(self._sentence)

    def show_of(self, five_whys: FiveWhys | None) -> None:
        id = five_whys.id if five_whys else None

        def subject(_session: Session) -> Subject | None:
            groups = (Group("", OF_FRAME),)
            return Subject(_("Frame the problem (5W2H)"), rows.FiveWhys, (id,), groups, edit.CHANGE) if id else None

        self.speak_of(subject)
        self._sentence.setVisible(id is not None)
        said = framed(five_whys) if five_whys else ""
        self.sentence.setText(said or _("Answer a few questions above: they make a first sentence."))
        self.sentence.setObjectName("" if said else "muted")
        self.sentence.style().polish(self.sentence)
        self.take_it.setEnabled(bool(said) and five_whys is not None and said != five_whys.problem)

    def _take_sentence(self) -> None:
        """The sentence becomes the problem, and is typed further at once."""
        self.take()
        five_whys = self._page.shown()
        edit.change(self.desk.document, five_whys.id, "problem", framed(five_whys))
        self._page.view.setFocus()
        self._page.view.typing.change(five_whys.id)
