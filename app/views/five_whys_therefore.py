"""The strip of the test "therefore": one link after the other, in large words, from the last answer to the problem."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from app.calc.five_whys import FiveWhys
from app.calc.pasted_list import tidy
from app.canvas.five_whys_drawing import Reading
from app.language import _
from app.views.button import icon_button
from app.views.theme import Appearance


class ThereforeStrip(QFrame):
    """Shows what it is told; `step(1)` asks for the next link, `step(-1)` for the one before, `over` to stop."""

    step = Signal(int)
    over = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        self.setObjectName("therefore")
        px = worn.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(10), px(12), px(10))
        row.setSpacing(px(10))
        self.words = QLabel()
        self.words.setObjectName("therefore_words")
        self.chain = QLabel()
        self.chain.setObjectName("muted")
        words = QVBoxLayout()
        words.setSpacing(px(4))
        for label in (self.words, self.chain):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            words.addWidget(label)
        row.addLayout(words, 1)
        self.place = QLabel()
        self.place.setObjectName("muted")
        row.addWidget(self.place)
        for picture, name, keys, by in (
            ("arrow-down", _("One link back"), "↓", -1),
            ("arrow-up", _("One link on"), "↑", 1),
        ):
            button = icon_button(worn, picture, name, keys=keys)
            button.setIconSize(QSize(px(20), px(20)))
            button.clicked.connect(lambda _checked=False, by=by: self.step.emit(by))
            row.addWidget(button)
        close: QToolButton = icon_button(worn, "x", _("Stop reading"), keys=_("Esc"))
        close.clicked.connect(self.over)
        row.addWidget(close)
        self.hide()

    def tell(self, five_whys: FiveWhys | None, reading: Reading | None) -> None:
        self.setVisible(five_whys is not None and reading is not None)
        if five_whys is None or reading is None:
            return
        words = {why.id: why.text for why in five_whys.whys()} | {five_whys.id: five_whys.problem}
        told = [_said(words[id]) for id in reading.ids]
        now = told[reading.at : reading.at + 2]
        self.words.setText(_("{cause}, therefore {effect}", cause=now[0], effect=now[1]))
        chain = told[0]
        for text in told[1 : reading.at + 2]:
            chain = _("{cause}, therefore {effect}", cause=chain, effect=text)
        self.chain.setText(chain)
        self.chain.setVisible(reading.at > 0)
        self.place.setText(_("{n} of {all}", n=reading.at + 1, all=len(told) - 1))


def _said(text: str) -> str:
    return _("“{text}”", text=tidy(text).rstrip(".") or "…")
