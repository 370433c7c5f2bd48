"""From version 3 to 4: indicators with their measures, OEE, maturity and recipes of import."""

from __future__ import annotations

import sqlite3

_TABLES = """
CREATE TABLE import_recipe (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    encoding VARCHAR NOT NULL,
    delimiter VARCHAR NOT NULL,
    decimal VARCHAR NOT NULL,
    date_order VARCHAR,
    PRIMARY KEY (id)
);
CREATE TABLE maturity (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    lowest DOUBLE NOT NULL,
    highest DOUBLE NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE indicator (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    definition VARCHAR NOT NULL,
    purpose VARCHAR NOT NULL,
    formula VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    frequency VARCHAR,
    frequency_why VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    direction VARCHAR NOT NULL,
    initial DOUBLE,
    target DOUBLE,
    warning_low DOUBLE,
    warning_high DOUBLE,
    alarm_low DOUBLE,
    alarm_high DOUBLE,
    letter VARCHAR,
    axis VARCHAR,
    representation VARCHAR NOT NULL,
    context VARCHAR NOT NULL,
    shared_with VARCHAR NOT NULL,
    shared_when VARCHAR NOT NULL,
    lower_spec DOUBLE,
    upper_spec DOUBLE,
    chart VARCHAR,
    rules VARCHAR NOT NULL,
    baseline_from INTEGER,
    baseline_to INTEGER,
    fixed_centre DOUBLE,
    fixed_sigma DOUBLE,
    moving_points INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(axis) REFERENCES axis (id) ON DELETE SET NULL
);
CREATE INDEX ix_indicator_axis ON indicator (axis);
CREATE TABLE maturity_criterion (
    id VARCHAR NOT NULL,
    maturity_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    target DOUBLE,
    PRIMARY KEY (id),
    FOREIGN KEY(maturity_id) REFERENCES maturity (id) ON DELETE CASCADE
);
CREATE INDEX ix_maturity_criterion_maturity_id ON maturity_criterion (maturity_id);
CREATE TABLE maturity_level (
    id VARCHAR NOT NULL,
    criterion_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    assessed_on VARCHAR NOT NULL,
    level DOUBLE,
    why VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(criterion_id) REFERENCES maturity_criterion (id) ON DELETE CASCADE
);
CREATE INDEX ix_maturity_level_criterion_id ON maturity_level (criterion_id);
CREATE TABLE oee (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    made_on VARCHAR NOT NULL,
    shift VARCHAR NOT NULL,
    machine VARCHAR NOT NULL,
    indicator VARCHAR,
    total_s DOUBLE,
    opening_s DOUBLE,
    required_s DOUBLE,
    operating_s DOUBLE,
    good DOUBLE,
    total DOUBLE,
    reference_cycle_s DOUBLE,
    changeovers_required INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(indicator) REFERENCES indicator (id) ON DELETE SET NULL
);
CREATE INDEX ix_oee_indicator ON oee (indicator);
CREATE TABLE recipe_column (
    id VARCHAR NOT NULL,
    recipe_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    header VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    indicator VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(recipe_id) REFERENCES import_recipe (id) ON DELETE CASCADE,
    FOREIGN KEY(indicator) REFERENCES indicator (id) ON DELETE SET NULL
);
CREATE INDEX ix_recipe_column_indicator ON recipe_column (indicator);
CREATE INDEX ix_recipe_column_recipe_id ON recipe_column (recipe_id);
CREATE TABLE target_change (
    id VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    since_on VARCHAR NOT NULL,
    target DOUBLE,
    why VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(indicator_id) REFERENCES indicator (id) ON DELETE CASCADE
);
CREATE INDEX ix_target_change_indicator_id ON target_change (indicator_id);
CREATE TABLE measure (
    id VARCHAR NOT NULL,
    indicator_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    value DOUBLE,
    count DOUBLE,
    n DOUBLE,
    stage VARCHAR NOT NULL,
    excluded INTEGER NOT NULL,
    excluded_why VARCHAR NOT NULL,
    comment VARCHAR NOT NULL,
    event VARCHAR NOT NULL,
    shift VARCHAR NOT NULL,
    machine VARCHAR NOT NULL,
    oee VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(indicator_id) REFERENCES indicator (id) ON DELETE CASCADE,
    FOREIGN KEY(oee) REFERENCES oee (id) ON DELETE CASCADE
);
CREATE INDEX ix_measure_indicator_id ON measure (indicator_id, rank, id);
CREATE INDEX ix_measure_oee ON measure (oee);
CREATE TABLE oee_loss (
    id VARCHAR NOT NULL,
    oee_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    seconds DOUBLE,
    parts DOUBLE,
    PRIMARY KEY (id),
    FOREIGN KEY(oee_id) REFERENCES oee (id) ON DELETE CASCADE
);
CREATE INDEX ix_oee_loss_oee_id ON oee_loss (oee_id);
CREATE TABLE reading (
    id VARCHAR NOT NULL,
    measure_id VARCHAR NOT NULL,
    place INTEGER NOT NULL,
    value DOUBLE NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(measure_id) REFERENCES measure (id) ON DELETE CASCADE
);
CREATE INDEX ix_reading_measure_id ON reading (measure_id);
"""
_OTHERS = """
ALTER TABLE action ADD COLUMN measured_by VARCHAR REFERENCES indicator (id) ON DELETE SET NULL;
CREATE INDEX ix_action_measured_by ON action (measured_by);
"""


def to_4(db: sqlite3.Connection) -> None:
    for statement in (*_TABLES.split(";"), *_OTHERS.split(";")):
        db.execute(statement)
