"""The looks: readable from six metres, whole, and the same on every desktop."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel

from app.look import DARK, LIGHT
from app.places import RESOURCES
from app.views.theme import Appearance, appearance, palette, style_sheet, wear

LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.id)


def contrast(one: str, other: str) -> float:
    """WCAG 2.1: from 1 to 21."""

    def light(colour: str) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(colour).getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    a, b = sorted((light(one), light(other)))
    return (b + 0.05) / (a + 0.05)


@LOOKS
def test_the_style_sheet_is_filled_and_its_pictures_exist(look):
    sheet = style_sheet(Appearance(look))
    assert "$" not in sheet
    for told in re.findall(r'url\("([^"]+)"\)', sheet):
        assert (RESOURCES / "style" / told.rpartition("/")[2]).exists()


def test_the_projector_makes_everything_half_as_large_again_but_hairlines():
    plain, large = style_sheet(appearance("light", False)), style_sheet(appearance("light", True))
    lengths = [
        (int(a), int(b)) for a, b in zip(re.findall(r"(\d+)px", plain), re.findall(r"(\d+)px", large), strict=True)
    ]
    assert all(b == (a if a <= 1 else round(a * 1.5)) for a, b in lengths)
    assert max(lengths) >= (26, 39)


def test_the_application_wears_the_colours_and_the_font(dressed):
    wear(dressed, appearance("dark", True))
    assert dressed.palette().color(QPalette.ColorRole.Base) == QColor(DARK.surface)
    label = QLabel("0,5")
    assert (label.font().family(), label.font().pixelSize()) == ("Inter", 20)
    assert label.fontInfo().family() == "Inter"


@LOOKS
def test_what_cannot_be_used_is_fainter_than_what_can(look):
    colours = palette(look)
    role, group = QPalette.ColorRole.ButtonText, QPalette.ColorGroup
    ground = look.surface
    assert contrast(colours.color(group.Disabled, role).name(), ground) < contrast(
        colours.color(group.Active, role).name(), ground
    )
