"""The form of what the management approves: below its fields where it stands with them, and its trail."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction

from app.models.approval_edit import Owner
from app.views.approval_strip import ApprovalStrip
from app.views.form import WIDTH, Form
from app.views.page import Desk
from app.views.trail_strip import TrailStrip


class ApprovedForm(Form):
    """`approval` and `trail` are put below its fields by the forms made of it, each in its place among the rest."""

    def __init__(self, desk: Desk, actions: Iterable[QAction], owner: Owner, *, width: int = WIDTH) -> None:
        super().__init__(desk, actions, width=width)
        self._kind = owner.removesuffix("_id")
        self.approval = ApprovalStrip(desk, owner)
        self.trail = TrailStrip(desk)

    def show_trail(self, id: str | None) -> None:
        self.trail.show_of(self._kind, id)

    def show_one(self, id: str | None) -> None:
        """The approval and the trail of this thing; without an id, of none."""
        self.approval.show_of(id)
        self.show_trail(id)

    def take(self) -> None:
        super().take()
        self.approval.take()

    def go_on(self) -> None:
        """Take the approval on, in sight."""
        self._scroll.ensureWidgetVisible(self.approval)
        self.approval.go_on()
