"""The PDCA board by the clock: a card carried over it, its filter; beside as many boxes and words painted plainly."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.calc.action import Action, Phase, Postponement
from app.calc.proof import Proof

Measures = dict[str, tuple[float, float]]
WIDTH, HEIGHT = 1920, 1080
WARM = 4
TODAY = date(2026, 3, 12)
OWNERS = ("A. Martin", "Zoé Lefèvre", "K. Benali", "Th. Okafor", "M. Delacroix-Villeneuve", "")
LABELS = (
    "Shadow board for the tools of press 2",
    "Preset the dies outside of the changeover",
    "Standard for the first good part, with a photograph of every point that is measured",
    "Move the coil store beside the line",
    "Kanban between welding and assembly",
    "Train two more setters",
    "Quick clamps instead of screws",
    "Check list for the shift handover",
)
PHASES: tuple[Phase, ...] = ("idea", "plan", "do", "check", "act", "plan", "do", "do", "closed")


def plan(n: int, today: date = TODAY) -> tuple[Action, ...]:
    """Actions as they are in a plan that is followed: some late, postponed, without owner, closed without proof."""
    return tuple(_action(i, today) for i in range(n))


def _action(i: int, today: date) -> Action:
    phase = PHASES[i % len(PHASES)]
    due = (today + timedelta(days=(i * 37) % 60 - 12)).isoformat()
    steps = ("plan", "do", "check", "act")
    closed = steps[: 4 if phase == "closed" else steps.index(phase) if phase in steps else 0]
    return Action(
        f"a{i}",
        i + 1,
        LABELS[i % len(LABELS)] + (f", part {i // len(LABELS)}" if i >= len(LABELS) else ""),
        "" if i % 7 == 3 else "A drawing, released",
        "" if phase == "idea" else OWNERS[i % len(OWNERS)],
        phase=phase,
        due="" if phase == "idea" or i % 11 == 5 else due,
        first_due=due,
        moved_on=(today - timedelta(days=(i * 5) % 30)).isoformat(),
        priority=("normal", "normal", "high", "low", "normal")[i % 5],
        verdict=(None, "effective", "partly", "ineffective")[i % 4] if phase in ("act", "closed") else None,
        postponements=tuple(Postponement(due, due, "Part came late") for _each in range(i % 3 if i % 4 == 1 else 0)),
        proofs=tuple(
            Proof(step, "" if i % 9 == 4 else "Seen at the line", "No time" if i % 9 == 4 else "") for step in closed
        ),
    )


def our_board(n: int, folder: Path, steps: int) -> Measures:
    """On the page itself, in its window: a card of the middle is carried, and words are typed at the filter."""
    from app.calc.event import EventData
    from app.exchange.event_file import write_new
    from app.views.application import dress
    from app.views.main_window import MainWindow
    from app.views.settings import Settings
    from benchmarks.drive import Driver, summary

    app = QApplication(sys.argv[:1])
    dress(app)
    path = folder / f"board{n}.kaizen"
    write_new(path, EventData("Benchmark", "en", actions=plan(n)))
    window = MainWindow(Settings(language="en", example_seen=True))
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.files.open_path(path)
    window.go("pdca")
    page = window.page("pdca")
    view = page.view
    driver = Driver(view)
    driver.settle()
    measures = {"board_drag": summary(_carried(driver, _grab(view), steps))}
    measures["board_filter"] = summary(_filtered(page, driver, steps))
    window.close_for_sure()
    return measures


def _grab(view: Any) -> QPointF:
    """The middle of the first card in the column Do, in pixels of the viewport."""
    id = view.laid.stacks[2][0][0]
    left, top, right, bottom = view.box_of(id)
    return view.viewportTransform().map(QPointF((left + right) / 2, (top + bottom) / 2))


def _carried(driver: Any, start: QPointF, steps: int) -> list[float]:
    """Over the columns there and back; given up at the end, so that nothing is stored."""
    return driver.drag(start, steps, (7, 3), back_after=60)


def _filtered(page: Any, driver: Any, steps: int) -> list[float]:
    """From a letter in the filter until the cards that have it are painted, and from taking it away."""
    taken = []
    words = ("c", "cl", "cla", "clam", "clamp", "clam", "cla", "")
    for i in range(WARM + max(16, steps // 4)):
        word = words[i % len(words)]
        taken.append(driver.timed(lambda word=word: page.filters.seek.setText(word), 5))
        driver.settle(quiet_s=0.02)
    return taken[WARM:]


def bare_board(n: int, folder: Path, steps: int) -> Measures:
    """As many boxes and words as are in sight, at places known before; a picture of one goes with the pointer."""
    from app.calc.board import Cards
    from app.calc.board_layout import lay
    from app.canvas.board_drawing import board_measure
    from benchmarks.drive import Driver, summary

    app = QApplication(sys.argv[:1])
    laid = lay(Cards().cards_of(plan(n), TODAY, 14), WIDTH - 90, board_measure())
    few = lay(Cards().cards_of((a for a in plan(n) if "clamp" in a.label), TODAY, 14), WIDTH - 90, board_measure())
    widget = _Bare([_seen(laid), _seen(few)])
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    app.processEvents()
    driver = Driver(widget)  # type: ignore[arg-type]
    driver.settle()
    measures = {"board_drag": summary(driver.drag(QPointF(900, 300), steps, (7, 3), back_after=60))}
    taken = []
    for i in range(WARM + max(16, steps // 4)):
        taken.append(driver.timed(lambda i=i: widget.show_other(i % 2), 5))
        driver.settle(quiet_s=0.02)
    return measures | {"board_filter": summary(taken[WARM:])}


def _seen(laid: Any) -> list[tuple[QRectF, list[tuple[QPointF, str]]]]:
    rows = []
    for card in laid.within((0.0, 0.0, float(WIDTH), float(HEIGHT))):
        left, top, right, bottom = card.box
        words = [(QPointF(left + 10, top + 40 + 18.0 * i), line) for i, line in enumerate(card.lines)]
        words += [(QPointF(left + 10, top + 20), str(card.card.action.number))]
        words += [(QPointF(left + 10, bottom - 12), card.card.action.owner)]
        rows.append((QRectF(left, top, right - left, bottom - top), words))
    return rows


class _Bare(QWidget):
    def __init__(self, states: list[Any]) -> None:
        super().__init__()
        from app.canvas.font import map_font

        self.states, self.now, self.font_ = states, 0, map_font(14)
        self.at: QPointF | None = None
        self.ghost = QPixmap(300, 90)
        self.ghost.fill(QColor("#dff1f4"))

    def viewport(self) -> QWidget:
        return self

    def show_other(self, now: int) -> None:
        self.now = now
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.at = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.at = None
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.at is not None:
            before, self.at = self._box(), event.position()
            self.update(before.united(self._box()).toAlignedRect())

    def _box(self) -> QRectF:
        assert self.at is not None
        return QRectF(self.at.x(), self.at.y(), 300, 90)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setClipRect(event.rect())
        painter.fillRect(event.rect(), QColor("#f3f5f8"))
        painter.setFont(self.font_)
        painter.setBrush(QColor("#ffffff"))
        area = QRectF(event.rect())
        for rect, words in self.states[self.now]:
            if rect.intersects(area):
                painter.setPen(QPen(QColor("#dde3ea"), 1))
                painter.drawRoundedRect(rect, 6, 6)
                painter.setPen(QColor("#16202c"))
                for place, text in words:
                    painter.drawText(place, text)
        if self.at is not None:
            painter.drawPixmap(self.at, self.ghost)
        painter.end()
