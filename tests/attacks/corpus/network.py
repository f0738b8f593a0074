"""Calls out."""

import socket

for family, address in ((socket.AF_INET, ("127.0.0.1", {port})), (socket.AF_INET, ("8.8.8.8", 53))):
    try:
        with socket.socket(family) as wire:
            wire.settimeout(2)
            wire.connect(address)
        print("BREACH")
    except OSError:
        pass
for family in (17, 40, 16):
    try:
        socket.socket(family, socket.SOCK_RAW if family != 40 else socket.SOCK_STREAM)
        print("BREACH")
    except OSError:
        pass
