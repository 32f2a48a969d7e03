"""`python -m studyguide`."""

from __future__ import annotations

import sys

from studyguide.command.main import main

sys.exit(main())
