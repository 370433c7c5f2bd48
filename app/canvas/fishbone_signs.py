"""The sign beside a branch that folds it away, and what the pointer is told when it rests on a cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from app.calc import calendar_date
from app.calc.fishbone import STATUSES, Cause
from app.calc.fishbone_drop import thing_at
from app.calc.laid_fishbone import Laid, LaidBone, LaidCause
from app.canvas.symbol_drawing import colour
from app.canvas.tip import tip_of
from app.language import _, ngettext

if TYPE_CHECKING:
    from app.canvas.fishbone_view import FishboneView

_RADIUS, _GRAB = 7.0, 11.0
"""As drawn, and as it is clicked; pixels of the screen."""


def sign_of(laid: Laid, id: str) -> QPointF | None:
    """Where the sign of a branch stands that can be folded: at the foot of its stem, at the outer end of a bone."""
    if (cause := laid.causes.get(id)) and cause.stem:
        return QPointF(*cause.stem[2:])
    if (bone := laid.bones.get(id)) and bone.bone.causes and not bone.hidden:
        return QPointF(*bone.line[:2])
    return None


def sign_at(view: FishboneView, at: QPointF) -> str:
    """The id of the branch whose sign, or whose number of folded causes, is at a point of the scene."""
    laid = view.laid
    if laid is None:
        return ""
    reach = _GRAB * view.pixel()
    for id in view.with_signs():
        middle = sign_of(laid, id)
        if middle is not None and (middle - at).manhattanLength() <= reach * 1.3:
            return id
    branches: list[LaidCause | LaidBone] = [*laid.causes.values(), *laid.bones.values()]
    for folded in branches:
        left, top, right, bottom = folded.box
        if folded.hidden and right - 52 <= at.x() <= right and bottom - 28 <= at.y() <= bottom and left < at.x():
            return folded.id
    return ""


def paint_sign(painter: QPainter, view: FishboneView, id: str) -> None:
    """A ring with a minus."""
    middle = sign_of(view.laid, id) if view.laid else None
    if middle is None:
        return
    pixel, accent = view.pixel(), QBrush(colour(view.look.accent))
    radius = _RADIUS * pixel
    painter.setPen(QPen(accent, 1.6 * pixel))
    painter.setBrush(colour(view.look.canvas))
    painter.drawEllipse(middle, radius, radius)
    painter.setPen(QPen(accent, 2 * pixel, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QLineF(middle.x() - radius / 2, middle.y(), middle.x() + radius / 2, middle.y()))


def show_cause_tip(view: FishboneView, event: QHelpEvent) -> bool:
    at = view.to_scene(QPointF(event.pos()))
    id = thing_at(view.laid, at.x(), at.y()) if view.laid else ""
    text = tip_at(view.laid.causes[id].cause) if view.laid and id in view.laid.causes else ""
    if text:
        QToolTip.showText(event.globalPos(), tip_of(text), view.viewport())
    else:
        QToolTip.hideText()
    return True


def tip_at(cause: Cause) -> str:
    """What is known of a cause beyond its text; empty where that is nothing."""
    lines = [_(STATUSES[cause.status])] if cause.status != "suspected" else []
    if cause.votes:
        lines.append(ngettext("{n} vote", "{n} votes", cause.votes))
    for said, template in (
        (cause.author, _("Said by {what}")),
        (cause.check_owner, _("To be checked by {what}")),
        (calendar_date.show(cause.check_due), _("Check due on {what}")),
        (cause.evidence, _("Evidence: {what}")),
        (cause.checked_by, _("Checked by {what}")),
        (calendar_date.show(cause.checked_on), _("Checked on {what}")),
    ):
        if said:
            lines.append(template.format(what=said))
    return "\n".join(lines)
