"""``python3 -m course``: look at the Python, set the course up, run the command.

Only the standard library is imported before the course's own environment is there.
"""

import sys

from course._python import complaint


def main() -> int:
    """Run the command line and return its exit code.

    Returns
    -------
    int
        0 when all is well, 2 when the course cannot start, else the command's own code.
    """
    line = complaint(sys.version_info, sys.executable)
    if line:
        sys.stderr.write(line + "\n")
        return 2
    # A Python that is too old could not read what this imports.
    from course._bootstrap import start  # noqa: PLC0415

    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
