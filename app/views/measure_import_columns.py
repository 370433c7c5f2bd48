"""What each column of a file of measures is taken for, and to which indicator its numbers go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.calc.import_recipe import COLUMN_ROLES
from app.calc.indicator import Indicator
from app.exchange.measure_column import KINDS
from app.exchange.measure_file import MeasureFile
from app.exchange.measure_roles import Use, named_with_unit
from app.language import _
from app.views.flow_layout import FlowLayout
from app.views.theme import Appearance

MOST = 40
"""Columns that are shown with their choices; of a wider table the others keep what was guessed."""
HEIGHT, WIDE = 132, 170


class MeasureImportColumns(QScrollArea):
    """`changed(uses)` when the user takes a column for something else."""

    changed = Signal(object)

    def __init__(self, worn: Appearance, indicators: Sequence[Indicator], target: Indicator | None) -> None:
        super().__init__()
        self._worn, self._indicators, self._target = worn, tuple(indicators), target
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.uses: list[Use] = []
        self.roles: list[QComboBox] = []
        self.targets: list[QComboBox] = []
        self._file: MeasureFile | None = None

    def sizeHint(self) -> QSize:
        inside = self.widget()
        high = inside.heightForWidth(self.width()) if inside is not None and self.width() > 100 else 0
        return QSize(0, min(max(high, self._worn.px(84)), self._worn.px(HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._worn.px(84))

    def tell(self, file: MeasureFile, uses: Sequence[Use]) -> None:
        self._file, self.uses = file, list(uses)
        self.roles, self.targets = [], []
        inside = QWidget()
        flow = FlowLayout(inside, self._worn.px(8))
        for at, column in enumerate(file.columns[:MOST]):
            flow.addWidget(self._column(at, column.name, _(KINDS[column.kind])))
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # which `setWidget` gives it: the paper shows through
        for at in range(len(self.roles)):
            self._show(at)
        self.updateGeometry()

    def _column(self, at: int, name: str, kind: str) -> QWidget:
        pair = QWidget()
        pair.setFixedWidth(self._worn.px(WIDE))
        column = QVBoxLayout(pair)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._worn.px(2))
        title, role, target = QLabel(name), QComboBox(), QComboBox()
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setObjectName("muted")
        title.setToolTip(f"{name} · {kind}")
        title.setBuddy(role)
        title.setMaximumWidth(self._worn.px(WIDE))
        role.setAccessibleName(name)
        for id, words in COLUMN_ROLES.items():
            role.addItem(_(words), id)
        role.activated.connect(partial(self._take_for, at))
        target.setAccessibleName(_("Indicator of “{column}”", column=name))
        target.addItem(_("New: {name}", name=named_with_unit(name)[0]), None)
        for each in self._indicators:
            target.addItem(each.name, each.id)
        target.activated.connect(partial(self._aim, at))
        for widget in (title, role, target):
            column.addWidget(widget)
        self.roles.append(role)
        self.targets.append(target)
        return pair

    def _show(self, at: int) -> None:
        use = self.uses[at]
        self.roles[at].setCurrentIndex(self.roles[at].findData(use.role))
        self.targets[at].setVisible(use.measured)
        if use.measured and use.indicator is None:
            self.targets[at].setItemText(0, _("New: {name}", name=use.name))
        self.targets[at].setCurrentIndex(max(0, self.targets[at].findData(use.indicator)))

    def _take_for(self, at: int, _chosen: int) -> None:
        """A column that begins to be measured goes to the indicator on show, else to a new one of its name."""
        use = replace(self.uses[at], role=self.roles[at].currentData())
        if use.measured and not use.name:
            use = self._named(at, use)
        self.uses[at] = use if use.measured else Use(use.role)
        self._show(at)
        self.changed.emit(tuple(self.uses))

    def _named(self, at: int, use: Use) -> Use:
        if self._target is not None and not any(each.indicator == self._target.id for each in self.uses):
            return replace(use, indicator=self._target.id, name=self._target.name)
        readings = next((each for each in self.uses if each.measured and each.role == use.role == "reading"), None)
        if readings is not None:
            return replace(use, indicator=readings.indicator, name=readings.name)
        name = self._file.columns[at].name if self._file is not None else ""
        return replace(use, name=named_with_unit(name)[0])

    def _aim(self, at: int, _chosen: int) -> None:
        id = self.targets[at].currentData()
        named = next((each.name for each in self._indicators if each.id == id), "")
        self.uses[at] = replace(self.uses[at], indicator=id, name=named or self._new_name(at))
        self.changed.emit(tuple(self.uses))

    def _new_name(self, at: int) -> str:
        return named_with_unit(self._file.columns[at].name)[0] if self._file is not None else ""
