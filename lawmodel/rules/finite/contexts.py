"""What hangs on each condition of a rule: the cases in which the outcome is another if the condition is.

From it follows which conditions could be left out without changing anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from lawmodel.diagnostics import Path
from lawmodel.model.condition import ByAccount, Condition
from lawmodel.model.rule import ConditionRule, Rule, TimeLimitRule
from lawmodel.rules.finite.cases import Frame, Pair
from lawmodel.rules.finite.space import without
from lawmodel.rules.finite.truth_table import Given, Part, TruthTable
from lawmodel.truth import NO, UNKNOWN, YES

__all__ = ["Context", "contexts_of", "contexts_of_part"]

Turns: TypeAlias = tuple[int, int, int]
"""The cases in which the outcome differs between a condition's being yes and no; yes and unknown; no and unknown."""

Place = Literal["scope", "condition", "exception", "all", "any", "not", "account"]


class Context(NamedTuple):
    """A condition of a rule, where it stands, where it is yes and no, and what hangs on it.

    `cases`: those that count there, which the scope and the version leave. `siblings`: how many others `all` or `any` has.
    """

    node: Condition
    path: Path
    place: Place
    pair: Pair
    turns: Turns
    cases: int
    siblings: int = 0

    @property
    def is_always_met(self) -> bool:
        return self.cases & self.pair[0] == self.cases

    @property
    def is_never_met(self) -> bool:
        return self.cases & self.pair[1] == self.cases

    @property
    def is_superfluous(self) -> bool:
        """Whether the rule would give the same in every case without it."""
        if self.place in ("all", "any") and not self.siblings:
            return False
        if self.place == "account" and (self.is_always_met or self.is_never_met):
            return False  # what an account says, whatever the rest of the rule is
        return any(self._is_idle_as(truth) for truth in self._could_be_left_out_as)

    @property
    def _could_be_left_out_as(self) -> tuple[int, ...]:
        """As what it would count if it were not there: in `all` as yes (0), in `any` as no (1)."""
        if self.place in ("all", "scope"):
            return (0,)
        if self.place in ("any", "exception"):
            return (1,)
        return (0, 1) if self.place == "account" else ()

    def _is_idle_as(self, truth: int) -> bool:
        """Whether the outcome is the same in every case if the condition is always yes (0), or no (1)."""
        (yes, no), (yes_or_no, yes_or_unknown, no_or_unknown) = self.pair, self.turns
        other, if_unknown = (no, yes_or_unknown) if truth == 0 else (yes, no_or_unknown)
        return not (other & yes_or_no or without(if_unknown, yes | no))


def contexts_of(table: TruthTable, rule: Rule, frame: Frame, path: Path, cases: int) -> list[Context]:
    """Every condition of a rule with its context, outermost first; those of parts that stand apart aside.

    `cases`: those in which the rule is asked. A condition that counts in none of them is left out.
    """
    found: list[Context] = []
    if isinstance(rule, ConditionRule):
        _add_rule(found, table, rule, frame, path, cases)
    elif isinstance(rule, TimeLimitRule) and rule.when is not None and cases:
        walk = _Walk(table, frame, cases, found)
        walk.within(rule.when, (*path, "when"), "condition", (cases, cases, cases))
    return found


def contexts_of_part(table: TruthTable, part: Part, path: Path) -> list[Context]:
    """The conditions of a part that stands apart; on the part itself hangs whether it is yes or no."""
    found: list[Context] = []
    cases = table.possible
    if cases:
        # A list that is not complete is so as a whole, not within one part of it.
        walk = _Walk(table, part.frame, cases, found)
        members = table.members(part)
        walk.members(part.node.kind, members, [], len(members) - 1, path, (cases, cases, cases))
    return found


def _add_rule(
    found: list[Context], table: TruthTable, rule: ConditionRule, frame: Frame, path: Path, cases: int
) -> None:
    """The scope, the condition, and each exception."""
    always = [table.cases.always(truth) for truth in (YES, NO, UNKNOWN)]
    scope = always[0] if rule.when is None else table.condition(rule.when, frame)
    base = table.condition(rule.condition, frame)
    conditions = [table.condition(e.condition, frame) for e in rule.unless]
    if rule.when is not None and cases:
        turns = _turns([table.combined(each, base, rule.unless, conditions) for each in always], cases)
        _Walk(table, frame, cases, found).within(rule.when, (*path, "when"), "scope", turns)
    cases = without(cases, scope[1])
    if not cases:
        return
    walk = _Walk(table, frame, cases, found)
    turns = _turns([table.combined(scope, each, rule.unless, conditions) for each in always], cases)
    walk.within(rule.condition, (*path, "if"), "condition", turns)
    for index, exception in enumerate(rule.unless):
        instead = ([*conditions[:index], each, *conditions[index + 1 :]] for each in always)
        turns = _turns([table.combined(scope, base, rule.unless, each) for each in instead], cases)
        walk.within(exception.condition, (*path, "unless", index, "if"), "exception", turns)


def _turns(given: Sequence[Given], cases: int) -> Turns:
    """Where the outcome differs, from what is given if a condition is yes, if it is no, and if it is unknown."""
    yes, no, unknown = given
    return _differing(yes, no) & cases, _differing(yes, unknown) & cases, _differing(no, unknown) & cases


def _differing(one: Given, two: Given) -> int:
    return one.yes ^ two.yes | one.no ^ two.no | one.does_not_apply ^ two.does_not_apply


class _Walk:
    """A way through the conditions of a rule, each with what hangs on it."""

    def __init__(self, table: TruthTable, frame: Frame, cases: int, found: list[Context]) -> None:
        self._table = table
        self._frame = frame
        self._cases = cases
        self._found = found

    def within(self, node: Condition, path: Path, place: Place, turns: Turns, siblings: int = 0) -> None:
        """A condition and those within it."""
        pair = self._pair(node)
        self._found.append(Context(node, path, place, pair, turns, self._cases, siblings))
        match node.kind:
            case "all" | "any":
                members, fixed = self._table.within(node), self._table.parts_within(node)
                siblings = len(members) + len(fixed) - 1
                if node.kind == "any" and not node.exhaustive:
                    fixed = [*fixed, (0, 0)]
                self.members(node.kind, members, fixed, siblings, path, turns)
            case "not":
                yes_or_no, yes_or_unknown, no_or_unknown = turns
                self.within(node.of, (*path, "of"), "not", (yes_or_no, no_or_unknown, yes_or_unknown))
            case "by-account":
                self._accounts(node, path, turns)
            case _:
                return

    def members(
        self,
        place: Literal["all", "any"],
        members: Sequence[tuple[int, Condition]],
        fixed: Sequence[Pair],
        siblings: int,
        path: Path,
        turns: Turns,
    ) -> None:
        """Some of the conditions of a list, each with what hangs on it beside the others and what else stands there."""
        pairs = [self._pair(member) for _, member in members]
        if place == "all":
            inner = _in_all(pairs, fixed, turns, self._table.space.everything)
        else:
            # No one of several is met where all of them are not met.
            turned = _in_all(
                _swapped(pairs), _swapped(fixed), (turns[0], turns[2], turns[1]), self._table.space.everything
            )
            inner = ((one, three, two) for one, two, three in turned)
        for (number, member), hanging in zip(members, inner, strict=True):
            self.within(member, (*path, "of", number), place, hanging, siblings)

    def _accounts(self, node: ByAccount, path: Path, turns: Turns) -> None:
        pairs = {name: self._pair(child) for name, child in node.accounts.items()}
        gone_by = self._table.cases.gone_by(node, self._frame)
        for name, child in sorted(node.accounts.items()):
            hanging: Turns = (0, 0, 0)
            for where, names in gone_by:
                if name in names:
                    others = [pairs.get(other, (0, 0)) for other in names if other != name]
                    one, two, three = _in_agreement(self._table.cases.agreed(others), turns) if others else turns
                    hanging = hanging[0] | where & one, hanging[1] | where & two, hanging[2] | where & three
            self.within(child, (*path, "accounts", name), "account", hanging)

    def _pair(self, node: Condition) -> Pair:
        return self._table.condition(node, self._frame)


def _swapped(pairs: Sequence[Pair]) -> list[Pair]:
    return [(no, yes) for yes, no in pairs]


def _in_all(pairs: Sequence[Pair], fixed: Sequence[Pair], turns: Turns, everything: int) -> Iterator[Turns]:
    """What hangs on each of several conditions, beside the others and what is fixed; `turns` hangs on all being met."""
    yes_or_no, yes_or_unknown, no_or_unknown = turns
    if not pairs:
        return
    after = [_joined(fixed, (everything, 0))]
    for each in reversed(pairs[1:]):
        after.append(_joined([each], after[-1]))
    before: Pair = (everything, 0)
    for each, rest in zip(pairs, reversed(after), strict=True):
        yes, no = _joined([rest], before)
        # It decides where all others are met; where some are unknown and none is not met, only whether it is not met.
        open_to_no = without(no_or_unknown, no)
        yield yes & yes_or_no | without(open_to_no, yes), yes & yes_or_unknown, open_to_no
        before = _joined([each], before)


def _joined(pairs: Sequence[Pair], to: Pair) -> Pair:
    """Kleene's conjunction of several."""
    yes, no = to
    for each in pairs:
        yes, no = yes & each[0], no | each[1]
    return yes, no


def _in_agreement(others: Pair, turns: Turns) -> Turns:
    """What hangs on an account beside others that it must agree with."""
    yes, no = others
    yes_or_no, yes_or_unknown, no_or_unknown = turns
    to_yes, to_no = yes & yes_or_unknown, no & no_or_unknown
    return yes & no & yes_or_no | without(to_yes, no) | without(to_no, yes), to_yes, to_no
