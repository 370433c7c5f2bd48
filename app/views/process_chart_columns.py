"""How wide the columns of a process flow chart are: numbers have what they need, texts share the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.calc.process_chart import VALUE_SHORT
from app.canvas.font import SEMI_BOLD, width
from app.language import N_, _
from app.views.process_chart_rows import ORDER
from app.views.theme import TEXT_SIZE

if TYPE_CHECKING:
    from app.views.process_chart_table import ChartTable

WIDTHS = {
    "number": 34, "kind": 140, "distance_m": 66, "time_s": 84, "quantity": 62, "value_class": 58, "actor": 92,
    "question": 84,
}  # fmt: skip
NARROW = {
    "number": 28, "kind": 125, "distance_m": 60, "time_s": 78, "quantity": 50, "value_class": 52, "actor": 66,
    "question": 44,
}  # fmt: skip
"""Where there is little room."""
NARROWEST = {"number": 22, "kind": 97, "distance_m": 50, "time_s": 58, "value_class": 40}
"""Where two charts stand beside each other and there is little room."""
LEAST = {"description": 155, "idea": 80}
LEAST_OF_TWO = 80
HEADS = {"distance_m": N_("Dist."), "quantity": N_("Qty."), "question": N_("ECRS")}
"""What stands over a narrow column."""
OF_THE_REST = {"description": 0.6, "idea": 0.4}


def fit_columns(table: ChartTable) -> bool:
    """Whether the columns whose texts are wrapped have another width than before.

    The classes of value have what their words need in the language of the window, one below the other where it is
    narrow.
    """
    px, room = table.worn.px, table.viewport().width()
    shown = [name for i, name in enumerate(ORDER) if not table.isColumnHidden(i)]
    beside_another = "idea" not in shown
    texts = {name: px(LEAST_OF_TWO if beside_another else LEAST[name]) for name in LEAST if name in shown}
    ways = [WIDTHS, WIDTHS | NARROW, *([WIDTHS | NARROW | NARROWEST] if beside_another else [])]
    numbers = [{name: px(way[name]) for name in shown if name in way} for way in ways]
    for i, each in enumerate(numbers):
        words = [part for short in VALUE_SHORT.values() for part in ([_(short)] if i == 0 else _(short).split())]
        needed = max(width(word, px(TEXT_SIZE), SEMI_BOLD) for word in words) + px(13)
        each["value_class"] = max(each["value_class"], round(needed))
    widths = next((each for each in numbers if sum(each.values()) + sum(texts.values()) <= room), numbers[-1])
    table.is_narrow = widths is not numbers[0]
    rest = max(room - sum(widths.values()) - sum(texts.values()), 0)
    for name, least in texts.items():
        widths[name] = least + round(rest * (1 if beside_another else OF_THE_REST[name]))
    before = [table.columnWidth(ORDER.index(name)) for name in texts]
    for name, wide in widths.items():
        table.setColumnWidth(ORDER.index(name), wide)
    return before != [widths[name] for name in texts]
