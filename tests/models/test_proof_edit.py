"""What proves a cause is linked to it, and taken away again, in one gesture each."""

from __future__ import annotations

from pathlib import Path

from app.calc.five_whys import FiveWhys, Why
from app.calc.observation import Observation
from app.calc.process_chart import ProcessChart
from app.calc.tally import Tally
from app.models import proof_edit as proof
from app.models.document import Document
from app.models.five_whys import add_whys
from app.models.link import read_links
from app.models.observation import add_observations
from app.models.process_chart import add_process_charts
from app.models.tally import add_tallies


def test_a_proof_is_linked_once_and_taken_away(tmp_path: Path) -> None:
    with Document.new(tmp_path / "event.kaizen", "en") as document:
        with document.edit("Fill") as session:
            add_whys(session, [FiveWhys("f", "", answers=(Why("a"),))], ["a0"])
            add_tallies(session, [Tally("t", "Scratches")], ["a0"])
            add_process_charts(session, [ProcessChart("p", "Loading")], ["a0"])
            add_observations(session, [Observation("o", "Doors\ntouch")], ["a0"])
        assert proof.proofs(document) == [
            (("tally", "t"), "Scratches"),
            (("process_chart", "p"), "Loading"),
            (("observation", "o"), "Doors touch"),
        ]
        for _ in range(2):
            proof.set_proof(document, "why", "a", ("tally", "t"), True)
        proof.set_proof(document, "why", "a", ("observation", "o"), True)
        assert proof.proofs_of(document, "why", "a") == {("tally", "t"), ("observation", "o")}
        proof.set_proof(document, "why", "a", ("tally", "t"), False)
        with document.read() as session:
            assert [(link.source, link.role) for link in read_links(session)] == [("o", "evidence")]
        document.undo()
        assert len(proof.proofs_of(document, "why", "a")) == 2
