"""Boxes in columns: nothing that is written is lost, whatever its length, and what is left is shared."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.calc.event import EventData
from app.reports.blocks import Block, draw_blocks, in_columns, on_one_page
from app.reports.framed import Area, Body, Order, framed
from app.reports.sheet import Sheet
from app.reports.table import Column, Row, Table
from tests.reports import paper

pytestmark = pytest.mark.usefixtures("qapp")
COLUMNS = (Column("Who", 1), Column("What", 3))


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def printed(*columns: list[Block]) -> bytes:
    shares = [(1.0, blocks) for blocks in columns]
    return framed(EventData(), Order("A4", "en"), "Sheet", "Sheet", lambda sheet, area: in_columns(sheet, area, shares))


def table(*words: str) -> Table:
    return Table(COLUMNS, [Row((word, f"{word}!")) for word in words])


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 400), min_size=1, max_size=4), st.lists(st.integers(0, 60), min_size=1, max_size=3))
def test_every_word_and_every_row_stands_on_the_sheet_once(texts: list[int], tables: list[int]) -> None:
    said = [[f"w{n}x{i}x" for i in range(many)] for n, many in enumerate(texts)]
    rows = [[f"r{n}x{i}x" for i in range(many)] for n, many in enumerate(tables)]
    pdf = printed(
        [Block("Text", " ".join(words)) for words in said], [Block("Table", table=table(*names)) for names in rows]
    )
    words = paper.words(pdf)
    assert [words.count(word) for each in said for word in each] == [1] * sum(texts)
    assert [words.count(f"{name}!") for each in rows for name in each] == [1] * sum(tables)


def test_what_has_no_room_goes_on_in_its_own_column_under_its_heading() -> None:
    left = Block("Long", "\n".join(f"line {n}." for n in range(90)))
    told = pages(printed([left], [Block("Short", "one line")]))
    assert len(told) > 1
    assert ["one line" in page for page in told] == [True] + [False] * (len(told) - 1)
    assert all("Long" in page for page in told)


def test_a_block_that_is_higher_than_a_page_is_drawn_and_not_for_ever() -> None:
    told = pages(printed([Block("Picture", drawn=lambda *_place: None, least=5000), Block("After", "the rest")]))
    assert any("Picture" in page for page in told)
    assert any("the rest" in page for page in told)


def test_the_room_that_is_left_is_shared_and_a_table_takes_no_more_than_is_of_use() -> None:
    sheet = Sheet("A3", "en", title="Sheet")
    heights = []
    blocks = [
        Block("Wide", drawn=lambda _sheet, _x, _y, _w, height: heights.append(height), share=3),
        Block("Narrow", drawn=lambda _sheet, _x, _y, _w, height: heights.append(height), share=1),
        Block("Table", table=table("a", "b"), share=50),
    ]
    draw_blocks(sheet, Area(0, 0, 400, 800), blocks)
    wide, narrow = heights
    assert wide > 2 * narrow > 0
    assert wide + narrow > 500


@pytest.mark.parametrize("lines", [3, 50, 56])
def test_what_is_meant_to_be_one_page_is_set_smaller_before_it_takes_two(lines: int) -> None:
    block = Block("Long", "\n".join(f"line {n}." for n in range(lines)))

    def told(one: bool) -> list[str]:
        def bodies(sheet: Sheet, area: Area) -> list[Body]:
            def make() -> list[Body]:
                return in_columns(sheet, area, [(1.0, [block])])

            return on_one_page(sheet, make) if one else make()

        return pages(framed(EventData(), Order("A4", "en"), "Sheet", "Sheet", bodies))

    assert len(told(one=True)) == 1
    assert len(told(one=False)) == (1 if lines == 3 else 2)
    assert all(f"line {n}." in told(one=True)[0] for n in range(lines))


def test_what_is_far_too_long_for_one_page_goes_on_in_letters_that_can_be_read() -> None:
    block = Block("Long", "\n".join(f"line {n}." for n in range(300)))
    pdf = framed(
        EventData(),
        Order("A4", "en"),
        "Sheet",
        "Sheet",
        lambda sheet, area: on_one_page(sheet, lambda: in_columns(sheet, area, [(1.0, [block])])),
    )
    assert len(pages(pdf)) > 3
    assert paper.words(pdf).count("line 299.") == 1
