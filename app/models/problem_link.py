"""Between a problem and what looks for its causes: fishbone and five whys, made or chosen, and what they found.

That they belong together is said by the columns of the problem, which the trail reads as links.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.calc.fishbone import Status
from app.calc.five_whys import FRAME, Root
from app.calc.five_whys import FiveWhys as Whys
from app.calc.link import Kind
from app.calc.origin import MAP
from app.language import N_
from app.models.document import Document
from app.models.fishbone import Fishbone, read_fishbones
from app.models.fishbone_edit import add_fishbone
from app.models.five_whys import FiveWhys, add_whys, read_whys
from app.models.observation_link import short
from app.models.problem import Problem, read_problems
from app.models.row_order import rank_at_end
from app.models.schema import new_id
from app.models.trail import End, end, named
from app.models.value_stream import Symbol, ValueStream

ASK_CAUSES, ASK_WHY = N_("Look for the causes of a problem"), N_("Ask why of a problem")
CHOOSE, TAKE = N_("Choose where the causes are looked for"), N_("Take a cause over into a problem")
CHECK = {"occurrence": "occurrence_verified", "non_detection": "non_detection_verified"}
"""What says of each cause whether it was verified."""

Search = Literal["fishbone", "five_whys"]
DOCUMENTS: tuple[Kind, ...] = (
    *("process_chart", "tally", "fishbone", "five_whys", "observation", "axis", "lever"),
    *("decision", "action", "problem", "suggestion", "symbol"),
    *("indicator", "oee", "maturity"),
)
"""What a document of a phase can be, in the order in which it is offered."""


@dataclass(frozen=True, slots=True)
class FoundCause:
    """A cause that the fishbone or the five whys of a problem found; `root` where that is said, `None` elsewhere."""

    kind: Literal["cause", "why"]
    id: str
    text: str
    status: Status
    root: Root | None = None


def look_for_causes(document: Document, problem_id: str) -> str | None:
    """The fishbone of a problem, made with the symptom as its effect when there is none; `None` without the problem."""
    with document.read() as session:
        problem = session.get(Problem, problem_id)
        known, name = (problem.fishbone, problem.name) if problem is not None else (None, "")
    if known is not None or problem is None:
        return known
    with document.edit(ASK_CAUSES) as session:
        id = add_fishbone(session, short(name))
        session.execute(update(Problem).where(Problem.id == problem_id).values(fishbone=id))
    return id


def ask_why(document: Document, problem_id: str) -> str | None:
    """The five whys of a problem, made with its symptom and 5W2H when there are none; `None` without the problem."""
    with document.read() as session:
        found = read_problems(session, Problem.id == problem_id)
    if not found or found[0].five_whys is not None:
        return found[0].five_whys if found else None
    made = Whys(new_id(), found[0].name, **{field: getattr(found[0], field) for field, _question in FRAME})
    with document.edit(ASK_WHY) as session:
        add_whys(session, [made], [rank_at_end(session, FiveWhys)])
        session.execute(update(Problem).where(Problem.id == problem_id).values(five_whys=made.id))
    return made.id


def choose(document: Document, problem_id: str, search: Search, id: str | None) -> None:
    """Say where the causes are looked for, among what there is; with `None` nowhere."""
    with document.edit(CHOOSE) as session:
        session.execute(update(Problem).where(Problem.id == problem_id).values({search: id}))


def searches(document: Document, search: Search) -> list[tuple[str, str]]:
    """The ids and titles of all fishbones, or of all five whys, in their order."""
    model, title = (Fishbone, Fishbone.effect) if search == "fishbone" else (FiveWhys, FiveWhys.problem)
    with document.read() as session:
        rows = session.execute(select(model.id, title).order_by(model.rank, model.id))
        return [(id, " ".join(said.split())) for id, said in rows]


def found_causes(document: Document, fishbone_id: str | None, five_whys_id: str | None) -> list[FoundCause]:
    """The root causes of these five whys, then the causes of this fishbone that were confirmed."""
    with document.read() as session:
        whys = read_whys(session, FiveWhys.id == five_whys_id) if five_whys_id else []
        fishbones = read_fishbones(session, Fishbone.id == fishbone_id) if fishbone_id else []
    of_whys = [FoundCause("why", each.id, each.text, each.status, each.root) for one in whys for each in one.roots()]
    of_bones = [
        FoundCause("cause", each.id, each.text, each.status)
        for one in fishbones
        for each in one.causes()
        if each.status == "confirmed"
    ]
    return [each for each in (*of_whys, *of_bones) if each.text.strip()]


def take_cause(document: Document, problem_id: str, into: Root, cause: FoundCause) -> None:
    """Write a cause that was found as why it occurred, or why it was not detected: below what is written there.

    It is verified where it was confirmed; what was verified before it stays so only then.
    """
    with document.edit(TAKE) as session:
        problem = session.get(Problem, problem_id)
        if problem is None:
            return
        before = [line for line in getattr(problem, into).splitlines() if line.strip()]
        text = " ".join(cause.text.split())
        held = not before or bool(getattr(problem, CHECK[into]))
        written = {
            into: "\n".join([*before, *([] if text in before else [text])]),
            CHECK[into]: int(held and cause.status == "confirmed"),
        }
        session.execute(update(Problem).where(Problem.id == problem_id).values(written))


def documents(document: Document, kinds: Sequence[Kind] = DOCUMENTS) -> list[End]:
    """All things of the event that can be linked as a document of a phase, in the order of these kinds.

    A map is none to which links go: its first symbol stands for it, and leads to it.
    """
    with document.read() as session:
        found = named(session, [kind for kind in kinds if kind != "symbol"])
        return [*(_maps(session) if "symbol" in kinds else ()), *found]


def document_end(session: Session, kind: str, id: str) -> End:
    """The thing that a document is; of a symbol the map on which it stands."""
    found = end(session, (kind, id))
    symbol = session.get(Symbol, id) if kind == "symbol" else None
    stream = session.get(ValueStream, symbol.value_stream_id) if symbol is not None else None
    return replace(found, word=MAP, title=stream.name or found.title) if stream is not None else found


def _maps(session: Session) -> list[End]:
    """Each map that has a symbol, by the first one."""
    rows = session.execute(
        select(Symbol.value_stream_id, Symbol.id)
        .join(ValueStream, ValueStream.id == Symbol.value_stream_id)
        .order_by(ValueStream.rank, ValueStream.id, Symbol.rank, Symbol.id)
    )
    first: dict[str, str] = {}
    for stream, symbol in rows:
        first.setdefault(stream, symbol)
    return [document_end(session, "symbol", symbol) for symbol in first.values()]
