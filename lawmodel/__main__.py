"""`python -m lawmodel`."""

from __future__ import annotations

import sys

from lawmodel.cli import main

sys.exit(main())
