"""Whether a rule can be asked at all: nothing that it names is missing, mistyped, or leads in a circle.

What is wrong, the checks say one by one; what is found by asking a rule is told of sound rules alone, so
that one mistake is told once.
"""

from __future__ import annotations

from lawmodel.dates.calendars import InvalidCalendar
from lawmodel.dates.partial import parse_or_none
from lawmodel.dates.public_holidays import UnknownCountry
from lawmodel.model.condition import ByAccount
from lawmodel.model.fact import AS_OF
from lawmodel.model.provision import VersionedProvision
from lawmodel.model.rule import ConditionRule, Rule, TimeLimitRule
from lawmodel.model.time_limit import CalendarUse, StartByAccount, StartOf
from lawmodel.rules.conditions.facts import FactError, read_facts
from lawmodel.rules.conditions.mistyped import mistyped_limit
from lawmodel.rules.conditions.parts import conditions_of, date_facts_of, starts_of
from lawmodel.rules.laid_out import Leaf, laid_out
from lawmodel.rules.levels import MOST_LEVELS, levels, references_of, rules_of_provision
from lawmodel.rules.limits.options import refusals, settled_options
from lawmodel.rules.question import NotARule, World

__all__ = ["is_sound"]


def is_sound(world: World, path: str) -> bool:
    """Whether a rule, and every rule that it refers to, can be asked."""
    return _is_sound(world, path, ())


def _is_sound(world: World, path: str, asking: tuple[str, ...]) -> bool:
    if path in asking or levels(world, path) > MOST_LEVELS:
        return False
    # Kept, since a rule is judged again with each that refers to it. In a circle none is sound, wherever one begins.
    sound = laid_out(world).sound
    if path not in sound:
        sound[path] = _can_be_asked(world, path, (*asking, path))
    return sound[path]


def _can_be_asked(world: World, path: str, asking: tuple[str, ...]) -> bool:
    try:
        provision = world.provision(path)
    except NotARule:
        return False
    record = path.partition("/")[0]
    if isinstance(provision, VersionedProvision) and not _versions_are_sound(world, provision):
        return False
    rules = rules_of_provision(provision)
    if not all(_is_sound_rule(world, record, rule) for rule in rules):
        return False
    named = [each for rule in rules for each in references_of(world, rule)]
    return all(_gives(world, other, wanted) and _is_sound(world, other, asking) for other, wanted in named)


def _gives(world: World, path: str, wanted: type[Rule]) -> bool:
    """Whether a rule is of the wanted kind, or (not stated, not encoded) of none."""
    other = TimeLimitRule if wanted is ConditionRule else ConditionRule
    try:
        return not any(isinstance(rule, other) for rule in rules_of_provision(world.provision(path)))
    except NotARule:
        return False


def _versions_are_sound(world: World, provision: VersionedProvision) -> bool:
    day = world.facts.get(provision.version_day)
    dates = (text for v in provision.versions for text in (v.applies.from_day, v.applies.until) if text is not None)
    return (provision.version_day == AS_OF or (day is not None and day.type == "date")) and all(
        map(parse_or_none, dates)
    )


def _is_sound_rule(world: World, record: str, rule: Rule) -> bool:
    apart = [laid_out(world).condition(condition) for _, condition in conditions_of(rule)]
    if not all(_is_sound_leaf(world, leaf) for each in apart for leaf in each.leaves):
        return False
    disputed = (node for each in apart for node in each.beyond if node.kind == "by-account")
    if not all(_are_accounts(world, record, node) for node in disputed):
        return False
    if isinstance(rule, (ConditionRule, TimeLimitRule)) and not _presumes_what_can_be(world, rule):
        return False
    if isinstance(rule, ConditionRule) and not _exceptions_are_sound(rule):
        return False
    return not isinstance(rule, TimeLimitRule) or _is_sound_limit(world, record, rule)


def _is_sound_leaf(world: World, leaf: Leaf) -> bool:
    return not leaf.is_mistyped and all(name == AS_OF or name in world.facts for name in leaf.facts)


def _are_accounts(world: World, record: str, disputed: ByAccount | StartByAccount) -> bool:
    found = next((d for d in world.instrument(record).discrepancies if d.id == disputed.discrepancy), None)
    return found is not None and set(disputed.accounts) <= {account.id for account in found.accounts}


def _presumes_what_can_be(world: World, rule: ConditionRule | TimeLimitRule) -> bool:
    if not rule.presume:
        return True
    try:
        read_facts(rule.presume, world.facts)
    except FactError:
        return False
    return True


def _exceptions_are_sound(rule: ConditionRule) -> bool:
    """Whether each exception sets aside what there is, and none, at whatever remove, itself."""
    aside = {e.id: {name for name in e.sets_aside if name != "rule"} for e in rule.unless}
    while any(aside.values()):
        yielding = {ident for ident, names in aside.items() if not names}
        if not yielding & {name for names in aside.values() for name in names}:
            return False
        aside = {ident: names - yielding for ident, names in aside.items() if names}
    return True


def _is_sound_limit(world: World, record: str, limit: TimeLimitRule) -> bool:
    if any(True for _ in mistyped_limit(limit, world.facts)):
        return False
    if not all(name in world.facts for name in date_facts_of(limit)):
        return False
    if not all(_is_sound_start(world, record, start) for start in starts_of(limit) if isinstance(start, StartOf)):
        return False
    named = (limit.convention, *(taken.convention for taken in limit.assumes))
    if any(convention is not None and convention not in world.conventions for convention in named):
        return False
    settled = settled_options(limit, world.conventions)
    return not refusals(limit, settled) and _has_calendar(world, settled.calendar)


def _is_sound_start(world: World, record: str, start: StartOf) -> bool:
    if start.event is not None:
        return any(event.id == start.event for event in world.instrument(record).lifecycle)
    if start.by_account is not None:
        return _are_accounts(world, record, start.by_account)
    return start.day is None or parse_or_none(start.day) is not None


def _has_calendar(world: World, use: CalendarUse | None) -> bool:
    try:
        return use is None or world.calendar(use) is not None
    except (KeyError, InvalidCalendar, UnknownCountry):
        return False
