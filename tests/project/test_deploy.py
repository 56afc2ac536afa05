"""What operators are given is true: every metric that is watched exists, pins agree, the source archive is whole."""

import json
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest
import yaml

from bot.service.observing.metrics import Metrics

DEPLOY = Path("deploy")


def exported() -> set[str]:
    return {line.split()[2] for line in Metrics().text().decode().splitlines() if line.startswith("# TYPE")}


def watched(expression: str) -> set[str]:
    names = re.findall(r"\b((?:pandu|process)_\w+)", expression)
    return {re.sub(r"_bucket$", "", name) for name in names}


def test_every_metric_of_the_rules_and_the_dashboard_is_exported() -> None:
    rules = yaml.safe_load((DEPLOY / "prometheus-rules.yml").read_text())["groups"][0]["rules"]
    board = json.loads((DEPLOY / "grafana-dashboard.json").read_text())
    expressions = [rule["expr"] for rule in rules]
    expressions += [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    named = set().union(*map(watched, expressions))
    assert len(named) > 10
    assert named <= exported()


@pytest.mark.skipif(not shutil.which("promtool"), reason="promtool is not on this machine")
def test_prometheus_takes_the_rules() -> None:
    command = ["promtool", "check", "rules", str(DEPLOY / "prometheus-rules.yml")]
    subprocess.run(command, check=True, capture_output=True)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not on this machine")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    """An older systemd than 254 says that it does not know how to start again more and more seldom, and goes on."""
    for unit in DEPLOY.glob("pandu*.*"):
        text = unit.read_text().replace("/opt/pandu/bin/pandu", "/bin/true")
        (tmp_path / unit.name).write_text(text)
    units = [str(path) for path in tmp_path.iterdir()]
    assert len(units) == 3
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True)
    complaints = {
        line for line in done.stderr.splitlines() if not re.search(r"Unknown key '?Restart(Steps|MaxDelaySec)'?", line)
    }
    assert complaints == set()


def test_every_kind_of_the_rules_is_counted_from_zero() -> None:
    text = Metrics().text().decode()
    for kind in re.findall(r'kind="(\w+)"', (DEPLOY / "prometheus-rules.yml").read_text()):
        assert f'pandu_errors_total{{kind="{kind}"}} 0.0' in text


def test_every_metric_has_a_help_line_and_stands_in_the_manual() -> None:
    text = Metrics().text().decode()
    manual = Path("docs/operations.md").read_text(encoding="utf-8")
    for name in exported():
        assert re.search(rf"^# HELP {name} \S", text, re.M)
        assert name in manual or name.startswith("process_"), name


def test_the_pins_with_hashes_are_those_of_the_constraints() -> None:
    def pins(file: str) -> dict[str, str]:
        found = re.findall(r"^([\w.-]+)==([^\s;\\]+)", Path(file).read_text(), re.M)
        return {name.lower().replace("_", "-"): version for name, version in found}

    locked, pinned = pins("deploy/requirements.txt"), pins("constraints.txt")
    assert {name: locked.get(name) for name in pinned} == pinned
    blocks = re.split(r"^(?=[\w.-]+==)", Path("deploy/requirements.txt").read_text(), flags=re.M)[1:]
    assert all("--hash=sha256:" in block for block in blocks)


def test_what_is_declared_is_pinned() -> None:
    declared = tomllib.loads(Path("pyproject.toml").read_text())["project"]["dependencies"]
    pinned = Path("constraints.txt").read_text().lower().replace("_", "-")
    assert all(f"{re.split('[>=<]', item)[0].lower()}==" in pinned for item in declared)


def test_the_source_archive_holds_what_its_reader_needs(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    (archive,) = tmp_path.glob("pandu_perkeso-*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    wanted = {
        "Makefile",
        "tests/project/test_deploy.py",
        "docs/operations.md",
        "deploy/pandu.service",
        "flows/menu.yaml",
    }
    assert not wanted - names
    assert not {"SECURITY.md", "CONTRIBUTING.md"} - names
    assert not [name for name in names if name.startswith(("training/", "benchmarks/", ".venv"))]


def test_the_unit_and_the_manual_agree_on_exit_codes() -> None:
    unit = (DEPLOY / "pandu.service").read_text()
    assert "RestartPreventExitStatus=1 2" in unit
    assert "not after 1 and 2" in Path("docs/operations.md").read_text(encoding="utf-8")
