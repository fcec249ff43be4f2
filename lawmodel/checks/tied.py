"""What is tied together by circles of names, whatever the names are of; without recursion, since chains can be long."""

from __future__ import annotations

from collections.abc import Collection, Mapping

__all__ = ["shortest_way", "tied"]


def tied(names: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Of each thing the knot that it is in, by the name of one in it: two are in one if each leads to the other.

    `names` gives what each thing names; what is only named is in no knot. (Kosaraju's two walks.)
    """
    named_by: dict[str, list[str]] = {name: [] for name in names}
    for name, others in names.items():
        for other in others:
            if other in named_by:
                named_by[other].append(name)
    knot_of: dict[str, str] = {}
    for start in reversed(_in_order_of_leaving(names)):
        open_ends = [] if start in knot_of else [start]
        while open_ends:
            name = open_ends.pop()
            if name not in knot_of:
                knot_of[name] = start
                open_ends += named_by[name]
    return knot_of


def _in_order_of_leaving(names: Mapping[str, Collection[str]]) -> list[str]:
    """All things, each after all that it leads to but what leads back to it."""
    left: list[str] = []
    seen: set[str] = set()
    for start in names:
        if start in seen:
            continue
        seen.add(start)
        way = [(start, iter(names[start]))]
        while way:
            name, following = way[-1]
            further = next((other for other in following if other in names and other not in seen), None)
            if further is None:
                left.append(name)
                way.pop()
            else:
                seen.add(further)
                way.append((further, iter(names[further])))
    return left


def shortest_way(start: str, end: str, names: Mapping[str, Collection[str]]) -> list[str] | None:
    """A shortest way from one thing to another by names, both counted; None where there is none."""
    before: dict[str, str | None] = {start: None}
    reached = [start]
    for one in reached:  # grows
        if one == end:
            return _back(one, before)
        for other in names.get(one, ()):
            if other not in before:
                before[other] = one
                reached.append(other)
    return None


def _back(one: str | None, before: Mapping[str, str | None]) -> list[str]:
    way: list[str] = []
    while one is not None:
        way.append(one)
        one = before[one]
    return way[::-1]
