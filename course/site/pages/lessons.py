"""A lesson as a page: the student's notebook with what it shows when it first runs."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import nbformat

from course.site.pages import doors
from course.site.pages.links import within
from course.site.pages.pictures import Album

_WIDGET = "application/vnd.jupyter.widget-view+json"
_CHECK = re.compile(r'^check\("([^"]+)"')


def page(name: str, notebook: Any, album: Album) -> Any:
    """Make the page of a lesson.

    Parameters
    ----------
    name
        The module, such as "m03_change".
    notebook
        The student's notebook with its outputs; it is left as it is.
    album
        Takes the pictures.

    Returns
    -------
    notebook
        What Sphinx reads.
    """
    made = nbformat.v4.new_notebook()
    made.metadata["kernelspec"] = notebook.metadata["kernelspec"]
    made.metadata["language_info"] = {"name": "python"}
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            shown = _outputs(name, cell, album)
            made.cells.append(nbformat.v4.new_code_cell(cell.source, id=cell.id, outputs=shown))
        else:
            source = _written(name, cell) if _is_written(cell) else within("lessons", cell.source)
            source = _with_doors(name, source) if number == 0 else source
            made.cells.append(nbformat.v4.new_markdown_cell(source, id=cell.id))
    return made


def _with_doors(name: str, source: str) -> str:
    """Put the ways on below the heading."""
    heading, _, rest = source.partition("\n")
    return (
        f"{heading}\n\n"
        '<p class="doors">'
        f'<a class="door" href="{_address(name)}">Open and answer in your browser</a> '
        f'<a href="../modules/{name}.html">About this module</a> '
        f'<a href="../downloads/{name}.ipynb" download>Download the notebook</a></p>\n\n'
        '<p class="as-handed-out">This page is the notebook as students get it, run once: dots '
        "stand where answers go.</p>\n"
        f"{rest}"
    )


def _outputs(name: str, cell: Any, album: Album) -> list[Any]:
    checked = _CHECK.match(cell.source)
    if checked:
        return [_html(_invitation(name, checked.group(1)))]
    if cell.source.strip() == "progress()":
        return [_html(_link(name, "See your own progress in the browser edition"))]
    return [_output(name, output, album) for output in cell.outputs]


def _output(name: str, output: Any, album: Album) -> Any:
    if "data" not in output:
        return output
    data = dict(output.data)
    is_widget = data.pop(_WIDGET, None) is not None
    if "text/html" in data:
        data["text/html"] = album.take(data["text/html"])
    if is_widget:
        data["text/html"] = (
            f'<div class="still">{data.get("text/html", "")}'
            "<p>A still picture: on this page nothing moves. "
            f"{_link(name, 'Use it in the browser edition')}</p></div>"
        )
    return nbformat.v4.new_output("display_data", data)


def _invitation(name: str, exercise: str) -> str:
    return f'<p class="invitation">{_link(name, f"Answer {exercise} in your browser")}</p>'


def _is_written(cell: Any) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def _written(name: str, cell: Any) -> str:
    return f"{cell.source}\n\n{_invitation(name, cell.id)}"


def _html(markup: str) -> Any:
    return nbformat.v4.new_output("display_data", {"text/html": markup})


def _link(name: str, text: str) -> str:
    return f'<a href="{_address(name)}">{escape(text)}</a>'


def _address(name: str) -> str:
    return escape(doors.browser(f"{name}/{name}.ipynb", "../"))
