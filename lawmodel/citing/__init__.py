"""Citations held against the documents they cite: digests of lines, what has moved, what nothing cites.

The documents themselves are never stored. What is kept of them is one digest for each cited line, so
that a citation can be told apart from a line number that happens to exist.
"""
