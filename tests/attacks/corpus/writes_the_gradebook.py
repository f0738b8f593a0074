"""Gives itself marks in the gradebook."""

with open(r"{gradebook}", "ab") as book:
    book.write(b"mine")
print("BREACH")
