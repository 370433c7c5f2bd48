"""What an indicator or a series of OEE is called where something is made of it: with what was measured."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.calc import calendar_date, quantity
from app.calc.indicator_status import Status, status
from app.language import _
from app.models.indicator import Indicator, read_indicators
from app.models.oee import Oee, read_oee


def measured_words(session: Session, kind: str, id: str) -> str:
    """“Scrap rate: 4.2 % on 12 Mar 2026, over the alarm of 3 %”; for a series its name, its day and its OEE.

    Empty where there is no such thing.
    """
    return _indicator(session, id) if kind == "indicator" else _oee(session, id)


def measured_at(session: Session, indicator: str) -> str:
    """When the last measure was made that counts, empty without one."""
    for found in read_indicators(session, Indicator.id == indicator):
        last = status(found).last
        return found.measures[last - 1].at if last is not None else ""
    return ""


def _indicator(session: Session, id: str) -> str:
    """What deviates, else how it stands; without a measure its name alone."""
    from app.calc.deviation import deviations  # with all that control charts need

    for found in read_indicators(session, Indicator.id == id):
        name = " ".join(found.name.split())
        deviating = deviations([found])
        how: Status = status(found)
        if deviating:
            return _said(name, str(deviating[0].said))
        return _said(name, str(how.said)) if how.state in ("warning", "alarm") else name
    return ""


def _oee(session: Session, id: str) -> str:
    from app.calc.oee_figures import figures

    for found in read_oee(session, Oee.id == id):
        named = [" ".join(found.name.split()), calendar_date.show(found.made_on)]
        name = ", ".join(each for each in named if each)
        share = figures(found).oee
        return _said(name, _("OEE {value}", value=quantity.show(share, "share"))) if share is not None else name
    return ""


def _said(name: str, said: str) -> str:
    return _("{name}: {value}", name=name, value=said) if name else said
