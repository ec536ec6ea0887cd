"""Kinds of elements and their scalars, as NumPy 2 has them: bool, whole numbers of 8 to 64 bits, float32 and float64, text, objects.

An array holds plain Python values; a scalar class dresses one when it is taken out. `wrap` brings values into a kind's range.
"""
import math
import numbers
import operator
import struct

from modelling import Unsupported

inf, nan = math.inf, math.nan


class dtype:
    """One object for each kind, so that kinds compare by identity; text has one for each length."""

    def __new__(cls, spec=None, *rest, **named):
        if rest or named:
            raise Unsupported('numpy.dtype')
        return as_dtype(spec)

    @property
    def str(self):
        return {'b': '|b1', 'O': '|O'}.get(self.kind, f"{'|' if self.itemsize == 1 else '<'}{self.kind}{self.length or self.itemsize}")

    def __eq__(self, other):
        if self is other:
            return True
        try:
            return as_dtype(other) is self if other is not None else False
        except TypeError:
            return False

    def __hash__(self):
        return hash(self.name)

    def __str__(self):
        return self.str if self.kind == 'U' else self.name

    def __repr__(self):
        return f"dtype('{'O' if self.kind == 'O' else self}')"

    def newbyteorder(self, *args):
        raise Unsupported('dtype.newbyteorder')


def _dtype(name, kind, itemsize, length=0):
    made = object.__new__(dtype)
    made.name, made.kind, made.itemsize, made.length, made.type = name, kind, itemsize, length, None
    made.least = made.most = None
    if kind in 'iu':
        bits = 8 * itemsize
        made.least, made.most = (-(1 << bits - 1), (1 << bits - 1) - 1) if kind == 'i' else (0, (1 << bits) - 1)
    return made


BOOL, OBJECT, FLOAT, FLOAT32 = _dtype('bool', 'b', 1), _dtype('object', 'O', 8), _dtype('float64', 'f', 8), _dtype('float32', 'f', 4)
INTS = {f'{word}int{8 * size}': _dtype(f'{word}int{8 * size}', 'u' if word else 'i', size) for word in ('', 'u') for size in (1, 2, 4, 8)}
INT, UINT = INTS['int64'], INTS['uint64']
_texts = {}
_named = {
    'float': FLOAT, 'float64': FLOAT, 'double': FLOAT, 'd': FLOAT, 'f8': FLOAT, 'float32': FLOAT32, 'single': FLOAT32, 'f': FLOAT32,
    'f4': FLOAT32, 'int': INT, 'i': INTS['int32'], 'l': INT, 'q': INT, 'p': INT, 'intp': INT, 'long': INT, 'longlong': INT, 'uint': UINT,
    'bool': BOOL, 'b1': BOOL, '?': BOOL, 'O': OBJECT, 'object': OBJECT, **INTS, **{f'{d.kind}{d.itemsize}': d for d in INTS.values()},
}


def text(length):
    """Text of at most so many letters."""
    if length not in _texts:
        _texts[length] = _dtype(f'str{32 * length}', 'U', 4 * length, length)
        _texts[length].type = str_
    return _texts[length]


def as_dtype(spec):
    """The dtype that a program names by an object, a class or a word."""
    if isinstance(spec, dtype):
        return spec
    if isinstance(spec, str):
        word = spec.lstrip('<=|')
        if word in _named:
            return _named[word]
        if word in ('U', 'str') or word[:1] == 'U' and word[1:].isdigit():
            return text(int(word[1:]) if word[1:].isdigit() else 0)
        if word in ('S', 'c16', 'complex', 'complex128', 'float16', 'e', 'longdouble', 'g') or word[:2] in ('M8', 'm8') or word[:4] in ('date', 'time'):
            raise Unsupported(f'numpy.dtype({spec!r})')
        raise TypeError(f"data type '{spec}' not understood")
    if spec is None or spec is float:
        return FLOAT
    if spec is int:
        return INT
    if spec is bool:
        return BOOL
    if spec is str:
        return text(0)
    if spec is object:
        return OBJECT
    if isinstance(spec, type) and issubclass(spec, generic) and getattr(spec, '_dtype', None):
        return spec._dtype
    if isinstance(spec, type) and spec in (number, integer, signedinteger, floating, inexact, unsignedinteger, complex, bytes):
        raise Unsupported(f'numpy.dtype({spec.__name__})')
    if isinstance(spec, type):
        return OBJECT
    if isinstance(spec, (list, tuple, dict)):
        raise Unsupported('numpy.dtype of records')
    raise TypeError(f"Cannot interpret '{spec!r}' as a data type")


# -- scalars

class generic:
    """A value taken out of an array. What it does not do itself, an array of no dimensions does."""
    __slots__ = ()
    _dtype = None
    __array_priority__ = -1000000.0
    shape, ndim, size, strides = (), 0, 1, ()

    dtype = property(lambda self: self._dtype)
    itemsize = nbytes = property(lambda self: self._dtype.itemsize)
    real = T = property(lambda self: self)

    def item(self, *args):
        return self._item()

    tolist = item

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(f"'{type(self).__module__}.{type(self).__name__}' object has no attribute '{name}'")
        from numpy._arrays import METHODS, asarray
        if name not in METHODS:
            raise AttributeError(f"'numpy.{type(self).__name__}' object has no attribute '{name}'")
        held = getattr(asarray(self), name)
        if not callable(held):
            return held
        return lambda *args, **named: _unpacked(held(*args, **named))

    def __getitem__(self, key):
        if key == () or key is Ellipsis:
            return self
        raise IndexError('invalid index to scalar variable.')

    def __format__(self, spec):
        return format(self._item(), spec)

    def __reduce__(self):
        return type(self), (self._item(),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __str__(self):
        return str(self._item())

    def __repr__(self):
        return f'np.{type(self).__name__}({str(self)})'


def _unpacked(result):
    return result[()] if type(result).__name__ == 'ndarray' and not result.shape else result


class number(generic):
    __slots__ = ()


class integer(number):
    __slots__ = ('_v',)

    def __new__(cls, value=0):
        if type(value) is not int:
            shape = getattr(value, 'shape', ())
            if shape or isinstance(value, (list, tuple)):
                from numpy._arrays import asarray
                return asarray(value).astype(cls._dtype)
            value = int(value)
        made = object.__new__(cls)
        kind = cls._dtype
        if not kind.least <= value <= kind.most:
            raise OverflowError('Python int too large to convert to C long' if kind is INT else f'Python integer {value} out of bounds for {kind.name}')
        made._v = value
        return made

    def _item(self):
        return self._v

    def __index__(self):
        return self._v

    __int__ = __trunc__ = __index__
    numerator = property(_item)
    denominator = 1

    def __float__(self):
        return float(self._v)

    def __bool__(self):
        return self._v != 0

    def __hash__(self):
        return hash(self._v)

    def __round__(self, digits=None):
        return type(self)(round(self._v, digits)) if digits is not None else round(self._v)

    def is_integer(self):
        return True

    def bit_count(self):
        return self._v.bit_count()


class signedinteger(integer):
    __slots__ = ()


class unsignedinteger(integer):
    __slots__ = ()


class inexact(number):
    __slots__ = ()


class floating(inexact):
    __slots__ = ()


class float64(floating, float):
    __slots__ = ()
    _item = float.__float__
    __hash__ = float.__hash__

    def __new__(cls, value=0.0):
        if getattr(value, 'shape', ()) or isinstance(value, (list, tuple)):
            from numpy._arrays import asarray
            return asarray(value).astype(FLOAT)
        return float.__new__(cls, value)

    def __str__(self):
        return float.__repr__(self)

    def __round__(self, digits=None):
        return round(float(self)) if digits is None else float64(rounded(float(self), digits))


class float32(floating):
    __slots__ = ('_v',)

    def __new__(cls, value=0.0):
        if getattr(value, 'shape', ()) or isinstance(value, (list, tuple)):
            from numpy._arrays import asarray
            return asarray(value).astype(FLOAT32)
        made = object.__new__(cls)
        made._v = single(float(value))
        return made

    def _item(self):
        return self._v

    def __float__(self):
        return self._v

    def __int__(self):
        return int(self._v)

    __trunc__ = __int__

    def __bool__(self):
        return self._v != 0

    def __hash__(self):
        return hash(self._v)

    def __str__(self):
        from numpy._printing import float_text
        return float_text(self._v, FLOAT32)

    def __round__(self, digits=None):
        return round(self._v) if digits is None else float32(rounded(self._v, digits))

    def is_integer(self):
        return self._v.is_integer()


class bool_(generic):
    __slots__ = ('_v',)

    def __new__(cls, value=False):
        if getattr(value, 'shape', ()) or isinstance(value, (list, tuple)):
            from numpy._arrays import asarray
            return asarray(value).astype(BOOL)
        return TRUE if value else FALSE

    def _item(self):
        return self._v

    def __bool__(self):
        return self._v

    def __int__(self):
        return int(self._v)

    __index__ = __int__

    def __float__(self):
        return float(self._v)

    def __hash__(self):
        return hash(self._v)

    def __repr__(self):
        return f'np.{self._v}_'


bool_.__name__ = bool_.__qualname__ = 'bool'
FALSE, TRUE = object.__new__(bool_), object.__new__(bool_)
FALSE._v, TRUE._v = False, True


class flexible(generic):
    __slots__ = ()


class character(flexible):
    __slots__ = ()


class str_(character, str):
    __slots__ = ()
    dtype = property(lambda self: text(len(self)))
    __hash__ = str.__hash__
    __getitem__, __format__, __str__ = str.__getitem__, str.__format__, str.__str__

    def _item(self):
        return str.__str__(self)

    def __repr__(self):
        return f'np.str_({str.__repr__(self)})'


SCALARS = {'float64': float64, 'float32': float32, 'bool': bool_}
for _name, _kind in INTS.items():
    SCALARS[_name] = type(_name, (unsignedinteger if _kind.kind == 'u' else signedinteger,), {'__slots__': (), '_dtype': _kind})
for _name, _class in SCALARS.items():
    _class._dtype = {'bool': BOOL, 'float64': FLOAT, 'float32': FLOAT32}.get(_name) or INTS[_name]
    _class._dtype.type = _class
for _class in (generic, number, integer, signedinteger, unsignedinteger, inexact, floating, flexible, character, str_, dtype, *SCALARS.values()):
    _class.__module__ = 'numpy'
OBJECT.type = object
numbers.Integral.register(integer)
numbers.Real.register(floating)
int64 = SCALARS['int64']


def box(value, kind):
    """A plain value as the scalar of its kind."""
    if kind is FLOAT:
        return float.__new__(float64, value)
    if kind is OBJECT:
        return value
    if kind is BOOL:
        return TRUE if value else FALSE
    if kind.kind == 'U':
        return str.__new__(str_, value)
    made = object.__new__(kind.type)
    made._v = value
    return made


# -- values within a kind

def single(value):
    """The nearest float32."""
    try:
        return struct.unpack('f', struct.pack('f', value))[0]
    except OverflowError:
        return math.copysign(inf, value)


def wrap(values, kind):
    """Results of arithmetic in a kind: whole numbers go round, floats are rounded to 32 bits."""
    if kind.least is not None:
        if values and (min(values) < kind.least or max(values) > kind.most):
            size, least = kind.most - kind.least + 1, kind.least
            return [(value - least) % size + least for value in values]
    elif kind is FLOAT32:
        return [single(value) for value in values]
    return values


def _whole(value):
    if isinstance(value, float) and not math.isfinite(value):
        if isinstance(value, float64):
            return INT.least
        raise ValueError('cannot convert float NaN to integer') if value != value else OverflowError('cannot convert float infinity to integer')
    return int(value)


def cast(values, kind, source=None):
    """Values of one kind as another's. `source` is that of the values; None for a program's own objects, which must fit."""
    if kind is source or kind is OBJECT:
        return list(values) if source is None or source is not OBJECT else values
    if kind is FLOAT:
        if source is not None and source.kind == 'U':
            values = map(str_, values)
        return [float(value) if value is not None else nan for value in values]
    if kind is BOOL:
        return [bool(value) for value in values]
    if kind.least is not None:
        if source is None or source is OBJECT or source.kind == 'U':
            whole = [_whole(value) for value in values]
            for value in whole:
                if not kind.least <= value <= kind.most:
                    raise OverflowError('Python int too large to convert to C long' if kind is INT else f'Python integer {value} out of bounds for {kind.name}')
            return whole
        if source.kind == 'f':
            return wrap([int(value) if math.isfinite(value) else INT.least for value in values], kind)
        return wrap([int(value) for value in values], kind)
    if kind is FLOAT32:
        return [single(float(value)) for value in values]
    words = [str(value) for value in values]
    return [word[:kind.length] for word in words] if kind.length else words


def rounded(value, digits):
    """As numpy.round has it: scaled, rounded half to even, scaled back."""
    if digits == 0:
        return half_even(value)
    scale = 10.0 ** abs(digits)
    return half_even(value * scale) / scale if digits > 0 else half_even(value / scale) * scale


def half_even(value):
    if not math.isfinite(value) or abs(value) >= 4503599627370496.0:
        return value
    return math.copysign(float(round(value)), value)


# -- promotion

def promote(a, b):
    """The kind that holds both."""
    if a is b:
        return a
    if a is OBJECT or b is OBJECT:
        return OBJECT
    if a.kind == 'U' or b.kind == 'U':
        if a.kind == b.kind:
            return a if a.length >= b.length else b
        other = b if a.kind == 'U' else a
        width = {'b': 5, 'f': 32}.get(other.kind) or {1: 4, 2: 6, 4: 11, 8: 21}[other.itemsize]
        return text(max(width, a.length, b.length))
    if a is BOOL:
        return b
    if b is BOOL:
        return a
    if a.kind == 'f' or b.kind == 'f':
        if a.kind == b.kind:
            return FLOAT
        real, whole = (a, b) if a.kind == 'f' else (b, a)
        return FLOAT if real is FLOAT or whole.itemsize > 2 else FLOAT32
    if a.kind == b.kind:
        return a if a.itemsize > b.itemsize else b
    signed, other = (a, b) if a.kind == 'i' else (b, a)
    if signed.itemsize > other.itemsize:
        return signed
    return FLOAT if other.itemsize == 8 else INTS[f'int{16 * other.itemsize}']


def promote_weak(kind, value):
    """The kind of an array that meets a Python number, which gives way."""
    if isinstance(value, bool) or kind is OBJECT:
        return kind
    if isinstance(value, float):
        return kind if kind.kind == 'f' else FLOAT if kind.kind != 'U' else text(32)
    if kind.kind == 'U':
        return text(max(21, kind.length))
    if kind is BOOL:
        return INT
    if kind.least is not None and not kind.least <= value <= kind.most:
        raise OverflowError(f'Python integer {value} out of bounds for {kind.name}')
    return kind


def natural(value):
    """(plain value, kind, weak) of a scalar; an object that is no number keeps itself."""
    if isinstance(value, generic):
        return value._item(), value.dtype, False
    if isinstance(value, bool):
        return value, BOOL, False
    if isinstance(value, int):
        kind = INT if INT.least <= value <= INT.most else UINT if 0 <= value <= UINT.most else OBJECT
        return value, kind, True
    if isinstance(value, float):
        return value, FLOAT, True
    if isinstance(value, str):
        return value, text(len(value)), False
    if isinstance(value, (complex, bytes)):
        raise Unsupported(f'numpy arrays of {type(value).__name__}')
    return value, OBJECT, False


index = operator.index
