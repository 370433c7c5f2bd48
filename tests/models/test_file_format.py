"""docs/FILE_FORMAT.md says what is in a file: every table, every column, the numbers by which it is known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import Table

from app.models import history
from app.models.schema import APPLICATION_ID, SCHEMA_VERSION
from app.models.tables import TABLES

TEXT = (Path(__file__).parents[2] / "docs" / "FILE_FORMAT.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", [*TABLES, *history.TABLES], ids=lambda table: table.name)
def test_every_table_and_column_is_described(table: Table) -> None:
    _, told, rest = TEXT.partition(f"\n**{table.name}** –")
    assert told
    section = re.split(r"\n(?=\*\*|##)", rest)[0]
    words = set(re.findall(r"\w+", section))
    assert {column.name for column in table.columns} <= words


def test_the_numbers_are_those_of_the_program() -> None:
    assert f"0x{APPLICATION_ID:X}" in TEXT
    assert f"**{SCHEMA_VERSION}**" in TEXT
    assert re.search(rf"^\| {SCHEMA_VERSION} \| ", TEXT, re.MULTILINE)
    assert f"{history.MOST_STEPS:,}" in TEXT
    assert f"{history.MOST_BYTES // 2**20} MB" in TEXT
