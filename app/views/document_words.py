"""What the window says of the open document: its name, what can be taken back, what is saved where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.language import N_, Sentence, _
from app.views.command import name_with_key
from app.views.document_signal import DocumentSignal

if TYPE_CHECKING:
    from app.models.diff import Diff
    from app.models.document import Document
    from app.views.main_window import MainWindow


class DocumentWords:
    """Follows one document at a time, and says the same of it again after the window was made anew."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._document: Document | None = None
        self._signal: DocumentSignal | None = None
        self._noticed: Sentence | None = None
        self._failing = False

    def follow(self, document: Document) -> None:
        self._document, self._noticed, self._failing = document, None, False
        self._signal = DocumentSignal(document, self._window)
        self._signal.changed.connect(self._changed)
        self._signal.saved.connect(self._saved)

    def stop(self) -> None:
        if self._signal is not None:
            self._signal.stop()
            self._signal.deleteLater()
        self._document, self._signal = None, None

    def say_all(self) -> None:
        self._name_window()
        self._name_undo()
        if self._document is None:
            self._window.status.show_saved("", None, "")
        else:
            self._saved(self._document.saved)

    def _changed(self, diff: Diff) -> None:
        self._name_undo()
        self._window.trail.changed(diff)
        self._window.deviations.changed(diff)
        if "event" in diff.tables:
            self._name_window()

    def _saved(self, saved: Any) -> None:
        document = self._document
        if document is None:  # told by the thread that writes, while the event was being closed
            return
        state = "looking" if document.read_only else saved.state
        self._window.status.show_saved(state, saved.at, str(saved.sentence))
        if saved.state == "failing" and not self._failing:
            self._window.warn(saved.sentence)
        self._failing = saved.state == "failing"
        notice = document.notice
        if notice is not None and notice != self._noticed:
            self._noticed = notice
            self._window.warn(notice, kind="note")
            self._name_window()

    def _name_window(self) -> None:
        name = ""
        if self._document is not None:
            from app.models.event import Event

            with self._document.read() as session:
                event = session.get(Event, "event")
                name = (event.name if event else "") or self._document.path.stem
        self._window.setWindowTitle(_("{event} – Chantier", event=name) if name else "Chantier")

    def _name_undo(self) -> None:
        document = self._document
        for id, title, named, label in (
            ("undo", N_("Undo"), N_("Undo: {what}"), document and document.undo_label),
            ("redo", N_("Redo"), N_("Redo: {what}"), document and document.redo_label),
        ):
            action = self._window.commands[id]
            action.setEnabled(bool(label))
            name_with_key(action, _(named, what=_(label)) if label else _(title))
