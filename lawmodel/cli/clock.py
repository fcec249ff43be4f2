"""The day a question is asked about. This is the only place that reads the clock."""

from __future__ import annotations

import argparse
from datetime import datetime

from lawmodel.dates.partial import InvalidDate, PartialDate, parse

__all__ = ["add_on_option", "day", "today"]


def add_on_option(parser: argparse.ArgumentParser) -> None:
    """Add `--on DAY`; without it, today."""
    parser.add_argument(
        "--on", metavar="DAY", type=day, default=today(), help="the day asked about, in EDTF (default: today)"
    )


def day(text: str) -> PartialDate:
    """An EDTF text as an option's value."""
    try:
        return parse(text)
    except InvalidDate as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def today() -> PartialDate:
    """Today, where the user is."""
    return PartialDate.of(datetime.now().astimezone().date())
