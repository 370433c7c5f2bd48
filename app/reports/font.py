"""Inter on paper: the shipped faces, known once to reportlab and to Qt, so that screen and sheet agree."""

from __future__ import annotations

import re
from functools import cache
from threading import Lock
from unicodedata import combining

from PySide6.QtWidgets import QApplication
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.canvas.font import FAMILY, MEDIUM, REGULAR, SEMI_BOLD, load_fonts
from app.places import RESOURCES

__all__ = ["BOLD", "FAMILY", "MEDIUM", "REGULAR", "SEMI_BOLD", "covers", "face", "ready", "width"]
BOLD = 700
rl_config.useA85 = 0  # binary streams: a fifth smaller, and no detour in Python
_FILE = re.compile(r"Inter_(\d+)[A-Za-z]+?(_Italic)?\.ttf")
_lock = Lock()


@cache
def _files() -> dict[tuple[int, bool], str]:
    """Weight and slant of each shipped face, and its file."""
    names = (_FILE.fullmatch(path.name) for path in (RESOURCES / "fonts").glob("Inter_*.ttf"))
    return {(int(name[1]), bool(name[2])): str(RESOURCES / "fonts" / name[0]) for name in names if name}


@cache
def face(weight: int = REGULAR, italic: bool = False) -> str:
    """The reportlab name of the shipped face nearest to this weight and slant, registered when first asked for."""
    key = min(_files(), key=lambda k: (k[1] != italic, abs(k[0] - weight)))
    name = f"{FAMILY}-{key[0]}{'i' if key[1] else ''}"
    with _lock:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, _files()[key]))
    return name


@cache
def _glyphs(name: str) -> frozenset[int]:
    """What reportlab can also write back as searchable text: the Basic Multilingual Plane."""
    return frozenset(code for code in pdfmetrics.getFont(name).face.charToGlyph if code <= 0xFFFF)


def covers(name: str, text: str) -> bool:
    """Whether the face has a glyph for every character, none of which stands above another, as the bar of X̄ does."""
    return _glyphs(name).issuperset(map(ord, text)) and not any(map(combining, text))


def width(text: str, name: str, size: float) -> float:
    """Advance of a text without kerning, in the unit of `size`."""
    return float(pdfmetrics.stringWidth(text, name, size))


@cache
def ready() -> object:
    """What painting text needs: an application, made here without a display where no window did it, and Inter in it."""
    made = QApplication.instance() or QApplication(["chantier", "-platform", "offscreen"])
    load_fonts()
    return made
