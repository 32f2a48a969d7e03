"""`python -m studyguide`."""

from __future__ import annotations

import sys

from studyguide.command.main import main

if __name__ == "__main__":  # spawned processes import this
    sys.exit(main())
