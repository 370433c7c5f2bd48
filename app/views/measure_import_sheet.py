"""The preview of imported measures, laid over the page: what was understood of each column and value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from app.calc.measure_series import MeasureSeries
from app.exchange.measure_file import Wishes
from app.exchange.measure_import import known_to, stored_as
from app.exchange.measure_roles import Use, recipe_of
from app.language import _, ngettext
from app.models.document import Document
from app.models.document_error import DocumentError
from app.models.measure_import import store
from app.views import measure_import_work as work
from app.views.background import ask
from app.views.button import WordButton
from app.views.measure_import_choices import MeasureImportChoices
from app.views.measure_import_columns import MeasureImportColumns
from app.views.measure_import_lines import MeasureImportLines
from app.views.measure_import_table import MeasureImportTable
from app.views.patience import Patience, Stopped
from app.views.sheet import Sheet
from app.views.theme import Appearance

WIDTH = 1080
MOST_DOUBTS = 4
"""Said above the table; every doubtful value is marked in it."""


class MeasureImportSheet(Sheet):
    """`refused` carries a sentence; `stored` what came of it, as data and in words. Call `read` once it is open."""

    refused = Signal(str)
    stored = Signal(object, str)
    read_on = Signal(float)
    shown = Signal()

    def __init__(
        self, over: QWidget, worn: Appearance, document: Document, path: Path, target: str | None = None
    ) -> None:
        super().__init__(over, worn, _("Measures of “{file}”", file=path.name), width=WIDTH)
        self._document, self._path = document, path
        self._known = known_to(document)
        self._target = next((each for each in self._known.indicators if each.id == target), None)
        self._gone = False
        self._asked = 0
        self._patience: Patience | None = None
        self.preview: work.Preview | None = None
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("How far it is"))
        self.body.addWidget(self.progress)
        self.choices = MeasureImportChoices(worn)
        self.body.addWidget(self.choices)
        self.remarks = self._words()
        self.columns = MeasureImportColumns(worn, self._known.indicators, self._target)
        self.body.addWidget(self.columns)
        self.lines = MeasureImportLines(worn)
        self.lines.setParent(self)
        self.table = MeasureImportTable(self.lines, worn)
        self.body.addWidget(self.table, 1)
        self._foot()
        self.read_on.connect(lambda share: self.progress.setValue(round(100 * share)))
        self.choices.wished.connect(self._wish)
        self.choices.without_recipe.connect(lambda: self._read(Wishes(), first=False))
        self.columns.changed.connect(self._use)
        self.table.taken_in.connect(self.take_in)
        self._enable(False)

    def _words(self) -> QLabel:
        label = QLabel()
        label.setObjectName("muted")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.hide()
        self.body.addWidget(label)
        return label

    def _foot(self) -> None:
        self.again = QComboBox()
        self.again.setAccessibleName(_("Where another value stands at the same date"))
        self.again.addItem(_("Where another value stands at the same date: keep both"), "keep")
        self.again.addItem(_("Where another value stands at the same date: replace it"), "replace")
        self.body.addWidget(self.again)
        self.recipe = QLineEdit()
        self.recipe.setPlaceholderText(_("Keep as recipe for the next file: its name"))
        self.recipe.setAccessibleName(_("Keep as recipe"))
        self.body.addWidget(self.recipe)
        self.leave, self.doubtful, self.take = WordButton(_("Cancel")), WordButton(""), WordButton("")
        self.leave.clicked.connect(self.close_sheet)
        self.doubtful.clicked.connect(self.table.next_doubt)
        self.take.clicked.connect(self.take_all)
        self.add_buttons(self.leave, self.doubtful, self.take)

    def _enable(self, on: bool) -> None:
        self.progress.setVisible(not on)
        for widget in (self.choices, self.columns, self.table, self.again, self.recipe, self.take, self.doubtful):
            widget.setEnabled(on)

    # Reading

    def read(self) -> None:
        """In the background; a recipe that fits is used."""
        self._read(Wishes(), first=True)

    def _read(self, wishes: Wishes, *, first: bool = False) -> None:
        path, known, target = self._path, self._known, self._target
        self._ask(lambda: work.read(path, wishes, known, target, self._tick, first=first))

    def _tick(self, share: float) -> None:
        """Called from the background."""
        if self._gone:
            raise Stopped
        self.read_on.emit(share)

    def _ask(self, done: Callable[[], work.Preview]) -> None:
        self._asked += 1
        asked = self._asked
        self._enable(False)
        self.progress.setValue(0)
        ask(self, done, self._show, self._failed, lambda: not self._gone and asked == self._asked)

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Stopped) or self.isHidden():
            return
        if not isinstance(problem, DocumentError):
            raise problem
        if self.preview is None:
            self.close_sheet()
            self.refused.emit(str(problem.sentence))
            return
        self._enable(True)
        self._remark(str(problem.sentence))

    def _show(self, preview: work.Preview) -> None:
        if self.isHidden():
            return
        self.preview = preview
        self.lines.show_preview(preview)
        self.choices.tell(preview)
        self.columns.tell(preview.file, preview.uses)
        doubts = [str(doubt) for doubt in preview.file.doubts]
        more = len(doubts) - MOST_DOUBTS
        said = doubts[:MOST_DOUBTS] + ([ngettext("And {n} more.", "And {n} more.", more)] if more > 0 else [])
        self._remark("\n".join(said))
        self._enable(True)
        self.table.fit()
        self._tell()
        self.take.setFocus()
        self.shown.emit()

    def _remark(self, text: str) -> None:
        self.remarks.setText(text)
        self.remarks.setVisible(bool(text))

    # What the user says

    def _wish(self, field: str, value: Any) -> None:
        """Another sheet, encoding or separator is read anew; another order of dates is understood anew."""
        if self.preview is None:
            return
        wishes = replace(self.preview.wishes, **{field: value})
        if field in ("sheet", "encoding", "delimiter"):
            self._read(replace(wishes, taken=frozenset()))
        else:
            self._again(wishes)

    def _again(self, wishes: Wishes) -> None:
        preview = self.preview
        if preview is not None:
            uses, header, raw = self.lines.uses, preview.file.header, preview.file.raw
            self._ask(lambda: work.again(raw, wishes, uses, header, preview.recipe))

    def take_in(self, row: int) -> None:
        """Take a line that was set aside, as one of measures."""
        number = self.lines.aside_at(row)
        if number is not None and self.preview is not None:
            self._again(replace(self.preview.wishes, taken=self.preview.wishes.taken | {number}))

    def _use(self, uses: tuple[Use, ...]) -> None:
        self.lines.show_uses(uses)
        self._tell()

    def _tell(self) -> None:
        n = len(self.preview.file.numbers) if self.preview is not None else 0
        measured = any(use.measured for use in self.lines.uses)
        self.take.setText(ngettext("Take {n} line", "Take {n} lines", n) if measured else _("Choose what is measured"))
        self.take.setEnabled(bool(n) and measured)
        doubts = self.lines.doubtful_rows()
        self.doubtful.setText(ngettext("{n} line to look at", "{n} lines to look at", len(doubts)))
        self.doubtful.setVisible(bool(doubts))
        known = {each.id for each in self._known.indicators}
        self.again.setVisible(any(use.measured and use.indicator in known for use in self.lines.uses))

    # Taking

    def take_all(self) -> None:
        """Make the points in the background, then store them: one gesture."""
        preview = self.preview
        if preview is None or not self.take.isEnabled():
            return
        uses, known = self.lines.uses, self._known
        self._enable(False)
        self.progress.setValue(0)
        ask(self, lambda: work.points(preview.file, uses, known), partial(self._store, preview), self._failed)

    def _store(self, preview: work.Preview, series: tuple[MeasureSeries, ...]) -> None:
        if self.isHidden():
            return
        name = self.recipe.text().strip()
        recipe = recipe_of(preview.file, self.lines.uses, preview.wishes, name) if name else None
        self.leave.setFocus()
        try:
            with Patience(self) as patience:
                self._patience = patience
                told = store(self._document, series, self.again.currentData(), recipe, self._step)
        except Stopped:
            self._patience = None
            self._enable(True)
            self._remark(_("It was stopped: nothing was taken."))
            return
        except DocumentError as refused:
            self._patience = None
            self._enable(True)
            self._remark(str(refused.sentence))
            return
        self._patience = None
        self.close_sheet()
        self.stored.emit(told, " ".join([*stored_as(told, series), _("Ctrl+Z takes it back.")]))

    @property
    def working(self) -> bool:
        """Whether measures are being stored."""
        return self._patience is not None

    def _step(self, share: float) -> None:
        self.progress.setValue(round(100 * share))
        if self._patience is not None:
            self._patience.tick()

    def close_sheet(self) -> None:
        """While it stores, stopping comes first."""
        if self._patience is not None:
            self._patience.stop()
            return
        self._gone = True
        super().close_sheet()
