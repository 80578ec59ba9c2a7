"""Measures the kit against the conventional way, against its floor and against itself (`make bench`)."""
