"""Counts by category out of a file as plants have them: CSV of any spreadsheet and encoding, or .xlsx.

For the page that shows what will be imported, before it is imported:

    preview = read_counts(path)                    # DocumentError: one sentence that says all
    preview.sheets, preview.sheet                  # of Excel; read_counts(path, sheet) reads another one
    preview.headings, preview.roles                # a title and a role for each column of the table
    preview = preview.with_roles(roles)            # the user says that another column names the categories
    for line in preview.lines: ...                 # every line of the file: `cells` as written, `kind` as understood
                                                   # (`KINDS` has the words), `doubts` to look at, `taken` or not
    preview.remarks                                # what was guessed and what is left out, for above the table
    preview.columns, preview.counts(taken)         # what is to be imported

Nothing is dropped without a word: totals, titles, empty and unreadable lines are among the `lines`, not taken. The user
takes and leaves lines (those of which `can_be_taken` is true); hand the numbers of the lines taken to `counts`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.exchange.count_columns import Role, guessed, heading_at, texts
from app.exchange.count_lines import KINDS, Line, understood
from app.exchange.measure_lines import letters
from app.exchange.table_file import NotATable, Table, read_table
from app.language import N_, Sentence, plain, sentence

__all__ = ["KINDS", "ROLES", "Count", "CountsPreview", "Line", "NotATable", "Role", "read_counts"]

ROLES: dict[Role, str] = {
    "category": N_("Category"),
    "count": N_("Count"),
    "column": N_("Day, shift or station"),
    "none": N_("Left out"),
}
_OTHERS = {"other", "others", "autre", "autres", "autre(s)", "divers", "misc", "miscellaneous", "reste", "rest"}

NO_CATEGORY = N_(
    "“{name}” holds no names of categories. Choose the table of the counts; one column names what is counted."
)
LEFT_OUT = N_("Columns left out: {columns}.")
EACH_LINE = sentence(N_("No column holds counts: each line counts as one."))


@dataclass(frozen=True, slots=True)
class Count:
    """`column` is the day, shift or station, `None` where the counts are not parted by any. `other` is the row of all
    that fits no category."""

    category: str
    count: int
    column: str | None = None
    other: bool = False


@dataclass(frozen=True, slots=True)
class CountsPreview:
    """What a file was understood as. `roles` and `headings` have one entry for each column of the table."""

    table: Table
    heading: int | None
    roles: tuple[Role, ...]
    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        return self.table.name

    @property
    def sheet(self) -> str:
        return self.table.sheet

    @property
    def sheets(self) -> tuple[str, ...]:
        """Those that can be chosen from; none of CSV."""
        return self.table.sheets

    @property
    def headings(self) -> tuple[str, ...]:
        """The titles of the columns; their letters, as in a spreadsheet, where there is none. Never two the same."""
        found = texts(self.table.rows[self.heading]) if self.heading is not None else []
        made: list[str] = []
        for j in range(len(self.roles)):
            title = (found[j] if j < len(found) else "") or letters(j)
            same = sum(each == title for each in (found[i] if i < len(found) else "" for i in range(j)))
            made.append(f"{title} ({same + 1})" if same else title)
        return tuple(made)

    @property
    def columns(self) -> tuple[str, ...]:
        """The days, shifts or stations, in their order; none where there is one count for each category."""
        counted = [title for title, role in zip(self.headings, self.roles, strict=True) if role == "count"]
        if len(counted) > 1:
            return tuple(counted)
        return tuple(dict.fromkeys(line.column for line in self.lines if line.column and line.kind == "counts"))

    @property
    def remarks(self) -> tuple[Sentence, ...]:
        aside = [title for title, role in zip(self.headings, self.roles, strict=True) if role == "none"]
        told = list(self.table.remarks)
        if "count" not in self.roles:
            told.append(EACH_LINE)
        if aside:
            told.append(sentence(LEFT_OUT, columns=", ".join(aside)))
        return tuple(told)

    def with_roles(self, roles: Sequence[Role]) -> CountsPreview:
        """The same table, its columns understood so. Only one can name the categories, one the days; the first does.

        Counts in several columns are parted by them alone.
        """
        seen: set[Role] = set()
        clean: list[Role] = []
        for role in roles:
            twice = role in ("category", "column") and role in seen
            clean.append("none" if twice or (role == "column" and roles.count("count") > 1) else role)
            seen.add(role)
        return replace(self, roles=tuple(clean), lines=understood(self.table.rows, self.heading, clean))

    def counts(self, taken: Collection[int] | None = None) -> tuple[Count, ...]:
        """What is imported of the lines with these numbers, by default of those that are `taken`; equal names add up.

        A category without any count is there once, with 0, so that none is lost.
        """
        counted = [title for title, role in zip(self.headings, self.roles, strict=True) if role == "count"]
        sums: dict[tuple[str, str | None], int] = {}
        spelled: dict[str, str] = {}
        for line in self.lines:
            if not line.can_be_taken or not (line.taken if taken is None else line.number in taken):
                continue
            name = spelled.setdefault(plain(line.name), line.name)
            for title, count in zip(counted or [""], line.counts, strict=True):
                where = title if len(counted) > 1 else line.column
                sums[name, where] = sums.get((name, where), 0) + (count or 0)
        with_some = {name for (name, _where), count in sums.items() if count}
        made = {(name, where if name in with_some else None): count for (name, where), count in sums.items()}
        return tuple(
            Count(name, count, where, plain(name) in _OTHERS)
            for (name, where), count in made.items()
            if count or name not in with_some
        )


def read_counts(path: Path, sheet: str | None = None) -> CountsPreview:
    """What the counts in a file were understood as; of Excel those of one sheet, else of the first with a table.

    Raises `DocumentError`, whose one sentence says what is wrong with the file and what to do.
    """
    table = read_table(path, sheet)
    heading = heading_at(table.rows)
    begin = 0 if heading is None else heading + 1
    titles = texts(table.rows[heading]) if heading is not None else []
    roles = guessed(titles, table.rows[begin:])
    preview = CountsPreview(table, heading, roles, understood(table.rows, heading, roles))
    named = sum(line.can_be_taken and line.kind == "counts" for line in preview.lines)
    if not named or (named == 1 and "count" not in roles):
        raise NotATable(NO_CATEGORY, name=path.name)
    return preview
