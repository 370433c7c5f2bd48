"""The tokens of `app.look` made into a palette, a font and one style sheet on Fusion, whatever the desktop wears."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from app.look import DARK, LIGHT, Look
from app.places import RESOURCES

FAMILY = "Inter"
TEXT_SIZE = 13
PROJECTOR_SCALE = 1.5


@dataclass(frozen=True, slots=True)
class Appearance:
    """What the window wears: the colours, and how much larger than on a desk everything is."""

    look: Look = LIGHT
    scale: float = 1.0

    def px(self, length: float) -> int:
        """A length of the design, in pixels of this appearance."""
        return round(length * self.scale)


def appearance(look_id: str, projector: bool) -> Appearance:
    return Appearance(DARK if look_id == DARK.id else LIGHT, PROJECTOR_SCALE if projector else 1.0)


def palette(look: Look) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette()
    for each, colour in (
        (role.Window, look.bg),
        (role.WindowText, look.text),
        (role.Base, look.surface),
        (role.AlternateBase, look.surface2),
        (role.Text, look.text),
        (role.Button, look.surface),
        (role.ButtonText, look.text),
        (role.BrightText, look.danger),
        (role.Highlight, look.accent),
        (role.HighlightedText, look.on_accent),
        (role.Accent, look.accent),
        (role.Link, look.accent),
        (role.LinkVisited, look.accent),
        (role.ToolTipBase, look.text),
        (role.ToolTipText, look.surface),
        (role.PlaceholderText, look.muted),
        (role.Light, look.surface),
        (role.Midlight, look.surface2),
        (role.Mid, look.line),
        (role.Dark, look.line),
        (role.Shadow, look.line),
    ):
        made.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, each, faded(look))
    return made


def faded(look: Look) -> QColor:
    """What is there but cannot be used now: half way between the muted text and its ground."""
    a, b = QColor(look.muted), QColor(look.surface)
    return QColor((a.red() + b.red()) // 2, (a.green() + b.green()) // 2, (a.blue() + b.blue()) // 2)


def style_sheet(worn: Appearance) -> str:
    folder = RESOURCES / "style"
    text = re.sub(
        r"\b(\d+)px",
        lambda m: m[0] if m[1] == "1" else f"{worn.px(int(m[1]))}px",
        (folder / "window.qss").read_text("utf-8"),
    )
    return Template(text).substitute({**asdict(worn.look), "style": folder.as_posix()})


def wear(app: QApplication, worn: Appearance) -> None:
    """Dress the whole application; `load_fonts` of the canvas must have run."""
    font = QFont(FAMILY)
    font.setPixelSize(worn.px(TEXT_SIZE))
    font.setFeature(QFont.Tag("tnum"), 1)
    app.setPalette(palette(worn.look))
    app.setFont(font)
    app.setStyleSheet(style_sheet(worn))
