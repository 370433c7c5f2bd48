"""Keys are called as they are called on the keyboard, each once."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QKeySequence

from app.language import use
from app.views.command import key_words, name_with_key
from app.views.qt_words import speak


@pytest.fixture
def french(qapp):
    use("fr")
    speak(qapp, "fr")
    yield
    use("en")
    speak(qapp, "en")


def test_both_enter_keys_are_called_enter(qapp):
    speak(qapp, "en")
    assert key_words(QKeySequence("Ctrl+Return")) == key_words(QKeySequence("Ctrl+Enter")) == "Ctrl+Enter"


def test_french_keys_are_called_as_on_a_french_keyboard(french):
    assert key_words(QKeySequence("Ctrl+Shift+Return")) == "Ctrl+Maj+Entrée"
    assert key_words(QKeySequence("Ctrl+Backspace")) == "Ctrl+Retour arr."


def test_a_tooltip_names_the_key(french):
    action = QAction()
    action.setShortcut(QKeySequence("Shift+Del"))
    name_with_key(action, "Ôter")
    assert "Ôter  (Maj+Suppr)" in action.toolTip()
