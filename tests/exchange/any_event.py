"""Any event at all, drawn from the dataclasses themselves, and what of an event must come back."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from app.calc.action import Action
from app.calc.axis import Axis
from app.calc.decision import Comparison, Decision, Option, Point, Score
from app.calc.event import EventData
from app.calc.fishbone import Fishbone
from app.calc.five_whys import FiveWhys
from app.calc.import_recipe import ImportRecipe
from app.calc.indicator import Indicator
from app.calc.interview import Interview
from app.calc.lever import MOST_YEARS, Lever
from app.calc.link import Link, Role
from app.calc.map_symbol import FLOWS, SYMBOLS
from app.calc.maturity import Maturity
from app.calc.observation import Observation, Rating, Waste
from app.calc.oee import Oee
from app.calc.photo import Photo
from app.calc.problem import Problem
from app.calc.process_chart import FloorPlan, ProcessChart
from app.calc.suggestion import Suggestion
from app.calc.tally import Category, Mark, Tally
from app.calc.value_stream import Calendar, Demand, Flow, Symbol, ValueStream
from app.models.schema import new_id

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
GIVEN = st.floats(0, 1e12) | st.integers(0, 2**60).map(float)
AMOUNT = st.none() | GIVEN
SHARE = st.none() | st.floats(0, 1)
PLACE = st.floats(-1e6, 1e6)
WORDS = st.just("") | st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
ID = st.builds(new_id)
"""Not drawn: a whole event would then be more than Hypothesis cares to draw."""
DATE = st.just("") | st.dates().map(str)
MOMENT = st.just("") | st.datetimes().map(lambda at: at.isoformat(timespec="seconds"))
COORDINATES = {"x", "y", "x1", "y1", "x2", "y2"}
SIGNED = {
    *("baseline", "target", "present", "low", "high", "value", "yearly_gain", "yearly_cost", "cash_freed"),
    *(
        "gain_expected",
        "gain_obtained",
        "measure_before",
        "measure_after",
        "values",
        "initial",
        "fixed_centre",
        "level",
    ),
    *("warning_low", "warning_high", "alarm_low", "alarm_high", "lower_spec", "upper_spec", "lowest", "highest"),
}
ANY_SIGN = st.floats(-1e12, 1e12)
NAMES = {
    *("step", "compared_to", "before", "column", "picture", "source", "target"),
    *("axis", "problem", "fishbone", "five_whys", "lever", "chosen", "criterion", "first", "second", "thing"),
    *("indicator", "oee", "measured_by"),
}
"""Fields that name something else: given once all is there."""
YEARS = st.integers(0, MOST_YEARS)


def _field(kind: type, name: str, hint: Any, deep: int) -> st.SearchStrategy[Any]:
    empty = st.none() if type(None) in get_args(hint) else st.nothing()
    hint = next((part for part in get_args(hint) if type(None) in get_args(hint) and part is not type(None)), hint)
    if (name in NAMES and hint is str and not empty.is_empty) or name == "thing_kind":
        return empty
    if get_origin(hint) is tuple:
        (of, _) = get_args(hint)
        if (of is kind and not deep) or of in (Score, Comparison):
            return st.just(())
        held = ANY_SIGN if of is float else things(of, deep - 1 if of is kind else deep)
        return st.lists(held, max_size=2).map(tuple)
    if is_dataclass(hint):
        return things(hint)
    if get_origin(hint) is Literal:
        return empty | st.sampled_from(get_args(hint))
    if hint is str:
        return ID if name == "id" else _text(name)
    return empty | (st.booleans() if hint is bool else _number(kind, name, hint))


def _text(name: str) -> st.SearchStrategy[str]:
    if name.endswith(("_on", "_due")) or name in ("due", "start"):
        return DATE
    return MOMENT if name == "at" or name.endswith("_at") else WORDS


def _number(kind: type, name: str, hint: type) -> st.SearchStrategy[Any]:
    if hint is int:
        if kind is Point:
            return st.integers(1, 5)
        return YEARS if name.endswith(("_year", "_years")) else st.integers(1 if kind is Mark else 0, 10**6)
    if name in SIGNED:
        return ANY_SIGN
    if kind is Option:
        return st.floats(0, 10)
    return PLACE if name in COORDINATES else SHARE.filter(lambda x: x is not None) if name == "progress" else GIVEN


def things(kind: type, deep: int = 2) -> st.SearchStrategy[Any]:
    """Any of this dataclass, with causes below causes as deep as this; a place has both its coordinates or none."""
    hints = get_type_hints(kind)
    made = st.builds(kind, **{f.name: _field(kind, f.name, hints[f.name], deep) for f in fields(kind)
                              if not (kind is Photo and f.name == "picture")})  # fmt: skip
    return made.map(lambda one: replace(one, x=None, y=None) if hasattr(one, "x") and None in (one.x, one.y) else one)


@st.composite
def symbols(draw: st.DrawFn) -> dict[str, Any]:
    x, y = draw(st.tuples(PLACE, PLACE))
    return {
        "kind": draw(st.sampled_from([kind.id for kind in SYMBOLS])),
        "name": draw(TEXT),
        "note": draw(TEXT),
        "x": x + 0.0,
        "y": y + 0.0,
        **{key: draw(AMOUNT) for key in ("quantity", "days", "cycle_time_s", "changeover_s", "batch_size", "machines")},
        **{key: draw(SHARE) for key in ("uptime", "scrap", "first_pass_yield", "resource_share")},
        "join": draw(st.sampled_from([None, "all", "alternatives"])),
    }


@st.composite
def maps(draw: st.DrawFn) -> ValueStream:
    held = tuple(Symbol(draw(ID), ref=ref, **draw(symbols())) for ref in draw(st.lists(TEXT, unique=True, max_size=4)))
    ends = st.sampled_from([s.id for s in held]) if held else st.nothing()
    kinds = st.sampled_from([kind.id for kind in FLOWS])
    flow = st.builds(Flow, ID, ends, ends, kinds, TEXT, SHARE, AMOUNT)
    return ValueStream(
        draw(ID),
        draw(TEXT | st.just("Actuel")),
        draw(st.sampled_from(["current", "future", "ideal"])),
        Calendar(*(draw(AMOUNT) for _ in range(6))),
        Demand(draw(AMOUNT), draw(st.sampled_from(["day", "week", "month", "year"]))),
        held,
        tuple(draw(st.lists(flow, max_size=4))) if held else (),
    )


@st.composite
def events(draw: st.DrawFn) -> EventData:
    """Any event. Things name each other, and links lead anywhere, to what is no more as well."""
    streams = tuple(draw(st.lists(maps(), max_size=3)))
    steps = st.sampled_from([s.id for stream in streams for s in stream.symbols] or [None])
    contents = draw(st.lists(st.binary(), max_size=2))
    pictures = {hashlib.sha256(one).hexdigest(): one for one in contents}

    def several(kind: type) -> tuple[Any, ...]:
        return tuple(draw(st.lists(things(kind), max_size=2)))

    def one(kind: type) -> tuple[Any, ...]:
        return tuple(draw(st.lists(things(kind, 1), max_size=1)))

    def named(records: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(_naming(draw, record, steps, [one.id for one in records], [*pictures]) for record in records)

    cells = st.lists(st.tuples(steps, st.sampled_from(get_args(Waste))), unique=True, max_size=3)
    data = EventData(
        draw(TEXT),
        draw(st.sampled_from(["fr", "en"])),
        draw(TEXT),
        draw(TEXT),
        streams,
        named(several(Observation)),
        tuple(Rating(*cell, draw(st.integers(0, 3)), draw(ID)) for cell in draw(cells) if cell[0]),
        several(Interview),
        named(several(ProcessChart)),
        tuple(_tidy(tally) for tally in named(several(Tally))),
        named(several(Fishbone)),
        named(several(FiveWhys)),
        pictures=pictures,
        currency=draw(st.sampled_from(["€", "CHF", ""])),
        limit_do=draw(st.none() | st.integers(0, 9)),
        idle_days=draw(st.integers(0, 99)),
        axes=several(Axis),
        suggestions=one(Suggestion),
        levers=several(Lever),
        decisions=tuple(draw(_decided(decision)) for decision in one(Decision)),
        problems=one(Problem),
        actions=tuple(done(action) for action in several(Action)),
        indicators=tuple(_in_time(indicator) for indicator in one(Indicator)),
        oee=one(Oee),
        maturities=one(Maturity),
        import_recipes=one(ImportRecipe),
    )
    data = _naming_across(draw, data)
    ends = st.sampled_from([*_kinds(data), ("cause", "no more")])
    link = st.tuples(ends, ends, st.sampled_from(get_args(Role)))
    drawn = draw(st.lists(link, unique=True, max_size=6))
    return replace(data, links=tuple(Link(*source, *target, role, draw(ID)) for source, target, role in drawn))


def _naming(draw: st.DrawFn, record: Any, steps: Any, others: list[str], pictures: list[str]) -> Any:
    """The record with all that it names, and with photographs of those pictures alone that are there."""
    changed: dict[str, Any] = {}
    if isinstance(record, Observation):
        changed["step"] = draw(steps)
    for name in {"compared_to", "before"} & {f.name for f in fields(record)}:
        changed[name] = draw(st.sampled_from([None, *others]))
    if isinstance(record, FloorPlan):
        changed["picture"] = draw(st.sampled_from([None, *pictures]))
    if isinstance(record, Tally):
        columns = st.sampled_from([None, *(column.id for column in record.columns)])
        rows = record.categories
        changed["categories"] = tuple(
            replace(row, marks=tuple(replace(m, column=draw(columns)) for m in row.marks)) for row in rows
        )
    if hasattr(record, "photos"):
        shown = st.builds(Photo, st.sampled_from(pictures), TEXT, ID) if pictures else st.nothing()
        changed["photos"] = tuple(draw(st.lists(shown, max_size=2))) if pictures else ()
    for name in ("plan", "causes", "answers", "categories"):
        held = getattr(record, name, None) if name in {f.name for f in fields(record)} else None
        if isinstance(held, FloorPlan):
            changed[name] = _naming(draw, held, steps, [], pictures)
        elif held and not isinstance(record, Tally):
            changed[name] = tuple(_naming(draw, one, steps, [], pictures) for one in held)
    return replace(record, **changed)


@st.composite
def _decided(draw: st.DrawFn, decision: Decision) -> Decision:
    """The decision with scores of the team and of voters, comparisons, and an option that was chosen."""
    names = st.sampled_from(["", "Coût", "Délai", "#1", "#2"])
    criteria = [replace(each, name=draw(names)) for each in decision.criteria]
    ids = [criterion.id for criterion in criteria]
    options = []
    for option in decision.options:
        voters = draw(st.lists(st.sampled_from(["", "Zoé", "Karim"]), unique=True, max_size=2))
        pairs = [(id, voter) for voter in voters for id in ids if draw(st.booleans())]
        scores = tuple(Score(id, draw(ANY_SIGN), voter, draw(ID)) for id, voter in pairs)
        options.append(replace(option, scores=scores))
    ends = st.sampled_from(ids) if ids else st.nothing()
    pair = st.builds(Comparison, ends, ends, st.floats(0.11, 9), ID)
    return replace(
        decision,
        criteria=tuple(criteria),
        options=tuple(options),
        comparisons=tuple(draw(st.lists(pair, max_size=2))),
        chosen=draw(st.sampled_from([None, *(option.id for option in options)])),
    )


def done(action: Action) -> Action:
    """What was done on a day is being checked at least."""
    return replace(action, phase="check") if action.done_on and action.phase in ("idea", "plan", "do") else action


def _in_time(indicator: Indicator) -> Indicator:
    """A period does not end before it begins; what points and stages are called has no blanks around it."""
    first, last = indicator.baseline_from, indicator.baseline_to
    if first is not None and last is not None and last < first:
        first, last = last, first
    measures = [replace(m, at=m.at.strip(), stage=m.stage.strip()) for m in indicator.measures]
    points = min(indicator.moving_points, 1000)
    return replace(
        indicator, baseline_from=first or None, baseline_to=last or None, moving_points=points, measures=tuple(measures)
    )


def _naming_across(draw: st.DrawFn, data: EventData) -> EventData:
    """The event with axes, levers, problems and sheets named by what may name them."""
    axis, lever, problem, fishbone, whys, indicator, oee = (
        st.sampled_from([None, *(each.id for each in records)])
        for records in (
            *(data.axes, data.levers, data.problems, data.fishbones, data.whys),
            *(data.indicators, data.oee),
        )
    )
    thing = st.sampled_from([(None, None), *_kinds(data)])
    problems = []
    for one in data.problems:
        items = []
        for item in one.gate_items:
            kind, id = draw(thing)
            items.append(replace(item, thing_kind=kind, thing=id))
        photos = st.builds(Photo, st.sampled_from([*data.pictures]), TEXT, ID, st.sampled_from([None, "ok", "nok"]))
        shown = tuple(draw(st.lists(photos, max_size=2))) if data.pictures else ()
        named = {"axis": draw(axis), "fishbone": draw(fishbone), "five_whys": draw(whys)}
        problems.append(replace(one, gate_items=tuple(items), photos=shown, **named))
    options = [tuple(replace(o, lever=draw(lever)) for o in each.options) for each in data.decisions]
    return replace(
        data,
        levers=tuple(replace(one, axis=draw(axis)) for one in data.levers),
        decisions=tuple(replace(one, options=held) for one, held in zip(data.decisions, options, strict=True)),
        problems=tuple(problems),
        actions=tuple(
            replace(one, axis=draw(axis), problem=draw(problem), measured_by=draw(indicator)) for one in data.actions
        ),
        indicators=tuple(
            replace(one, axis=draw(axis), measures=tuple(replace(each, oee=draw(oee)) for each in one.measures))
            for one in data.indicators
        ),
        oee=tuple(replace(one, indicator=draw(indicator)) for one in data.oee),
        import_recipes=tuple(
            replace(one, columns=tuple(replace(each, indicator=draw(indicator)) for each in one.columns))
            for one in data.import_recipes
        ),
    )


def _tidy(tally: Tally) -> Tally:
    """One row for all else at most, at the end."""
    rows = [replace(row, other=False) for row in tally.categories[:-1]]
    return replace(tally, categories=(*rows, *tally.categories[-1:]))


def _kinds(data: EventData) -> list[tuple[str, str]]:
    """Kind and id of all that a link can end at."""
    whys, causes = [w for one in data.whys for w in one.whys()], [c for f in data.fishbones for c in f.causes()]
    rooms: list[tuple[str, Any]] = [
        ("symbol", [s for stream in data.value_streams for s in stream.symbols]),
        ("observation", data.observations),
        ("question", [q for interview in data.interviews for q in interview.questions]),
        ("process_chart", data.process_charts),
        ("tally", data.tallies),
        ("category", [c for tally in data.tallies for c in tally.categories]),
        ("fishbone", data.fishbones),
        ("cause", causes),
        ("five_whys", data.whys),
        ("why", whys),
        ("axis", data.axes),
        ("suggestion", data.suggestions),
        ("lever", data.levers),
        ("decision", data.decisions),
        ("problem", data.problems),
        ("action", data.actions),
        ("indicator", data.indicators),
        ("oee", data.oee),
        ("maturity", data.maturities),
    ]
    return [(kind, thing.id) for kind, things in rooms for thing in things]


def essence(data: EventData) -> dict[str, Any]:
    """What must come back: everything but the ids, whatever names another thing saying where that stands."""
    place: dict[str, str] = {}
    _places(data, "", place)
    told = {f.name: _bare(getattr(data, f.name), place) for f in fields(data) if f.name not in ("links", "pictures")}
    links = {tuple(_bare(link, place).values()) for link in data.links if {link.source, link.target} <= place.keys()}
    ratings = sorted(told["ratings"], key=str)
    return told | {"links": links, "ratings": ratings, "pictures": dict(data.pictures)}


def _places(thing: Any, path: str, place: dict[str, str]) -> None:
    if isinstance(thing, tuple):
        for n, each in enumerate(thing):
            _places(each, f"{path}/{n}", place)
    elif is_dataclass(thing):
        if getattr(thing, "id", "") and not isinstance(thing, Mark | Link | Rating | Photo | Score):
            place[thing.id] = path
        for f in fields(thing):
            if f.name != "links":
                _places(getattr(thing, f.name), f"{path}/{f.name}", place)


def _bare(thing: Any, place: dict[str, str], reference: bool = False) -> Any:
    if isinstance(thing, tuple):
        return [_bare(each, place) for each in thing]
    if not is_dataclass(thing):
        return place.get(thing, thing) if reference else thing
    bare = {f.name: _bare(getattr(thing, f.name), place, f.name in NAMES) for f in fields(thing) if f.name != "id"}
    if isinstance(thing, Category):
        bare["marks"] = sorted(bare["marks"], key=str)
    if isinstance(thing, Option):
        bare["scores"] = sorted(bare["scores"], key=str)
    return bare
