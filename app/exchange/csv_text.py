"""The rows of a CSV file of any spreadsheet: encoding and separator found, cells as they were written."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from app.exchange.file_content import EMPTY, NO_TEXT, NotATable
from app.language import N_, Sentence, sentence

SEPARATORS = {";": N_("semicolons"), "\t": N_("tabs"), "|": N_("bars"), ",": N_("commas")}
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "mac_roman", "cp850")
"""The names that Python gives them, of which a user may choose."""

NULS = N_("NUL characters stand in the file: {n} were left out.")
DECIMALS = N_("The commas are taken for decimal commas. Where they part two columns, choose commas as separators.")
REPLACED = N_("Some letters could not be read as {encoding}: they stand as �.")
_LOOKED_AT = 200
"""Rows from which the separator is told."""
_FEW = 0.01
"""Share of control characters above which a file is no text."""
_CONTROLS = bytes({*range(1, 9), *range(14, 32), 127} - {27})
_END = b"\0\x1a"
"""What old programs and failing disks leave at the end of a file."""
_MOST_NULS = 0.2
_ASCII = bytes(range(128))
_LETTERS = "éèêëàâäîïôöùûüçœæÉÈÊÀÂÎÔÙÛÇŒ°€µ²³½«»’…–\u00a0"
"""What plants write besides ASCII: the more of it, the likelier the encoding."""
_ONE_BYTE = ("cp1252", "mac_roman", "cp850")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_NUMBER = re.compile(r"\s*[+-]?\d+(,\d+)?\s*")
_PIECE = 5000
"""Rows read at once: between them other threads have their turn."""
_SWALLOWED = 5
"""Line ends in one cell, above which a quotation mark was never closed."""


@dataclass(frozen=True, slots=True)
class CsvText:
    """`first` is the number of the first row in the file. Cells are neither stripped nor understood."""

    rows: list[list[str]]
    first: int
    encoding: str
    delimiter: str
    doubts: tuple[Sentence, ...] = ()


def csv_text(name: str, content: bytes, encoding: str = "", delimiter: str = "") -> CsvText:
    """The rows of a file; what is given of encoding and delimiter is taken, the rest is found. Raises `NotATable`."""
    text, encoding, doubts = _decoded(name, content, encoding)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _end, rest = text.partition("\n")
    skipped, told = 0, first.strip(" \n\f\v").strip('"')
    if told.lower().startswith("sep=") and len(told) <= 5:
        skipped, text = 1, rest
        delimiter = delimiter or told[4:] or "\t"
    if not delimiter:
        delimiter = separator_of(text)
        if delimiter != "," and _one_number_a_line(_first_lines(text)):
            doubts.append(sentence(DECIMALS))
    rows = _split(text, delimiter)
    if not any(cell and not cell.isspace() for row in rows for cell in row):
        raise NotATable(EMPTY, name=name)
    return CsvText(rows, skipped + 1, encoding, delimiter, tuple(doubts))


def _decoded(name: str, content: bytes, wished: str) -> tuple[str, str, list[Sentence]]:
    """The text, in which encoding it was read, and what is doubtful about that. Raises `NotATable`."""
    encoding = _known(wished) or _marked(content) or _wide(content)
    doubts: list[Sentence] = []
    if not encoding:
        body = content.rstrip(_END)
        binary = len(body.translate(None, _CONTROLS)) < len(body) * (1 - _FEW)
        if binary or body.count(0) > _MOST_NULS * len(body):
            raise NotATable(NO_TEXT, name=name)
        encoding = _narrow(content)
    text = content.decode(encoding, "replace")
    if "\ufffd" in text:
        doubts.append(sentence(REPLACED, encoding=encoding))
    if text[:1] == "\ufeff":
        text = text[1:]
    text = text.rstrip("\x1a")
    if nuls := text.count("\0"):
        text = text.replace("\0", "")
        doubts.append(sentence(NULS, n=nuls))
    return text, encoding, doubts


def _known(encoding: str) -> str:
    try:
        return encoding and codecs.lookup(encoding) and encoding
    except LookupError:  # of a recipe from elsewhere
        return ""


def _marked(content: bytes) -> str:
    if content.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    return "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ""


def _wide(content: bytes) -> str:
    """UTF-16 that lacks its mark: every second byte of Latin letters is zero."""
    if b"\0" not in content[:4096]:
        return ""
    even, odd = content[::2].count(0), content[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < 0.6 * len(content) / 2 or min(even, odd) > 0.1 * max(even, odd):
        return ""
    return "" if "\0" in content.decode(encoding, "replace") else encoding


def _narrow(content: bytes) -> str:
    """UTF-8 where it is, even with a damaged place; else what gives the most letters that plants write."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
        if len(text) - len(text.encode("ascii", "ignore")) > 6 * text.count("\ufffd"):
            return "utf-8"
    else:
        return "utf-8"
    high = Counter(content.translate(None, _ASCII))
    if all(_weight(byte, "cp1252") for byte in high):
        return "cp1252"
    best = max(_ONE_BYTE, key=lambda each: sum(n * _weight(byte, each) for byte, n in high.items()))
    if best == "cp1252" and any(not _letter(byte, "cp1252") for byte in high):
        return "latin-1"
    return best


def _weight(byte: int, encoding: str) -> int:
    letter = _letter(byte, encoding)
    return 0 if not letter else 6 if letter == "é" else 3 if letter in "èà" else int(letter in _LETTERS)


def _letter(byte: int, encoding: str) -> str:
    return bytes((byte,)).decode(encoding, "ignore")


def separator_of(text: str) -> str:
    """The one that cuts most lines into the same number of parts; a semicolon before a comma, which is in decimals."""
    lines = _first_lines(text)
    best, found = 0.0, ";"
    for separator in SEPARATORS:
        if separator == "," and _in_decimals(lines):
            continue
        widths = Counter(len(row) for row in _split("\n".join(lines), separator) if any(row))
        wide = {width: n for width, n in widths.items() if width > 1}
        score = max(wide.values(), default=0) / max(1, sum(widths.values()))
        if score > best:
            best, found = score, separator
    return found


def _first_lines(text: str) -> list[str]:
    return [line for line in text.split("\n", _LOOKED_AT * 4)[: _LOOKED_AT * 4] if line.strip()][:_LOOKED_AT]


def _one_number_a_line(lines: list[str]) -> bool:
    """Whether there is no heading, and each line is one number if its comma is one of decimals: “12,5”."""
    return all(map(_NUMBER.fullmatch, lines)) and any("," in line for line in lines)


def _in_decimals(lines: list[str]) -> bool:
    """Whether all commas part the digits of one number a line: “12,5” below one heading."""
    if _one_number_a_line(lines):
        return True
    with_comma = [line for line in lines if "," in line]
    heading = next((line for line in lines if not any(letter.isdigit() for letter in line)), None)
    if heading is None or "," in heading:
        return False
    return all(line.count(",") == 1 and _DECIMAL_COMMA.search(line) for line in with_comma)


def _split(text: str, separator: str) -> list[list[str]]:
    """The rows. Where a quotation mark is never closed, marks are letters like others."""
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting)
            rows: list[list[str]] = []
            while piece := list(islice(reader, _PIECE)):
                rows += piece
        except (csv.Error, ValueError, TypeError):
            continue
        quoted = quoting == csv.QUOTE_MINIMAL and '"' in text
        if not quoted or not (_open_at_end(text, rows) or _swallowed(rows)):
            return rows
    return [line.split(separator) for line in text.split("\n")]


def _swallowed(rows: list[list[str]]) -> bool:
    return any(cell.count("\n") > _SWALLOWED for row in rows for cell in row)


def _open_at_end(text: str, rows: list[list[str]]) -> bool:
    """Whether the last cell goes over lines to the end of the file for want of its second mark."""
    return bool(text.count('"') % 2 and rows and rows[-1] and "\n" in rows[-1][-1].rstrip("\n"))
