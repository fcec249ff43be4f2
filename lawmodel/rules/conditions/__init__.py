"""Conditions on the facts of a case: what a fact may be, whether a condition holds, and why; nothing of any other rule."""
