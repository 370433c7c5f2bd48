"""What the boards of the three methods have in common: the fields of a problem, and the blocks below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.calc.action import Action
from app.calc.map_symbol import Field
from app.calc.problem import Problem
from app.calc.problem_figures import SOLVING_DAYS
from app.calc.problem_list import Seen
from app.language import _
from app.models import problem_edit as edit
from app.views.field_editor import ChoiceEditor, kept_in
from app.views.problem_actions import ProblemActions
from app.views.problem_box import GAP, Box
from app.views.problem_closing import ProblemClosing
from app.views.problem_fields import FieldRows
from app.views.problem_words import LESSON, STANDARDS
from app.views.trail_strip import TrailStrip

if TYPE_CHECKING:
    from app.views.problem import ProblemPage

USUAL_HOURS = 24.0


class ProblemBody(QWidget):
    """`tell` shows a problem as it stands; `blocks` are what is missing leads to, by its key.

    `reached(widget)` what one types in now: it is brought into sight.
    """

    reached = Signal(QWidget)

    def __init__(self, page: ProblemPage) -> None:
        super().__init__()
        self.page, self.desk = page, page.desk
        self.seen: Seen | None = None
        self.rows: list[FieldRows] = []
        self.blocks: dict[str, QWidget] = {}
        worn = self.desk.worn
        self.against = ProblemActions(self.desk, page.today)
        self.closing = ProblemClosing(self.desk, page.commands["close_problem"])
        self.closing.asked.connect(self.go_to)
        self.trail = TrailStrip(self.desk)
        self.lessons = self.fields([LESSON, STANDARDS], above=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(worn.px(GAP))

    def fields(
        self,
        fields: Sequence[Field],
        *,
        columns: int = 1,
        wide: Sequence[str] = (),
        hints: Mapping[str, str] | None = None,
        above: bool = False,
    ) -> FieldRows:
        """Fields of the problem, written at once."""
        rows = FieldRows(self.desk.worn, fields, columns=columns, wide=wide, hints=hints, above=above)
        rows.taken.connect(lambda field, value: self._write(rows, field, value))
        rows.pasted.connect(self.page.photos.paste)
        rows.set_read_only(self.desk.document.read_only)
        self.rows.append(rows)
        return rows

    def box(self, title: str, *parts: QWidget, beside: Sequence[QWidget] = ()) -> Box:
        return Box(self.desk.worn, title, *parts, beside=beside)

    def _write(self, rows: FieldRows, field: Field, value: Any) -> None:
        if self.seen is not None:
            with kept_in(rows.editors[field.id]):
                edit.change(self.desk.document, [self.seen.problem.id], field.id, kept(self.seen.problem, field, value))

    # What is shown

    def tell(self, seen: Seen, actions: Sequence[Action], axes: Sequence[tuple[str, str]]) -> None:
        """`axes` are those of the event, by id and name."""
        anew = self.seen is None or self.seen.problem.id != seen.problem.id
        self.seen = seen
        for rows in self.rows:
            if "axis" in rows.editors:
                rows.set_choices("axis", [("", _("None")), *axes])
            rows.tell(seen.problem, anew=anew)
        self.against.tell(seen.problem, actions)
        self.closing.tell(seen)
        self.trail.show_of("problem", seen.problem.id)

    def tell_time(self, seen: Seen) -> None:
        """The same problem a minute later."""
        self.seen = seen
        self.closing.tell(seen)

    def take(self) -> None:
        """Keep what is half typed."""
        for rows in self.rows:
            rows.take()
        self.against.take()
        self.closing.take()

    def leave(self) -> None:
        """Let go of what works on in the background."""

    # Where one goes

    def go_to(self, key: str) -> None:
        """To the block of what is missing, to type it."""
        block = self.blocks.get(key)
        if block is None:
            return
        begin = getattr(block, "begin", None)
        begin() if begin is not None else block.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.reached.emit(block)

    def begin(self, field: str = "name") -> None:
        """Type this field."""
        for rows in self.rows:
            if field in rows.editors:
                rows.begin(field)
                self.reached.emit(rows.editors[field])
                return

    def select_all(self, field: str) -> None:
        """What stands in a field is typed over."""
        for rows in self.rows:
            editor = rows.editors.get(field)
            if editor is not None and not isinstance(editor, ChoiceEditor):
                editor.selectAll()


def kept(problem: Problem, field: Field, value: Any) -> Any:
    """What the table keeps of what a field gave: an emptied time is the usual one."""
    if field.id == "containment_h":
        return USUAL_HOURS if value is None else value
    if field.id == "solving_days":
        return SOLVING_DAYS[problem.method] if value is None else value
    if field.unit in ("text", "lines", "date"):
        return value or ""
    return None if value == "" else value
