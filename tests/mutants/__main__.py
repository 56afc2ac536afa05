"""Small wrong changes to Pandu, each of which a test has to notice: `make mutants`, `python -m tests.mutants WORD ...`.

`mutants.yaml` lists them: a file, the tests that hold it, and what is put in the place of what. Each is made in a copy
of the project, in which those tests then run until the first fails. Told are those that no test noticed, and those
whose text or test is no longer there. Words choose the mutants whose file or description holds one of them.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from time import monotonic

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
LIST = Path(__file__).with_name("mutants.yaml")
COPIES = 2  # tested beside each other
SECONDS = 180  # a mutant that runs for longer is noticed too: something hangs
NEEDED = 0.95


@dataclass(frozen=True)
class Mutant:
    """A wrong change: `old` stands once in `file` and becomes `new`."""

    file: str
    what: str
    old: str
    new: str
    tests: tuple[str, ...]


def mutants() -> Iterator[Mutant]:
    """Every mutant of the list."""
    for group in yaml.safe_load(LIST.read_text(encoding="utf-8")):
        for each in group["mutants"]:
            tests = each.get("tests", group["tests"])
            yield Mutant(group["file"], each["what"], each["old"], each["new"], tuple(tests.split()))


@contextmanager
def copies() -> Iterator["SimpleQueue[Path]"]:
    """Copies of what is tracked here, as it stands in the working tree."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    names = [name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    with tempfile.TemporaryDirectory(prefix="pandu-mutants-") as folder:
        queue: SimpleQueue[Path] = SimpleQueue()
        for number in range(COPIES):
            for name in names:
                target = Path(folder, str(number), name)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes((ROOT / name).read_bytes())
            queue.put(Path(folder, str(number)))
        yield queue


def verdict(mutant: Mutant, copy: Path) -> str:
    """`killed`, `survived`, `stale` when its text or a test is no longer there, `broken` when no test could run."""
    file = copy / mutant.file
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    named = [[*(copy / "tests").glob(f"*/test_{name}.py")] for name in mutant.tests]
    if text.count(mutant.old) != 1 or not all(named):
        return "stale"
    file.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
    tests = [str(path.relative_to(copy)) for paths in named for path in paths]
    # native: pytest's own traceback reads the source anew, which fails inside a recursion that went too deep
    command = [sys.executable, "-m", "pytest", "-n0", "-x", "-q", "--tb=native", "-p", "no:cacheprovider", *tests]
    try:
        code = subprocess.run(command, cwd=copy, capture_output=True, timeout=SECONDS, check=False).returncode
    except subprocess.TimeoutExpired:
        return "killed"
    finally:
        file.write_text(text, encoding="utf-8")
    return {0: "survived", 1: "killed"}.get(code, "broken")


def main(words: list[str]) -> int:
    """Runs the mutants; 1 when fewer are noticed than needed, or when one cannot be tried."""
    chosen = [each for each in mutants() if not words or any(word in f"{each.file} {each.what}" for word in words)]
    started = monotonic()
    with copies() as free, ThreadPoolExecutor(COPIES) as pool:

        def judge(mutant: Mutant) -> str:
            copy = free.get()
            try:
                return verdict(mutant, copy)
            finally:
                free.put(copy)

        judged = []
        for mutant, found in zip(chosen, pool.map(judge, chosen), strict=True):
            judged.append(found)
            if found != "killed":
                print(f"{found}: {mutant.file}: {mutant.what}", flush=True)
    killed = judged.count("killed")
    print(f"{killed} of {len(judged)} noticed, in {monotonic() - started:.0f} s")
    return int(killed < NEEDED * len(judged) or not {"killed", "survived"}.issuperset(judged))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
