"""Numbers of a report that the original would give and that are not known here: ranges of sensitivity analysis, the basis of a
degenerate solution, rays. Standard library only.

A program that asks for one gets a Withheld in its place and goes on: it can print it, compute with it and hand it on. Where it would
decide something (a comparison, a loop, a coefficient of a model) the run ends as Unsupported, by the name of what was asked for. So a
report that is not known cannot change which model is solved last, and costs nothing where it is only printed.

withheld(name) -> Withheld     NAMES keeps the names, in order
"""
from modelling import Unsupported

NAMES = []


def withheld(name):
    if name not in NAMES:
        NAMES.append(name)
    return Withheld(name)


def _decides(self, *others):
    raise Unsupported(self.name)


def _goes_on(self, *others):
    return self


class Withheld:
    __slots__ = ('name',)
    # What it stands for is a number, and a program may ask.
    __class__ = property(lambda self: float)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'<{self.name}>'

    def __format__(self, how):
        return repr(self)

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _goes_on
    __mod__ = __rmod__ = __pow__ = __rpow__ = __neg__ = __pos__ = __abs__ = __round__ = _goes_on
    __bool__ = __float__ = __int__ = __index__ = __hash__ = __iter__ = __len__ = __contains__ = __getitem__ = __complex__ = _decides
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __trunc__ = __ceil__ = __floor__ = _decides
