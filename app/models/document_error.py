"""What can go wrong with a document, each said to the user in a sentence: what happened, what is safe, what to do."""

from __future__ import annotations

from typing import ClassVar

from app.language import N_, Sentence, sentence


class DocumentError(Exception):
    """Any error that is meant for the user. `sentence` is what the window and the command line show."""

    def __init__(self, said: Sentence) -> None:
        super().__init__(said)
        self.sentence = said

    def __str__(self) -> str:
        return str(self.sentence)


class _Known(DocumentError):
    """An error whose sentence stands with its class; the values fill its places."""

    template: ClassVar[str]

    def __init__(self, **values: object) -> None:
        super().__init__(sentence(self.template, **values))


class NotADocument(_Known):
    template = N_("“{name}” is not a Chantier document. It was left as it is; choose a .kaizen file.")


class EmptyFile(_Known):
    template = N_("“{name}” is empty. It was left as it is; look for a copy or an earlier version.")


class Damaged(_Known):
    template = N_("“{name}” is damaged. It was left as it is; open an earlier version or another copy.")


class AnotherProgram(_Known):
    template = N_("“{name}” is a database of another program, not a Chantier document. It was left as it is.")


class NewerVersion(_Known):
    template = N_(
        "“{name}” was made with a newer version of Chantier. It was left as it is; install that version to open it."
    )


class ForeignContent(_Known):
    template = N_(
        "“{name}” holds something that Chantier never writes ({what}). For safety it was not opened, and left as it is."
    )


class MissingFile(_Known):
    template = N_("“{name}” does not exist. Check its name and its folder.")


class NotAFile(_Known):
    template = N_("“{name}” is a folder, not a document. Choose a file in it.")


class NameNotUsable(_Known):
    template = N_("The name {name} cannot be used for a file on this computer. Choose another name.")


class AlreadyThere(_Known):
    template = N_("“{name}” exists already and was left as it is. Choose another name.")


class FileNotReadable(_Known):
    template = N_("“{name}” could not be read: {reason}. Nothing was changed; try again, or copy it to this computer.")


class FileNotWritten(_Known):
    template = N_("“{name}” could not be written: {reason}. Nothing was changed there; choose another place.")


class ReadOnlyFile(_Known):
    template = N_("“{name}” may only be read. Look at it, or save a copy in another place to work on it.")


class ReadOnlyFolder(_Known):
    template = N_("The folder of “{name}” may only be read. Look at it, or save a copy in another place to work on it.")


class ReadOnlyLook(_Known):
    template = N_("“{name}” is open for reading only. Save a copy to work on it.")


class NotStored(_Known):
    template = N_(
        "The change could not be stored: {reason}. Everything before it is safe; make room on the disk and try again."
    )


class StepDoesNotFit(_Known):
    template = N_("“{label}” can no longer be undone or redone: the document has changed. Nothing was changed.")
