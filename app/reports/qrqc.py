"""The QRQC sheet (FIELD 5): problem, containment, causes, countermeasures, follow-up, lesson; blank, to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.calc import moment
from app.calc.approval import Approval
from app.calc.event import EventData
from app.calc.five_whys import FiveWhys
from app.calc.photo import Photo
from app.calc.problem import LEVELS, METHODS, Problem
from app.calc.quantity import UNKNOWN, show
from app.language import N_
from app.reports import font
from app.reports.approval import written_day
from app.reports.blocks import Block, in_columns
from app.reports.fields import HEIGHT
from app.reports.framed import Area, Body, Order, framed
from app.reports.photo import draw_photo
from app.reports.problem import SIZE, Told
from app.reports.sheet import Sheet
from app.reports.table import Column, Row, Table

QUESTIONS: tuple[tuple[str, str], ...] = (
    ("what", N_("What?")),
    ("who", N_("Who?")),
    ("where", N_("Where?")),
    ("when", N_("When?")),
    ("how", N_("How?")),
    ("how_many", N_("How many?")),
    ("why", N_("Why is it a problem?")),
)


def sheet_pdf(event: EventData, id: str | None, order: Order) -> bytes:
    """The sheet of the problem of this id, upright columns on one page where there is room."""
    problem = next((problem for problem in event.problems if problem.id == id), Problem(""))
    sheet = _Qrqc(event, problem, order)
    return framed(event, order, problem.name, METHODS[problem.method], sheet.bodies)


class _Qrqc(Told):
    def _pages(self, sheet: Sheet, area: Area) -> list[Body]:
        below = Area(area.x, area.y, area.width, area.height - 2 * sheet.pixels(HEIGHT))
        columns = (
            (
                1.0,
                [
                    *self.in_full(sheet, area),
                    *self._goal(sheet),
                    *self._problem(sheet),
                    self._elsewhere(sheet),
                    self._containment(sheet),
                ],
            ),
            (1.0, [*self._causes(sheet), *self._confirmed(sheet), self.countermeasures(sheet, 5)]),
            (1.0, [self._follow_up(sheet), *self._lesson(sheet), self._closure(sheet)]),
        )
        return [partial(self._page, body) for body in in_columns(sheet, below, columns)]

    def _page(self, body: Body, sheet: Sheet, area: Area) -> None:
        body(sheet, self.draw_head(sheet, area))

    def _lines(self, sheet: Sheet) -> list[list[tuple[str, str, float]]]:
        return [self._head(sheet), self._further(sheet)]

    def _head(self, sheet: Sheet) -> list[tuple[str, str, float]]:
        problem = self.problem
        return [
            (N_("Line"), problem.line, 2),
            (N_("Part"), problem.part, 2),
            (N_("Symptom"), problem.name, 5),
            (N_("Pilot"), problem.pilot, 2),
            (N_("Level"), sheet.say(LEVELS[problem.level]) if problem.id else "", 1.4),
        ]

    def _further(self, sheet: Sheet) -> list[tuple[str, str, float]]:
        problem = self.problem
        return [
            (N_("Found by"), self.say(sheet, problem.found_by), 2),
            (N_("Opened"), moment.show(problem.opened_at, language=sheet.language), 2),
            (N_("Effect on the customer"), self.say(sheet, problem.customer_effect), 5),
            (N_("Contained"), self.say(sheet, moment.show(problem.contained_at, language=sheet.language)), 2),
            (N_("Closed on"), self.say(sheet, written_day(sheet, problem.closed_on)), 1.4),
        ]

    def _goal(self, sheet: Sheet) -> list[Block]:
        """What a PDCA goes for."""
        goal = self.say(sheet, self.problem.goal)
        return [Block(sheet.say(N_("Goal")), goal, size=SIZE, least=34)] if self.problem.method == "pdca" else []

    def _problem(self, sheet: Sheet) -> list[Block]:
        rows = [Row((sheet.say(question), self.say(sheet, getattr(self.problem, key)))) for key, question in QUESTIONS]
        columns = (Column("", 1.2, weight=font.MEDIUM), Column(sheet.say(N_("Answer")), 4))
        questions = Block(sheet.say(N_("Problem (5W2H)")), table=Table(columns, rows, size=SIZE, least=22), share=1)
        photos = [] if self.blank else list(self.problem.photos)
        shown = [photo for photo in photos if photo.picture in self.event.pictures]
        if not shown and not self.blank:
            return [questions]
        title = sheet.say(N_("Pictures: as it should be ✓, as it is ✗"))
        return [questions, Block(title, drawn=partial(self._photos, shown), share=2.0, least=90)]

    def _photos(self, photos: list[Photo], sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
        """Side by side, those that are as they should be first; a form has two empty frames."""
        order = {"ok": 0, "nok": 1}
        photos = sorted(photos, key=lambda photo: order.get(photo.shows or "", 2))[:3]
        gap = sheet.pixels(8)
        each = (width - gap * (max(2, len(photos)) - 1)) / max(2, len(photos))
        signs = [{"ok": "✓ ", "nok": "✗ "}.get(photo.shows or "", "") + photo.caption for photo in photos]
        for n, (photo, caption) in enumerate(zip(photos, signs, strict=True)):
            content = self.event.pictures[photo.picture]
            draw_photo(sheet, content, caption, x + n * (each + gap), y, each, height)
        for n in range(2 if not photos else 0):
            sheet.box(x + n * (each + gap), y, each, height)
            sheet.text(x + n * (each + gap) + gap, y + height - 2 * gap, "✓✗"[n], 14, weight=font.SEMI_BOLD)

    def _elsewhere(self, sheet: Sheet) -> Block:
        title = sheet.say(N_("Same problem elsewhere?"))
        return Block(title, self.say(sheet, self.problem.same_elsewhere), size=SIZE, share=0.2, least=40)

    def _containment(self, sheet: Sheet) -> Block:
        language = sheet.language
        rows = [
            Row(
                (
                    each.what,
                    each.owner,
                    show(each.sorted, "count", language=language) if each.sorted is not None else "",
                    show(each.found, "count", language=language) if each.found is not None else "",
                    written_day(sheet, each.done_on),
                )
            )
            for each in (() if self.blank else self.problem.containments)
        ]
        heads = (
            (N_("Containment"), 3.4),
            (N_("Owner"), 1.5),
            (N_("Sorted"), 1.0),
            (N_("Found"), 1.0),
            (N_("Done"), 1.4),
        )
        hours = show(self.problem.containment_h, "count", language=language)
        title = sheet.say(N_("Containment within {hours} h"), hours=hours)
        return self.table(sheet, title, heads, rows, 3)

    def _causes(self, sheet: Sheet) -> list[Block]:
        """Both causes, each with the chain of whys that leads to it."""
        problem = self.problem
        whys = next((whys for whys in self.event.whys if whys.id == problem.five_whys), None)
        sides = (
            ("occurrence", N_("Why did it occur?"), problem.occurrence, problem.occurrence_verified),
            ("non_detection", N_("Why was it not detected?"), problem.non_detection, problem.non_detection_verified),
        )
        blocks = []
        for side, title, cause, verified in sides:
            chain = [] if self.blank else _chain(whys, side)
            rows = [Row((str(n), text)) for n, text in enumerate(chain, 1)]
            rows += [Row((str(n), "")) for n in range(len(rows) + 1, 6)] if self.blank or not rows else []
            said = sheet.say(N_("Verified")) if verified else sheet.say(N_("Not verified yet"))
            found = f"{'✓' if verified else '○'} {cause} ({said})" if cause and not self.blank else ""
            rows.append(Row((sheet.say(N_("Root")), found), weight=font.SEMI_BOLD))
            columns = (Column("", 0.8), Column(sheet.say(N_("Because…")), 5))
            blocks.append(Block(sheet.say(title), table=Table(columns, rows, size=SIZE, least=20), share=0.6))
        return blocks

    def _confirmed(self, sheet: Sheet) -> list[Block]:
        """The causes that were confirmed on the Ishikawa of the problem, each with what proves it."""
        fishbone = next((each for each in self.event.fishbones if each.id == self.problem.fishbone), None)
        if fishbone is None or self.blank:
            return []
        causes = [cause for cause in fishbone.causes() if cause.status == "confirmed"]
        said = [
            "✓ "
            + (sheet.say(N_("{what}: {name}"), what=cause.text, name=cause.evidence) if cause.evidence else cause.text)
            for cause in causes
        ]
        title = sheet.say(N_("Confirmed on the Ishikawa"))
        return [Block(title, "\n".join(said), size=SIZE)] if said else []

    def _follow_up(self, sheet: Sheet) -> Block:
        days = () if self.blank else self.problem.follow_ups
        rows = [Row((written_day(sheet, each.followed_on), _found(each.found, sheet), each.text)) for each in days]
        heads = ((N_("Day"), 1.4), (N_("Found again"), 1.5), (N_("Remark"), 4.0))
        return self.table(sheet, N_("Follow-up day by day"), heads, rows, int(self.problem.solving_days) or 1)

    def _lesson(self, sheet: Sheet) -> list[Block]:
        problem = self.problem
        return [
            Block(sheet.say(N_("Lesson learned")), self.say(sheet, problem.lesson), size=SIZE, share=1, least=56),
            Block(
                sheet.say(N_("Standards updated")),
                self.say(sheet, problem.standards_updated),
                size=SIZE,
                share=0.6,
                least=44,
            ),
        ]

    def _closure(self, sheet: Sheet) -> Block:
        return closures(self, sheet, () if self.blank else self.problem.closures, N_("Closure"))


def closures(told: Told, sheet: Sheet, signed: Sequence[Approval], title: str) -> Block:
    """Who signs: function, name, date, and room for the hand."""
    rows = [Row((each.function, each.decided_by, written_day(sheet, each.decided_on), "")) for each in signed]
    heads = ((N_("Function"), 2.0), (N_("Name"), 2.0), (N_("Date"), 1.5), (N_("Signature"), 2.2))
    return told.table(sheet, title, heads, rows, 3)


def _chain(whys: FiveWhys | None, side: str) -> list[str]:
    """The answers from the first why to the first root of this side."""
    root = next((why for why in whys.roots() if why.root == side), None) if whys else None
    return [why.text for why in whys.branch(root.id)] if whys and root else []


def _found(found: float | None, sheet: Sheet) -> str:
    """How often it was seen again: none is good news and said so."""
    if found is None:
        return UNKNOWN
    return f"✗ {show(found, 'count', language=sheet.language)}" if found else f"✓ {sheet.say(N_('not found'))}"
