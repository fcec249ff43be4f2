"""Rules changed in one place, and whether an example notices."""
