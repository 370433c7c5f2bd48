"""What the things of an event are called on paper."""

from __future__ import annotations

from dataclasses import replace

from app.calc.event import EventData
from app.calc.origin import MAP, Named, documents, names
from app.calc.problem import GateItem, Problem
from app.reports.framed import Order
from app.reports.sheet_list import SHEETS
from tests.reports.paper import words
from tests.views.conftest import small_map

STREAM = small_map("m", "Line 3, today")


def test_a_document_that_is_a_symbol_is_the_map_on_which_it_stands():
    event = EventData("E", "en", value_streams=(STREAM,))
    thing = ("symbol", STREAM.symbols[0].id)
    assert names(event)[thing].title == "Steel works"
    assert documents(event)[thing] == Named(MAP, "Line 3, today")
    nameless = replace(event, value_streams=(replace(STREAM, name=""),))
    assert documents(nameless)[thing] == names(nameless)[thing]


def test_the_dmaic_on_paper_names_the_map_as_the_screen_does():
    item = GateItem("define", "document", "Flow", thing_kind="symbol", thing=STREAM.symbols[0].id)
    problem = Problem("p", "Scrap", "dmaic", gate_items=(item,))
    event = EventData("E", "en", value_streams=(STREAM,), problems=(problem,))
    said = words(SHEETS["dmaic"].pdf(event, "p", Order("A3", "en")))
    assert "Line 3, today" in said
    assert "Steel works" not in said
