"""The edition that runs in a browser alone: JupyterLite, Pyodide, the course and its notebooks."""

from course.site.lite._build import build
from course.site.lite._wheel import make as make_wheel

__all__ = ["build", "make_wheel"]
