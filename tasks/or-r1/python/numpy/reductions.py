"""Sums, extremes and the like over axes. Floats are added in the order NumPy adds them, so that sums agree to the last digit."""
import builtins
import functools
import itertools
import math
import operator

from modelling import Unsupported
from numpy import _ufuncs as u
from numpy._arrays import asarray, make, ndarray, normal_axis
from numpy._dtypes import BOOL, FLOAT, INT, OBJECT, UINT, as_dtype, box, cast, generic, half_even, rounded, wrap

_NOTHING = object()


def pairwise(values):
    """The sum of floats that lie side by side: in eight lanes, blocks of 128, halves."""
    count = len(values)
    if count < 8:
        total = 0.0 if count else -0.0
        for value in values:
            total += value
        return total
    if count <= 128:
        lanes = list(values[:8])
        whole = count - count % 8
        for k in range(8, whole, 8):
            for lane in range(8):
                lanes[lane] += values[k + lane]
        total = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
        for value in values[whole:]:
            total += value
        return total
    half = count // 2
    half -= half % 8
    return pairwise(values[:half]) + pairwise(values[half:])


def in_turn(values):
    total = 0.0
    for value in values:
        total += value
    return total


def axes_of(axis, ndim):
    if axis is None:
        return list(range(ndim))
    found = [normal_axis(one, ndim) for one in (axis if isinstance(axis, (tuple, list)) else (axis,))]
    if len(set(found)) < len(found):
        raise ValueError("duplicate value in 'axis'")
    return sorted(found)


def laid(array, outer, axes, values, kind, keepdims):
    """Results of lanes as an array, or a scalar where nothing is left."""
    if keepdims:
        outer = tuple(1 if k in axes else size for k, size in enumerate(array._shape))
    return make(values, outer, kind) if outer else box(values[0], kind)


def reduced(function, array, axis, dtype=None, keepdims=False, initial=None):
    """function.reduce"""
    axes = axes_of(axis, array.ndim)
    kind = array._dtype
    if function in (u.add, u.multiply) and kind is not OBJECT:
        if dtype is not None:
            kind = as_dtype(dtype)
        elif kind is BOOL or kind.kind == 'i':
            kind = INT
        elif kind.kind == 'u':
            kind = UINT
        if kind.kind == 'U':
            if function is u.add:
                raise TypeError(f"the resolved dtypes are not compatible with add.reduce. Resolved ({kind!r}, {kind!r}, dtype('<U{2 * kind.length}'))")
            raise u.UFuncTypeError(f"ufunc '{function.__name__}' did not contain a loop with signature matching types ({kind!r}, {kind!r}) -> None")
    elif dtype is not None:
        kind = as_dtype(dtype)
    logical = function in (u.logical_and, u.logical_or, u.logical_xor)
    if logical and kind is not OBJECT:
        kind = BOOL
    if kind is not array._dtype:
        array = make(cast(array._flat(), kind, array._dtype), array._shape, kind)
    if function is u.add and kind.kind == 'f':
        return _summed(array, axes, keepdims, initial, kind)
    outer, lanes, _ = array._lanes(axes)
    start = initial if initial is not None else None
    step = function._objects if kind is OBJECT else function._whole if function._whole is not None and kind.kind in 'iub' else function._plain
    if function in (u.maximum, u.minimum) and start is None and kind is not OBJECT:
        values = [_extreme(lane, function, kind) for lane in lanes]
    elif function is u.add and kind.kind in 'iu':
        values = [builtins.sum(lane, start or 0) for lane in lanes]
    else:
        if start is None:
            start = function.identity if kind is not OBJECT or builtins.any(not lane for lane in lanes) else None
        values = [_folded(lane, step, start, function) for lane in lanes]
    if step is None:
        raise Unsupported(f'numpy.{function.__name__}.reduce')
    return laid(array, outer, axes, wrap(values, kind), kind, keepdims)


def _folded(lane, step, start, function):
    if start is not None:
        return functools.reduce(step, lane, start)
    if not lane:
        raise ValueError(f'zero-size array to reduction operation {function.__name__} which has no identity')
    return functools.reduce(step, lane)


def _extreme(lane, function, kind):
    if not lane:
        raise ValueError(f'zero-size array to reduction operation {function.__name__} which has no identity')
    if kind.kind == 'f' and builtins.any(value != value for value in lane):
        return math.nan
    return builtins.max(lane) if function is u.maximum else builtins.min(lane)


def _summed(array, axes, keepdims, initial, kind):
    """A sum of floats. Over all axes memory is walked in its own order; else the last of the summed axes is summed pairwise only
    where its elements lie side by side."""
    if len(axes) == array.ndim and axes:
        order = sorted(range(array.ndim), key=lambda k: -abs(array._strides[k]))
        if order != list(range(array.ndim)) and builtins.all(step > 0 for step in array._strides):
            moved = array.transpose(order)
            return _summed_whole(array, moved, axes, keepdims, initial, kind)
        return _summed_whole(array, array, axes, keepdims, initial, kind)
    outer, lanes, _ = array._lanes(axes)
    inner_last = axes and axes[-1] == array.ndim - 1 and abs(array._strides[-1]) <= builtins.min((abs(s) for s, n in zip(array._strides, array._shape) if n > 1), default=1)
    size = array._shape[axes[-1]] if axes else 1
    values = []
    for lane in lanes:
        if inner_last and len(axes) == 1:
            total = 0.0 + pairwise(lane)
        elif inner_last:
            total = 0.0
            for k in range(0, len(lane), size or 1):
                total += pairwise(lane[k:k + size])
        else:
            total = in_turn(lane)
        values.append(total if initial is None else initial + total)
    return laid(array, outer, axes, wrap(values, kind), kind, keepdims)


def _summed_whole(array, moved, axes, keepdims, initial, kind):
    flat = moved._flat()
    # Axes whose elements follow each other at one distance are walked as one.
    size, step = 1, None
    for count, stride in zip(reversed(moved._shape), reversed(moved._strides)):
        if count != 1 and step is not None and stride != step * size:
            break
        if count != 1 and step is None:
            step = stride
        size *= count
    total = 0.0
    for k in range(0, len(flat), size or 1):
        total += pairwise(flat[k:k + size])
    total = total if initial is None else initial + total
    return laid(array, (), axes, wrap([total], kind), kind, keepdims)


def accumulated(function, array, axis, dtype=None):
    axis = normal_axis(axis, array.ndim)
    kind = array._dtype if dtype is None else as_dtype(dtype)
    if function in (u.add, u.multiply) and dtype is None and kind.kind in 'bi':
        kind = INT
    array = array if kind is array._dtype else array.astype(kind)
    step = function._objects if kind is OBJECT else function._whole if function._whole is not None and kind.kind in 'iub' else function._plain
    moved = array.swapaxes(axis, -1)
    flat, size, values = moved._flat(), array._shape[axis], []
    for k in range(0, len(flat), size or 1):
        values += itertools.accumulate(flat[k:k + size], step)
    return make(wrap(values, kind), moved._shape, kind).swapaxes(axis, -1).copy()


# -- the functions and methods

def _has_own(thing, name):
    """An object that is no array and has such a method does it itself."""
    return not isinstance(thing, (ndarray, list, tuple, int, float, generic)) and hasattr(thing, name)


def _flags(name, given):
    for key, value in given.items():
        if value is not None and value is not True and value is not _NOTHING:
            raise Unsupported(f'numpy.{name} with {key}')


def _stored(result, out):
    if out is None:
        return result
    out[...] = result
    return out


def sum(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
    if _has_own(a, 'sum'):
        return a.sum(axis=axis, out=out)
    _flags('sum', {'where': where})
    if hasattr(a, 'gi_frame'):
        raise TypeError('Calling np.sum(generator) is deprecated.Use np.sum(np.fromiter(generator)) or the python sum builtin instead.')
    return _stored(reduced(u.add, asarray(a), axis, dtype, keepdims, initial), out)


def prod(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
    if _has_own(a, 'prod'):
        return a.prod(axis=axis, out=out)
    _flags('prod', {'where': where})
    return _stored(reduced(u.multiply, asarray(a), axis, dtype, keepdims, initial), out)


def max(a, axis=None, out=None, keepdims=False, initial=None, where=True):
    if _has_own(a, 'max'):
        return a.max(axis=axis, out=out)
    _flags('max', {'where': where})
    return _stored(reduced(u.maximum, asarray(a), axis, None, keepdims, initial), out)


def min(a, axis=None, out=None, keepdims=False, initial=None, where=True):
    if _has_own(a, 'min'):
        return a.min(axis=axis, out=out)
    _flags('min', {'where': where})
    return _stored(reduced(u.minimum, asarray(a), axis, None, keepdims, initial), out)


def all(a, axis=None, out=None, keepdims=False, where=True):
    if _has_own(a, 'all'):
        return a.all(axis=axis, out=out)
    _flags('all', {'where': where})
    return _stored(reduced(u.logical_and, asarray(a), axis, None, keepdims), out)


def any(a, axis=None, out=None, keepdims=False, where=True):
    if _has_own(a, 'any'):
        return a.any(axis=axis, out=out)
    _flags('any', {'where': where})
    return _stored(reduced(u.logical_or, asarray(a), axis, None, keepdims), out)


amax, amin = max, min


def _count(array, axis):
    return math.prod(array._shape[k] for k in axes_of(axis, array.ndim))


def mean(a, axis=None, dtype=None, out=None, keepdims=False, where=True):
    _flags('mean', {'where': where})
    array = asarray(a)
    kind = dtype or (FLOAT if array._dtype.kind in 'biu' else None)
    return _stored(reduced(u.add, array, axis, kind, keepdims) / _count(array, axis), out)


def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True, mean=_NOTHING, correction=_NOTHING):
    _flags('var', {'where': where, 'mean': mean, 'out': out})
    array = asarray(a)
    if array._dtype.kind in 'biu':
        array = array.astype(FLOAT)
    centre = asarray(reduced(u.add, array, axis, dtype, True) / _count(array, axis))
    gap = u.subtract(array, centre)
    free = _count(array, axis) - (ddof if correction is _NOTHING else correction)
    return reduced(u.add, asarray(u.multiply(gap, gap)), axis, dtype, keepdims) / (free if free > 0 else 0)


def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True, mean=_NOTHING, correction=_NOTHING):
    return u.sqrt(var(a, axis, dtype, out, ddof, keepdims, where, mean, correction))


def _placed(a, axis, keepdims, better, name):
    array = asarray(a)
    if array.size == 0:
        raise ValueError(f'attempt to get {name} of an empty sequence')
    if axis is None:
        outer, lanes, axes = (), [array._flat()], list(range(array.ndim))
    else:
        axes = axes_of(axis, array.ndim)
        outer, lanes, _ = array._lanes(axes)
    values = []
    for lane in lanes:
        best = 0
        for k in range(1, len(lane)):
            if lane[best] != lane[best]:
                break
            if better(lane[k], lane[best]) or lane[k] != lane[k]:
                best = k
        values.append(best)
    return laid(array, outer, axes, values, INT, keepdims)


def argmax(a, axis=None, out=None, keepdims=False):
    return _stored(_placed(a, axis, keepdims, operator.gt, 'argmax'), out)


def argmin(a, axis=None, out=None, keepdims=False):
    return _stored(_placed(a, axis, keepdims, operator.lt, 'argmin'), out)


def cumsum(a, axis=None, dtype=None, out=None):
    array = asarray(a)
    return _stored(accumulated(u.add, array.reshape(-1) if axis is None else array, 0 if axis is None else axis, dtype), out)


def cumprod(a, axis=None, dtype=None, out=None):
    array = asarray(a)
    return _stored(accumulated(u.multiply, array.reshape(-1) if axis is None else array, 0 if axis is None else axis, dtype), out)


def ptp(a, axis=None, out=None, keepdims=False):
    return max(a, axis, None, keepdims) - min(a, axis, None, keepdims)


def count_nonzero(a, axis=None, *, keepdims=False):
    array = asarray(a)
    true = make([1 if value else 0 for value in array._flat()], array._shape, INT)
    found = reduced(u.add, true, axis, None, keepdims)
    return found


def round(a, decimals=0, out=None):
    array = asarray(a)
    if array._dtype.kind in 'iu':
        if decimals >= 0:
            return _stored(array.copy() if isinstance(a, ndarray) else box(array._b[0], array._dtype) if not array._shape else array, out)
        scale = 10 ** -decimals
        values = [int(half_even(value / scale)) * scale for value in array._flat()]
    elif array._dtype is BOOL:
        raise Unsupported('numpy.round of booleans')
    elif array._dtype is OBJECT:
        if decimals:
            raise Unsupported('numpy.round of objects')
        return u.rint(array)
    else:
        values = wrap([rounded(value, decimals) for value in array._flat()], array._dtype)
    made = make(values, array._shape, array._dtype) if array._shape else box(values[0], array._dtype)
    return _stored(made, out)


around = round


def clip(a, a_min=_NOTHING, a_max=_NOTHING, out=None, *, min=_NOTHING, max=_NOTHING):
    low = a_min if a_min is not _NOTHING else min
    high = a_max if a_max is not _NOTHING else max
    result = asarray(a) if isinstance(a, (list, tuple)) else a
    if low is not _NOTHING and low is not None:
        result = u.maximum(result, low)
    if high is not _NOTHING and high is not None:
        result = u.minimum(result, high)
    if result is a and isinstance(a, ndarray):
        result = a.copy()
    return _stored(result, out)


def _skipping(function, a, axis, keepdims, name):
    array = asarray(a)
    if array._dtype.kind != 'f':
        return function(array, axis=axis, keepdims=keepdims)
    axes = axes_of(axis, array.ndim)
    outer, lanes, _ = array._lanes(axes)
    kept = [[value for value in lane if value == value] for lane in lanes]
    values = [float(function(make(lane, (len(lane),), FLOAT))) if lane or name == 'nansum' else math.nan for lane in kept]
    return laid(array, outer, axes, values, FLOAT, keepdims)


def nansum(a, axis=None, keepdims=False):
    array = asarray(a)
    if array._dtype.kind == 'f':
        array = make([0.0 if value != value else value for value in array._flat()], array._shape, array._dtype)
    return sum(array, axis, keepdims=keepdims)


def nanmean(a, axis=None, keepdims=False):
    return _skipping(mean, a, axis, keepdims, 'nanmean')


def nanmax(a, axis=None, keepdims=False):
    return _skipping(max, a, axis, keepdims, 'nanmax')


def nanmin(a, axis=None, keepdims=False):
    return _skipping(min, a, axis, keepdims, 'nanmin')


def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    array = asarray(a)
    if weights is None:
        found, scale = mean(array, axis, keepdims=keepdims), _count(array, axis)
        return (found, box(float(scale), FLOAT)) if returned else found
    weights = asarray(weights)
    if weights._shape != array._shape:
        if axis is None or weights.ndim != 1:
            raise TypeError('Axis must be specified when shapes of a and weights differ.')
        place = normal_axis(axis, array.ndim)
        weights = weights.reshape([-1 if k == place else 1 for k in range(array.ndim)])
        weights = u.multiply(weights, make([1] * array.size, array._shape, INT))
    scale = sum(weights, axis, float, keepdims=keepdims)
    if not all(scale):
        raise ZeroDivisionError("Weights sum to zero, can't be normalized")
    found = u.divide(sum(u.multiply(array, weights), axis, float, keepdims=keepdims), scale)
    return (found, scale) if returned else found


def _part(lane, q):
    """Linear interpolation between the two nearest in order, as numpy's own formula has it."""
    place = q * (len(lane) - 1)
    low = math.floor(place)
    high, share = builtins.min(low + 1, len(lane) - 1), place - low
    a, b = lane[low], lane[high]
    gap = b - a
    return b - gap * (1 - share) if share >= 0.5 else a + gap * share



def quantile(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False):
    if method != 'linear' or out is not None:
        raise Unsupported('numpy.quantile with method or out')
    array, shares = asarray(a).astype(FLOAT), asarray(q)
    if not all(u.logical_and(shares >= 0, shares <= 1)):
        raise ValueError('Quantiles must be in the range [0, 1]')
    axes = axes_of(axis, array.ndim)
    outer, lanes, _ = array._lanes(axes)
    if not array.size or any(u.isnan(array)):
        raise Unsupported('numpy.quantile of nothing or of nan')
    lanes = [sorted(lane) for lane in lanes]
    values = [_part(lane, float(share)) for share in shares._flat() for lane in lanes]
    if keepdims:
        outer = tuple(1 if k in axes else size for k, size in enumerate(array._shape))
    shape = (*shares._shape, *outer)
    return make(values, shape, FLOAT) if shape else box(values[0], FLOAT)


def percentile(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False):
    return quantile(a, u.divide(asarray(q), 100), axis, out, overwrite_input, method, keepdims)


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    array = asarray(a)
    axes = axes_of(axis, array.ndim)
    outer, lanes, _ = array._lanes(axes)
    values = []
    for lane in lanes:
        ordered, count = sorted(lane), len(lane)
        if not count or builtins.any(value != value for value in lane if isinstance(value, float)):
            values.append(math.nan)
        else:
            values.append(float(ordered[count // 2]) if count % 2 else pairwise(list(map(float, ordered[count // 2 - 1:count // 2 + 1]))) / 2.0)
    return _stored(laid(array, outer, axes, values, FLOAT, keepdims), out)


for _name in 'sum prod max min all any mean var std argmax argmin cumsum cumprod round clip'.split():
    setattr(ndarray, _name, globals()[_name])
