"""The QRQC board: what happened, containment, causes of occurrence and of non-detection, actions, follow-up, lesson."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.calc.action import Action
from app.calc.problem_list import Seen
from app.language import _
from app.views.photo_strip import PhotoStrip
from app.views.problem_body import ProblemBody
from app.views.problem_box import BoxColumns
from app.views.problem_causes import ProblemCauses
from app.views.problem_containment import ContainmentRows
from app.views.problem_follow_up import ProblemFollowUp
from app.views.problem_words import (
    AXIS,
    DAYS,
    EFFECT,
    ELSEWHERE,
    FOUND_BY,
    HINTS,
    HOURS,
    LEVEL,
    LINE,
    NAME,
    OPENED,
    PART,
    PILOT,
    QUESTIONS,
)
from app.views.thumbnail import Thumbnails

if TYPE_CHECKING:
    from app.views.problem import ProblemPage

IDENTITY = (NAME, EFFECT, PART, LINE, FOUND_BY, PILOT, LEVEL, AXIS, OPENED, HOURS, DAYS)


class QrqcBody(ProblemBody):
    def __init__(self, page: ProblemPage) -> None:
        super().__init__(page)
        commands = page.commands
        self.identity = self.fields(IDENTITY, columns=2, wide=("name", "customer_effect", "opened_at"))
        self.questions = self.fields(QUESTIONS, hints=HINTS)
        self.elsewhere = self.fields([ELSEWHERE], above=True)
        self.containment = ContainmentRows(self.desk, page.today)
        self.causes = ProblemCauses(
            self.desk, {"fishbone": commands["look_for_causes"], "five_whys": commands["ask_why"]}
        )
        self.causes.pasted.connect(page.photos.paste)
        self.follow_up = ProblemFollowUp(self.desk, page.today, [commands["none_today"], commands["found_today"]])
        small = Thumbnails(self.desk, self, self.devicePixelRatioF())
        self.bad, self.good = (PhotoStrip(self.desk, "problem_id", small, shows=shows) for shows in ("nok", "ok"))
        self.identity.finished.connect(self.questions.begin)
        self.questions.finished.connect(self.containment.begin)
        problem = self.box(_("Problem"), self.identity)
        happened = self.box(_("What happened (5W2H)"), self.questions)
        pictures = self.box(_("Pictures"), self._pictures())
        contained = self.box(_("Containment"), self.containment)
        causes = self.box(_("Causes"), self.causes)
        against = self.box(_("Actions against it"), self.against)
        followed = self.box(_("Follow-up day by day"), self.follow_up)
        learned = self.box(_("What was learned"), self.elsewhere, self.lessons)
        closing = self.box(_("Closure"), self.closing, self.trail)
        left, right = (problem, happened, pictures, followed, learned), (contained, causes, against, closing)
        order = (problem, happened, pictures, contained, causes, against, followed, learned, closing)
        self.column.addWidget(BoxColumns(self.desk.worn, left, right, order))
        self.blocks = {
            "contained": self.containment,
            "occurrence": self.causes,
            "non_detection": self.causes,
            "actions": self.against,
            "effect": self.against,
            "follow_up": self.follow_up,
            "lesson": self.lessons,
            "signatures": self.closing,
        }

    def _pictures(self) -> QWidget:
        tray = QWidget()
        row = QHBoxLayout(tray)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.desk.worn.px(8))
        for strip in (self.bad, self.good):
            row.addWidget(strip, 1, Qt.AlignmentFlag.AlignTop)
        return tray

    def tell(self, seen: Seen, actions: Sequence[Action], axes: Sequence[tuple[str, str]]) -> None:
        super().tell(seen, actions, axes)
        self.containment.tell(seen)
        self.causes.tell(seen)
        self.follow_up.tell(seen)
        for strip in (self.bad, self.good):
            strip.show_of(seen.problem.id)

    def tell_time(self, seen: Seen) -> None:
        super().tell_time(seen)
        self.follow_up.tell(seen)

    def take(self) -> None:
        super().take()
        for block in (self.containment, self.causes, self.follow_up):
            block.take()

    def leave(self) -> None:
        for strip in (self.bad, self.good):
            strip.leave()

    def go_to(self, key: str) -> None:
        if key == "non_detection":
            self.causes.begin("non_detection")
            self.reached.emit(self.causes.sides["non_detection"])
        else:
            super().go_to(key)
