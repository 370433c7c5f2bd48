"""Changing between 4M and 8M adds, renames and orders bones, and never loses a cause."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import language
from app.calc.fishbone import SCHEMES, Bone, Cause, Fishbone
from app.models import fishbone_edit as edit
from app.models.document import Document
from app.models.fishbone import add_fishbones
from app.models.fishbone_scheme import change_scheme, scheme_of


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document.new(tmp_path / "event.kaizen", "en")
    yield document
    document.close()


def begin(document: Document, **causes: str) -> str:
    """A diagram with these bones, each with one cause where a text is given; its id."""
    bones = tuple(
        Bone(f"b{i}", name, (Cause(f"c{i}", text),) if text else ()) for i, (name, text) in enumerate(causes.items())
    )
    with document.edit("Fill") as session:
        add_fishbones(session, [Fishbone("f", "Scratches", categories=bones)], ["a0"])
    return "f"


def told(document: Document) -> list[tuple[str, list[str]]]:
    return [(bone.name, [cause.text for cause in bone.causes]) for bone in edit.read(document, "f").categories]


def test_more_bones_are_added_in_the_order_of_the_scheme(document):
    begin(document, Manpower="a", Material="", Machine="", Method="b")
    change_scheme(document, "f", "6M")
    assert [name for name, _causes in told(document)] == list(SCHEMES["6M"])
    assert dict(told(document))["Method"] == ["b"]
    assert document.undo_label == "Change the scheme of the bones"
    document.undo()
    assert [name for name, _causes in told(document)] == ["Manpower", "Material", "Machine", "Method"]


def test_fewer_bones_leave_those_that_have_causes(document):
    begin(document, **dict.fromkeys(SCHEMES["7M"], "") | {"Measurement": "the gauge"})
    change_scheme(document, "f", "4M")
    assert told(document) == [(name, []) for name in SCHEMES["4M"]] + [("Measurement", ["the gauge"])]


def test_empty_and_unnamed_bones_take_the_missing_names(document):
    begin(document, **{"Supplier": "late", " ": "unsorted", "Oven": ""})
    change_scheme(document, "f", "4M")
    assert told(document) == [
        ("Manpower", ["unsorted"]),
        ("Material", []),
        ("Machine", []),
        ("Method", []),
        ("Supplier", ["late"]),
    ]


def test_an_unnamed_bone_with_causes_stays_where_no_name_is_missing(document):
    begin(document, **dict.fromkeys(SCHEMES["4M"], "") | {"": "unsorted"})
    change_scheme(document, "f", "4M")
    assert told(document)[-1] == ("", ["unsorted"])


def test_a_scheme_is_known_in_any_language_and_named_in_that_of_the_window(document):
    begin(document, Manpower="a", method="b")
    language.use("fr")
    change_scheme(document, "f", "4M")
    names = [name for name, _causes in told(document)]
    gettext = language.catalogue("fr").gettext
    assert names == [gettext(name) for name in SCHEMES["4M"]]
    assert sorted(c for _name, causes in told(document) for c in causes) == ["a", "b"]
    language.use("en")
    assert scheme_of(names) == "4M"
    assert scheme_of([*names, "Oven"]) is None
    assert scheme_of([]) is None


@pytest.mark.parametrize("first", SCHEMES)
@pytest.mark.parametrize("second", SCHEMES)
def test_no_cause_is_ever_lost(document, first, second):
    begin(document, **{name: name for name in SCHEMES[first]})
    change_scheme(document, "f", second)
    assert sorted(c for _name, causes in told(document) for c in causes) == sorted(SCHEMES[first])
    assert {name for name, _causes in told(document)} >= set(SCHEMES[second])
