"""Hand a module out, and say what a later change to it means for marks that are there."""
