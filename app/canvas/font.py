"""Inter on the canvas: the shipped faces, and the widths of texts in them."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from app.calc.text_measure import most_fitting
from app.places import RESOURCES

FAMILY = "Inter"
REGULAR, MEDIUM, SEMI_BOLD = 400, 500, 600
ELLIPSIS = "…"


@cache
def load_fonts() -> None:
    """Make the shipped faces known to Qt, once; needs a QGuiApplication."""
    if not QFontDatabase.hasFamily(FAMILY):
        for file in sorted((RESOURCES / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))


@cache
def map_font(px: int, weight: int = REGULAR) -> QFont:
    """Unhinted, so that a text is as wide at every zoom and on paper; digits of one width stand under each other."""
    load_fonts()
    font = QFont(FAMILY)
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def metrics(px: int, weight: int = REGULAR) -> QFontMetricsF:
    return QFontMetricsF(map_font(px, weight))


@lru_cache(maxsize=20_000)
def width(text: str, px: int, weight: int = REGULAR) -> float:
    return metrics(px, weight).horizontalAdvance(text)


def elided(text: str, room: float, px: int, weight: int = REGULAR) -> str:
    """The text, or as much of it as fits with an ellipsis at its end."""
    if width(text, px, weight) <= room:
        return text
    most = most_fitting(len(text), lambda n: width(text[:n].rstrip() + ELLIPSIS, px, weight) <= room)
    return text[:most].rstrip() + ELLIPSIS


def wrapped(text: str, room: float, most: int, px: int, weight: int = REGULAR) -> list[str]:
    """The text in at most so many lines, broken at spaces, not no-break ones, and at line ends; the last is elided."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in filter(None, paragraph.split(" ")):
            longer = f"{line} {word}" if line else word
            if line and width(longer, px, weight) > room:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    if len(lines) > most:
        lines[most - 1 :] = [" ".join(lines[most - 1 :])]
    return [elided(line, room, px, weight) for line in lines]
