"""What is on show of the OEE: four figures, the waterfall or the ranking, and below them the course of the OEE."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.calc.measure_value import share_scale
from app.calc.oee import Oee
from app.calc.oee_figures import figures, together
from app.calc.oee_list import in_time, judged
from app.calc.trend import target_at
from app.language import _
from app.models.oee_list import AllSeries
from app.views.oee_picture import OeePicture, OeeTrend
from app.views.oee_rows import series_name
from app.views.oee_tiles import OeeTiles
from app.views.theme import Appearance

LEAST_HEIGHT = 560
"""With less there is no trend below the waterfall."""


class OeeShown(QFrame):
    """`entry` stands above it."""

    def __init__(self, worn: Appearance, entry: QWidget) -> None:
        super().__init__()
        self._worn, self._many = worn, False
        self.setObjectName("page_middle")
        self.tiles, self.picture, self.trend = OeeTiles(worn), OeePicture(worn), OeeTrend(worn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (entry, self.tiles, self.picture, self.trend):
            column.addWidget(part, 1 if part is self.picture else 0)
        self.picture.pointed.connect(self.tiles.explain)

    def tell(self, every: AllSeries, series: Sequence[Oee], listed: Sequence[Oee], chosen: Sequence[str]) -> None:
        """Speak of `series`; `listed` are those that the filter lets pass, `chosen` the ids of what is selected."""
        found = figures(series[0]) if len(series) == 1 else together(series)
        indicator, title = every.indicator_of(series), _title(series)
        self.tiles.tell(title, series, found, judged(series, found, indicator))
        self.tiles.setVisible(bool(series))
        self.picture.tell(series, found, title)
        course = _course(every, series, listed)
        target = target_at(indicator, course[-1].made_on) if indicator is not None and course else None
        scale = share_scale(indicator) if indicator is not None else 1.0
        self.trend.tell(course, None if target is None else target / scale, chosen)
        self._many = len(course) > 1
        self._fit()

    def _fit(self) -> None:
        """Where the waterfall would become too small to be read, the trend makes way for it."""
        self.trend.setVisible(self._many and self.height() >= self._worn.px(LEAST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _title(series: Sequence[Oee]) -> str:
    if len(series) == 1:
        return series_name(series[0])
    return _("{n} series together, weighted by required time", n=len(series)) if series else ""


def _course(every: AllSeries, series: Sequence[Oee], listed: Sequence[Oee]) -> list[Oee]:
    """Those that are on show in the order of time; of one series, all of its machine that the filter lets pass."""
    ids = {one.id for one in series}
    if len(series) == 1:
        ids = {one.id for one in listed if one.machine == series[0].machine}
    return in_time(one for one in every.series if one.id in ids)
