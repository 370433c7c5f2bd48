"""The symbols and flows of the value stream map, one declaration each.

The palette, the properties panel, the legend, the drawing, the import and the export are all made from these lists:
one more symbol is one more entry. Drawn after the field's convention (FIELD: Rother & Shook, *Learning to See*).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from app.calc import calendar_date, quantity, typed_measure
from app.calc.money import read_money
from app.language import N_, sentence

Unit = Literal["duration", "share", "count", "days", "distance", "text", "lines", "choice", "date"]
Family = Literal["material", "information", "general"]
Fill = Literal["none", "paper", "header", "stock", "burst", "note", "ink"]
Pen = Literal["none", "ink", "thin"]
LineStyle = Literal["striped", "hollow", "thin", "zigzag", "lane", "pull"]
Label = Literal["title", "inside", "below"]


@dataclass(frozen=True, slots=True)
class Field:
    """One datum of a symbol or flow. `id` is its attribute, its column and its key in the exchange file.

    `default` is what the formulas take when nothing was typed; `always` gives it a line in the data box when empty too.
    `above_zero` is a datum by which the figures divide: nobody types a zero there who means one. A file may hold it,
    and the figure is then undefined. `bare` is the unit of a time typed without one, where nobody means seconds.
    The choice "" stands for none; `named` says that the titles of the choices were typed by people. More than `most` is
    not taken. An amount of `money` may be typed with its currency. What is `fixed` is shown, and not typed. A count
    `measured_in` a unit, which may be "", is of either sign and may be typed with that unit.
    """

    id: str
    name: str
    short: str
    unit: Unit
    default: float | str | None = None
    always: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    above_zero: bool = False
    bare: str = ""
    whole: bool = False
    named: bool = False
    most: float | None = None
    money: bool = False
    fixed: bool = False
    measured_in: str | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """One outline in pixels from the symbol's top left corner; `path` knows M, L, C and Z with absolute points.

    Of a symbol with a data box only the head is declared: the box below it is drawn by the canvas.
    """

    path: str
    fill: Fill = "paper"
    pen: Pen = "ink"


@dataclass(frozen=True, slots=True)
class SymbolKind:
    """`label` says where the name stands: `title` is a head line above a data box, which grows by one row per datum.

    `inside` is the part (left, top, width, height) in which a name inside is written; the whole symbol without it.
    `waist` is how far the outline stands back from the left and right edge at half height, where flows meet it.
    """

    id: str
    name: str
    family: Family
    width: float
    height: float
    label: Label
    drawing: tuple[Stroke, ...]
    fields: tuple[Field, ...] = ()
    search: str = ""
    on_material_path: bool = False
    inside: tuple[float, float, float, float] | None = None
    align: Literal["center", "left"] = "center"
    waist: float = 0.0


@dataclass(frozen=True, slots=True)
class FlowKind:
    id: str
    name: str
    family: Family
    style: LineStyle
    fields: tuple[Field, ...] = ()
    search: str = ""


TITLE_HEIGHT = 34.0
ROW_HEIGHT = 20.0

JOINS = (
    ("all", N_("All arrive: the longest")),
    ("alternatives", N_("Alternatives: their mean")),
)

CYCLE_TIME = Field("cycle_time_s", N_("Cycle time"), N_("C/T"), "duration", always=True)
CHANGEOVER = Field("changeover_s", N_("Changeover time"), N_("C/O"), "duration", default=0.0, always=True)
UPTIME = Field("uptime", N_("Uptime"), N_("Uptime"), "share", default=1.0, always=True, above_zero=True)
OPERATORS = Field("operators", N_("Operators"), N_("Operators"), "count", always=True)
SCRAP = Field("scrap", N_("Scrap"), N_("Scrap"), "share", default=0.0)
FIRST_PASS_YIELD = Field("first_pass_yield", N_("First-pass yield"), N_("FPY"), "share")
MACHINES = Field("machines", N_("Machines"), N_("Machines"), "count", default=1.0, above_zero=True)
PARTS_PER_CYCLE = Field(
    "parts_per_cycle", N_("Parts per cycle"), N_("Parts/cycle"), "count", default=1.0, above_zero=True
)
BATCH_SIZE = Field("batch_size", N_("Batch size"), N_("Batch"), "count", above_zero=True)
RESOURCE_SHARE = Field(
    "resource_share", N_("Share of the resource"), N_("Share"), "share", default=1.0, above_zero=True
)
PROCESSING_TIME = Field("processing_time_s", N_("Processing time"), N_("P/T"), "duration")
VALUE_ADDED = Field("value_added_s", N_("Value-added time"), N_("VA"), "duration")
NECESSARY = Field("necessary_non_value_added_s", N_("Necessary non-value-added time"), N_("NNVA"), "duration")
AVAILABLE = Field(
    "available_s_per_day", N_("Available time per day"), N_("Available"), "duration", above_zero=True, bare="h"
)
MANUAL_WORK = Field("manual_work_s", N_("Manual work per part"), N_("Manual"), "duration")
JOIN = Field("join", N_("Where branches meet"), N_("Join"), "choice", default="all", choices=JOINS)
QUANTITY = Field("quantity", N_("Quantity"), N_("Quantity"), "count", always=True)
DAYS = Field("days", N_("Measured wait"), N_("Wait"), "days")
NOTE = Field("note", N_("Note"), N_("Note"), "lines")

FLOW_SHARE = Field("share", N_("Share of the alternatives"), N_("Share"), "share")
FLOW_QUANTITY_PER = Field("quantity_per", N_("Quantity per part"), N_("Qty per"), "count", default=1.0, above_zero=True)
FLOW_MAXIMUM = Field("maximum", N_("Maximum"), N_("Max"), "count", above_zero=True)

_FACTORY = "M 0 88 L 0 26 L 42 4 L 42 26 L 85 4 L 85 26 L 128 4 L 128 88 Z"

SYMBOLS: tuple[SymbolKind, ...] = (
    SymbolKind(
        "process",
        N_("Process"),
        "material",
        140.0,
        TITLE_HEIGHT,
        "title",
        (Stroke("M 0 0 L 140 0 L 140 34 L 0 34 Z", "header"),),
        (
            CYCLE_TIME,
            CHANGEOVER,
            UPTIME,
            OPERATORS,
            MACHINES,
            SCRAP,
            FIRST_PASS_YIELD,
            BATCH_SIZE,
            PARTS_PER_CYCLE,
            PROCESSING_TIME,
            VALUE_ADDED,
            NECESSARY,
            MANUAL_WORK,
            RESOURCE_SHARE,
            AVAILABLE,
            JOIN,
            NOTE,
        ),
        N_("operation step machine workstation"),
        on_material_path=True,
    ),
    SymbolKind(
        "inventory",
        N_("Inventory"),
        "material",
        64.0,
        56.0,
        "below",
        (
            Stroke("M 32 0 L 64 56 L 0 56 Z", "stock"),
            Stroke("M 32 22 L 32 46 M 26 22 L 38 22 M 26 46 L 38 46", "none"),
        ),
        (QUANTITY, DAYS, NOTE),
        N_("stock WIP work in process triangle"),
        on_material_path=True,
        waist=14.0,
    ),
    SymbolKind(
        "supplier",
        N_("Supplier"),
        "material",
        128.0,
        88.0,
        "inside",
        (Stroke(_FACTORY),),
        (NOTE,),
        N_("factory outside source"),
        on_material_path=True,
        inside=(6.0, 28.0, 116.0, 58.0),
    ),
    SymbolKind(
        "customer",
        N_("Customer"),
        "material",
        128.0,
        88.0,
        "inside",
        (Stroke(_FACTORY),),
        (NOTE,),
        N_("factory outside source"),
        on_material_path=True,
        inside=(6.0, 28.0, 116.0, 58.0),
    ),
    SymbolKind(
        "truck",
        N_("Truck"),
        "material",
        112.0,
        60.0,
        "inside",
        (
            Stroke("M 0 2 L 78 2 L 78 48 L 0 48 Z"),
            Stroke("M 78 16 L 98 16 L 112 30 L 112 48 L 78 48 Z"),
            Stroke("M 84 21 L 96 21 L 104 30 L 84 30 Z", "none", "thin"),
            Stroke("M 12 48 C 12 39 30 39 30 48 C 30 62 12 62 12 48 Z"),
            Stroke("M 84 48 C 84 39 102 39 102 48 C 102 62 84 62 84 48 Z"),
        ),
        (NOTE,),
        N_("transport delivery lorry"),
        on_material_path=True,
        inside=(3.0, 4.0, 72.0, 36.0),
    ),
    SymbolKind(
        "production_control",
        N_("Production control"),
        "information",
        160.0,
        64.0,
        "inside",
        (Stroke("M 0 0 L 160 0 L 160 64 L 0 64 Z"), Stroke("M 0 12 L 160 12", "none")),
        (NOTE,),
        N_("schedule MRP ERP planning"),
        inside=(8.0, 14.0, 144.0, 48.0),
    ),
    SymbolKind(
        "kaizen_burst",
        N_("Kaizen burst"),
        "general",
        156.0,
        92.0,
        "inside",
        (
            Stroke(
                "M 78 0 L 91.8 14.9 L 115.9 4.6 L 117 20.7 L 146.8 18.4 L 136.5 33.3 L 156 46 L 136.5 58.6 L "
                "146.8 73.6 L 117 71.3 L 115.9 87.4 L 91.8 77 L 78 92 L 64.2 77 L 40.1 87.4 L 39 71.3 L 9.2 7"
                "3.6 L 19.5 58.6 L 0 46 L 19.5 33.3 L 9.2 18.4 L 39 20.7 L 40.1 4.6 L 64.2 14.9 Z",
                "burst",
            ),
        ),
        (NOTE,),
        N_("improvement lightning idea"),
        inside=(24.0, 20.0, 108.0, 52.0),
    ),
    SymbolKind(
        "text_note",
        N_("Note"),
        "general",
        184.0,
        84.0,
        "inside",
        (
            Stroke("M 0 0 L 170 0 L 184 14 L 184 84 L 0 84 Z", "note", "thin"),
            Stroke("M 170 0 L 170 14 L 184 14", "none", "thin"),
        ),
        (NOTE,),
        N_("text comment remark"),
        inside=(10.0, 8.0, 162.0, 70.0),
        align="left",
    ),
)

FLOWS: tuple[FlowKind, ...] = (
    FlowKind("push", N_("Push flow"), "material", "striped", (FLOW_SHARE, FLOW_QUANTITY_PER), N_("arrow")),
    FlowKind("pull", N_("Pull flow (withdrawal)"), "material", "pull", (FLOW_SHARE, FLOW_QUANTITY_PER), N_("kanban")),
    FlowKind(
        "fifo_lane",
        N_("FIFO lane"),
        "material",
        "lane",
        (FLOW_MAXIMUM, FLOW_SHARE, FLOW_QUANTITY_PER),
        N_("first in first out"),
    ),
    FlowKind("shipment", N_("Shipment"), "material", "hollow", (FLOW_SHARE, FLOW_QUANTITY_PER), N_("delivery arrow")),
    FlowKind("manual_information", N_("Manual information"), "information", "thin", (), N_("paper order")),
    FlowKind(
        "electronic_information", N_("Electronic information"), "information", "zigzag", (), N_("EDI forecast order")
    ),
)

SYMBOL_KIND = {kind.id: kind for kind in SYMBOLS}
FLOW_KIND = {kind.id: kind for kind in FLOWS}


def typed(field: Field, text: str, *, day_s: float | None = None) -> float | str | None:
    """What was typed for a datum, on the map or in the panel. Raises `quantity.Unreadable` where it means nothing."""
    text = text.strip()
    if field.unit in ("text", "lines", "choice"):
        return text
    if field.bare and text.replace(",", "").replace(".", "").isdigit():
        text = f"{text} {field.bare}"
    if field.unit == "date":
        return calendar_date.parse(text)
    if field.money:
        return read_money(text)
    if field.measured_in is not None:
        return typed_measure.number(text, field.measured_in)
    value = quantity.parse(text, cast(quantity.Unit, field.unit), day_s=day_s)
    if value == 0 and field.above_zero:
        raise quantity.Unreadable(ZERO)
    if field.whole and value is not None:
        if not value.is_integer():
            raise quantity.Unreadable(NOT_WHOLE)
        value = int(value)
    if field.most is not None and value is not None and value > field.most:
        raise quantity.Unreadable(sentence(N_("{most} is the most here."), most=f"{field.most:g}"))
    return value


def flow_kind_between(source: str, target: str) -> str:
    """The kind of flow that joins two kinds of symbol unless another is said: by a drag, or in an import."""
    ends = (SYMBOL_KIND[source], SYMBOL_KIND[target])
    if any(end.family != "material" for end in ends):
        return "electronic_information" if {source, target} & {"customer", "supplier"} else "manual_information"
    if {source, target} & {"customer", "supplier", "truck"}:
        return "shipment"
    return "push"


NOT_WHOLE = sentence(N_("Only a whole number makes sense here."))
ZERO = sentence(N_("Zero makes no sense here. Leave it empty where it is not known."))

_IN_DATA_BOX = {
    kind.id: tuple(field for field in kind.fields if field.unit not in ("lines", "choice"))
    for kind in SYMBOLS
    if kind.label == "title"
}


def data_rows(kind: SymbolKind, values: object) -> tuple[Field, ...]:
    """The fields that have a line in the data box of a symbol: those always shown, and those that hold a value."""
    return tuple(f for f in _IN_DATA_BOX.get(kind.id, ()) if f.always or getattr(values, f.id) is not None)


def declared_height(kind: SymbolKind) -> float:
    """Height without the rows that a datum added: the middle of this part is where the symbol lies.

    So the heads and the arrows of a row of steps stay on one line, however many data each step shows.
    """
    rows = sum(field.always for field in kind.fields) if kind.label == "title" else 0
    return kind.height + ROW_HEIGHT * rows


def size(kind: SymbolKind, values: object) -> tuple[float, float]:
    """Width and height of a symbol in scene pixels, data box included, label below not included."""
    return kind.width, kind.height + ROW_HEIGHT * len(data_rows(kind, values))
