"""What a DMAIC usually asks for: checks of the gate, deliverables and documents of each phase, to begin with."""

from __future__ import annotations

from app.calc.problem import GateItem, ItemKind
from app.calc.proof import Step
from app.language import N_, catalogue

USUAL: dict[Step, tuple[tuple[ItemKind, str], ...]] = {
    "define": (
        ("check", N_("The problem and the goal are in figures")),
        ("check", N_("The scope is clear: from where to where")),
        ("check", N_("The team and its time are agreed")),
        ("deliverable", N_("Charter signed by the sponsor")),
        ("deliverable", N_("SIPOC of the process")),
        ("deliverable", N_("Voice of the customer: what is critical")),
        ("document", N_("Charter")),
    ),
    "measure": (
        ("check", N_("The measurement was checked (repeatability)")),
        ("check", N_("The baseline is measured over enough time")),
        ("deliverable", N_("Data collection plan")),
        ("deliverable", N_("Capability or yield before")),
        ("document", N_("Map of the present state")),
        ("document", N_("Tally sheet and Pareto")),
    ),
    "analyse": (
        ("check", N_("Each cause kept is verified by facts")),
        ("check", N_("The causes kept explain most of the gap")),
        ("deliverable", N_("Root causes in their order")),
        ("document", N_("Ishikawa")),
        ("document", N_("Five whys")),
    ),
    "improve": (
        ("check", N_("The solution was tried and measured")),
        ("check", N_("Risks and side effects are looked at")),
        ("deliverable", N_("Levers with their money")),
        ("deliverable", N_("Gain measured beside the goal")),
        ("document", N_("Decision")),
        ("document", N_("Action plan")),
    ),
    "control": (
        ("check", N_("The gain holds over enough time")),
        ("check", N_("The people at the station are trained")),
        ("deliverable", N_("Control plan with reactions")),
        ("deliverable", N_("Standard written and shown")),
        ("deliverable", N_("Handed over to the owner of the process")),
        ("document", N_("Control plan")),
    ),
}


def usual_items(language: str) -> tuple[GateItem, ...]:
    """The items of all phases in their order, worded in this language, nothing of it done."""
    words = catalogue(language).gettext
    return tuple(GateItem(step, kind, words(text)) for step, items in USUAL.items() for kind, text in items)
