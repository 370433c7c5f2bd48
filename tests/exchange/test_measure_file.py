"""Files of measures as plants have them: every cell understood with its column, nothing dropped unsaid."""

from __future__ import annotations

import io
import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app.exchange.csv_text import DECIMALS
from app.exchange.measure_file import MeasureFile, Wishes, read_measures
from app.language import use
from app.models.document_error import DocumentError

NARROW, NO_BREAK = "\u202f", "\u00a0"
PLANT = Path(__file__).parent.parent / "files" / "counts_cp1252_semicolon.csv"


@pytest.fixture
def read(tmp_path):
    def reading(content: bytes | str, **wishes: Any) -> MeasureFile:
        path = tmp_path / "relevé é.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_measures(path, Wishes(**wishes))

    return reading


@pytest.fixture
def cell(read):
    """What one cell of a column of its own means, with its header."""

    def reading(text: str, header: str = "x") -> Any:
        quoted = '"' + text.replace('"', '""') + '"'
        file = read(f"Nom;{header}\nA;{quoted}\n")
        return file.as_json()["rows"][0][1]

    return reading


def told(file: MeasureFile) -> list[str]:
    return [str(doubt) for doubt in file.doubts]


def rows(file: MeasureFile) -> list[list[Any]]:
    return file.as_json()["rows"]


def test_a_file_as_the_excel_of_a_french_plant_writes_it():
    assert read_measures(PLANT).as_json() == {
        "encoding": "cp1252",
        "delimiter": ";",
        "header": ["Date", "Équipe", "Pièces produites", "Rebuts", "Taux de rebut (%)", "Coût (€)"],
        "rows": [
            ["2026-01-05", "Matin", 1250, 12, 0.96, 1234.5],
            ["2026-01-05", "Après-midi", 980, None, 0, 987],
            ["2026-01-06", "Nuit", 12345, 101, 0.82, -15.75],
        ],
        "set_aside": [["TOTAL", "", "14\xa0575", "113", "", "2\xa0205,75"]],
        "doubts": [
            "Date: the dates can be read in two ways (“05/01/2026”); they were read as day, month, year, as in France."
        ],
    }


# Cells


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12), ("987,00", 987), ("0,96", 0.96), ("12.5", 12.5), ("-15,75", -15.75), ("+3", 3), ("−4,5", -4.5),
        ("1 250", 1250), (f"1{NARROW}234,50", 1234.5), (f"12{NO_BREAK}345{NO_BREAK}678", 12345678), ("1'234.5", 1234.5),
        ("1’234", 1234), ("1.234,50", 1234.5), ("1,234.50", 1234.5), ("1.234.567", 1234567), ("1,234,567.8", 1234567.8),
        ("(15,75)", -15.75), ("15,75-", -15.75), ("(1 234,50 €)", -1234.5), ("12,5 €", 12.5), ("€ 1,234.5", 1234.5),
        ("$12", 12), ("CHF 1'200.50", 1200.5), ("12,5 %", 0.125), ("0,96%", 0.0096), ("12 %", 0.12), ("(12 %)", -0.12),
        ("1,5E+03", 1500), ("1E+05", 100000), (",5", 0.5), ("0", 0), ("7,1 %", 0.071),
        ("12345678901234567890", 12345678901234567890),
    ],
)  # fmt: skip
def test_numbers_as_plants_write_them(cell, written, number):
    assert cell(written) == number


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("13/01/2026", "2026-01-13"), ("13/01/26", "2026-01-13"), ("13-01-2026", "2026-01-13"), ("3.1.2026",
        "2026-01-03"),
        ("13.01.2026", "2026-01-13"), ("2026-01-13", "2026-01-13"), ("2026/01/13", "2026-01-13"), ("13/01/85",
        "1985-01-13"),
        ("13/01/2026 14:05", "2026-01-13T14:05:00"), ("13/01/2026 14h05", "2026-01-13T14:05:00"),
        ("13/01/2026 à 14h", "2026-01-13T14:00:00"), ("2026-01-13T14:05:09", "2026-01-13T14:05:09"),
        ("13/01/2026 02:05 PM", "2026-01-13T14:05:00"), ("2026-01-13T14:05:00Z", "2026-01-13T14:05:00"),
        ("5 janvier 2026", "2026-01-05"), ("5 janv. 2026", "2026-01-05"), ("05-févr-26", "2026-02-05"),
        ("1er août 2026", "2026-08-01"),
        ("lundi 5 janvier 2026", "2026-01-05"), ("5 Jan 2026", "2026-01-05"), ("January 5, 2026", "2026-01-05"),
        ("5 décembre 2026 14h05", "2026-12-05T14:05:00"), ("12 sept. 2026", "2026-09-12"), ("31 juil. 2026",
        "2026-07-31"),
    ],
)  # fmt: skip
def test_dates_as_plants_write_them(cell, written, moment):
    assert cell(written) == moment


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("00:45:30", 2730), ("7h30", 27000), ("14:05", 50700), ("14h05", 50700), ("7 h", 25200), ("45 min", 2700),
        ("1 h 30 min", 5400), ("30 s", 30), ("27:30:00", 99000), ("0:01:30,5", 90.5), ("-0:30", -1800),
        ("2:05 PM", 50700),
    ],
)  # fmt: skip
def test_times_and_durations_are_seconds(cell, written, seconds):
    assert cell(written) == {"seconds": seconds}


@pytest.mark.parametrize(
    "written",
    [
        "#DIV/0!",
        "#N/A",
        "#REF!",
        "#VALEUR!",
        "#VALUE!",
        "#NOM?",
        "#NAME?",
        "#NOMBRE!",
        "#NUL!",
        "#####",
        "Err:502",
        "=SUM(A1)",
    ],
)
def test_errors_of_the_spreadsheet_stay_errors(cell, written):
    assert cell(written) == {"error": written}


@pytest.mark.parametrize(
    "written",
    ["007", "M1", "12 kg", "31/02/2026", "inf", "nan", "1_000", "٣", "1E5", "#Rayure", "1.2.3", "12-03", "%",
     "--5", "1e999",
     "Machine 3", "12%%", "oui", "1 5", "00:75", "= voir Paul", "a\nb"],
)  # fmt: skip
def test_what_is_nothing_else_stays_as_it_was_written(cell, written):
    assert cell(written) == written


def test_true_and_false_and_empty_cells(cell):
    assert [cell(text) for text in ("VRAI", "FAUX", "TRUE", "FALSE")] == [True, False, True, False]
    assert [cell(text) for text in ("", "  ", NO_BREAK)] == [None] * 3


def test_a_unit_in_the_heading_leaves_numbers_as_they_are(read):
    assert rows(read("Nom;Taux (%);Part\nA;12,5;12,5 %\n")) == [["A", 12.5, 0.125]]


# One column, one way


def test_the_column_says_what_could_be_thousands_or_decimals(read):
    assert [row[1] for row in rows(read("N;V\na;1.234\nb;1.234,50\n"))] == [1234, 1234.5]
    assert [row[1] for row in rows(read("N;V\na;1.234\nb;12.5\n"))] == [1.234, 12.5]
    assert [row[1] for row in rows(read('N,V\na,"1,234"\nb,12.5\n'))] == [1234, 12.5]
    assert told(read("N;V\na;1,234\nb;12,5\n")) == []
    assert rows(read("N;V;W\na;1,234;12.5\n"))[0][1:] == [1234, 12.5], "the other columns say it"


def test_where_nothing_says_it_the_likelier_is_taken_and_said(read):
    file = read("N;V\na;1,234\n")
    assert rows(file) == [["a", 1.234]]
    assert told(file) == ["V: “1,234” was read as 1.234; it could be another number."]
    assert rows(read("N;V\na;1.234\n")) == [["a", 1234]]
    assert rows(read('N,V\na,"1,234"\n')) == [["a", 1234]]
    assert rows(read("N;V\na;1.234\n", decimal=".")) == [["a", 1.234]]


def test_dates_of_which_the_order_is_unknown_are_french_and_said_once(read):
    file = read("Date;V\n05/01/2026;1\n06/01/2026;2\n")
    assert [row[0] for row in rows(file)] == ["2026-01-05", "2026-01-06"]
    assert len(told(file)) == 1
    assert told(read("Date;V\n05/01/2026;1\n13/01/2026;2\n")) == []
    assert told(read("Date;V\n05/05/2026;1\n")) == [], "the same both ways"


def test_a_column_a_heading_or_the_user_says_that_the_month_comes_first(read):
    american = ["2026-01-05", "2026-01-13"]
    assert [row[0] for row in rows(read("Date;V\n01/05/2026;1\n01/13/2026;2\n"))] == american
    assert rows(read("Date (MM/JJ/AAAA);V\n01/05/2026;1\n"))[0][0] == american[0]
    assert rows(read("Date;V\n01/05/2026;1\n", order="mdy"))[0][0] == american[0]
    assert rows(read("A;B\n01/05/2026;01/13/2026\n"))[0] == american, "the other column says it"
    assert told(read("Date;V\n01/05/2026;1\n", order="mdy")) == []


def test_dates_in_both_orders_are_said_and_none_is_guessed(read):
    file = read("Date;V\n13/01/2026;1\n01/14/2026;2\n05/01/2026;3\n")
    assert [row[0] for row in rows(file)] == ["2026-01-13", "01/14/2026", "2026-01-05"]
    assert "Date: some dates put the day first and others the month; the day was taken first." in told(file)
    assert "Date: “01/14/2026” is not a date." in told(file)


def test_what_does_not_fit_its_column_is_kept_and_said(read):
    file = read("Date;V\n13/01/2026;1\nlundi;2\n14/01/2026;n.c.\n15/01/2026;-\n16/01/2026;#N/A\n")
    assert [row[1] for row in rows(file)] == [1, 2, "n.c.", None, {"error": "#N/A"}]
    assert rows(file)[1][0] == "lundi"
    assert told(file) == [
        "Date: “lundi” is not a date.",
        "V: “-” was read as an empty cell.",
        "V: “#N/A” is an error of the spreadsheet.",
        "V: “n.c.” is not a number.",
    ]


def test_days_that_do_not_exist_are_said_also_where_they_prevail(read):
    file = read("Jour;x\n31/02/2026;1\n13/03/2026;2\n00/00/0000;3\n")
    assert told(file) == ["Jour: “31/02/2026” is not a date.", "Jour: “00/00/0000” is not a date."]


def test_days_that_lost_their_format_are_read_and_said(read):
    file = read("Date;V\n46027;3\n46028;4\n")
    assert [row[0] for row in rows(file)] == ["2026-01-05", "2026-01-06"]
    assert told(file) == ["Date: the numbers were read as the days of a spreadsheet (46027 is 2026-01-05)."]


# Lines


def test_what_stands_above_below_and_between_is_set_aside_in_full(read):
    file = read(
        "sep=;\nRapport de production;;\nExport du;05/01/2026;\n\nDate;Équipe;V\n13/01/2026;Matin;1\n"
        "Sous-total Matin;;1\n14/01/2026;Nuit;2\nDate;Équipe;V\nTotal Nuit;;2\n;;\nTotal général;;3\nMoyenne;;1,5\n"
        "Source : GMAO;;\n"
    )
    assert file.header == ("Date", "Équipe", "V")
    assert rows(file) == [["2026-01-13", "Matin", 1], ["2026-01-14", "Nuit", 2]]
    assert [(line.number, line.cells[0], line.why) for line in file.aside] == [
        (2, "Rapport de production", "before"), (3, "Export du", "before"), (7, "Sous-total Matin", "total"),
        (9, "Date", "again"), (10, "Total Nuit", "total"), (12, "Total général", "total"), (13, "Moyenne", "total"),
        (14, "Source : GMAO", "note"),
    ]  # fmt: skip
    assert file.as_json()["set_aside"][2] == ["Sous-total Matin", "", "1"]


def test_a_line_that_was_set_aside_can_be_taken_in(read):
    text = "Cause;Nb\nRayure;3\nTotal;3\n"
    assert rows(read(text)) == [["Rayure", 3]]
    assert rows(read(text, taken=frozenset({3}))) == [["Rayure", 3], ["Total", 3]]


def test_a_name_that_begins_like_a_total_is_none(read):
    assert len(rows(read("Cause;Nb\nTotal loss of pressure;3\nRayure;4\n"))) == 2


def test_a_line_of_units_below_the_headings_is_no_measure(read):
    file = read("Date;Pièces;Taux\n;(pcs);(%)\n13/01/2026;12;3,5\n")
    assert (file.header, rows(file)) == (("Date", "Pièces", "Taux"), [["2026-01-13", 12, 3.5]])
    assert [line.why for line in file.aside] == ["units"]


def test_ragged_lines_are_filled_up_and_the_long_ones_said(read):
    file = read("Date;A;B\n13/01/2026;1\n14/01/2026;2;3;quatre;5\n")
    assert rows(file) == [["2026-01-13", 1, None], ["2026-01-14", 2, 3]]
    assert told(file) == ["Line 3 has more cells than there are headings: “quatre”, “5” was left out."]


def test_headings_that_are_empty_or_equal_are_told_apart_and_said(read):
    file = read("Date;A;A;;\n13/01/2026;1;2;3;\n")
    assert file.header == ("Date", "A", "A (2)", "D")
    assert told(file) == [
        "Several columns have the same heading: one is called “A (2)”.",
        "Column D has no heading: it is called by its letter.",
    ]


def test_a_table_without_headings_has_letters_and_years_or_days_may_be_headings(read):
    assert read("1;2\n3;4\n").header == ("A", "B")
    assert told(read("1;2\n3;4\n")) == ["No line of headings was found: the columns are called by their letters."]
    assert read("Machine;2024;2025\nM1;3;4\nM2;5;6\n").header == ("Machine", "2024", "2025")


def test_a_cell_may_hold_line_breaks_and_quotation_marks(read):
    file = read('Date;Mot\r\n13/01/2026;"arrêt\r\nlong; dit ""x"""\r\n')
    assert rows(file) == [["2026-01-13", 'arrêt\nlong; dit "x"']]


def test_a_quotation_mark_that_is_never_closed_swallows_no_line(read):
    file = read('Date;x\n13/01/2026;"1\n14/01/2026;2\n')
    assert rows(file) == [["2026-01-13", '"1'], ["2026-01-14", 2]]
    assert told(file) == ['x: “"1” is not a number.']


# Files


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("cp1252", "cp1252"), ("utf-16", "utf-16"), ("utf-16-le",
     "utf-16-le"),
     ("utf-16-be", "utf-16-be"), ("mac_roman", "mac_roman"), ("cp850", "cp850")],
)  # fmt: skip
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_encoding_separator_and_line_end_says_the_same(read, encoding, name, separator, ends):
    lines = [("Date", "Équipe", "V"), ("13/01/2026", "Après-midi", "12"), ("14/01/2026", "Journée", "5")]
    file = read(ends.join(separator.join(line) for line in lines).encode(encoding))
    assert (file.raw.encoding, file.raw.delimiter) == (name, separator)
    assert rows(file) == [["2026-01-13", "Après-midi", 12], ["2026-01-14", "Journée", 5]]


def test_line_ends_may_be_mixed_and_nul_bytes_are_said(read):
    file = read(b"Date;V\r\n13/01/2026;1\x00\r14/01/2026;2\n")
    assert [row[1] for row in rows(file)] == [1, 2]
    assert told(file) == ["NUL characters stand in the file: 1 were left out."]


def test_what_a_failing_disk_or_an_old_program_leaves_at_the_end_is_no_line(read):
    assert rows(read(b"Date;V\r\n13/01/2026;1\r\n\x1a")) == [["2026-01-13", 1]]
    assert rows(read(b"Date;V\r\n13/01/2026;1\r\n" + bytes(500))) == [["2026-01-13", 1]]


def test_a_damaged_letter_does_not_make_utf_8_another_encoding(read):
    file = read("Équipe;Été;Gêné;V\né;è;ê;1\nà;ù;ô;2\n".encode() + b"\xff;a;b;3\n")
    assert file.raw.encoding == "utf-8"
    assert told(file) == ["Some letters could not be read as utf-8: they stand as �."]


def test_decimal_commas_do_not_part_one_column_in_two(read):
    assert rows(read("Valeur\n12,5\n13,0\n")) == [[12.5], [13]]


def test_numbers_alone_have_decimals_and_the_doubt_is_told(read):
    alone = read("1,5\n2\n2,25\n")
    assert rows(alone) == [[1.5], [2], [2.25]]
    assert DECIMALS in [doubt.template for doubt in alone.doubts]
    assert rows(read("1,5,2\n2,3,4\n")) == [[1, 5, 2], [2, 3, 4]]


def test_encoding_and_separator_can_be_said(read):
    assert read("Équipe;V\né;1\n".encode("cp1252"), encoding="latin-1").raw.encoding == "latin-1"
    assert read("A;B,C\n1;2,3\n", delimiter=",").header == ("A;B", "C")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"), (b" \r\n\r\n", "is empty"), (b";;\n;;\n", "is empty"), (b"\xef\xbb\xbf", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel"), (b"%PDF-1.7\n", "is a PDF"),
        (bytes(range(256)) * 20, "neither CSV nor Excel"), (b"PK\x03\x04nothing", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "neither CSV nor Excel"),
    ],
)  # fmt: skip
def test_a_file_that_holds_no_table_is_refused_in_one_sentence(read, content, said):
    with pytest.raises(DocumentError, match=said) as refused:
        read(content)
    assert "relevé é.csv" in str(refused.value)


# Excel


def excel(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_an_excel_sheet_with_days_times_shares_errors_and_merged_cells(read, epoch_1904):
    book = openpyxl.Workbook()
    if epoch_1904:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.append(["Relevé"])
    sheet.append(["Date", "Équipe", "V", "Part", "Heure", "Durée", "Code", "Bon"])
    sheet.append([date(2026, 1, 5), "Matin", "1 250", 0.125, time(14, 5), timedelta(hours=27), "007", True])
    sheet.append([None, "Nuit", "#DIV/0!", 1, time(7, 30), timedelta(minutes=45), "008", False])
    sheet.append([datetime(2026, 1, 6, 14, 5), "Matin", 12.0, 0.5, time(0, 0, 1), timedelta(seconds=1), "9", True])
    sheet["D3"].number_format = "0.0%"
    sheet["C4"].data_type = "e"
    sheet.merge_cells("A3:A4")
    file = read(excel(book))
    assert (file.raw.encoding, file.raw.delimiter) == (None, None)
    assert rows(file) == [
        ["2026-01-05", "Matin", 1250, 0.125, {"seconds": 50700}, {"seconds": 97200}, "007", True],
        ["2026-01-05", "Nuit", {"error": "#DIV/0!"}, 1, {"seconds": 27000}, {"seconds": 2700}, "008", False],
        ["2026-01-06T14:05:00", "Matin", 12, 0.5, {"seconds": 1}, {"seconds": 1}, 9, True],
    ]
    assert "Cells that are merged over several lines stand in each of them." in told(file)
    assert file.as_json()["set_aside"] == [["Relevé"]]


def test_of_several_sheets_the_first_with_a_table_is_read_and_the_others_are_said(read):
    book = openpyxl.Workbook()
    book.active.title = "Accueil"
    book.active.append(["Bonjour"])
    for title, state in (("Janvier", "visible"), ("Février", "visible"), ("Calcul", "hidden")):
        sheet = book.create_sheet(title)
        sheet.sheet_state = state
        sheet.append(["Date", title])
        sheet.append([date(2026, 1, 5), 1])
    content = excel(book)
    file = read(content)
    assert file.header == ("Date", "Janvier")
    assert told(file) == [
        "The workbook has several sheets: “Janvier” was read, “Accueil”, “Février” was not.",
        "Hidden sheets were not read: “Calcul”.",
    ]
    assert read(content, sheet="Février").header == ("Date", "Février")


def test_a_formula_that_was_never_computed_is_an_error_and_said(read):
    book = openpyxl.Workbook()
    book.active.append(["Date", "V"])
    book.active.append([date(2026, 1, 5), "=1+B9"])
    file = read(excel(book))
    assert rows(file) == [["2026-01-05", {"error": "=1+B9"}]]
    assert "Formulas were never computed" in told(file)[0]


# Whatever anybody writes

NUMBERS = st.decimals(-(10**9), 10**9, allow_nan=False, places=2)


@given(
    st.lists(NUMBERS, min_size=1, max_size=12),
    st.sampled_from([" ", NARROW, NO_BREAK, "", "'"]),
    st.sampled_from([",", "."]),
    st.sampled_from(["minus", "trailing", "brackets"]),
)
def test_a_column_of_numbers_is_read_however_it_is_written(tmp_path_factory, numbers, space, decimal, sign):
    written = []
    for number in numbers:
        text = f"{abs(number):,.2f}".replace(",", "\x00").replace(".", decimal).replace("\x00", space)
        if number < 0:
            text = {"minus": f"-{text}", "trailing": f"{text}-", "brackets": f"({text})"}[sign]
        written.append(text)
    path = tmp_path_factory.mktemp("m") / "t.csv"
    path.write_text("N;V\n" + "".join(f"a;{text}\n" for text in written), "utf-8")
    assert [row[1] for row in rows(read_measures(path))] == [float(number) for number in numbers]


@given(st.lists(st.dates(date(1971, 1, 1), date(2069, 12, 31)), min_size=1, max_size=12), st.sampled_from("/-."))
def test_dates_that_one_of_them_makes_clear_are_read(tmp_path_factory, days, sign):
    days = [*days, date(2026, 1, 31)]
    path = tmp_path_factory.mktemp("m") / "t.csv"
    for form in (f"%d{sign}%m{sign}%Y", f"%m{sign}%d{sign}%Y", f"%Y{sign}%m{sign}%d"):
        path.write_text("Jour;V\n" + "".join(f"{day.strftime(form)};1\n" for day in days), "utf-8")
        file = read_measures(path)
        assert [row[0] for row in rows(file)] == [day.isoformat() for day in days]
        assert told(file) == []


PIECES = ["Date", "Valeur", "Total", "Sous-total", "1 250", "3", "12,5", "1.234", "-4", "#N/A", "12 %", "4 €",
          "=A1", "",
          "05/01/2026", "13/01/2026", "01/13/2026", "Matin", '"', "", "é" * 40, "(3)", "—", "14h05", "\x00",
          "007"]  # fmt: skip
SCRAPS = st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map(";".join), max_size=12).map("\n".join)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode) | SCRAPS.map(str.encode))
def test_any_bytes_at_all_are_understood_or_refused_in_a_sentence(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("m") / "t.csv"
    path.write_bytes(content)
    said = "."
    try:
        file = read_measures(path)
    except DocumentError as refused:
        said = str(refused)
    assert said.endswith(".")
    if said != ".":
        return
    found = json.loads(json.dumps(file.as_json(), allow_nan=False))
    assert all(len(row) == len(found["header"]) for row in found["rows"])
    assert len(set(found["header"])) == len(found["header"])
    taken = len(found["rows"]) + len(found["set_aside"]) + (0 if "No line of headings" in " ".join(told(file)) else 1)
    assert taken == len(file.raw.rows), "every line that is not blank is measured, set aside, or the headings"


def test_the_doubts_are_said_in_the_language_that_is_spoken(read):
    file = read("Date;V\n05/01/2026;1\n")
    use("fr")
    try:
        assert told(file)
    finally:
        use("en")
