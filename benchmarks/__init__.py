"""How long checks and decisions take, side by side with other tools on the same files: `make bench`."""
