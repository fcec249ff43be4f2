"""Where the check is used: as a hook of pre-commit and as a GitHub action, each run for real in a scratch repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lawmodel.documents import Document, read
from lawmodel.starting import start_corpus

ROOT = Path(__file__).parent.parent
PARTS = ("lawmodel", "agreements", "registers", "schema", "pyproject.toml", "README.md", "LICENSE", "constraints.txt")
RECORD = Path("agreements", "example-treaty.yaml")
WRONG = ("source: gazette, line: 2", "source: gazete, line: 2")
IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "a"), ("EMAIL", "a@example.org"))
}


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PYTHON", "PRE_COMMIT"))}
    return subprocess.run(
        command,
        cwd=folder,
        env=kept | IDENTITY | environment,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def git(folder: Path, *arguments: str) -> str:
    done = run(folder, "git", *arguments)
    assert done.returncode == 0, done.stdout
    return done.stdout.strip()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as somebody clones it: what the wheel is built from, committed."""
    folder = tmp_path_factory.mktemp("project")
    for name in (*PARTS, ".pre-commit-hooks.yaml", "action.yml"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "release")
    return folder


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A repository with a new corpus, committed."""
    folder = tmp_path / "records of two"
    start_corpus(folder)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "first")
    return folder


def spoil(folder: Path, old: str = WRONG[0], new: str = WRONG[1]) -> None:
    text = (folder / RECORD).read_text("utf-8")
    assert old in text
    (folder / RECORD).write_text(text.replace(old, new), "utf-8")


def test_pre_commit(project: Path, records: Path, tmp_path: Path) -> None:
    """A commit of a wrong record is refused with the finding; mended, it is made; other files wake no hook."""
    config = f"repos:\n  - repo: {json.dumps(str(project))}\n    rev: {git(project, 'rev-parse', 'HEAD')}\n"
    (records / ".pre-commit-config.yaml").write_text(f"{config}    hooks: [{{id: lawmodel}}]\n", "utf-8")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home")}
    installed = run(records, sys.executable, "-m", "pre_commit", "install", **home)
    assert installed.returncode == 0, installed.stdout

    spoil(records)
    git(records, "add", ".")
    refused = run(records, "git", "commit", "--message", "second", **home)
    assert refused.returncode != 0
    assert "agreements/example-treaty.yaml:14:78: error[dangling-reference] `gazete` is not a source" in refused.stdout

    spoil(records, *reversed(WRONG))
    (records / "notes.yaml").write_text("a: b\n", "utf-8")
    git(records, "add", ".")
    made = run(records, "git", "commit", "--message", "third", **home)
    assert made.returncode == 0, made.stdout
    assert re.search(r"lawmodel check\.+\(no files to check\)Skipped", made.stdout)
    everything = run(records, sys.executable, "-m", "pre_commit", "run", "--all-files", **home)
    assert re.search(r"lawmodel check\.+Passed", everything.stdout), everything.stdout


def bash() -> str:
    """Git brings its own on Windows, where `bash` alone is that of another system."""
    if sys.platform == "win32":
        return str(Path(str(shutil.which("git"))).parents[1] / "bin" / "bash.exe")
    return "bash"


class Runner:
    """Runs the steps of `action.yml` as a runner of GitHub Actions does, as far as the action needs it."""

    def __init__(self, project: Path, temporary: Path) -> None:
        action = read("action.yml", (project / "action.yml").read_bytes())
        assert isinstance(action, Document)
        self.action: dict[str, Any] = action.data
        self.contexts = {"github.action_path": str(project), "runner.temp": str(temporary)}
        self.exported: dict[str, str] = {}
        self.temporary = temporary

    def steps(self) -> list[str]:
        return [step["name"] for step in self.action["runs"]["steps"]]

    def run(self, name: str, workspace: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
        (step,) = (step for step in self.action["runs"]["steps"] if step["name"] == name)
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]  # an input in the script itself could be run
        given = {key: value.get("default", "") for key, value in self.action["inputs"].items()}
        assert {key.replace("-", "_") for key in given} >= inputs.keys()
        given |= {key.replace("_", "-"): value for key, value in inputs.items()}
        contexts = self.contexts | {f"inputs.{key}": value for key, value in given.items()}
        environment = {
            key: re.sub(r"\$\{\{ *([a-z._-]+) *\}\}", lambda found: contexts[found[1]], value)
            for key, value in step["env"].items()
        }
        script, exports = self.temporary / "step.sh", self.temporary / "exports"
        script.write_text(step["run"], "utf-8", newline="\n")
        exports.touch()
        command = (bash(), "--noprofile", "--norc", "-eo", "pipefail", str(script))
        done = run(workspace, *command, **self.exported, **environment, GITHUB_ENV=str(exports))
        self.exported = dict(line.split("=", 1) for line in exports.read_text("utf-8").splitlines())
        return done


def test_action(project: Path, records: Path, tmp_path: Path) -> None:
    runner = Runner(project, tmp_path)
    assert runner.steps() == ["Install lawmodel", "Check"]
    installed = runner.run("Install lawmodel", project)
    assert installed.returncode == 0, installed.stdout
    findings(runner, records)
    git(records, "checkout", "--quiet", ".")
    inputs(runner, records)


def findings(runner: Runner, records: Path) -> None:
    """What is found is shown beside its line, and written for code scanning."""
    good = runner.run("Check", records)
    assert (good.returncode, good.stdout.partition(": ")[2]) == (0, "nothing wrong\n")

    spoil(records)
    bad = runner.run("Check", records, sarif="found here.sarif")
    assert bad.returncode == 1
    place = "file=agreements/example-treaty.yaml,line=14,endLine=14,col=78,endColumn=84,title=dangling-reference"
    assert bad.stdout.startswith(f"::error {place}::`gazete` is not a source of")
    log = json.loads((records / "found here.sarif").read_text("utf-8"))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["dangling-reference"]


def inputs(runner: Runner, records: Path) -> None:
    """Each input has its effect."""
    spoil(records, "title_is: described", "title_is: described\nnote: no")  # a warning
    assert runner.run("Check", records).returncode == 1
    assert runner.run("Check", records, fail_on="error").returncode == 0
    git(records, "commit", "--quiet", "--all", "--message", "second")
    unchanged = runner.run("Check", records, changed_since="HEAD")
    assert (unchanged.returncode, unchanged.stdout) == (0, "0 files checked: nothing wrong\n")
    elsewhere = runner.run("Check", records.parent, corpus="records of two")
    assert elsewhere.stdout.startswith("::warning file=records of two/agreements/example-treaty.yaml,line=")
    wrong = runner.run("Check", records, changed_since="nothing", sarif="x.sarif")
    assert wrong.returncode == 2
    assert "there is no revision `nothing` here" in wrong.stdout
