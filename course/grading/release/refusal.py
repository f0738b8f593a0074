"""Why a module cannot be handed out."""


class NotReleased(Exception):
    """Nothing was handed out; the message says why and what to do."""
