"""What hangs on each condition of a rule: the outcome in every case, were the condition yes, no or unknown there.

From it follows which conditions could be left out without changing anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from lawmodel.diagnostics import Path
from lawmodel.model.condition import AllOf, AnyOf, ByAccount, Condition, NotOf
from lawmodel.model.rule import ConditionRule, Rule, TimeLimitRule
from lawmodel.rules.cases import Frame, Pair
from lawmodel.rules.truth_table import Part, TruthTable
from lawmodel.truth import NO, UNKNOWN, YES

__all__ = ["Context", "Hanging", "contexts_of", "contexts_of_part"]

Triple = tuple[int, int, int]
Hanging = tuple[Triple, Triple, Triple]
"""The cases of each outcome (yes, no, does not apply) if a condition is yes; if it is no; if it is unknown."""

Place = Literal["scope", "condition", "exception", "all", "any", "not", "account"]


class Context(NamedTuple):
    """A condition of a rule, where it stands, where it is yes and no, and what hangs on it."""

    node: Condition
    path: Path
    place: Place
    pair: Pair
    hanging: Hanging
    siblings: int = 0

    def is_idle_as(self, truth: int, cases: int) -> bool:
        """Whether the outcome is the same in all of these cases if the condition is always yes (0), or no (1)."""
        now = _chosen(self.hanging, self.pair)
        return all(not (one ^ two) & cases for one, two in zip(now, self.hanging[truth], strict=True))

    @property
    def could_be_left_out_as(self) -> tuple[int, ...]:
        """As what it would count if it were not there: in `all` as yes, in `any` as no."""
        if self.place in ("all", "scope"):
            return (0,)
        if self.place in ("any", "exception"):
            return (1,)
        return (0, 1) if self.place == "account" else ()


def contexts_of(table: TruthTable, rule: Rule, frame: Frame, path: Path) -> Iterator[Context]:
    """Every condition of a rule with its context, outermost first; those of parts that stand apart aside."""
    walk = _Walk(table, frame)
    if isinstance(rule, ConditionRule):
        yield from walk.rule(rule, path)
    elif isinstance(rule, TimeLimitRule) and rule.when is not None:
        yield from walk.within(_Spot((*path, "when"), "condition", walk.itself()), rule.when)


def contexts_of_part(table: TruthTable, part: Part, path: Path) -> Iterator[Context]:
    """The conditions of a part that stands apart; on the part itself hangs whether it is yes or no."""
    walk = _Walk(table, part.frame)
    # A list that is not complete is so as a whole, not within one part of it.
    closed = part.node if isinstance(part.node, AllOf) else part.node.model_copy(update={"exhaustive": True})
    yield from walk.members(_Spot(path, part.node.kind, walk.itself()), closed, part.members, [])


class _Spot(NamedTuple):
    """A place in a rule, and what hangs on the condition that stands there."""

    path: Path
    place: Place
    hanging: Hanging
    siblings: int = 0


class _Walk:
    """A way through the conditions of a rule, each with what hangs on it."""

    def __init__(self, table: TruthTable, frame: Frame) -> None:
        self._table = table
        self._frame = frame
        self._always = [table.cases.always(truth) for truth in (YES, NO, UNKNOWN)]

    def itself(self) -> Hanging:
        """The outcome is the truth of the condition."""
        return _three([(yes, no, 0) for yes, no in self._always])

    def rule(self, rule: ConditionRule, path: Path) -> Iterator[Context]:
        """The scope, the condition, and each exception."""
        table = self._table
        scope = self._always[0] if rule.when is None else self._pair(rule.when)
        base = self._pair(rule.condition)
        conditions = [self._pair(e.condition) for e in rule.unless]
        if rule.when is not None:
            hanging = [table.combined(each, base, rule.unless, conditions).outcomes for each in self._always]
            yield from self.within(_Spot((*path, "when"), "scope", _three(hanging)), rule.when)
        hanging = [table.combined(scope, each, rule.unless, conditions).outcomes for each in self._always]
        yield from self.within(_Spot((*path, "if"), "condition", _three(hanging)), rule.condition)
        for index, exception in enumerate(rule.unless):
            instead = [[*conditions[:index], each, *conditions[index + 1 :]] for each in self._always]
            hanging = [table.combined(scope, base, rule.unless, each).outcomes for each in instead]
            spot = _Spot((*path, "unless", index, "if"), "exception", _three(hanging))
            yield from self.within(spot, exception.condition)

    def within(self, spot: _Spot, node: Condition) -> Iterator[Context]:
        """A condition and those within it."""
        yield Context(node, spot.path, spot.place, self._pair(node), spot.hanging, spot.siblings)
        match node:
            case AllOf() | AnyOf():
                yield from self.members(spot, node, self._table.within(node), self._table.parts_within(node))
            case NotOf():
                one, two, three = spot.hanging
                yield from self.within(_Spot((*spot.path, "of"), "not", (two, one, three)), node.of)
            case ByAccount():
                yield from self._accounts(spot, node)
            case _:
                return

    def members(
        self, spot: _Spot, node: AllOf | AnyOf, members: Sequence[Condition], apart: Sequence[Pair]
    ) -> Iterator[Context]:
        """Some of the conditions of a list, each with what hangs on it beside the others and the parts apart."""
        join = self._table.all_of if isinstance(node, AllOf) else self._table.any_of
        fixed = [*apart, (0, 0)] if isinstance(node, AnyOf) and not node.exhaustive else [*apart]
        pairs = [self._pair(member) for member in members]
        for index, member in enumerate(members):
            rest = join([*pairs[:index], *pairs[index + 1 :], *fixed])
            hanging = [_chosen(spot.hanging, join([always, rest])) for always in self._always]
            number = next(i for i, child in enumerate(node.of) if child is member)
            siblings = len(members) + len(apart) - 1
            inner = _Spot((*spot.path, "of", number), node.kind, _three(hanging), siblings)
            yield from self.within(inner, member)

    def _accounts(self, spot: _Spot, node: ByAccount) -> Iterator[Context]:
        pairs = {name: self._pair(child) for name, child in node.accounts.items()}
        for name, child in node.accounts.items():
            instead = [{**pairs, name: always} for always in self._always]
            parents = [self._table.cases.by_account(node, self._frame, each) for each in instead]
            hanging = _three([_chosen(spot.hanging, parent) for parent in parents])
            yield from self.within(_Spot((*spot.path, "accounts", name), "account", hanging), child)

    def _pair(self, node: Condition) -> Pair:
        return self._table.condition(node, self._frame)


def _chosen(hanging: Hanging, pair: Pair) -> Triple:
    """The outcome in each case, with a condition that is what the pair says."""
    yes, no = pair
    unknown = ~(yes | no)
    first, second, third = (one & yes | two & no | three & unknown for one, two, three in zip(*hanging, strict=True))
    return first, second, third


def _three(triples: Sequence[Triple]) -> Hanging:
    one, two, three = triples
    return one, two, three
