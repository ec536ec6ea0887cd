"""A stand-in for PuLP 3.3 with its bundled CBC, for running answers written against it.

The names, the laziness, the messages and the odd corners follow the behaviour of the real
library; the solving is the host's. Files are never written, and what cannot be reproduced
faithfully raises `modelling.Unsupported`.
"""
from __future__ import annotations

import collections
import dataclasses
import itertools
import json
import logging
import math
import re
import sys
import types as _types
import warnings
from collections import Counter
from collections.abc import Iterable
from itertools import combinations as combination
from itertools import permutations as permutation
from time import monotonic as clock
from time import time
from typing import Any, Dict, List, Literal, Optional, Type, Union, cast, overload

import modelling as _modelling

VERSION = __version__ = "3.3.2"
EPS = 1e-7
LpContinuous, LpInteger, LpBinary = "Continuous", "Integer", "Binary"
LpCategories = {word: word for word in (LpContinuous, LpInteger, LpBinary)}
LpMinimize, LpMaximize = 1, -1
LpSenses = {LpMaximize: "Maximize", LpMinimize: "Minimize"}
LpSensesMPS = {LpMaximize: "MAX", LpMinimize: "MIN"}
LpStatusNotSolved, LpStatusOptimal, LpStatusInfeasible, LpStatusUnbounded, LpStatusUndefined = 0, 1, -1, -2, -3
LpStatus = {0: "Not Solved", 1: "Optimal", -1: "Infeasible", -2: "Unbounded", -3: "Undefined"}
LpSolutionNoSolutionFound, LpSolutionOptimal, LpSolutionIntegerFeasible = 0, 1, 2
LpSolutionInfeasible, LpSolutionUnbounded = -1, -2
LpSolution = {0: "No Solution Found", 1: "Optimal Solution Found", 2: "Solution Found",
              -1: "No Solution Exists", -2: "Solution is Unbounded"}
LpStatusToSolution = {0: -1, 1: 1, -1: -1, -2: -2, -3: -1}
LpConstraintLE, LpConstraintEQ, LpConstraintGE = -1, 0, 1
LpConstraintTypeToMps = {-1: "L", 0: "E", 1: "G"}
LpConstraintSenses = {0: "=", -1: "<=", 1: ">="}
LpCplexLPLineSize = 78
log = logging.getLogger("pulp.pulp")


class PulpError(Exception):
    """Errors of modelling."""


class PulpSolverError(PulpError):
    """Errors of a solver."""


def set_v4_migration_warnings(enabled):
    """Warnings about the next major version go nowhere here."""


def warn_pulp_cbc_cmd_deprecated(*, stacklevel=2):
    """As above."""


# ---------------------------------------------------------------- variables


class LpElement:
    """Something with a name that stands in expressions."""

    illegal_chars = "-+[] ->/"
    expression = re.compile(f"[{re.escape(illegal_chars)}]")
    trans = str.maketrans(illegal_chars, "________")

    def __init__(self, name):
        self.name = name
        self.hash = id(self)
        self.modified = True

    def setName(self, name):
        if name:
            if self.expression.match(name):
                warnings.warn(f"The name {name} has illegal characters that will be replaced by _")
            name = str(name).translate(self.trans)
        self._name = name or None

    def getName(self):
        return self._name

    name = property(fget=getName, fset=setName)

    def __hash__(self):
        return self.hash

    def __str__(self):
        return self.name

    def __repr__(self):
        return self.name

    def __bool__(self):
        return True

    def __pos__(self):
        return self

    def __neg__(self):
        return -LpAffineExpression(self)

    def __add__(self, other):
        return LpAffineExpression(self) + other

    __radd__ = __add__

    def __sub__(self, other):
        return LpAffineExpression(self) - other

    def __rsub__(self, other):
        return other - LpAffineExpression(self)

    def __mul__(self, other):
        return LpAffineExpression(self) * other

    __rmul__ = __mul__

    def __truediv__(self, other):
        return LpAffineExpression(self) / other

    def __le__(self, other):
        return LpAffineExpression(self) <= other

    def __ge__(self, other):
        return LpAffineExpression(self) >= other

    def __eq__(self, other):
        return LpAffineExpression(self) == other

    def __ne__(self, other):
        if isinstance(other, LpVariable):
            return self.name is not other.name
        if isinstance(other, (LpAffineExpression, LpConstraint)):
            return self is not other.atom() if other.isAtomic() else True
        return True


def _finite_bound(bound, word):
    if bound is not None and not math.isfinite(bound):
        raise PulpError(f"The {word} bound of a variable must be finite, got {bound}")


def _family(name, indices):
    """The name pattern and the tuple of index lists that `dicts`, `dict` and `matrix` share."""
    if not isinstance(indices, tuple):
        indices = (indices,)
    return (name if "%" in name else name + "_%s" * len(indices)), indices


class LpVariable(LpElement):
    """A variable: its bounds (None for none), its category and, once solved, `varValue` and `dj`."""

    def __init__(self, name, lowBound=None, upBound=None, cat=LpContinuous, e=None, *, _skip_v4_deprecation=False):
        LpElement.__init__(self, name)
        self.cat = cat
        self.varValue = None
        self._dj = None
        if cat == LpBinary:
            lowBound, upBound, self.cat = 0, 1, LpInteger
        self._lowbound_original = self.lowBound = lowBound
        self._upbound_original = self.upBound = upBound
        _finite_bound(lowBound, "lower")
        _finite_bound(upBound, "upper")
        if e:
            self.add_expression(e)

    @property
    def dj(self):
        """The reduced cost; of a problem with integers it is worked out when first asked for."""
        if callable(self._dj):
            self._dj()
        return self._dj

    @dj.setter
    def dj(self, number):
        self._dj = number

    def toDict(self):
        return {"name": self.name, "cat": self.cat, "lowBound": self.lowBound, "upBound": self.upBound,
                "varValue": self.varValue, "dj": self.dj}

    to_dict = toDict

    @classmethod
    def fromDict(cls, problem_or_data, data=None):
        data = problem_or_data if data is None else data
        variable = cls(data["name"], data.get("lowBound", 0), data.get("upBound"), data["cat"])
        variable.varValue, variable.dj = data.get("varValue"), data.get("dj")
        return variable

    from_dict = fromDict

    def add_expression(self, e):
        self.expression = e
        self.addVariableToConstraints(e)

    def addVariableToConstraints(self, e):
        for constraint, coefficient in e.items():
            constraint.addVariable(self, coefficient)

    @classmethod
    def matrix(cls, name, indices=None, lowBound=None, upBound=None, cat=LpContinuous, indexStart=None, *,
               _skip_v4_deprecation=False):
        start = [] if indexStart is None else indexStart
        name, indices = _family(name, indices)
        first, rest = indices[0], indices[1:]
        if not rest:
            return [LpVariable(name % tuple(start + [i]), lowBound, upBound, cat) for i in first]
        return [LpVariable.matrix(name, rest, lowBound, upBound, cat, start + [i]) for i in first]

    @classmethod
    def dicts(cls, name, indices=None, lowBound=None, upBound=None, cat=LpContinuous, indexStart=None, *,
              _skip_v4_deprecation=False):
        start = [] if indexStart is None else indexStart
        name, indices = _family(name, indices)
        first, rest = indices[0], indices[1:]
        made = {}
        for i in first:
            if rest:
                made[i] = LpVariable.dicts(name, rest, lowBound, upBound, cat, start + [i])
            else:
                made[i] = LpVariable(name % tuple(start + [str(i)]), lowBound, upBound, cat)
        return made

    @classmethod
    def dict(cls, name, indices, lowBound=None, upBound=None, cat=LpContinuous, *, _skip_v4_deprecation=False):
        name, indices = _family(name, indices)
        if not indices:
            return {}
        # The last list varies slowest, and keys of several lists are tuples.
        keys = indices[0] if len(indices) == 1 else _last_slowest(indices)
        return {key: cls(name % key, lowBound, upBound, cat) for key in keys}

    def getLb(self):
        return self.lowBound

    def getUb(self):
        return self.upBound

    def bounds(self, low, up):
        self.lowBound, self.upBound = low, up
        self.modified = True

    def positive(self):
        self.bounds(0, None)

    def value(self):
        return self.varValue

    def round(self, epsInt=1e-5, eps=1e-7):
        if self.varValue is None:
            return
        if self.upBound is not None and self.upBound < self.varValue <= self.upBound + eps:
            self.varValue = self.upBound
        elif self.lowBound is not None and self.lowBound > self.varValue >= self.lowBound - eps:
            self.varValue = self.lowBound
        if self.cat == LpInteger and abs(round(self.varValue) - self.varValue) <= epsInt:
            self.varValue = round(self.varValue)

    def roundedValue(self, eps=1e-5):
        value = self.varValue
        if self.cat == LpInteger and value is not None and abs(value - round(value)) <= eps:
            return round(value)
        return value

    def valueOrDefault(self):
        """The value, or the number nearest to zero inside the bounds."""
        if self.varValue is not None:
            return self.varValue
        low, up = self.lowBound, self.upBound
        if low is not None and low > 0:
            return low
        if up is not None and up < 0:
            return up
        return 0

    def valid(self, eps):
        value = self.varValue
        if value is None:
            return self.name == "__dummy"
        if self.upBound is not None and value > self.upBound + eps:
            return False
        if self.lowBound is not None and value < self.lowBound - eps:
            return False
        return not (self.cat == LpInteger and abs(round(value) - value) > eps)

    def infeasibilityGap(self, mip=1):
        value = self.varValue
        if value is None:
            raise ValueError("variable value is None")
        if self.upBound is not None and value > self.upBound:
            return value - self.upBound
        if self.lowBound is not None and value < self.lowBound:
            return value - self.lowBound
        if mip and self.cat == LpInteger:
            return round(value) - value
        return 0

    def isBinary(self):
        return self.cat == LpBinary or (self.cat == LpInteger and self.lowBound == 0 and self.upBound == 1)

    def isInteger(self):
        return self.cat == LpInteger

    def isFree(self):
        return self.lowBound is None and self.upBound is None

    def isConstant(self):
        return self.lowBound is not None and self.upBound == self.lowBound

    isFixed = isConstant

    def isPositive(self):
        return self.lowBound == 0 and self.upBound is None

    def asCplexLpVariable(self):
        if self.isFree():
            return f"{self.name} free"
        if self.isConstant():
            return f"{self.name} = {self.lowBound:.12g}"
        if self.lowBound is None:
            text = "-inf <= "
        elif self.lowBound == 0 and self.cat == LpContinuous:
            text = ""
        else:
            text = f"{self.lowBound:.12g} <= "
        text += self.name
        return text if self.upBound is None else f"{text} <= {self.upBound:.12g}"

    def asCplexLpAffineExpression(self, name, include_constant=True):
        return LpAffineExpression(self).asCplexLpAffineExpression(name, include_constant)

    def __ne__(self, other):
        if isinstance(other, LpElement):
            return self.name is not other.name
        return LpElement.__ne__(self, other)

    def __bool__(self):
        return bool(self.roundedValue())

    def setInitialValue(self, val, check=True):
        for relation, word, bound, broken in (
            ("smaller", "lowBound", self.lowBound, lambda: val < self.lowBound),
            ("greater", "upBound", self.upBound, lambda: val > self.upBound),
        ):
            if bound is not None and broken():
                if not check:
                    return False
                raise ValueError(f"In variable {self.name}, initial value {val} is {relation} than {word} {bound}")
        self.varValue = val
        return True

    def fixValue(self):
        if self.varValue is not None:
            self.bounds(self.varValue, self.varValue)

    def unfixValue(self):
        self.bounds(self._lowbound_original, self._upbound_original)


def _last_slowest(lists):
    result = []
    for items in reversed(lists):
        if not result:
            result = [(item,) for item in items]
        elif items:
            result = [(item,) + tail for item in items for tail in result]
    return result


# ---------------------------------------------------------------- expressions


class LpAffineExpression(dict):
    """A constant and a coefficient for each variable (the dict's items)."""

    trans = str.maketrans("-+[] ", "_____")

    def __init__(self, e=None, constant=0.0, name=None):
        self.name = name
        if e is None:
            e = {}
        if not math.isfinite(constant):
            raise PulpError(f"Invalid constant value: {constant}. It must be a finite number.")
        if isinstance(e, (LpAffineExpression, LpConstraint)):
            self.constant = e.constant
            super().__init__(e.items())
        elif isinstance(e, dict):
            self.constant = constant
            super().__init__(e.items())
        elif isinstance(e, Iterable):
            self.constant = constant
            super().__init__(e)
        elif isinstance(e, LpElement):
            self.constant = 0
            super().__init__([(e, 1)])
        else:
            self.constant = e
            super().__init__()

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name).translate(self.trans) if name else None

    def isAtomic(self):
        return len(self) == 1 and self.constant == 0 and next(iter(self.values())) == 1

    def isNumericalConstant(self):
        return len(self) == 0

    def atom(self):
        return next(iter(self.keys()))

    def __bool__(self):
        return float(self.constant) != 0.0 or len(self) > 0

    def value(self):
        return _value_of(self)

    def valueOrDefault(self):
        return self.constant + sum(v.valueOrDefault() * x for v, x in self.items())

    def addterm(self, key, value):
        if key in self:
            self[key] += value
        else:
            self[key] = value

    def emptyCopy(self):
        return LpAffineExpression()

    def copy(self):
        return LpAffineExpression(self)

    def sorted_keys(self):
        return sorted(self.keys(), key=lambda v: v.name)

    def __str__(self, include_constant=True, override_constant=None):
        text = ""
        for variable in self.sorted_keys():
            coefficient = self[variable]
            if coefficient < 0:
                text += " - " if text else "-"
                coefficient = -coefficient
            elif text:
                text += " + "
            text += str(variable) if coefficient == 1 else f"{coefficient}*{variable}"
        if not include_constant:
            return text or "0"
        constant = self.constant if override_constant is None else override_constant
        if not text:
            return str(constant)
        if constant < 0:
            return f"{text} - {-constant}"
        return f"{text} + {constant}" if constant > 0 else text

    def __repr__(self, override_constant=None):
        constant = self.constant if override_constant is None else override_constant
        return " + ".join([f"{self[v]}*{v}" for v in self.sorted_keys()] + [str(constant)])

    def asCplexVariablesOnly(self, name):
        """The finished lines and the open one (a list of pieces) of the variable part in LP format."""
        finished, line = [], [f"{name}:"]
        for place, variable in enumerate(self.sorted_keys()):
            coefficient = self[variable]
            sign = " -" if coefficient < 0 else " +" if place else ""
            coefficient = abs(coefficient)
            piece = f"{sign} {variable.name}" if coefficient == 1 else f"{sign} {coefficient + 0:.12g} {variable.name}"
            line = _append_piece(finished, line, piece)
        return finished, line

    def asCplexLpAffineExpression(self, name, include_constant=True, override_constant=None):
        finished, line = self.asCplexVariablesOnly(name)
        piece = ""
        if not self:
            piece = f" {self.constant}"
        elif include_constant:
            constant = self.constant if override_constant is None else override_constant
            piece = f" - {-constant}" if constant < 0 else f" + {constant}" if constant > 0 else ""
        line = _append_piece(finished, line, piece)
        return "\n".join(finished + ["".join(line)]) + "\n"

    def addInPlace(self, other, sign=1):
        if other is None or (isinstance(other, int) and other == 0):
            return self
        if isinstance(other, LpElement):
            self.addterm(other, sign)
        elif isinstance(other, (LpAffineExpression, LpConstraint)):
            self.constant += other.constant * sign
            for variable, coefficient in other.items():
                self.addterm(variable, coefficient * sign)
        elif isinstance(other, dict):
            for item in other.values():
                self.addInPlace(item, sign=sign)
        elif isinstance(other, Iterable):  # a string goes on for ever here, as it does in the original
            for item in other:
                self.addInPlace(item, sign=sign)
        elif not math.isfinite(other):
            raise PulpError("Cannot add/subtract NaN/inf values")
        else:
            self.constant += other * sign
        return self

    def subInPlace(self, other):
        return self.addInPlace(other, sign=-1)

    def _scaled(self, change):
        made = self.emptyCopy()
        made.constant = change(self.constant)
        for variable, coefficient in self.items():
            made[variable] = change(coefficient)
        return made

    def __neg__(self):
        return self._scaled(lambda number: -number)

    def __pos__(self):
        return self

    def __add__(self, other):
        return self.copy().addInPlace(other)

    __radd__ = __add__

    def __iadd__(self, other):
        return self.addInPlace(other)

    def __sub__(self, other):
        return self.copy().subInPlace(other)

    def __rsub__(self, other):
        return (-self).addInPlace(other)

    def __isub__(self, other):
        return self.subInPlace(other)

    def __mul__(self, other):
        if isinstance(other, LpVariable):
            other = LpAffineExpression(other)
        if isinstance(other, (LpAffineExpression, LpConstraint)):
            if len(other) and len(self):
                raise TypeError("Non-constant expressions cannot be multiplied")
            made = self.emptyCopy()
            made.constant = self.constant * other.constant
            terms, factor = (other, self.constant) if len(other) else (self, other.constant)
            if factor != 0:
                for variable, coefficient in terms.items():
                    made[variable] = factor * coefficient
            return made
        if not math.isfinite(other):
            raise PulpError("Cannot multiply variables with NaN/inf values")
        return self._scaled(lambda number: number * other) if other != 0 else self.emptyCopy()

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        if isinstance(other, (LpAffineExpression, LpConstraint, LpVariable)):
            if len(other):
                raise TypeError("Expressions cannot be divided by a non-constant expression")
            other = other.constant
        if not math.isfinite(other):
            raise PulpError("Cannot divide variables with NaN/inf values")
        return self._scaled(lambda number: number / other)

    def _compare(self, other, sense):
        if isinstance(other, (int, float)):
            return LpConstraint(self, sense, rhs=other)
        return LpConstraint(self - other, sense)

    def __le__(self, other):
        return self._compare(other, LpConstraintLE)

    def __ge__(self, other):
        return self._compare(other, LpConstraintGE)

    def __eq__(self, other):
        return self._compare(other, LpConstraintEQ)

    def toDict(self):
        return [{"name": v.name, "value": x} for v, x in self.items()]

    to_dict = toDict


def _append_piece(finished, line, piece):
    if sum(map(len, line)) + len(piece) > LpCplexLPLineSize:
        finished.append("".join(line))
        return [piece]
    return line + [piece]


def _value_of(terms):
    total = terms.constant
    for variable, coefficient in terms.items():
        if variable.varValue is None:
            return None
        total += variable.varValue * coefficient
    return total


class LpConstraint:
    """expression (<=, =, >=) 0, with the right-hand side folded into `constant`."""

    def __init__(self, e=None, sense=LpConstraintEQ, name=None, rhs=None):
        self.expr = e if isinstance(e, LpAffineExpression) else LpAffineExpression(e)
        self.name = name
        self.constant = self.expr.constant
        if rhs is not None:
            if not math.isfinite(rhs):
                raise PulpError("Cannot set constraint RHS to NaN/inf values")
            self.constant -= rhs
        self.sense = sense
        self._pi = None
        self.slack = None
        self.modified = True

    @property
    def pi(self):
        """The shadow price; of a problem with integers it is worked out when first asked for."""
        if callable(self._pi):
            self._pi()
        return self._pi

    @pi.setter
    def pi(self, number):
        self._pi = number

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = None if name is None else name.translate(LpAffineExpression.trans)

    def getLb(self):
        return -self.constant if self.sense in (LpConstraintGE, LpConstraintEQ) else None

    def getUb(self):
        return -self.constant if self.sense in (LpConstraintLE, LpConstraintEQ) else None

    def __str__(self):
        text = self.expr.__str__(include_constant=False, override_constant=self.constant)
        return text if self.sense is None else f"{text} {LpConstraintSenses[self.sense]} {-self.constant}"

    def __repr__(self):
        text = self.expr.__repr__(override_constant=self.constant)
        return text if self.sense is None else f"{text} {LpConstraintSenses[self.sense]} 0"

    def asCplexLpConstraint(self, name):
        finished, line = self.expr.asCplexVariablesOnly(name)
        if not len(self):
            line = line + ["0"]
        rhs = -self.constant or 0
        line = _append_piece(finished, line, f" {LpConstraintSenses[self.sense]} {rhs:.12g}")
        return "\n".join(finished + ["".join(line)]) + "\n"

    def asCplexLpAffineExpression(self, name, include_constant=True):
        return self.expr.asCplexLpAffineExpression(name, include_constant, override_constant=self.constant)

    def changeRHS(self, RHS):
        self.constant = -RHS
        self.modified = True

    def copy(self):
        return LpConstraint(self.expr.copy(), self.sense, rhs=-self.constant + self.expr.constant)

    def emptyCopy(self):
        return LpConstraint(sense=self.sense)

    def addInPlace(self, other, sign=1):
        if isinstance(other, LpConstraint):
            if not self.sense * other.sense >= 0:
                sign = -sign
            self.constant += other.constant * sign
            self.expr.addInPlace(other.expr, sign)
            self.sense |= other.sense * sign
        elif isinstance(other, (int, float)):
            self.constant += other * sign
            self.expr.addInPlace(other, sign)
        elif isinstance(other, LpAffineExpression):
            self.constant += other.constant * sign
            self.expr.addInPlace(other, sign)
        elif isinstance(other, LpVariable):
            self.expr.addInPlace(other, sign)
        else:
            raise TypeError(f"Constraints and {type(other)} cannot be added")
        return self

    def subInPlace(self, other):
        return self.addInPlace(other, -1)

    def __neg__(self):
        made = self.copy()
        made.constant, made.expr = -made.constant, -made.expr
        return made

    def __add__(self, other):
        return self.copy().addInPlace(other)

    __radd__ = __add__

    def __sub__(self, other):
        return self.copy().subInPlace(other)

    def __rsub__(self, other):
        return (-self).addInPlace(other)

    def _scaled(self, other, change, words):
        if not isinstance(other, (int, float, LpAffineExpression)):
            raise TypeError(f"Cannot {words} {type(other)}")
        made = self.copy()
        factor = other.constant if isinstance(other, LpAffineExpression) else other
        made.constant, made.expr = change(made.constant, factor), change(made.expr, other)
        return made

    def __mul__(self, other):
        return self._scaled(other, lambda a, b: a * b, "multiple LpConstraint by")

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._scaled(other, lambda a, b: a / b, "divide LpConstraint by")

    def valid(self, eps=0):
        value = self.value()
        return abs(value) <= eps if self.sense == LpConstraintEQ else value * self.sense >= -eps

    def makeElasticSubProblem(self, *args, **kwargs):
        return FixedElasticSubProblem(self, *args, **kwargs)

    def toDict(self):
        return {"name": self.name, "sense": self.sense, "coefficients": self.expr.toDict(),
                "pi": self.pi, "constant": self.constant}

    def isAtomic(self):
        return len(self) == 1 and self.constant == 0 and next(iter(self.values())) == 1

    def isNumericalConstant(self):
        return self.expr.isNumericalConstant()

    def atom(self):
        return self.expr.atom()

    def __bool__(self):
        return float(self.constant) != 0.0 or len(self) > 0

    def __len__(self):
        return len(self.expr)

    def __iter__(self):
        return iter(self.expr)

    def __getitem__(self, key):
        return self.expr[key]

    def get(self, key, default):
        return self.expr.get(key, default)

    def keys(self):
        return self.expr.keys()

    def values(self):
        return self.expr.values()

    def items(self):
        return self.expr.items()

    def value(self):
        return _value_of(self)

    def valueOrDefault(self):
        return self.constant + sum(v.valueOrDefault() * x for v, x in self.items())


class LpFractionConstraint(LpConstraint):
    """numerator / denominator (<=, =, >=) RHS, made linear."""

    def __init__(self, numerator, denominator=None, sense=LpConstraintEQ, RHS=1.0, name=None, complement=None):
        self.numerator, self.denominator, self.complement = numerator, denominator, complement
        if denominator is None and complement is not None:
            self.denominator = numerator + complement
        elif denominator is not None and complement is None:
            self.complement = denominator - numerator
        LpConstraint.__init__(self, numerator - RHS * self.denominator, sense=sense, rhs=0, name=name)
        self.RHS = RHS

    def findLHSValue(self):
        if abs(value(self.denominator)) >= EPS:
            return value(self.numerator) / value(self.denominator)
        if abs(value(self.numerator)) <= EPS:
            return 1.0
        raise ZeroDivisionError

    def makeElasticSubProblem(self, *args, **kwargs):
        return FractionElasticSubProblem(self, *args, **kwargs)


class LpConstraintVar(LpElement):
    """A constraint that columns are added to."""

    def __init__(self, name=None, sense=None, rhs=None, e=None):
        LpElement.__init__(self, name)
        self.constraint = LpConstraint(name=self.name, sense=sense, rhs=rhs, e=e)

    def addVariable(self, var, coeff):
        self.constraint.expr.addterm(var, coeff)

    def value(self):
        return self.constraint.value()


class _DeprecatedConstraintsMapping(collections.abc.MutableMapping):
    """`problem.constraints`: a dict by name that can also be called for a list."""

    def __init__(self, problem):
        self._held = problem._constraints

    def __call__(self):
        return list(self._held.values())

    def __getitem__(self, key):
        return self._held[key]

    def __setitem__(self, key, constraint):
        self._held[key] = constraint

    def __delitem__(self, key):
        del self._held[key]

    def __iter__(self):
        return iter(self._held)

    def __len__(self):
        return len(self._held)

    def keys(self):
        return self._held.keys()

    def values(self):
        return self._held.values()

    def items(self):
        return self._held.items()

    def pop(self, key, default=None):
        return self._held.pop(key, default)

    def copy(self):
        return self._held.copy()

    __eq__ = object.__eq__
    __hash__ = object.__hash__


# ---------------------------------------------------------------- problems


class LpProblem:
    """An objective, named constraints and the variables they mention."""

    def __init__(self, name="NoName", sense=LpMinimize):
        if " " in name:
            warnings.warn("Spaces are not permitted in the name. Converted to '_'")
            name = name.replace(" ", "_")
        self.objective = None
        self._constraints = {}
        self.name = name
        self.sense = sense
        self.sos1, self.sos2 = {}, {}
        self.status, self.sol_status = LpStatusNotSolved, LpSolutionNoSolutionFound
        self.noOverlap = 1
        self.solver = self.solverModel = None
        self.modifiedVariables, self.modifiedConstraints = [], []
        self.resolveOK = False
        self._variables, self._variable_ids = [], {}
        self.dummyVar = None
        self.solutionTime = self.solutionCpuTime = 0
        self.lastUnused = 0
        self._word = "unsolved"

    @property
    def constraints(self):
        return _DeprecatedConstraintsMapping(self)

    def get_constraint_by_name(self, name):
        return self._constraints.get(name)

    def add_variable(self, name, lowBound=None, upBound=None, cat=LpContinuous):
        return LpVariable(name, lowBound, upBound, cat)

    def add_variable_dicts(self, name, indices=None, lowBound=None, upBound=None, cat=LpContinuous, indexStart=None):
        return LpVariable.dicts(name, indices, lowBound, upBound, cat, indexStart)

    def add_variable_dict(self, name, indices, lowBound=None, upBound=None, cat=LpContinuous):
        return LpVariable.dict(name, indices, lowBound, upBound, cat)

    def add_variable_matrix(self, name, indices=None, lowBound=None, upBound=None, cat=LpContinuous, indexStart=None):
        return LpVariable.matrix(name, indices, lowBound, upBound, cat, indexStart)

    def __repr__(self):
        lines = [self.name + ":", "MINIMIZE" if self.sense == 1 else "MAXIMIZE", repr(self.objective)]
        if self._constraints:
            lines.append("SUBJECT TO")
            lines += [constraint.asCplexLpConstraint(name) for name, constraint in self._constraints.items()]
        lines.append("VARIABLES")
        lines += [f"{v.asCplexLpVariable()} {LpCategories[v.cat]}" for v in self.variables()]
        return "\n".join(lines) + "\n"

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["_variable_ids"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self._variable_ids = {v.hash: v for v in self._variables}

    def copy(self):
        """Expressions are shared with the copy."""
        made = LpProblem(name=self.name, sense=self.sense)
        made.objective = self.objective
        made._constraints = self._constraints.copy()
        made.sos1, made.sos2 = self.sos1.copy(), self.sos2.copy()
        return made

    def deepcopy(self):
        """Expressions are copied too."""
        made = self.copy()
        if self.objective is not None:
            made.objective = self.objective.copy()
        made._constraints = {name: constraint.copy() for name, constraint in self._constraints.items()}
        return made

    def toDict(self):
        try:
            self.checkDuplicateVars()
        except PulpError:
            raise PulpError("Duplicated names found in variables:\nto export the model, variable names need to be unique")
        self.fixObjective()
        variables = self.variables()
        return {
            "parameters": {"name": self.name, "sense": self.sense, "status": self.status, "sol_status": self.sol_status},
            "objective": {"name": self.objective.name, "coefficients": self.objective.toDict()},
            "variables": [v.toDict() for v in variables],
            "constraints": [c.toDict() for c in self._constraints.values()],
            "sos1": list(self.sos1.values()),
            "sos2": list(self.sos2.values()),
        }

    to_dict = toDict

    @classmethod
    def fromDict(cls, data):
        held = data["parameters"]
        problem = cls(name=str(held["name"]), sense=int(held["sense"]))
        problem.status, problem.sol_status = int(held["status"]), int(held["sol_status"])
        made = {v["name"]: LpVariable.fromDict(v) for v in data["variables"]}
        terms = lambda part: {made[c["name"]]: float(c["value"]) for c in part["coefficients"]}
        problem += LpAffineExpression(e=terms(data["objective"]), name=data["objective"]["name"])
        for row in data["constraints"]:
            problem += LpConstraint(LpAffineExpression(terms(row)), row["sense"], row.get("name"), -row.get("constant", 0))
        problem.sos1, problem.sos2 = dict(enumerate(data["sos1"])), dict(enumerate(data["sos2"]))
        return made, problem

    from_dict = fromDict

    def toJson(self, filename, *args, **kwargs):
        self._touch_file(filename)
        json.dumps(self.toDict(), *args, **kwargs)

    to_json = toJson

    @classmethod
    def fromJson(cls, filename):
        raise _modelling.Unsupported("LpProblem.fromJson")

    from_json = fromJson

    @classmethod
    def fromMPS(cls, filename, sense=LpMinimize, dropConsNames=False):
        raise _modelling.Unsupported("LpProblem.fromMPS")

    def normalisedNames(self):
        constraints = {name: f"C{place:07d}" for place, name in enumerate(self._constraints)}
        return constraints, {v.name: f"X{place:07d}" for place, v in enumerate(self.variables())}, "OBJ"

    def isMIP(self):
        return int(any(v.cat == LpInteger for v in self.variables()))

    def roundSolution(self, epsInt=1e-5, eps=1e-7):
        for variable in self.variables():
            variable.round(epsInt, eps)

    def unusedConstraintName(self):
        self.lastUnused += 1
        while f"_C{self.lastUnused}" in self._constraints:
            self.lastUnused += 1
        return f"_C{self.lastUnused}"

    def valid(self, eps=0):
        return all(v.valid(eps) for v in self.variables()) and all(c.valid(eps) for c in self._constraints.values())

    def infeasibilityGap(self, mip=1):
        gap = 0
        for variable in self.variables():
            gap = max(abs(variable.infeasibilityGap(mip)), gap)
        for constraint in self._constraints.values():
            if not constraint.valid(0):
                gap = max(abs(constraint.value()), gap)
        return gap

    def _add_variables(self, variables):
        for variable in variables:
            if variable.hash not in self._variable_ids:
                self._variables.append(variable)
                self._variable_ids[variable.hash] = variable

    def addVariable(self, variable):
        self._add_variables([variable])

    def addVariables(self, variables):
        self._add_variables(variables)

    def variables(self):
        """The variables that the objective and the constraints mention, by name."""
        if self.objective:
            self._add_variables(self.objective.keys())
        for constraint in self._constraints.values():
            self._add_variables(constraint.keys())
        self._variables.sort(key=lambda v: v.name)
        return self._variables

    def variablesDict(self):
        parts = ([self.objective] if self.objective else []) + list(self._constraints.values())
        return {v.name: v for part in parts for v in part}

    def add(self, constraint, name=None):
        self.addConstraint(constraint, name)

    def addConstraint(self, constraint, name=None):
        if not isinstance(constraint, LpConstraint):
            raise TypeError("Can only add LpConstraint objects")
        if name:
            constraint.name = name
        name = constraint.name or self.unusedConstraintName()
        if name in self._constraints:
            if self.noOverlap:
                raise PulpError("overlapping constraint names: " + name)
            print("Warning: overlapping constraint names:", name)
        self._constraints[name] = constraint
        self.modifiedConstraints.append(constraint)
        self._add_variables(constraint.keys())

    def setObjective(self, obj):
        if isinstance(obj, LpVariable):
            obj = obj + 0.0
        try:
            obj = obj.constraint
            name = obj.name
        except AttributeError:
            name = None
        self.objective = obj
        self.objective.name = name
        self.resolveOK = False

    def __iadd__(self, other):
        name = None
        if isinstance(other, tuple):
            other, name = other
        if other is True:
            return self
        if other is False:
            raise TypeError("A False object cannot be passed as a constraint")
        if isinstance(other, LpConstraintVar):
            self.addConstraint(other.constraint)
        elif isinstance(other, LpConstraint):
            self.addConstraint(other, name)
        elif isinstance(other, (LpAffineExpression, LpVariable, int, float)):
            if self.objective is not None:
                warnings.warn("Overwriting previously set objective.")
            if isinstance(other, LpAffineExpression):
                self.objective = other
                if name is not None:
                    self.objective.name = name
            else:
                self.objective = LpAffineExpression(other)
                self.objective.name = name
        else:
            raise TypeError("Can only add LpConstraintVar, LpConstraint, LpAffineExpression or True objects")
        return self

    def extend(self, other, use_objective=True):
        if isinstance(other, dict):
            self._constraints.update(other)
        elif isinstance(other, LpProblem):
            for variable in set(other.variables()).difference(self.variables()):
                variable.name = other.name + variable.name
            for name, constraint in other._constraints.items():
                constraint.name = other.name + name
                self.addConstraint(constraint)
            if use_objective:
                if other.objective is None:
                    raise ValueError("Objective not set by provided problem")
                self.objective += other.objective
        else:
            for constraint in other:
                name, constraint = constraint if isinstance(constraint, tuple) else (None, constraint)
                self._constraints[name or constraint.name or self.unusedConstraintName()] = constraint

    def coefficients(self, translation=None):
        names = (lambda name: name) if translation is None else translation.__getitem__
        return [(names(v.name), names(row), x) for row, c in self._constraints.items() for v, x in c.items()]

    def writeMPS(self, filename, mpsSense=0, rename=0, mip=1, with_objsense=False):
        """No file comes of it; the variables are given back as the original does."""
        self._touch_file(filename)
        variables = self.variables()
        if rename:
            constraints, names, objective = self.normalisedNames()
            return variables, names, constraints, objective
        return variables

    def writeLP(self, filename, writeSOS=1, mip=1, max_length=100):
        """No file comes of it; the checks of names and the value given back are the original's."""
        self._touch_file(filename)
        was_none, dummy = self.fixObjective()
        for constraint in self._constraints.values():
            if not len(constraint):
                constraint += self.get_dummyVar()
        self.checkLengthVars(max_length)
        variables = self.variables()
        self.checkDuplicateVars()
        self.restoreObjective(was_none, dummy)
        return variables

    def _touch_file(self, filename):
        if not isinstance(filename, str) and not hasattr(filename, "__fspath__"):
            raise TypeError(f"expected str, bytes or os.PathLike object, not {type(filename).__name__}")

    def checkDuplicateVars(self):
        counts = Counter(variable.name for variable in self.variables())
        repeated = {(name, count) for name, count in counts.items() if count >= 2}
        if repeated:
            raise PulpError(f"Repeated variable names: {repeated}")

    def checkLengthVars(self, max_length):
        names = [variable.name for variable in self.variables() if len(variable.name) > max_length]
        if names:
            raise PulpError(f"Variable names too long for Lp format: {names}")

    def assignVarsVals(self, values):
        held = self.variablesDict()
        for name in values:
            if name != "__dummy":
                held[name].varValue = values[name]

    def assignVarsDj(self, values):
        held = self.variablesDict()
        for name in values:
            if name != "__dummy":
                held[name].dj = values[name]

    def assignConsPi(self, values):
        for name in values:
            if name in self._constraints:
                self._constraints[name].pi = values[name]

    def assignConsSlack(self, values, activity=False):
        for name in values:
            if name in self._constraints:
                constraint = self._constraints[name]
                number = float(values[name])
                constraint.slack = -1 * (constraint.constant + number) if activity else number

    def get_dummyVar(self):
        if self.dummyVar is None:
            self.dummyVar = LpVariable("__dummy", 0, 0)
        return self.dummyVar

    def fixObjective(self):
        """A dummy variable stands in for an objective without variables while solving."""
        was_none = self.objective is None
        if was_none:
            self.objective = LpAffineExpression(0)
        dummy = None
        if self.objective.isNumericalConstant():
            dummy = self.get_dummyVar()
            self.objective += dummy
        return was_none, dummy

    def restoreObjective(self, wasNone, dummyVar):
        if wasNone:
            self.objective = None
        elif dummyVar is not None:
            self.objective -= dummyVar

    def solve(self, solver=None, **kwargs):
        solver = solver or self.solver or LpSolverDefault
        was_none, dummy = self.fixObjective()
        self.startClock()
        status = solver.actualSolve(self, **kwargs)
        self.stopClock()
        self.restoreObjective(was_none, dummy)
        self.solver = solver
        return status

    def startClock(self):
        self.solutionCpuTime, self.solutionTime = -clock(), -time()

    def stopClock(self):
        self.solutionTime += time()
        self.solutionCpuTime += clock()

    def sequentialSolve(self, objectives, absoluteTols=None, relativeTols=None, solver=None, debug=False):
        solver = solver or self.solver or LpSolverDefault
        absolute = absoluteTols or [0] * len(objectives)
        relative = relativeTols or [1] * len(objectives)
        self.startClock()
        statuses = []
        for place, (objective, slack, factor) in enumerate(zip(objectives, absolute, relative)):
            self.setObjective(objective)
            statuses.append(solver.actualSolve(self))
            if debug:
                self.writeLP(f"{place}Sequence.lp")
            limit = value(objective) * factor + slack
            name = f"Sequence_Objective_{place}"
            if self.sense == LpMinimize:
                self += objective <= limit, name
            elif self.sense == LpMaximize:
                self += objective >= limit, name
        self.stopClock()
        self.solver = solver
        return statuses

    def resolve(self, solver=None, **kwargs):
        return self.solve(solver=solver or self.solver, **kwargs)

    def setSolver(self, solver=None):
        self.solver = LpSolverDefault if solver is None else solver

    def numVariables(self):
        return len(self._variable_ids)

    def numConstraints(self):
        return len(self._constraints)

    def getSense(self):
        return self.sense

    def assignStatus(self, status, sol_status=None):
        if status not in LpStatus:
            raise PulpError("Invalid status code: " + str(status))
        if sol_status is not None and sol_status not in LpSolution:
            raise PulpError("Invalid solution status code: " + str(sol_status))
        self.status = status
        self.sol_status = LpStatusToSolution[status] if sol_status is None else sol_status
        return True

    @property
    def _core(self):
        """The one question `modelling.report` asks a model besides `_outcome`: its size."""
        return _Core(self)

    def _outcome(self):
        return self._word, _objective(self) if self._word == "optimal" else None


class FixedElasticSubProblem(LpProblem):
    """A constraint loosened by a free band and penalised variables beside it."""

    def __init__(self, constraint, penalty=None, proportionFreeBound=None, proportionFreeBoundList=None):
        super().__init__(f"{constraint.name}_elastic_SubProblem", LpMinimize)
        self.constraint = constraint
        self.constant = constraint.constant
        self.RHS = -constraint.constant
        self += constraint, "_Constraint"
        self.freeVar = LpVariable("_free_bound", upBound=0, lowBound=0)
        self.upVar = LpVariable("_pos_penalty_var", upBound=0, lowBound=0)
        self.lowVar = LpVariable("_neg_penalty_var", upBound=0, lowBound=0)
        constraint.addInPlace(self.freeVar + self.lowVar + self.upVar)
        if proportionFreeBound:
            proportionFreeBoundList = (proportionFreeBound, proportionFreeBound)
        if proportionFreeBoundList:
            self.freeVar.upBound = abs(constraint.constant * proportionFreeBoundList[0])
            self.freeVar.lowBound = -abs(constraint.constant * proportionFreeBoundList[1])
        self.objective = LpAffineExpression()
        if penalty is not None:
            self.upVar.upBound = self.lowVar.lowBound = None
            self.objective = penalty * self.upVar - penalty * self.lowVar

    def _value_or_zero(self, attribute):
        return getattr(self, attribute).value() or 0.0

    def isViolated(self):
        return abs(self._value_or_zero("upVar") + self._value_or_zero("lowVar")) >= EPS

    def findDifferenceFromRHS(self):
        return self.findLHSValue() - self.RHS

    def findLHSValue(self):
        held = self.constraint.value()
        if held is None:
            raise ValueError("Constraint has no value")
        return held - self.constant - sum(self._value_or_zero(name) for name in ("upVar", "lowVar", "freeVar"))

    def deElasticize(self):
        self.upVar.upBound = self.lowVar.lowBound = 0

    def reElasticize(self):
        self.upVar.bounds(0, None)
        self.lowVar.bounds(None, 0)

    def alterName(self, name):
        self.name = f"{name}_elastic_SubProblem"
        self.freeVar.name = self.name + "_free_bound"
        self.upVar.name = self.name + "_pos_penalty_var"
        self.lowVar.name = self.name + "_neg_penalty_var"


class FractionElasticSubProblem(FixedElasticSubProblem):
    """Not reproduced."""

    def __init__(self, *args, **kwargs):
        raise _modelling.Unsupported("FractionElasticSubProblem")


# ---------------------------------------------------------------- solving


class LpSolver:
    """Any solver: only the bundled CBC can be run."""

    name = "LpSolver"
    not_available = "LpSolver: Not Available"

    def __init__(self, mip=True, msg=True, options=None, timeLimit=None, *args, **kwargs):
        self.mip, self.msg, self.timeLimit = mip, msg, timeLimit
        self.options = [] if options is None else options
        self.optionsDict = {key: given for key, given in kwargs.items() if given is not None}

    def available(self):
        return False

    def actualSolve(self, lp, **kwargs):
        raise PulpSolverError(self.not_available)

    def actualResolve(self, lp, **kwargs):
        self.actualSolve(lp, **kwargs)

    def copy(self):
        made = self.__class__()
        made.mip, made.msg, made.options = self.mip, self.msg, self.options
        return made

    def solve(self, lp):
        return lp.solve(self)

    def toDict(self):
        return {"solver": self.name, "mip": self.mip, "msg": self.msg, **self.optionsDict}

    to_dict = toDict


class LpSolver_CMD(LpSolver):
    """A solver run by its command line."""

    name = "LpSolver_CMD"

    def __init__(self, path=None, keepFiles=False, *args, **kwargs):
        LpSolver.__init__(self, *args, **kwargs)
        self.path, self.keepFiles, self.tmpDir = path, keepFiles, "/tmp"


class COIN_CMD(LpSolver_CMD):
    """CBC from the path, which is not there."""

    name = "COIN_CMD"

    def __init__(self, mip=True, msg=True, timeLimit=None, gapRel=None, gapAbs=None, presolve=None, cuts=None,
                 strong=None, options=None, warmStart=False, keepFiles=False, path=None, threads=None, logPath=None,
                 timeMode="elapsed", maxNodes=None):
        LpSolver_CMD.__init__(self, path or "cbc", keepFiles, mip, msg, options, timeLimit, gapRel=gapRel, gapAbs=gapAbs,
                              presolve=presolve, cuts=cuts, strong=strong, warmStart=warmStart, threads=threads,
                              logPath=logPath, timeMode=timeMode, maxNodes=maxNodes)

    def actualSolve(self, lp, **kwargs):
        return self.solve_CBC(lp, **kwargs)

    def solve_CBC(self, lp, use_mps=True):
        raise PulpSolverError(f"Pulp: cannot execute {self.path} cwd: .")


class PULP_CBC_CMD(COIN_CMD):
    """The CBC that comes with the library: the host's solver takes its place."""

    name = "PULP_CBC_CMD"
    pulp_cbc_path = "cbc"

    def __init__(self, mip=True, msg=True, timeLimit=None, gapRel=None, gapAbs=None, presolve=None, cuts=None,
                 strong=None, options=None, warmStart=False, keepFiles=False, path=None, threads=None, logPath=None,
                 timeMode="elapsed", maxNodes=None, _skip_v4_deprecation=False):
        if path is not None:
            raise PulpSolverError("Use COIN_CMD if you want to set a path")
        COIN_CMD.__init__(self, mip, msg, timeLimit, gapRel, gapAbs, presolve, cuts, strong, options, warmStart,
                          keepFiles, None, threads, logPath, timeMode, maxNodes)

    def available(self):
        return "cbc"

    def actualSolve(self, lp, **kwargs):
        # The original's name for the method stands in the message about a wrong keyword.
        return COIN_CMD.actualSolve(self, lp, **kwargs)

    def solve_CBC(self, lp, use_mps=True):
        status = _Solve(lp, self).run()
        if lp.objective is not None and lp.objective.name is None:
            lp.objective.name = "OBJ"  # from the file that CBC is given
        return status


COIN_CMD.solve_CBC.__qualname__ = PULP_CBC_CMD.solve_CBC.__qualname__ = "COIN_CMD.solve_CBC"


def _absent(name, base, message, parameters=()):
    """A solver class that can be made and not run."""

    def start(self, *args, **kwargs):
        for key in kwargs if parameters else ():
            if key not in parameters:
                raise TypeError(f"{name}.__init__() got an unexpected keyword argument '{key}'")
        LpSolver.__init__(self)
        self.msg = kwargs.get("msg", True)
        self.mip = kwargs.get("mip", True)

    return type(name, (base,), {"__init__": start, "name": name, "not_available": message})


_common = ("mip", "msg", "options", "timeLimit", "path", "keepFiles")
GLPK_CMD = GLPK = _absent("GLPK_CMD", LpSolver_CMD, "PuLP: cannot execute glpsol", _common)
HiGHS_CMD = _absent("HiGHS_CMD", LpSolver_CMD, "PuLP: cannot execute highs",
                    _common + ("gapRel", "gapAbs", "threads", "logPath", "warmStart"))
CPLEX_CMD = _absent("CPLEX_CMD", LpSolver_CMD, "PuLP: cannot execute cplex")
GUROBI_CMD = _absent("GUROBI_CMD", LpSolver_CMD, "PuLP: cannot execute gurobi_cl")
SCIP_CMD = SCIP = _absent("SCIP_CMD", LpSolver_CMD, "PuLP: cannot execute scip")
FSCIP_CMD = FSCIP = _absent("FSCIP_CMD", LpSolver_CMD, "PuLP: cannot execute fscip")
XPRESS_CMD = XPRESS = _absent("XPRESS", LpSolver_CMD, "PuLP: cannot execute optimizer")
CHOCO_CMD = _absent("CHOCO_CMD", LpSolver_CMD, "PuLP: cannot execute choco-parsers-with-dependencies.jar")
MIPCL_CMD = _absent("MIPCL_CMD", LpSolver_CMD, "PuLP: cannot execute mps_mipcl")
COPT_CMD = _absent("COPT_CMD", LpSolver_CMD, "COPT_PULP: Failed to execute 'copt_cmd'")
COPT_DLL = _absent("COPT_DLL", LpSolver, "COPT_DLL: Not Available:\nNo module named 'copt'")
COPT = _absent("COPT", LpSolver, "COPT: Not available. No module named 'coptpy'")
CPLEX_PY = CPLEX = _absent("CPLEX_PY", LpSolver, "CPLEX_PY: Not Available:\nNo module named 'cplex'")
GUROBI = _absent("GUROBI", LpSolver, "GUROBI: Not Available")
HiGHS = _absent("HiGHS", LpSolver, "HiGHS: Not Available")
MOSEK = _absent("MOSEK", LpSolver, "MOSEK : Not Available")
PYGLPK = _absent("PYGLPK", LpSolver, "GLPK: Not Available")
SCIP_PY = _absent("SCIP_PY", LpSolver, "The SCIP_PY solver is not available")
XPRESS_PY = _absent("XPRESS_PY", LpSolver, "XPRESS_PY: Not Available")
COINMP_DLL = _absent("COINMP_DLL", LpSolver, "COINMP_DLL: Not Available")
YAPOSIB = _absent("YAPOSIB", LpSolver, "YAPOSIB: Not Available")
CYLP = _absent("CyLP", LpSolver, "CyLP: Not Available")
SAS94 = SASsolver = _absent("SAS94", LpSolver, "SAS94 : Not Available")
SASCAS = _absent("SASCAS", LpSolver, "SASCAS : Not Available")
CUOPT = _absent("CUOPT", LpSolver, "CUOPT : Not Available")
_all_solvers = [CYLP, GLPK_CMD, PYGLPK, CPLEX_CMD, CPLEX_PY, GUROBI, GUROBI_CMD, MOSEK, XPRESS, XPRESS_CMD, XPRESS_PY,
                PULP_CBC_CMD, COIN_CMD, COINMP_DLL, CHOCO_CMD, MIPCL_CMD, SCIP_CMD, FSCIP_CMD, SCIP_PY, HiGHS, HiGHS_CMD,
                COPT, COPT_DLL, COPT_CMD, SAS94, SASCAS, CUOPT]
LpSolverDefault = PULP_CBC_CMD()


def getSolver(solver, *args, **kwargs):
    known = {kind.name: kind for kind in _all_solvers}
    if solver not in known:
        raise PulpSolverError(f"The solver {solver} does not exist in PuLP.\nPossible options are: \n{known.keys()}")
    return known[solver](*args, **kwargs)


def getSolverFromDict(data):
    data = dict(data)
    solver = data.pop("solver", None)
    if solver is None:
        raise PulpSolverError("The json file has no solver attribute.")
    return getSolver(solver, **data)


def getSolverFromJson(filename):
    with open(filename) as file:
        return getSolverFromDict(json.load(file))


def listSolvers(onlyAvailable=False):
    return [kind.name for kind in _all_solvers if not onlyAvailable or kind is PULP_CBC_CMD]


_WIDE = 1e28  # CBC takes bounds this large for none


def _short(number, pattern="%.8g"):
    """A number as it survives a text file: CBC writes eight digits, the MPS file takes thirteen."""
    return float(pattern % number)


class _Solve:
    """One run of CBC: the payload, the statuses as CBC words them, and values as its file rounds them."""

    def __init__(self, problem, solver):
        self.problem, self.solver = problem, solver
        LpSenses[problem.sense]  # a wrong word for the sense is noticed only here
        self.columns = problem.variables()
        self.rows = list(problem._constraints.items())
        names = [v.name for v in self.columns]
        if len(set(names)) < len(names) or any(self._crossed(v) for v in self.columns) or not self._readable():
            raise PulpSolverError("Pulp: Error while executing cbc")

    def _bounds(self, variable):
        low, up = variable.lowBound, variable.upBound
        # An upper bound below zero takes the lower bound of zero away, in the file format CBC reads.
        if low == 0 and up is not None and up < 0:
            low = None
        exact = lambda bound: None if bound is None or abs(bound) >= _WIDE else _short(bound, "%.12e")
        return exact(low), exact(up)

    def _readable(self):
        """Whether all that stands in the file is a number for CBC."""
        expressions = [self.problem.objective, *(row for _, row in self.rows)]
        return all(math.isfinite(bound) for v in self.columns for bound in (v.lowBound, v.upBound) if bound is not None) and all(
            math.isfinite(number) for e in expressions if e is not None for number in (*e.values(), e.constant))

    def _crossed(self, variable):
        low, up = self._bounds(variable)
        return low is not None and up is not None and low > up

    def payload(self, integers=True, objective=True, fixed=None):
        problem = self.problem
        place = {v.hash: i for i, v in enumerate(self.columns)}
        cost = [0.0] * len(self.columns)
        for variable, coefficient in problem.objective.items() if objective else ():
            cost[place[variable.hash]] = _short(coefficient, "%.12e")
        bounds = [self._bounds(v) for v in self.columns]
        whole = [int(integers and v.cat == LpInteger) for v in self.columns]
        if fixed is not None:
            bounds = [(x, x) if v.cat == LpInteger else b for v, b, x in zip(self.columns, bounds, fixed)]
        starts, index, numbers, row_lower, row_upper = [0], [], [], [], []
        for _, row in self.rows:
            for variable, coefficient in row.items():
                index.append(place[variable.hash])
                numbers.append(_short(coefficient, "%.12e"))
            starts.append(len(index))
            rhs = _short(-row.constant if row.constant != 0 else 0, "%.12e")
            row_lower.append(None if row.sense == LpConstraintLE else rhs)
            row_upper.append(None if row.sense == LpConstraintGE else rhs)
        return {
            "maximise": problem.sense == LpMaximize, "offset": 0.0, "cost": cost,
            "lower": [low for low, _ in bounds], "upper": [up for _, up in bounds], "integer": whole,
            "row_lower": row_lower, "row_upper": row_upper, "starts": starts, "index": index, "value": numbers,
            "quadratic": None, "options": self._options(),
        }

    def _options(self):
        limit = self.solver.timeLimit
        options = {"relative_gap": 0.0, "absolute_gap": 1e-10}
        return options if limit is None else {**options, "seconds": float(limit)}

    def run(self):
        mip = self.solver.mip and any(v.cat == LpInteger for v in self.columns)
        out = _modelling.solve_payload(self.payload(integers=mip))
        word = out["status"]
        if word in ("unbounded", "infeasible_or_unbounded"):
            word = self._infeasible_or_unbounded()
        if word == "time_limit" and self.solver.timeLimit is None:
            raise _modelling.Unsupported("a solve that outlasts the time allowed")
        x = out["x"] if word in ("optimal", "time_limit") else None
        status, sol_status = {"optimal": (1, 1), "infeasible": (-1, -1), "unbounded": (-2, -2),
                              "time_limit": (1, 2) if x else (0, 0)}.get(word, (-3, 0))
        relaxed = None
        if word == "infeasible" and mip:
            relaxed = _modelling.solve_payload(self.payload(integers=False))
            if relaxed["status"] == "optimal":
                x, sol_status = relaxed["x"], 0
            elif relaxed["status"] == "unbounded":
                word, status, sol_status = "unbounded", -2, -2
        self._assign(x, out if relaxed is None else relaxed, mip and word == "optimal")
        self.problem.assignStatus(status, sol_status)
        self.problem._word = word
        _modelling.record(self.problem, word, _objective(self.problem) if word == "optimal" else None)
        return status

    def _infeasible_or_unbounded(self):
        """CBC calls a problem unbounded once its linear relaxation is, integers or not."""
        found = _modelling.solve_payload(self.payload(integers=False, objective=False))
        return "unbounded" if found["status"] == "optimal" else found["status"]

    def _assign(self, x, out, mip):
        """CBC gives zeros where it stopped without a point, and the costs as reduced costs."""
        point = {v.hash: 0.0 if x is None else self._value(v, x[i]) for i, v in enumerate(self.columns)}
        for variable in self.columns:
            if variable is not self.problem.dummyVar:
                variable.varValue = _short(point[variable.hash])
                variable.dj = float(self.problem.objective.get(variable, 0.0))
        for _, row in self.rows:
            activity = sum(coefficient * point[v.hash] for v, coefficient in row.items())
            row.slack = -1 * (row.constant + _short(activity))
            row.pi = self._nothing()
        if mip:
            self._put_duals_off(x)
        elif x is not None:
            self._assign_duals(out)

    def _nothing(self):
        """A price of zero: CBC turns the signs of a maximisation round."""
        return -0.0 if self.problem.sense == LpMaximize else 0.0

    def _value(self, variable, number):
        near = round(number)
        if abs(number - near) <= (1e-6 if variable.cat == LpInteger and self.solver.mip else 1e-11):
            number = near
        return number + 0.0

    def _assign_duals(self, out):
        for variable, number in zip(self.columns, out["reduced"] or []):
            if variable is not self.problem.dummyVar:
                variable.dj = _short(number) + 0.0
        for (_, row), number in zip(self.rows, out["dual"] or []):
            row.pi = _short(number) or self._nothing()

    def _put_duals_off(self, x):
        """With integers the prices are those of the linear problem with the integers fixed."""
        fixed = [float(round(number)) for number in x]
        payload = self.payload(integers=False, fixed=fixed)
        later = lambda: self._assign_duals(_modelling.solve_payload(payload))
        for variable in self.columns:
            variable._dj = later
        for _, row in self.rows:
            row._pi = later


def _objective(problem):
    return None if problem.objective is None else problem.objective.value()


class _Core:
    """Size of a problem, in the words of `modelling.Model`."""

    def __init__(self, problem):
        self._problem = problem

    def size(self):
        rows = list(self._problem._constraints.values())
        columns = [v for v in self._problem.variables() if v is not self._problem.dummyVar]
        return {
            "columns": len(columns),
            "rows": len(rows),
            "nonzeros": sum(1 for row in rows for x in row.values() if x != 0),
            "integers": sum(v.cat == LpInteger for v in columns),
            "quadratic": False,
        }


# ---------------------------------------------------------------- helpers of the library


def lpSum(vector):
    return LpAffineExpression().addInPlace(vector)


def _is_vector(thing):
    return isinstance(thing, Iterable) and not isinstance(thing, LpAffineExpression)


def lpDot(v1, v2):
    if not _is_vector(v1) and not _is_vector(v2):
        return v1 * v2
    if not _is_vector(v1):
        return lpDot([v1] * len(v2), v2)
    if not _is_vector(v2):
        return lpDot(v1, [v2] * len(v1))
    return lpSum([lpDot(a, b) for a, b in zip(v1, v2)])


def isNumber(x):
    return isinstance(x, (int, float))


def value(x):
    return x if isNumber(x) else x.value()


def valueOrDefault(x):
    return x if isNumber(x) else x.valueOrDefault()


def resource_clock():
    return 0.0


def allpermutations(orgset, k):
    return itertools.chain.from_iterable(permutation(orgset, size) for size in range(1, k + 1))


def allcombinations(orgset, k):
    return itertools.chain.from_iterable(combination(orgset, size) for size in range(1, k + 1))


def makeDict(headers, array, default=None):
    return _make_dict(headers, array, default)[0]


def _make_dict(headers, array, default):
    """The nested dict, and what stands for a missing key one level up."""
    made, missing = {}, default
    if len(headers) == 1:
        made.update(zip(headers[0], array))
    else:
        for place, header in enumerate(headers[0]):
            made[header], missing = _make_dict(headers[1:], array[place], default)
    if default is None:
        return made, None
    filled = collections.defaultdict(lambda: missing)
    filled.update(made)
    return filled, collections.defaultdict(lambda: missing)


def splitDict(data):
    longest = max([len(entries) for entries in data.values()])
    parts = [{} for _ in range(longest)]
    for key, entries in data.items():
        for place, entry in enumerate(entries):
            parts[place][key] = entry
    return tuple(parts)


def read_table(data, coerce_type, transpose=False):
    lines = data.splitlines()
    headings = lines[1].split()
    table = {}
    for line in lines[2:]:
        row, *items = line.split()
        for heading, item in zip(headings, items):
            table[(heading, row) if transpose else (row, heading)] = coerce_type(item)
    return table


# The library is a package; its parts are this module again, but for the one that a star import binds
# to the name `pulp`, which has no constants (so `pulp.LpMaximize` fails after `from pulp import *`).
_whole = sys.modules[__name__]
const = constants = utilities = apis = core = coin_api = _whole
_PART = """Any Counter Dict FixedElasticSubProblem FractionElasticSubProblem Iterable Literal LpAffineExpression LpConstraint
LpConstraintVar LpElement LpFractionConstraint LpProblem LpSolverDefault LpVariable Optional PULP_CBC_CMD Union cast clock const
dataclasses json log logging lpDot lpSum math overload re sys time value warn_pulp_cbc_cmd_deprecated warnings""".split()
pulp = _types.ModuleType("pulp.pulp")
pulp.__dict__.update({_name: globals()[_name] for _name in _PART})
for _part in ("constants", "utilities", "apis", "apis.core", "apis.coin_api"):
    sys.modules[f"pulp.{_part}"] = _whole
sys.modules["pulp.pulp"] = pulp
for _held in list(globals().values()):
    if isinstance(_held, type) and _held.__module__ == __name__:
        _held.__module__ = "pulp.constants" if _held is PulpError else "pulp.apis.core" if issubclass(_held, (LpSolver, PulpError)) else "pulp.pulp"
__path__ = []
