"""Answers with a class that says it is any other, is equal to all and never the same twice."""


class Anything:
    __class__ = property(lambda self: float)

    def __eq__(self, other):
        return True

    def __hash__(self):
        return id(object())

    def __getattr__(self, name):
        return self

    def __call__(self, *args, **kwargs):
        return self


hostile = Anything()
