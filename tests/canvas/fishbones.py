"""A small cause-and-effect diagram in a document on disk, shown in a view, and a hand over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.calc.fishbone import Bone, Cause, Fishbone, SuggestedCause
from app.canvas.fishbone_view import FishboneView
from app.look import LIGHT
from app.models import fishbone_edit
from app.models.document import Document
from app.models.fishbone import add_fishbones
from app.models.rank import spread
from tests.hand import Hand

DIE = Cause("a", "Die", causes=(Cause("a1", "Worn"), Cause("a2", "Cracked")))
FISH = Fishbone(
    "f",
    "Burrs on the edge",
    categories=(
        Bone("b1", "Machine", (DIE, Cause("b", "Play"))),
        Bone("b2", "Method", (Cause("c", "No plan", causes=(Cause("c1", "No time"),)), Cause("d", "No gauge"))),
        Bone("b3", "Material", (Cause("e", "Steel out of tolerance"),)),
        Bone("b4", "Manpower"),
    ),
    suggestions=(SuggestedCause("s1", "Old oil", "Ana"), SuggestedCause("s2", "Cold hall")),
)


@pytest.fixture
def fish_document(tmp_path: Path) -> Iterator[Document]:
    document = Document.new(tmp_path / "event.kaizen", "en")
    fill(document, FISH)
    yield document
    document.close()


@pytest.fixture
def fish(qapp: QApplication, fish_document: Document) -> Iterator[FishboneView]:
    """The diagram at its real size, one pixel of the scene to one of the screen; what moves is there at once."""
    view = FishboneView(fish_document, LIGHT)
    view.set_animated(False)
    view.resize(1280, 720)
    view.show_fishbone("f")
    Hand(view)
    view.show_place(view.bounds().center(), 1.0)
    Hand.wait()
    yield view
    view.close()
    view.deleteLater()
    Hand.wait()


@pytest.fixture
def fish_hand(fish: FishboneView) -> Hand:
    return Hand(fish)


def fill(document: Document, *fishbones: Fishbone) -> None:
    with document.edit("Fill") as session:
        add_fishbones(session, fishbones, spread(len(fishbones)))


def stored(view: FishboneView) -> Fishbone:
    """The diagram as the document has it."""
    assert view.document is not None
    found = fishbone_edit.read(view.document, "f")
    assert found is not None
    return found


def shape(view: FishboneView) -> dict[str, object]:
    """The texts of the causes on each bone, as nested lists."""

    def of(causes: tuple[Cause, ...]) -> list[object]:
        return [[each.text, *of(each.causes)] if each.causes else each.text for each in causes]

    return {bone.id: of(bone.causes) for bone in stored(view).categories}


def cause(view: FishboneView, id: str) -> Cause:
    return next(each for each in stored(view).causes() if each.id == id)


def middle(view: FishboneView, id: str) -> tuple[float, float]:
    left, top, right, bottom = view.box_of(id)
    return (left + right) / 2, (top + bottom) / 2


def upper(view: FishboneView, id: str) -> tuple[float, float]:
    """In the upper part of a text."""
    left, top, right, _ = view.box_of(id)
    return (left + right) / 2, top + 2


def lower(view: FishboneView, id: str) -> tuple[float, float]:
    left, _, right, bottom = view.box_of(id)
    return (left + right) / 2, bottom - 2
