"""The waterfall of an OEE: bars as long as their times, losses that fall between them, words that stand clear."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.calc.oee import Loss, Oee
from app.calc.oee_figures import figures, together
from app.calc.oee_ranking import ranking
from app.calc.pareto import pareto
from app.canvas.font import SEMI_BOLD, width
from app.canvas.oee_drawing import draw_losses, draw_oee
from app.canvas.oee_layout import group_of, lay_oee
from app.look import LIGHT, PAPER
from app.reports.paint_engine import paint
from app.reports.sheet import Sheet
from tests.canvas.painted import texts_of
from tests.reports.paper import pictures, words

pytestmark = pytest.mark.usefixtures("qapp")
RECT = QRectF(0, 0, 900, 500)
LOSSES = (
    Loss("not_required", seconds=3600),
    Loss("breakdown", "Belt", seconds=1620),
    Loss("changeover", seconds=1200),
    Loss("minor_stop", seconds=900),
    Loss("scrap", parts=300),
)
SHIFT = Oee("s", "Early", total_s=86400, opening_s=28800, total=19271, reference_cycle_s=1, losses=LOSSES)


def rows(oee: Oee = SHIFT, rect: QRectF = RECT):
    return lay_oee(rect, figures(oee), language="en").rows


def wide(bracket, px: int) -> float:
    return max(width(text, px, SEMI_BOLD) for text in (bracket.name, bracket.value))


def test_each_time_and_each_kind_of_loss_has_a_row_in_the_order_of_the_norm():
    assert [row.name for row in rows()] == [
        "Total time", "Not open", "Opening time", "Planned stop", "Required time", "Breakdown", "Changeover",
        "Operating time", "Minor stops", "Not explained", "Net time", "Scrap", "Useful time",
    ]  # fmt: skip


def test_losses_fall_from_the_end_of_one_time_to_that_of_the_next():
    shown = rows(replace(SHIFT, total_s=None))
    for above, below in pairwise(shown):
        end = above.bar.left() if above.lost is not None else above.bar.right()
        assert below.bar.right() == pytest.approx(end, abs=1.01)
    times = [row for row in shown if row.lost is None]
    scale = times[0].bar.width() / 28800
    for row in times:
        assert row.bar.width() == pytest.approx(getattr(figures(SHIFT), row.key) * scale)


def test_a_total_time_that_would_make_all_others_short_is_cut():
    shown = rows()
    assert [row.name for row in shown if row.cut] == ["Total time", "Not open"]
    assert shown[2].bar.width() > 0.8 * shown[0].bar.width()


def test_shares_of_losses_are_points_of_the_oee():
    shares = {row.name: row.share for row in rows()}
    assert shares["Required time"] == "100\u202f%"
    assert shares["Breakdown"] == "6.43\u202f%"
    assert shares["Useful time"] == "75.3\u202f%"
    assert shares["Opening time"] == "33.3\u202f%"


def test_words_stand_clear_of_each_other_whatever_the_size():
    for rect in (RECT, QRectF(0, 0, 620, 300), QRectF(10, 20, 1500, 900)):
        laid = lay_oee(rect, figures(SHIFT), language="en", scale=1.0)
        for above, below in pairwise(laid.rows):
            assert above.line.bottom() <= below.line.top() + 0.01
        assert laid.px <= laid.rows[0].line.height()
        ends = [
            row.bar.right() + laid.px * 0.5 + width(f"{row.value}  {row.share}", laid.px, SEMI_BOLD)
            for row in laid.rows
        ]
        assert max(ends) < min(bracket.x for bracket in laid.brackets) + laid.px
        for one, other in pairwise(laid.brackets):
            assert one.x + wide(one, laid.px) < other.x
        last = laid.brackets[-1]
        assert last.x + wide(last, laid.px) <= rect.right() + laid.px


def test_brackets_span_from_the_time_divided_by_to_the_useful_one():
    laid = lay_oee(RECT, figures(SHIFT), language="en")
    middle = {row.stage: row.line.center().y() for row in laid.rows if row.lost is None}
    assert [(b.name, b.top, b.bottom) for b in laid.brackets] == [
        ("OEE", middle["required"], middle["useful"]),
        ("TRG", middle["opening"], middle["useful"]),
        ("TRE", middle["total"], middle["useful"]),
    ]


def test_losses_of_one_part_of_the_oee_look_alike_and_unlike_the_others():
    groups = {row.name: group_of(row.lost) for row in rows() if row.lost}
    assert groups["Breakdown"] == groups["Changeover"] == "availability"
    assert [groups[name] for name in ("Planned stop", "Minor stops", "Scrap", "Not explained")] == [
        "planned",
        "performance",
        "quality",
        "unknown",
    ]


def test_what_is_not_known_is_told_in_the_place_of_the_picture():
    said = texts_of(lambda painter: draw_oee(painter, RECT, figures(Oee("o")), LIGHT, language="en"), RECT)
    assert " ".join(said) == "Neither the required time nor the opening time is given."


def test_where_changeovers_lie_is_printed_with_the_result():
    drawn = replace(SHIFT, changeovers_required=False)
    said = texts_of(lambda painter: draw_oee(painter, RECT, figures(drawn), LIGHT, language="en"), RECT)
    assert "Changeovers lie outside the required time" in " ".join(said)


def test_a_click_finds_its_row():
    laid = lay_oee(RECT, figures(SHIFT), language="en")
    at = laid.rows[5].line.center()
    assert laid.row_at(at.x(), at.y()) is laid.rows[5]
    assert laid.row_at(-5, -5) is None


def test_on_paper_it_is_vectors_with_words_that_can_be_searched():
    sheet = Sheet("A4", "fr", title="x")
    paint(
        sheet.canvas,
        (30, 30, 480, 260),
        RECT,
        lambda painter: draw_oee(painter, RECT, figures(SHIFT), PAPER, language="fr"),
    )
    pdf = sheet.bytes()
    assert not pictures(pdf)
    assert "75,3" in words(pdf)


def test_losses_beyond_what_the_times_leave_do_not_leave_the_picture():
    wrong = replace(SHIFT, losses=(*LOSSES, Loss("breakdown", seconds=90000)), operating_s=20000)
    for row in rows(wrong):
        assert row.bar.left() >= RECT.left()
        assert row.bar.right() <= RECT.right()


def test_losses_of_several_series_are_ranked_by_their_time():
    other = Oee("t", losses=(Loss("breakdown", "belt", seconds=3000), Loss("scrap", parts=5)))
    tally, note = ranking([SHIFT, other], "en")
    found = pareto(tally)
    assert [(bar.name, bar.value) for bar in found.bars][:2] == [("Belt", 4620), ("Changeover", 1200)]
    assert "Planned stop" not in [bar.name for bar in found.bars]
    assert "(1)" in str(note)
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw_losses(painter, QRectF(0, 0, 600, 400), [SHIFT, other], LIGHT, language="en", name="Week 12")
    painter.end()


def test_several_series_together_have_a_waterfall_of_sums():
    found = together([SHIFT, SHIFT])
    laid = lay_oee(RECT, found, language="en")
    assert [row.value for row in laid.rows if row.key == "required_s"] == ["14\u202fh"]
