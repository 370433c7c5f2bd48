"""From version 1 to 2: observations, process flow charts, tallies, fishbones, five whys and their links."""

from __future__ import annotations

import sqlite3

_TABLES = """
CREATE TABLE fishbone (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    effect VARCHAR NOT NULL,
    dots INTEGER NOT NULL,
    voters INTEGER,
    PRIMARY KEY (id)
);
CREATE TABLE five_whys (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    problem VARCHAR NOT NULL,
    who VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    "where" VARCHAR NOT NULL,
    "when" VARCHAR NOT NULL,
    how VARCHAR NOT NULL,
    how_many VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE interview (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    function VARCHAR NOT NULL,
    person VARCHAR NOT NULL,
    held_on VARCHAR NOT NULL,
    held_by VARCHAR NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE link (
    id VARCHAR NOT NULL,
    source_kind VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    target_kind VARCHAR NOT NULL,
    target VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_link_source ON link (source);
CREATE INDEX ix_link_target ON link (target);
CREATE TABLE tally (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    weight VARCHAR NOT NULL,
    object VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    recorder VARCHAR NOT NULL,
    shift VARCHAR NOT NULL,
    column_kind VARCHAR NOT NULL,
    "before" VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY("before") REFERENCES tally (id) ON DELETE SET NULL
);
CREATE INDEX ix_tally_before ON tally ("before");
CREATE TABLE bone (
    id VARCHAR NOT NULL,
    fishbone_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(fishbone_id) REFERENCES fishbone (id) ON DELETE CASCADE
);
CREATE INDEX ix_bone_fishbone_id ON bone (fishbone_id);
CREATE TABLE process_chart (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    product VARCHAR NOT NULL,
    follows VARCHAR NOT NULL,
    begins VARCHAR NOT NULL,
    ends VARCHAR NOT NULL,
    observed_by VARCHAR NOT NULL,
    observed_on VARCHAR NOT NULL,
    compared_to VARCHAR,
    plan_picture VARCHAR,
    plan_x1 DOUBLE,
    plan_y1 DOUBLE,
    plan_x2 DOUBLE,
    plan_y2 DOUBLE,
    plan_scale_m DOUBLE,
    PRIMARY KEY (id),
    FOREIGN KEY(compared_to) REFERENCES process_chart (id) ON DELETE SET NULL,
    FOREIGN KEY(plan_picture) REFERENCES picture (sha256)
);
CREATE INDEX ix_process_chart_compared_to ON process_chart (compared_to);
CREATE INDEX ix_process_chart_plan_picture ON process_chart (plan_picture);
CREATE TABLE question (
    id VARCHAR NOT NULL,
    interview_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    asked INTEGER NOT NULL,
    answer VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(interview_id) REFERENCES interview (id) ON DELETE CASCADE
);
CREATE INDEX ix_question_interview_id ON question (interview_id);
CREATE TABLE suggestion (
    id VARCHAR NOT NULL,
    fishbone_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(fishbone_id) REFERENCES fishbone (id) ON DELETE CASCADE
);
CREATE INDEX ix_suggestion_fishbone_id ON suggestion (fishbone_id);
CREATE TABLE tally_category (
    id VARCHAR NOT NULL,
    tally_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    other INTEGER NOT NULL,
    cost_each DOUBLE,
    time_each_s DOUBLE,
    PRIMARY KEY (id),
    FOREIGN KEY(tally_id) REFERENCES tally (id) ON DELETE CASCADE
);
CREATE INDEX ix_tally_category_tally_id ON tally_category (tally_id);
CREATE TABLE tally_column (
    id VARCHAR NOT NULL,
    tally_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(tally_id) REFERENCES tally (id) ON DELETE CASCADE
);
CREATE INDEX ix_tally_column_tally_id ON tally_column (tally_id);
CREATE TABLE why (
    id VARCHAR NOT NULL,
    five_whys_id VARCHAR NOT NULL,
    parent_id VARCHAR,
    rank VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    evidence VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    root VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(five_whys_id) REFERENCES five_whys (id) ON DELETE CASCADE,
    FOREIGN KEY(parent_id) REFERENCES why (id) ON DELETE CASCADE
);
CREATE INDEX ix_why_five_whys_id ON why (five_whys_id);
CREATE INDEX ix_why_parent_id ON why (parent_id);
CREATE TABLE cause (
    id VARCHAR NOT NULL,
    bone_id VARCHAR NOT NULL,
    parent_id VARCHAR,
    rank VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    votes INTEGER NOT NULL,
    author VARCHAR NOT NULL,
    evidence VARCHAR NOT NULL,
    checked_by VARCHAR NOT NULL,
    checked_on VARCHAR NOT NULL,
    check_owner VARCHAR NOT NULL,
    check_due VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(bone_id) REFERENCES bone (id) ON DELETE CASCADE,
    FOREIGN KEY(parent_id) REFERENCES cause (id) ON DELETE CASCADE
);
CREATE INDEX ix_cause_bone_id ON cause (bone_id);
CREATE INDEX ix_cause_parent_id ON cause (parent_id);
CREATE TABLE observation (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    step VARCHAR,
    place VARCHAR NOT NULL,
    seen_on VARCHAR NOT NULL,
    seen_by VARCHAR NOT NULL,
    asked VARCHAR NOT NULL,
    source VARCHAR,
    waste VARCHAR,
    quantity DOUBLE,
    unit VARCHAR NOT NULL,
    per VARCHAR NOT NULL,
    cost_each DOUBLE,
    time_each_s DOUBLE,
    hourly_rate DOUBLE,
    cost_per_year DOUBLE,
    calculation VARCHAR NOT NULL,
    earlier_quantity DOUBLE,
    earlier_period VARCHAR NOT NULL,
    other_quantity DOUBLE,
    other_line VARCHAR NOT NULL,
    delay_constraint VARCHAR NOT NULL,
    budget_constraint VARCHAR NOT NULL,
    technical_constraint VARCHAR NOT NULL,
    people_constraint VARCHAR NOT NULL,
    flows VARCHAR,
    interaction VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(step) REFERENCES symbol (id) ON DELETE SET NULL
);
CREATE INDEX ix_observation_step ON observation (step);
CREATE TABLE process_step (
    id VARCHAR NOT NULL,
    process_chart_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    description VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    distance_m DOUBLE,
    time_s DOUBLE,
    time_source VARCHAR,
    quantity DOUBLE,
    value_class VARCHAR,
    question VARCHAR,
    idea VARCHAR NOT NULL,
    x DOUBLE,
    y DOUBLE,
    PRIMARY KEY (id),
    FOREIGN KEY(process_chart_id) REFERENCES process_chart (id) ON DELETE CASCADE
);
CREATE INDEX ix_process_step_process_chart_id ON process_step (process_chart_id);
CREATE TABLE rating (
    id VARCHAR NOT NULL,
    step VARCHAR NOT NULL,
    waste VARCHAR NOT NULL,
    rating INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(step) REFERENCES symbol (id) ON DELETE CASCADE
);
CREATE INDEX ix_rating_step ON rating (step);
CREATE TABLE tally_mark (
    id VARCHAR NOT NULL,
    category_id VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    "column" VARCHAR,
    count INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(category_id) REFERENCES tally_category (id) ON DELETE CASCADE,
    FOREIGN KEY("column") REFERENCES tally_column (id) ON DELETE SET NULL
);
CREATE INDEX ix_tally_mark_category_id ON tally_mark (category_id);
CREATE INDEX ix_tally_mark_column ON tally_mark ("column");
CREATE TABLE photo (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    observation_id VARCHAR,
    cause_id VARCHAR,
    why_id VARCHAR,
    picture VARCHAR NOT NULL,
    caption VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(observation_id) REFERENCES observation (id) ON DELETE CASCADE,
    FOREIGN KEY(cause_id) REFERENCES cause (id) ON DELETE CASCADE,
    FOREIGN KEY(why_id) REFERENCES why (id) ON DELETE CASCADE,
    FOREIGN KEY(picture) REFERENCES picture (sha256)
);
CREATE INDEX ix_photo_cause_id ON photo (cause_id);
CREATE INDEX ix_photo_observation_id ON photo (observation_id);
CREATE INDEX ix_photo_picture ON photo (picture);
CREATE INDEX ix_photo_why_id ON photo (why_id);
"""


def to_2(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE event ADD COLUMN currency VARCHAR NOT NULL DEFAULT '€'")
    for statement in _TABLES.split(";"):
        db.execute(statement)
