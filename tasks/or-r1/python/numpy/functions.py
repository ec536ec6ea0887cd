"""Making, joining, choosing and sorting arrays."""
import builtins
import itertools
import math

from modelling import Unsupported
from numpy import _reductions as r, _ufuncs as u
from numpy._arrays import (array, as_shape, asarray, broadcast, make, ndarray, normal_axis, shape_text, steps, stretch, stretched, view, _is_sequence)
from numpy._dtypes import BOOL, FLOAT, INT, OBJECT, as_dtype, box, cast, generic, index, natural, promote, promote_weak


# -- making

def _filled(shape, value, kind):
    shape = as_shape(shape)
    return make([value] * math.prod(shape), shape, kind)


def zeros(shape, dtype=float, order='C', **rest):
    kind = as_dtype(dtype)
    return _filled(shape, '' if kind.kind == 'U' else 0 if kind is OBJECT else cast([0], kind)[0], kind)


def ones(shape, dtype=None, order='C', **rest):
    kind = as_dtype(dtype)
    return _filled(shape, 1 if kind is OBJECT else cast([1], kind)[0], kind)


def empty(shape, dtype=float, order='C', **rest):
    """What lies in memory is zeros here."""
    kind = as_dtype(dtype)
    return _filled(shape, None, kind) if kind is OBJECT else zeros(shape, kind)


def full(shape, fill_value, dtype=None, order='C', **rest):
    filler = asarray(fill_value)
    kind = filler._dtype if dtype is None else as_dtype(dtype)
    made = _filled(shape, None, kind)
    made[...] = filler if filler._shape or kind is not OBJECT else fill_value
    return made


def _like(make_it):
    def like(a, dtype=None, order='K', subok=True, shape=None, **rest):
        other = asarray(a)
        return make_it(other._shape if shape is None else shape, dtype=other._dtype if dtype is None else dtype)
    return like


zeros_like, ones_like, empty_like = _like(zeros), _like(ones), _like(empty)


def full_like(a, fill_value, dtype=None, order='K', subok=True, shape=None, **rest):
    other = asarray(a)
    return full(other._shape if shape is None else shape, fill_value, other._dtype if dtype is None else dtype)


def eye(N, M=None, k=0, dtype=float, order='C', **rest):
    made = zeros((N, N if M is None else M), dtype)
    for row in range(made._shape[0]):
        if 0 <= row + k < made._shape[1]:
            made[row, row + k] = 1
    return made


def identity(n, dtype=None, **rest):
    return eye(n, dtype=dtype or float)


def arange(start=None, stop=None, step=None, dtype=None, **rest):
    if start is None and stop is None:
        raise TypeError('arange() requires stop to be specified.')
    if stop is None:
        start, stop = 0, start
    step = 1 if step is None else step
    kind = FLOAT if builtins.any(natural(v)[1].kind == 'f' for v in (start, stop, step)) else INT
    if kind is INT:
        values = list(range(int(start), int(stop), int(step)))
    else:
        start, stop, step = float(start), float(stop), float(step)
        count = builtins.max(0, math.ceil((stop - start) / step))
        # The original writes two values and goes on by their difference.
        gap = (start + step) - start
        values = [start + k * gap for k in range(count)]
    made = make(values, (len(values),), kind)
    return made if dtype is None else made.astype(dtype)


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, **rest):
    if getattr(start, 'shape', ()) or getattr(stop, 'shape', ()):
        raise Unsupported('numpy.linspace of arrays')
    num = index(num)
    if num < 0:
        raise ValueError(f'Number of samples, {num}, must be non-negative.')
    parts = num - 1 if endpoint else num
    start, stop = float(start), float(stop)
    gap, step = stop - start, math.nan
    if parts > 0:
        step = gap / parts
        values = [k * step + start for k in range(num)] if step != 0 else [k / parts * gap + start for k in range(num)]
    else:
        values = [k * gap + start for k in range(num)]
    if endpoint and num > 1:
        values[-1] = stop
    made = make(values, (num,), FLOAT)
    if dtype is not None:
        kind = as_dtype(dtype)
        made = u.floor(made).astype(kind) if kind.kind in 'iu' else made.astype(kind)
    return (made, box(step, FLOAT)) if retstep else made


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    made = u.power(base, linspace(start, stop, num, endpoint))
    return made if dtype is None else made.astype(dtype)


def copy(a, order='K', subok=False):
    return array(a)


def fromiter(iter, dtype, count=-1, **rest):
    return array(list(iter) if count < 0 else list(itertools.islice(iter, count)), dtype)


def fromfunction(function, shape, *, dtype=float, **named):
    return function(*indices(shape, dtype), **named)


def indices(dimensions, dtype=int, sparse=False):
    shape = as_shape(dimensions)
    grid = [make([spot // step % size for spot in range(math.prod(shape))], shape, INT) for size, step in zip(shape, steps(shape))]
    return stack(grid).astype(dtype)


def diag(v, k=0):
    a = asarray(v)
    if a.ndim not in (1, 2):
        raise ValueError('Input must be 1- or 2-d.')
    if a.ndim == 1:
        size = a._shape[0] + builtins.abs(k)
        made = zeros((size, size), a._dtype)
        for place, value in enumerate(a._flat()):
            made._b[(place + builtins.max(-k, 0)) * size + place + builtins.max(k, 0)] = value
        return made
    return diagonal(a, k).copy()


def diagonal(a, offset=0, axis1=0, axis2=1):
    a = asarray(a)
    if a.ndim != 2 or (axis1, axis2) != (0, 1):
        if a.ndim < 2:
            raise ValueError('diag requires an array of at least two dimensions')
        raise Unsupported('numpy.diagonal of more than two dimensions')
    rows, columns = a._shape
    down, right = builtins.max(-offset, 0), builtins.max(offset, 0)
    count = builtins.max(0, builtins.min(rows - down, columns - right))
    return view(a, (count,), (a._strides[0] + a._strides[1],), a._off + down * a._strides[0] + right * a._strides[1])


def diagflat(v, k=0):
    return diag(asarray(v).ravel(), k)


def fill_diagonal(a, val, wrap=False):
    if a.ndim != 2 or wrap:
        raise Unsupported('numpy.fill_diagonal of more than two dimensions')
    line = diagonal(a)
    values = asarray(val)
    line[...] = values if not values._shape else make([values._flat()[k % values.size] for k in range(line.size)], line._shape, values._dtype)


def trace(a, offset=0, **rest):
    return r.sum(diagonal(a, offset))


def _triangle(m, k, keep):
    m = asarray(m)
    if m.ndim != 2:
        raise Unsupported('numpy.triu and numpy.tril of other than two dimensions')
    made = m.copy()
    for row in range(m._shape[0]):
        for column in range(m._shape[1]):
            if not keep(column - row, k):
                made._b[row * m._shape[1] + column] = cast([0], m._dtype)[0]
    return made


def triu(m, k=0):
    return _triangle(m, k, lambda gap, k: gap >= k)


def tril(m, k=0):
    return _triangle(m, k, lambda gap, k: gap <= k)


def triu_indices(n, k=0, m=None):
    return nonzero(triu(ones((n, n if m is None else m), int), k))


def tril_indices(n, k=0, m=None):
    return nonzero(tril(ones((n, n if m is None else m), int), k))


def tri(N, M=None, k=0, dtype=float):
    return tril(ones((N, N if M is None else M), dtype), k)


def vander(x, N=None, increasing=False):
    x = asarray(x)
    count = len(x) if N is None else N
    return stack([x ** (k if increasing else count - 1 - k) for k in range(count)], 1)


def meshgrid(*xi, copy=True, sparse=False, indexing='xy'):
    lists = [asarray(x).ravel() for x in xi]
    if indexing not in ('xy', 'ij'):
        raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
    count, made = len(lists), []
    place = [1, 0, *range(2, count)] if indexing == 'xy' and count > 1 else list(range(count))
    shape = [0] * count
    for one, axis in zip(lists, place):
        shape[axis] = one.size
    for one, axis in zip(lists, place):
        line = one.reshape([-1 if k == axis else 1 for k in range(count)])
        made.append(line.copy() if sparse else stretched(line, shape).copy())
    return tuple(made)


def ix_(*args):
    made = []
    for k, one in enumerate(args):
        one = asarray(one) if len(one) else make([], (0,), INT)
        if one._dtype is BOOL:
            one, = nonzero(one)
        made.append(one.reshape([-1 if axis == k else 1 for axis in range(len(args))]))
    return tuple(made)


# -- shape

def shape(a):
    return asarray(a)._shape


def size(a, axis=None):
    a = asarray(a)
    return a.size if axis is None else a._shape[axis]


def ndim(a):
    return asarray(a).ndim


def reshape(a, shape, order='C', *, copy=None):
    return asarray(a).reshape(shape, order=order)


def ravel(a, order='C'):
    return asarray(a).ravel(order)


def transpose(a, axes=None):
    return asarray(a).transpose() if axes is None else asarray(a).transpose(*axes)


def swapaxes(a, axis1, axis2):
    return asarray(a).swapaxes(axis1, axis2)


def moveaxis(a, source, destination):
    a = asarray(a)
    source = [normal_axis(k, a.ndim) for k in (source if isinstance(source, (tuple, list)) else [source])]
    destination = [normal_axis(k, a.ndim) for k in (destination if isinstance(destination, (tuple, list)) else [destination])]
    order = [k for k in range(a.ndim) if k not in source]
    for to, of in sorted(zip(destination, source)):
        order.insert(to, of)
    return a.transpose(order)


def squeeze(a, axis=None):
    return asarray(a).squeeze(axis)


def expand_dims(a, axis):
    a = asarray(a)
    axes = axis if isinstance(axis, tuple) else (axis,)
    places_ = sorted(normal_axis(k, a.ndim + len(axes)) for k in axes)
    key = [slice(None)] * a.ndim
    for place in places_:
        key.insert(place, None)
    return a[tuple(key)]


def _at_least(count, place):
    def grown(*arrays):
        made = []
        for a in arrays:
            a = asarray(a)
            made.append(a if a.ndim >= count else place(a))
        return made[0] if len(made) == 1 else tuple(made)
    return grown


atleast_1d = _at_least(1, lambda a: a.reshape(1))
atleast_2d = _at_least(2, lambda a: a.reshape(1, -1))


def broadcast_to(array, shape, subok=False):
    shape = as_shape(shape)
    try:
        return stretched(asarray(array), shape)
    except ValueError:
        raise ValueError(f'operands could not be broadcast together with remapped shapes [original->remapped]: {shape_text(asarray(array)._shape)}  and requested shape {shape_text(shape)}') from None


def broadcast_arrays(*args, subok=False):
    arrays = [asarray(a) for a in args]
    shared = broadcast([a._shape for a in arrays])
    return tuple(stretched(a, shared) for a in arrays)


def flip(m, axis=None):
    m = asarray(m)
    axes = range(m.ndim) if axis is None else [normal_axis(k, m.ndim) for k in (axis if isinstance(axis, tuple) else (axis,))]
    return m[tuple(slice(None, None, -1) if k in axes else slice(None) for k in range(m.ndim))]


def fliplr(m):
    return flip(m, 1)


def flipud(m):
    return flip(m, 0)


def rot90(m, k=1, axes=(0, 1)):
    if axes != (0, 1):
        raise Unsupported('numpy.rot90 with axes')
    m = asarray(m)
    for _ in range(k % 4):
        m = flip(m.swapaxes(0, 1), 0)
    return m


def roll(a, shift, axis=None):
    a = asarray(a)
    if axis is None:
        flat = a._flat()
        by = shift % len(flat) if len(flat) else 0
        return make(flat[-by:] + flat[:-by] if by else list(flat), a._shape, a._dtype)
    size_ = a._shape[normal_axis(axis, a.ndim)]
    return take(a, [(k - shift) % size_ for k in range(size_)], axis)


# -- joining and parting

def _shared_kind(arrays):
    kind = arrays[0]._dtype
    for one in arrays[1:]:
        kind = promote(kind, one._dtype)
    return kind


def concatenate(arrays, axis=0, out=None, dtype=None, casting='same_kind'):
    arrays = [asarray(a) for a in arrays]
    if not arrays:
        raise ValueError('need at least one array to concatenate')
    if axis is None:
        arrays, axis = [a.ravel() for a in arrays], 0
    first = arrays[0]
    if first.ndim == 0:
        raise ValueError('zero-dimensional arrays cannot be concatenated')
    for k, one in enumerate(arrays):
        if one.ndim != first.ndim:
            raise ValueError(f'all the input arrays must have same number of dimensions, but the array at index 0 has {first.ndim} dimension(s) and the array at index {k} has {one.ndim} dimension(s)')
    axis = normal_axis(axis, first.ndim)
    for k, one in enumerate(arrays):
        for d in range(first.ndim):
            if d != axis and one._shape[d] != first._shape[d]:
                raise ValueError(f'all the input array dimensions except for the concatenation axis must match exactly, but along dimension {d}, the array at index 0 has size {first._shape[d]} and the array at index {k} has size {one._shape[d]}')
    kind = _shared_kind(arrays) if dtype is None else as_dtype(dtype)
    flats = [cast(a._flat(), kind, a._dtype) for a in arrays]
    chunks = [math.prod(a._shape[axis:]) for a in arrays]
    values = []
    for k in range(math.prod(first._shape[:axis])):
        for flat, chunk in zip(flats, chunks):
            values += flat[k * chunk:(k + 1) * chunk]
    shape = (*first._shape[:axis], builtins.sum(a._shape[axis] for a in arrays), *first._shape[axis + 1:])
    made = make(values, shape, kind)
    if out is not None:
        out[...] = made
        return out
    return made


concat = concatenate


def stack(arrays, axis=0, out=None, **rest):
    arrays = [asarray(a) for a in arrays]
    if not arrays:
        raise ValueError('need at least one array to stack')
    if builtins.any(a._shape != arrays[0]._shape for a in arrays):
        raise ValueError('all input arrays must have the same shape')
    return concatenate([expand_dims(a, axis) for a in arrays], axis, out)


def vstack(tup, **rest):
    return concatenate([atleast_2d(a) for a in tup], 0)


row_stack = vstack


def hstack(tup, **rest):
    arrays = [atleast_1d(a) for a in tup]
    return concatenate(arrays, 0 if arrays and arrays[0].ndim == 1 else 1)


def column_stack(tup):
    return concatenate([asarray(a).reshape(-1, 1) if asarray(a).ndim < 2 else asarray(a) for a in tup], 1)


def dstack(tup):
    return concatenate([a[..., None] if a.ndim == 2 else atleast_2d(a)[..., None] for a in map(asarray, tup)], 2)


def block(arrays):
    def joined(part, depth):
        return concatenate([joined(one, depth + 1) for one in part], -depth_of(part)) if isinstance(part, list) else atleast_2d(part) if total > 1 else atleast_1d(part)

    def depth_of(part):
        return 1 + depth_of(part[0]) if isinstance(part, list) else 0
    total = depth_of(arrays)
    return joined(arrays, 0)


def append(arr, values, axis=None):
    return concatenate((asarray(arr).ravel(), asarray(values).ravel())) if axis is None else concatenate((arr, values), axis)


def insert(arr, obj, values, axis=None):
    a = asarray(arr)
    if axis is None:
        a, axis = a.ravel(), 0
    axis = normal_axis(axis, a.ndim)
    if not isinstance(obj, (int, generic)):
        raise Unsupported('numpy.insert at several places')
    place = index(obj)
    size_ = a._shape[axis]
    if not -size_ <= place <= size_:
        raise IndexError(f'index {place} is out of bounds for axis {axis} with size {size_}')
    place = place + size_ if place < 0 else place
    new = asarray(values).astype(a._dtype)
    if a.ndim == 1:
        new = new.reshape(-1)
    else:
        rest = (*a._shape[:axis], 1, *a._shape[axis + 1:])
        new = stretched(new if new.ndim == a.ndim else expand_dims(new, axis) if new.ndim == a.ndim - 1 else new, rest)
    key = (slice(None),) * axis
    return concatenate((a[(*key, slice(None, place))], new, a[(*key, slice(place, None))]), axis)


def delete(arr, obj, axis=None):
    a = asarray(arr)
    if axis is None:
        a, axis = a.ravel(), 0
    axis = normal_axis(axis, a.ndim)
    size_ = a._shape[axis]
    gone = asarray(list(range(*obj.indices(size_))) if isinstance(obj, slice) else obj)
    if gone._dtype is BOOL:
        gone = {k for k, value in enumerate(gone._flat()) if value}
    else:
        places_ = [index(k) for k in (gone._flat() if gone.size else [])]
        for k in places_:
            if not -size_ <= k < size_:
                raise IndexError(f'index {k} is out of bounds for axis {axis} with size {size_}')
        gone = {k % size_ for k in places_}
    return take(a, [k for k in range(size_) if k not in gone], axis)


def array_split(ary, indices_or_sections, axis=0):
    a = asarray(ary)
    size_ = a._shape[normal_axis(axis, a.ndim)]
    if _is_sequence(indices_or_sections):
        edges = [0, *map(index, indices_or_sections), size_]
    else:
        count = index(indices_or_sections)
        if count <= 0:
            raise ValueError('number sections must be larger than 0.')
        each, extra = divmod(size_, count)
        edges = [0, *itertools.accumulate([each + 1] * extra + [each] * (count - extra))]
    key = (slice(None),) * normal_axis(axis, a.ndim)
    return [a[(*key, slice(first, last))] for first, last in zip(edges, edges[1:])]


def split(ary, indices_or_sections, axis=0):
    if not _is_sequence(indices_or_sections) and asarray(ary)._shape[axis] % indices_or_sections:
        raise ValueError('array split does not result in an equal division')
    return array_split(ary, indices_or_sections, axis)


def hsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 1 if asarray(ary).ndim > 1 else 0)


def vsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 0)


def tile(A, reps):
    a = asarray(A)
    reps = tuple(map(index, reps)) if _is_sequence(reps) else (index(reps),)
    ndim_ = builtins.max(len(reps), a.ndim)
    reps, made = (1,) * (ndim_ - len(reps)) + reps, a.reshape((1,) * (ndim_ - a.ndim) + a._shape)
    for axis, count in enumerate(reps):
        made = concatenate([made] * count, axis) if count else made[(slice(None),) * axis + (slice(0, 0),)]
    return made.copy()


def repeat(a, repeats, axis=None):
    a = asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    size_ = a._shape[normal_axis(axis, a.ndim)]
    counts = [index(k) for k in repeats] if _is_sequence(repeats) else [index(repeats)]
    counts = counts * size_ if len(counts) == 1 else counts
    if len(counts) != size_:
        raise ValueError(f'operands could not be broadcast together with shape ({size_},) ({len(counts)},)')
    return take(a, [k for k, count in enumerate(counts) for _ in range(count)], axis)


def resize(a, new_shape):
    flat, shape_ = list(asarray(a)._flat()), as_shape(new_shape)
    count = math.prod(shape_)
    return make((flat * (count // len(flat) + 1))[:count], shape_, asarray(a)._dtype)


def pad(array, pad_width, mode='constant', constant_values=0, **rest):
    if mode != 'constant' or rest or _is_sequence(constant_values):
        raise Unsupported('numpy.pad in this mode')
    a = asarray(array)
    widths = asarray(pad_width)
    widths = stretched(widths if widths.ndim == 2 or not widths._shape else widths.reshape(1, -1), (a.ndim, 2)).tolist()
    made = full([low + size_ + high for size_, (low, high) in zip(a._shape, widths)], constant_values, a._dtype)
    made[tuple(slice(low, low + size_) for size_, (low, _) in zip(a._shape, widths))] = a
    return made


# -- choosing

def take(a, indices, axis=None, out=None, mode='raise'):
    a = asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    if mode != 'raise' or out is not None:
        raise Unsupported('numpy.take with mode or out')
    places_ = asarray(indices) if not _is_sequence(indices) or len(indices) else make([], (0,), INT)
    return a[(slice(None),) * normal_axis(axis, a.ndim) + (places_ if places_._shape else int(places_),)]


_NOTHING = object()


def where(condition, x=_NOTHING, y=_NOTHING):
    if x is _NOTHING and y is _NOTHING:
        return nonzero(condition)
    if x is _NOTHING or y is _NOTHING:
        raise ValueError('either both or neither of x and y should be given')
    mask, a, b = asarray(condition), asarray(x), asarray(y)
    weak_a, weak_b = (isinstance(v, (int, float)) and not isinstance(v, generic) for v in (x, y))
    kind = promote_weak(a._dtype, b._b[0]) if weak_b and not weak_a and b._dtype.kind != 'O' else \
        promote_weak(b._dtype, a._b[0]) if weak_a and not weak_b and a._dtype.kind != 'O' else promote(a._dtype, b._dtype)
    shape_ = broadcast([mask._shape, a._shape, b._shape])
    first, second = cast(stretch(a, shape_), kind, a._dtype), cast(stretch(b, shape_), kind, b._dtype)
    values = [one if chosen else two for chosen, one, two in zip(stretch(mask, shape_), first, second)]
    return make(values, shape_, kind)


def select(condlist, choicelist, default=0):
    made = default
    for condition, choice in reversed(list(zip(condlist, choicelist))):
        made = where(condition, choice, made)
    return made


def nonzero(a):
    a = asarray(a)
    if not a._shape:
        raise ValueError('Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead. If the context of this error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`.')
    spots = [k for k, value in enumerate(a._flat()) if value]
    return tuple(make([spot // step % size_ for spot in spots], (len(spots),), INT) for size_, step in zip(a._shape, steps(a._shape)))


def argwhere(a):
    found = nonzero(asarray(a))
    return stack(found, 1) if found[0].size else make([], (0, len(found)), INT)


def flatnonzero(a):
    return nonzero(asarray(a).ravel())[0]


def extract(condition, arr):
    return asarray(arr).ravel()[asarray(condition).ravel().astype(bool)]


def compress(condition, a, axis=None):
    return take(a, flatnonzero(condition), axis)


def take_along_axis(arr, indices, axis=-1):
    a, places_ = asarray(arr), asarray(indices)
    axis = normal_axis(axis, a.ndim)
    key = [arange(size_).reshape([-1 if k == d else 1 for k in range(a.ndim)]) for d, size_ in enumerate(places_._shape)]
    key[axis] = places_
    return a[tuple(key)]


def unravel_index(indices, shape, order='C'):
    if order != 'C':
        raise Unsupported('numpy.unravel_index in Fortran order')
    shape = as_shape(shape)
    spots = asarray(indices)
    found = [make([spot // step % size_ for spot in spots._flat()], spots._shape, INT) for size_, step in zip(shape, steps(shape))]
    return tuple(one if spots._shape else box(one._b[0], INT) for one in found)


def ravel_multi_index(multi_index, dims, mode='raise', order='C'):
    total = 0
    for one, step in zip(multi_index, steps(as_shape(dims))):
        total = total + asarray(one) * step
    return total


# -- sorting and sets

def _key(value):
    return (value != value, value)


def _ordered(lane, kind):
    return sorted(lane, key=_key) if kind.kind == 'f' and builtins.any(value != value for value in lane) else sorted(lane)


def sort(a, axis=-1, kind=None, order=None, *, stable=None):
    a = asarray(a)
    if axis is None:
        a, axis = a.ravel(), -1
    moved = a.swapaxes(axis, -1)
    flat, size_ = moved._flat(), moved._shape[-1]
    values = [value for k in range(0, len(flat), size_ or 1) for value in _ordered(flat[k:k + size_], a._dtype)]
    return make(values, moved._shape, a._dtype).swapaxes(axis, -1).copy()


def argsort(a, axis=-1, kind=None, order=None, *, stable=None):
    """The original's order of equal values, where no stable sort is asked for, depends on the processor: it is not made up."""
    a = asarray(a)
    if axis is None:
        a, axis = a.ravel(), -1
    moved = a.swapaxes(axis, -1)
    flat, size_, values = moved._flat(), moved._shape[-1], []
    for k in range(0, len(flat), size_ or 1):
        lane = flat[k:k + size_]
        if kind not in ('stable', 'mergesort') and not stable and len(set(lane)) < size_:
            raise Unsupported('numpy.argsort of equal values')
        values += sorted(range(size_), key=lambda at: _key(lane[at]))
    return make(values, moved._shape, INT).swapaxes(axis, -1).copy()


def lexsort(keys, axis=-1):
    lists = [asarray(key)._flat() for key in keys]
    count = len(lists[0])
    return make(sorted(range(count), key=lambda at: [one[at] for one in reversed(lists)]), (count,), INT)


def partition(a, kth, axis=-1):
    raise Unsupported('numpy.partition')


def searchsorted(a, v, side='left', sorter=None):
    import bisect
    a = asarray(a)
    if sorter is not None:
        a = a[sorter]
    find = bisect.bisect_left if side == 'left' else bisect.bisect_right
    values, flat = asarray(v), a._flat()
    found = [find(flat, value) for value in values._flat()]
    return make(found, values._shape, INT) if values._shape else box(found[0], INT)


def digitize(x, bins, right=False):
    edges = asarray(bins)
    flat = edges._flat()
    if len(flat) > 1 and flat[0] > flat[-1]:
        raise Unsupported('numpy.digitize with falling bins')
    return searchsorted(edges, x, 'left' if right else 'right')


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    a = asarray(ar)
    if axis is not None and a.ndim > 1:
        if axis != 0 or return_index or return_inverse or return_counts:
            raise Unsupported('numpy.unique with axis')
        rows = builtins.sorted(set(map(_tupled, a.tolist())))
        return array([list(row) for row in rows], a._dtype)
    flat = a._flat()
    if a._dtype.kind == 'f' and builtins.any(value != value for value in flat):
        raise Unsupported('numpy.unique of nan')
    first, counts = {}, {}
    for place, value in enumerate(flat):
        first.setdefault(value, place)
        counts[value] = counts.get(value, 0) + 1
    values = builtins.sorted(first)
    made = make(values, (len(values),), a._dtype)
    if not (return_index or return_inverse or return_counts):
        return made
    parts = [made]
    if return_index:
        parts.append(make([first[value] for value in values], (len(values),), INT))
    if return_inverse:
        place = {value: k for k, value in enumerate(values)}
        parts.append(make([place[value] for value in flat], a._shape, INT))
    if return_counts:
        parts.append(make([counts[value] for value in values], (len(values),), INT))
    return tuple(parts)


def _tupled(row):
    return tuple(map(_tupled, row)) if isinstance(row, list) else row


def isin(element, test_elements, assume_unique=False, invert=False, **rest):
    a, tests = asarray(element), asarray(test_elements)
    held = set(tests._flat())
    return make([(value in held) != invert for value in a._flat()], a._shape, BOOL)


def intersect1d(ar1, ar2, assume_unique=False):
    held = set(asarray(ar2)._flat())
    return unique(asarray(ar1).ravel()[isin(asarray(ar1).ravel(), list(held))] if held else asarray(ar1).ravel()[:0])


def union1d(ar1, ar2):
    return unique(concatenate((asarray(ar1).ravel(), asarray(ar2).ravel())))


def setdiff1d(ar1, ar2, assume_unique=False):
    a = unique(ar1)
    return a[isin(a, ar2, invert=True)]


def bincount(x, weights=None, minlength=0):
    places_ = asarray(x)._flat()
    count = builtins.max([minlength, *(k + 1 for k in places_)])
    made = [0.0 if weights is not None else 0] * count
    for k, weight in zip(places_, asarray(weights)._flat() if weights is not None else [1] * len(places_)):
        made[k] += weight
    return make(made, (count,), FLOAT if weights is not None else INT)


def histogram(a, bins=10, range=None, density=None, weights=None):
    raise Unsupported('numpy.histogram')


# -- comparing

def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    x, y = asarray(a), asarray(b)
    shape_ = broadcast([x._shape, y._shape])

    def near(p, q):
        if p != p or q != q:
            return equal_nan and p != p and q != q
        return p == q or math.isfinite(p) and math.isfinite(q) and builtins.abs(p - q) <= atol + rtol * builtins.abs(q)
    values = [bool(near(p, q)) for p, q in zip(stretch(x, shape_), stretch(y, shape_))]
    return make(values, shape_, BOOL) if shape_ else box(values[0], BOOL)


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return bool(r.all(isclose(a, b, rtol, atol, equal_nan)))


def array_equal(a1, a2, equal_nan=False):
    x, y = asarray(a1), asarray(a2)
    return x._shape == y._shape and builtins.all(p == q or equal_nan and p != p and q != q for p, q in zip(x._flat(), y._flat()))


def array_equiv(a1, a2):
    return bool(r.all(asarray(a1) == asarray(a2)))


# -- differences, polynomials

def diff(a, n=1, axis=-1, **rest):
    if rest:
        raise Unsupported('numpy.diff with prepend or append')
    a = asarray(a)
    if not a._shape:
        raise ValueError('diff requires input that is at least one dimensional')
    for _ in range(n):
        key = (slice(None),) * normal_axis(axis, a.ndim)
        a = (u.not_equal if a._dtype is BOOL else u.subtract)(a[(*key, slice(1, None))], a[(*key, slice(None, -1))])
    return a


def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    if y is not None or fweights is not None or aweights is not None or dtype is not None:
        raise Unsupported('numpy.cov of more than one array, or with weights')
    x = atleast_2d(asarray(m).astype(FLOAT))
    x = x if rowvar or x._shape[0] == 1 else x.T
    free = x._shape[1] - (ddof if ddof is not None else 0 if bias else 1)
    x = u.subtract(x, r.mean(x, 1, keepdims=True))
    from numpy.linalg import matmul
    return (matmul(x, x.T) * u.divide(1, free)).squeeze()


def corrcoef(x, y=None, rowvar=True):
    c = cov(x if y is None else vstack((x, y)), None, rowvar)
    if not c._shape:
        return u.divide(c, c)
    deviation = u.sqrt(diag(c))
    return r.clip(c / deviation[:, None] / deviation[None, :], -1, 1)


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    most = 1.7976931348623157e308
    a = asarray(x)
    if a._dtype is not FLOAT:
        return a.copy()
    given = {math.inf: most if posinf is None else float(posinf), -math.inf: -most if neginf is None else float(neginf)}
    values = [float(nan) if value != value else given.get(value, value) for value in a._flat()]
    return make(values, a._shape, FLOAT) if a._shape else box(values[0], FLOAT)


def diag_indices(n, ndim=2):
    return (arange(n),) * ndim


def ediff1d(ary, to_end=None, to_begin=None):
    return diff(asarray(ary).ravel())


def interp(x, xp, fp, left=None, right=None, period=None):
    if period is not None:
        raise Unsupported('numpy.interp with period')
    import bisect
    xs, ys, values = asarray(xp).astype(FLOAT)._flat(), asarray(fp).astype(FLOAT)._flat(), asarray(x)
    made = []
    for value in map(float, values._flat()):
        if value <= xs[0]:
            made.append(ys[0] if left is None or value == xs[0] else float(left))
        elif value >= xs[-1]:
            made.append(ys[-1] if right is None or value == xs[-1] else float(right))
        else:
            k = bisect.bisect_right(xs, value) - 1
            made.append((ys[k + 1] - ys[k]) / (xs[k + 1] - xs[k]) * (value - xs[k]) + ys[k])
    return make(made, values._shape, FLOAT) if values._shape else box(made[0], FLOAT)


def polyval(p, x):
    total = 0
    for coefficient in asarray(p):
        total = total * x + coefficient
    return total


def trapezoid(y, x=None, dx=1.0, axis=-1):
    y = asarray(y)
    if y.ndim != 1:
        raise Unsupported('numpy.trapezoid of more than one dimension')
    gaps = dx if x is None else diff(asarray(x))
    return r.sum(gaps * (y[1:] + y[:-1]) / 2.0)


# -- iterating

class ndenumerate:
    def __init__(self, arr):
        self._array = asarray(arr)
        self._places = itertools.product(*map(range, self._array._shape))

    def __iter__(self):
        return self

    def __next__(self):
        place = next(self._places)
        return place, self._array[place]


class ndindex:
    def __init__(self, *shape):
        shape = shape[0] if len(shape) == 1 and _is_sequence(shape[0]) else shape
        self._places = itertools.product(*map(range, as_shape(shape)))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._places)


class vectorize:
    """A function called element by element."""

    def __init__(self, pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        if excluded or signature:
            raise Unsupported('numpy.vectorize with excluded or signature')
        self.pyfunc, self._otypes = pyfunc, otypes

    def __call__(self, *args):
        arrays = [asarray(a) for a in args]
        shape_ = broadcast([a._shape for a in arrays])
        lists = [list(stretched(a, shape_).ravel()) for a in arrays]
        values = [self.pyfunc(*each) for each in zip(*lists)]
        if not values:
            raise ValueError('cannot call `vectorize` on size 0 inputs unless `otypes` is set')
        # The first result decides the kind.
        kind = as_dtype(self._otypes[0]) if self._otypes else asarray(values[0])._dtype
        return array(values, kind).reshape(shape_) if shape_ else array(values[0], kind)


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    a = asarray(arr)
    axis = normal_axis(axis, a.ndim)
    moved = a.transpose([k for k in range(a.ndim) if k != axis] + [axis])
    rows = moved.reshape(-1, a._shape[axis])
    results = [asarray(func1d(row, *args, **kwargs)) for row in rows]
    outer = moved._shape[:-1]
    if builtins.any(one._shape for one in results):
        if a.ndim != 2:
            raise Unsupported('numpy.apply_along_axis of more than two dimensions')
        return stack(results, 0 if axis == 1 else 1)
    return stack(results).reshape(outer)


class _Joined:
    """np.r_ and np.c_ of arrays and slices."""

    def __init__(self, columns):
        self._columns = columns

    def __getitem__(self, key):
        parts = []
        for part in key if isinstance(key, tuple) else (key,):
            if isinstance(part, str):
                raise Unsupported('numpy.r_ with a text')
            if isinstance(part, slice):
                if isinstance(part.step, complex):
                    raise Unsupported('numpy.r_ with a complex step')
                part = arange(part.start or 0, part.stop, part.step)
            parts.append(atleast_1d(part))
        if self._columns:
            return concatenate([part.reshape(-1, 1) if part.ndim == 1 else part for part in parts], 1)
        return concatenate(parts)


r_, c_ = _Joined(False), _Joined(True)

for _name in 'argsort take nonzero diagonal trace searchsorted repeat compress'.split():
    setattr(ndarray, _name, globals()[_name])
ndarray.conj = ndarray.conjugate = lambda self: self
# With the condition as the first argument, and the array as the object.
ndarray.compress = lambda self, condition, axis=None: compress(condition, self, axis)


def _sort_in_place(self, axis=-1, kind=None, order=None):
    self[...] = sort(self, axis)


ndarray.sort = _sort_in_place
__all__ = [_name for _name, _held in list(globals().items()) if not _name.startswith('_') and getattr(_held, '__module__', '') == __name__] + ['r_', 'c_']
