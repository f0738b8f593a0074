"""What a person decides about a site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """One edition of the site."""

    offline: bool = False
    """Whether everything is in the folder, and nothing comes from Pyodide's own CDN."""
    repository: str = ""
    """``OWNER/NAME`` on GitHub, for Binder and Colab; empty when there is none to name."""
