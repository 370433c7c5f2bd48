"""Why a problem occurred and why it was not detected: written, verified, and taken over from what looked for it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.calc.fishbone import STATUSES
from app.calc.five_whys import Root
from app.calc.map_symbol import Field
from app.calc.problem_list import Seen
from app.canvas.tip import tip_of
from app.language import N_, _
from app.models import problem_edit as edit
from app.models import problem_link as link
from app.models.problem_link import FoundCause, Search
from app.views.button import icon_button
from app.views.field_editor import NoteEditor, kept_in
from app.views.form_group import heading
from app.views.icon import icon
from app.views.kind_icon import ICONS
from app.views.page import Desk
from app.views.problem_fields import FieldRows
from app.views.problem_words import NON_DETECTION, OCCURRENCE

SIDES: dict[Root, Field] = {"occurrence": OCCURRENCE, "non_detection": NON_DETECTION}
SIGNS: dict[Root, str] = {"occurrence": "target", "non_detection": "eye"}
TAKE: dict[Root, str] = {
    "occurrence": N_("Take it over as why it occurred"),
    "non_detection": N_("Take it over as why it was not detected"),
}
FIRST: dict[Root, str] = {
    "occurrence": N_("Write first why it occurred: then it can be verified."),
    "non_detection": N_("Write first why it was not detected: then it can be verified."),
}
MAKE: dict[Search, str] = {"fishbone": N_("Make its Ishikawa"), "five_whys": N_("Make its five whys")}
CHOOSE: dict[Search, str] = {
    "fishbone": N_("Choose another Ishikawa"),
    "five_whys": N_("Choose other five whys"),
}


class ProblemCauses(QWidget):
    """`pasted` a picture where one types."""

    pasted = Signal()

    def __init__(self, desk: Desk, acts: dict[Search, QAction]) -> None:
        """`acts` make or open the fishbone and the five whys of the problem on show."""
        super().__init__()
        self._desk = desk
        self.id: str | None = None
        self._chosen: dict[Search, str | None] = {"fishbone": None, "five_whys": None}
        px = desk.worn.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(5))
        self.sides: dict[Root, FieldRows] = {}
        self.verified: dict[Root, QCheckBox] = {}
        self._held: dict[Root, bool] = dict.fromkeys(SIDES, False)
        for root, field in SIDES.items():
            column.addWidget(self._side(root, field))
        self.searches: dict[Search, QToolButton] = {}
        row = QHBoxLayout()
        row.setSpacing(px(4))
        for search, act in acts.items():
            row.addWidget(self._search(search, act), 1)
            row.addWidget(self._other(search))
        column.addLayout(row)
        self.found = QWidget()
        self._found = QVBoxLayout(self.found)
        self._found.setContentsMargins(0, 0, 0, 0)
        self._found.setSpacing(px(2))
        self._lines: list[QWidget] = []
        self._told: list[FoundCause] = []
        column.addWidget(self.found)

    def _side(self, root: Root, field: Field) -> QWidget:
        side, px = QWidget(), self._desk.worn.px
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, px(2))
        column.setSpacing(px(2))
        rows = FieldRows(self._desk.worn, [field], above=True)
        rows.taken.connect(lambda field, value: self._write(rows, field, value))
        rows.pasted.connect(self.pasted)
        rows.set_read_only(self._desk.document.read_only)
        tick = QCheckBox(_("Verified"))
        tick.setAccessibleName(_("{what} Verified", what=_(field.name)))
        tick.setEnabled(not self._desk.document.read_only)
        tick.clicked.connect(lambda _on: self.verify(root))
        self.sides[root], self.verified[root] = rows, tick
        column.addWidget(rows)
        column.addWidget(tick)
        return side

    def _search(self, search: Search, act: QAction) -> QToolButton:
        button, px = QToolButton(), self._desk.worn.px
        button.setObjectName("chip")
        button.setIcon(icon(ICONS[search], self._desk.worn.look.accent))
        button.setIconSize(QSize(px(16), px(16)))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(act.trigger)
        button.setToolTip(act.toolTip())
        self.searches[search] = button
        return button

    def _other(self, search: Search) -> QToolButton:
        button = icon_button(self._desk.worn, "chevron-down", _(CHOOSE[search]))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setEnabled(not self._desk.document.read_only)
        button.clicked.connect(lambda: self.search_menu(search).popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def search_menu(self, search: Search) -> QMenu:
        """Those that there are, by their numbers, and none."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for n, (id, title) in enumerate(link.searches(self._desk.document, search), 1):
            words = (title or _(MAKE[search])).replace("&", "&&")
            action = menu.addAction(f"&{n}  {words}" if n < 10 else words)
            action.setCheckable(True)
            action.setChecked(id == self._chosen[search])
            action.triggered.connect(partial(self._choose, search, id))
        menu.addAction(f"&0  {_('None')}").triggered.connect(partial(self._choose, search, None))
        return menu

    def _choose(self, search: Search, id: str | None, _checked: bool = False) -> None:
        if self.id is not None:
            link.choose(self._desk.document, self.id, search, id)

    # What is shown

    def tell(self, seen: Seen) -> None:
        problem = seen.problem
        anew, self.id = self.id != problem.id, problem.id
        for root, rows in self.sides.items():
            rows.tell(problem, anew=anew)
            self._held[root] = getattr(problem, link.CHECK[root]) and bool(getattr(problem, root).strip())
            self.verified[root].setChecked(self._held[root])
        self._chosen = {"fishbone": problem.fishbone, "five_whys": problem.five_whys}
        for search, button in self.searches.items():
            title = dict(link.searches(self._desk.document, search)).get(self._chosen[search] or "")
            words = _(MAKE[search]) if title is None else title or _(MAKE[search])
            button.setProperty("words", words)
            button.setAccessibleName(words)
            button.setProperty("on", title is not None)
            button.style().polish(button)
        self._fit()
        self._tell_found(problem)

    def _tell_found(self, problem: Any) -> None:
        found = link.found_causes(self._desk.document, problem.fishbone, problem.five_whys)
        held = {line.strip() for text in (problem.occurrence, problem.non_detection) for line in text.splitlines()}
        told = [each for each in found if " ".join(each.text.split()) not in held]
        self.found.setVisible(bool(told))
        if told == self._told:
            return
        self._told = told
        for line in self._lines:
            self._found.removeWidget(line)
            line.hide()
            line.deleteLater()  # it may be the one that asks
        self._lines = [heading(_("Found so far: one click takes it over"), self._desk.worn)] if told else []
        self._lines += [self._line(cause) for cause in told]
        for line in self._lines:
            self._found.addWidget(line)

    def _line(self, cause: FoundCause) -> QWidget:
        line, worn = QWidget(), self._desk.worn
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(worn.px(4))
        said = f"{' '.join(cause.text.split())} ({_(STATUSES[cause.status])})"
        words = QLabel(said)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setToolTip(tip_of(said))
        row.addWidget(words, 1)
        for root, sign in SIGNS.items():
            if cause.root in (None, root):
                button = icon_button(
                    worn, sign, _("{what}: {name}", what=_(TAKE[root]), name=said), colour=worn.look.accent
                )
                button.setToolTip(_(TAKE[root]))
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.setEnabled(not self._desk.document.read_only)
                button.clicked.connect(partial(self.take_over, root, cause))
                row.addWidget(button)
        return line

    def take_over(self, root: Root, cause: FoundCause, _checked: bool = False) -> None:
        if self.id is not None:
            self.take()
            link.take_cause(self._desk.document, self.id, root, cause)

    def verify(self, root: Root) -> None:
        """Say that it is verified, or take that back; what is not written yet is typed first."""
        if self.id is None:
            return
        self.take()
        editor = self.sides[root].editors[root]
        assert isinstance(editor, NoteEditor)
        if self._held[root] or editor.toPlainText().strip():
            edit.change(self._desk.document, [self.id], link.CHECK[root], not self._held[root])
        else:
            self.verified[root].setChecked(False)
            self.begin(root)
            self._desk.say(_(FIRST[root]))

    def _write(self, rows: FieldRows, field: Field, value: Any) -> None:
        if self.id is not None:
            with kept_in(rows.editors[field.id]):
                edit.change(self._desk.document, [self.id], field.id, value or "")

    # Typing

    def take(self) -> None:
        for rows in self.sides.values():
            rows.take()

    def begin(self, root: Root = "occurrence") -> None:
        self.sides[root].begin()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        for button in self.searches.values():
            room = button.width() - self._desk.worn.px(46)
            words = str(button.property("words") or "")
            button.setText(" " + button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(20, room)))
