"""The matrix interface of gurobipy: MVar, MLinExpr, MQuadExpr and their constraints, each around an array of single ones.

NumPy's look-alike is imported when a matrix is first made, so that programs without one do not wait for it.
"""
import gurobipy as gp
import modelling as _core
from modelling import Unsupported


def _numpy():
    import numpy
    return numpy


def _plain(thing):
    """Operands that are sparse become dense arrays."""
    return thing.toarray() if hasattr(thing, "toarray") else thing


def _mismatch(first, second):
    return ValueError(f"shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape {first} "
                      f"and arg 1 with shape {second}.")


class Matrix:
    """An array of variables, expressions or constraints."""

    __slots__ = ("_array",)
    __hash__ = None
    __array_priority__ = 1001.0

    def __init__(self, array):
        object.__setattr__(self, "_array", array)

    @classmethod
    def _of(cls, array):
        made = object.__new__(cls)
        object.__setattr__(made, "_array", array)
        return made

    shape = property(lambda self: self._array.shape)
    ndim = property(lambda self: self._array.ndim)
    size = property(lambda self: self._array.size)

    def _items(self):
        return self._array.ravel().tolist()

    def __getitem__(self, key):
        found = self._array[key]
        if not isinstance(found, _numpy().ndarray):
            found = _objects([found], ())
        return type(self)._of(found)

    def __iter__(self):
        if not self.shape:
            raise TypeError("iteration over a 0-d array")
        return (self[k] for k in range(self.shape[0]))

    def tolist(self):
        return self._array.tolist()

    def item(self):
        if self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._items()[0]


def _objects(items, shape):
    """An array of objects as they are."""
    numpy = _numpy()
    return numpy._arrays.make(list(items), tuple(shape), numpy._dtypes.OBJECT)


def _expression(item):
    return gp._linear(item)


class _Expressions(Matrix):
    """Arithmetic by elements and products of matrices."""

    __slots__ = ()

    def _class_of(self, array):
        items = array.ravel().tolist()
        if any(isinstance(item, gp.NLExpr) for item in items):
            return MNLExpr
        return MQuadExpr if any(isinstance(item, gp.QuadExpr) for item in items) else MLinExpr

    def _combine(self, other, operate, word):
        other = _plain(other)
        if isinstance(other, (list, tuple)):
            raise TypeError("can't multiply sequence by non-int of type 'MLinExpr'" if word == "*" else
                            f"unsupported operand type(s) for {word}: 'MLinExpr' and '{type(other).__name__}'")
        if isinstance(other, Matrix):
            if not isinstance(other, _Expressions):
                return NotImplemented
            other = other._array
        elif isinstance(other, _numpy().ndarray):
            other = other.astype(object)
        elif gp._is_number(other) or isinstance(other, (gp._Operators, gp.NLExpr)):
            other = _objects([float(other) if gp._is_number(other) else other], ())
        else:
            return NotImplemented
        numpy, mine = _numpy(), self._array
        try:
            shape = numpy._arrays.broadcast([mine.shape, other.shape])
        except ValueError:
            raise _mismatch(mine.shape, other.shape) from None
        pairs = zip(numpy._arrays.stretch(mine, shape), numpy._arrays.stretch(other, shape))
        made = [_grown(operate(a, b)) for a, b in pairs]
        array = _objects(made, shape)
        return self._class_of(array)._of(_same_kind(array))

    def __add__(self, other):
        return self._combine(other, lambda a, b: a + b, "+")

    def __radd__(self, other):
        return self._combine(other, lambda a, b: a + b, "+")

    def __sub__(self, other):
        return self._combine(other, lambda a, b: a - b, "-")

    def __rsub__(self, other):
        return self._combine(other, lambda a, b: a * -1.0 + b, "-")

    def __mul__(self, other):
        return self._combine(other, lambda a, b: a * b, "*")

    def __rmul__(self, other):
        return self._combine(other, lambda a, b: a * b, "*")

    def __truediv__(self, other):
        return self._combine(other, lambda a, b: a / b, "/")

    def __rtruediv__(self, other):
        return self._combine(other, lambda a, b: b / a, "/")

    def __pow__(self, power):
        return self._combine(power, lambda a, b: a ** b, "** or pow()")

    def __neg__(self):
        array = _objects([_scaled(item, -1.0) for item in self._items()], self.shape)
        return self._class_of(array)._of(array)

    def __pos__(self):
        return self

    def __matmul__(self, other):
        return _product(self, other, "@")

    def __rmatmul__(self, other):
        return _product(other, self, "@")

    def _compared(self, other, sense):
        if isinstance(other, gp.GenExpr):
            return gp.TempConstr(self, sense, other)
        return gp.TempConstr(self - other, sense, 0.0)

    def __le__(self, other):
        return self._compared(other, "<")

    def __ge__(self, other):
        return self._compared(other, ">")

    def __eq__(self, other):
        return False if other is None else self._compared(other, "=")

    def __ne__(self, other):
        if other is None:
            return True
        raise gp.GurobiError(0, "Inequality constraints not supported")

    __hash__ = None

    def sum(self, axis=None):
        array = self._array
        if axis is None:
            return self._class_of(array)._of(_objects([_total(self._items())], ()))
        numpy = _numpy()
        axes = numpy._reductions.axes_of(axis, array.ndim)
        outer, lanes, _ = array._lanes(axes)
        made = _objects([_total(lane) for lane in lanes], outer)
        return self._class_of(array)._of(made)

    def getValue(self):
        try:
            values = [item.X if isinstance(item, gp.Var) else item.value(lambda column: column.owner.X) for item in self._items()]
        except AttributeError as error:
            raise gp.GurobiError(10005, str(error)) from None
        return _numpy().array(values, dtype=float).reshape(self.shape)

    @property
    def T(self):
        return type(self)._of(self._array.T)

    def copy(self):
        return type(self)._of(_objects([_copied(item) for item in self._items()], self.shape))

    def __repr__(self):
        numpy = _numpy()
        shown = _objects([_Shown(item) for item in self._items()], self.shape)
        removed = " (some removed)" if any(getattr(item, "_state", "") == "removed" for item in self._items()) else ""
        text = numpy.array2string(shown, separator=", ", prefix="array(", suffix=")") if self.shape else repr(shown.item())
        return f"<{type(self).__name__} {self.shape}{removed}>\narray({text})"

    __str__ = __repr__


def _scaled(item, factor):
    fresh = gp._linear(item)
    if fresh is None:
        return item * factor
    fresh.scale(factor).constant += 0.0
    return fresh


class _Shown:
    """How an element prints within its array."""

    def __init__(self, item):
        self._item = item

    def __repr__(self):
        return repr(self._item) if isinstance(self._item, gp.Var) else f" {self._item}"


def _copied(item):
    return item.copy() if isinstance(item, _core.Expression) else item


def _grown(item):
    """Results are expressions: a power of one leaves a variable, one of zero a number."""
    return _expression(item) if isinstance(item, (gp.Var, float, int)) else item


def _same_kind(array):
    """Where one element is quadratic, all are."""
    if any(isinstance(item, gp.QuadExpr) for item in array._b):
        array._b[:] = [item if not isinstance(item, gp.LinExpr) else item.copy(gp.QuadExpr) for item in array._b]
    return array


def _total(items):
    total = gp.LinExpr._of([], [])
    for item in items:
        total = gp._in_place(total, item, 1.0)
    return total


def _lines(array, rows):
    """The rows, or the columns, of an array of one or two dimensions."""
    held = array.tolist()
    if array.ndim == 1:
        return [held]
    return held if rows else list(zip(*held)) if held else []


def _product(left, right, word):
    """left @ right; one of them at least is a matrix of expressions."""
    left, right = _plain(left), _plain(right)
    numpy = _numpy()
    arrays = []
    for side in (left, right):
        if isinstance(side, _Expressions):
            arrays.append(side._array)
        elif isinstance(side, numpy.ndarray):
            arrays.append(side)
        elif isinstance(side, (list, tuple)):
            return NotImplemented
        else:
            raise ValueError("Input operand does not have enough dimensions")
    a, b = arrays
    if a.ndim == 0 or b.ndim == 0:
        raise ValueError(f"{'Left' if a.ndim == 0 else 'Right'} operand has not enough dimensions (0)")
    if a.ndim > 2 or b.ndim > 2:
        raise Unsupported("a matrix product of more than two dimensions")
    size = a.shape[-1]
    if size != b.shape[0]:
        raise ValueError(f"Mismatching inner dimensions {size} vs. {b.shape[0]}")
    rows, columns = _lines(a, True), _lines(b, False)
    if isinstance(left, _Expressions) and isinstance(right, _Expressions):
        made = [_inner_product(row, column) for row in rows for column in columns]
    elif isinstance(left, _Expressions):
        made = [_inner(column, row) for row in rows for column in columns]
    else:
        made = [_inner(row, column) for row in rows for column in columns]
    shape = (*a.shape[:-1], *b.shape[1:])
    cls = MQuadExpr if any(isinstance(item, gp.QuadExpr) for item in made) else MLinExpr
    return cls._of(_same_kind(_objects(made, shape)))


def _inner(numbers, items):
    total = gp.LinExpr._of([], [])
    for number, item in zip(numbers, items):
        if not number:
            continue
        if isinstance(item, gp.Var):
            total.columns.append(item._column)
            total.coefficients.append(float(number))
        else:
            total = gp._in_place(total, item if number == 1 else item * float(number), 1.0)
    return total


def _inner_product(ones, others):
    total = gp.QuadExpr()
    for one, other in zip(ones, others):
        if isinstance(one, gp.Var) and isinstance(other, gp.Var):
            total.quadratic.append((one._column, other._column, 1.0))
            continue
        part = one * other
        if isinstance(part, gp.NLExpr):
            raise gp.GurobiError(-1, "Unable to convert argument to an expression")
        _core.Expression.add(total, part)
    return total


class _Attributes:
    """Attributes of all elements as arrays."""

    __slots__ = ()

    def __getattr__(self, name):
        known = self._single._read.get(name.lower()) if not name.startswith("__") else None
        if known is None:
            raise AttributeError(f"'gurobipy.{type(self).__name__}' object has no attribute '{name}'")
        items = self._items()
        for item in items:
            if item._state == "pending":
                raise gp.GurobiError(0, f"Index 0 out of range for attribute '{known[0]}'")
        try:
            values = [getattr(item, name) for item in items]
        except AttributeError as error:
            raise gp.GurobiError(10005, str(error)) from None
        numpy = _numpy()
        kind = "U1" if known[0] in ("VType", "Sense", "QCSense") else object if known[0] in ("VarName", "ConstrName", "QCName", "VTag", "CTag") else None
        if kind is None:
            kind = int if values and all(isinstance(value, int) for value in values) else float
        return numpy.array(values, dtype=kind).reshape(self.shape)

    def __setattr__(self, name, given):
        if name.lower() not in self._single._write:
            if name.lower() in self._single._read:
                raise AttributeError(f"Attribute '{self._single._read[name.lower()][0]}' cannot be set")
            raise AttributeError(f"'gurobipy.{type(self).__name__}' object has no attribute '{name}'")
        for item, value in zip(self._items(), _spread(given, self.shape, AttributeError("Shape mismatch"))):
            setattr(item, name, value)

    def getAttr(self, attrname):
        return getattr(self, attrname)

    def setAttr(self, attrname, newvalue):
        setattr(self, attrname, newvalue)


def _spread(given, shape, wrong=None, kind=None):
    """A plain value for each element from one value or an array."""
    numpy = _numpy()
    if isinstance(given, str):
        return [given] * _count(shape)
    array = numpy.asarray(_plain(given)) if kind is None else numpy.array(_plain(given), dtype=kind)
    try:
        return numpy._arrays.stretch(array, tuple(shape))
    except ValueError:
        if wrong is not None:
            raise wrong from None
        numpy.broadcast_to(array, shape)
        raise


def _count(shape):
    total = 1
    for size in shape:
        total *= size
    return total


class MVar(_Attributes, _Expressions):
    __slots__ = ()
    _single = gp.Var

    def __init__(self, varlist, *rest):
        if rest or not isinstance(varlist, (list, tuple)):
            raise Unsupported("MVar of other than a list of variables")
        super().__init__(self.fromlist(varlist)._array)

    @classmethod
    def fromlist(cls, varlist):
        array = _numpy().array(list(varlist), dtype=object)
        for item in array.ravel():
            if not isinstance(item, gp.Var):
                raise TypeError(f"Expected Var, got {type(item).__name__}") if not isinstance(item, Matrix) else Unsupported("MVar.fromlist of matrices")
        return cls._of(array)

    @classmethod
    def fromvar(cls, var):
        return cls._of(_objects([var], ()))

    def reshape(self, *shape, order="C"):
        return MVar._of(self._array.reshape(*shape, order=order))

    def transpose(self):
        return MVar._of(self._array.T)

    def diagonal(self, offset=0):
        return MVar._of(self._array.diagonal(offset))

    def copy(self):
        return MVar._of(self._array.copy())


class MLinExpr(_Expressions):
    __slots__ = ()
    _make = gp.LinExpr

    @classmethod
    def zeros(cls, shape):
        numpy = _numpy()
        shape = numpy._arrays.as_shape(shape)
        return cls._of(_objects([cls._make() for _ in range(_count(shape))], shape))

    def __iadd__(self, other):
        return self._changed(other, 1.0)

    def __isub__(self, other):
        return self._changed(other, -1.0)

    def _changed(self, other, factor):
        if not self.shape and (isinstance(other, (gp.Var, gp.LinExpr)) or isinstance(other, (MVar, MLinExpr)) and not isinstance(other, MQuadExpr) and not other.shape):
            item = other._items()[0] if isinstance(other, Matrix) else other
            array = self._array
            gp._in_place(array._b[array._off], item, factor)
            return self
        made = self + other if factor > 0 else self - other
        if made.shape == self.shape and type(made) is type(self):
            self._array[...] = made._array
            return self
        return made

    def __setitem__(self, key, value):
        value = value._array if isinstance(value, Matrix) else value
        numpy = _numpy()
        part = self._array[key]
        shape = part.shape if isinstance(part, numpy.ndarray) else ()
        array = value if isinstance(value, numpy.ndarray) else _objects([value], ())
        self._array[key] = _objects([gp._linear(item) for item in numpy._arrays.stretch(array, shape)], shape) if shape else gp._linear(array.ravel().tolist()[0])

    def clear(self):
        for item in self._items():
            item.clear()


class MQuadExpr(MLinExpr):
    __slots__ = ()
    _make = gp.QuadExpr


class MNLExpr(_Expressions):
    __slots__ = ()


class _Constraints(_Attributes, Matrix):
    __slots__ = ()

    def __eq__(self, other):
        return self is other

    __hash__ = object.__hash__

    def __repr__(self):
        waiting = " *awaiting model update*" if any(item._state == "pending" for item in self._items()) else ""
        return f"<{type(self).__name__} {self.shape}{waiting}>"


class MConstr(_Constraints):
    __slots__ = ()
    _single = gp.Constr


class MQConstr(_Constraints):
    __slots__ = ()
    _single = gp.QConstr


class MGenConstr(_Constraints):
    __slots__ = ()
    _single = gp.GenConstr


# -- joining

def _joined(name):
    def join(*args, **named):
        arrays = [item._array if isinstance(item, _Expressions) else _numpy().asarray(item).astype(object) for item in args[0]]
        made = getattr(_numpy(), name)(arrays, *args[1:], **named)
        if all(isinstance(item, MVar) for item in args[0]):
            return MVar._of(made)
        flat = _same_kind(_objects([_grown(item) for item in made.ravel().tolist()], made.shape))
        return (MQuadExpr if any(isinstance(item, gp.QuadExpr) for item in flat._b) else MLinExpr)._of(flat)
    join.__name__ = name
    return join


concatenate, hstack, vstack = map(_joined, ("concatenate", "hstack", "vstack"))


# -- methods of Model

def _names(name, shape):
    """One name for each element, its place in brackets."""
    if not name:
        return [""] * _count(shape)
    if not shape:
        return [name]
    return [f"{name}[{','.join(map(str, place))}]" for place in _numpy().ndindex(*shape)]


def addMVar(self, shape, lb=0.0, ub=gp.GRB.INFINITY, obj=0.0, vtype=gp.GRB.CONTINUOUS, name=""):
    shape = tuple(_whole(size) for size in shape) if isinstance(shape, tuple) else (int(shape) if not isinstance(shape, float) else _whole(shape),)
    count = _count(shape)
    lower, upper, cost = (_spread(given, shape, kind=float) for given in (lb, ub, obj))
    kinds = _spread(vtype, shape)
    names = _names(name, shape) if isinstance(name, str) else [str(word) for word in _spread(name, shape)]
    for kind in kinds:
        gp._checked_kind(gp._kind(kind))
    lower, upper, cost = gp._new_bounds(lower), gp._new_bounds(upper), gp._array(cost)
    made = [self._new_var(lower[k], upper[k], cost[k], gp._kind(kinds[k]), names[k]) for k in range(count)]
    return MVar._of(_objects(made, shape))


def _whole(size):
    if isinstance(size, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    return int(size)


def add_constraints(model, constr, name):
    """What Model.addConstr does with a comparison of matrices."""
    difference = constr._lhs - constr._rhs if isinstance(constr._lhs, Matrix) and (isinstance(constr._rhs, Matrix) or constr._rhs != 0.0) else constr._lhs
    if not isinstance(difference, _Expressions):
        raise gp.GurobiError(10003, "Invalid value for Model.addConstr")
    if isinstance(difference, MNLExpr):
        raise gp.GurobiError(10003, "Nonlinear constraints must take the form y=f(x)")
    if not isinstance(name, str):
        raise gp.GurobiError(-1, "Problem adding constraints")
    made, quadratic = [], isinstance(difference, MQuadExpr)
    for item, word in zip(difference._items(), _names(name, difference.shape)):
        expression = gp._linear(item)
        limit = -gp._constant(expression.constant)
        expression.constant = 0.0
        made.append(model._new_quadratic(expression.copy(gp.QuadExpr), constr._sense, limit, word) if quadratic else
                    model._new_row(expression, constr._sense, limit, word))
    return (MQConstr if quadratic else MConstr)._of(_objects(made, difference.shape))


def values(matrix, x):
    """A value for each variable from those of all columns."""
    return _numpy().array([x[item._column.index] for item in matrix._items()], dtype=float).reshape(matrix.shape)


def single(constr):
    """A comparison of matrices of one element as one of single expressions; any other as it is."""
    if not is_matrix(constr):
        return constr
    lhs, rhs = (side.item() if isinstance(side, Matrix) else side for side in (constr._lhs, constr._rhs))
    expression = gp._linear(lhs)
    if isinstance(expression, gp.LinExpr) and rhs == 0.0 and len(expression.columns) == 1 and expression.coefficients[0] == 1.0:
        return gp.TempConstr(expression.columns[0].owner, constr._sense, -expression.constant)
    return gp.TempConstr(lhs, constr._sense, rhs)


def is_matrix(constr):
    return isinstance(constr, gp.TempConstr) and (isinstance(constr._lhs, Matrix) or isinstance(constr._rhs, Matrix))


def _all_or(model, x, count, argument):
    """The variables a matrix's columns stand for: those given, or all of the model."""
    if x is None:
        items = model._vars + [item for item, group in model._added if group is model._vars and item._state == "pending"]
    else:
        items = x._items() if isinstance(x, Matrix) else list(x)
    if len(items) != count:
        raise gp.GurobiError(10003, f"Incompatible no. columns in argument '{argument}'")
    return items


def addMConstr(self, A, x, sense, b, name=""):
    numpy = _numpy()
    A, b = numpy.asarray(_plain(A)).astype(float), numpy.asarray(b).astype(float)
    if b.ndim != 1:
        raise ValueError(f"Buffer has wrong number of dimensions (expected 1, got {b.ndim})")
    if A.ndim != 2:
        raise gp.GurobiError(10003, "Argument 'A' must be a 2-dimensional matrix")
    items = _all_or(self, x, A.shape[1], "A")
    if len(b) != A.shape[0]:
        raise gp.GurobiError(10003, "Incompatible 'b' argument length")
    senses = [sense] * len(b) if isinstance(sense, str) else [str(word) for word in sense]
    made = [self._new_row(_inner(row, items), gp._sense(senses[k]), float(b[k]), word)
            for k, (row, word) in enumerate(zip(A.tolist(), _names(name, (len(b),))))]
    return MConstr._of(_objects(made, (len(b),)))


def _quadratic(model, Q, c, left, right, linear):
    numpy, total = _numpy(), gp.QuadExpr()
    if Q is not None:
        Q = numpy.asarray(_plain(Q)).astype(float)
        if Q.ndim != 2:
            raise gp.GurobiError(10003, "Argument 'Q' must be a 2-dimensional matrix")
        try:
            rows, columns = _all_or(model, left, Q.shape[0], "Q"), _all_or(model, right, Q.shape[1], "Q")
        except gp.GurobiError:
            raise gp.GurobiError(10003, "Q and x dimensions do not match") from None
        for one, row in zip(rows, Q.tolist()):
            for other, number in zip(columns, row):
                if number:
                    total.quadratic.append((one._column, other._column, number))
    if c is not None:
        c = numpy.asarray(c).astype(float).ravel()
        try:
            items = _all_or(model, linear, len(c), "c")
        except gp.GurobiError:
            raise gp.GurobiError(10003, "Incompatible 'c' argument length") from None
        _core.Expression.add(total, _inner(c.tolist(), items))
    return total


def addMQConstr(self, Q, c, sense, rhs, xQ_L=None, xQ_R=None, xc=None, name=""):
    return self._new_quadratic(_quadratic(self, Q, c, xQ_L, xQ_R, xc), gp._sense(sense), float(rhs), name)


def setMObjective(self, Q, c, constant, xQ_L=None, xQ_R=None, xc=None, sense=None):
    expression = _quadratic(self, Q, c, xQ_L, xQ_R, xc)
    expression.constant += float(constant)
    self.setObjective(expression if expression.quadratic else expression.getLinExpr(), sense)


def getA(self):
    """The matrix of the linear rows, sparse."""
    from scipy.sparse import csr_matrix
    held = {(row._row.index, column.index): number for row in self._constrs for column, number in row._row.terms.items()}
    return csr_matrix._of((len(self._constrs), len(self._vars)), held, _numpy().dtype(float))


# Messages about wrong arguments name the bare method in the original.
for _class in (Matrix, _Expressions, _Attributes, MVar, MLinExpr):
    for _held in vars(_class).values():
        if hasattr(_held, "__code__"):
            _held.__qualname__ = _held.__name__
