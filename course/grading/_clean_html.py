"""HTML that a student's notebook put out, cut down to what cannot act: bleach with our own list.

nbconvert's `SanitizeHTML` uses bleach, too, but lets no picture through, no table, and a style that
fetches a mouse pointer from elsewhere; of Markdown it changes what is no HTML.
"""

from __future__ import annotations

import re
import secrets
import string
from dataclasses import dataclass
from functools import lru_cache

from bleach.css_sanitizer import CSSSanitizer
from bleach.sanitizer import Cleaner

from course.grading import _clean_text

LONGEST = 150_000
"""Characters, pictures not counted, that are looked at."""
MOST_TAGS = 4_000
"""Tags that are looked at: the time grows with the square of how deep they stand."""
DEEPEST = 100
"""Elements within each other that are shown: a browser needs minutes for thousands."""
TAGS = (
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "col", "colgroup", "dd", "del",
    "details", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "i", "img", "ins", "li", "ol", "p", "pre", "s", "small", "span",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "u", "ul", "var", "kbd", "samp", "mark",
)  # fmt: skip
TOO_MUCH = "more HTML than is looked at"
_EVERYWHERE = {"style", "title"}
_ATTRIBUTES = {
    "a": {"href"},
    "div": {"role"},
    "figure": {"role"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "span": {"class"},
    "table": {"border", "class"},
    "td": {"align", "colspan", "rowspan", "valign"},
    "th": {"align", "colspan", "rowspan", "scope", "valign"},
}
_VALUES = {
    "class": re.compile("dataframe|figure"),
    "href": re.compile(r"(?:https?://|mailto:|#)[^\s\"'<>]*", re.IGNORECASE),
    "role": re.compile("group|status"),
}
_STYLES = (
    "background-color", "border", "border-bottom", "border-collapse", "border-color",
    "border-left", "border-right", "border-top", "color", "font-family", "font-size",
    "font-style", "font-weight", "line-height", "margin", "max-width", "height", "padding",
    "text-align", "text-decoration", "vertical-align", "white-space", "width",
)  # fmt: skip
# What fetches, or moves a thing over its neighbors.
_HARMFUL_STYLE = re.compile(r"-[\d.]|(?<!rgb)(?<!rgba)\(|\\|/\*")
# An SVG in an `img` neither runs nor fetches anything.
_KINDS = ("png", "jpeg", "gif", "webp", "svg+xml")
_EMBEDDED = "data:image/"
_BASE64 = (string.ascii_letters + string.digits + "+/=").encode()
_WRITTEN = re.compile(r"<(/?)([a-z0-9]+)")
_EMPTY = frozenset(("br", "col", "hr", "img"))
_TAG = re.compile(r"<[/\s]*([A-Za-z][^\s/>]*)")
_PANDAS_STYLE = re.compile(r"<style scoped>\s*\.dataframe [^<]{0,600}</style>")
_STAND_IN = "picture"


@dataclass(frozen=True)
class Cleaned:
    """HTML that can be shown."""

    html: str
    """What is left."""
    taken_out: tuple[str, ...]
    """Names of what is not; empty when nothing was lost."""


def cleaned(html: str) -> Cleaned:
    """Take everything out of HTML that runs, fetches, asks for input or leaves its place.

    Parameters
    ----------
    html
        Anything.

    Examples
    --------
    >>> cleaned('<b onclick="x()">2</b><script>x()</script>')
    Cleaned(html='<b>2</b>', taken_out=('onclick', 'script'))
    """
    # Nobody can write the stand-in for a picture who does not know this word.
    word = secrets.token_hex(8) if f"{_STAND_IN}:" in html else _STAND_IN
    short, pictures = _without_pictures(html, word)
    if len(short) > LONGEST or short.count("<") > MOST_TAGS:
        return Cleaned("", (TOO_MUCH,))
    known = _sanitized if len(short) < LONGEST // 10 else _sanitized.__wrapped__
    done = known(short, word)
    # Each once: a thousand mentions of one picture are not a thousand pictures.
    left = done.html
    for number, picture in enumerate(pictures):
        left = left.replace(f'src="{word}:{number}"', f'src="{picture}"', 1)
    return Cleaned(left, done.taken_out)


def _without_pictures(html: str, word: str) -> tuple[str, list[str]]:
    """Put short names in the place of embedded pictures: most of the HTML of a course is those."""
    first, *parts = html.split(_EMBEDDED)
    pieces, pictures = [first], list[str]()
    for part in parts:
        head, quote, rest = part.partition('"')
        kind, _, content = head.partition(";base64,")
        if (
            kind in _KINDS
            and quote
            and not content.encode(errors="replace").translate(None, _BASE64)
        ):
            pieces.append(f'{word}:{len(pictures)}"{rest}')
            pictures.append(_EMBEDDED + head)
        else:
            pieces.append(_EMBEDDED + part)
    return "".join(pieces), pictures


@lru_cache(maxsize=200)
def _sanitized(html: str, word: str) -> Cleaned:
    """Sanitize HTML whose pictures have been replaced; a class shows the same tables often."""
    taken: set[str] = set()
    if _clean_text.is_odd(html):
        html = _clean_text.cleaned(html)
        taken.add("control characters")
    html = _PANDAS_STYLE.sub("", html)
    taken.update(name for name in map(str.lower, _TAG.findall(html)) if name not in TAGS)
    for name in ("script", "style"):
        html = _without_element(html, name)
    is_picture = re.compile(rf"{word}:\d+")

    def allowed(tag: str, name: str, value: str) -> bool:
        kept = name in _EVERYWHERE or name in _ATTRIBUTES.get(tag, ())
        pattern = is_picture if name == "src" else _VALUES.get(name)
        if kept and (pattern is None or pattern.fullmatch(value)):
            return True
        taken.add(name)
        return False

    cleaner = Cleaner(
        tags=TAGS,
        attributes=allowed,
        protocols={"http", "https", "mailto", word},
        strip=True,
        css_sanitizer=_Styles(allowed_css_properties=_STYLES, allowed_svg_properties=()),
    )
    try:
        done = cleaner.clean(html)
        if _depth(done) > DEEPEST:
            return Cleaned("", (TOO_MUCH,))
        return Cleaned(done, tuple(sorted(name[:40] for name in taken)))
    except Exception as error:  # noqa: BLE001 - HTML that cannot be read is not shown
        return Cleaned("", (f"HTML that cannot be read ({type(error).__name__})",))


class _Styles(CSSSanitizer):
    def sanitize_css(self, style: str) -> str:
        return "" if _HARMFUL_STYLE.search(style) else str(super().sanitize_css(style))


def _depth(html: str) -> int:
    """Count how deep the elements of HTML stand in each other, as bleach wrote it."""
    deepest = depth = 0
    for slash, name in _WRITTEN.findall(html):
        if name not in _EMPTY:
            depth += -1 if slash else 1
            deepest = max(deepest, depth)
    return deepest


def _without_element(html: str, name: str) -> str:
    """Leave out elements whose text is no text; bleach would leave it to be read."""
    begin = re.compile(rf"<{name}\b", re.IGNORECASE)
    end = re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE)
    pieces, start = [], 0
    while (opened := begin.search(html, start)) and (closed := end.search(html, opened.end())):
        pieces.append(html[start : opened.start()])
        start = closed.end()
    return "".join([*pieces, html[start:]])
