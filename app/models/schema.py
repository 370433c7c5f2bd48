"""What every table of the document stands on."""

from __future__ import annotations

import uuid
from threading import RLock
from typing import Any

from sqlalchemy import Column, Double, Integer, LargeBinary, String, Table
from sqlalchemy.inspection import _inspects
from sqlalchemy.orm import DeclarativeBase, Mapper
from sqlalchemy.orm.decl_api import DeclarativeAttributeIntercept

APPLICATION_ID = 0x4348414E
"""`CHAN` in the header of the SQLite file: how the system and the program know a document."""

SCHEMA_VERSION = 4

_TYPES = {"str": String, "float": Double, "int": Integer, "bytes": LargeBinary}
_mapping = RLock()
"""Sheets are read for printing in another thread: a class is mapped once."""


def new_id() -> str:
    return uuid.uuid4().hex


class _Noun(DeclarativeAttributeIntercept):
    """Maps a class when it is first used as one: asked for a column, instantiated, or handed to a statement."""

    def __getattr__(cls, name: str) -> Any:
        table = cls.__dict__.get("__table__")
        if table is None or name not in table.c:
            raise AttributeError(f"{cls.__name__} has no {name}")
        with _mapping:
            if "_sa_class_manager" not in cls.__dict__:  # else another thread has just done so, or this one is at it
                _mapper(cls)
            return type.__getattribute__(cls, name)

    def __call__(cls, *given: Any, **named: Any) -> Any:
        _mapper(cls)
        return super().__call__(*given, **named)


class Row(DeclarativeBase, metaclass=_Noun):
    """A table of the document; its changes are recorded, undone and told to listeners without further code.

    Every start makes all tables and needs a few of them as classes; mapping all took five times as long. So a subclass
    is a table first, read from `Mapped[…]` and `mapped_column(…)` as SQLAlchemy would, and is mapped at its first use.
    """

    def __init_subclass__(cls) -> None:
        columns = [_column(cls, name, hint) for name, hint in cls.__annotations__.items()]
        given = cls.__dict__.get("__table_args__", ())
        parts, named = ((), given) if isinstance(given, dict) else (given, {})
        cls.__table__ = Table(cls.__tablename__, cls.metadata, *columns, *parts, **named)


def _column(cls: type[Row], name: str, hint: str) -> Column[Any]:
    """The column that this annotation declares, taken out of the class, where the mapper will put its own."""
    said = hint.removeprefix("Mapped[").removesuffix("]").split(" | ")
    given = cls.__dict__.get(name)
    column: Column[Any] = Column() if given is None else given.column
    column.name = column.key = name
    column.type = _TYPES[said[0]]()
    column.nullable = said[1:] == ["None"]
    if given is not None:
        delattr(cls, name)
    return column


@_inspects(_Noun)
def _mapper(cls: Any) -> Mapper[Any] | None:
    if cls is Row:
        return None
    if "__mapper__" not in cls.__dict__:
        with _mapping:
            if "__mapper__" not in cls.__dict__:
                cls.registry.map_imperatively(cls, cls.__table__)
    mapper: Mapper[Any] = cls.__dict__["__mapper__"]
    return mapper
