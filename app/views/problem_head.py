"""The head of the board of a problem: its symptom, its state, and its clocks, legible from the back of the room."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.calc.problem import METHODS, Method
from app.calc.problem_figures import STATES
from app.calc.problem_list import Seen
from app.canvas.font import REGULAR, SEMI_BOLD, wrapped
from app.canvas.problem_clock_drawing import draw_face
from app.canvas.problem_clock_words import Face, containment_face, solving_face
from app.canvas.tip import tip_of
from app.language import _
from app.views.flow_layout import FlowLayout
from app.views.icon import icon
from app.views.problem_words import STATE_ICONS, UNNAMED
from app.views.theme import TEXT_SIZE, Appearance

TITLE, LINES = 21, 2
LARGE, SMALL = QSize(284, 106), QSize(196, 106)
NARROW = 800
"""The width below which there is only one clock."""
STATE_COLOURS = {"late": "danger", "to_contain": "warn", "to_solve": "accent", "closed": "ok"}


class ClockWidget(QWidget):
    """One face, as large as `size`."""

    def __init__(self, worn: Appearance, size: QSize) -> None:
        super().__init__()
        self._worn = worn
        self.face: Face | None = None
        self.set_size(size)

    def set_size(self, size: QSize) -> None:
        self.setFixedSize(self._worn.px(size.width()), self._worn.px(size.height()))

    def tell(self, face: Face | None) -> None:
        self.setVisible(face is not None)
        if face is not None and face != self.face:
            self.face = face
            self.setAccessibleName(face.said)
            self.setToolTip(tip_of(face.said))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.face is not None:
            painter = QPainter(self)
            draw_face(painter, QRectF(self.rect()), self.face, self._worn.look)
            painter.end()


class FittingLabel(QLabel):
    """As much of a text as fits into so many lines of any width; the tooltip has all of it."""

    def __init__(self, worn: Appearance, size: int, weight: int, lines: int) -> None:
        super().__init__()
        self._text, self._lines, self._font_px, self._weight = "", lines, worn.px(size), weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(worn.px(60))

    def say(self, text: str) -> None:
        self._text = " ".join(text.split())
        self.setToolTip(tip_of(self._text))
        self._fit()

    def _fit(self) -> None:
        shown = "\n".join(wrapped(self._text, max(0, self.width() - 2), self._lines, self._font_px, self._weight))
        if shown != self.text():
            self.setText(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class ProblemHead(QFrame):
    """`ways` are the commands of the methods, `acts` further buttons under the symptom."""

    def __init__(self, worn: Appearance, ways: Mapping[Method, QAction], acts: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("problem_head")
        self._worn = worn
        self._faces: tuple[Face | None, Face | None] = (None, None)
        self._counts = 1
        """Which of the faces counts now."""
        px = worn.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(9), px(14), px(9))
        row.setSpacing(px(22))
        words = QVBoxLayout()
        words.setSpacing(px(4))
        self.sign, self.state = QLabel(), QLabel()
        self.title = FittingLabel(worn, TITLE, SEMI_BOLD, LINES)
        self.place = FittingLabel(worn, TEXT_SIZE, REGULAR, 1)
        self.title.setObjectName("problem_title")
        self.state.setObjectName("panel_title")
        self.place.setObjectName("muted")
        line = QHBoxLayout()
        line.setSpacing(px(7))
        line.addWidget(self.sign)
        line.addWidget(self.state)
        line.addWidget(self.place, 1)
        words.addWidget(self.title)
        words.addLayout(line)
        words.addWidget(self._buttons(ways, acts))
        words.addStretch(1)
        row.addLayout(words, 1)
        self.containment, self.solving = ClockWidget(worn, LARGE), ClockWidget(worn, SMALL)
        for clock in (self.containment, self.solving):
            row.addWidget(clock, 0, Qt.AlignmentFlag.AlignTop)

    def _buttons(self, ways: Mapping[Method, QAction], acts: Mapping[str, QAction]) -> QWidget:
        tray = QWidget()
        flow = FlowLayout(tray, self._worn.px(4))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        tray.setSizePolicy(policy)
        self.ways = {method: self._chip(way) for method, way in ways.items()}
        for method, chip in self.ways.items():
            chip.setText(_(METHODS[method]))
        self.acts = {id: self._chip(act) for id, act in acts.items()}
        for act, chip in zip(acts.values(), self.acts.values(), strict=True):
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            act.changed.connect(lambda chip=chip, act=act: self._follow(chip, act))
        for chip in (*self.ways.values(), *self.acts.values()):
            flow.addWidget(chip)
        for act, chip in zip(acts.values(), self.acts.values(), strict=True):
            self._follow(chip, act)  # not before it has a parent: it would be a window for a moment, and take the keys
        return tray

    def _chip(self, act: QAction) -> QToolButton:
        chip, px = QToolButton(), self._worn.px
        chip.setObjectName("chip")
        chip.setIconSize(QSize(px(16), px(16)))
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setAccessibleName(act.text())
        chip.setToolTip(act.toolTip())
        chip.clicked.connect(act.trigger)
        return chip

    @staticmethod
    def _follow(chip: QToolButton, act: QAction) -> None:
        """What cannot be done now takes no room."""
        chip.setVisible(act.isVisible())
        chip.setEnabled(act.isEnabled())
        chip.setIcon(act.icon())
        chip.setText(act.iconText())
        chip.setAccessibleName(act.text())
        chip.setToolTip(act.toolTip())

    def tell(self, seen: Seen) -> None:
        problem, figures, worn = seen.problem, seen.figures, self._worn
        self.title.say(problem.name.strip() or _(UNNAMED))
        side = worn.px(17)
        colour = getattr(worn.look, STATE_COLOURS[figures.state])
        self.sign.setPixmap(icon(STATE_ICONS[figures.state], colour).pixmap(QSize(side, side)))
        self.state.setText(_(STATES[figures.state]))
        told = (problem.line, problem.part, problem.pilot)
        self.place.say(" · ".join(each.strip() for each in told if each.strip()))
        contained = figures.containment
        self._faces = (
            containment_face(problem, contained) if contained is not None else None,
            solving_face(problem, figures.solving),
        )
        self._counts = 0 if seen.clock is contained else 1
        self._say_faces()
        on = {self.ways[problem.method], *([self.acts["contained"]] if problem.contained_at else [])}
        for chip in (*self.ways.values(), *self.acts.values()):
            chip.setProperty("on", chip in on)
            chip.style().polish(chip)

    def minimumSizeHint(self) -> QSize:
        """With one clock: the other one gives way."""
        return QSize(self._worn.px(LARGE.width() + 140), super().minimumSizeHint().height())

    def _say_faces(self) -> None:
        """Both clocks; where there is no room, the one that counts now."""
        narrow = self.width() < self._worn.px(NARROW)
        shown = [face if not narrow or n == self._counts else None for n, face in enumerate(self._faces)]
        self.solving.set_size(SMALL if shown[0] is not None else LARGE)
        for clock, face in zip((self.containment, self.solving), shown, strict=True):
            clock.tell(face)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_faces()
