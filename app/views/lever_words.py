"""What the status bar and the search say of levers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.calc.money import show_money
from app.calc.yearly_cost import added
from app.language import _
from app.models.lever_list import Listed
from app.views.page import Found


def numbers(listed: Sequence[Listed], currency: str) -> list[tuple[str, str, str]]:
    """How many levers there are, how many are kept, and what those cost and bring."""
    if not listed:
        return []
    kept = [each for each in listed if each.kept]
    counted = kept or [each for each in listed if each.kept is None]
    of = _("Of the levers that are kept") if kept else _("Of the levers that are not decided yet")
    sums: list[tuple[str, str, str]] = []
    for title, key in ((_("Investment"), "investment"), (_("NPV"), "npv")):
        known = [value for each in counted if (value := getattr(each.figures, key)) is not None]
        missing = len(counted) - len(known)
        total = show_money(added(known) if known else None, currency)
        shown = _("{sum} ({n} without)", sum=total, n=missing) if missing and known else total
        sums.append((title, shown, of))
    return [
        (_("Levers"), str(len(listed)), ""),
        (_("Levers kept"), _("{n} of {all}", n=len(kept), all=len(listed)), ""),
        *sums,
    ]


def found_lever(listed: Listed, go: Callable[[str], object]) -> Found:
    words = " ".join((listed.lever.description, listed.words, listed.axis))
    return Found(" ".join(listed.lever.name.split()), _("Lever"), lambda: go(listed.id), "wrench", words)
