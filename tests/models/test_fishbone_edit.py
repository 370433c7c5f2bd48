"""The gestures on cause-and-effect diagrams, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import language
from app.calc.fishbone import Bone, Cause, Fishbone, SuggestedCause
from app.calc.link import Link
from app.calc.photo import Photo
from app.models import fishbone_edit as edit
from app.models.cause_tree import add_under
from app.models.document import Document
from app.models.fishbone import add_fishbones, read_fishbones
from app.models.link import add_link, read_links
from app.models.picture import Picture
from app.models.rank import spread
from tests.models.chain import dump

SMALL = Fishbone(
    "f",
    "Burrs on the edge",
    categories=(
        Bone("b1", "Machine", (Cause("a", "Die", causes=(Cause("a1", "Worn"), Cause("a2", "Cracked"))), Cause("b"))),
        Bone("b2", "Method", (Cause("c", "No plan", causes=(Cause("c1", causes=(Cause("c11"),)),)), Cause("d"))),
        Bone("b3", "Material"),
    ),
    suggestions=(SuggestedCause("s1", "Old oil", "Ana"), SuggestedCause("s2", "Cold hall")),
)


def fill(document: Document, *fishbones: Fishbone) -> None:
    with document.edit("Fill") as session:
        add_fishbones(session, fishbones, spread(len(fishbones)))


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document.new(tmp_path / "event.kaizen", "en")
    fill(document, SMALL)
    yield document
    document.close()


def stored(document: Document, id: str = "f") -> Fishbone:
    with document.read() as session:
        return next(each for each in read_fishbones(session) if each.id == id)


def shape(document: Document) -> dict[str, object]:
    """The ids of each bone as nested lists."""

    def of(causes: tuple[Cause, ...]) -> list[object]:
        return [[each.id, *of(each.causes)] if each.causes else each.id for each in causes]

    return {bone.id: of(bone.causes) for bone in stored(document).categories}


def cause(document: Document, id: str) -> Cause:
    return next(each for each in stored(document).causes() if each.id == id)


# Diagrams and bones


def test_a_new_diagram_has_the_bones_of_its_scheme_in_the_language_of_the_window(document: Document):
    language.use("fr")
    id = edit.new_fishbone(document, "  Bavures\n", "6M")
    made = stored(document, id)
    assert made.effect == "Bavures"
    assert len(made.categories) == 6
    assert [each.id for each in edit.fishbones(document)] == ["f", id]
    assert stored(document, edit.new_fishbone(document, "", "free")).categories == ()


def test_diagrams_are_renamed_ordered_and_deleted(document: Document):
    other = edit.new_fishbone(document, "Scratches")
    edit.move_fishbone(document, other, 0)
    edit.set_effect(document, other, "Deep scratches")
    edit.set_voting(document, other, 5, 8)
    assert [each.name for each in edit.fishbones(document)] == ["Deep scratches", "Burrs on the edge"]
    assert (stored(document, other).dots, stored(document, other).voters) == (5, 8)
    assert edit.delete_fishbone(document, other) == {("fishbone", other)}
    assert [each.id for each in edit.fishbones(document)] == ["f"]


def test_bones_are_added_renamed_moved_and_deleted_with_their_causes(document: Document):
    new = edit.add_bone(document, "f", "Energy", 1)
    edit.rename_bone(document, "b1", "Press")
    assert [(b.id, b.name) for b in stored(document).categories][:2] == [("b1", "Press"), (new, "Energy")]
    edit.move_bone(document, new, 3)
    assert [b.id for b in stored(document).categories] == ["b1", "b2", "b3", new]
    assert edit.delete_bone(document, "b2") == {("cause", id) for id in ("c", "c1", "c11", "d")}
    assert {each.id for each in stored(document).causes()} == {"a", "a1", "a2", "b"}


def test_a_cause_a_bone_and_a_diagram_tell_where_they_are_at_home(document: Document):
    other = edit.new_fishbone(document, "Scratches", "4M")
    bone = edit.read(document, other).categories[0].id
    assert edit.home_of(document, ["nobody", "c11"]) == "f"
    assert edit.home_of(document, [bone]) == edit.home_of(document, [other]) == other
    assert edit.home_of(document, ["nobody"]) is None
    assert edit.read(document, "nobody") is None


def test_two_bones_change_places_and_no_third_one_moves(document: Document):
    edit.swap_bones(document, "b1", "b3")
    assert [b.id for b in stored(document).categories] == ["b3", "b2", "b1"]


# Causes


def test_a_cause_is_added_on_a_bone_or_below_another_one_at_its_place(document: Document):
    first = edit.add_cause(document, "Loose", "b1", 0)
    below = edit.add_cause(document, "Chipped", "a", 1, author="Ana")
    last = edit.add_cause(document, "Dull", "a")
    assert shape(document)["b1"] == [first, ["a", "a1", below, "a2", last], "b"]
    assert cause(document, below).author == "Ana"
    assert document.undo_label == "Add a cause"


def test_a_cause_is_added_nowhere_but_on_what_is_there(document: Document):
    with pytest.raises(KeyError):
        edit.add_cause(document, "Loose", "nowhere")
    with pytest.raises(KeyError):
        edit.move_causes(document, ["a"], "nowhere")
    with pytest.raises(KeyError):
        edit.indent(document, ["nowhere"])


def test_the_text_of_a_cause_changes(document: Document):
    edit.rename_cause(document, "a1", "Worn\nout ")
    assert cause(document, "a1").text == "Worn out"


def test_causes_are_deleted_with_those_below_and_undo_brings_all_back(document: Document):
    before = dump(document)
    assert edit.delete_causes(document, ["c", "b", "c1"]) == {("cause", id) for id in ("c", "c1", "c11", "b")}
    assert shape(document) == {"b1": [["a", "a1", "a2"]], "b2": ["d"], "b3": []}
    document.undo()
    assert dump(document) == before


def test_a_cause_goes_to_another_bone_with_all_below_it(document: Document):
    edit.move_causes(document, ["c"], "b3")
    assert shape(document) == {"b1": [["a", "a1", "a2"], "b"], "b2": ["d"], "b3": [["c", ["c1", "c11"]]]}
    edit.move_causes(document, ["c1"], "a", 1)
    assert shape(document)["b1"] == [["a", "a1", ["c1", "c11"], "a2"], "b"]
    edit.delete_bone(document, "b3")
    assert cause(document, "c11")


def test_several_causes_go_together_in_the_order_in_which_they_are_read(document: Document):
    edit.move_causes(document, ["d", "a2", "a", "c11"], "b3")
    assert shape(document) == {"b1": ["b"], "b2": [["c", "c1"]], "b3": [["a", "a1", "a2"], "c11", "d"]}


def test_a_cause_keeps_its_place_when_it_is_put_where_it_is(document: Document):
    edit.move_causes(document, ["a"], "b1", 0)
    edit.move_causes(document, ["a1", "a2"], "a", 0)
    assert shape(document)["b1"] == [["a", "a1", "a2"], "b"]


@pytest.mark.parametrize("under", ["c", "c1", "c11"])
def test_a_cause_cannot_be_put_below_itself(document: Document, under: str):
    before = dump(document)
    with pytest.raises(ValueError, match="below itself"):
        edit.move_causes(document, ["c"], under)
    assert dump(document) == before


def test_a_cause_goes_one_level_down_and_up_again(document: Document):
    edit.indent(document, ["b"])
    assert shape(document)["b1"] == [["a", "a1", "a2", "b"]]
    edit.outdent(document, ["b"])
    assert shape(document)["b1"] == [["a", "a1", "a2"], "b"]
    edit.indent(document, ["a", "a1"])
    edit.outdent(document, ["a"])
    assert shape(document)["b1"] == [["a", "a1", "a2"], "b"]


def test_several_causes_go_a_level_down_and_up_at_once(document: Document):
    more = edit.add_cause(document, "e", "b1")
    edit.indent(document, ["b", more, "a2"])
    assert shape(document)["b1"] == [["a", ["a1", "a2"], "b", more]]
    edit.outdent(document, ["a2", "b", more])
    assert shape(document)["b1"] == [["a", "a1", "a2"], "b", more]


def test_causes_change_places_among_their_own(document: Document):
    edit.shift(document, ["a"], 1)
    assert shape(document)["b1"] == ["b", ["a", "a1", "a2"]]
    edit.shift(document, ["a"], 1)
    edit.shift(document, ["a2", "b"], -1)
    assert shape(document)["b1"] == ["b", ["a", "a2", "a1"]]


def test_the_state_and_the_votes_of_causes_change(document: Document):
    edit.set_status(document, ["a1", "d"], "confirmed")
    assert [cause(document, id).status for id in ("a1", "d", "a2")] == ["confirmed", "confirmed", "suspected"]
    edit.vote(document, ["a1", "d"])
    edit.vote(document, ["a1"], 2)
    assert [cause(document, id).votes for id in ("a1", "d")] == [3, 1]
    assert document.undo_label == "Vote"
    edit.vote(document, ["a1", "d"], -2)
    assert [cause(document, id).votes for id in ("a1", "d")] == [1, 0]


def test_pasted_lines_become_causes_as_deep_as_they_stand_in(document: Document):
    ids = edit.add_lines(document, "- Oil\n\tToo old\n\tToo thin\n- Cold", "b2", 1)
    causes = stored(document).categories[1].causes
    assert [each.text for each in causes] == ["No plan", "Oil", "Cold", ""]
    assert [each.text for each in causes[1].causes] == ["Too old", "Too thin"]
    assert [each.id for each in causes[1:3]] == ids


def test_a_copy_has_ids_of_its_own(document: Document):
    ids = edit.paste_causes(document, stored(document).categories[0].causes, "b3")
    pasted = stored(document).categories[2].causes
    assert [each.id for each in pasted] == ids
    assert [each.text for each in pasted[0].all()] == ["Die", "Worn", "Cracked"]
    assert len({each.id for each in stored(document).causes()}) == 12


# Duplicates


def test_duplicates_become_one_with_all_that_was_known_of_them(document: Document):
    with document.edit("Prepare") as session:
        for key in ("p", "q"):
            session.add(Picture(sha256=key, content=key.encode()))
        whole = Cause(
            "x", "worn die", "ruled_out", 2, "Ana", "0.2 mm", "Luc", "2026-03-12", photos=(Photo("p", "Edge", "p1"),),
            causes=(Cause("x1"),),
        )  # fmt: skip
        add_under(session, [whole], "b3")
        more = Cause("y", "Worn die", "checking", 1, "Bob", "0.3 mm", check_owner="Zoé", photos=(Photo("q", "", "q1"),))
        add_under(session, [more], "x")
        for link in (
            Link("tally", "t", "cause", "x", "evidence"),
            Link("tally", "t", "cause", "a1", "evidence"),
            Link("cause", "y", "five_whys", "w"),
            Link("cause", "y", "cause", "x"),
            Link("fishbone", "y", "five_whys", "w2"),
        ):
            add_link(session, link)
    edit.vote(document, ["a1"])
    before = dump(document)
    assert edit.merge(document, ["y", "x", "a1"]) == "a1"
    assert shape(document) == {"b1": [["a", ["a1", "x1"], "a2"], "b"], "b2": [["c", ["c1", "c11"]], "d"], "b3": []}
    kept = cause(document, "a1")
    assert (kept.text, kept.status, kept.votes, kept.author) == ("Worn", "checking", 4, "Ana, Bob")
    assert (kept.evidence, kept.checked_by, kept.check_owner) == ("0.2 mm\n0.3 mm", "Luc", "Zoé")
    assert [photo.caption for photo in kept.photos] == ["Edge", ""]
    with document.read() as session:
        links = {(ln.source_kind, ln.source, ln.target_kind, ln.target) for ln in read_links(session)}
    assert links == {
        ("tally", "t", "cause", "a1"),
        ("cause", "a1", "five_whys", "w"),
        ("fishbone", "y", "five_whys", "w2"),
    }
    document.undo()
    assert dump(document) == before


def test_a_duplicate_below_its_own_kind_goes_up_into_it(document: Document):
    assert edit.merge(document, ["c11", "c"]) == "c"
    assert shape(document)["b2"] == [["c", "c1"], "d"]
    assert edit.merge(document, ["c"]) == ""


# Suggestions


def test_a_pasted_brainwriting_becomes_suggestions_after_the_others(document: Document):
    ids = edit.add_suggestions(document, "f", "1. No light\n\n2. Wrong tool", "Bob")
    held = stored(document).suggestions
    assert [each.text for each in held] == ["Old oil", "Cold hall", "No light", "Wrong tool"]
    assert [each.id for each in held[2:]] == ids
    assert held[2].author == "Bob"
    edit.rename_suggestion(document, ids[0], "Dim light")
    edit.delete_suggestions(document, ["s1", ids[1]])
    assert [each.text for each in stored(document).suggestions] == ["Cold hall", "Dim light"]


def test_a_suggestion_that_is_placed_becomes_a_cause_of_its_author(document: Document):
    ids = edit.place_suggestions(document, ["s2", "s1"], "a", 0)
    assert shape(document)["b1"] == [["a", *ids, "a1", "a2"], "b"]
    assert [(cause(document, id).text, cause(document, id).author) for id in ids] == [
        ("Cold hall", ""),
        ("Old oil", "Ana"),
    ]
    assert stored(document).suggestions == ()
    document.undo()
    assert len(stored(document).suggestions) == 2
    assert shape(document)["b1"] == [["a", "a1", "a2"], "b"]


# Whatever is done


@given(st.data())
@settings(max_examples=10)
def test_no_gesture_loses_a_cause_or_leaves_one_on_two_bones(tmp_path_factory, data: st.DataObject):
    with Document.new(tmp_path_factory.mktemp("play") / "event.kaizen", "en") as document:
        fill(document, SMALL)
        everything = {each.id for each in stored(document).causes()}
        before = dump(document)
        done = 0
        for _step in range(data.draw(st.integers(1, 6))):
            ids = data.draw(st.lists(st.sampled_from(sorted(everything)), min_size=1, max_size=3, unique=True))
            gesture = data.draw(st.sampled_from(["in", "out", "up", "down", "move"]))
            label, redone = document.undo_label, dump(document)
            if gesture == "move":
                under = data.draw(st.sampled_from([*sorted(everything), "b1", "b2", "b3"]))
                try:
                    edit.move_causes(document, ids, under, data.draw(st.none() | st.integers(0, 3)))
                except ValueError:
                    assert (document.undo_label, dump(document)) == (label, redone)
            else:
                {
                    "in": edit.indent,
                    "out": edit.outdent,
                    "up": lambda d, i: edit.shift(d, i, -1),
                    "down": lambda d, i: edit.shift(d, i, 1),
                }[gesture](document, ids)
            done += dump(document) != redone
            assert {each.id for each in stored(document).causes()} == everything
        for _step in range(done):
            document.undo()
        assert dump(document) == before
