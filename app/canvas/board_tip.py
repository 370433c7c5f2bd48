"""What the pointer is told when it rests on a card: all that the card has no room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from app.calc import calendar_date
from app.calc.action import PRIORITIES
from app.calc.board import Card
from app.calc.proof import STEPS
from app.canvas.tip import tip_of
from app.language import _, ngettext

if TYPE_CHECKING:
    from app.canvas.board_view import BoardView


def told_of(card: Card) -> list[str]:
    """What is known of an action, one line each."""
    action, said = card.action, [card.action.label]
    if action.deliverable:
        said.append(_("Deliverable: {what}", what=action.deliverable))
    if action.priority != "normal":
        said.append(_("Priority: {what}", what=_(PRIORITIES[action.priority]).lower()))
    if action.postponements:
        said.append(
            ngettext("Postponed once, first due on {day}", "Postponed {n} times, first due on {day}",
                     len(action.postponements), day=calendar_date.show(action.first_due))
        )  # fmt: skip
        if reason := action.postponements[-1].reason:
            said.append(_("Last reason: {reason}", reason=reason))
    if card.age:
        said.append(ngettext("{n} day in this column", "{n} days in this column", card.age))
    for proof in action.proofs:
        template = _("{quarter}: {text}") if proof.text else _("{quarter}, without proof: {text}")
        said.append(template.format(quarter=_(STEPS[proof.step]), text=proof.text or proof.overridden))
    return [line for line in said if line]


def show_card_tip(view: BoardView, event: QHelpEvent) -> bool:
    at = view.to_scene(QPointF(event.pos()))
    found = view.laid.card_at(at.x(), at.y())
    if found and not view.typing.is_open:
        QToolTip.showText(event.globalPos(), tip_of("\n".join(told_of(view.laid.cards[found].card))), view.viewport())
    else:
        QToolTip.hideText()
    return True
