"""The words of the interface: gettext catalogues, usable without Qt and in several languages at once."""

from __future__ import annotations

import gettext as _gettext
import locale
import os
import unicodedata
from dataclasses import dataclass
from functools import cache

from app.places import RESOURCES

LANGUAGES = {"fr": "Français", "en": "English"}


@cache
def catalogue(language: str) -> _gettext.NullTranslations:
    """The catalogue of one language; English is the language of the source."""
    return _gettext.translation("chantier", RESOURCES / "translations", [language], fallback=language == "en")


class _Current:
    language = "en"


def use(language: str) -> None:
    """Make this the language of `_`, `ngettext` and of every `Sentence` shown without a language of its own."""
    catalogue(language)
    _Current.language = language


def current() -> str:
    return _Current.language


def system_language() -> str:
    """French where the system speaks French, English elsewhere."""
    said = next((said for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (said := os.environ.get(name))), None)
    return "fr" if (said or locale.getlocale()[0] or "").lower().startswith("fr") else "en"


def _(text: str, /, **values: object) -> str:
    translated = catalogue(_Current.language).gettext(text)
    return translated.format(**values) if values else translated


def ngettext(one: str, many: str, n: int, /, **values: object) -> str:
    return catalogue(_Current.language).ngettext(one, many, n).format(n=n, **values)


def plain(text: str) -> str:
    """The text without accents and capitals, for searching: `Été` and `ete` are found by each other."""
    if text.isascii():
        return text.casefold()  # nothing to take away: lists of thousands are searched
    split = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("’", "'"))
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def N_(text: str) -> str:
    """Mark a text for translation where it is declared; it is translated where it is shown."""
    return text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that was decided without knowing who reads it: the English template, and its values by name."""

    template: str
    values: tuple[tuple[str, object], ...] = ()

    def within(self, language: str) -> str:
        text = catalogue(language).gettext(self.template)
        if not self.values:
            return text  # as it stands: the label of a step comes from a file
        return text.format(**{k: v.within(language) if isinstance(v, Sentence) else v for k, v in self.values})

    def __str__(self) -> str:
        return self.within(_Current.language)


def sentence(template: str, /, **values: object) -> Sentence:
    """`template` must be marked with `N_` where it is written."""
    return Sentence(template, tuple(values.items()))
