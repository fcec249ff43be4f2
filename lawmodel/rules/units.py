"""One rule, or one version of a rule, with its tables: what its flaws are looked for in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lawmodel.diagnostics import Path
from lawmodel.model.condition import Condition
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.model.rule import ConditionRule, Rule
from lawmodel.rules.cases import Frame
from lawmodel.rules.contexts import Context, contexts_of, contexts_of_part
from lawmodel.rules.finite import static_table
from lawmodel.rules.parts import conditions_of, nodes_of
from lawmodel.rules.question import World
from lawmodel.rules.truth_table import Part, TruthTable

__all__ = ["Seen", "Unit", "units_of"]


class Seen(NamedTuple):
    """A condition of a rule, by what the cases show that count there: those the scope and the version leave.

    `is_superfluous`: the rule would give the same in every case without it.
    """

    node: Condition
    path: Path
    is_always_met: bool
    is_never_met: bool
    is_superfluous: bool


def _seen(context: Context, cases: int) -> Seen:
    yes, no = context.pair
    always, never = not cases & ~yes, not cases & ~no
    return Seen(context.node, context.path, always, never, _is_superfluous(context, cases, constant=always or never))


def _is_superfluous(context: Context, cases: int, *, constant: bool) -> bool:
    if context.place in ("all", "any") and not context.siblings:
        return False
    if context.place == "account" and constant:
        return False  # what an account says, whatever the rest of the rule is
    return any(context.is_idle_as(truth, cases) for truth in context.could_be_left_out_as)


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
        self._known: dict[frozenset[int], list[Seen]] = {}

    def seen(self, left_out: Sequence[Condition] = ()) -> list[Seen]:
        """The conditions in the order of the text, outermost first, as if some had been left out."""
        key = frozenset(map(id, left_out))
        if key not in self._known:
            self._known[key] = sorted(self._all_seen(left_out), key=lambda one: _place(one.path))
        return self._known[key]

    def _all_seen(self, left_out: Sequence[Condition]) -> Iterator[Seen]:
        for table in (self.table, *(own for _, own in self.parts)):
            table.leave_out(left_out)
        for context in contexts_of(self.table, self.rule, self.frame, self.path):
            cases = self._counting(context)
            if cases:
                yield _seen(context, cases)
        for part, table in self.parts:
            if table.possible:
                yield from (_seen(c, table.possible) for c in contexts_of_part(table, part, self._path_of(part)))

    def _counting(self, context: Context) -> int:
        """The cases in which a condition counts: the version governs, and, but for the scope itself, the scope holds."""
        cases = self.table.possible & self.governed
        scope = self.rule.when if isinstance(self.rule, ConditionRule) else None
        if scope is None or context.path[len(self.path)] == "when":
            return cases
        return cases & ~self.table.condition(scope, self.frame)[1]

    def _path_of(self, part: Part) -> Path:
        conditions = conditions_of(self.rule)
        return next(
            (*self.path, *inner)
            for path, root in conditions
            for inner, node in nodes_of(root, path)
            if node is part.node
        )


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
        own = {id(node) for _, root in conditions_of(rule) for _, node in nodes_of(root)}
        parts = tuple((part, table) for part, table in tables.parts if id(part.node) in own)
        yield Unit(at, rule, tables.main.frame(record, rule), tables.main, parts, governed)


def _rules(provision: RuleProvision | VersionedProvision, table: TruthTable) -> Iterable[tuple[Path, Rule, int]]:
    if isinstance(provision, RuleProvision):
        return [(("rule",), provision.rule, table.space.everything)]
    return [(("versions", i, "rule"), v.rule, table.governed(provision, v)) for i, v in enumerate(provision.versions)]
