"""One column of a file of measures: every cell understood in the one way that fits the whole column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Literal

from app.calc.import_recipe import DateOrder
from app.exchange.measure_cell import (
    ErrorText,
    Moment,
    Seconds,
    Style,
    Value,
    may_be_thousands,
    meaning,
    numeric_date,
    read_text,
)
from app.language import N_, Sentence, plain, sentence

Kind = Literal["number", "date", "time", "text", "empty"]
KINDS: dict[Kind, str] = {
    "number": N_("Numbers"),
    "date": N_("Dates"),
    "time": N_("Times"),
    "text": N_("Words"),
    "empty": N_("Nothing"),
}
_KIND: dict[type, Kind] = {int: "number", float: "number", bool: "number", Moment: "date", Seconds: "time"}

AMBIGUOUS_DATES = N_(
    "{column}: the dates can be read in two ways (“{text}”); they were read as day, month, year, as in France."
)
MIXED_DATES = N_("{column}: some dates put the day first and others the month; the day was taken first.")
UNSURE_NUMBER = N_("{column}: “{text}” was read as {number}; it could be another number.")
NO_NUMBER = N_("{column}: “{text}” is not a number.")
NO_DATE = N_("{column}: “{text}” is not a date.")
NO_TIME = N_("{column}: “{text}” is not a time.")
NOTHING = N_("{column}: “{text}” was read as an empty cell.")
ERROR = N_("{column}: “{text}” is an error of the spreadsheet.")
SERIAL = N_("{column}: the numbers were read as the days of a spreadsheet ({number} is {day}).")

_DASHES = {"-", "–", "—", "−", "--", "/", "."}
_AMBIGUOUS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])")
_COMMA_PARTS = re.compile(r"\d,(?:\d{1,2}(?!\d)|\d{4})|(?<!\d)0,\d|\d{4},\d|[. \u00a0\u202f'’]\d{3},\d|\.\d{3}\.\d{3}")
_POINT_PARTS = re.compile(
    r"\d\.(?:\d{1,2}(?!\d)|\d{4})|(?<!\d)0\.\d|\d{4}\.\d|[, \u00a0\u202f'’]\d{3}\.\d|,\d{3},\d{3}"
)
_GROUPS = {",": re.compile(r"\d\.\d{3}[.,]\d"), ".": re.compile(r"\d,\d{3}[.,]\d")}
"""By the sign of decimals: the other one is seen to part thousands."""
_MONTH_FIRST = re.compile(r"\bm{1,2}[/. -]?[jd]{1,2}[/. -]?[ay]{2,4}\b|\bmdy\b")
_DAY_FIRST = re.compile(r"\b[jd]{1,2}[/. -]?m{1,2}[/. -]?[ay]{2,4}\b|\bdmy\b")
_DATED = re.compile(r"(?:date|jour|day)\b")
_NO_DAY = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{4}")
"""Written as a date: where it was not read as one, there is no such day."""
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
"""Of the years 1954 and 2119."""
_EPOCH = date(1899, 12, 30)


@dataclass(slots=True)
class Column:
    """`cells` as written, `values` as understood, one for each row; `doubtful` has the reasons by what was written."""

    name: str
    cells: Sequence[Any]
    values: list[Value]
    kind: Kind = "empty"
    doubtful: dict[Any, Sentence] = field(default_factory=dict)
    notes: list[Sentence] = field(default_factory=list)
    style: Style = Style()
    dates_unsure: bool = False


class _Memo(dict[Any, Value]):
    """What each text means: most come more than once."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.style = style

    def __missing__(self, cell: Any) -> Value:
        value = meaning(cell, self.style)
        self[cell] = value
        return value


@dataclass(frozen=True, slots=True)
class Evidence:
    """What some columns show for all: the sign of decimals and the order of dates; empty where they show nothing."""

    decimal: str = ""
    order: DateOrder | None = None


class ColumnReader:
    """First looks at its column alone; then understands it, with what the others have shown."""

    def __init__(self, name: str, cells: Sequence[Any], wished: Style, order: DateOrder | None) -> None:
        self._name, self._cells = name, cells
        self._wished, self._order = wished.decimal, order
        self._memo = _Memo(Style(wished.decimal, order or "dmy"))
        self._values = list(map(self._memo.__getitem__, cells))
        self._ambiguous: list[str] = []
        self._decimals = self._seen_decimals()
        self._heads = self._seen_dates()
        self._orders = self._seen_orders()

    @property
    def evidence(self) -> Evidence:
        return Evidence(
            "".join(self._decimals) if len(self._decimals) == 1 else "",
            next(iter(self._orders)) if len(self._orders) == 1 else None,
        )

    def _seen_decimals(self) -> set[str]:
        texts = [text for text, value in self._memo.items() if type(text) is str and type(value) in (int, float)]
        joined = "\n".join(texts)
        if _AMBIGUOUS.search(joined):
            self._ambiguous = [text for text in texts if may_be_thousands(text) or _AMBIGUOUS.search(text)]
        self._grouped = {sign for sign, seen in _GROUPS.items() if self._ambiguous and seen.search(joined)}
        if not self._ambiguous and "," not in joined and "." not in joined:
            return set()
        return {sign for sign, seen in ((",", _COMMA_PARTS), (".", _POINT_PARTS)) if seen.search(joined)}

    def _seen_dates(self) -> dict[tuple[int, int], str]:
        """The first two numbers of the dates whose digits do not say their order, with a text of each."""
        heads = {
            text[:10]: text
            for text, value in self._memo.items()
            if type(text) is str and type(value) in (Moment, str) and text[:1].isdigit()
        }
        return {pair: text for head, text in heads.items() if (pair := numeric_date(head.strip()))}

    def _seen_orders(self) -> set[DateOrder]:
        said = plain(self._name)
        if self._heads and _MONTH_FIRST.search(said):
            return {"mdy"}
        if self._heads and _DAY_FIRST.search(said):
            return {"dmy"}
        found: set[DateOrder] = set()
        if any(12 < first <= 31 and second <= 12 for first, second in self._heads):
            found.add("dmy")
        if any(first <= 12 < second <= 31 for first, second in self._heads):
            found.add("mdy")
        return found

    def column(self, others: Evidence, fallback: str) -> Column:
        """`others` is what the other columns show; `fallback` the likelier sign of decimals where nothing shows it."""
        made = Column(self._name, self._cells, self._values)
        again = self._settle_dates(made, others) | self._settle_numbers(made, others, fallback)
        if again:
            made.values = list(map(self._memo.__getitem__, self._cells))
        self._judge(made)
        return made

    def _settle_dates(self, made: Column, others: Evidence) -> bool:
        """Whether dates were read anew."""
        order = self._order or self.evidence.order or others.order or "dmy"
        made.style = replace(made.style, order=order)
        if not self._heads or self._order:
            return False
        if len(self._orders) > 1:
            made.notes.append(sentence(MIXED_DATES, column=self._name))
        elif not self._orders and not others.order and any(a != b for a, b in self._heads):
            text = next(text for (a, b), text in self._heads.items() if a != b)
            made.notes.append(sentence(AMBIGUOUS_DATES, column=self._name, text=text))
            made.dates_unsure = True
        if order == self._memo.style.order:
            return False
        self._reread(Style(self._wished, order), (text for text in self._memo if type(text) is str))
        return True

    def _settle_numbers(self, made: Column, others: Evidence, fallback: str) -> bool:
        """Whether numbers were read anew: those that could be thousands or decimals."""
        if not self._ambiguous or self._wished:
            return False
        own = self.evidence.decimal
        decimal = own or others.decimal or fallback
        made.style = replace(made.style, decimal=decimal)
        self._reread(made.style, self._ambiguous)
        for text in self._ambiguous:
            thousands = decimal not in text
            certain = (own and not thousands) or (thousands and decimal in self._grouped)
            if not certain:
                number = _written(self._memo[text])
                made.doubtful[text] = sentence(UNSURE_NUMBER, column=self._name, text=text, number=number)
        return True

    def _reread(self, style: Style, texts: Iterable[str]) -> None:
        for text in list(texts):
            self._memo[text] = read_text(text, style)

    def _judge(self, made: Column) -> None:
        """Its kind; what does not fit it is doubtful, a dash among numbers is nothing."""
        counted: Counter[Kind] = Counter()
        for kind, n in Counter(map(type, made.values)).items():
            if kind not in _ASIDE:
                counted[_KIND.get(kind, "text")] += n
        # numbers and dates before words, where there are as many of both
        made.kind = max(counted, key=lambda kind: (counted[kind], kind != "text")) if counted else "empty"
        kinds = set(map(type, self._memo.values()))
        if made.kind in ("text", "empty"):
            self._mark(made, kinds & {ErrorText}, ERROR)
            for text, value in self._memo.items():
                if type(value) is str and _NO_DAY.fullmatch(text.strip()):  # also where words prevail
                    made.doubtful[text] = sentence(NO_DATE, column=self._name, text=text)
            return
        dashes = [text for text in _DASHES if type(self._memo.get(text)) is str]
        for text in dashes:
            self._memo[text] = None
            made.doubtful[text] = sentence(NOTHING, column=self._name, text=text)
        if made.kind == "number" and _DATED.match(plain(self._name)):
            dashes += self._serial(made)
        if dashes:
            made.values = list(map(self._memo.__getitem__, self._cells))
        words = {"number": NO_NUMBER, "date": NO_DATE, "time": NO_TIME}[made.kind]
        self._mark(made, kinds & {ErrorText}, ERROR)
        fits = {type(None), *(each for each, kind in _KIND.items() if kind == made.kind)}
        self._mark(made, kinds - fits - {ErrorText}, words)

    def _mark(self, made: Column, wrong: set[type], words: str) -> None:
        for cell, value in self._memo.items() if wrong else ():
            if type(value) in wrong and cell not in made.doubtful:
                made.doubtful[cell] = sentence(words, column=self._name, text=_short(cell))

    def _serial(self, made: Column) -> list[Any]:
        """Days that lost their format, in a column that is called date."""
        numbers = [(cell, value) for cell, value in self._memo.items() if type(value) in (int, float)]
        if not all(_FIRST_SERIAL <= value < _LAST_SERIAL and value % 1 == 0 for _cell, value in numbers):  # type: ignore[operator]
            return []
        for cell, value in numbers:
            self._memo[cell] = Moment((_EPOCH + timedelta(days=int(value))).isoformat())  # type: ignore[arg-type]
        cell, value = numbers[0]
        made.kind = "date"
        made.notes.append(sentence(SERIAL, column=self._name, number=value, day=self._memo[cell]))
        return [cell for cell, _value in numbers]


_ASIDE = (type(None), ErrorText)
_QUOTED = 40


def _short(cell: Any) -> str:
    text = " ".join(str(getattr(cell, "text", getattr(cell, "seconds", cell))).split())
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "…"


def _written(value: Value) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def shared_evidence(found: Iterable[Evidence]) -> Evidence:
    """What all columns that show something agree on."""
    found = list(found)
    decimals = {each.decimal for each in found if each.decimal}
    orders = {each.order for each in found if each.order}
    return Evidence(decimals.pop() if len(decimals) == 1 else "", orders.pop() if len(orders) == 1 else None)
