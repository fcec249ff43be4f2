"""Time limits: the steps of `docs/time-limits.md`, one by one, on what is known of a case."""
