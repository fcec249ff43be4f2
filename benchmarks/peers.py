"""The tools that lawmodel is measured beside, each installed into a folder of its own below `benchmarks/.peers`.

`check-jsonschema` reads YAML with `ruamel.yaml`; a plain installation has its parser in Python, and a second one here
has the C library beside it. `ajv-cli` and Sourcemeta's `jsonschema` come from npm and are left out where it is not.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["OPENFISCA", "Peer", "install", "python_of", "versions"]

PEERS = Path(__file__).resolve().parent / ".peers"
OPENFISCA = "openfisca"

_PYTHON = {
    "check-jsonschema": ("check-jsonschema",),
    "check-jsonschema-c": ("check-jsonschema", "ruamel.yaml.clib"),
    OPENFISCA: ("openfisca-core",),
}
_NODE = ("ajv-cli", "@sourcemeta/jsonschema")


@dataclass(frozen=True)
class Peer:
    """A validator: its name here, and the command line that holds files against a schema.

    `going_on` are the words that keep it from stopping at the first file with a fault.
    """

    name: str
    program: Path
    before: tuple[str, ...]
    going_on: tuple[str, ...] = ()

    def command(self, schema: Path, files: Sequence[Path]) -> list[str]:
        words = [str(self.program), *self.before]
        if self.name == "ajv-cli":
            return [*words, str(schema), *(word for file in files for word in ("-d", str(file)))]
        return [*words, str(schema), *map(str, files)]


def install() -> list[Peer]:
    """Install what is missing; the validators that there are."""
    for name, packages in _PYTHON.items():
        if not python_of(name).exists():
            subprocess.run([sys.executable, "-m", "venv", PEERS / name], check=True)
            pip = [str(python_of(name)), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
            subprocess.run([*pip, *packages], check=True)
    node = PEERS / "node"
    if shutil.which("npm") is not None and not (node / "node_modules").exists():
        node.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(node), *_NODE]
        subprocess.run(command, check=True)
    check = ("--schemafile",)
    peers = [
        Peer("check-jsonschema", _script("check-jsonschema"), check),
        Peer("check-jsonschema, C", _script("check-jsonschema-c"), check),
        Peer("ajv-cli", node / "node_modules/.bin/ajv", ("validate", "--spec=draft2020", "-s")),
        Peer("Sourcemeta jsonschema", node / "node_modules/.bin/jsonschema", ("validate",), ("--continue",)),
    ]
    return [peer for peer in peers if peer.program.exists()]


def python_of(name: str) -> Path:
    """The Python of one of the virtual environments."""
    return PEERS / name / "bin" / "python"


def _script(name: str) -> Path:
    return PEERS / name / "bin" / "check-jsonschema"


def versions() -> list[str]:
    """What is installed, with its versions."""
    found = [f"Python {sys.version.split()[0]}"]
    for name, packages in _PYTHON.items():
        listed = subprocess.run([python_of(name), "-m", "pip", "freeze"], capture_output=True, text=True, check=True)
        wanted = {package.lower().replace("-", "_").replace(".", "_") for package in (*packages, "ruamel.yaml")}
        found += [
            line
            for line in listed.stdout.splitlines()
            if line.partition("==")[0].lower().replace("-", "_").replace(".", "_") in wanted
        ]
    for package in _NODE:
        described = PEERS / "node" / "node_modules" / package / "package.json"
        if described.exists():
            version = described.read_text(encoding="utf-8").partition('"version": "')[2].partition('"')[0]
            found.append(f"{package}=={version}")
    return sorted(set(found))
