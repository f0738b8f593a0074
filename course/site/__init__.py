"""``python3 -m course site``: the course's pages and the edition that runs in a browser alone."""


class SiteError(Exception):
    """The site cannot be built; the message is the one sentence for the reader."""
