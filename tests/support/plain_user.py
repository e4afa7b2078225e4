"""Running a program so that the permissions of files hold for it, even where the tests run as root.

    [*OBEYING, program, argument, …]

Root may do everything with every file because of two capabilities; they are dropped before the program starts.
"""

from __future__ import annotations

import ctypes
import os
import sys

PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2

OBEYING = (sys.executable, __file__)


def can_be_made_to_obey() -> bool:
    """Whether a program started by `OBEYING` obeys the permissions of files here."""
    return os.geteuid() != 0 or sys.platform == "linux"


def obey() -> None:
    """Drop what lets root do everything; does nothing for other users."""
    if os.geteuid() == 0:
        prctl = ctypes.CDLL(None, use_errno=True).prctl
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            if prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
                raise OSError(ctypes.get_errno(), "can't drop a capability")


if __name__ == "__main__":
    obey()
    os.execvp(sys.argv[1], sys.argv[1:])
