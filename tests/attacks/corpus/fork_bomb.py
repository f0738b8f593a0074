"""Forks without end."""

import os
import time

for _ in range(400):
    try:
        if os.fork() == 0:
            time.sleep(60)
            os._exit(0)
    except OSError:
        break
else:
    print("BREACH")
