"""A decision in words, and as plain data by its published schema."""
