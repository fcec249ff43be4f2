"""A branch of a rule that a lawyer would name, and no telling on which line it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lawmodel.checks.example_records import law
from lawmodel.diagnostics import Fault, Finding, Path, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.condition import ByAccount, Node
from lawmodel.model.provision import RuleProvision, Version
from lawmodel.model.rule import RuleException
from lawmodel.model.source import Citation
from lawmodel.model.walk import Part
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
provisions:
  - id: entry
    kind: rule
    heading: Entry
    cites: [{source: gazette, lines: "2-3"}]
    rule:
      kind: condition
      modality: permission
      if:
        kind: any
        of:
          - {kind: holds, heading: Citizens, fact: is_citizen, cites: [{source: gazette, line: 2}]}
          - {kind: holds, heading: Residents, fact: is_resident, cites: [{source: gazette, line: 3}]}
      examples:
        - {facts: {is_citizen: true, is_resident: false}, expect: "yes", because: citizens enter}
        - {facts: {is_citizen: false, is_resident: true}, expect: "yes", because: residents enter}
        - {facts: {is_citizen: false, is_resident: false}, expect: "no", because: nobody else enters}
        - {facts: {is_citizen: false}, expect: unknown, missing: [is_resident], because: residence is not known}
""")

FAULT = Fault(
    "uncited-fact",
    Severity.WARNING,
    "a named branch of a rule without a line of its own",
    "A branch with a heading is one that a lawyer would name, and explanations name it. Where the provision cites"
    " several lines, the branch, what it stands in or what stands in it must say which of them are its own.",
    wrong=_RIGHT.replace(", cites: [{source: gazette, line: 3}]}\n      ex", "}\n      ex"),
    right=_RIGHT,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every node with a heading whose lines neither itself, nor its parts, nor anything around it tells."""
    suspects = [node for node in file.parts(Node) if node.model.heading is not None and not node.model.cites]
    if not suspects:
        return
    cited = {part.path for part in file.all_parts if vars(part.model).get("cites")}
    cited.update(part.path for part in file.parts(ByAccount))  # the discrepancy has their citations
    told = {path[:length] for path in cited for length in range(len(path) + 1)}  # by what stands in it, or itself
    wide = [p.path for p in file.parts(RuleProvision, Version, RuleException) if _is_wide(p.model.cites)]
    within: dict[Path, list[Part[Node]]] = {path: [] for path in wide}
    for part in suspects:
        for length in range(len(part.path) + 1) if part.path not in told else ():
            if part.path[:length] in within:
                within[part.path[:length]].append(part)
    for path in wide:
        for part in within[path]:
            if not _is_told_around(part.path, len(path), cited):
                yield Finding(
                    FAULT.ident,
                    part.at("heading"),
                    f"the branch `{part.model.heading}` does not say on which of the provision's lines it stands",
                    help="give it `cites`",
                )


def _is_told_around(path: Path, around: int, cited: Collection[Path]) -> bool:
    """Whether what stands around a branch, within its provision, has citations."""
    return any(path[:length] in cited for length in range(around + 1, len(path)))


def _is_wide(cites: tuple[Citation, ...]) -> bool:
    """Whether the citations leave open which line a part stands on."""
    return len(cites) > 1 or any(c.lines is not None and len(set(c.lines.split("-"))) > 1 for c in cites)
