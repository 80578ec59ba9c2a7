"""Ctrl-C ends a build, also when a library in whose code it arrives makes an error of its own of it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def interruptible() -> Iterator[None]:
    """Let the block end with ``KeyboardInterrupt`` whenever Ctrl-C was pressed in it and it ends with an error.

    pydantic, for one, makes a ``SchemaError`` of an interrupt while it builds a validator (seen).
    """
    is_ours = threading.current_thread() is threading.main_thread()
    if not is_ours or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield  # whoever calls us hears Ctrl-C in a way of its own
        return
    heard = threading.Event()

    def hear(_: int, __: FrameType | None) -> None:
        heard.set()
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, hear)
    try:
        yield
    except Exception as error:
        if heard.is_set():
            raise KeyboardInterrupt from error
        raise
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
