"""How a file of measures is read: its sheet, encoding, separator and the order of its dates, to be put right."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from app.calc.import_recipe import DATE_ORDERS
from app.exchange.csv_text import ENCODINGS, SEPARATORS
from app.language import _
from app.views.button import WordButton
from app.views.flow_layout import FlowLayout
from app.views.measure_import_work import Preview
from app.views.theme import Appearance

_ENCODING_WORDS = {"cp1252": "Windows-1252", "latin-1": "Latin-1", "mac_roman": "Mac", "cp850": "DOS"}


class MeasureImportChoices(QWidget):
    """`wished(field of Wishes, value)` when the user says otherwise than was found."""

    wished = Signal(str, object)
    without_recipe = Signal()

    def __init__(self, worn: Appearance) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(worn.px(6))
        self.recipe = QLabel()
        self.recipe.setTextFormat(Qt.TextFormat.PlainText)
        self.without = WordButton(_("Without the recipe"))
        self.without.clicked.connect(self.without_recipe)
        self._line = QWidget()
        self._flow = FlowLayout(self._line, worn.px(8))
        self.sheet = self._choice("sheet", _("Sheet of the workbook"))
        self.encoding = self._choice("encoding", _("Encoding"))
        self.delimiter = self._choice("delimiter", _("Columns are parted by"))
        self.order = self._choice("order", _("Order of the dates"))
        for name in ENCODINGS:
            self.encoding.addItem(_ENCODING_WORDS.get(name, name.upper()), name)
        for sign, words in SEPARATORS.items():
            self.delimiter.addItem(_(words).capitalize(), sign)
        for order, words in DATE_ORDERS.items():
            self.order.addItem(_(words), order)
        self.question = QLabel()
        self.question.setObjectName("warn")
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.day_first, self.month_first = WordButton(_("Day first")), WordButton(_("Month first"))
        self.day_first.clicked.connect(lambda: self.wished.emit("order", "dmy"))
        self.month_first.clicked.connect(lambda: self.wished.emit("order", "mdy"))
        for widget in (self.recipe, self.without, self.question, self.day_first, self.month_first):
            self._flow.addWidget(widget)
        column.addWidget(self._line)

    def _choice(self, field: str, name: str) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(name)
        choice.setToolTip(name)
        choice.activated.connect(lambda _at: self.wished.emit(field, choice.currentData()))
        self._flow.addWidget(choice)
        return choice

    def tell(self, preview: Preview) -> None:
        """Show what was found, and ask for the order of dates where nothing says it."""
        raw, file = preview.file.raw, preview.file
        blocked = [QSignalBlocker(each) for each in (self.sheet, self.encoding, self.delimiter, self.order)]
        self.sheet.clear()
        for title in raw.sheets:
            self.sheet.addItem(title, title)
        self.sheet.setCurrentText(raw.sheet)
        self.sheet.setVisible(len(raw.sheets) > 1)
        for choice, value in ((self.encoding, raw.encoding), (self.delimiter, raw.delimiter)):
            if value is not None and choice.findData(value) < 0:
                choice.addItem(value, value)
            choice.setCurrentIndex(choice.findData(value))
            choice.setVisible(value is not None)
        dates = [column for column in file.columns if column.kind == "date"]
        self.order.setVisible(bool(dates))
        if dates:
            self.order.setCurrentIndex(self.order.findData(dates[0].style.order))
        del blocked
        unsure = next((column for column in dates if column.dates_unsure), None)
        for widget in (self.question, self.day_first, self.month_first):
            widget.setVisible(unsure is not None)
        if unsure is not None:
            text = next((cell for cell in unsure.cells if type(cell) is str and cell), "")
            self.question.setText(_("“{text}”: which comes first?", text=text))
        name = preview.recipe.name if preview.recipe is not None else ""
        self.recipe.setText(_("The recipe “{name}” was used.", name=name))
        self.recipe.setVisible(bool(name))
        self.without.setVisible(bool(name))
