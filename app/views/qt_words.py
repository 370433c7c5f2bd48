"""Qt's own dialogs in the language of the window, where Qt brings the words for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_worn: list[QTranslator] = []


def speak(app: QCoreApplication, language: str) -> None:
    while _worn:
        app.removeTranslator(_worn.pop())
    QLocale.setDefault(QLocale(language))
    translator = QTranslator(app)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
        _worn.append(translator)
