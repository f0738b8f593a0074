"""Whether an alt text states a finding, by rules that a test can hold it to."""

from __future__ import annotations

import re

#: What a picture is, rather than what it shows.
KINDS = (
    r"(an? |the |two |three |four |\d+ )?(bar|line|dot|scatter|box|area|pie|bump|tile|simple)?"
    r"\s*(chart|graph|plot|map|diagram|drawing|histogram|curve|panel|table|timeline|scatter)s?\b"
)
_SAYS = """
is are was were has have had can cannot could does do did will would may might must agree agrees
amounts beat beats became becomes begins belong belongs break breaks bring brings brought buys
carry carries carried catch catches caught cite cites comes come came decide decides depend
depends differ differs disagree disagrees drove drives exceed exceeds explain explains falls
fall fell fit fits follow follows gain gains gained get gets gave give gives go goes went grow
grows grew happen happens hide hides hit hits hold holds join joins jump jumps jumped keep keeps
kept know knows lack lacks lay lead leads led leave leaves left lie lies lose loses lost make
makes made match matches mean means meet meets miss misses missed moved moves need needs overlap
overlaps overtake overtakes pass passes push pushes reach reaches reached remain remains rest
rests rise rises rose run runs ran said say says scatter scatters see sees sit sits sound sounds
speak speaks spread spreads stand stands stay stays stayed stood stops swing swings take takes
took tell tells told touch touches turn turns vary varies weigh weighs widen widens
"""
_COMPARES = """
no none nobody nothing one two three four five six seven eight nine ten eleven twelve half all
every each both most least more less fewer many much than first last only never always same
other another twice double differ differs exceed exceeds fall falls fell gain gains grow grows
grew jump jumps lead leads lose loses lost moved moves overtake overtakes rise rises rose widen
widens without outside beyond below above
"""
#: Words by which a sentence says that something is so.
SAYS = frozenset(_SAYS.split())
#: Words by which it compares, counts or tells of a change, when it holds no digit.
COMPARES = frozenset(_COMPARES.split())


def statement(alt: str) -> str:
    """Return the first sentence of an alt text, after the words that say it is made up."""
    return re.split(r"(?<=[^\s.])\.\s", alt.removeprefix("SYNTHETIC DATA. "), maxsplit=1)[0]


def flaws(alt: str) -> list[str]:
    """Say what keeps the first sentence of an alt text from stating a finding."""
    sentence = statement(alt)
    words = re.findall(r"[a-z']+", sentence.casefold())
    found = []
    if re.match(KINDS, sentence.casefold()):
        found.append("begins with the kind of picture")
    if not SAYS & set(words):
        found.append("has no verb")
    comparing = COMPARES & set(words) or any(word.endswith("er") for word in words)
    if not re.search(r"\d", sentence) and not comparing:
        found.append("neither counts nor compares")
    return [f"{flaw}: {sentence!r}" for flaw in found]
