"""The wheel carries everything: installed alone, `pandu` works from any folder."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = ("bot", "flows", "locales", "pyproject.toml", "build_hook.py", "LICENSE", "README.md")


@pytest.fixture(scope="module")
def pandu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment that has the wheel of a copy of the sources, made without the network."""
    source, wheels, fresh = (tmp_path_factory.mktemp(name) for name in ("source", "wheels", "fresh"))
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
        else:
            shutil.copy(ROOT / name, source)
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)], source)
    shutil.rmtree(source)
    venv.create(fresh, with_pip=False, symlinks=True)
    (wheel,) = wheels.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--python", str(fresh / "bin" / "python"), "install", "-q", "--no-index"]
    run([*pip, "--no-deps", "--no-compile", str(wheel)], fresh)
    # The libraries are those of this environment; Pandu itself is not found there, because it stands there as a link.
    site = fresh / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return fresh / "bin" / "pandu"


def run(command: list[str], folder: Path, said: str = "") -> str:
    """What a command prints in a folder where nothing of Pandu lies. Fails the test when the command fails."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    ran = subprocess.run(command, cwd=folder, env=environment, input=said, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def test_the_wheel_carries_every_file_of_the_content(pandu: Path) -> None:
    (packaged,) = pandu.parents[1].glob("lib/*/site-packages/bot/flows")
    assert {path.relative_to(packaged) for path in packaged.rglob("*.yaml")} == {
        path.relative_to(ROOT / "flows") for path in (ROOT / "flows").rglob("*.yaml")
    }


def test_the_installed_command_speaks_malay_from_any_folder(pandu: Path, tmp_path: Path) -> None:
    assert "Siapa yang hilang kerja?" in run([str(pandu), "diagram", "job_loss", "--lang", "ms"], tmp_path)


def test_the_installed_command_holds_a_conversation_from_any_folder(pandu: Path, tmp_path: Path) -> None:
    talk = run(
        [str(pandu), "chat", "--plain", "--lang", "ms"], tmp_path, "/start\nSetuju, teruskan\nsaya kena buang kerja\n"
    )
    assert "Yang saya faham" in talk
    assert "Hilang kerja" in talk
    assert (tmp_path / "pandu.db").exists()
