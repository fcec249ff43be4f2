"""What a time limit asks of the question that it is part of."""

from __future__ import annotations
