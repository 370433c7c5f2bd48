"""How wide the columns of a process flow chart are: numbers have what they need, texts share the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.views.process_chart_rows import ORDER

if TYPE_CHECKING:
    from app.views.process_chart_table import ChartTable

WIDTHS = {
    "number": 34, "kind": 140, "distance_m": 66, "time_s": 84, "quantity": 62, "value_class": 58, "actor": 92,
    "question": 84,
}  # fmt: skip
NARROW = {"number": 28, "kind": 125, "time_s": 78, "quantity": 56, "value_class": 52, "actor": 74, "question": 40}
"""Where there is little room."""
LEAST = {"description": 170, "idea": 90}
OF_THE_REST = {"description": 0.6, "idea": 0.4}


def fit_columns(table: ChartTable) -> bool:
    """Whether the columns whose texts are wrapped have another width than before."""
    px, room = table.worn.px, table.viewport().width()
    shown = [name for i, name in enumerate(ORDER) if not table.isColumnHidden(i)]
    texts = [name for name in LEAST if name in shown]
    wanted = sum(px(LEAST[name]) for name in texts)
    widths = {name: px(WIDTHS[name]) for name in shown if name in WIDTHS}
    table.is_narrow = sum(widths.values()) + wanted > room
    if table.is_narrow:
        widths = {name: px(NARROW.get(name, WIDTHS[name])) for name in widths}
    rest = max(room - sum(widths.values()) - wanted, 0)
    for name in texts:
        widths[name] = px(LEAST[name]) + round(rest * (OF_THE_REST[name] if len(texts) > 1 else 1))
    before = [table.columnWidth(ORDER.index(name)) for name in texts]
    for name, wide in widths.items():
        table.setColumnWidth(ORDER.index(name), wide)
    return before != [widths[name] for name in texts]
