"""Takes all memory."""

blocks = []
while True:
    blocks.append(bytearray(1 << 28))
