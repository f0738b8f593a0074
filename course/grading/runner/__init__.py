"""Run notebooks in forks of one warm process, inside a sandbox."""
