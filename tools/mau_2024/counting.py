"""Whole numbers that fit together: parts of a total, shares, figures of the period before."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

SEED = "mau-2024"


def randomness(subject: str) -> Random:
    """Return the random numbers of ``subject``, the same on every run."""
    return Random(f"{SEED}/{subject}")  # noqa: S311 - illustrative figures, no secret


def between(rng: Random, low: float, high: float) -> float:
    """Return a number from ``low`` to ``high``; only :meth:`Random.random` is promised never to change."""
    return low + (high - low) * rng.random()


def whole(rng: Random, low: int, high: int) -> int:
    """Return a whole number from ``low`` to ``high``, both included."""
    return low + int((high - low + 1) * rng.random())


def share(total: int, part: float) -> int:
    """Return ``part`` of ``total``, rounded, never more than the total."""
    return min(total, int(total * part + 0.5))


def split(total: int, weights: Sequence[float]) -> list[int]:
    """Return ``total`` in whole parts by ``weights`` (largest remainders), which add up to it exactly."""
    exact = [total * weight / sum(weights) for weight in weights]
    parts = [int(value) for value in exact]
    by_rest = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_rest[: total - sum(parts)]:
        parts[place] += 1
    return parts


def earlier(rng: Random, now: int, low: float = 0.78, high: float = 0.95) -> int:
    """Return a smaller figure of the period before, never the same one."""
    if now <= 0:
        return whole(rng, 1, 2)
    return min(now - 1, share(now, between(rng, low, high)))
