"""What a notebook's cells call: each call is one sentence of a report's recipe and shows one section."""

from giamsat.report.opening import open_round, open_unit

__all__ = ["open_round", "open_unit"]
