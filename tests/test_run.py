"""The one command that sets the program up and starts it, tried on a tiny program of one wheel, without a network."""

from __future__ import annotations

import ast
import base64
import hashlib
import os
import re
import shutil
import string
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import run

GROUND = Path(__file__).parent.parent
MAIN = """
import os, sys, tiny
print(tiny.WORD, os.getcwd(), *sys.argv[1:])
sys.exit(7 if "fail" in sys.argv else 0)
"""


def tiny_wheel(folder: Path) -> str:
    """A real wheel of one module; the line of a lock that pins it."""
    record = []
    file = folder / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as wheel:
        for name, text in {
            "tiny.py": "WORD = 'tiny'\n",
            "tiny-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n",
            "tiny-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }.items():
            wheel.writestr(name, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record.append(f"{name},sha256={digest},{len(text)}")
        wheel.writestr("tiny-1.0.dist-info/RECORD", "\n".join([*record, "tiny-1.0.dist-info/RECORD,,"]) + "\n")
    return f"tiny==1.0 --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n"


def program(folder: Path) -> Path:
    (folder / "app").mkdir(parents=True)
    (folder / "wheels").mkdir()
    (folder / "app" / "__main__.py").write_text(MAIN)
    (folder / "requirements.lock").write_text(tiny_wheel(folder / "wheels"))
    shutil.copy(GROUND / "run.py", folder)
    return folder


def words(folder: Path, *arguments: str) -> list[str]:
    return [sys.executable, str(folder / "run.py"), *arguments]


def surroundings(**changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "DISPLAY", "WAY"))}
    return {**kept, "LANG": "C.UTF-8", **changes}


def ran(folder: Path, *arguments: str, cwd: Path | None = None, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words(folder, *arguments), cwd=cwd, env=surroundings(**changes), capture_output=True, text=True, timeout=120
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A program whose first start set it up."""
    folder = program(tmp_path_factory.mktemp("run") / "un été # ici")
    first = ran(folder, "--offline", str(folder / "wheels"), "figures", "a b.kaizen")
    assert first.stdout == f"tiny {os.getcwd()} figures a b.kaizen\n", first.stderr
    assert first.stderr.startswith("Setting Chantier up")
    return folder


def test_once_set_up_it_says_nothing_and_stays_in_the_folder_of_the_user(installed, tmp_path):
    again = ran(installed, "figures", "--json", cwd=tmp_path)
    assert (again.stdout, again.stderr, again.returncode) == (f"tiny {tmp_path} figures --json\n", "", 0)


def test_a_folder_named_app_where_the_user_works_changes_nothing(installed, tmp_path):
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__main__.py").write_text("print('another')")
    assert ran(installed, "figures", cwd=tmp_path).stdout.startswith("tiny ")


def test_the_program_is_compiled_by_the_set_up_and_not_by_every_start(installed):
    assert list((installed / "app" / "__pycache__").glob("__main__.*.pyc"))


def test_the_exit_status_is_that_of_the_program(installed):
    assert ran(installed, "figures", "fail").returncode == 7


def test_a_set_up_cut_off_half_way_begins_again(installed):
    environment = installed / ".venv"
    os.remove(environment / "requirements.lock.installed")
    (environment / "unfinished").touch()
    shutil.rmtree(next(environment.glob("[Ll]ib/**/site-packages/pip")))
    mended = ran(installed, "--offline", str(installed / "wheels"), "figures")
    assert mended.returncode == 0, mended.stderr
    assert not (environment / "unfinished").exists()


def test_two_starts_at_once_both_arrive(tmp_path):
    folder = program(tmp_path / "two")
    arguments = words(folder, "--offline", str(folder / "wheels"), "figures")
    both = [
        subprocess.Popen(arguments, env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120) for process in both]
    assert [out.split()[0] for out, _ in said] == ["tiny", "tiny"], said
    assert sum("Setting" in err for _, err in said) == 1


def pinning(installed: Path, tmp_path: Path, package: str) -> Path:
    """A copy of the program whose lock now pins a package that is nowhere."""
    folder = tmp_path / "other"
    shutil.copytree(installed, folder, symlinks=True)
    (folder / "requirements.lock").write_text(f"{package}==1.0 --hash=sha256:{'0' * 64}\n")
    return folder


def test_a_wheel_that_is_not_the_pinned_one_is_not_installed(installed, tmp_path):
    folder = pinning(installed, tmp_path, "tiny")
    for installed_before in (folder / ".venv").glob("[Ll]ib/**/site-packages/tiny*"):
        shutil.rmtree(installed_before) if installed_before.is_dir() else installed_before.unlink()
    refused = ran(folder, "--offline", str(folder / "wheels"), "figures")
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert "is not the one that Chantier pins" in refused.stderr


@pytest.mark.parametrize(("language", "said"), [("fr_FR.UTF-8", "Il manque dans le dossier"), ("de_DE.UTF-8", "lacks")])
def test_a_folder_without_the_wheels_is_named_with_the_way_to_fill_it(tmp_path, installed, language, said):
    folder = pinning(installed, tmp_path, "absent")
    refused = ran(folder, "--offline", str(folder / "wheels"), "figures", LANG=language)
    assert refused.returncode == 1
    assert said in refused.stderr
    assert "pip download --only-binary :all: -r requirements.lock -d wheels" in refused.stderr


def test_without_a_network_the_way_to_do_without_is_said(tmp_path, installed):
    folder = pinning(installed, tmp_path, "absent")
    nowhere = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"}
    refused = ran(folder, "figures", **nowhere)
    assert refused.returncode == 1
    assert "python3 run.py --offline wheels" in refused.stderr
    assert refused.stderr.count("\n") == 2


def test_offline_without_a_folder_is_refused(installed):
    refused = ran(installed, "figures", "--offline", "no/such/folder")
    assert refused.returncode == 2
    assert "--offline wants a folder" in refused.stderr


def pretending(lines: str, folder: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Start run.py in a Python that these lines have changed beforehand."""
    file = str(folder / "run.py")
    code = (
        f"import sys, runpy\n{lines}\nsys.argv = {[file, *arguments]!r}\nrunpy.run_path({file!r}, run_name='__main__')"
    )
    return subprocess.run(
        [sys.executable, "-c", code], env=surroundings(**changes), capture_output=True, text=True, timeout=60
    )


def test_an_old_python_reads_the_file_and_is_told_which_one_is_needed(tmp_path):
    ast.parse((GROUND / "run.py").read_text("utf-8"), feature_version=(3, 8))
    old = pretending("sys.version_info = (3, 8, 18, 'final', 0)", GROUND)
    assert old.returncode == 1
    assert "Python 3.11 to 3.14, and this is Python 3.8" in old.stderr


def test_a_python_without_venv_is_told_how_to_get_it(tmp_path):
    folder = program(tmp_path / "bare")
    bare = pretending("sys.modules['ensurepip'] = None", folder, "figures", PATH="")
    assert bare.returncode == 1
    assert re.search(r"install it with `sudo apt-get install python3\.\d+-venv`", bare.stderr), bare.stderr
    assert not (folder / ".venv").exists()


CLOSED = """
import builtins, errno
really = builtins.open
def refuse(file, *rest, **more):
    if str(file).endswith(".setup.lock"):
        raise OSError(errno.EROFS, "Read-only file system", file)
    return really(file, *rest, **more)
builtins.open = refuse
"""


def test_a_folder_that_cannot_be_written_in_is_named(tmp_path):
    folder = program(tmp_path / "closed")
    closed = pretending(
        CLOSED, folder, "figures"
    )  # in the place of a folder mode, which does not stop an administrator
    assert closed.returncode == 1
    assert f"{folder} cannot be written in" in closed.stderr


def test_missing_libraries_are_named_with_their_cure_before_qt_is_asked(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(run, "LIBRARIES", "libc.so.6 libc6 glibc, libabsent.so.9 libabsent9 absent-libs")
    monkeypatch.setattr(run.sys, "platform", "linux")
    with pytest.raises(run.CannotStart) as reason:
        run.look_for_libraries(window=False)
    assert reason.value.key == "libraries"
    assert reason.value.values == {"cure": "sudo apt-get install libabsent9"}


def test_every_library_has_its_packages():
    for table in (run.LIBRARIES, run.WINDOW_LIBRARIES):
        for line in table.split(","):
            library, debian, fedora = line.split()
            assert ".so." in library
            assert debian.startswith("lib")
            assert fedora


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there Qt needs a display server")
def test_a_window_without_a_screen_is_refused_in_a_sentence(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not run.screen_answers()
    monkeypatch.setenv("DISPLAY", ":7999")
    assert not run.screen_answers()
    monkeypatch.setattr(run, "WINDOW_LIBRARIES", run.LIBRARIES)
    with pytest.raises(run.CannotStart, match="display"):
        run.look_for_libraries(window=True)


@pytest.mark.parametrize(
    ("arguments", "qt", "window"),
    [
        ([], True, True),
        (["event.kaizen"], True, True),
        (["print", "event.kaizen", "-o", "a.pdf"], True, False),
        (["figures", "event.kaizen"], False, False),
        (["demo", "-o", "a.kaizen"], False, False),
        (["--help"], False, False),
        (["--version"], False, False),
    ],
)
def test_only_what_draws_needs_qt_and_only_the_window_a_screen(monkeypatch, arguments, qt, window):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert run.needs_qt("program", arguments) is qt
    if qt:
        assert run.opens_window("program", arguments) is window


def test_tests_and_benchmarks_need_no_screen(monkeypatch):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    for mode in ("test", "bench"):
        assert run.needs_qt(mode, [mode])
        assert not run.opens_window(mode, [mode])
        started, environment, folder = run.command(mode, [mode, "-k", "x"])
        assert started[-2:] == ["-k", "x"]
        assert environment["QT_QPA_PLATFORM"] == "offscreen"
        assert folder == run.ROOT


def test_every_sentence_says_the_same_in_both_languages():
    for english, french in run.SENTENCES.values():
        names = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (english, french)]
        assert names[0] == names[1]
        assert "'" not in french
        assert not re.search(r"(?<![\u202f:]):(?!all)|(?<!\u202f)[;!?]", french.replace(":all:", ""))
