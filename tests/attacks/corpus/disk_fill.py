"""Fills the disk."""

for place in ("big", "/tmp/big", "/dev/shm/big", "/var/tmp/big", "/big"):
    try:
        with open(place, "wb") as file:
            for _ in range(200):
                file.write(bytes(1 << 20))
        print("BREACH")
    except OSError:
        pass
