"""From a page to the preview of its sheet: the very sheet that the command line prints."""

from __future__ import annotations

from dataclasses import replace

from app.language import _, current
from app.models.event import read_event
from app.models.picture import read_pictures
from app.reports.sheet_list import SHEETS
from app.views.page import Desk


def print_sheet(desk: Desk, sheet_id: str, id: str = "", title: str = "") -> None:
    """Show the sheet of the thing of this id as it will be printed; `title` names its file."""
    from app.views.print_preview import PrintPreview

    sheet = SHEETS[sheet_id]
    with desk.document.read() as session:
        event = read_event(session, pictures=False)
        event = replace(event, pictures=read_pictures(session, sheet.pictures(event, id)))
    named = {thing.id: thing.name for thing in sheet.things(event, current())}
    preview = PrintPreview(
        lambda order: sheet.pdf(event, id, order),
        title or named.get(id, "") or _(sheet.title),
        blank=sheet.blank,
        folder=desk.document.path.parent,
        language=current(),
        worn=desk.worn,
    )
    desk.show_over(preview)
