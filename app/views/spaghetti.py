"""The spaghetti diagram: the steps of a chart on the picture of the floor, its way measured, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QByteArray, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QGuiApplication, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.calc.process_chart import ProcessChart, Step
from app.calc.spaghetti import unclear_words
from app.canvas.spaghetti_drawing import draw_spaghetti, plan_bounds
from app.language import _, ngettext
from app.look import PAPER
from app.models import floor_plan_edit as edit
from app.models.document import Document
from app.models.floor_plan_edit import to_centimetre
from app.models.picture import read_pictures
from app.views.background import ask
from app.views.file_dialog import file_dialog
from app.views.one_line import OneLine
from app.views.page import Desk
from app.views.photo_intake import SUFFIXES, Offered, all_prepared, offered, told_of
from app.views.spaghetti_list import StepList
from app.views.spaghetti_side import PlanSide

LIST_WIDTH = 214
COPIED_WIDE, COPIED_PX = 1800, 1.6
"""How large a copied diagram is, and how large a pixel of the design is in it."""


class SpaghettiPane(QWidget):
    """`actions` stand over the plan as buttons."""

    zoom_changed = Signal(float)

    def __init__(self, desk: Desk, actions: Sequence[QAction]) -> None:
        super().__init__()
        worn = self._worn = desk.worn
        self._desk = desk
        self._document: Document | None = None
        self._plans: dict[str, QPixmap] = {}
        self.side, self.other = PlanSide(worn), PlanSide(worn)
        self.sides = (self.side, self.other)
        self.list = StepList(worn)
        self.list.setFixedWidth(worn.px(LIST_WIDTH))
        self.words = OneLine()
        self.words.setObjectName("muted")
        self._lay(actions)
        for side in self.sides:
            side.view.takes = lambda mime: bool(offered(mime)) and not desk.document.read_only
            side.view.offered.connect(self._dropped)
            side.view.zoom_changed.connect(self.zoom_changed)
        self.list.chosen.connect(self._choose)
        self.list.asked.connect(lambda id: self.side.view.put(id, self.side.view.visible_rect().center()))
        self.side.view.picked.connect(self.list.choose)
        self.side.view.placed.connect(self._go_on)
        self.side.view.stepped.connect(self.list.step_by)
        self.other.view.picked.connect(self.other.view.choose)
        self.setFocusProxy(self.side.view)
        self._compare(False)

    def _lay(self, actions: Sequence[QAction]) -> None:
        px = self._worn.px
        tools = QHBoxLayout()
        tools.setContentsMargins(px(8), px(4), px(12), px(4))
        tools.setSpacing(px(4))
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setIconSize(QSize(px(16), px(16)))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            tools.addWidget(button)
        tools.addSpacing(px(8))
        tools.addWidget(self.words, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(1)
        self._row.addWidget(self.list)
        self._row.addWidget(self.side, 1)
        self._row.addWidget(self.other, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addLayout(self._row, 1)

    def work_on(self, document: Document) -> None:
        self._document = document

    # What is shown

    def show_charts(self, own: ProcessChart | None, other: ProcessChart | None) -> None:
        """The chart whose steps are placed, and the one that it is compared with, the present one at the left."""
        self._compare(other is not None)
        if own is not None and other is not None:
            first = self.other if own.compared_to == other.id else self.side
            second = self.side if first is self.other else self.other
            if self._row.indexOf(first) > self._row.indexOf(second):
                self._row.removeWidget(first)
                self._row.insertWidget(self._row.indexOf(second), first, 1)
        self.side.show_chart(self._document, own, self._plan(own))
        self.other.show_chart(self._document if other else None, other, self._plan(other))
        self.list.show_chart(own)
        if own is not None and not self.list.current_id():
            self._go_on("")
        self._choose(self.list.current_id())

    def _compare(self, shown: bool) -> None:
        """Another plan beside the first takes half of its room: both are fitted anew."""
        if shown == self.other.isHidden():
            for side in self.sides:
                side.view.fits_when_shown = True
        self.other.setVisible(shown)

    def _plan(self, chart: ProcessChart | None) -> QPixmap | None:
        key = chart.plan.picture if chart else None
        if key is None or self._document is None:
            return None
        if key not in self._plans:
            with self._document.read() as session:
                held = read_pictures(session, [key])
            pixmap = QPixmap()
            pixmap.loadFromData(QByteArray(held.get(key, b"")))
            self._plans = {key: pixmap, **dict(list(self._plans.items())[:1])}
        plan = self._plans[key]
        return None if plan.isNull() else plan

    def _choose(self, id: str) -> None:
        self.side.view.choose(id)
        self.words.setText(self._hint())

    def _go_on(self, after: str) -> None:
        """Choose the step that is placed next: the first after this one that has no place and is no way itself."""
        chart = self.side.view.chart
        steps = list(chart.steps) if chart else []
        at = next((i for i, step in enumerate(steps) if step.id == after), -1)
        following = (step for step in (*steps[at + 1 :], *steps[: at + 1]) if _is_to_place(step))
        step = next(following, None)
        if step is not None:
            self.list.choose(step.id)

    def _hint(self) -> str:
        chart = self.side.view.chart
        step = next((s for s in chart.steps if s.id == self.side.view.chosen), None) if chart else None
        if chart is None or step is None:
            return ""
        number = chart.steps.index(step) + 1
        if self.side.view.measures:
            return _("Click the two ends of a length that you know, or draw along it.")
        way = self.side.view.way
        if way is not None and way.unclear:
            return str(unclear_words(chart, way.unclear))
        if way is not None and not way.places and self.side.view.plan is None:
            return _(
                "Drop or paste a picture of the floor, or click on the squares where step {number} is.", number=number
            )
        if step.x is None:
            return _("Click where step {number} is. Steps at one machine share their place.", number=number)
        return _("Step {number}: pull it, or move it by the arrow keys.", number=number)

    # What is asked

    def take_off(self) -> None:
        self.side.view.take_off()

    def fit(self) -> None:
        for side in self.sides:
            side.view.fit()

    def turn(self, factor: float) -> None:
        for side in self.sides:
            side.view.zoom.to(side.view.zoom.scale * factor)

    def zoom(self) -> float:
        return self.side.view.zoom.scale

    def begin_scale(self) -> None:
        self.side.view.begin_measuring()
        self.words.setText(self._hint())

    def distances(self) -> dict[str, float]:
        """The metres of the plan that differ from those of the rows."""
        way, chart = self.side.view.way, self.side.view.chart
        if way is None or chart is None:
            return {}
        rows = {step.id: step.distance_m for step in chart.steps}
        return {id: metres for id, metres in way.distances.items() if rows[id] != to_centimetre(metres)}

    def take_distances(self) -> None:
        distances = self.distances()
        if self._document is not None and distances:
            edit.take_distances(self._document, distances)
            self._desk.say(
                ngettext(
                    "{n} row has its distance from the plan.",
                    "{n} rows have their distances from the plan.",
                    len(distances),
                )
            )

    # The picture

    def choose_plan(self) -> None:
        """Ask for a file."""
        dialog = file_dialog(self, _("Floor plan"), self._desk.document.path.parent)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("Pictures ({endings})", endings=" ".join(f"*{suffix}" for suffix in SUFFIXES)))
        dialog.fileSelected.connect(lambda name: self.take_picture([Offered(Path(name).name, Path(name))]))
        dialog.open()

    def remove_plan(self) -> None:
        chart = self.side.view.chart
        if self._document is not None and chart is not None and chart.plan.picture:
            edit.remove_plan(self._document, chart.id)

    def copy_picture(self) -> None:
        """The whole diagram as it is printed, as pixels for a mail or a report."""
        view = self.side.view
        if view.chart is None:
            return
        bounds = plan_bounds(view.chart, view.plan)
        image = QImage(COPIED_WIDE, round(COPIED_WIDE * bounds.height() / bounds.width()), QImage.Format.Format_RGB32)
        image.fill(QColor(PAPER.paper))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        draw_spaghetti(painter, QRectF(image.rect()), view.chart, view.plan, PAPER, px=COPIED_PX)
        painter.end()
        QGuiApplication.clipboard().setImage(image)
        self._desk.say(_("The picture is on the clipboard."))

    def paste(self) -> None:
        self.take_picture(offered(QGuiApplication.clipboard().mimeData()))

    def _dropped(self, mime: QMimeData) -> None:
        self.take_picture(offered(mime))

    def take_picture(self, pictures: list[Offered]) -> None:
        """Lay the first of these pictures below the steps, made small off the window's thread."""
        chart, document, desk = self.side.view.chart, self._document, self._desk
        if not pictures or chart is None or document is None:
            return
        bounds = plan_bounds(chart, self.side.view.plan)

        def done(answer: tuple[list[bytes], list[object]]) -> None:
            if desk.document is not document:
                return  # the event was closed meanwhile
            if answer[1]:
                desk.warn(told_of(answer[1]))  # type: ignore[arg-type]
                return
            fresh = QPixmap()
            fresh.loadFromData(QByteArray(answer[0][0]))
            stretch = fresh.width() / bounds.width(), fresh.height() / bounds.height()
            edit.set_plan(document, chart.id, answer[0][0], stretch)
            if shiboken6.isValid(self):
                self.words.setText(self._hint())

        def failed(problem: Exception) -> None:
            raise problem

        ask(desk, partial(all_prepared, pictures[:1]), done, failed)  # type: ignore[arg-type]

    def leave(self) -> None:
        for side in self.sides:
            side.view.cancel()
            side.view.zoom.sharpen()


def _is_to_place(step: Step) -> bool:
    """Whether a step has no place and needs one: a transport without a place is the way itself."""
    return step.x is None and step.kind != "transport"
