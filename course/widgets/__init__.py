"""Interactive exercises: each is a pure model and a thin view of it."""
