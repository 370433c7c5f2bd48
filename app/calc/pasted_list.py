"""A list as people paste it, from a mail, a table or an outline, as its lines without bullets and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BULLET = re.compile(
    r"""^(?:
        [-–—•‣◦▪▫●○■□*+·>✓✔☐☑]+\s+      # a bullet
        | [-–—•‣◦▪▫●○■□✓✔☐☑]+(?=[^\W\d_])   # one that touches the first word
        | \(?\d{1,3}(?:\.\d{1,3})*\s*[.):]\)?\s+   # 1. 1) (1) 1: 1.2.
        | \d{1,3}(?:\.\d{1,3}){2,}\s+     # 1.2.3, but not 2.5 mm
        | \d{1,3}\s*[–—-]\s+               # 1 –
        | \(?[A-Za-z]\)\s+                 # a) (a)
    )""",
    re.VERBOSE,
)
_SPACES = re.compile(r"[ \t\r\n\v\f\u2028\u2029]+")
_TAB = 4
"""Columns that a tab goes on to, when the depth of a line is reckoned."""
DEEPEST = 99
"""What stands further in lies beside this: no outline of people is so deep, and the exchange file takes 100 levels."""


def tidy(text: str) -> str:
    """On one line, without spaces at its ends; no-break spaces stay."""
    return _SPACES.sub(" ", text).strip(" ")


def lines(text: str) -> list[str]:
    """One entry a line, without its numbering or bullet; empty lines are passed over."""
    return [line for _depth, line in outline(text)]


def outline(text: str) -> list[tuple[int, str]]:
    """The entries with their depths, which begin with 0 and grow by one at the most, to `DEEPEST`: `(depth, text)`."""
    found: list[tuple[int, str]] = []
    open_at: list[int] = []
    for line in text.splitlines():
        column, entry = _column(line), _bare(line)
        if not entry:
            continue
        while open_at and open_at[-1] >= column:
            open_at.pop()
        found.append((min(len(open_at), DEEPEST), entry))
        open_at.append(column)
    return found


def written(entries: Iterable[tuple[int, str]]) -> str:
    """The same as text again: one entry a line, a tab for each level."""
    return "\n".join("\t" * depth + tidy(text) for depth, text in entries)


def _column(line: str) -> int:
    before = line[: len(line) - len(line.lstrip())]
    return len(before.expandtabs(_TAB))


def _bare(line: str) -> str:
    """Without what marks it as an entry; a cell of a table after the first is a word of the same line."""
    entry = tidy(line)
    return (_BULLET.sub("", entry + " ", count=1) if entry else "").strip()
