"""The plan of the actions with its hands: bars are moved, pulled and filled by mouse and keys, each one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from app.calc.action import Action
from app.calc.planning_layout import Span
from app.canvas.planning_keys import PlanningKeys
from app.canvas.planning_pointing import PlanningPointing
from app.canvas.planning_reason import PlanningReason
from app.canvas.planning_sight import PlanningSight
from app.canvas.selection import Selection
from app.canvas.tip import tip_of
from app.look import Look
from app.models import planning_edit as edit
from app.models.document import Document
from app.models.document_error import DocumentError


class PlanningView(PlanningSight):
    """`tip` says what the pointer is told of an action; `is_fixed` that nothing may be changed."""

    selection_changed = Signal(list)
    opened = Signal(str)
    message = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.document: Document = None  # type: ignore[assignment]  # it may be made ahead of one
        self.tip: Callable[[Action], str] = lambda action: action.label
        self.selection = Selection(lambda id: id in self.plan.row_of, self)
        self.keys, self.pointing, self.reason = PlanningKeys(self), PlanningPointing(self), PlanningReason(self)
        self.setMouseTracking(True)
        self.selection.changed.connect(self._selected)

    def work_on(self, document: Document) -> None:
        self.document = document

    @property
    def is_fixed(self) -> bool:
        return self.document is None or self.document.read_only

    def set_look(self, look: Look, scale: float) -> None:
        """Colours, and the factor by which everything on the screen grows (projector)."""
        self.day *= scale / self.size_factor
        self.look, self.size_factor = look, scale
        self.relay()

    def tell(self, actions: Sequence[Action], today: date, axes: Mapping[str, str]) -> None:
        self.pointing.cancel()
        known = {action.id: action for action in actions}
        if self.reason.is_open and not set(self.reason.spans) <= set(known):
            self.reason.give_up()
        super().tell(actions, today, axes)
        self.selection.prune()

    # Selection

    def chosen(self) -> Sequence[str]:
        return self.selection.ids

    def select(self, ids: Iterable[str]) -> None:
        self.selection.set(ids)

    def _selected(self) -> None:
        self.viewport().update()
        if self.selection.ids and not self.pointing.presses:
            self.bring(self.selection.ids[-1])
        self.selection_changed.emit(list(self.selection.ids))

    def step(self, by: int, *, adds: bool = False) -> None:
        """So many rows further down; without a selection to the first."""
        ids, chosen = self.plan.ids(), self.selection.ids
        if not ids:
            return
        at = max(0, min(ids.index(chosen[-1]) + by, len(ids) - 1)) if chosen else 0
        kept = [id for id in chosen if id != ids[at]] if adds else []
        self.select([*kept, ids[at]])

    # What is stored

    def take(self, spans: Mapping[str, Span], merge_key: str = "") -> None:
        """New dates: stored at once, or when it was said why something is due later. What is as it was, is left."""
        there = {id: span for id, span in spans.items() if id in self.plan.actions}
        if not there or self.is_fixed:
            self.preview({})
        elif edit.postponed(self.document, there):
            self.reason.ask(there)
        else:
            if self.reason.is_open:
                self.reason.give_up()
            self.store(there, "", merge_key)

    def store(self, spans: Mapping[str, Span], reason: str, merge_key: str = "") -> None:
        self.preview({})
        self._write(lambda: edit.reschedule(self.document, spans, reason, self.today, merge_key=merge_key))

    def store_progress(self, ids: Sequence[str], share: float | None, merge_key: str = "") -> None:
        self.preview({})
        if share is not None:
            self._write(lambda: edit.set_progress(self.document, list(ids), share, merge_key=merge_key))

    def _write(self, gesture: Callable[[], object]) -> None:
        try:
            gesture()
        except DocumentError as error:
            self.message.emit(str(error))

    # What the sight asks for

    def paint_over(self, painter: QPainter) -> None:
        if self.pointing.gesture:
            self.pointing.gesture.paint(painter, self.pixel())

    def moved(self) -> None:
        self.reason.follow()

    def show_tip(self, event: QHelpEvent) -> bool:
        found = self.pointing.under(event.pos().toPointF())
        if not found.id:
            return False
        QToolTip.showText(event.globalPos(), tip_of(self.tip(self.plan.actions[found.id])), self.viewport())
        return True

    def settle(self) -> None:
        """What is half done is kept, as far as it can be."""
        self.pointing.cancel()
        if self.reason.is_open:
            self.reason.finish()
