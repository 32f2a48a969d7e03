"""How many examples a property is tried with: a tenth in `make quick`."""

from __future__ import annotations

from hypothesis import settings

_profile = {"divisor": 1}


def try_fewer() -> None:
    """Let every property that is defined from now on be tried with a tenth of its examples."""
    _profile["divisor"] = 10
    settings.register_profile("quick", settings.default, max_examples=10)
    settings.load_profile("quick")


def examples(count: int) -> settings:
    """Return the settings of a property to be tried with so many examples."""
    return settings(max_examples=max(count // _profile["divisor"], 1))
