"""What is done to chosen points of a chart: left out, explained, made the beginning of a stage or a baseline."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.calc.indicator import Measure
from app.language import N_, _, ngettext
from app.models import measure_edit
from app.views.action_ask import Answer, Question

if TYPE_CHECKING:
    from app.views.measure import MeasurePage

OF_POINTS = ("exclude", "comment", "event", "begin_stage", "join_stage", "freeze_baseline", "delete_measures")
"""The commands of a right click on points."""
OF_CELLS = ("copy_cells", "paste_cells", "clear_cells", "copy_picture", "save_picture")


class PointCommands:
    def __init__(self, page: MeasurePage) -> None:
        self.page = page

    def menu(self, at: QPoint) -> None:
        page = self.page
        menu = QMenu(page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([page.commands[id] for id in OF_POINTS])
        menu.addSeparator()
        menu.addActions([page.commands[id] for id in OF_CELLS])
        menu.addSeparator()
        menu.addActions(page.next.actions())
        menu.popup(at)

    def _points(self) -> list[Measure]:
        rows = self.page.table.rows
        found = (rows.measure(row) for row in self.page.table.chosen_rows())
        return [measure for measure in found if measure is not None]

    def _may_write(self) -> bool:
        self.page.table.typing.finish()
        return self.page.table.may_write()

    def exclude(self) -> None:
        """Points that are all excluded count again; of others the reason is asked."""
        points, document = self._points(), self.page.desk.document
        ids = [point.id for point in points]
        if not points or not self._may_write():
            return
        if all(point.excluded for point in points):
            measure_edit.include(document, ids)
            return
        earlier = next((point.excluded_why for point in points if point.excluded_why), "")
        self._ask(
            ngettext("Why does this point not count?", "Why do these {n} points not count?", len(ids)),
            N_("Reason: wrong gauge, trial run, power cut"),
            earlier,
            lambda why: measure_edit.exclude(document, ids, why),
            _("Exclude"),
        )

    def comment(self) -> None:
        if (points := self._points()) and self._may_write():
            self._ask(
                _("What explains this point?"),
                N_("Comment: cause, what was done"),
                points[0].comment,
                partial(measure_edit.set_comment, self.page.desk.document, [point.id for point in points]),
                _("Write"),
            )

    def event(self) -> None:
        if (points := self._points()) and self._may_write():
            self._ask(
                _("What happened here?"),
                N_("Event in a few words: new die, new operator"),
                points[0].event,
                partial(measure_edit.set_event, self.page.desk.document, [point.id for point in points]),
                _("Write"),
            )

    def begin_stage(self) -> None:
        points, page = self._points(), self.page
        if points and page.shown_id is not None and self._may_write():
            id, point = page.shown_id, points[0].id
            self._ask(
                _("A new stage begins at this point"),
                N_("Name of the stage: after the new die"),
                points[0].event or _("Stage {n}", n=len(page.stages()) + 1),
                lambda name: measure_edit.begin_stage(page.desk.document, id, point, name),
                _("Begin"),
            )

    def join_stage(self) -> None:
        points, page = self._points(), self.page
        if points and page.shown_id is not None and self._may_write():
            measure_edit.join_stages(page.desk.document, page.shown_id, points[0].id)

    def freeze_baseline(self) -> None:
        """On the chosen points; with one alone, on all up to it."""
        rows, page = self.page.table.chosen_rows(), self.page
        if not rows or page.shown_id is None or not self._may_write():
            return
        first = rows[0] + 1 if len(rows) > 1 else 1
        measure_edit.freeze_baseline(page.desk.document, page.shown_id, first, rows[-1] + 1)
        page.desk.say(_("The limits come from points {first} to {last} alone.", first=first, last=rows[-1] + 1))

    def free_baseline(self) -> None:
        if self.page.shown_id is not None and self._may_write():
            measure_edit.free(self.page.desk.document, self.page.shown_id)

    def _ask(self, title: str, prompt: str, standing: str, write: Callable[[str], object], act: str) -> None:
        """In place, beside the point: never nothing, which the grid can take back."""
        page = self.page

        def answer(answers: dict[str, Answer]) -> None:
            write(answers["said"].said)

        page.ask.ask(
            title,
            [Question("said", _(prompt), standing)],
            answer,
            near=page.selection.place_of_point(),
            today=page.today(),
            act=act,
        )
