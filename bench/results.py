"""What was measured, as JSON that later runs add to, and what the machine is."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from statistics import median
from typing import Any

from bench.measure import Cost, ratio
from bench.projects import ROOT

FOLDER = ROOT / ".cache" / "bench"
FILE = FOLDER / "results.json"
_LIBRARIES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2")


def load() -> dict[str, Any]:
    """Return the results so far."""
    found: dict[str, Any] = {}
    if FILE.exists():
        found = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def add(name: str, value: object) -> None:
    """Add a result, with the machine and the date of now."""
    found = load() | {name: value, "machine": machine()}
    FOLDER.mkdir(parents=True, exist_ok=True)
    FILE.write_text(json.dumps(found, indent=1), encoding="utf-8")


def machine() -> dict[str, str]:
    """Return what the machine is, the versions and the date."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return {
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "libraries": libraries,
        "date": datetime.now(tz=UTC).strftime("%Y-%m-%d"),
        "load": f"{os.getloadavg()[0]:.1f}",
    }


def summary(found: Mapping[str, list[Cost]], base: str) -> dict[str, dict[str, float]]:
    """Return the medians of each variant, and the medians of its ratios to the variant `base`."""
    return {
        name: {
            "seconds": median(one.seconds for one in costs),
            "cpu": median(one.cpu for one in costs),
            "peak": max(one.peak for one in costs),
            "rounds": len(costs),
            "cpu_ratio": ratio([a.cpu for a in costs], [b.cpu for b in found[base]]),
            "wall_ratio": ratio([a.seconds for a in costs], [b.seconds for b in found[base]]),
        }
        for name, costs in found.items()
    }
