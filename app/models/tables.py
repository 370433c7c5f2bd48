"""Every table of the document. A new noun with tables is one more name in this import."""

from __future__ import annotations

from sqlalchemy import Table

from app.models import (
    action,
    approval,
    axis,
    decision,
    event,
    fishbone,
    five_whys,
    import_recipe,
    indicator,
    interview,
    lever,
    link,
    maturity,
    observation,
    oee,
    photo,
    picture,
    problem,
    process_chart,
    proof,
    suggestion,
    tally,
    value_stream,
)
from app.models.schema import Row

NOUNS = (
    action,
    approval,
    axis,
    decision,
    event,
    fishbone,
    five_whys,
    import_recipe,
    indicator,
    interview,
    lever,
    link,
    maturity,
    observation,
    oee,
    photo,
    picture,
    problem,
    process_chart,
    proof,
    suggestion,
    tally,
    value_stream,
)

TABLES: tuple[Table, ...] = tuple(Row.metadata.sorted_tables)
"""Parents before children."""
