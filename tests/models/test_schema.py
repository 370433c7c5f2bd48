"""The tables of the document are there at once; a class of rows is made out of one when it is first used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect, select

from app.models.lever import Lever
from app.models.schema import Row
from app.models.tables import TABLES

GROUND = Path(__file__).parent.parent.parent

FRESH = """
from threading import Barrier, Thread
from sqlalchemy import select
from app.models.tables import TABLES
from app.models.schema import Row
from app.models.lever import Lever

def mapped():
    return [model.__name__ for model in Row.__subclasses__() if "__mapper__" in vars(model)]

assert len(TABLES) == len(Row.__subclasses__()) and mapped() == [], mapped()
begin, asked, failed = Barrier(8), [], []

def ask(number):
    begin.wait()
    try:
        asked.append(str(select(Lever.name).where(Lever.axis == "a") if number % 2 else select(Lever)))
    except BaseException as error:
        failed.append(error)

threads = [Thread(target=ask, args=(number,)) for number in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert not failed, failed
assert len(asked) == 8 and len(set(asked)) == 2
print(*mapped())
"""


def test_a_start_makes_tables_and_only_what_is_asked_for_becomes_a_class_once_for_all_threads():
    ran = subprocess.run([sys.executable, "-c", FRESH], cwd=GROUND, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split() == ["Lever"]


def test_a_class_has_the_columns_of_its_table_and_says_what_it_has_not():
    assert {each.key for each in inspect(Lever).columns} == set(Lever.__table__.c.keys())
    assert str(select(Lever.id)).split() == ["SELECT", "lever.id", "FROM", "lever"]
    with pytest.raises(AttributeError, match="gain_in_litres"):
        Lever.gain_in_litres  # noqa: B018


def test_columns_are_what_their_annotations_say():
    columns = Lever.__table__.c
    assert [columns[name].nullable for name in ("id", "name", "axis", "rate")] == [False, False, True, True]
    assert [str(columns[name].type) for name in ("name", "horizon_years", "rate")] == ["VARCHAR", "INTEGER", "DOUBLE"]
    assert {table.name for table in TABLES} == {model.__tablename__ for model in Row.__subclasses__()}
