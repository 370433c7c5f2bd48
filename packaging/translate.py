"""The catalogues of the interface: `python packaging/translate.py update | check | compile`.

`update` extracts the texts of app/ and merges them into each catalogue, keeping what is translated; `compile` writes
the binary catalogues; `check` says what is missing and whether the binaries are current, and fails if anything is.
Files carry no dates and no line numbers: the same source gives the same bytes.
"""

from __future__ import annotations

import ast
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
KEYWORDS = {"_": 1, "N_": 1, "sentence": 1, "ngettext": 2, "plural": 2}
"""How many of its arguments are texts."""
HEADER = "# Texts of Chantier.\n# Distributed under the licence of Chantier."


def extract() -> Catalog:
    """Every text marked for translation in app/, in the order of the files."""
    template = Catalog(project="chantier", version="", fuzzy=False, header_comment=HEADER)
    for file in sorted((ROOT / "app").rglob("*.py")):
        for text in marked(file.read_bytes()):
            template.add(text, locations=[(file.relative_to(ROOT).as_posix(), None)])
    return template


def marked(source: bytes | str) -> list[str | tuple[str, ...]]:
    """The texts of one file, read as code: one in an f-string, or among the values of another, is a text too."""
    found = []
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        count = KEYWORDS.get(name, 0)
        texts = [each.value for each in call.args[:count] if isinstance(each, ast.Constant)]
        if texts and len(texts) == count:
            found.append((call.lineno, call.col_offset, texts[0] if count == 1 else tuple(texts)))
    return [text for _line, _column, text in sorted(found, key=lambda each: each[:2])]


def languages() -> list[str]:
    return sorted(folder.name for folder in TRANSLATIONS.iterdir() if (folder / "LC_MESSAGES").is_dir())


def po_file(language: str) -> Path:
    return TRANSLATIONS / language / "LC_MESSAGES" / "chantier.po"


def read(language: str) -> Catalog:
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, _dateless(catalog))
    return out.getvalue()


def written(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, _dateless(catalog), width=110, include_lineno=False, sort_by_file=True)
    return out.getvalue()


def merged(language: str) -> Catalog:
    """The catalogue of a language as it should stand: all the texts of the source, no other."""
    catalog = read(language) if po_file(language).exists() else Catalog(locale=language, header_comment=HEADER)
    catalog.update(extract(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    return catalog


def update() -> int:
    (TRANSLATIONS / "chantier.pot").write_bytes(written(extract()))
    for language in languages():
        po_file(language).write_bytes(written(merged(language)))
    return compile_all() or check()


def compile_all() -> int:
    for language in languages():
        po_file(language).with_suffix(".mo").write_bytes(compiled(read(language)))
    return 0


def complaints(language: str) -> list[str]:
    """What keeps a catalogue from being complete and current."""
    said = []
    catalog = read(language)
    for message in merged(language):
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(texts):
            said.append(f"{language}: not translated: {message.id!r}")
    asked = {message.id for message in extract()}
    said += [f"{language}: nobody asks for it any more: {m.id!r}" for m in catalog if m.id and m.id not in asked]
    if po_file(language).read_bytes() != written(catalog):
        said.append(f"{language}: chantier.po is not written as the tool writes it; run packaging/translate.py update")
    binary = po_file(language).with_suffix(".mo")
    if not binary.exists() or binary.read_bytes() != compiled(catalog):
        said.append(f"{language}: chantier.mo is not compiled from chantier.po; run packaging/translate.py compile")
    return said


def check() -> int:
    said = [line for language in languages() for line in complaints(language)]
    print("\n".join(said) or "All catalogues are complete and current.")
    return 1 if said else 0


def _dateless(catalog: Catalog) -> Catalog:
    """Babel writes the hour, its own version and an address into every file; none is the work of a translator."""
    catalog.creation_date = catalog.revision_date = None
    headers = [
        ("Project-Id-Version", "chantier"),
        *((name, value) for name, value in catalog.mime_headers if name in ("Language", "Plural-Forms")),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
    ]
    kept = _Dateless(locale=catalog.locale, header_comment=HEADER, fuzzy=False)
    kept.headers = headers
    for message in catalog:
        if message.id:
            kept[message.id] = message
    return kept


class _Dateless(Catalog):
    headers: list[tuple[str, str]]

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        return self.headers

    def _set_mime_headers(self, headers: list[tuple[str, str]]) -> None:
        self.headers = headers

    mime_headers = property(_get_mime_headers, _set_mime_headers)


COMMANDS = {"update": update, "check": check, "compile": compile_all}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        sys.exit(f"usage: python packaging/translate.py {' | '.join(COMMANDS)}")
    sys.exit(COMMANDS[sys.argv[1]]())
