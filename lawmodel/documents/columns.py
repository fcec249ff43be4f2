"""Slips of the column: keys of one mapping, or entries of one list, that begin in different columns.

Of two columns, the line that stands alone is the one to mend; where neither does, the later is told, and both mends.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Final, NamedTuple

from lawmodel.documents.blanks import odd_blanks, wrong_dash
from lawmodel.documents.blocks import less_than_its_block
from lawmodel.documents.rows import Row, is_entry, key_column, looks_like_key, row_before, rows_above, rows_below
from lawmodel.documents.scalars import shown
from lawmodel.documents.stop import QUOTE_OF_TEXT, Slip, Stop

__all__ = ["indented_otherwise", "read_as_text"]

_COLUMN: Final = "the lines of one list or mapping begin in the same column"
_KEY_AND_VALUE: Final = "write a key, `: ` and its value"


class _Level(NamedTuple):
    """A column in which keys of a mapping or entries of a list begin, and the last of them above."""

    column: int
    row: Row
    are_entries: bool

    @property
    def shown(self) -> str:
        what = "entries" if self.are_entries else "keys"
        return f"the {what} before it in column {self.column + 1}"


def indented_otherwise(stop: Stop) -> Slip | None:
    """A line that begins where none of its neighbours does."""
    row, text = stop.row, stop.text
    wants_line = stop.wants_entry or stop.wants_key or "<document start>" in stop.problem
    if not wants_line or stop.position > row.first:
        return None
    before = row_before(text, row)
    odd = odd_blanks(row) or wrong_dash(row) or (None if before is None else odd_blanks(before))
    told = odd or less_than_its_block(text, row)
    if told is not None:
        return told
    levels = _levels(text, row)
    told = _slipped_left(text, row, levels[0].row) if levels else None
    return told or (_odd_entry(text, row, levels) if is_entry(row) else _odd_line(text, row, levels))


def read_as_text(text: str, row: Row, before: Row) -> Slip:
    """A line with a `: ` that is read as part of the text in the line before."""
    if row.column <= before.column:
        return _no_further_right(row, before)
    told = _slipped_left(text, row, before)
    if told is not None:
        return told
    if not is_entry(row) and _is_odd(text, before, row):
        return _told_at_first(before, row)
    message = "this line begins further right than the one before, and is read as part of its text"
    advice = f"begin a key in column {key_column(before) + 1}, as the one before it; {QUOTE_OF_TEXT}"
    return Slip(row.extent, message, advice, before.extent, "the line before")


def _no_further_right(row: Row, before: Row) -> Slip:
    """A line no further right than the one before, which began a text or went on with it."""
    if is_entry(row):
        advice = "below a key stands either its text or a list; put a text that goes on with `- ` in quotes"
        message = "this entry is read as part of the text before it"
        return Slip(row.extent, message, advice, before.extent, "the line before")
    advice = f"write a key, `: ` and its value; {QUOTE_OF_TEXT}"
    message = "this line has no `: ` after a key, and the next is read as part of its text"
    return Slip(before.extent, message, advice, row.extent, "the next line")


def _slipped_left(text: str, row: Row, before: Row) -> Slip | None:
    """A line further left than the next, which begins as what stands above, or than the key whose list it begins."""
    above = row_before(text, before)
    if above is None or row.column <= before.column:
        return None
    levels = _levels(text, before)
    fits = any(each.column == row.column and each.are_entries == is_entry(row) for each in levels)
    lists = [each.column for each in levels if each.are_entries and each.column > before.column]
    begins_list = above.said.endswith(":") and above.column > before.column
    column: int | None
    if not is_entry(before):
        column = row.column if fits else None
    elif looks_like_key(before):
        column = row.column - 2 if not is_entry(row) and row.column - 2 in lists else None
    elif begins_list:
        column = above.column + 2
    else:
        column = min(lists, default=None) if fits else None
    if column is None:
        return None
    what = "entry" if is_entry(before) else "line"
    message = f"this {what} begins in column {before.column + 1}, and those around it further right"
    advice = f"begin it in column {column + 1}; or, if it is right, the next line does not belong there"
    return Slip(before.extent, message, advice, row.extent, "the next line")


def _levels(text: str, row: Row) -> list[_Level]:
    """The columns of the mappings and lists that may be open at a line, from the nearest on."""
    levels: list[_Level] = []
    least: float = float("inf")
    rows = list(rows_above(text, row))
    for above, further in zip_longest(rows, rows[1:]):
        if further is not None and further.said.endswith(","):  # within brackets
            continue
        key = key_column(above)
        if looks_like_key(above) and key < least:
            levels.append(_Level(key, above, are_entries=False))
            least = key
        if is_entry(above) and above.column < least:
            levels.append(_Level(above.column, above, are_entries=True))
        least = min(least, above.column)
        if least == 0:
            break
    return levels


def _is_odd(text: str, first: Row, row: Row) -> bool:
    """Whether a key, and not those after it, stands in a wrong column: it alone does so, and several in the other.

    An entry of a list is right where others begin in its column, unless blanks too many follow its dash.
    """
    is_wide = is_entry(first) and key_column(first) - first.column > 2
    if not is_entry(first) and _is_alone(text, first) and not _are_several(text, row):
        return _is_usual(text, first, row.column) and not _is_usual(text, first, first.column)
    return _is_alone(text, first) and (
        (is_wide and row.column >= first.column + 2)
        or (_are_several(text, row) and not (is_entry(first) and (row.column < 2 or _has_neighbours(text, first))))
    )


def _is_usual(text: str, first: Row, column: int) -> bool:
    """Whether a column is two right of the line that the first of a mapping or list belongs to."""
    around = next((each for each in rows_above(text, first) if each.column < first.column), None)
    return around is not None and column == key_column(around) + 2


def _is_alone(text: str, first: Row) -> bool:
    """Whether no key of its mapping stands above it."""
    if is_entry(first):
        return True
    for above in rows_above(text, first):
        if key_column(above) == first.column:
            return False
        if above.column < first.column:
            return True
    return True


def _are_several(text: str, row: Row) -> bool:
    """Whether another key follows in the column of this one."""
    for below in rows_below(text, row):
        if below.column <= row.column:
            return below.column == row.column and looks_like_key(row) and looks_like_key(below) and not is_entry(below)
    return False


def _has_neighbours(text: str, entry: Row) -> bool:
    """Whether another entry begins in the column of this one, before it or after it."""
    for rows in (rows_above(text, entry), rows_below(text, entry)):
        nearest = next((row for row in rows if row.column <= entry.column), None)
        if nearest is not None and nearest.column == entry.column and is_entry(nearest):
            return True
    return False


def _told_at_first(first: Row, row: Row) -> Slip:
    """The first key of a mapping, where those after it begin in another column."""
    here, column = key_column(first) + 1, row.column + 1
    if not is_entry(first):
        message = f"this line begins in column {here}, and what follows it in column {column}"
        advice = f"begin it in column {column}, or what follows it in column {here}; {_COLUMN}"
    elif here - first.column > 3 and column > first.column + 2:
        message = f"{here - first.column - 2} blanks follow this `-`, and the next key begins in column {column}"
        blanks = column - first.column - 2
        written = "one blank" if blanks == 1 else f"{blanks} blanks"
        advice = f"write {written} after the `-`, or begin the other keys of the entry in column {here}"
    else:
        message = f"this entry begins in column {first.column + 1}, and its other lines in column {column}"
        advice = f"begin it in column {column - 2}, or the others in column {here}, below its first key"
    return Slip(first.extent, message, advice, row.extent, "the next line")


def _odd_line(text: str, row: Row, levels: list[_Level]) -> Slip | None:
    """A line that is no entry, between the columns of the mappings and lists around it."""
    here = next((level for level in levels if level.column == row.column and level.are_entries), None)
    if here is not None and _are_several(text, row) and not _has_neighbours(text, here.row):
        return _told_at_first(here.row, row)
    if here is not None:
        message = f"this line is no entry, and begins in column {row.column + 1} as the entries before it"
        advice = f"begin it with `- `; or, if it belongs to the entry before, in column {key_column(here.row) + 1}"
        return Slip(row.extent, message, advice, here.row.extent, "the entry before")
    further = next((level for level in reversed(levels) if level.column > row.column), None)
    around = next((level for level in levels if level.column < row.column), None)
    if further is not None and (
        _is_odd(text, further.row, row)
        if not further.are_entries
        else _are_several(text, row) and not _has_neighbours(text, further.row)
    ):
        return _told_at_first(further.row, row)
    nearest = further or around
    if nearest is None:
        return None if looks_like_key(row) else Slip(row.extent, "this line has no `: ` after a key", _KEY_AND_VALUE)
    mends = [_mend(level) for level in (further, around) if level is not None]
    message = f"this line begins in column {row.column + 1}, and {nearest.shown}"
    return Slip(row.extent, message, "begin it " + ", or ".join(mends), nearest.row.extent, "one of them")


def _mend(level: _Level) -> str:
    """Where a line begins that belongs to a level."""
    if level.are_entries:
        return f"with `- ` in column {level.column + 1} if it is another entry"
    key = re.sub(r"\A(?:-[ ]+)*|:(?:[ ].*)?\Z", "", level.row.said)
    return f"in column {level.column + 1} if it is a key beside {shown(key)}"


def _odd_entry(text: str, row: Row, levels: list[_Level]) -> Slip:
    """A `- ` that stands in another column than the entries before, or after something that is none."""
    before = row_before(text, row) or row
    if _is_without_dash(text, before, row):
        return Slip(before.extent, "this entry has no `- ` before it", "begin each entry of a list with `- `")
    lists = [level for level in levels if level.are_entries and level.column != row.column]
    nearest = min(lists, key=lambda level: abs(level.column - row.column), default=None)
    column = row.column + 1
    if nearest is None or any(level.column == row.column for level in levels):
        where = "of the entries it belongs to" if nearest is None else f"{nearest.column + 1}, as the entries before it"
        advice = f"delete the `-`; or begin it in {'the ' if nearest is None else ''}column {where}"
        return Slip(row.extent, "a `-` stands among the keys of a mapping", advice, before.extent, "the line before")
    if _is_odd_entry(text, nearest.row, row):
        message = f"this entry begins in column {nearest.column + 1}, and the next in column {column}"
        advice = f"begin it in column {column}, or the next in column {nearest.column + 1}; {_COLUMN}"
        return Slip(nearest.row.extent, message, advice, row.extent, "the next")
    columns = " or ".join(str(level.column + 1) for level in lists)
    advice = f"begin it in column {columns}, as the entries that it belongs with; {_COLUMN}"
    if abs(row.column - nearest.column) <= 2 and not _has_neighbours(text, nearest.row):
        advice = f"begin it in column {nearest.column + 1}, or the one before it in column {column}; {_COLUMN}"
    message = f"this entry begins in column {column}, and {nearest.shown}"
    return Slip(row.extent, message, advice, nearest.row.extent, "one of them")


def _is_without_dash(text: str, before: Row, row: Row) -> bool:
    """Whether the line before is the first entry of a list, but for its dash."""
    above = row_before(text, before)
    return (
        above is not None
        and above.said.endswith(":")
        and above.column <= row.column
        and not is_entry(before)
        and before.column in (row.column, row.column + 2)
    )


def _is_odd_entry(text: str, first: Row, row: Row) -> bool:
    """Whether the one entry before, and not this, stands in a wrong column: more follow in the column of this.

    An entry whose other lines fit the column of the one before is itself the one that has slipped.
    """
    own = next(rows_below(text, row), None)
    if own is not None and own.column in (first.column + 2, key_column(first)) and not is_entry(own):
        return False
    above = next((each for each in rows_above(text, first) if each.column <= first.column), None)
    if row.column > first.column + 1 or (above is not None and above.column == first.column and is_entry(above)):
        return False
    after = next((each for each in rows_below(text, row) if each.column <= row.column), None)
    if after is not None and after.column == row.column and is_entry(after):
        return True
    return _is_usual(text, first, row.column) and not _is_usual(text, first, first.column)
