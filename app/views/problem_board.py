"""The board of one problem: its head with the clocks, and below, by its method, all that is known of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from app.calc.action import Action
from app.calc.problem import Method
from app.calc.problem_list import Seen
from app.views.problem_body import ProblemBody
from app.views.problem_dmaic import DmaicBody
from app.views.problem_head import ProblemHead
from app.views.problem_pdca import PdcaBody
from app.views.problem_qrqc import QrqcBody

if TYPE_CHECKING:
    from app.views.problem import ProblemPage


_BODIES: dict[Method, type[ProblemBody]] = {"qrqc": QrqcBody, "dmaic": DmaicBody, "pdca": PdcaBody}


class ProblemBoard(QWidget):
    """The body of each method is made when the first problem of it is shown."""

    def __init__(self, page: ProblemPage, ways: Mapping[Method, QAction], acts: Mapping[str, QAction]) -> None:
        super().__init__()
        self._page = page
        self.seen: Seen | None = None
        self.bodies: dict[Method, ProblemBody] = {}
        self.head = ProblemHead(page.desk.worn, ways, acts)
        self.area = QScrollArea()
        self.area.setObjectName("problem_board")
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tray = QWidget()
        self._tray.setObjectName("problem_tray")
        self._column = QVBoxLayout(self._tray)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.area.setWidget(self._tray)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.area, 1)

    @property
    def body(self) -> ProblemBody | None:
        """That of the problem on show."""
        return self.bodies.get(self.seen.problem.method) if self.seen is not None else None

    def tell(self, seen: Seen, actions: Sequence[Action], axes: Sequence[tuple[str, str]]) -> None:
        before, focus = self.seen, QApplication.focusWidget()
        typing = self.body is not None and focus is not None and self.body.isAncestorOf(focus)
        self.seen = seen
        method = seen.problem.method
        if method not in self.bodies:
            self.bodies[method] = made = _BODIES[method](self._page)
            made.reached.connect(self._into_sight)
            self._column.addWidget(made)
        for each, body in self.bodies.items():
            body.setVisible(each == method)
        self.head.tell(seen)
        self.bodies[method].tell(seen, actions, axes)
        if before is None or before.problem.id != seen.problem.id:
            self.area.verticalScrollBar().setValue(0)
        same = before is not None and before.problem.id == seen.problem.id
        if typing and same and before is not None and before.problem.method != method:
            self.bodies[method].begin()

    def tell_time(self, seen: Seen) -> None:
        """The same problem a minute later."""
        self.seen = seen
        self.head.tell(seen)
        if self.body is not None:
            self.body.tell_time(seen)

    def take(self) -> None:
        for body in list(self.bodies.values()):
            body.take()

    def leave(self) -> None:
        for body in self.bodies.values():
            body.leave()

    def _into_sight(self, widget: QWidget) -> None:
        self.area.ensureWidgetVisible(widget, 0, self._page.desk.worn.px(40))

    def follow_focus(self, widget: QWidget) -> None:
        """Where one types is seen: Tab goes on below what is in sight. What is clicked on stays under the pointer."""
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if self._tray.isAncestorOf(widget) and not pressed:
            place = widget.mapTo(self._tray, widget.rect().topLeft())
            rect = QRect(place, widget.size())
            sight = self.area.viewport().rect().translated(0, self.area.verticalScrollBar().value())
            if not sight.contains(rect):
                self._into_sight(widget)
