"""Columns of plain text, for a terminal or a mail."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator


def one_line(text: str) -> str:
    return " ".join(text.split())


def aligned(rows: list[list[str]], left: set[int]) -> Iterator[str]:
    """Columns two spaces apart, texts to the left and numbers to the right."""
    widths = [max(width_of(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = []
        for n, (cell, width) in enumerate(zip(row, widths, strict=True)):
            room = " " * (width - width_of(cell))
            cells.append(cell + room if n in left else room + cell)
        yield "  ".join(cells).rstrip()


def width_of(text: str) -> int:
    """Columns of a terminal that the text takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def headed(title: str) -> Iterator[str]:
    """A title with a line below it."""
    yield title
    yield "=" * width_of(title)


def titled(noun: str, name: str) -> str:
    """What it is, and what it is called where it has a name."""
    return f"{noun} – {one_line(name)}" if name.strip() else noun
