"""What can go wrong in a set-up, each in one line that says what to do."""

import errno
import re

_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s'\"`<>)\]]+", re.IGNORECASE)
_HOST = re.compile(r"host=(['\"]).*?\1|\bhost[: ]+['\"`]?[\w-]+(?:\.[\w-]+)+['\"`]?")

# The first pattern that is found names the fault: a full disk can also break a download.
_FULL = r"no space left|errno 28\b|os error 28\b|not enough space|os error 112\b|quota exceeded"
_ALTERED = r"do not match the hashes|hash mismatch"
_FORBIDDEN = r"permission denied|read-only file system|access is denied|os error (?:5|13|30)\b"
_BUSY = r"being used by another process|os error 32\b"
_OFFLINE = (
    r"from versions: none|connection|connect\b|timed? ?out|name resolution|getaddrinfo|dns error"
    r"|proxy|ssl|certificate|network|failed to fetch|error sending request|were not found in the"
    r"|no index|--offline|unreachable|http status|max retries"
)
_ABSENT = r"no matching distribution|no wheels? with|has no usable wheels|no compatible wheel"
_LAST_LINE_LIMIT = 300


class SetupError(Exception):
    """The course cannot be set up; the message is the one line for the reader."""


FULL_LINE = (
    "The disk is full, so the course's packages could not be written. Free some space "
    "and start again; the set-up begins anew."
)


def scrub(text: str) -> str:
    """Take addresses out of a tool's words: they can hold passwords and private hosts.

    Parameters
    ----------
    text
        Output of an installer.

    Returns
    -------
    str
        The same with each address replaced.

    Examples
    --------
    >>> scrub("Failed to fetch: `sftp://name:secret@example/simple/numpy`")
    'Failed to fetch: `(address)`'
    """
    return _HOST.sub("host=(address)", _ADDRESS.sub("(address)", text))


def last_line(output: str) -> str:
    r"""Find the line in which a tool says why it stopped.

    Parameters
    ----------
    output
        All that it wrote.

    Returns
    -------
    str
        Its last line that is neither blank nor a notice, without addresses.

    Examples
    --------
    >>> last_line("Collecting numpy\nERROR: it failed\n\n")
    'ERROR: it failed'
    """
    lines = [line.strip() for line in scrub(output).splitlines()]
    told = [line for line in lines if line and not line.startswith(("[notice]", "hint:"))]
    return told[-1][:_LAST_LINE_LIMIT] if told else "(it said nothing)"


def explain(tool: str, output: str) -> SetupError:
    """Turn the output of an installer that failed into one clear line.

    Parameters
    ----------
    tool
        The installer's name.
    output
        All that it wrote.

    Returns
    -------
    SetupError
        To be raised.
    """

    def says(pattern: str) -> bool:
        return re.search(pattern, output, re.IGNORECASE) is not None

    told = f"{tool} said: {last_line(output)}"
    if says(_FULL):
        return SetupError(FULL_LINE)
    if says(_ALTERED):
        return SetupError(
            "A downloaded package is not the one that the course pins, so nothing was "
            f"installed. Try again on another network, or tell the course's authors. {told}"
        )
    if says(_FORBIDDEN):
        return SetupError(
            "A file could not be written. Copy the course to a folder of your own, or name one "
            f"in the environment variable COURSE_VENV. {told}"
        )
    if says(_BUSY):
        return SetupError(
            "A file of the environment is in use. Close JupyterLab and every notebook, then "
            f"start again. {told}"
        )
    if says(_OFFLINE):
        return SetupError(
            "The package index could not be reached, and the first start has to download the "
            f"course's packages. Check the network (or the proxy) and start again. {told}"
        )
    if says(_ABSENT):
        return SetupError(
            "The package index has no copy of a package that the course pins, or none for this "
            "Python and system. Try another version of Python, or tell whoever runs your package "
            f"mirror. {told}"
        )
    return SetupError(f"The course's packages could not be installed. {told}")


def explain_system(error: OSError) -> SetupError:
    """Turn the system's own refusal into one clear line.

    Parameters
    ----------
    error
        As the operating system raised it.

    Returns
    -------
    SetupError
        To be raised.
    """
    if error.errno in {errno.ENOSPC, errno.EDQUOT} or getattr(error, "winerror", None) == 112:  # noqa: PLR2004
        return SetupError(FULL_LINE)
    what = f"{error.strerror or error} ({error.filename})" if error.filename else str(error)
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return SetupError(
            "The course's folder cannot be written to, or a file in it is in use. Close "
            "JupyterLab, copy the course to a folder of your own, or name one in the environment "
            f"variable COURSE_VENV. The system said: {what}"
        )
    return SetupError(f"The course could not be set up. The system said: {what}")
