"""The foot of a process flow chart: number, time and distance by symbol, the total, and the share of value."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.calc.process_chart import KINDS
from app.calc.process_chart_figures import ChartFigures, Totals
from app.calc.quantity import show
from app.canvas.process_chart_drawing import draw_kind
from app.canvas.symbol_drawing import colour
from app.canvas.tip import tip_of
from app.language import _
from app.views.one_line import OneLine
from app.views.process_chart_words import amount, at_least, found_how
from app.views.theme import Appearance


class Foot(QFrame):
    """One column: a title with its sign, the number, the time and the distance."""

    def __init__(self, worn: Appearance, name: str, kind: str = "") -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(worn.px(8), worn.px(5), worn.px(8), worn.px(5))
        grid.setHorizontalSpacing(worn.px(6))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        title = OneLine(name)
        title.setToolTip("")  # that of the whole says more
        title.setObjectName("section")
        if kind:
            sign = QLabel()
            sign.setPixmap(kind_picture(kind, worn))
            grid.addWidget(sign, 0, 0)
        grid.addWidget(title, 0, 1 if kind else 0, 1, 1 if kind else 2)
        self.name = name
        self.number, self.time, self.distance = QLabel(), QLabel(), QLabel()
        self.number.setObjectName("foot_number")
        self.distance.setObjectName("muted")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for label in (self.time, self.distance):
            label.setAlignment(right)
        grid.addWidget(self.number, 1, 0)
        grid.addWidget(self.time, 1, 1)
        grid.addWidget(self.distance, 2, 0, 1, 2)
        for label in (self.time, self.distance):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def tell(self, told: Totals, tips: list[str]) -> None:
        self.number.setText(str(told.count))
        self.time.setText(amount(told.time_s, told.known_time_s, "duration") if told.count else "")
        travels = told.known_distance_m or told.distance_m is None
        self.distance.setText(amount(told.distance_m, told.known_distance_m, "distance") if travels else "")
        parts = filter(None, (self.name, str(told.count), self.time.text(), self.distance.text()))
        self.setAccessibleName(", ".join(parts))
        self.setToolTip(tip_of("\n".join(tips)))


class ValueShare(QWidget):
    """The share of value-added time, large, over a bar."""

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self._worn = worn
        self.share: float | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(worn.px(10), worn.px(5), worn.px(10), worn.px(12))
        grid.setVerticalSpacing(0)
        title = OneLine(_("Value-added share"))
        title.setToolTip("")
        title.setObjectName("section")
        self.value = QLabel()
        self.value.setObjectName("large_figure")
        grid.addWidget(title, 0, 0)
        grid.addWidget(self.value, 1, 0)

    def tell(self, told: ChartFigures) -> None:
        self.share = told.value_added_share
        self.value.setText(show(self.share, "share"))
        reason = told.undefined.get("value_added_share")
        formula = _(
            "Value-added share = time of the value-added steps ÷ time of all steps = {added} ÷ {total}",
            added=show(told.value_added_s, "duration"),
            total=show(told.total_time_s, "duration"),
        )
        self.setToolTip(tip_of(f"{formula}\n{reason}" if reason else formula))
        self.setAccessibleName(_("Value-added share: {share}", share=self.value.text()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self._worn.look, self._worn.px
        painter = QPainter(self)
        bar = QRect(px(10), self.height() - px(9), self.width() - px(20), px(5))
        painter.fillRect(bar, colour(look.line))
        if self.share:
            bar.setWidth(max(px(2), round(bar.width() * min(self.share, 1.0))))
            painter.fillRect(bar, colour(look.ok))


class ChartTotals(QFrame):
    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("foot")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.feet = {kind: Foot(worn, _(name), kind) for kind, name in KINDS.items()}
        self.total = Foot(worn, _("Total"))
        self.total.setObjectName("foot_total")
        self.value = ValueShare(worn)
        for foot in self.feet.values():
            row.addWidget(foot, 10)
        row.addWidget(self.total, 12)
        row.addWidget(self.value, 12)

    def tell(self, told: ChartFigures) -> None:
        for kind, foot in self.feet.items():
            foot.tell(told.totals[kind], _tips(told, f"totals.{kind}.", told.totals[kind]))
        whole = Totals(told.count, told.total_time_s, told.total_distance_m, told.known_time_s, told.known_distance_m)
        self.total.tell(whole, [*filter(None, (found_how(told),)), *_tips(told, "total_", whole)])
        self.value.tell(told)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


def _tips(told: ChartFigures, key: str, totals: Totals) -> list[str]:
    tips = []
    if reason := told.undefined.get(f"{key}time_s"):
        tips.append(at_least(totals.known_time_s, "duration", reason))
    if reason := told.undefined.get(f"{key}distance_m"):
        tips.append(at_least(totals.known_distance_m, "distance", reason))
    return tips


def kind_picture(kind: str, worn: Appearance, size: int = 16) -> QPixmap:
    """A symbol as pixels, twice as fine as a desk needs, so that it is sharp before an audience too."""
    side = worn.px(size)
    pixmap = QPixmap(2 * side, 2 * side)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_kind(painter, kind, QPointF(side / 2, side / 2), side * 0.9, worn.look, fill="ink")
    painter.end()
    return pixmap
