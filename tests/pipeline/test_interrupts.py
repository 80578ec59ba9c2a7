"""Ctrl-C is heard, whatever a library makes of it."""

from __future__ import annotations

import signal

import pytest

from giamsat.pipeline.interrupts import interruptible


def library() -> None:
    """Turn Ctrl-C into an error of one's own, as pydantic does while it builds a validator."""
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        raise LookupError("what the library says") from None


def test_an_interrupt_that_became_another_error_is_an_interrupt() -> None:
    """A library that turns Ctrl-C into an error of its own does not hide it; afterwards signals are as before."""
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt) as stopped, interruptible():
        library()
    assert isinstance(stopped.value.__cause__, LookupError)
    assert signal.getsignal(signal.SIGINT) is before


def test_an_error_without_an_interrupt_stays_what_it_is() -> None:
    """Without Ctrl-C an error goes on as it is."""
    with pytest.raises(LookupError, match="bug"), interruptible():
        raise LookupError("bug")
