"""Every table of the document. A new noun with tables is one more name in this import."""

from __future__ import annotations

from sqlalchemy import Table

from app.models import (
    event,
    fishbone,
    five_whys,
    interview,
    link,
    observation,
    photo,
    picture,
    process_chart,
    tally,
    value_stream,
)
from app.models.schema import Row

NOUNS = (
    event,
    fishbone,
    five_whys,
    interview,
    link,
    observation,
    photo,
    picture,
    process_chart,
    tally,
    value_stream,
)

TABLES: tuple[Table, ...] = tuple(Row.metadata.sorted_tables)
"""Parents before children."""
