"""The one command for developers: sets the project up, then runs, tests, measures or pictures it.

Needs nothing but Python 3.11 or newer: ``python3 build_spec/dev.py --help``. This file alone is
written so that an older Python can still read it and say what is missing.
"""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")


def too_old(version: "tuple[int, int]", installed: "list[str]") -> str:
    """Say what to do about a Python that is too old; empty when it is new enough.

    ``installed`` names the newer interpreters of this machine, the best first.
    """
    if version >= OLDEST:
        return ""
    wanted = f"{OLDEST[0]}.{OLDEST[1]}"
    if installed:
        step = f"Run it with {installed[0]} instead."
    else:
        step = f"Install Python {wanted} or newer and run it with that."
    return (
        f"This is Python {version[0]}.{version[1]}; "
        f"Narrative Studio needs {wanted} or newer. {step}"
    )


def main() -> int:
    """Run the subcommand that the command line names and return the exit code."""
    trouble = too_old(sys.version_info[:2], [name for name in NEWER if shutil.which(name)])
    if trouble:
        sys.stderr.write(trouble + "\n")
        return 2
    sys.path[0] = str(ROOT)
    from build_spec.subcommands import run_command_line

    return run_command_line(ROOT, sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
