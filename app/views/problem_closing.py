"""The end of a problem: what is still missing, said plainly and one click away, who signed, and the button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.calc import calendar_date
from app.calc.problem_list import Seen
from app.language import N_, _
from app.views.approval_strip import ApprovalStrip
from app.views.button import WordButton
from app.views.form_group import heading
from app.views.page import Desk
from app.views.pointer_list import Pointer, PointerList

MISSING, READY = N_("Missing before it may be closed"), N_("Nothing is missing: it may be closed.")
LINE_WIDTH = 330


class ProblemClosing(QWidget):
    """`asked(key)` by what is missing: the board leads there."""

    asked = Signal(str)

    def __init__(self, desk: Desk, close: QAction) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.worn.px(6))
        self.missing = PointerList(desk.worn, _(MISSING), _(READY), line_width=LINE_WIDTH)
        self.missing.chosen.connect(self.asked)
        self.signatures = ApprovalStrip(desk, "problem_id")
        self.state = heading("", desk.worn)
        self.close_button = WordButton()
        self.close_button.clicked.connect(close.trigger)
        self.close_button.setToolTip(close.toolTip())
        for part in (self.missing, self.signatures, self.state, self.close_button):
            column.addWidget(part)

    def tell(self, seen: Seen) -> None:
        problem, missing = seen.problem, seen.figures.missing
        closed = bool(problem.closed_on)
        self.missing.show_pointers([Pointer(each.key, str(each.said), icon="circle-dashed") for each in missing])
        self.signatures.show_of(problem.id)
        self.state.setText(_("Closed on {day}", day=calendar_date.show(problem.closed_on)) if closed else "")
        self.state.setVisible(closed)
        words = _("Reopen it") if closed else _("Close it all the same") if missing else _("Close the problem")
        self.close_button.setText(words)
        self.close_button.setEnabled(not self._desk.document.read_only)

    def take(self) -> None:
        self.signatures.take()

    def begin(self) -> None:
        """To who signs."""
        self.signatures.go_on()
