"""A zip whose bytes hang on nothing but the names and contents of its files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_WHEN = (1980, 1, 1, 0, 0, 0)
_UNIX, _FILE = 3, 0o100644 << 16


def packed(files: Mapping[str, bytes], top: str) -> bytes:
    """Pack files into a zip.

    Parameters
    ----------
    files
        Path to content.
    top
        The folder that all of them lie in: unpacking spreads nothing over the reader's own files.
    """
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{top}/{name}", _WHEN)
            entry.create_system, entry.external_attr = _UNIX, _FILE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return whole.getvalue()
