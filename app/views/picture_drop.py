"""Pictures dropped on a thing of a drawing become its photographs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from app.canvas.sight import Sight
from app.views.photo_intake import offered
from app.views.photo_strip import PhotoStrip


class PictureDrop(QObject):
    """`find` gives the id of what lies at a point of the scene, empty where nothing takes a picture."""

    def __init__(self, view: Sight, strip: PhotoStrip, find: Callable[[QPointF], str], chosen: Callable[[str], object]):
        super().__init__(view)
        self._view, self._strip, self._find, self._chosen = view, strip, find, chosen
        self._carried = False
        view.setAcceptDrops(True)
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            carried, self._carried = self._carried, False
            return carried  # the view knows of no drag
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in kinds or not isinstance(event, QDragMoveEvent | QDropEvent):
            return False
        if not offered(event.mimeData()):
            return False
        self._carried = event.type() != QEvent.Type.Drop
        id = self._find(self._view.to_scene(QPointF(event.position())))
        if event.type() == QEvent.Type.DragEnter:
            event.acceptProposedAction()  # the thing comes with the next move
        elif not id:
            event.ignore()
        else:
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._chosen(id)
                self._strip.drop(event.mimeData(), id)
        return True
