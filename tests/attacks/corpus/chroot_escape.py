"""Leaves its root folder."""

import os

os.chroot(".")
print("BREACH")
