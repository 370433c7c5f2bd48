"""Who wants to be told: plain Python, in the order of subscription."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Generic, TypeVar

News = TypeVar("News")


class Listeners(Generic[News]):
    def __init__(self) -> None:
        self._listeners: list[Callable[[News], None]] = []

    def subscribe(self, listener: Callable[[News], None]) -> Callable[[], None]:
        """Returns what ends it, which may be called twice."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def tell(self, news: News) -> None:
        """One that raises goes to `sys.excepthook`, which shows it; the others are told all the same."""
        for listener in list(self._listeners):
            if listener in self._listeners:
                try:
                    listener(news)
                except Exception:
                    sys.excepthook(*sys.exc_info())

    def clear(self) -> None:
        self._listeners.clear()
