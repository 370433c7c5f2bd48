"""From a page to the preview of its sheet: the very sheet that the command line prints.

Where there is nothing to print yet, it is the form to fill in by hand, where the sheet has one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from app.language import N_, _, current
from app.models.event import read_event
from app.models.picture import read_pictures
from app.reports.sheet_list import SHEETS
from app.views.command import name_with_key
from app.views.page import Desk, Page

if TYPE_CHECKING:
    from app.canvas.chart_plan import ChartPlan

BLANK = N_("Print the blank form…")


def say_what_prints(page: Page, sheet_id: str, *, there: bool, title: str = "") -> None:
    """On the primary command of a page: its sheet, by another `title` than its own, or else the blank form of it."""
    command = page.commands[page.primary]
    can = there or SHEETS[sheet_id].blank
    command.setEnabled(can)
    name_with_key(command, _((title or command.property("title")) if there or not can else BLANK))


def print_sheet(desk: Desk, sheet_id: str, id: str = "", title: str = "") -> None:
    """Show the sheet of the thing of this id as it will be printed; `title` names its file. Without it, its form."""
    from app.views.print_preview import PrintPreview

    sheet = SHEETS[sheet_id]
    with desk.document.read() as session:
        event = read_event(session, pictures=False)
        event = replace(event, pictures=read_pictures(session, sheet.pictures(event, id)))
    named = {thing.id: thing.name for thing in sheet.things(event, current())}
    form_alone = sheet.blank and id not in named
    preview = PrintPreview(
        lambda order: sheet.pdf(event, None if form_alone else id, order),
        title or named.get(id, "") or _(sheet.title),
        blank=sheet.blank and not form_alone,
        form_alone=form_alone,
        folder=desk.document.path.parent,
        language=current(),
        worn=desk.worn,
    )
    desk.show_over(preview)


def print_chart(desk: Desk, plan_in: Callable[[str], ChartPlan], title: str) -> None:
    """Show a chart as it will be printed; `plan_in` makes it with its words in a language."""
    from app.reports.chart import chart_pdf
    from app.views.print_preview import PrintPreview

    with desk.document.read() as session:
        event = read_event(session, pictures=False)
    preview = PrintPreview(
        lambda order: chart_pdf(event, plan_in, order),
        title,
        folder=desk.document.path.parent,
        language=current(),
        worn=desk.worn,
    )
    desk.show_over(preview)
