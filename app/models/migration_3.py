"""From version 2 to 3: axes, decisions, levers, suggestions, problems and actions."""

from __future__ import annotations

import sqlite3

_TABLES = """
CREATE TABLE axis (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    gains VARCHAR NOT NULL,
    risks VARCHAR NOT NULL,
    constraints VARCHAR NOT NULL,
    indicator VARCHAR NOT NULL,
    baseline DOUBLE,
    target DOUBLE,
    unit VARCHAR NOT NULL,
    due VARCHAR NOT NULL,
    present DOUBLE,
    present_on VARCHAR NOT NULL,
    attainable_because VARCHAR NOT NULL,
    company_objective VARCHAR NOT NULL,
    capacities VARCHAR NOT NULL,
    team VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE decision (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    low DOUBLE,
    high DOUBLE,
    dots INTEGER NOT NULL,
    voters INTEGER,
    chosen VARCHAR,
    because VARCHAR NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE suggestion (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    suggested_on VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    studied_by VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    told_on VARCHAR NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE criterion (
    id VARCHAR NOT NULL,
    decision_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    weight DOUBLE NOT NULL,
    direction VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(decision_id) REFERENCES decision (id) ON DELETE CASCADE
);
CREATE INDEX ix_criterion_decision_id ON criterion (decision_id);
CREATE TABLE lever (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    description VARCHAR NOT NULL,
    chosen_how VARCHAR NOT NULL,
    chosen_why VARCHAR NOT NULL,
    risks VARCHAR NOT NULL,
    constraints VARCHAR NOT NULL,
    people VARCHAR NOT NULL,
    culture_fit VARCHAR NOT NULL,
    axis VARCHAR,
    investment DOUBLE,
    yearly_gain DOUBLE,
    yearly_cost DOUBLE,
    horizon_years INTEGER,
    rate DOUBLE,
    cash_freed DOUBLE,
    fixed_costs DOUBLE,
    price DOUBLE,
    variable_cost DOUBLE,
    PRIMARY KEY (id),
    FOREIGN KEY(axis) REFERENCES axis (id) ON DELETE SET NULL
);
CREATE INDEX ix_lever_axis ON lever (axis);
CREATE TABLE problem (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    method VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    line VARCHAR NOT NULL,
    found_by VARCHAR NOT NULL,
    customer_effect VARCHAR NOT NULL,
    pilot VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    axis VARCHAR,
    opened_at VARCHAR NOT NULL,
    contained_at VARCHAR NOT NULL,
    closed_on VARCHAR NOT NULL,
    containment_h DOUBLE NOT NULL,
    solving_days DOUBLE NOT NULL,
    who VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    "where" VARCHAR NOT NULL,
    "when" VARCHAR NOT NULL,
    how VARCHAR NOT NULL,
    how_many VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    same_elsewhere VARCHAR NOT NULL,
    fishbone VARCHAR,
    five_whys VARCHAR,
    occurrence VARCHAR NOT NULL,
    occurrence_verified INTEGER NOT NULL,
    non_detection VARCHAR NOT NULL,
    non_detection_verified INTEGER NOT NULL,
    lesson VARCHAR NOT NULL,
    standards_updated VARCHAR NOT NULL,
    phase VARCHAR NOT NULL,
    goal VARCHAR NOT NULL,
    scope VARCHAR NOT NULL,
    stakes VARCHAR NOT NULL,
    team VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(axis) REFERENCES axis (id) ON DELETE SET NULL,
    FOREIGN KEY(fishbone) REFERENCES fishbone (id) ON DELETE SET NULL,
    FOREIGN KEY(five_whys) REFERENCES five_whys (id) ON DELETE SET NULL
);
CREATE INDEX ix_problem_axis ON problem (axis);
CREATE INDEX ix_problem_fishbone ON problem (fishbone);
CREATE INDEX ix_problem_five_whys ON problem (five_whys);
CREATE TABLE scale_level (
    id VARCHAR NOT NULL,
    decision_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    value DOUBLE NOT NULL,
    words VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(decision_id) REFERENCES decision (id) ON DELETE CASCADE
);
CREATE INDEX ix_scale_level_decision_id ON scale_level (decision_id);
CREATE TABLE action (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    label VARCHAR NOT NULL,
    deliverable VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    team VARCHAR NOT NULL,
    axis VARCHAR,
    problem VARCHAR,
    phase VARCHAR NOT NULL,
    start VARCHAR NOT NULL,
    first_due VARCHAR NOT NULL,
    due VARCHAR NOT NULL,
    done_on VARCHAR NOT NULL,
    moved_on VARCHAR NOT NULL,
    progress DOUBLE,
    priority VARCHAR NOT NULL,
    effort_h DOUBLE,
    gain_expected DOUBLE,
    gain_obtained DOUBLE,
    indicator VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    measure_before DOUBLE,
    measure_after DOUBLE,
    check_on VARCHAR NOT NULL,
    verdict VARCHAR,
    effect_on_indicators VARCHAR NOT NULL,
    effect_on_steps VARCHAR NOT NULL,
    transferable INTEGER NOT NULL,
    dropped_because VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(axis) REFERENCES axis (id) ON DELETE SET NULL,
    FOREIGN KEY(problem) REFERENCES problem (id) ON DELETE SET NULL
);
CREATE INDEX ix_action_axis ON action (axis);
CREATE INDEX ix_action_problem ON action (problem);
CREATE TABLE approval (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    axis_id VARCHAR,
    decision_id VARCHAR,
    lever_id VARCHAR,
    problem_id VARCHAR,
    state VARCHAR NOT NULL,
    decided_by VARCHAR NOT NULL,
    function VARCHAR NOT NULL,
    decided_on VARCHAR NOT NULL,
    comment VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(axis_id) REFERENCES axis (id) ON DELETE CASCADE,
    FOREIGN KEY(decision_id) REFERENCES decision (id) ON DELETE CASCADE,
    FOREIGN KEY(lever_id) REFERENCES lever (id) ON DELETE CASCADE,
    FOREIGN KEY(problem_id) REFERENCES problem (id) ON DELETE CASCADE
);
CREATE INDEX ix_approval_axis_id ON approval (axis_id);
CREATE INDEX ix_approval_decision_id ON approval (decision_id);
CREATE INDEX ix_approval_lever_id ON approval (lever_id);
CREATE INDEX ix_approval_problem_id ON approval (problem_id);
CREATE TABLE cash_flow (
    id VARCHAR NOT NULL,
    lever_id VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    net DOUBLE NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(lever_id) REFERENCES lever (id) ON DELETE CASCADE
);
CREATE INDEX ix_cash_flow_lever_id ON cash_flow (lever_id);
CREATE TABLE comparison (
    id VARCHAR NOT NULL,
    decision_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    first VARCHAR NOT NULL,
    second VARCHAR NOT NULL,
    ratio DOUBLE NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(decision_id) REFERENCES decision (id) ON DELETE CASCADE,
    FOREIGN KEY(first) REFERENCES criterion (id) ON DELETE CASCADE,
    FOREIGN KEY(second) REFERENCES criterion (id) ON DELETE CASCADE
);
CREATE INDEX ix_comparison_decision_id ON comparison (decision_id);
CREATE INDEX ix_comparison_first ON comparison (first);
CREATE INDEX ix_comparison_second ON comparison (second);
CREATE TABLE containment (
    id VARCHAR NOT NULL,
    problem_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    sorted DOUBLE,
    found DOUBLE,
    done_on VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(problem_id) REFERENCES problem (id) ON DELETE CASCADE
);
CREATE INDEX ix_containment_problem_id ON containment (problem_id);
CREATE TABLE follow_up (
    id VARCHAR NOT NULL,
    problem_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    followed_on VARCHAR NOT NULL,
    found DOUBLE,
    text VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(problem_id) REFERENCES problem (id) ON DELETE CASCADE
);
CREATE INDEX ix_follow_up_problem_id ON follow_up (problem_id);
CREATE TABLE gate_item (
    id VARCHAR NOT NULL,
    problem_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    step VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    done INTEGER NOT NULL,
    thing_kind VARCHAR,
    thing VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(problem_id) REFERENCES problem (id) ON DELETE CASCADE
);
CREATE INDEX ix_gate_item_problem_id ON gate_item (problem_id);
CREATE TABLE money_line (
    id VARCHAR NOT NULL,
    lever_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    sign VARCHAR NOT NULL,
    hardness VARCHAR NOT NULL,
    amount DOUBLE,
    first_year INTEGER NOT NULL,
    last_year INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(lever_id) REFERENCES lever (id) ON DELETE CASCADE
);
CREATE INDEX ix_money_line_lever_id ON money_line (lever_id);
CREATE TABLE option (
    id VARCHAR NOT NULL,
    decision_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    lever VARCHAR,
    effort DOUBLE,
    impact DOUBLE,
    dots INTEGER NOT NULL,
    reason VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(decision_id) REFERENCES decision (id) ON DELETE CASCADE,
    FOREIGN KEY(lever) REFERENCES lever (id) ON DELETE SET NULL
);
CREATE INDEX ix_option_decision_id ON option (decision_id);
CREATE INDEX ix_option_lever ON option (lever);
CREATE TABLE deployment (
    id VARCHAR NOT NULL,
    action_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    planned_on VARCHAR NOT NULL,
    done_on VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(action_id) REFERENCES action (id) ON DELETE CASCADE
);
CREATE INDEX ix_deployment_action_id ON deployment (action_id);
CREATE TABLE point (
    id VARCHAR NOT NULL,
    option_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    side VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    weight INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(option_id) REFERENCES option (id) ON DELETE CASCADE
);
CREATE INDEX ix_point_option_id ON point (option_id);
CREATE TABLE postponement (
    id VARCHAR NOT NULL,
    action_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    from_due VARCHAR NOT NULL,
    to_due VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    moved_on VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(action_id) REFERENCES action (id) ON DELETE CASCADE
);
CREATE INDEX ix_postponement_action_id ON postponement (action_id);
CREATE TABLE proof (
    id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    action_id VARCHAR,
    problem_id VARCHAR,
    step VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    overridden VARCHAR NOT NULL,
    closed_by VARCHAR NOT NULL,
    closed_on VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(action_id) REFERENCES action (id) ON DELETE CASCADE,
    FOREIGN KEY(problem_id) REFERENCES problem (id) ON DELETE CASCADE
);
CREATE INDEX ix_proof_action_id ON proof (action_id);
CREATE INDEX ix_proof_problem_id ON proof (problem_id);
CREATE TABLE score (
    id VARCHAR NOT NULL,
    option_id VARCHAR NOT NULL,
    rank VARCHAR NOT NULL,
    criterion VARCHAR NOT NULL,
    voter VARCHAR NOT NULL,
    value DOUBLE NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(option_id) REFERENCES option (id) ON DELETE CASCADE,
    FOREIGN KEY(criterion) REFERENCES criterion (id) ON DELETE CASCADE
);
CREATE INDEX ix_score_criterion ON score (criterion);
CREATE INDEX ix_score_option_id ON score (option_id);
"""
_OTHERS = """
ALTER TABLE suggestion RENAME TO suggested_cause;
DROP INDEX ix_suggestion_fishbone_id;
CREATE INDEX ix_suggested_cause_fishbone_id ON suggested_cause (fishbone_id);
ALTER TABLE photo ADD COLUMN problem_id VARCHAR REFERENCES problem (id) ON DELETE CASCADE;
ALTER TABLE photo ADD COLUMN shows VARCHAR;
CREATE INDEX ix_photo_problem_id ON photo (problem_id);
ALTER TABLE event ADD COLUMN limit_plan INTEGER;
ALTER TABLE event ADD COLUMN limit_do INTEGER;
ALTER TABLE event ADD COLUMN limit_check INTEGER;
ALTER TABLE event ADD COLUMN limit_act INTEGER;
ALTER TABLE event ADD COLUMN idle_days INTEGER NOT NULL DEFAULT 14;
"""


def to_3(db: sqlite3.Connection) -> None:
    for statement in (*_OTHERS.split(";")[:3], *_TABLES.split(";"), *_OTHERS.split(";")[3:]):
        db.execute(statement)
