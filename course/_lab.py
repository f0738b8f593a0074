"""How this course starts JupyterLab."""

import argparse
from pathlib import Path


def server_options(folder: Path, page: str, asked: argparse.Namespace) -> list[str]:
    """List JupyterLab's own options: a folder, the page that opens first, and no news.

    Parameters
    ----------
    folder
        What it shows.
    page
        The first page's address, from the server's root.
    asked
        ``no_browser``, ``port`` and ``allow_root``, from a command line.
    """
    chosen = [
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url={page}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    if asked.no_browser:
        chosen.append("--no-browser")
    if asked.port is not None:
        chosen.append(f"--ServerApp.port={asked.port}")
    if asked.allow_root:
        chosen.append("--allow-root")
    return chosen
