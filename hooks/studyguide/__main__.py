"""`python -m studyguide`."""

from __future__ import annotations

import sys

from studyguide.command.main import main

if __name__ == "__main__":  # a process that is spawned imports this
    sys.exit(main())
