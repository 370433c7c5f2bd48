"""A diagram that is shown says what the document says, whatever was done to it."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from app.calc.fishbone import SCHEMES, Cause
from app.calc.photo import Photo
from app.models import fishbone_edit as edit
from app.models.cause_tree import add_under
from app.models.document import Document
from app.models.fishbone_mirror import FishboneMirror
from app.models.picture import Picture
from tests.models.test_fishbone_edit import SMALL, fill

GESTURES: tuple[Callable[[Document, list[str], st.DataObject], object], ...] = (
    lambda d, ids, data: edit.add_cause(d, "New", data.draw(st.sampled_from(ids)), 0),
    lambda d, ids, data: edit.rename_cause(d, data.draw(st.sampled_from(ids)), "Another text"),
    lambda d, ids, data: edit.delete_causes(d, [data.draw(st.sampled_from(ids))]),
    lambda d, ids, data: edit.indent(d, [data.draw(st.sampled_from(ids))]),
    lambda d, ids, data: edit.outdent(d, [data.draw(st.sampled_from(ids))]),
    lambda d, ids, data: edit.shift(d, [data.draw(st.sampled_from(ids))], -1),
    lambda d, ids, data: edit.move_causes(d, [data.draw(st.sampled_from(ids))], "b3"),
    lambda d, ids, data: edit.set_status(d, ids[:2], "confirmed"),
    lambda d, ids, data: edit.vote(d, ids[-2:]),
    lambda d, ids, data: edit.merge(d, ids[:2]),
    lambda d, ids, data: edit.place_suggestions(d, ["s1"], "b3"),
    lambda d, ids, data: edit.add_suggestions(d, "f", "More"),
    lambda d, ids, data: edit.set_effect(d, "f", "Scratches"),
    lambda d, ids, data: edit.set_voting(d, "f", 5, None),
    lambda d, ids, data: edit.swap_bones(d, "b1", "b2"),
    lambda d, ids, data: edit.rename_bone(d, "b3", "Steel"),
    lambda d, ids, data: edit.add_bone(d, "f", "Energy", 1),
    lambda d, ids, data: edit.delete_bone(d, "b2"),
    lambda d, ids, data: edit.new_fishbone(d, "Other", next(iter(SCHEMES))),
    lambda d, ids, data: d.undo(),
    lambda d, ids, data: d.redo(),
)  # fmt: skip


@given(st.data())
@settings(max_examples=15)
def test_it_is_what_the_document_has_after_any_gestures(tmp_path_factory, data: st.DataObject):
    with Document.new(tmp_path_factory.mktemp("mirror") / "event.kaizen", "en") as document:
        fill(document, SMALL)
        mirror = FishboneMirror()
        mirror.document = document
        mirror.open("f")
        document.subscribe(mirror.update)
        for _step in range(data.draw(st.integers(1, 8))):
            ids = [cause.id for cause in mirror.fishbone.causes()] if mirror.fishbone else []
            if not ids:
                break
            data.draw(st.sampled_from(GESTURES))(document, ids, data)
            assert mirror.fishbone == edit.read(document, "f")


def test_photographs_come_and_go_with_their_causes(tmp_path):
    with Document.new(tmp_path / "event.kaizen", "en") as document:
        fill(document, SMALL)
        mirror = FishboneMirror()
        mirror.document = document
        mirror.open("f")
        document.subscribe(mirror.update)
        with document.edit("Photo") as session:
            session.add(Picture(sha256="p", content=b"p"))
            session.flush()
            add_under(session, [Cause("x", "Seen", photos=(Photo("p", "Edge", "p1"),))], "b3")
        assert mirror.fishbone == edit.read(document, "f")
        document.undo()
        assert mirror.fishbone == edit.read(document, "f")


def test_bones_that_were_not_touched_are_the_same_as_before(tmp_path):
    with Document.new(tmp_path / "event.kaizen", "en") as document:
        fill(document, SMALL)
        mirror = FishboneMirror()
        mirror.document = document
        mirror.open("f")
        document.subscribe(mirror.update)
        before = mirror.fishbone
        edit.add_cause(document, "New", "b3")
        after = mirror.fishbone
        assert before
        assert after
        assert [a is b for a, b in zip(before.categories, after.categories, strict=True)] == [True, True, False]


def test_a_diagram_that_is_deleted_is_shown_no_more_and_another_one_says_nothing(tmp_path):
    with Document.new(tmp_path / "event.kaizen", "en") as document:
        fill(document, SMALL)
        mirror = FishboneMirror()
        mirror.open("f")
        assert mirror.fishbone is None
        mirror.document = document
        mirror.open("nobody")
        assert mirror.fishbone is None
        mirror.open("f")
        heard: list[bool] = []
        document.subscribe(lambda diff: heard.append(mirror.update(diff)))
        other = edit.new_fishbone(document, "Other")
        edit.set_effect(document, other, "Another")
        edit.delete_fishbone(document, "f")
        edit.set_effect(document, other, "Once more")
        assert heard == [False, False, True, False]
        assert mirror.fishbone is None
