"""One rule, or one version of a rule, with its tables: what its flaws are looked for in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from lawmodel.diagnostics import Path
from lawmodel.model.condition import Condition
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.model.rule import Rule
from lawmodel.rules.conditions.parts import conditions_of, nodes_of
from lawmodel.rules.finite.all_cases import static_table
from lawmodel.rules.finite.cases import Frame
from lawmodel.rules.finite.contexts import Context, contexts_of, contexts_of_part
from lawmodel.rules.finite.truth_table import Part, TruthTable, frame_of
from lawmodel.rules.question import World

__all__ = ["Unit", "units_of"]


class Unit:
    """A rule with the tables of its cases; `path` leads to it within its provision."""

    def __init__(
        self,
        path: Path,
        rule: Rule,
        frame: Frame,
        table: TruthTable,
        parts: Sequence[tuple[Part, TruthTable]],
        governed: int,
    ) -> None:
        self.path = path
        self.rule = rule
        self.frame = frame
        self.table = table
        self.parts = parts
        self.governed = governed
        self._known: dict[frozenset[Path], list[Context]] = {}

    def seen(self, left_out: Sequence[Context] = ()) -> list[Context]:
        """The conditions in the order of the text, outermost first, as if some had been left out."""
        key = frozenset(one.path for one in left_out)
        if key not in self._known:
            self._known[key] = self._all_seen(left_out)
        return self._known[key]

    def _all_seen(self, left_out: Sequence[Context]) -> list[Context]:
        nodes = [one.node for one in left_out]
        around = {id(node) for one in left_out for node in self._around(one.path)}
        for table in (self.table, *(own for _, own in self.parts)):
            table.leave_out(nodes, around)
        found = contexts_of(self.table, self.rule, self.frame, self.path, self.table.possible & self.governed)
        if self.parts:
            found += [one for part, table in self.parts for one in contexts_of_part(table, part, self._path_of(part))]
            found.sort(key=lambda one: _place(one.path))
        return found

    @cached_property
    def _nodes(self) -> Mapping[Path, Condition]:
        return {(*self.path, *p): node for at, root in conditions_of(self.rule) for p, node in nodes_of(root, at)}

    def _around(self, path: Path) -> Iterator[Condition]:
        """The conditions that one stands within."""
        nodes = (self._nodes.get(path[:length]) for length in range(len(path)))
        return (node for node in nodes if node is not None)

    def _path_of(self, part: Part) -> Path:
        return next(path for path, node in self._nodes.items() if node is part.node)


def _place(path: Path) -> tuple[tuple[int, str], ...]:
    """The order of the text: the scope, the condition, the exceptions; within them by number."""
    order = {"when": 0, "if": 1, "unless": 2}
    return tuple((step, "") if isinstance(step, int) else (order.get(step, 3), step) for step in path)


def units_of(world: World, path: str) -> Iterator[Unit]:
    """The rule of a provision, or each version's. Errors: `RuleTooLarge`, `CircularRules`, `NotARule`, `FactError`."""
    tables = static_table(world, path)
    record = path.partition("/")[0]
    provision = world.provision(path)
    for at, rule, governed in _rules(provision, tables.main):
        parts = tuple(each for each in tables.parts if _is_part_of(rule, each[0]))
        yield Unit(at, rule, frame_of(world, record, rule), tables.main, parts, governed)


def _rules(provision: RuleProvision | VersionedProvision, table: TruthTable) -> Iterable[tuple[Path, Rule, int]]:
    if isinstance(provision, RuleProvision):
        return [(("rule",), provision.rule, table.space.everything)]
    return [(("versions", i, "rule"), v.rule, table.governed(provision, v)) for i, v in enumerate(provision.versions)]


def _is_part_of(rule: Rule, part: Part) -> bool:
    return any(node is part.node for _, root in conditions_of(rule) for _, node in nodes_of(root))
