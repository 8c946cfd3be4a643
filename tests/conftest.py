"""Settings that every test shares: hypothesis gives the same examples every time, on any
machine."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Derandomised: a red run is red for everybody. No deadline: a busy machine is no failure.
settings.register_profile(
    "handgrad",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("handgrad")
