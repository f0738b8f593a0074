"""Fill in the templates: HTML is escaped unless a template says that it is Markdown."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from course._figure import _when

_BACKTICKS = re.compile(r"`([^`]+)`")


def code(text: str) -> Markup:
    """Give a text as HTML, with what stands between backticks as code.

    Examples
    --------
    >>> str(code("of `value()` & more"))
    'of <code>value()</code> &amp; more'
    """
    return Markup(_BACKTICKS.sub(r"<code>\1</code>", escape(text, quote=False)))  # noqa: S704


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    made.filters |= {"code": code, "when": _when}
    return made


_TEMPLATES = _environment()


def rendered(template: str, **values: Any) -> str:
    """Fill in a template.

    Parameters
    ----------
    template
        A file of `templates`.
    **values
        What it speaks of; a missing one is an error.
    """
    return _TEMPLATES.get_template(template).render(**values)
