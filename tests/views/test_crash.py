"""What nobody foresaw is one sentence on screen, and everything in the log."""

from __future__ import annotations

import logging
import sys
import threading

import pytest

from app.views import crash
from app.views.crash import CrashHook


@pytest.fixture
def kept_log():
    log = logging.getLogger("app")
    before = list(log.handlers)
    log.handlers = []
    crash.keep_log()
    yield log
    for handler in log.handlers:
        handler.close()
    log.handlers = before


def fail():
    raise ZeroDivisionError("division of a part by nothing")


def test_the_fault_is_shown_once_and_logged_whole(kept_log):
    shown = []
    hook = CrashHook(lambda error, details: shown.append(details))
    try:
        fail()
    except ZeroDivisionError:
        hook(*sys.exc_info())
    assert len(shown) == 1
    assert "Chantier" in shown[0]
    assert "ZeroDivisionError: division of a part by nothing" in shown[0]
    assert "ZeroDivisionError" in crash.log_file().read_text("utf-8")


def test_a_fault_while_showing_a_fault_does_not_go_round(kept_log):
    def show(error, details):
        hook(*failing())
        raise RuntimeError("no window")

    def failing():
        try:
            fail()
        except ZeroDivisionError:
            return sys.exc_info()

    hook = CrashHook(show)
    hook(*failing())
    assert crash.log_file().read_text("utf-8").count("Traceback") >= 3


def test_a_fault_in_a_thread_is_logged(kept_log, monkeypatch):
    hook = CrashHook(lambda _error, _details: None)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    hook.install()
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    hook.remove()
    assert "ZeroDivisionError" in crash.log_file().read_text("utf-8")


def test_a_fault_that_a_thread_hands_to_the_hook_touches_no_window(kept_log):
    shown = []
    hook = CrashHook(lambda error, details: shown.append(details))

    def work():
        try:
            fail()
        except ZeroDivisionError:
            hook(*sys.exc_info())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert shown == []
    assert "ZeroDivisionError" in crash.log_file().read_text("utf-8")


def test_the_log_turns_over_and_never_grows_without_end(kept_log):
    for _ in range(40):
        kept_log.info("x" * 100_000)
    files = list(crash.log_file().parent.iterdir())
    assert len(files) == crash.LOGS_KEPT + 1
    assert sum(file.stat().st_size for file in files) < (crash.LOGS_KEPT + 1) * (crash.LOG_BYTES + 150_000)


def test_without_a_place_for_the_log_the_program_goes_on(user_data):
    log = logging.getLogger("app")
    before, log.handlers = list(log.handlers), []
    (user_data / "log").write_text("a file where the folder should be")
    try:
        crash.keep_log()
        assert isinstance(log.handlers[0], logging.StreamHandler)
    finally:
        log.handlers = before


def test_stopping_by_the_keyboard_is_no_fault():
    shown = []
    CrashHook(lambda error, details: shown.append(details))(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert shown == []
