"""Ends the process a little later, from a thread."""

import os
import threading

threading.Timer(0.2, lambda: os._exit(0)).start()
