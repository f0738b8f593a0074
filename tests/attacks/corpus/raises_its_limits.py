"""Tries to lift the limits that it runs under."""

import resource

for what in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE):
    soft, hard = resource.getrlimit(what)
    for wanted in (resource.RLIM_INFINITY, hard * 2):
        try:
            resource.setrlimit(what, (wanted, wanted))
            print("BREACH", what)
        except (ValueError, OSError):
            pass
