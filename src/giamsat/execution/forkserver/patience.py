"""How long a server that nobody owns any more waits for the next who asks."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

LOOK_EVERY = 2.0  # seconds between two looks at whether it is still wanted


@dataclass
class Patience:
    """``seconds`` are those for which nobody may ask; ``is_wanted`` tells whether anybody still could."""

    seconds: float
    is_wanted: Callable[[], bool]
    since: float = field(default_factory=time.monotonic)
    next_look: float = 0.0

    def renew(self) -> None:
        """Count from now: there is a client, or a child."""
        self.since = time.monotonic()

    def is_over(self) -> bool:
        """Whether the server should end, which has neither client nor child."""
        now = time.monotonic()
        if now - self.since >= self.seconds:
            return True
        if now < self.next_look:
            return False
        self.next_look = now + LOOK_EVERY
        return not self.is_wanted()
