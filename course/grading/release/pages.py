"""The first page and the README of a copy that holds one module: no link leads nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import PurePosixPath

_LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)")
_HEADING = re.compile(r"#{1,6} ")
_ITEM = re.compile(r"^(?=- )", re.MULTILINE)
_BLANK = re.compile(r"\n\s*\n")


def start_page(page: bytes, there: Callable[[str], bool]) -> bytes:
    """Leave out of the first page what speaks of files that are not there.

    Parameters
    ----------
    page
        ``notebooks/start.ipynb``.
    there
        Tells whether a path, relative to that notebook, is in the copy.
    """
    notebook = json.loads(page)
    kept = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            text = with_live_links("".join(cell["source"]), there)
            cell["source"] = text.splitlines(keepends=True)
        if cell["source"]:
            kept.append(cell)
    notebook["cells"] = kept
    return json.dumps(notebook, indent=1, ensure_ascii=False).encode() + b"\n"


def with_live_links(text: str, there: Callable[[str], bool]) -> str:
    r"""Leave out the list items and paragraphs with a link that leads nowhere.

    A section whose picture is missing goes as a whole: it speaks of the picture. So does a heading
    with nothing left below it.

    Parameters
    ----------
    text
        Markdown.
    there
        Tells whether a relative path leads somewhere.

    Examples
    --------
    >>> with_live_links("# A\n\n- [x](x.md)\n- [y](y.md)", {"x.md"}.__contains__)
    '# A\n\n- [x](x.md)'
    """
    sections: list[list[str]] = [[]]
    for block in _BLANK.split(text.strip()):
        if _HEADING.match(block):
            sections.append([])
        sections[-1].append(block)
    kept = [_section(blocks, there) for blocks in sections]
    return "\n\n".join(block for section in kept for block in section)


def _section(blocks: list[str], there: Callable[[str], bool]) -> list[str]:
    links = [link for block in blocks for link in _LINK.findall(block)]
    if any(picture and not _leads(target, there) for picture, target in links):
        return []
    kept = []
    for block in blocks:
        items = _ITEM.split(block) if block.startswith("- ") else [block]
        left = "".join(item for item in items if _is_live(item, there)).strip("\n")
        if left:
            kept.append(left)
    only_a_heading = len(kept) == 1 and len(blocks) > 1 and _HEADING.match(kept[0])
    return [] if only_a_heading else kept


def _is_live(block: str, there: Callable[[str], bool]) -> bool:
    return all(_leads(target, there) for _, target in _LINK.findall(block))


def _leads(target: str, there: Callable[[str], bool]) -> bool:
    if target.startswith("#") or re.match(r"[a-z]+:", target):
        return True
    return there(str(PurePosixPath(target.partition("#")[0])))


def with_own_examples(text: str, module: str, exercise: str) -> str:
    """Put a module's own names in place of the examples that the pages for students use."""
    return text.replace("m03-q1", exercise).replace("m03_change", module)


def readme(module: str, title: str, students: str) -> str:
    """Write the README of a copy for students.

    Parameters
    ----------
    module
        Such as ``m03_change``.
    title
        What its notebook calls itself.
    students
        The page for students, in Markdown, with live links.
    """
    first, _, rest = students.partition("\n")
    heading = first.removeprefix("# ")
    return (
        f"# {title}\n\n"
        f"One module of the organized-crime course, as your instructor gave it out: the notebook "
        f"`notebooks/{module}/{module}.ipynb`, the tables that it uses, and the program that "
        "checks your answers.\n\n"
        "If you get this module a second time, unpack it into another folder: your work lies in "
        f"`notebooks/{module}/`, and nothing should be written over it.\n\n"
        f"## {heading}\n\n{re.sub(r'(?m)^#', '##', rest.strip())}\n\n"
        "## License\n\n"
        "Code: [BSD 3-Clause](LICENSE). Text and tables: "
        "[CC BY 4.0](LICENSE-text-and-tables.md); quoted figures stay their publishers'.\n"
    )
