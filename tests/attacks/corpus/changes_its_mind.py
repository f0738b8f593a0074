"""Answers with lists and numbers that are something else each time they are read."""

import itertools

count = itertools.count()


class Turning(list):
    def __iter__(self):
        return iter([next(count)] * (next(count) % 50))

    def __len__(self):
        return next(count) % 7

    def __getitem__(self, index):
        return Turning()


{every} = Turning()
