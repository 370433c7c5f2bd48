"""A plant's map with every kind of symbol and flow, names with accents, and a value unknown."""

from __future__ import annotations

from app.calc.value_stream import Calendar, Demand, Flow, Symbol, ValueStream

ACME = ValueStream(
    "map",
    "État actuel – ligne d’emboutissage",
    "current",
    Calendar(2, 28800, 1200, 5, 20, 240),
    Demand(18400, "month"),
    (
        Symbol("s", "supplier", "Acier Lorrain", x=80, y=80),
        Symbol("o", "production_control", "Ordonnancement", x=700, y=80),
        Symbol("c", "customer", "Façade & Cie", x=1300, y=80),
        Symbol("t", "truck", "Mardi", x=80, y=240),
        Symbol("k", "kaizen_burst", "SMED – ½ h", x=360, y=230),
        Symbol("n", "text_note", "« L’œuvre » : 12 €", x=1000, y=230),
        Symbol("i1", "inventory", quantity=7000, x=160, y=420),
        Symbol("p1", "process", "Découpe à façon", cycle_time_s=39, changeover_s=600, x=360, y=420),
        Symbol("i2", "inventory", quantity=1700, x=560, y=420),
        Symbol("p2", "process", "Contrôle qualité", cycle_time_s=62, uptime=0.8, x=760, y=420),
        Symbol("p3", "process", "Expédition", cycle_time_s=40, x=1000, y=420),
        Symbol("i3", "inventory", "Produits finis", quantity=4140, x=1250, y=420),
    ),
    (
        Flow("f1", "s", "i1", "shipment"),
        Flow("f2", "i1", "p1", "push"),
        Flow("f3", "p1", "i2", "push"),
        Flow("f4", "i2", "p2", "pull"),
        Flow("f5", "p2", "p3", "fifo_lane", maximum=20),
        Flow("f6", "p3", "i3", "push"),
        Flow("f7", "i3", "c", "shipment"),
        Flow("f8", "c", "o", "electronic_information", "Prévisions"),
        Flow("f9", "o", "s", "manual_information"),
    ),
)
