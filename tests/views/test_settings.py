"""What the program remembers of the user, and how little a damaged memory costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.views import settings
from app.views.settings import RECENT_KEPT, Settings


def test_settings_come_back_as_they_were():
    kept = Settings(language="fr", look="dark", favourites=["truck"], figures_large=True)
    kept.remember(Path("/a/é #1.kaizen"))
    kept.save()
    assert settings.load() == kept


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "{",
        "[]",
        "null",
        '{"look": "pink"}',
        '{"favourites": [1]}',
        '{"language": 3}',
        '{"projector": "yes"}',
        "\x00",
    ],
)
def test_a_damaged_file_gives_the_settings_of_a_first_start(user_data, damaged):
    (user_data / "settings.json").write_text(damaged, "utf-8")
    loaded = settings.load()
    assert loaded == Settings(language=loaded.language)
    assert loaded.language in ("fr", "en")


def test_the_first_start_speaks_the_language_of_the_system(monkeypatch):
    for told, expected in (("fr_FR.UTF-8", "fr"), ("en_GB.UTF-8", "en"), ("de_DE.UTF-8", "en")):
        monkeypatch.setenv("LC_ALL", told)
        assert settings.load().language == expected


def test_the_last_opened_comes_first_once_and_the_list_ends():
    kept = Settings()
    for n in range(RECENT_KEPT + 3):
        kept.remember(Path(f"/{n}.kaizen"))
    kept.remember(Path("/5.kaizen"))
    assert kept.recent[0] == "/5.kaizen"
    assert len(kept.recent) == len(set(kept.recent)) == RECENT_KEPT
    kept.forget(Path("/5.kaizen"))
    assert "/5.kaizen" not in kept.recent


def test_a_closed_folder_costs_the_settings_and_nothing_else(user_data, caplog):
    (user_data / "settings.new").mkdir()
    Settings(language="fr").save()
    assert "settings could not be written" in caplog.text
