"""The five phases of a DMAIC with their gates, and the actions of the problem; blank, to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.calc import moment
from app.calc.event import EventData
from app.calc.origin import documents
from app.calc.problem import DMAIC, GateItem, Problem
from app.calc.problem_figures import is_done
from app.calc.proof import LETTER, STEPS, Step
from app.language import N_
from app.reports import font
from app.reports.approval import written_day
from app.reports.blocks import Block, draw_blocks, in_columns
from app.reports.fields import HEIGHT
from app.reports.framed import Area, Body, Order, framed
from app.reports.problem import SIZE, Told
from app.reports.sheet import Sheet
from app.reports.table import Column, Row, Table

_MOST_OF_ACTIONS = 0.3
"""Of the height under the head, for the actions under the phases."""


def sheet_pdf(event: EventData, id: str | None, order: Order) -> bytes:
    """The phases of the problem of this id side by side."""
    problem = next((problem for problem in event.problems if problem.id == id), Problem("", method="dmaic"))
    sheet = _Dmaic(event, problem, order)
    return framed(event, order, problem.name, N_("DMAIC"), sheet.bodies)


class _Dmaic(Told):
    def _pages(self, sheet: Sheet, area: Area) -> list[Body]:
        """The phases side by side with the actions under them; where those are many, on pages of their own."""
        self.names = documents(self.event)
        below = Area(area.x, area.y, area.width, area.height - 2 * sheet.pixels(HEIGHT))
        actions = [self.countermeasures(sheet, 0)] if self.actions else []
        band = sum(block.height(sheet, area.width) for block in actions) + 2 * sheet.pixels(12) if actions else 0.0
        beside = band <= below.height * _MOST_OF_ACTIONS
        lifted = Area(below.x, below.y + band, below.width, below.height - band) if beside else below
        pages = in_columns(sheet, lifted, [(1.0, self._phase(sheet, step)) for step in DMAIC])
        if not beside:
            pages += in_columns(sheet, below, [(1.0, actions)])
            actions = []
        if in_full := self.in_full(sheet, area):
            pages += in_columns(sheet, below, [(1.0, in_full)])
        return [
            partial(self._page, page, lifted if n == 0 else below, actions if n == 0 else [], below)
            for n, page in enumerate(pages)
        ]

    def _page(self, body: Body, place: Area, actions: Sequence[Block], below: Area, sheet: Sheet, area: Area) -> None:
        self.draw_head(sheet, area)
        body(sheet, place)
        if actions:
            sheet.rule(below.x, place.y, below.x + below.width, place.y)
            draw_blocks(sheet, Area(below.x, below.y, below.width, place.y - below.y), actions)

    def _lines(self, sheet: Sheet) -> list[list[tuple[str, str, float]]]:
        return [self._head(sheet), self._charter(sheet)]

    def _head(self, sheet: Sheet) -> list[tuple[str, str, float]]:
        problem = self.problem
        return [
            (N_("Problem"), problem.name, 5),
            (N_("Pilot"), problem.pilot, 2),
            (N_("Team"), self.say(sheet, problem.team), 4),
            (N_("Opened"), moment.show(problem.opened_at, language=sheet.language), 2),
            (N_("Closed on"), self.say(sheet, written_day(sheet, problem.closed_on)), 1.4),
        ]

    def _charter(self, sheet: Sheet) -> list[tuple[str, str, float]]:
        problem = self.problem
        return [
            (N_("Goal"), self.say(sheet, problem.goal), 1),
            (N_("Scope"), self.say(sheet, problem.scope), 1),
            (N_("Stakes"), self.say(sheet, problem.stakes), 1),
        ]

    def _phase(self, sheet: Sheet, step: Step) -> list[Block]:
        problem = self.problem
        order = [*DMAIC, "closed"]
        state = ""
        if problem.id and not self.blank:
            ahead = order.index(step) - order.index(problem.phase)
            state = sheet.say(N_("✓ closed") if ahead < 0 else N_("→ now") if ahead == 0 else N_("to come"))
        title = f"{LETTER[step]} – {sheet.say(STEPS[step])}"
        blocks = [Block("", f"{title} · {state}" if state else title, size=12, weight=font.SEMI_BOLD)]
        for kind, head in (
            ("check", N_("Checked at the gate")),
            ("deliverable", N_("Deliverables")),
            ("document", N_("Documents")),
        ):
            items = [item for item in problem.gate_items if item.step == step and item.kind == kind]
            rows = [Row((partial(_tick, is_done(item) and not self.blank), self._item(sheet, item))) for item in items]
            if self.blank:
                rows += [Row((partial(_tick, False), ""))] * max(0, 4 - len(rows))
            if rows:
                columns = (Column("", 0.5), Column("", 5))
                blocks.append(Block(sheet.say(head), table=Table(columns, rows, size=SIZE, least=20, headed=False)))
        blocks.append(Block(sheet.say(N_("Proof of the gate")), self._gate(sheet, step), size=SIZE, share=1, least=60))
        return blocks

    def _item(self, sheet: Sheet, item: GateItem) -> str:
        named = self.names.get((item.thing_kind or "", item.thing or ""))
        known = f"{sheet.say(named.word)} – {named.title}" if named else ""
        if not known or not item.text:
            return item.text or known
        return sheet.say(N_("{what}: {name}"), what=item.text, name=known)

    def _gate(self, sheet: Sheet, step: Step) -> str:
        passed = [] if self.blank else [proof for proof in self.problem.proofs if proof.step == step]
        if not passed:
            return ""
        proof = passed[-1]
        said = proof.text or sheet.say(N_("without proof: {reason}"), reason=proof.overridden)
        who = ", ".join(part for part in (proof.closed_by, written_day(sheet, proof.closed_on)) if part)
        return f"{said} ({who})" if who else said


def _tick(done: bool, sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    size = sheet.pixels(9)
    left, bottom = x + (width - size) / 2, y + (height - size) / 2
    sheet.box(left, bottom, size, size)
    if done:
        sheet.text(left + size / 2, bottom + size * 0.12, "✓", 10, weight=font.SEMI_BOLD, align="center")
