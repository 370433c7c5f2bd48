#!/usr/bin/env python3
"""Set Chantier up where it lies, once, and start it, with Python's standard library alone.

    python3 run.py [ARGUMENTS]            the program: the window, or a command such as `figures FILE`
    python3 run.py test [ARGUMENTS]       all the tests, or those that pytest's arguments choose
    python3 run.py bench [ARGUMENTS]      the benchmarks
    … --offline WHEELS                    set up from a folder of wheels, without a network

The set-up speaks on standard error, and not at all once done. Python 3.8 can read this file, to say that it is too old.
"""

from __future__ import annotations

import errno
import locale
import os
import sys
from contextlib import contextmanager

OLDEST, NEWEST = (3, 11), (3, 14)
ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
WINDOWS = os.name == "nt"
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if WINDOWS else os.path.join(VENV, "bin", "python")
UNFINISHED = os.path.join(VENV, "unfinished")  # there while packages are installed: what was cut off is not trusted
WITHOUT_QT = ("new", "import", "export", "figures", "check", "demo")

# What Qt loads on Linux: shared library, Debian package, Fedora package. Qt brings its own copies of everything else.
LIBRARIES = """
libglib-2.0.so.0 libglib2.0-0 glib2, libgthread-2.0.so.0 libglib2.0-0 glib2, libGL.so.1 libgl1 libglvnd-glx,
libEGL.so.1 libegl1 libglvnd-egl, libfontconfig.so.1 libfontconfig1 fontconfig, libfreetype.so.6 libfreetype6 freetype,
libdbus-1.so.3 libdbus-1-3 dbus-libs, libxkbcommon.so.0 libxkbcommon0 libxkbcommon, libX11.so.6 libx11-6 libX11
"""
WINDOW_LIBRARIES = """
libX11-xcb.so.1 libx11-xcb1 libX11-xcb, libxcb.so.1 libxcb1 libxcb, libxcb-cursor.so.0 libxcb-cursor0 xcb-util-cursor,
libxcb-glx.so.0 libxcb-glx0 libxcb, libxcb-icccm.so.4 libxcb-icccm4 xcb-util-wm,
libxcb-image.so.0 libxcb-image0 xcb-util-image, libxcb-keysyms.so.1 libxcb-keysyms1 xcb-util-keysyms,
libxcb-randr.so.0 libxcb-randr0 libxcb, libxcb-render.so.0 libxcb-render0 libxcb,
libxcb-render-util.so.0 libxcb-render-util0 xcb-util-renderutil, libxcb-shape.so.0 libxcb-shape0 libxcb,
libxcb-shm.so.0 libxcb-shm0 libxcb, libxcb-sync.so.1 libxcb-sync1 libxcb, libxcb-util.so.1 libxcb-util1 xcb-util,
libxcb-xfixes.so.0 libxcb-xfixes0 libxcb, libxcb-xkb.so.1 libxcb-xkb1 libxcb,
libxkbcommon-x11.so.0 libxkbcommon-x11-0 libxkbcommon-x11
"""

SENTENCES = {
    "python": (
        "Chantier needs Python 3.11 to 3.14, and this is Python {here}: start it with `python3.12 run.py`.",
        "Chantier demande Python 3.11 à 3.14, et celui-ci est Python {here} : lancez-le par `python3.12 run.py`.",
    ),
    "setting up": (
        "Setting Chantier up; this is done once, and takes a few minutes over the network…",
        "Préparation de Chantier ; elle n’a lieu qu’une fois et prend quelques minutes par le réseau…",
    ),
    "waiting": ("Waiting for another process that sets Chantier up…", "Un autre processus prépare Chantier ; attente…"),
    "venv": (
        "This Python has no `venv` module to set Chantier up with: install it with `{cure}`, then start again.",
        "Ce Python n’a pas le module `venv`, nécessaire à la préparation : installez-le par `{cure}`, puis relancez.",
    ),
    "installing": ("Installing missing system packages: {packages}", "Installation de paquets du système : {packages}"),
    "libraries": (
        "System libraries that Qt needs are missing: install them with `{cure}`, then start again.",
        "Il manque à Qt des bibliothèques du système : installez-les par `{cure}`, puis relancez.",
    ),
    "display": (
        "There is no screen to open the window on: start Chantier in a desktop session, or on a virtual screen with "
        "`xvfb-run -a python3 run.py`; `python3 run.py --help` names the commands that need none.",
        "Aucun écran pour ouvrir la fenêtre : lancez Chantier dans une session de bureau, ou sur un écran virtuel par "
        "`xvfb-run -a python3 run.py` ; `python3 run.py --help` nomme les commandes qui n’en demandent pas.",
    ),
    "network": (
        "The packages could not be fetched: try again, or fetch them on a connected machine with {fetch} and start "
        "with `python3 run.py --offline wheels` here.",
        "Les paquets n’ont pas pu être téléchargés : réessayez, ou téléchargez-les sur une machine connectée par "
        "{fetch}, puis lancez ici `python3 run.py --offline wheels`.",
    ),
    "offline": (
        "The folder {wheels} lacks packages that this Python needs: fill it on a connected machine with {fetch}.",
        "Il manque dans le dossier {wheels} des paquets pour ce Python : complétez-le sur une machine connectée par "
        "{fetch}.",
    ),
    "no wheels": (
        "--offline wants a folder of wheels: write `python3 run.py --offline FOLDER`.",
        "--offline demande un dossier de wheels : écrivez `python3 run.py --offline DOSSIER`.",
    ),
    "hashes": (
        "A package is not the one that Chantier pins and was not installed: fetch it again with {fetch}.",
        "Un paquet n’est pas celui que Chantier attend et n’a pas été installé : reprenez-le par {fetch}.",
    ),
    "space": ("The disk is full: free 1 GB for {venv}.", "Le disque est plein : libérez 1 Go pour {venv}."),
    "folder": (
        "Chantier is not set up yet and {root} cannot be written in: copy it to a folder of yours and start it there.",
        "Chantier n’est pas encore préparé et {root} est protégé : copiez-le dans un dossier à vous et lancez-le là.",
    ),
    "pip": (
        "The packages could not be installed ({reason}): remove the folder {venv} and start again.",
        "Les paquets n’ont pas pu être installés ({reason}) : supprimez le dossier {venv} et relancez.",
    ),
}


class CannotStart(Exception):
    """The key of the sentence that says why and what to do, its values, and the exit status."""

    def __init__(self, key, status=1, **values):
        super().__init__(key)
        self.key, self.status, self.values = key, status, values


def french():
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    return (said or locale.getlocale()[0] or "").lower().startswith("fr")


def say(key, **values):
    line = SENTENCES[key][french()].format(**values) + "\n"
    sys.stderr.buffer.write(line.encode(sys.stderr.encoding or "utf-8", "replace"))
    sys.stderr.flush()


def main(arguments):
    try:
        if not OLDEST <= sys.version_info[:2] <= NEWEST:
            raise CannotStart("python", here="%d.%d" % sys.version_info[:2])
        arguments, wheels = take_offline(list(arguments))
        mode = arguments[0] if arguments[:1] in (["test"], ["bench"]) else "program"
        set_up("requirements-dev.lock" if mode == "test" else "requirements.lock", wheels)
        if needs_qt(mode, arguments):
            look_for_libraries(window=opens_window(mode, arguments))
        return start(*command(mode, arguments))
    except CannotStart as reason:
        say(reason.key, **reason.values)
        return reason.status
    except KeyboardInterrupt:
        return 130


def take_offline(arguments):
    """The arguments without `--offline FOLDER`, and that folder."""
    wheels = None
    for i, argument in enumerate(arguments):
        if argument == "--offline" or argument.startswith("--offline="):
            following = 1 if "=" in argument else 2
            wheels = argument.partition("=")[2] if following == 1 else "".join(arguments[i + 1 : i + 2])
            del arguments[i : i + following]
            if not os.path.isdir(wheels):
                raise CannotStart("no wheels", status=2)
            break
    return arguments, wheels and os.path.abspath(wheels)


def needs_qt(mode, arguments):
    return mode != "program" or not (
        set(arguments[:1]) & set(WITHOUT_QT) or {"-h", "--help", "--version"} & set(arguments)
    )


def opens_window(mode, arguments):
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    return mode == "program" and arguments[:1] != ["print"] and platform in ("", "xcb", "wayland")


def command(mode, arguments):
    """What to start, the environment that it gets, and its folder or `None` to stay."""
    environment = dict(os.environ, PYTHONUTF8="1", PYTHONPATH=ROOT)
    environment.pop("PYTHONHOME", None)
    if mode == "program":
        return [PYTHON, "-P", "-m", "app", *arguments], environment, None
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    if mode == "bench":
        return [PYTHON, "-m", "benchmarks", *arguments[1:]], environment, ROOT
    chosen = arguments[1:]
    workers = min(os.cpu_count() or 1, 4)
    if workers > 1 and not chosen:
        chosen = ["-n", str(workers)]
    return [PYTHON, "-m", "pytest", *chosen], environment, ROOT


def start(words, environment, folder):
    if WINDOWS:
        import subprocess

        return subprocess.call(words, env=environment, cwd=folder)
    if folder:
        os.chdir(folder)
    return os.execve(words[0], words, environment)


def set_up(lock, wheels):
    """Make the environment and install what `lock` pins, unless that is done; one process at a time."""
    if is_set_up(lock):
        return
    import compileall

    try:
        with alone():
            if is_set_up(lock):
                return
            say("setting up")
            make_environment()
            install(lock, wheels)
            compileall.compile_dir(os.path.join(ROOT, "app"), quiet=2)  # or each start does, where no bytecode is kept
    except OSError as refused:
        if refused.errno == errno.ENOSPC:
            raise CannotStart("space", venv=VENV) from refused
        if refused.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise CannotStart("folder", root=ROOT) from refused
        raise


def stamp_file(lock):
    return os.path.join(VENV, lock + ".installed")


def stamp(lock):
    import hashlib

    with open(os.path.join(ROOT, lock), "rb") as file:
        pinned = hashlib.sha256(file.read()).hexdigest()
    return "%s Python %d.%d" % (pinned, sys.version_info[0], sys.version_info[1])


def is_set_up(lock):
    try:
        with open(stamp_file(lock), encoding="utf-8") as file:
            return file.read() == stamp(lock) and os.path.exists(PYTHON)
    except OSError:
        return False


@contextmanager
def alone():
    """Hold the lock of the set-up; the system lets it go by itself when a process dies."""
    with open(os.path.join(ROOT, ".setup.lock"), "a+b") as file:
        if not try_lock(file):
            say("waiting")
            import time

            while not try_lock(file):
                time.sleep(0.3)
        yield


def try_lock(file):
    try:
        if WINDOWS:
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def make_environment():
    """An empty environment of this Python, unless a whole one is there: what was cut off half-way begins again."""
    import shutil
    import subprocess

    here = "%d.%d" % sys.version_info[:2]
    asked = "import pip, sys; print('%d.%d' % sys.version_info[:2])"
    if os.path.exists(PYTHON) and not os.path.exists(UNFINISHED):
        answer = subprocess.run([PYTHON, "-c", asked], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        if answer.stdout.decode().strip() == here:
            return
    need_venv()
    shutil.rmtree(VENV, ignore_errors=True)
    python = getattr(sys, "_base_executable", sys.executable)
    made = subprocess.run([python, "-m", "venv", VENV], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise CannotStart("pip", reason=last_line(made.stdout), venv=VENV)


def need_venv():
    import importlib.util

    for attempt in (1, 2):
        if all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
            return
        package = "python%d.%d-venv" % sys.version_info[:2]
        if attempt == 2 or not can_install():
            raise CannotStart("venv", cure="sudo apt-get install " + package)
        apt_install([package])
        importlib.invalidate_caches()


def install(lock, wheels):
    import subprocess

    words = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--require-hashes"]
    words += ["--only-binary", ":all:", "-r", os.path.join(ROOT, lock)]
    if wheels:
        words += ["--no-index", "--find-links", wheels]
    if not sys.stderr.isatty():
        words.append("--quiet")
    environment = dict(os.environ, PIP_USER="0")
    for name in ("PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_HASHES"):
        environment.pop(name, None)
    open(UNFINISHED, "w", encoding="utf-8").close()
    ran = subprocess.run(words, env=environment, stdout=sys.stderr.fileno(), stderr=subprocess.PIPE, check=False)
    if ran.returncode:
        raise why_not(ran.stderr, lock, wheels)
    for installed in {lock, "requirements.lock"}:  # the development lock pins the same and more
        with open(stamp_file(installed), "w", encoding="utf-8") as file:
            file.write(stamp(installed))
    os.remove(UNFINISHED)


def why_not(said, lock, wheels):
    """What pip's messages mean for the person who waits."""
    text = said.decode("utf-8", "replace")
    fetch = "`python3 -m pip download --only-binary :all: -r %s -d wheels`" % lock
    if "DO NOT MATCH THE HASHES" in text:
        return CannotStart("hashes", fetch=fetch)
    if "No space left" in text:
        return CannotStart("space", venv=VENV)
    if wheels and ("No matching distribution" in text or "Could not find a version" in text):
        return CannotStart("offline", wheels=wheels, fetch=fetch)
    if any(sign in text for sign in ("No matching distribution", "Connection", "SSLError", "timed out")):
        return CannotStart("network", fetch=fetch)
    return CannotStart("pip", reason=last_line(said), venv=VENV)


def last_line(said):
    lines = said.decode("utf-8", "replace").strip().splitlines() or ["?"]
    return lines[-1].strip()


def look_for_libraries(window):
    """Find out before Qt does, because Qt aborts without a word that helps."""
    if not sys.platform.startswith("linux"):
        return
    if window and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise CannotStart("display")
    needed = [tuple(line.split()) for line in (LIBRARIES + "," + WINDOW_LIBRARIES if window else LIBRARIES).split(",")]
    absent = missing(needed)
    if absent and can_install():
        apt_install(sorted({debian for _, debian, _ in absent}))
        absent = missing(needed)
    if absent:
        raise CannotStart("libraries", cure=cure(absent))
    if window and not screen_answers():
        raise CannotStart("display")


def missing(libraries):
    import ctypes

    def loads(name):
        try:
            return bool(ctypes.CDLL(name))
        except OSError:
            return False

    return [library for library in libraries if not loads(library[0])]


def cure(absent):
    import shutil

    installer, column = ("dnf", 2) if shutil.which("dnf") else ("apt-get", 1)
    return "sudo %s install %s" % (installer, " ".join(sorted({library[column] for library in absent})))


def can_install():
    import shutil

    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages):
    import subprocess

    say("installing", packages=" ".join(packages))
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", *words], env=environment, stdout=sys.stderr.fileno(), check=False)


def screen_answers():
    """Whether an X server takes the connection that Qt will ask for, or a Wayland compositor has its socket."""
    import ctypes

    if os.path.exists(os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), os.environ.get("WAYLAND_DISPLAY") or "none")):
        return True
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
