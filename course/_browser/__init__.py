"""What the course needs in a browser, where Pyodide's Python lacks a part of the standard library.

Nothing here runs anywhere else. The files in JavaScript come into the browser's wheel when the site
is built (see ``course.site``); a checkout does not hold them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

_SCRYPT = Path(__file__).with_name("scrypt.js")
# Called as a module, the library leaves nothing behind among the page's names.
_AS_MODULE = """(() => {
const module = { exports: {} };
const exports = module.exports;
%s
return module.exports;
})()"""


def scrypt(  # noqa: PLR0913 - as hashlib's own
    password: bytes, *, salt: bytes, n: int, r: int, p: int, dklen: int
) -> bytes:
    """Derive a key as ``hashlib.scrypt`` does; Pyodide's hashlib has none, for want of OpenSSL.

    Parameters
    ----------
    password, salt
        As for ``hashlib.scrypt``.
    n, r, p
        RFC 7914's cost, block size and parallelization.
    dklen
        Bytes to derive.

    Returns
    -------
    bytes
        The key.

    Raises
    ------
    FileNotFoundError
        If this copy of the course was not made for a browser.
    """
    from pyodide.ffi import to_js  # noqa: PLC0415 - in a browser

    derived = _library().syncScrypt(to_js(password), to_js(salt), n, r, p, dklen)
    return bytes(derived.to_py())


@cache
def _library() -> Any:
    from pyodide.code import run_js  # noqa: PLC0415 - as above

    if not _SCRYPT.is_file():
        raise FileNotFoundError(
            f"course/_browser has no {_SCRYPT.name}, which checks need in a browser. Install the "
            "wheel that `python3 -m course site` builds."
        )
    return run_js(_AS_MODULE % _SCRYPT.read_text(encoding="utf-8"))
