"""Counts from the files of a plant: whatever its spreadsheet wrote, each line is understood, marked or refused."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.counts_file import Count, CountsPreview, read_counts
from app.exchange.typed_count import read_cell
from app.models.document_error import DocumentError

PLANT = Path(__file__).parent.parent / "files" / "counts_cp1252_semicolon.csv"
NARROW, NO_BREAK = "\u202f", "\u00a0"


@pytest.fixture
def read(tmp_path):
    def read(content: str | bytes, name: str = "relevé é.csv", sheet: str | None = None) -> CountsPreview:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_counts(path, sheet)

    return read


def excel(*rows, **sheets) -> bytes:
    """A workbook with these rows in its first sheet, and further sheets by their names."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, more in sheets.items():
        each = book.create_sheet(name)
        for row in more:
            each.append(row)
    return saved(book)


def saved(book) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def taken(preview: CountsPreview) -> dict[str, int]:
    return {count.category: count.count for count in preview.counts()}


def doubts(preview: CountsPreview) -> dict[str, list[str]]:
    return {line.name: [str(doubt) for doubt in line.doubts] for line in preview.lines if line.doubts}


def test_a_file_as_the_excel_of_a_french_plant_writes_it():
    preview = read_counts(PLANT)
    assert preview.headings == ("Date", "Équipe", "Pièces produites", "Rebuts", "Taux de rebut (%)", "Coût (€)")
    assert preview.roles == ("column", "category", "none", "count", "none", "none")
    assert preview.counts() == (Count("Matin", 12, "05/01/2026"), Count("Nuit", 101, "06/01/2026"))
    kinds = [line.kind for line in preview.lines]
    assert kinds == ["heading", "counts", "note", "blank", "blank", "counts", "total"]
    produced = preview.with_roles(("column", "category", "count", "none", "none", "none"))
    assert [count.count for count in produced.counts()] == [1250, 980, 12345]
    assert [str(remark) for remark in preview.remarks][0] == "Read as Windows-1252."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_encoding_separator_and_line_end_says_the_same(read, encoding, separator, ends):
    lines = [("Défaut", "Nombre"), ("Rayure côté gauche", "12"), ("Bavure", "5"), ("Œillet arraché – « B »", "7")]
    text = ends.join(separator.join(line) for line in lines)
    assert taken(read(text.encode(encoding))) == {"Rayure côté gauche": 12, "Bavure": 5, "Œillet arraché – « B »": 7}


def test_line_ends_may_be_mixed_and_excel_may_say_its_separator(read):
    preview = read("sep=|\r\nDefect|Count\rScratch|3\nDent; deep|4\r\n")
    assert taken(preview) == {"Scratch": 3, "Dent; deep": 4}
    assert [line.number for line in preview.lines][:2] == [2, 3], "the numbers are those of the file"


def test_titles_blank_lines_and_notes_around_the_table_are_kept_in_sight(read):
    preview = read("Relevé semaine 12\n;;\nAtelier : presse\n\nDéfaut;Nombre\nRayure;3\n\n;\nTrou;4\nSource : Léa\n")
    assert taken(preview) == {"Rayure": 3, "Trou": 4}
    assert [line.kind for line in preview.lines] == [
        "note", "blank", "note", "blank", "heading", "counts", "blank", "blank", "counts", "note",
    ]  # fmt: skip
    assert doubts(preview) == {"Source : Léa": ["It has a name and no number."]}
    assert preview.lines[-1].can_be_taken


@pytest.mark.parametrize(
    "typed",
    [
        f"1{NARROW}250",
        f"1{NO_BREAK}250",
        "1 250",
        "1'250",
        "1’250",
        "1250,0",
        "1250.00",
        f"1{NARROW}250,00",
        "1 250 pcs",
    ],
)
def test_thousands_and_decimals_as_they_are_typed(read, typed):
    preview = read(f"Défaut;Nombre\nRayure;{typed}\nTrou;3\n")
    assert taken(preview)["Rayure"] == 1250
    assert doubts(preview) == {}


@pytest.mark.parametrize("typed", ["1,250", "1.250", "1,25E+03"])
def test_what_could_be_read_in_two_ways_is_taken_and_marked(read, typed):
    preview = read(f"Défaut;Nombre\nRayure;{typed}\nTrou;3\n")
    assert taken(preview)["Rayure"] == 1250
    assert doubts(preview)["Rayure"] == [f"“{typed}” was read as 1250."]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2,5", "“2,5” is not a whole number."),
        ("-4", "“-4” is below zero."),
        ("(4)", "“(4)” is below zero."),
        ("#DIV/0!", "“#DIV/0!” is an error of the spreadsheet."),
        ("#NOM?", "“#NOM?” is an error of the spreadsheet."),
        ("######", "“######” is an error of the spreadsheet."),
        ("environ 4", "“environ 4” is not a number."),
        ("4-mars", "“4-mars” is not a number."),
        ("12 %", "“12 %” is not a number."),
        ("99999999999", "“99999999999” is too high for a count."),
    ],
)
def test_what_is_no_count_is_marked_and_left_out_until_somebody_says_otherwise(read, typed, why):
    preview = read(f"Défaut;Lundi;Mardi\nRayure;{typed};2\nTrou;3;1\nBosse;1;1\n")
    assert "Rayure" not in taken(preview)
    assert doubts(preview) == {"Rayure": [why]}
    numbers = {line.number for line in preview.lines if line.kind == "counts"}
    assert Count("Rayure", 2, "Mardi") in preview.counts(numbers)


def test_empty_cells_and_dashes_are_no_marks(read):
    preview = read("Défaut;Lundi;Mardi;Mercredi\nRayure;1;;-\nTrou;–;—;2\n")
    assert preview.counts() == (Count("Rayure", 1, "Lundi"), Count("Trou", 2, "Mercredi"))
    assert doubts(preview) == {}


def test_a_category_without_any_mark_is_not_lost(read):
    assert Count("Trou", 0) in read("Défaut;Nombre\nRayure;1\nTrou;0\n").counts()


def test_one_column_for_each_day_and_the_total_column_left_out(read):
    preview = read("Défaut;Lun;Mar;Mer;Ensemble\nRayure;1;2;3;6\nTrou;0;5;1;6\n")
    assert preview.columns == ("Lun", "Mar", "Mer")
    assert preview.counts()[:3] == (Count("Rayure", 1, "Lun"), Count("Rayure", 2, "Mar"), Count("Rayure", 3, "Mer"))
    assert "Columns left out: Ensemble." in [str(remark) for remark in preview.remarks]


def test_a_sum_is_known_by_its_numbers_where_its_heading_says_nothing(read):
    preview = read("Défaut;Lun;Mar;Σ\nRayure;1;2;3\nTrou;0;5;5\n")
    assert preview.columns == ("Lun", "Mar")


def test_days_that_are_numbers_are_headings(read):
    assert read("Défaut;1;2;3\nRayure;4;0;1\nTrou;2;2;2\n").columns == ("1", "2", "3")


def test_subtotals_and_totals_are_known_by_name_and_sum_and_left_out(read):
    preview = read(
        "Défaut;Nombre\nRayure;3\nTrou;4\nSous-total presse;7\nBavure;5\nSous-total découpe;5\nTOTAL GÉNÉRAL;12\n"
    )
    assert taken(preview) == {"Rayure": 3, "Trou": 4, "Bavure": 5}
    assert [line.kind for line in preview.lines][3:] == ["subtotal", "counts", "subtotal", "total"]
    assert doubts(preview) == {}


def test_a_total_that_is_no_sum_is_left_out_and_says_so(read):
    preview = read("Défaut;Nombre\nRayure;3\nTrou;4\nTotal;8\n")
    assert taken(preview) == {"Rayure": 3, "Trou": 4}
    assert doubts(preview) == {"Total": ["It is called a total, and is not the sum of the lines above."]}
    assert preview.counts({4})[0] == Count("Total", 8)


def test_a_defect_whose_name_begins_like_a_total_is_a_defect(read):
    assert taken(read("Defect;Count\nLeak;3\nTotal loss of pressure;8\n"))["Total loss of pressure"] == 8


def test_a_sum_without_a_name_is_a_total_and_any_other_number_without_one_is_doubtful(read):
    preview = read("Défaut;Nombre\nRayure;3\nTrou;4\n;7\n;2\n")
    assert [line.kind for line in preview.lines][3:] == ["total", "counts"]
    assert [str(doubt) for doubt in preview.lines[4].doubts] == ["It has a number and no name."]
    assert not preview.lines[4].can_be_taken


def test_the_same_name_twice_adds_up_and_says_so(read):
    preview = read("Défaut;Nombre\nRayure;3\nrayure;4\n")
    assert preview.counts() == (Count("Rayure", 7),)
    assert list(doubts(preview)) == ["rayure"]


@pytest.mark.parametrize("name", ["Autres", "autre", "Divers", "Other", "AUTRE(S)"])
def test_the_other_row_is_known(read, name):
    assert read(f"Défaut;Nombre\nRayure;3\n{name};4\n").counts()[1] == Count(name, 4, None, other=True)


def test_a_line_for_each_time_counts_as_one_by_day(read):
    preview = read("Date;Défaut\n05/01/2026;Rayure\n05/01/2026;Trou\n06/01/2026;Rayure\n06/01/2026;Rayure\n")
    assert preview.counts() == (
        Count("Rayure", 1, "05/01/2026"), Count("Trou", 1, "05/01/2026"), Count("Rayure", 2, "06/01/2026"),
    )  # fmt: skip
    assert "No column holds counts: each line counts as one." in [str(remark) for remark in preview.remarks]


def test_a_long_table_says_the_shift_in_each_line(read):
    preview = read("Équipe;Défaut;Nombre\nMatin;Rayure;3\nNuit;Rayure;2\nNuit;Trou;1\n")
    assert preview.roles == ("column", "category", "count")
    assert preview.columns == ("Matin", "Nuit")
    assert sum(count.count for count in preview.counts()) == 6


def test_codes_ranks_prices_and_shares_are_no_counts(read):
    preview = read(
        "N°;Défaut;Nombre;Coût unitaire (€);% cumulé\n1;Rayure;12;1,50;60 %\n2;Trou;5;2;85 %\n3;Bosse;3;4;100 %\n"
    )
    assert preview.roles == ("none", "category", "count", "none", "none")


def test_the_user_says_which_columns_mean_what(read):
    preview = read("Machine;Défaut;Lundi;Mardi\nA;Rayure;1;2\nB;Trou;3;4\n")
    assert preview.roles[0] == "none"
    other = preview.with_roles(("category", "none", "none", "count"))
    assert other.counts() == (Count("A", 2), Count("B", 4))
    placed = preview.with_roles(("column", "category", "count", "none"))
    assert placed.counts() == (Count("Rayure", 1, "A"), Count("Trou", 3, "B"))
    twice = preview.with_roles(("category", "category", "count", "count"))
    assert twice.roles == ("category", "none", "count", "count")


def test_headings_without_words_are_letters_and_equal_ones_are_told_apart(read):
    assert read("Rayure;3\nTrou;4\n").headings == ("A", "B")
    preview = read("Défaut;Poste;Poste\nRayure;3;1\nTrou;4;2\n")
    assert preview.columns == ("Poste", "Poste (2)")


def test_ragged_lines_are_kept_and_the_long_ones_marked(read):
    preview = read("Défaut,Nombre\nRayure,3\nTrou, profond,4\nBosse\nBavure,5,,\n")
    assert taken(preview) == {"Rayure": 3, "Bavure": 5}
    assert len(preview.lines) == 5
    assert "It has more cells than the table has columns." in doubts(preview)["Trou"]
    assert doubts(preview)["Bosse"] == ["It has a name and no number."]


def test_a_quotation_mark_that_is_never_closed_swallows_nothing(read):
    text = 'Défaut;Nombre\n"Rayure;3\n' + "".join(f"D{i};{i}\n" for i in range(1, 20))
    preview = read(text)
    assert taken(preview)["D19"] == 19
    assert len(preview.lines) == 21


# Excel


def test_an_excel_sheet_with_dates_formulas_and_percents(read):
    book = openpyxl.Workbook()
    for row in (
        ["Relevé"], [], ["Défaut", date(2026, 1, 5), date(2026, 1, 6), "Taux"],
        ["Rayure", 12, 1250.0, 0.5], ["Trou", 3, None, 0.25], ["Bosse", 2.5, 1, 0.1], ["Total", "=SUM(B4:B6)", 1251, 1],
    ):  # fmt: skip
        book.active.append(row)
    for line in (4, 5, 6, 7):
        book.active.cell(line, 4).number_format = "0.0%"
    preview = read(saved(book), "relevé.xlsx")
    assert preview.columns == ("2026-01-05", "2026-01-06")
    assert preview.counts() == (
        Count("Rayure", 12, "2026-01-05"), Count("Rayure", 1250, "2026-01-06"), Count("Trou", 3, "2026-01-05"),
    )  # fmt: skip
    assert doubts(preview)["Bosse"] == ["“2.5” is not a whole number."]
    assert "“=SUM(B4:B6)” is an error of the spreadsheet." in doubts(preview)["Total"]


def test_the_first_sheet_with_a_table_is_read_and_another_one_can_be_chosen(read):
    content = excel(["Page de garde"], Semaine_12=[["Défaut", "Nombre"], ["Rayure", 3], ["Trou", 4]],
                    Semaine_13=[["Défaut", "Nombre"], ["Bosse", 5], ["Trou", 1]])  # fmt: skip
    preview = read(content, "x.xlsx")
    assert (preview.sheet, preview.sheets) == ("Semaine_12", ("Sheet", "Semaine_12", "Semaine_13"))
    assert taken(read(content, "x.xlsx", "Semaine_13")) == {"Bosse": 5, "Trou": 1}
    with pytest.raises(DocumentError, match="no sheet called “Semaine_14”"):
        read(content, "x.xlsx", "Semaine_14")


def test_an_excel_file_under_the_name_of_a_csv_is_read_all_the_same(read):
    assert taken(read(excel(["Défaut", "Nombre"], ["Rayure", 3]), "x.csv")) == {"Rayure": 3}


# What is refused


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \r\n\r\n", "is empty"),
        (b";;\n;;\n", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"%PDF-1.7\n", "is a PDF"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "web page"),
        (bytes(range(256)) * 20, "neither CSV nor Excel"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "neither CSV nor Excel"),
        (zipped(**{"xl__workbook.xml": b"<broken"}), "damaged"),
        (excel(["Défaut", "Nombre"], ["Rayure", 3])[:-900], "damaged"),
        (b"PK\x03\x04nothing", "damaged"),
        (excel(), "is empty"),
        (b"Bonjour", "no names of categories"),
        (b"\xef\xbb\xbf", "is empty"),
    ],
)
def test_a_file_that_holds_no_counts_is_refused_in_one_sentence(read, content, said):
    with pytest.raises(DocumentError) as refused:
        read(content)
    assert said in str(refused.value)
    assert "relevé é.csv" in str(refused.value)


def test_a_bomb_is_not_unpacked(read):
    bomb = zipped(**{"xl__workbook.xml": b"<workbook/>", "xl__worksheets__sheet1.xml": b" " * 310_000_000})
    with pytest.raises(DocumentError, match="too large"):
        read(bomb)


def test_an_external_entity_is_not_followed(read, tmp_path):
    content = zipfile.ZipFile(io.BytesIO(excel(["Défaut", "Nombre"], ["Rayure", 3])))
    parts = {name: content.read(name) for name in content.namelist()}
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    entity = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = entity + sheet.replace(b"3</v>", b"&e;</v>")
    with pytest.raises(DocumentError, match="damaged"):
        read(zipped(**{name.replace("/", "__"): part for name, part in parts.items()}))


def test_a_file_that_is_not_there_or_a_folder_is_said(tmp_path):
    with pytest.raises(DocumentError, match="does not exist"):
        read_counts(tmp_path / "no.csv")
    with pytest.raises(DocumentError, match="is a folder"):
        read_counts(tmp_path)


def test_ten_thousand_lines_are_read_at_once_and_too_many_are_refused(read):
    lines = "".join(f"05/01/2026;D{i % 9}\n" for i in range(10_000))
    assert sum(count.count for count in read("Date;Défaut\n" + lines).counts()) == 10_000
    with pytest.raises(DocumentError, match="too large"):
        read("Défaut;Nombre\n" + "R;1\n" * 100_001)


# Whatever anybody writes

NAMES = st.text("abcdefgéèàçœ ABC’-()/", min_size=1, max_size=12).map(lambda name: f"x{name.strip()}y")
TABLES = st.dictionaries(NAMES, st.integers(0, 99_999), min_size=2, max_size=9)


@given(
    TABLES,
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    st.sampled_from([";", "\t", ","]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", " ", NARROW, NO_BREAK]),
)
def test_what_was_written_is_what_is_read(tmp_path_factory, table, encoding, separator, ends, space):
    if space == NARROW and encoding == "cp1252":
        space = NO_BREAK
    lines = [("Défaut", "Nombre"), *((name, f"{n:,}".replace(",", space)) for name, n in table.items())]
    path = tmp_path_factory.mktemp("counts") / "t.csv"
    path.write_bytes(ends.join(separator.join(line) for line in lines).encode(encoding))
    expected: dict[str, int] = {}
    for name, n in table.items():
        key = next((k for k in expected if k.casefold() == " ".join(name.split()).casefold()), " ".join(name.split()))
        expected[key] = expected.get(key, 0) + n
    found = taken(read_counts(path))
    assert sum(found.values()) == sum(expected.values())
    assert len(found) <= len(expected)


PIECES = ["Défaut", "Nombre", "Rayure", "Total", "Sous-total", "1 250", "3", "12,5", "-4", "#N/A", "12 %", "4 €", "=A1",
          "05/01/2026", "Matin", '"', "", "", "é" * 40, "1e9", "(3)", "—"]  # fmt: skip
SCRAPS = st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map(";".join), max_size=12).map("\n".join)


@given(st.binary(max_size=400) | st.text(max_size=300).map(str.encode) | SCRAPS.map(str.encode))
def test_any_bytes_at_all_are_read_or_refused_in_a_sentence(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("counts") / "t.csv"
    path.write_bytes(content)
    said = "."
    try:
        preview = read_counts(path)
    except DocumentError as refused:
        said = str(refused)
    else:
        assert all(count.count >= 0 for count in preview.counts())
        assert {line.number for line in preview.lines} == {row.number for row in preview.table.rows}
        preview.with_roles(["count"] * len(preview.roles)).counts({line.number for line in preview.lines})
    assert said.endswith(".")


@given(st.integers(0, 999_999_999))
def test_a_number_is_read_whatever_parts_its_thousands(n):
    for sign in (" ", NARROW, NO_BREAK, "'", "’"):
        assert read_cell(f"{n:,}".replace(",", sign)).value == n
    english, german = read_cell(f"{n:,}.00"), read_cell(f"{n:,}".replace(",", ".") + ",00")
    assert english.value == german.value == n
