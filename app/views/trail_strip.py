"""Where a thing comes from › itself › what came of it: each of them one click away; and what proves it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.canvas.tip import tip_of
from app.language import _, ngettext
from app.models.document import Document
from app.models.trail import End, Thing, Trail, left_behind, trail
from app.views.button import WordButton
from app.views.flow_layout import FlowLayout
from app.views.form_group import heading
from app.views.icon import icon
from app.views.kind_icon import ICONS
from app.views.page import Desk
from app.views.theme import Appearance

WIDEST = 300


class Step(WordButton):
    """One end: its picture, what it is and as much of its title as there is room for. A deleted one is struck."""

    def __init__(self, end: End, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("step")
        self.end, self._worn = end, worn
        self._wish = QSize()
        word = _(end.word)
        told = self.words = _("{name}: {value}", name=word, value=end.title) if end.title else word
        self.setIcon(icon(ICONS[end.kind], worn.look.accent))
        self.setIconSize(QSize(worn.px(15), worn.px(15)))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if not end.there:
            self.words = _("{what} (deleted)", what=word)
            told = _("{what}: it was deleted. Undo brings it back.", what=word)
            font = self.font()
            font.setStrikeOut(True)
            self.setFont(font)
            self.setEnabled(False)
        self.setAccessibleName(told)
        self.setToolTip(tip_of(told))
        self.setText(self._said(self.words))
        self.ensurePolished()
        whole = super().sizeHint() + QSize(2, 0)  # what fits exactly would be cut
        self._edges = whole.width() - self.fontMetrics().horizontalAdvance(self.words) - 2
        self._wish = whole.boundedTo(QSize(worn.px(WIDEST), whole.height()))

    def _said(self, text: str) -> str:
        return f" {text}".replace("&", "&&")

    def sizeHint(self) -> QSize:
        return self._wish

    def minimumSizeHint(self) -> QSize:
        return QSize(self._worn.px(40), self._wish.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - self._edges
        text = self._said(self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room))
        if text != self.text():
            self.setText(text)


class TrailStrip(QWidget):
    """Hidden while there is nothing to say. `show_of` again when the event has changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.shown: Trail | None = None
        self.steps: list[Step] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.worn.px(4))
        self._lines = QWidget()
        self._column.addWidget(self._lines)
        self.hide()

    def show_of(self, kind: str, id: str | None) -> None:
        """The trail of this thing as the document has it; without an id, nothing."""
        found = None
        if id is not None:
            with self._desk.document.read() as session:
                found = trail(session, kind, id)
        if found != self.shown:
            self.shown = found
            self._build()
        self.setVisible(bool(found))

    def _build(self) -> None:
        old, self._lines = self._lines, QWidget()
        self.steps = []
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._desk.worn.px(4))
        if self.shown:
            if self.shown.path or self.shown.came:
                column.addWidget(heading(_("Trail"), self._desk.worn))
                column.addWidget(self._way(self.shown))
            for title, ends in ((_("Proof"), self.shown.proof), (_("Proof of"), self.shown.proves)):
                if ends:
                    column.addWidget(heading(title, self._desk.worn))
                    column.addWidget(self._row(map(self._step, ends)))
        self._column.replaceWidget(old, self._lines)
        old.hide()
        old.deleteLater()  # it may be the one that asks

    def _way(self, shown: Trail) -> QWidget:
        """`a › b c › this › d`"""
        parts: list[QWidget] = []
        for ends in (*shown.path, (shown.this,), shown.came):
            for i, end in enumerate(ends):
                made = self._here(end) if end == shown.this else self._step(end)
                parts.append(self._after_sign(made) if parts and not i else made)
        return self._row(parts)

    def _row(self, parts: Iterable[QWidget]) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, self._desk.worn.px(4))
        for part in parts:
            flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        return row

    def _step(self, end: End) -> Step:
        step = Step(end, self._desk.worn)
        step.clicked.connect(lambda: self._desk.open_thing(end.kind, end.id))
        self.steps.append(step)
        return step

    def _here(self, end: End) -> QLabel:
        here = QLabel(_(end.word))
        here.setObjectName("here")
        return here

    def _after_sign(self, made: QWidget) -> QWidget:
        """Never apart from its sign when the line is broken."""
        both, sign = QWidget(), QLabel("›")
        sign.setObjectName("muted")
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._desk.worn.px(4))
        line.addWidget(sign)
        line.addWidget(made)
        return both


def told_of_links(document: Document, gone: Iterable[Thing]) -> str:
    """What to say after these things were deleted and others that were linked to them stay; empty without any.

    `gone` is what the gesture that deleted them has told.
    """
    with document.read() as session:
        ends = left_behind(session, gone)
    if not ends:
        return ""
    if len(ends) == 1:
        what = _("{what} “{name}”", what=_(ends[0].word), name=ends[0].title) if ends[0].title else _(ends[0].word)
        return _("Deleted. What was linked to it stays: {what}. Ctrl+Z brings the link back.", what=what)
    return ngettext(
        "Deleted. {n} linked thing stays. Ctrl+Z brings the link back.",
        "Deleted. {n} linked things stay. Ctrl+Z brings the links back.",
        len(ends),
    )
