"""The words of a tip, as they are meant, in lines that leave what is pointed at in sight."""

from __future__ import annotations

from textwrap import wrap

from PySide6.QtGui import Qt as Text

WIDE = 72
"""Letters of a line of a tip."""


def tip_of(text: str) -> str:
    """A tip that shows these very words, in lines that leave the map in sight; a formula has its numbers below it.

    Qt takes `<…>` for HTML, and would load what a file names there.
    """
    name, *formula = text.split(" = ")
    below = "\n= ".join(formula)
    lines = (f"{name} = {below}" if formula else text).splitlines()
    text = "\n".join(part for line in lines for part in wrap(line, WIDE) or [""])
    return Text.convertFromPlainText(text) if "<" in text else text
