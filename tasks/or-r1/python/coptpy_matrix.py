"""The matrix interface of coptpy: MVar, MLinExpr, MQuadExpr, their constraints, and NdArray, in which their values come.

NumPy's look-alike is imported when a matrix is first made, so that programs without one do not wait for it.
"""
import coptpy as cp
from modelling import Unsupported

_UNKNOWN = 1e30


def _numpy():
    import numpy
    return numpy


def _objects(items, shape):
    """An array of objects as they are."""
    numpy = _numpy()
    return numpy._arrays.make(list(items), tuple(shape), numpy._dtypes.OBJECT)


def _text(shape):
    return ', '.join(map(str, shape))


class Shape(tuple):
    def __repr__(self):
        return f'<coptpy.Shape: {tuple(self)}>'

    def __str__(self):
        return str(tuple(self))


class _Matrix:
    """An array; what is taken out of it loses the axes of length one."""
    __slots__ = ('_array',)
    __hash__ = None
    __array_ufunc__ = None
    __array_priority__ = 0.0

    @classmethod
    def _of(cls, array):
        made = object.__new__(cls)
        object.__setattr__(made, '_array', array)
        return made

    shape = property(lambda self: Shape(self._array.shape))
    ndim = property(lambda self: self._array.ndim)
    size = property(lambda self: self._array.size)

    def _items(self):
        return self._array.ravel().tolist()

    def _part(self, key):
        keys = key if isinstance(key, tuple) else (key,)
        array = self._array
        if len(keys) > array.ndim or any(one is None for one in keys):
            raise cp._invalid(f'View has dimensions larger than #ND ({array.ndim})')
        plain = []
        for axis, one in enumerate(keys):
            if not isinstance(one, slice):
                one = int(one)
                if not -array.shape[axis] <= one < array.shape[axis]:
                    raise cp._invalid(f'Index ({one}) is out of bounds for axis {axis} of dimension {array.shape[axis]}')
                one = slice(one % array.shape[axis], one % array.shape[axis] + 1)
            plain.append(one)
        part = array[tuple(plain)]
        kept = tuple(size for size in part.shape if size != 1)
        return part.reshape(kept if kept or array.ndim == 1 else (1,))

    def __getitem__(self, key):
        return type(self)._of(self._part(key))

    def item(self):
        if self.size != 1:
            raise ValueError(f'{type(self).__name__} has elements {self.size} > 1')
        return self._items()[0]

    @property
    def T(self):
        return type(self)._of(self._array.T)

    def transpose(self):
        return type(self)._of(self._array.T)

    def reshape(self, shape, order='C'):
        if order != 'C':
            raise NotImplementedError("only support array of order of 'C'")
        return type(self)._of(self._array.reshape(shape))

    def flatten(self):
        return type(self)._of(self._array.reshape(-1))

    def diagonal(self, offset=0):
        return type(self)._of(self._array.diagonal(offset))

    def repeat(self, repeats, axis=None):
        return type(self)._of(self._array.repeat(repeats, axis))

    def clone(self):
        return type(self)._of(self._array.copy())


def _axes(array, axis):
    axis = int(axis)
    if not -array.ndim <= axis < array.ndim:
        raise cp._invalid(f'Axis {axis} is out of bounds for array of dimension {array.ndim}')
    return [axis % array.ndim]


def _broadcast(first, second):
    try:
        return _numpy()._arrays.broadcast([first.shape, second.shape])
    except ValueError:
        raise cp._invalid(f'(INVALID) Operand 1 of shape ({_text(first.shape)}) is not compatible with Operand 2 of shape ({_text(second.shape)})') from None


def _arrays_of(left, right):
    """The two sides of a product as arrays, and the vectors that meet."""
    numpy, sides = _numpy(), []
    for side in (left, right):
        if isinstance(side, _Matrix):
            array = side._array
        else:
            array = numpy.asarray(side.toarray() if hasattr(side, 'toarray') else side)
        sides.append(array if array.ndim else array.reshape(1))
    a, b = sides
    if a.ndim > 2 or b.ndim > 2:
        raise Unsupported('a matrix product of more than two dimensions')
    if a.shape[-1] != b.shape[0]:
        raise cp._invalid(f'Operand 1 has a mismatch at axis {a.ndim - 1}, size {a.shape[-1]} != {b.shape[0]}')
    held = b.tolist()
    rows = a.tolist() if a.ndim == 2 else [a.tolist()]
    columns = list(zip(*held)) if b.ndim == 2 else [held]
    return rows, columns, (*a.shape[:-1], *b.shape[1:])


class NdArray(_Matrix):
    """Numbers, or letters, by place."""
    __slots__ = ()
    __hash__ = object.__hash__
    __eq__ = object.__eq__

    def __init__(self, args=None, *rest):
        if rest:
            raise Unsupported('NdArray of this form')
        object.__setattr__(self, '_array', _numpy().array(args))

    def __getitem__(self, key):
        part = self._part(key)
        return part.ravel().tolist()[0] if part.size == 1 else NdArray._of(part)

    def __iter__(self):
        return iter(self._items())

    def tolist(self):
        return self._items()

    def tonumpy(self):
        return self._array.copy()

    def item(self):
        if self.size != 1:
            raise ValueError(f'NdArray has items of {self.size}')
        return self._items()[0]

    def sum(self, axis=None):
        if axis is None:
            return float(self._array.sum())
        return NdArray._of(_numpy().asarray(self._array.sum(axis=_axes(self._array, axis)[0])))

    def _with(self, other, operate):
        if isinstance(other, (_Expressions, cp._Operand)):
            return NotImplemented
        other = other._array if isinstance(other, NdArray) else _numpy().asarray(other)
        _broadcast(self._array, other)
        return NdArray._of(_numpy().asarray(operate(self._array, other)))

    def __add__(self, other):
        return self._with(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._with(other, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._with(other, lambda a, b: b - a)

    def __mul__(self, other):
        return self._with(other, lambda a, b: a * b)

    def __truediv__(self, other):
        return self._with(other, lambda a, b: a / b)

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return NdArray._of(-self._array)

    def _times(self, left, right):
        rows, columns, shape = _arrays_of(left, right)
        values = [sum(a * b for a, b in zip(row, column)) for row in rows for column in columns]
        return NdArray._of(_numpy().array(values, dtype=float).reshape(shape))

    def __matmul__(self, other):
        return NotImplemented if isinstance(other, _Expressions) else self._times(self, other)

    def __rmatmul__(self, other):
        return self._times(other, self)

    def _shown(self):
        return _nested(self._array.tolist(), lambda value: value if isinstance(value, str) else f'{value:g}') + ('\n' if self.ndim else '')

    def __str__(self):
        return self._shown()

    def __format__(self, how):
        return format(self._shown(), how)

    def __repr__(self):
        return f'<coptpy.NdArray shape={tuple(self.shape)}>\n{self._shown()}'


def _nested(values, word):
    """Rows below each other, a line after the last but that of one dimension."""
    if not isinstance(values, list):
        return word(values)
    if values and isinstance(values[0], list):
        return '[' + '\n '.join(_nested(row, word) for row in values) + '\n]'
    return f"[{', '.join(map(word, values))}]"


class _Expressions(_Matrix):
    """Arithmetic by elements and products of matrices."""
    __slots__ = ()

    def _with(self, other, operate):
        numpy = _numpy()
        if isinstance(other, _Expressions):
            other = other._array
        elif isinstance(other, NdArray):
            other = other._array.astype(object)
        elif isinstance(other, cp._Operand):
            if other._rank == 3:
                raise Unsupported('a nonlinear expression in a matrix')
            other = _objects([other], ())
        elif isinstance(other, (str, dict)) or other is None:
            return NotImplemented
        else:
            other = numpy.asarray(other.toarray() if hasattr(other, 'toarray') else other)
            other = other.astype(float).astype(object)
            # A number is a matrix of one element here.
            other = other if other.ndim else other.reshape(1)
        shape = _broadcast(self._array, other)
        made = [operate(a, b) for a, b in zip(numpy._arrays.stretch(self._array, shape), numpy._arrays.stretch(other, shape))]
        return _expressions(made, shape)

    def __add__(self, other):
        return self._with(other, lambda a, b: a + b)

    __radd__ = __add__

    def __sub__(self, other):
        return self._with(other, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._with(other, lambda a, b: b - a)

    def __mul__(self, other):
        return self._with(other, lambda a, b: a * b)

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, (_Expressions, cp._Operand)):
            return NotImplemented
        return self._with(other, lambda a, b: a / b)

    def __neg__(self):
        return self * -1.0

    def __matmul__(self, other):
        return _product(self, other)

    def __rmatmul__(self, other):
        return _product(other, self)

    def _compared(self, other, sense):
        if isinstance(other, (int, float)) or hasattr(other, '__float__') and not getattr(other, 'shape', ()):
            # Unlike in arithmetic, a number changes no shape here.
            return _builder(_expressions([item - float(other) for item in self._items()], self.shape), sense)
        difference = self - other
        if difference is NotImplemented:
            return difference
        if difference.size == 1:
            difference = type(difference)._of(difference._array.reshape(tuple(self.shape)))
        return _builder(difference, sense)

    def __le__(self, other):
        return self._compared(other, 'L')

    def __ge__(self, other):
        return self._compared(other, 'G')

    def __eq__(self, other):
        return self._compared(other, 'E')

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def sum(self, axis=None):
        array = self._array
        if axis is None:
            return _expressions([_total(self._items())], ())
        outer, lanes, _ = array._lanes(_axes(array, axis))
        return _expressions([_total(lane) for lane in lanes], outer)

    def getValue(self):
        return _numbers([_value(item) for item in self._items()], self.shape)


def _value(item):
    return item.getValue() if not isinstance(item, cp.Var) else item._value()


def _numbers(values, shape):
    return NdArray._of(_numpy().array(values, dtype=float).reshape(tuple(shape)))


def _total(items):
    total = cp.LinExpr()
    for item in items:
        if isinstance(item, cp.QuadExpr) and total._rank < 2:
            total = total.copy(cp.QuadExpr)
        cp._into(total, item, 1.0)
    return total


def _expressions(items, shape):
    """A matrix of expressions of one kind."""
    quadratic = any(isinstance(item, cp.QuadExpr) for item in items)
    items = [cp._copy(item, 2 if quadratic else 1) if isinstance(item, cp._Operand) else cp.LinExpr(float(item)) for item in items]
    return (MQuadExpr if quadratic else MLinExpr)._of(_objects(items, shape))


def _product(left, right):
    rows, columns, shape = _arrays_of(left, right)
    if isinstance(left, _Expressions) and isinstance(right, _Expressions):
        made = [_total(one * other for one, other in zip(row, column)) for row in rows for column in columns]
    elif isinstance(left, _Expressions):
        made = [_inner(column, row) for row in rows for column in columns]
    else:
        made = [_inner(row, column) for row in rows for column in columns]
    return _expressions(made, shape)


def _inner(numbers, items):
    total = cp.LinExpr()
    for number, item in zip(numbers, items):
        if isinstance(item, cp.Var):
            total.add_term(item._column, float(number))
        else:
            if isinstance(item, cp.QuadExpr) and total._rank < 2:
                total = total.copy(cp.QuadExpr)
            cp._into(total, item, float(number))
    return total


_LACKING = frozenset('blocked expand hstack vstack stack squeeze rotate setItem setInfos zeros'.split())


class MVar(_Expressions):
    __slots__ = ()

    def __init__(self, *args):
        raise Unsupported('MVar of this form')

    @classmethod
    def fromlist(cls, vars):
        if any(isinstance(var, (list, tuple)) for var in vars):
            raise Unsupported('MVar.fromlist of nested lists')
        return cls._of(_objects(vars, (len(vars),)))

    @classmethod
    def fromvar(cls, var):
        return cls._of(_objects([var], ()))

    def __iter__(self):
        return iter(self._items())

    def tolist(self):
        return self._items()

    def pick(self, indexes):
        return MVar._of(self._array.ravel()[list(indexes)])

    def getInfo(self, infoname):
        return self._info(str(infoname))

    getAttr = getInfo

    def setInfo(self, infoname, newval):
        setattr(self, infoname, newval)

    setAttr = setInfo

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return self._info(name)

    def _info(self, name):
        """What is not known, or not there, is a number for infinity in the original."""
        key = name.lower()
        if name in _LACKING:
            raise Unsupported(f'{type(self).__name__}.{name}')
        if key == 'name':
            names = _numpy().array([item.getName() for item in self._items()], dtype=object).reshape(tuple(self.shape))
            return names if self.size > 1 else self._items()[0].getName()
        if key == 'basis':
            raise Unsupported('MVar.basis')
        values = [_asked(item, key) for item in self._items()]
        if self.size == 1:
            return values[0]
        return NdArray._of(_numpy().array(values).reshape(tuple(self.shape)))

    def __setattr__(self, name, newval):
        if name.lower() not in ('lb', 'ub', 'obj') or isinstance(newval, (list, tuple)):
            if isinstance(newval, str):
                raise TypeError("'args' cannot be a str")
            raise TypeError("Wrong number or type of arguments for overloaded function 'IMVar1_Set'.")
        array = newval._array if isinstance(newval, NdArray) else _numpy().asarray(newval)
        _broadcast(self._array, array)
        for item, value in zip(self._items(), _numpy()._arrays.stretch(array, tuple(self.shape))):
            item._set(name, value)

    def _shown(self):
        return _nested(self._array.tolist(), lambda item: f"Var({item.getName()}{'' if item._column.index >= 0 else ' Removed'})") + ('\n' if self.ndim else '')

    def represent(self):
        return self._shown()

    def __str__(self):
        return f'<coptpy.MVar: shape={tuple(self.shape)}>'

    def __repr__(self):
        return f'{self}\n{self._shown()}'


def _asked(item, key):
    if key in ('vtype', 'type'):
        return item.getType()
    if key in ('index', 'idx'):
        return item.getIdx()
    try:
        return item._info(key)
    except cp.CoptError:
        return _UNKNOWN


class MLinExpr(_Expressions):
    __slots__ = ()

    def __iter__(self):
        raise Unsupported(f'a loop over {type(self).__name__}')

    def item(self):
        raise Unsupported(f'{type(self).__name__}.item')

    def __iadd__(self, other):
        if not isinstance(self, MQuadExpr):
            if isinstance(other, MVar):
                raise TypeError('addTerms() takes exactly 3 positional arguments (2 given)')
            if isinstance(other, cp.QuadExpr):
                raise ValueError('cannot add quad terms to MLinExpr')
            if isinstance(other, MLinExpr) and other.ndim != self.ndim:
                raise TypeError(f"in method 'IMLinExpr{self.ndim}_AddMLinExpr', argument 2 of type 'Copt::IMLinExpr< {self.ndim} > const *'")
        made = self + other
        return type(made)._of(made._array.reshape(tuple(self.shape))) if made is not NotImplemented and made.size == self.size == 1 else made

    def __str__(self):
        return f'<coptpy.{type(self).__name__}: shape={tuple(self.shape)}>'

    def __repr__(self):
        raise Unsupported(f'repr of {type(self).__name__}')


class MQuadExpr(MLinExpr):
    __slots__ = ()


class MConstrBuilder:
    """A comparison of matrices that is not yet in a model."""
    _word = 'MConstrBuilder'

    def __bool__(self):
        raise ValueError(f"Boolean value of '{self._word}' object is not defined")


class MQConstrBuilder(MConstrBuilder):
    _word = 'MQConstrBuilder'


def _builder(difference, sense):
    builder = MQConstrBuilder() if isinstance(difference, MQuadExpr) else MConstrBuilder()
    builder._difference, builder._sense = difference, sense
    return builder


class MConstr(_Matrix):
    __slots__ = ()
    __hash__ = object.__hash__

    def __iter__(self):
        return iter(self._items())

    def tolist(self):
        return self._items()

    def getInfo(self, infoname):
        return self._info(str(infoname))

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return self._info(name)

    _info = MVar._info
    __setattr__ = MVar.__setattr__

    def _shown(self):
        return _nested(self._array.tolist(), lambda item: f'Row({item.getName()})') + ('\n' if self.ndim else '')

    def __str__(self):
        return f'<coptpy.MConstr: shape={tuple(self.shape)}>'

    def __repr__(self):
        return f'{self}\n{self._shown()}'


class MQConstr(_Matrix):
    __slots__ = ()
    __hash__ = object.__hash__

    def tolist(self):
        return self._items()

    def __repr__(self):
        return f'<coptpy.MQConstr: shape={tuple(self.shape)}>'

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        raise Unsupported(f'MQConstr.{name}')


def _refused(name):
    def refuse(*args, **named):
        raise Unsupported(name)
    return refuse


hstack, stack, vstack = map(_refused, ('hstack', 'stack', 'vstack'))


# -- methods of Model

def _names(prefix, shape):
    return [f"{prefix}({','.join(map(str, place))})" for place in _numpy().ndindex(*shape)] if shape else [f'{prefix}()']


def addMVar(self, shape, lb=0.0, ub=1e30, obj=0.0, vtype='C', nameprefix=''):
    """Adds a matrix of variables."""
    sizes = shape if isinstance(shape, tuple) else (shape,)
    if isinstance(shape, (str, list)) or any(isinstance(size, str) or not hasattr(size, '__int__') for size in sizes):
        raise TypeError("'shape' must have type of int or tuple of int")
    sizes = tuple(map(int, sizes))
    if not sizes:
        raise IndexError('tuple index out of range')
    count = 1
    for size in sizes:
        count *= size
    lows, highs, costs = (_listed(given, count, float) for given in (lb, ub, obj))
    kinds = _listed(vtype, count, str)
    for kind in kinds:
        if kind not in ('C', 'B', 'I'):
            raise cp._invalid('Fail to add vars')
    names = _names(nameprefix or '', sizes)
    made = [self._add(cp._bound(lows[k]), cp._bound(highs[k]), costs[k], kinds[k], names[k]) for k in range(count)]
    return MVar._of(_objects(made, sizes))


def _listed(given, count, kind):
    if isinstance(given, NdArray):
        given = given._array
    if isinstance(given, (list, tuple)) or getattr(given, 'shape', ()):
        values = given.ravel().tolist() if hasattr(given, 'ravel') else list(cp._flat(given))
        if len(values) < count:
            raise IndexError('list index out of range')
        return [kind(value) for value in values]
    return [kind(given)] * count


def single(builder):
    """A comparison of matrices of one element as one of single expressions."""
    if isinstance(builder, MQConstrBuilder) or builder._difference.size != 1:
        raise Unsupported('a matrix in an indicator constraint')
    return cp.ConstrBuilder._of(builder._difference._items()[0], builder._sense)


def add_constraints(model, builder, prefix):
    """Rows for each element of a comparison of matrices."""
    difference, quadratic = builder._difference, isinstance(builder, MQConstrBuilder)
    made = []
    for item, name in zip(difference._items(), _names(prefix, difference._array.shape)):
        if quadratic:
            made.append(model.addQConstr(cp.QConstrBuilder._of(item, builder._sense), name=name))
        else:
            single = cp.ConstrBuilder._of(item, builder._sense)
            row = model._row(single._expression, *single._bounds(), '')
            row._row.name = name
            made.append(row)
    return (MQConstr if quadratic else MConstr)._of(_objects(made, difference._array.shape))


def addMConstr(self, A, x, sense, b, nameprefix=''):
    """Adds the rows A @ x (sense) b."""
    if not isinstance(sense, str) or sense not in ('L', 'G', 'E'):
        raise ValueError(f'Unsupported constraint sense: {sense}')
    items = list(self.getVars()) if x is None else x if isinstance(x, (list, tuple)) else x._items()
    left = _product(A, MVar._of(_objects(items, (len(items),))))
    return add_constraints(self, _builder(left - (b if isinstance(b, NdArray) else _numpy().asarray(b)), sense), nameprefix)


def getA(self):
    """The matrix of the linear rows, sparse."""
    from scipy.sparse import csc_matrix
    held = {(row.index, column.index): number for row in self._core.rows for column, number in row.terms.items()}
    return csc_matrix._of((len(self._core.rows), len(self._core.columns)), held, _numpy().dtype(float))


def objective_of(expr):
    """The single expression that an objective's matrix holds."""
    if isinstance(expr, MVar):
        raise TypeError("float() argument must be a string or a real number, not 'NoneType'")
    if expr.size != 1:
        raise ValueError("'expr' has multiple objectives")
    return expr._items()[0]


def setMObjective(self, Q, c, constant, xQ_L=None, xQ_R=None, xc=None, sense=None):
    total = cp.QuadExpr(float(constant))
    for numbers, left, right in ((Q, xQ_L, xQ_R), (c, None, xc)):
        if numbers is None:
            continue
        items = _objects(list(self.getVars()), (len(self._core.columns),)) if right is None else right._array
        part = _product(numbers, MVar._of(items))
        if numbers is Q:
            part = _product(left if left is not None else MVar._of(items), part)
        cp._into(total, objective_of(part), 1.0)
    total.quadratic = [product for product in total.quadratic if product[2] != 0.0]
    self.setObjective(total if total.quadratic else total.getLinExpr(), sense)
