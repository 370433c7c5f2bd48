"""The list from which what proves a cause or an answer is picked: tallies, process charts and observations."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.calc.link import KINDS, Kind
from app.language import _
from app.models import proof_edit
from app.views.page import Desk
from app.views.tie_sheet import TieSheet, Tying


class ProofSheet(TieSheet):
    def __init__(self, over: QWidget, desk: Desk, kind: Kind, id: str) -> None:
        document = desk.document
        tying = Tying(
            _("What proves it, or refutes it?"),
            _("Type a few letters of a tally, a process flow chart or an observation"),
            _("This event has no tally, chart or observation yet."),
            [(thing, _(KINDS[thing[0]]), name) for thing, name in proof_edit.proofs(document)],
            lambda: proof_edit.proofs_of(document, kind, id),
            lambda thing, on: proof_edit.set_proof(document, kind, id, thing, on),
        )
        super().__init__(over, desk, tying)
