"""What holds for all tests."""

from __future__ import annotations

import os

from hypothesis import settings

# The same examples each time, however slow the machine; with NEWSDASH_NEW_EXAMPLES set, others are tried.
settings.register_profile("newsdash", deadline=None, derandomize="NEWSDASH_NEW_EXAMPLES" not in os.environ)
settings.load_profile("newsdash")
