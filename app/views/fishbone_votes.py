"""Voting with dots: how many each of how many people has, how many are left, and what got them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.calc.fishbone import Cause, Fishbone
from app.calc.fishbone_drop import thing_at
from app.calc.map_symbol import Field
from app.language import N_, _, ngettext
from app.models import fishbone as rows
from app.models import fishbone_edit as edit
from app.models.document import Document
from app.views.form import Form
from app.views.page import Desk
from app.views.pointer_list import Pointer, PointerList
from app.views.subject import Group, Subject

if TYPE_CHECKING:
    from app.canvas.fishbone_view import FishboneView

DOTS = Field("dots", N_("Dots each"), N_("Dots"), "count", above_zero=True, whole=True)
VOTERS = Field("voters", N_("People who vote"), N_("People"), "count", above_zero=True, whole=True)
_DOTS_SHOWN = 12
_REACH = 6.0


def left(fishbone: Fishbone) -> int | None:
    """The dots that nobody has given yet, fewer than none where too many were given; `None` while nobody is counted."""
    if fishbone.voters is None:
        return None
    return fishbone.dots * fishbone.voters - sum(cause.votes for cause in fishbone.causes())


def results(fishbone: Fishbone) -> list[Cause]:
    """The causes that got dots, the most first; as they are read where they got the same."""
    return sorted((cause for cause in fishbone.causes() if cause.votes), key=lambda cause: -cause.votes)


class _Voting(Subject):
    """Nobody has no dots: what is emptied is as it was."""

    def write(self, document: Document, field: Field, value: Any) -> None:
        held = edit.read(document, self.ids[0])
        if held is not None and not (field.id == "dots" and value is None):
            told = {"dots": held.dots, "voters": held.voters, field.id: value}
            edit.set_voting(document, held.id, told["dots"] or 1, told["voters"])


class VotePanel(Form):
    """Stands in the place of the properties while it is voted. `pointed` asks to select a cause."""

    pointed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.left, self.words = QLabel(), QLabel()
        self.left.setObjectName("dots_left")
        self.words.setObjectName("muted")
        hint = QLabel(_("Click a cause, or select it and press +, to give it a dot. Shift and click, or −, takes one."))
        hint.setObjectName("muted")
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, desk.worn.px(4))
        column.setSpacing(desk.worn.px(2))
        for label in (self.left, self.words, hint):
            label.setWordWrap(True)
            column.addWidget(label)
        self.extra(head, above=True)
        self.results = PointerList(desk.worn, _("Result"), _("No dot was given yet."), line_width=184)
        self.results.chosen.connect(self.pointed)
        self.extra(self.results)
        self.hide()

    def show_of(self, fishbone: Fishbone | None) -> None:
        self.speak_of(lambda _session: _subject(fishbone))
        if fishbone is None:
            return
        dots = left(fishbone)
        over = dots is not None and dots < 0
        self.left.setText("—" if dots is None else str(abs(dots)))
        if dots is None:
            self.words.setText(_("Say how many people vote, to see how many dots are left."))
        elif over:
            self.words.setText(ngettext("dot too many", "dots too many", -dots))
        else:
            self.words.setText(ngettext("dot left", "dots left", dots))
        self.left.setProperty("over", over)
        self.left.style().polish(self.left)
        self.results.show_pointers([_result(cause) for cause in results(fishbone)])


def _subject(fishbone: Fishbone | None) -> Subject | None:
    if fishbone is None:
        return None
    return _Voting(_("Voting with dots"), rows.Fishbone, (fishbone.id,), (Group(N_("Dots"), (DOTS, VOTERS)),))


def _result(cause: Cause) -> Pointer:
    dots = "●" * min(cause.votes, _DOTS_SHOWN)
    return Pointer(cause.id, cause.text, f"{cause.votes} {dots}")


class DotHand(QObject):
    """While it is voted, a click on a cause of the view gives it a dot; with Shift it takes one."""

    def __init__(self, view: FishboneView) -> None:
        super().__init__(view)
        self._view = view
        self.active = False
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        clicked = event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        if not (self.active and clicked and isinstance(event, QMouseEvent)):
            return False
        view = self._view
        if event.button() != Qt.MouseButton.LeftButton or view.laid is None:
            return False
        at: QPointF = view.to_scene(event.position())
        id = thing_at(view.laid, at.x(), at.y(), _REACH * view.pixel())
        if id not in view.laid.causes:
            return False
        view.typing.finish()
        view.select([id])
        view.setFocus()
        view.does.vote(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        return True
