"""Functions element by element (ufuncs), and the operators of arrays and scalars that they carry."""
import builtins
import math
import operator

from modelling import Unsupported
from numpy import _dtypes
from numpy._arrays import asarray, broadcast, make, ndarray, stretch, _is_sequence
from numpy._dtypes import BOOL, FLOAT, OBJECT, as_dtype, box, cast, float64, generic, natural, promote, promote_weak, wrap

inf, nan = math.inf, math.nan


class UFuncTypeError(TypeError):
    __module__ = 'numpy._core._exceptions'



class ufunc:
    """`rule` gives the kind of the result and of the values computed on from the kind of the operands; `plain` computes on plain values,
    `objects` on a program's own."""

    def __init__(self, name, inputs, rule, plain, objects=None, identity=None, whole=None):
        self.__name__, self.nin, self.nout, self._rule, self._plain = name, inputs, 1, rule, plain
        self._objects, self.identity, self._whole = objects, identity, whole
        self.nargs = inputs + 1

    def __repr__(self):
        return f"<ufunc '{self.__name__}'>"

    def __call__(self, *operands, out=None, where=True, dtype=None, casting='same_kind', **named):
        if named:
            raise Unsupported(f'numpy.{self.__name__} with {next(iter(named))}')
        if len(operands) == self.nin + 1 and out is None:
            *operands, out = operands
        if len(operands) != self.nin:
            raise TypeError(f'{self.__name__}() takes from {self.nin} to {self.nin + 1} positional arguments but {len(operands)} were given')
        for operand in operands:
            if getattr(type(operand), '__array_ufunc__', self) is None:
                raise TypeError(f"operand '{type(operand).__name__}' does not support ufuncs (__array_ufunc__=None)")
        if where is not True:
            return self._partly(operands, out, where, dtype)
        result = self._one(operands[0]) if self.nin == 1 else self._two(*operands)
        if dtype is not None:
            kind = as_dtype(dtype)
            result = result.astype(kind) if isinstance(result, ndarray) else box(cast([result], kind)[0], kind)
        if out is not None:
            out = out[0] if isinstance(out, tuple) else out
            out[...] = result
            return out
        return result

    def _partly(self, operands, out, where, dtype):
        if out is None:
            raise Unsupported(f'numpy.{self.__name__} with where and no out')
        full = asarray(self(*operands, dtype=dtype))
        out = out[0] if isinstance(out, tuple) else out
        mask = asarray(where)
        for k, (chosen, value) in enumerate(zip(stretch(mask, out._shape), stretch(full, out._shape))):
            if chosen:
                out.reshape(-1)[k] = value
        return out

    def _loop(self, kind, names):
        mixed = kind.kind == 'U' and any(one.kind != 'U' for one in names)
        found = None if mixed else self._rule(kind, self.__name__)
        if found is None:
            word = 'type' if len(names) == 1 else 'types'
            if kind is OBJECT or any(one.kind == 'U' for one in names) and self.nin > 1:
                listed = ', '.join(map(repr, names)) if len(names) > 1 else repr(names[0])
                raise UFuncTypeError(f"ufunc '{self.__name__}' did not contain a loop with signature matching types ({listed}{',' if len(names) == 1 else ''}) -> None")
            raise TypeError(f"ufunc '{self.__name__}' not supported for the input {word}s, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''")
        return found

    def _one(self, a):
        scalar = not isinstance(a, ndarray) and not _is_sequence(a)
        array = asarray(a)
        kind = array._dtype
        if kind is OBJECT:
            values = self._on_objects(array._flat())
            result = OBJECT if self.__name__ not in _TO_BOOL else BOOL
        else:
            result, source = self._loop(kind, [kind])
            flat = array._flat() if source is kind else cast(array._flat(), source, kind)
            plain = self._whole if self._whole is not None and source.kind in 'iub' else self._plain
            values = list(map(plain, flat))
            values = values if result is FLOAT else list(map(bool, values)) if result is BOOL else wrap(values, result)
        if scalar or not array._shape:
            return box(values[0], result)
        return make(values, array._shape, result)

    def _on_objects(self, *lists):
        if self._objects is None:
            name = self.__name__
            if self.nin == 1 and name not in _TO_BOOL:
                def call(value):
                    try:
                        method = getattr(value, name)
                    except AttributeError:
                        raise TypeError(f'loop of ufunc does not support argument 0 of type {type(value).__name__} which has no callable {name} method') from None
                    return method()
                return list(map(call, *lists))
            raise TypeError(f"ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''")
        return list(map(self._objects, *lists))

    def _two(self, a, b):
        one = a if isinstance(a, ndarray) else None
        two = b if isinstance(b, ndarray) else None
        weak_a = weak_b = False
        if one is None:
            if isinstance(a, (int, float, generic)) or not _is_sequence(a):
                value, kind, weak_a = natural(a) if isinstance(a, (int, float, generic, str)) else (None, None, False)
                one = make([value], (), kind) if kind is not None else asarray(a)
            else:
                one = asarray(a)
        if two is None:
            if isinstance(b, (int, float, generic)) or not _is_sequence(b):
                value, kind, weak_b = natural(b) if isinstance(b, (int, float, generic, str)) else (None, None, False)
                two = make([value], (), kind) if kind is not None else asarray(b)
            else:
                two = asarray(b)
        kind = self._common(one, two, weak_a, weak_b)
        shape = broadcast([one._shape, two._shape])
        if kind is OBJECT:
            values = self._on_objects(stretch(one, shape), stretch(two, shape))
            result = OBJECT
            if self.__name__ in _TO_BOOL:
                values, result = list(map(bool, values)), BOOL
        else:
            result, source = self._loop(kind, [one._dtype, two._dtype])
            first, second = stretch(one, shape), stretch(two, shape)
            if source is not FLOAT or self._plain not in _FREE:
                first = first if one._dtype is source else cast(first, source, one._dtype)
                second = second if two._dtype is source else cast(second, source, two._dtype)
            elif not (one._dtype.kind == two._dtype.kind == 'f'):
                # Whole numbers beyond 2**53 are floats before anything is done with them.
                first = first if one._dtype.kind == 'f' else list(map(float, first))
                second = second if two._dtype.kind == 'f' else list(map(float, second))
            plain = self._whole if self._whole is not None and source.kind in 'iub' else self._plain
            values = list(map(plain, first, second))
            if result is not FLOAT and result is not BOOL:
                values = wrap(values, result)
                if result.kind == 'U':
                    result = _dtypes.text(one._dtype.length + two._dtype.length)
        if not shape:
            return box(values[0], result)
        return make(values, shape, result)

    def _common(self, one, two, weak_a, weak_b):
        if weak_a and not weak_b:
            return self._weakly(two._dtype, one._b[0])
        if weak_b and not weak_a:
            return self._weakly(one._dtype, two._b[0])
        return promote(one._dtype, two._dtype)

    def _weakly(self, kind, value):
        if self.__name__ in _COMPARISONS and isinstance(value, int) and kind.kind in 'iu' and not kind.least <= value <= kind.most:
            return OBJECT
        return promote_weak(kind, value)

    def _binary_only(self, call):
        if self.nin != 2:
            raise ValueError(f'{call} only supported for binary functions')

    def reduce(self, array, axis=0, dtype=None, out=None, keepdims=False, initial=None, where=True):
        self._binary_only('reduce')
        if out is not None or where is not True:
            raise Unsupported(f'numpy.{self.__name__}.reduce with out or where')
        from numpy._reductions import reduced
        return reduced(self, asarray(array), axis, dtype, keepdims, initial)

    def accumulate(self, array, axis=0, dtype=None, out=None):
        self._binary_only('accumulate')
        from numpy._reductions import accumulated
        return accumulated(self, asarray(array), axis, dtype)

    def outer(self, a, b):
        self._binary_only('outer')
        a, b = asarray(a), asarray(b)
        return self(a.reshape(a._shape + (1,) * b.ndim), b)

    def at(self, a, indices, b=None):
        raise Unsupported(f'numpy.{self.__name__}.at')

    reduceat = at


ufunc.__module__ = 'numpy'

# -- rules: the kind of the result and the kind computed in, or None where there is no such function


def _same(kind, name):
    return (kind, kind) if kind.kind in 'iuf' else None


def _adding(kind, name):
    return (kind, kind) if kind.kind in 'iufb' or kind.kind == 'U' and name == 'add' else None


def _lifting(kind, name):
    return (kind, kind) if kind.kind in 'iuf' else (_dtypes.INTS['int8'],) * 2 if kind is BOOL else None


def _real(kind, name):
    if kind is BOOL and name != 'divide':
        raise Unsupported(f'numpy.{name} of booleans')
    return (kind, kind) if kind.kind == 'f' else (FLOAT, FLOAT) if kind.kind in 'iub' else None


def _testing(kind, name):
    return (BOOL, kind)


def _bits(kind, name):
    return (kind, kind) if kind.kind in 'iub' else None


def _finite_test(kind, name):
    return (BOOL, kind) if kind.kind in 'iufb' else None


def _rounding(kind, name):
    return (kind, kind) if kind.kind in 'iufb' else None


# -- plain values

def _quiet(function, wrong=nan):
    def call(value):
        try:
            return function(value)
        except ValueError:
            return wrong
        except OverflowError:
            return inf
    return call


def divide_plain(a, b):
    try:
        return a / b
    except ZeroDivisionError:
        return nan if a == 0 or a != a else math.copysign(inf, a) * math.copysign(1.0, b)


def floor_divide_plain(a, b):
    try:
        return a // b
    except ZeroDivisionError:
        return divide_plain(a, b)


def _whole_divide(a, b):
    return a // b if b else 0


def remainder_plain(a, b):
    if b == 0 or a - a != 0:
        return nan
    return math.copysign(0.0, b) if (left := a % b) == 0 else left


def _whole_remainder(a, b):
    return a % b if b else 0


def power_plain(a, b):
    try:
        return math.pow(a, b)
    except OverflowError:
        return -inf if a < 0 and b % 2 == 1 else inf
    except ValueError:
        return nan if a else inf


def _whole_power(a, b):
    if b < 0:
        raise ValueError('Integers to negative integer powers are not allowed.')
    return builtins.pow(a, b, 1 << 64) if builtins.abs(a) > 1 and b > 64 else a ** b


def _larger(a, b):
    return a if a >= b or a != a else b


def _smaller(a, b):
    return a if a <= b or a != a else b


def log_plain(value):
    return -inf if value == 0 else nan if value < 0 else math.log(value)


def _log_of(function):
    return lambda value: -inf if value == 0 else nan if value < 0 else function(value)


def _sign(value):
    return value if value != value else (value > 0) - (value < 0) + 0 * value


def _whole_sign(value):
    return (value > 0) - (value < 0)


def _float_round(function):
    return lambda value: value if value - value != 0 else math.copysign(float(function(value)), value)


def _hypot(a, b):
    return math.hypot(a, b)


def _reciprocal(value):
    return divide_plain(1.0, value)


def _fmod(a, b):
    try:
        return math.fmod(a, b)
    except ValueError:
        return nan


def _all_of(a, b):
    return a and b


def _any_of(a, b):
    return a or b


_COMPARISONS = frozenset(('less', 'less_equal', 'greater', 'greater_equal', 'equal', 'not_equal'))
_TO_BOOL = _COMPARISONS | {'isnan', 'isinf', 'isfinite'}
_FREE = (operator.add, operator.sub, operator.mul)
op = operator

add = ufunc('add', 2, _adding, op.add, op.add, 0)
subtract = ufunc('subtract', 2, _same, op.sub, op.sub)
multiply = ufunc('multiply', 2, _adding, op.mul, op.mul, 1)
divide = true_divide = ufunc('divide', 2, _real, divide_plain, op.truediv)
floor_divide = ufunc('floor_divide', 2, _lifting, floor_divide_plain, op.floordiv, whole=_whole_divide)
remainder = mod = ufunc('remainder', 2, _lifting, remainder_plain, op.mod, whole=_whole_remainder)
fmod = ufunc('fmod', 2, _lifting, _fmod, whole=lambda a, b: int(math.fmod(a, b)) if b else 0)
power = ufunc('power', 2, _lifting, power_plain, op.pow, whole=_whole_power)
float_power = ufunc('float_power', 2, lambda kind, name: (FLOAT, FLOAT) if kind.kind in 'iufb' else None, power_plain, op.pow)
maximum = ufunc('maximum', 2, _testing, _larger, lambda a, b: a if a >= b else b)
minimum = ufunc('minimum', 2, _testing, _smaller, lambda a, b: a if a <= b else b)
maximum._rule = minimum._rule = lambda kind, name: (kind, kind) if kind.kind in 'iufb' else None
fmax = ufunc('fmax', 2, maximum._rule, lambda a, b: b if a != a else a if b != b or a >= b else b)
fmin = ufunc('fmin', 2, maximum._rule, lambda a, b: b if a != a else a if b != b or a <= b else b)
less, less_equal = ufunc('less', 2, _testing, op.lt, op.lt), ufunc('less_equal', 2, _testing, op.le, op.le)
greater, greater_equal = ufunc('greater', 2, _testing, op.gt, op.gt), ufunc('greater_equal', 2, _testing, op.ge, op.ge)
equal, not_equal = ufunc('equal', 2, _testing, op.eq, op.eq), ufunc('not_equal', 2, _testing, op.ne, op.ne)
logical_and = ufunc('logical_and', 2, lambda kind, name: (BOOL, BOOL), _all_of, _all_of, True)
logical_or = ufunc('logical_or', 2, lambda kind, name: (BOOL, BOOL), _any_of, _any_of, False)
logical_xor = ufunc('logical_xor', 2, lambda kind, name: (BOOL, BOOL), op.ne, lambda a, b: bool(a) != bool(b), False)
logical_not = ufunc('logical_not', 1, lambda kind, name: (BOOL, BOOL), op.not_, op.not_)
bitwise_and, bitwise_or = ufunc('bitwise_and', 2, _bits, op.and_, op.and_, -1), ufunc('bitwise_or', 2, _bits, op.or_, op.or_, 0)
bitwise_xor = ufunc('bitwise_xor', 2, _bits, op.xor, op.xor, 0)
invert = bitwise_not = ufunc('invert', 1, _bits, None, op.invert)
left_shift, right_shift = ufunc('left_shift', 2, _bits, op.lshift, op.lshift), ufunc('right_shift', 2, _bits, op.rshift, op.rshift)
negative = ufunc('negative', 1, _same, op.neg, op.neg)
positive = ufunc('positive', 1, _same, op.pos, op.pos)
absolute = abs = ufunc('absolute', 1, _rounding, op.abs, op.abs)
fabs = ufunc('fabs', 1, _real, op.abs)
sign = ufunc('sign', 1, _same, _sign, whole=_whole_sign)
square = ufunc('square', 1, _same, lambda v: v * v, lambda v: v * v)
reciprocal = ufunc('reciprocal', 1, _same, _reciprocal, whole=lambda v: _whole_divide(1, v))
sqrt = ufunc('sqrt', 1, _real, lambda v: math.sqrt(v) if v >= 0 else nan)
cbrt = ufunc('cbrt', 1, _real, getattr(math, 'cbrt', None))
exp, expm1 = ufunc('exp', 1, _real, _quiet(math.exp)), ufunc('expm1', 1, _real, _quiet(math.expm1))
exp2 = ufunc('exp2', 1, _real, _quiet(lambda v: 2.0 ** v))
log, log2, log10 = ufunc('log', 1, _real, log_plain), ufunc('log2', 1, _real, _log_of(math.log2)), ufunc('log10', 1, _real, _log_of(math.log10))
log1p = ufunc('log1p', 1, _real, lambda v: -inf if v == -1 else nan if v < -1 else math.log1p(v))
sin, cos, tan = ufunc('sin', 1, _real, _quiet(math.sin)), ufunc('cos', 1, _real, _quiet(math.cos)), ufunc('tan', 1, _real, _quiet(math.tan))
arcsin, arccos = ufunc('arcsin', 1, _real, _quiet(math.asin)), ufunc('arccos', 1, _real, _quiet(math.acos))
arctan, arctan2 = ufunc('arctan', 1, _real, math.atan), ufunc('arctan2', 2, _real, math.atan2)
sinh, cosh, tanh = ufunc('sinh', 1, _real, _quiet(math.sinh)), ufunc('cosh', 1, _real, _quiet(math.cosh)), ufunc('tanh', 1, _real, math.tanh)
hypot = ufunc('hypot', 2, _real, _hypot)
deg2rad = radians = ufunc('deg2rad', 1, _real, lambda v: v * (math.pi / 180.0))
rad2deg = degrees = ufunc('rad2deg', 1, _real, lambda v: v * (180.0 / math.pi))
floor = ufunc('floor', 1, _rounding, _float_round(math.floor), whole=op.pos)
ceil = ufunc('ceil', 1, _rounding, _float_round(math.ceil), whole=op.pos)
trunc = ufunc('trunc', 1, _rounding, _float_round(math.trunc), whole=op.pos)
rint = ufunc('rint', 1, _real, _dtypes.half_even)
isnan = ufunc('isnan', 1, _finite_test, lambda v: v != v)
isinf = ufunc('isinf', 1, _finite_test, lambda v: v in (inf, -inf))
isfinite = ufunc('isfinite', 1, _finite_test, lambda v: v - v == 0)
signbit = ufunc('signbit', 1, _finite_test, lambda v: math.copysign(1.0, v) < 0)
copysign = ufunc('copysign', 2, _real, math.copysign)
gcd = ufunc('gcd', 2, lambda kind, name: (kind, kind) if kind.kind in 'iu' else None, math.gcd, math.gcd)
lcm = ufunc('lcm', 2, lambda kind, name: (kind, kind) if kind.kind in 'iu' else None, math.lcm, math.lcm)
pow, acos, asin, atan, atan2, bitwise_left_shift, bitwise_right_shift = power, arccos, arcsin, arctan, arctan2, left_shift, right_shift
conj = conjugate = positive

_UFUNCS = {name: held for name, held in globals().items() if isinstance(held, ufunc)}


def _add_bool(a, b):
    return bool(a or b) if isinstance(a, bool) else a + b


add._whole, multiply._whole = _add_bool, lambda a, b: bool(a and b) if isinstance(a, bool) else a * b
invert._plain = lambda value: not value if isinstance(value, bool) else ~value


def _subtract_rule(kind, name):
    if kind is BOOL:
        raise TypeError('numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.')
    return _same(kind, name)


def _negative_rule(kind, name):
    if kind is BOOL:
        raise TypeError('The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.')
    return _same(kind, name)


subtract._rule, negative._rule = _subtract_rule, _negative_rule


# -- operators

def _gives_way(other):
    """Whether the other operand does the work: it refuses arrays, or claims priority and has a way of its own."""
    kind = type(other)
    if kind in (int, float, bool, list, tuple, str) or isinstance(other, (ndarray, generic)):
        return False
    if getattr(kind, '__array_ufunc__', kind) is None:
        return True
    return getattr(kind, '__array_priority__', -1.0) > 0.0


def _operator(function, python, swapped=False):
    def on_array(self, other):
        if _gives_way(other):
            return NotImplemented
        return function._two(other, self) if swapped else function._two(self, other)

    def on_scalar(self, other):
        kind = type(other)
        if isinstance(other, (int, float, generic)):
            if isinstance(other, str) or isinstance(self, str):
                return NotImplemented
            return function._two(other, self) if swapped else function._two(self, other)
        if isinstance(other, ndarray) or _gives_way(other):
            return NotImplemented
        if kind in (list, tuple):
            if function is multiply:
                if self.dtype.kind not in 'iu':
                    raise TypeError(f"can't multiply sequence by non-int of type 'numpy.{type(self).__name__}'")
                return other * self._item()
            return function._two(other, self) if swapped else function._two(self, other)
        if isinstance(other, str) or other is None:
            if function in (equal, not_equal):
                return NotImplemented if other is None else box(function is not_equal, BOOL)
            if isinstance(other, str):
                if function is multiply and self.dtype.kind in 'iub':
                    return other * int(self)
                if swapped and function is add:
                    raise TypeError(f'can only concatenate str (not "numpy.{type(self).__name__}") to str')
                return function._two(other, self) if swapped else function._two(self, other)
        plain = self._item()
        result = python(other, plain) if swapped else python(plain, other)
        return result if function.__name__ not in _COMPARISONS or not isinstance(result, bool) else box(result, BOOL)
    return on_array, on_scalar


def _fast(name, function, slow):
    """Two float64 make one without more ado."""
    plain, build = getattr(float, name), float.__new__

    def on_float(self, other):
        kind = type(other)
        if kind is float or kind is float64 or kind is int:
            return build(float64, plain(self, float(other)))
        return slow(self, other)
    return on_float


_BINARY = {
    'add': (add, op.add), 'sub': (subtract, op.sub), 'mul': (multiply, op.mul), 'truediv': (divide, op.truediv),
    'floordiv': (floor_divide, op.floordiv), 'mod': (remainder, op.mod), 'pow': (power, op.pow), 'and': (bitwise_and, op.and_),
    'or': (bitwise_or, op.or_), 'xor': (bitwise_xor, op.xor), 'lshift': (left_shift, op.lshift), 'rshift': (right_shift, op.rshift),
}
_COMPARE = {'lt': (less, op.lt), 'le': (less_equal, op.le), 'gt': (greater, op.gt), 'ge': (greater_equal, op.ge), 'eq': (equal, op.eq), 'ne': (not_equal, op.ne)}


def _in_place(function, python):
    def change(self, other):
        if _gives_way(other):
            return NotImplemented
        result = function._two(self, other)
        if not isinstance(result, ndarray):
            result = asarray(result)
        if result._shape != self._shape:
            raise ValueError(f"non-broadcastable output operand with shape {_shape(self)} doesn't match the broadcast shape {_shape(result)}")
        kinds = 'biufO'
        if result._dtype is not self._dtype and (self._dtype.kind == 'U' or kinds.index('i' if result._dtype.kind == 'u' else result._dtype.kind) > kinds.index('i' if self._dtype.kind == 'u' else self._dtype.kind)):
            raise UFuncTypeError(f"Cannot cast ufunc '{function.__name__}' output from dtype('{result._dtype}') to dtype('{self._dtype}') with casting rule 'same_kind'")
        self[...] = result
        return self
    return change


def _shape(array):
    from numpy._arrays import shape_text
    return shape_text(array._shape)


def _ternary_power(self, other, modulo=None):
    return NotImplemented if modulo is not None else _power(self, other)


for _name, (_function, _python) in {**_BINARY, **_COMPARE}.items():
    _on_array, _on_scalar = _operator(_function, _python)
    if _name == 'ne' or _name == 'eq':
        def _equality(self, other, _slow=_on_array, _function=_function):
            if _gives_way(other):
                return NotImplemented
            if isinstance(other, (list, tuple, ndarray)) and self._dtype is not OBJECT:
                other = asarray(other)
                if (other._dtype.kind == 'U') != (self._dtype.kind == 'U') and other._dtype is not OBJECT:
                    return make([_function is not_equal] * math.prod(shape := broadcast([self._shape, other._shape])), shape, BOOL)
            elif isinstance(other, str) != (self._dtype.kind == 'U') and self._dtype is not OBJECT and (isinstance(other, (str, int, float)) or other is None):
                return make([_function is not_equal] * self.size, self._shape, BOOL)
            return _slow(self, other)
        _on_array = _equality
    setattr(ndarray, f'__{_name}__', _on_array)
    for _class in (_dtypes.number, _dtypes.bool_):
        setattr(_class, f'__{_name}__', _on_scalar)
    setattr(float64, f'__{_name}__', _fast(f'__{_name}__', _function, _on_scalar) if _name in ('add', 'sub', 'mul') else _on_scalar)
    if _name in _BINARY:
        _on_array, _on_scalar = _operator(_function, _python, swapped=True)
        setattr(ndarray, f'__r{_name}__', _on_array)
        setattr(ndarray, f'__i{_name}__', _in_place(_function, _python))
        for _class in (_dtypes.number, _dtypes.bool_):
            setattr(_class, f'__r{_name}__', _on_scalar)
        setattr(float64, f'__r{_name}__', _fast(f'__r{_name}__', _function, _on_scalar) if _name in ('add', 'sub', 'mul') else _on_scalar)
for _name in ('__and__', '__or__', '__xor__', '__lshift__', '__rshift__', '__rand__', '__ror__', '__rxor__', '__rlshift__', '__rrshift__'):
    def _no_bits(self, other, _name=_name):
        return getattr(_dtypes.number, _name)(self, other)
    setattr(float64, _name, _no_bits)
for _class in (ndarray, _dtypes.number, _dtypes.bool_, float64):
    for _name, _function in (('neg', negative), ('pos', positive), ('abs', absolute), ('invert', invert)):
        setattr(_class, f'__{_name}__', (lambda function: lambda self: function._one(self))(_function))
    _class.__divmod__ = lambda self, other: (self // other, self % other)
    _class.__rdivmod__ = lambda self, other: (other // self, other % self)
for _class in (_dtypes.integer, _dtypes.float32, _dtypes.bool_):
    _class.__hash__ = lambda self: hash(self._v)
float64.__hash__ = float.__hash__
_old_power = ndarray.__pow__


def _array_power(self, other):
    """Small powers the way NumPy does them, by products."""
    if type(other) in (int, float) and self._dtype.kind == 'f':
        if other == 2:
            return square._one(self)
        if other == 0.5:
            return sqrt._one(self)
    return _old_power(self, other)


ndarray.__pow__ = _array_power
