"""The strip of key figures above the map: each says its formula when pointed at; large, it is read from six metres."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton

from app.calc.explanation import explain
from app.calc.figure_name import OF_MAP
from app.calc.quantity import UNKNOWN, Unit, show
from app.calc.value_stream import Figures, ValueStream
from app.language import N_, _, ngettext
from app.views.figure_tile import FigureTile
from app.views.icon import icon
from app.views.theme import Appearance


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure of the strip; those that come first stay longest when there is no room."""

    key: str
    name: str
    unit: Unit | str


_IN_ORDER = (
    "takt_s",
    "lead_time_days",
    "value_added_s",
    "process_cycle_efficiency",
    "bottleneck",
    "demand_per_day",
    "available_s_per_day",
    "processing_s",
    "rolled_throughput_yield",
    "inventory_turns",
    "epei_days",
)
STRIP = tuple(Shown(key, *OF_MAP.get(key, (N_("Bottleneck"), "symbol"))) for key in _IN_ORDER)
IN_STATUS_BAR = ("takt_s", "lead_time_days", "process_cycle_efficiency")


def words(stream: ValueStream, figures: Figures, shown: Shown) -> str:
    """The value as it is written on the screen."""
    value = getattr(figures, shown.key)
    if shown.unit == "symbol":
        return next((s.name or s.ref or UNKNOWN for s in stream.symbols if s.id == value), UNKNOWN)
    return show(value, shown.unit)  # type: ignore[arg-type]


class _Figure(FigureTile):
    """A click on the name of a symbol shows it."""

    asked = Signal(list)

    def __init__(self, shown: Shown, worn: Appearance, large: bool) -> None:
        super().__init__(_(shown.name), worn, (16, 40) if large else (11, 16))
        self.shown = shown
        self.figures: Figures | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.pressed.connect(self._ask)

    def tell(self, stream: ValueStream, figures: Figures) -> None:
        self.figures = figures
        self.show_value(words(stream, figures, self.shown), lambda: str(explain(stream, figures, self.shown.key)))

    def _ask(self) -> None:
        if self.shown.unit == "symbol" and self.figures is not None and self.figures.bottleneck:
            self.asked.emit([self.figures.bottleneck])


class KeyFigures(QFrame):
    """`asked(ids)` when symbols named by a figure or a warning are to be shown."""

    asked = Signal(list)

    def __init__(self, worn: Appearance, *, large: bool) -> None:
        super().__init__()
        self.setObjectName("figures")
        self._worn = worn
        self.figures_shown: list[_Figure] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(worn.px(6), worn.px(2), worn.px(6), worn.px(2))
        row.setSpacing(worn.px(4))
        self._row = QHBoxLayout()
        self._row.setSpacing(worn.px(4))
        row.addLayout(self._row)
        row.addStretch(1)
        self.warnings = QToolButton()
        self.warnings.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.warnings.setIcon(icon("triangle-alert", worn.look.warn))
        self.warnings.setIconSize(QSize(worn.px(16), worn.px(16)))
        self.warnings.hide()
        self.warnings.clicked.connect(self._show_warnings)
        row.addWidget(self.warnings)
        self._last: tuple[ValueStream, Figures] | None = None
        self.set_large(large)

    def set_large(self, large: bool) -> None:
        for figure in self.figures_shown:
            figure.hide()
            figure.deleteLater()
        self.figures_shown = [_Figure(shown, self._worn, large) for shown in STRIP]
        for figure in self.figures_shown:
            figure.asked.connect(self.asked)
            self._row.addWidget(figure)
        if self._last:
            self.tell(*self._last)
        self._fit()

    def tell(self, stream: ValueStream, figures: Figures) -> None:
        self._last = stream, figures
        for figure in self.figures_shown:
            figure.tell(stream, figures)
        n = len(figures.warnings)
        self.warnings.setVisible(bool(n))
        self.warnings.setText(" " + ngettext("{n} remark", "{n} remarks", n))
        self._fit()

    def numbers(self) -> list[tuple[str, str, str]]:
        """Name, value and explanation of the figures that the status bar shows too."""
        told = [figure for figure in self.figures_shown if figure.shown.key in IN_STATUS_BAR]
        return [(figure.name.text(), figure.value.text(), figure.explained()) for figure in told]

    def _show_warnings(self) -> None:
        if self._last is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for warning in self._last[1].warnings:
            menu.addAction(str(warning.sentence)).triggered.connect(partial(self._ask, warning.symbols))
        menu.popup(self.warnings.mapToGlobal(self.warnings.rect().bottomLeft()))

    def _ask(self, ids: tuple[str, ...], _checked: bool = False) -> None:
        self.asked.emit(list(ids))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as many figures as there is room for."""
        room = self.width() - self._worn.px(16) - (0 if self.warnings.isHidden() else self.warnings.sizeHint().width())
        for figure in self.figures_shown:
            room -= figure.sizeHint().width() + self._row.spacing()
            figure.setVisible(room >= 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
