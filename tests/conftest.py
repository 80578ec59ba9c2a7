"""What holds for all tests."""

import os

from hypothesis import HealthCheck, settings

from giamsat.settings import READY_VARIABLE

# A build of a test leaves no process behind, unless the test is about that.
os.environ[READY_VARIABLE] = "0"

# How long an example takes says how busy the machine is, and nothing of the kit: speed is measured by benchmarks.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
