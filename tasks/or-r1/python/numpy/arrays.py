"""ndarray: a window on a list of plain values (offset, shape, strides counted in elements), and how objects turn into one."""
import math

from modelling import Unsupported
from numpy._dtypes import BOOL, FLOAT, INT, OBJECT, UINT, as_dtype, box, cast, generic, index, natural, promote, text

_new = object.__new__


def steps(shape):
    """Strides of a block laid row after row."""
    made, step = [], 1
    for size in reversed(shape):
        made.append(step)
        step *= size
    return tuple(reversed(made))


def make(values, shape, kind):
    """An array around a list of its own."""
    array = _new(ndarray)
    array._b, array._shape, array._strides, array._off, array._dtype, array._base = values, shape, steps(shape), 0, kind, None
    return array


def view(array, shape, strides, offset):
    made = _new(type(array))
    made._b, made._shape, made._strides, made._off, made._dtype = array._b, shape, strides, offset, array._dtype
    made._base = array if array._base is None else array._base
    return made


def places(shape, strides, offset):
    """Where the elements lie, row after row."""
    spots = [offset]
    for size, step in zip(shape, strides):
        spots = [spot + k * step for spot in spots for k in range(size)]
    return spots


def normal_axis(axis, ndim):
    number = index(axis)
    if not -ndim <= number < ndim:
        raise AxisError(f'axis {number} is out of bounds for array of dimension {ndim}')
    return number % ndim


class AxisError(ValueError, IndexError):
    __module__ = 'numpy.exceptions'


_WRONG_INDEX = 'only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices'


class flatiter:
    """array.flat"""

    def __init__(self, array):
        self._array, self._at = array, 0

    def __iter__(self):
        return iter(self._array.ravel())

    def __len__(self):
        return self._array.size

    def __getitem__(self, key):
        return self._array.ravel()[key]

    def __setitem__(self, key, value):
        array = self._array
        spots = make(places(array._shape, array._strides, array._off), (array.size,), INT)[key]
        for spot, new in zip(spots._flat(), _spread(value, spots._shape, array._dtype)) if isinstance(spots, ndarray) else ((int(spots), cast([natural(value)[0]], array._dtype)[0]),):
            array._b[spot] = new


class ndarray:
    __slots__ = ('_b', '_shape', '_strides', '_off', '_dtype', '_base')
    __hash__ = None
    __array_priority__ = 0.0

    def __new__(cls, shape, dtype=float, *rest, **named):
        if rest or named:
            raise Unsupported('numpy.ndarray')
        shape = as_shape(shape)
        kind = as_dtype(dtype)
        return make([cast([0], kind)[0] if kind is not OBJECT else None] * math.prod(shape), shape, kind)

    # -- what it is
    ndim = property(lambda self: len(self._shape))
    dtype = property(lambda self: self._dtype)
    base = property(lambda self: self._base)
    itemsize = property(lambda self: self._dtype.itemsize)
    nbytes = property(lambda self: self._dtype.itemsize * self.size)
    size = property(lambda self: math.prod(self._shape))
    strides = property(lambda self: tuple(step * self._dtype.itemsize for step in self._strides))
    T = property(lambda self: self.transpose())
    mT = property(lambda self: self.swapaxes(-1, -2))
    real = property(lambda self: self)
    imag = property(lambda self: make([0.0] * self.size, self._shape, self._dtype))

    @property
    def shape(self):
        return self._shape

    @shape.setter
    def shape(self, shape):
        other = self.reshape(shape)
        if other._b is not self._b:
            raise AttributeError('Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape.')
        self._shape, self._strides, self._off = other._shape, other._strides, other._off

    @property
    def flat(self):
        return flatiter(self)

    @flat.setter
    def flat(self, value):
        self.flat[:] = value

    @property
    def flags(self):
        raise Unsupported('ndarray.flags')

    def _whole(self):
        return self._strides == steps(self._shape) or self.size == 0

    def _flat(self):
        """The plain values row after row; not to be changed."""
        if self._whole():
            count = self.size
            return self._b if self._off == 0 and len(self._b) == count else self._b[self._off:self._off + count]
        b = self._b
        return [b[spot] for spot in places(self._shape, self._strides, self._off)]

    def __len__(self):
        if not self._shape:
            raise TypeError('len() of unsized object')
        return self._shape[0]

    def __iter__(self):
        if not self._shape:
            raise TypeError('iteration over a 0-d array')
        if len(self._shape) == 1:
            kind = self._dtype
            return iter([box(value, kind) for value in self._flat()] if kind is not OBJECT else list(self._flat()))
        return (view(self, self._shape[1:], self._strides[1:], self._off + k * self._strides[0]) for k in range(self._shape[0]))

    def __bool__(self):
        if self.size == 1:
            return bool(self._b[self._off])
        if self.size == 0:
            raise ValueError('The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.')
        raise ValueError('The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()')

    def _one(self):
        if self._shape:
            raise TypeError('only 0-dimensional arrays can be converted to Python scalars')
        return self._b[self._off]

    def __float__(self):
        return float(self._one())

    def __int__(self):
        return int(self._one())

    def __index__(self):
        if self._shape or self._dtype.kind not in 'iu':
            raise TypeError('only integer scalar arrays can be converted to a scalar index')
        return self._b[self._off]

    def __complex__(self):
        return complex(self._one())

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo):
        from copy import deepcopy
        return self.copy() if self._dtype is not OBJECT else make([deepcopy(value, memo) for value in self._flat()], self._shape, OBJECT)

    def __reduce__(self):
        raise Unsupported('pickling an array')

    def __repr__(self):
        from numpy._printing import array_repr
        return array_repr(self)

    def __str__(self):
        from numpy._printing import array_str
        return array_str(self)

    def __format__(self, spec):
        if not self._shape:
            return format(self._b[self._off], spec)
        if spec:
            raise TypeError('unsupported format string passed to numpy.ndarray.__format__')
        return str(self)

    def __contains__(self, value):
        return bool((self == value).any())

    def __getattr__(self, name):
        if name.startswith('__') or name not in METHODS:
            raise AttributeError(f"'numpy.ndarray' object has no attribute '{name}'")
        raise Unsupported(f'ndarray.{name}')

    # -- elements
    def __getitem__(self, key):
        shape = self._shape
        if type(key) is int and shape:
            if not -shape[0] <= key < shape[0]:
                raise IndexError(f'index {key} is out of bounds for axis 0 with size {shape[0]}')
            spot = self._off + key % shape[0] * self._strides[0]
            return box(self._b[spot], self._dtype) if len(shape) == 1 else view(self, shape[1:], self._strides[1:], spot)
        if type(key) is tuple and len(key) == len(shape):
            # Places alone, as loops over a table have them.
            spot = self._off
            for one, size, step in zip(key, shape, self._strides):
                if type(one) is not int or not -size <= one < size:
                    break
                spot += (one if one >= 0 else one + size) * step
            else:
                return box(self._b[spot], self._dtype)
        part, spots = self._part(key)
        if spots is not None:
            b = self._b
            return make([b[spot] for spot in spots], part, self._dtype)
        if not part[0] and part[3]:
            return box(self._b[part[2]], self._dtype)
        return view(self, *part[:3])

    def __setitem__(self, key, value):
        part, spots = self._part(key)
        if spots is None:
            shape, strides, offset, _ = part
            if not shape:
                self._b[offset] = _single(value, self._dtype)
                return
            part, spots = shape, places(shape, strides, offset)
        b = self._b
        for spot, new in zip(spots, _spread(value, part, self._dtype)):
            b[spot] = new

    def _part(self, key):
        """((shape, strides, offset, whether every axis was taken at a place), None), or with lists of places (shape, where the elements lie)."""
        key = key if type(key) is tuple else (key,)
        entries, used, ellipsis = [], 0, False
        for entry in key:
            if entry is Ellipsis:
                if ellipsis:
                    raise IndexError("an index can only have a single ellipsis ('...')")
                ellipsis = True
            elif entry is None or isinstance(entry, slice):
                used += entry is not None
            elif isinstance(entry, (list, ndarray, tuple)) or isinstance(entry, (bool, generic)) and natural(entry)[1] is BOOL:
                plain, entry = entry, asarray(entry) if not (isinstance(entry, (list, tuple)) and not entry) else make([], (0,), INT)
                if entry._dtype.kind in 'fOU':
                    raise IndexError(_WRONG_INDEX if isinstance(plain, (list, tuple)) else 'arrays used as indices must be of integer (or boolean) type')
                if entry.ndim == 0 and entry._dtype.kind in 'iu':
                    entry = int(entry)
                    used += 1
                else:
                    used += entry.ndim if entry._dtype is BOOL else 1
            else:
                try:
                    entry = index(entry)
                except TypeError:
                    raise IndexError(_WRONG_INDEX) from None
                used += 1
            entries.append(entry)
        ndim = len(self._shape)
        if used > ndim:
            raise IndexError(f'too many indices for array: array is {ndim}-dimensional, but {used} were indexed')
        at = next((k for k, entry in enumerate(entries) if entry is Ellipsis), len(entries))
        entries[at:at + 1] = [slice(None)] * (ndim - used)
        if any(isinstance(entry, ndarray) for entry in entries):
            return self._gathered(entries)
        shape, strides, offset, axis = [], [], self._off, 0
        for entry in entries:
            if entry is None:
                shape.append(1)
                strides.append(0)
                continue
            size, step = self._shape[axis], self._strides[axis]
            if isinstance(entry, slice):
                first, last, by = entry.indices(size)
                count = len(range(first, last, by))
                offset += first * step if count else 0
                shape.append(count)
                strides.append(by * step)
            else:
                if not -size <= entry < size:
                    raise IndexError(f'index {entry} is out of bounds for axis {axis} with size {size}')
                offset += entry % size * step
            axis += 1
        return (tuple(shape), tuple(strides), offset, not ellipsis), None

    def _gathered(self, entries):
        """Indexing with lists of places: slices first, the lists broadcast together."""
        axis, plain, lists, first, apart, last = 0, [], [], None, False, None
        for entry in entries:
            if entry is None:
                plain.append((1, 0, 0))
                continue
            if isinstance(entry, slice):
                size, step = self._shape[axis], self._strides[axis]
                start, stop, by = entry.indices(size)
                plain.append((len(range(start, stop, by)), by * step, start * step))
                axis += 1
                continue
            here = len(plain)
            if first is None:
                first = here
            elif last != here:
                apart = True
            last = here
            if isinstance(entry, ndarray) and entry._dtype is BOOL:
                for k, size in enumerate(entry._shape):
                    if size != self._shape[axis + k]:
                        raise IndexError(f'boolean index did not match indexed array along axis {axis + k}; size of axis is {self._shape[axis + k]} but size of corresponding boolean axis is {size}')
                true = [k for k, value in enumerate(entry._flat()) if value]
                if not entry._shape:
                    lists.append((make([0] * len(true), (len(true),), INT), None))
                    continue
                for k, step in enumerate(steps(entry._shape)):
                    lists.append((make([spot // step % entry._shape[k] for spot in true], (len(true),), INT), axis + k))
                axis += entry.ndim
            else:
                lists.append((entry if isinstance(entry, ndarray) else make([entry], (), INT), axis))
                axis += 1
        shared = broadcast([one._shape for one, _ in lists], indexing=True)
        spots = [0] * math.prod(shared)
        for one, ax in lists:
            size, step = (1, 0) if ax is None else (self._shape[ax], self._strides[ax])
            for k, place in enumerate(stretch(one, shared)):
                if not -size <= place < size:
                    raise IndexError(f'index {place} is out of bounds for axis {ax} with size {size}')
                spots[k] += place % size * step
        where = 0 if apart or first is None else first
        total, parts = self._off + sum(start for size, _, start in plain if size), [(size, step) for size, step, _ in plain]
        before, after = parts[:where], parts[where:]
        lead = places([s for s, _ in before], [s for _, s in before], total)
        tail = places([s for s, _ in after], [s for _, s in after], 0)
        shape = (*(s for s, _ in before), *shared, *(s for s, _ in after))
        return shape, [a + b + c for a in lead for b in spots for c in tail]

    def item(self, *args):
        if len(args) == 1 and isinstance(args[0], tuple):
            args = args[0]
        if not args:
            if self.size != 1:
                raise ValueError('can only convert an array of size 1 to a Python scalar')
            return self._b[places(self._shape, self._strides, self._off)[0]]
        found = self.ravel()[args[0]] if len(args) == 1 else self[tuple(args)]
        return found.item() if isinstance(found, generic) else found

    def tolist(self):
        return _nested(self._flat(), self._shape)

    # -- shape
    def reshape(self, *shape, order='C', copy=None):
        shape = shape[0] if len(shape) == 1 and not _is_whole(shape[0]) else shape
        shape = list(map(index, shape))
        if order == 'F':
            return self.transpose().reshape(*reversed(shape)).transpose()
        count, open_ = self.size, [k for k, size in enumerate(shape) if size < 0]
        if len(open_) > 1:
            raise ValueError('can only specify one unknown dimension')
        known = math.prod(size for size in shape if size >= 0)
        if open_:
            if known == 0 or count % known:
                raise ValueError(f'cannot reshape array of size {count} into shape {shape_text(shape)}')
            shape[open_[0]] = count // known
        elif known != count:
            raise ValueError(f'cannot reshape array of size {count} into shape {shape_text(shape)}')
        shape = tuple(shape)
        if self._whole():
            return view(self, shape, steps(shape), self._off)
        kept = [(size, step) for size, step in zip(self._shape, self._strides) if size != 1]
        if [s for s in shape if s != 1] == [s for s, _ in kept]:
            rest = iter(kept)
            return view(self, shape, tuple(next(rest)[1] if size != 1 else 0 for size in shape), self._off)
        if len(kept) == 1:
            return view(self, shape, tuple(step * kept[0][1] for step in steps(shape)), self._off)
        return make(list(self._flat()), shape, self._dtype)

    def ravel(self, order='C'):
        return self.reshape(-1, order=order) if self._whole() and order == 'C' else self.flatten(order)

    def flatten(self, order='C'):
        source = self.transpose() if order == 'F' else self
        return make(list(source._flat()), (self.size,), self._dtype)

    def transpose(self, *axes):
        axes = axes[0] if len(axes) == 1 and not _is_whole(axes[0]) else axes
        ndim = len(self._shape)
        order = [normal_axis(axis, ndim) for axis in axes] if axes else list(reversed(range(ndim)))
        if sorted(order) != list(range(ndim)):
            raise ValueError("axes don't match array" if len(order) != ndim else 'repeated axis in transpose')
        return view(self, tuple(self._shape[k] for k in order), tuple(self._strides[k] for k in order), self._off)

    def swapaxes(self, a, b):
        order = list(range(self.ndim))
        a, b = normal_axis(a, self.ndim), normal_axis(b, self.ndim)
        order[a], order[b] = order[b], order[a]
        return self.transpose(order)

    def squeeze(self, axis=None):
        gone = [k for k, size in enumerate(self._shape) if size == 1] if axis is None else [normal_axis(a, self.ndim) for a in (axis if isinstance(axis, tuple) else (axis,))]
        if any(self._shape[k] != 1 for k in gone):
            raise ValueError('cannot select an axis to squeeze out which has size not equal to one')
        kept = [k for k in range(self.ndim) if k not in gone]
        return view(self, tuple(self._shape[k] for k in kept), tuple(self._strides[k] for k in kept), self._off)

    def _lanes(self, axes):
        """(shape of the rest, lists of the elements along the axes, whether they lie side by side)."""
        rest = [k for k in range(self.ndim) if k not in axes]
        inner = [self._shape[k] for k in axes]
        moved = self.transpose(rest + list(axes))
        flat, size = moved._flat(), math.prod(inner)
        outer = tuple(self._shape[k] for k in rest)
        return outer, [flat[k * size:(k + 1) * size] for k in range(math.prod(outer))], moved._strides[-1:] == (1,) or size < 2

    # -- copies
    def copy(self, order='C'):
        return make(list(self._flat()), self._shape, self._dtype)

    def astype(self, dtype, order='K', casting='unsafe', subok=True, copy=True):
        kind = as_dtype(dtype)
        values = cast(self._flat(), kind, self._dtype)
        if kind.kind == 'U' and not kind.length:
            kind = text(max(map(len, values), default=1) if self._dtype.kind in 'OUb' else promote(self._dtype, kind).length)
        return make(values if values is not self._b else list(values), self._shape, kind)

    def view(self, dtype=None, type=None):
        if dtype is not None and as_dtype(dtype) is not self._dtype or type is not None:
            raise Unsupported('ndarray.view')
        return view(self, self._shape, self._strides, self._off)

    def fill(self, value):
        self[...] = value

    def put(self, indices, values):
        self.flat[indices] = values


METHODS = frozenset(dir(ndarray)) | frozenset("""all any argmax argmin argpartition argsort byteswap choose clip compress conj conjugate ctypes
cumprod cumsum data device diagonal dot dump dumps getfield max mean min nonzero partition prod repeat resize round searchsorted setfield
setflags sort std sum take to_device tobytes tofile trace var""".split())


def _nested(values, shape):
    if not shape:
        return values[0]
    if len(shape) == 1:
        return list(values)
    size = math.prod(shape[1:])
    return [_nested(values[k * size:(k + 1) * size], shape[1:]) for k in range(shape[0])]


def _is_whole(thing):
    return isinstance(thing, int) or hasattr(type(thing), '__index__') and not isinstance(thing, ndarray)


def shape_text(shape):
    return f"({','.join(map(str, shape))}{',' if len(shape) == 1 else ''})"


def as_shape(shape):
    if _is_whole(shape):
        shape = (shape,)
    elif not hasattr(shape, '__iter__'):
        raise TypeError(f"expected a sequence of integers or a single integer, got '{shape}'")
    sizes = tuple(map(index, shape))
    if any(size < 0 for size in sizes):
        raise ValueError('negative dimensions are not allowed')
    return sizes


# -- from objects to arrays

_INHOMOGENEOUS = 'setting an array element with a sequence. The requested array has an inhomogeneous shape after {} dimensions. The detected shape was {} + inhomogeneous part.'


def _is_sequence(thing):
    if isinstance(thing, (list, tuple, range)):
        return True
    if isinstance(thing, (str, bytes, dict, set, frozenset, int, float, generic)):
        return False
    kind = type(thing)
    return hasattr(kind, '__len__') and hasattr(kind, '__getitem__')


def _asks(thing):
    """NumPy asks an unknown object for its array; some objects do not take the question well."""
    if isinstance(thing, (int, float, str, generic)) or thing is None:
        return thing
    getattr(thing, '__array_struct__', None)
    convert = getattr(thing, '__array__', None) if not isinstance(thing, type) else None
    return convert() if convert is not None else thing


def _discover(thing, values, kinds):
    """The shape of a nest of sequences; its leaves go to `values` and their kinds to `kinds`."""
    if isinstance(thing, ndarray):
        values.extend(thing._flat())
        kinds.add((thing._dtype, False))
        return thing._shape
    if not _is_sequence(thing):
        other = _asks(thing)
        if other is not thing:
            return _discover(other, values, kinds)
        value, kind, weak = natural(thing)
        values.append(value)
        kinds.add((kind, weak))
        return ()
    items = thing if isinstance(thing, (list, tuple)) else list(thing)
    simple = set(map(type, items))
    if simple and simple <= {float, int}:
        if int in simple and not (min(items) >= INT.least and max(items) <= INT.most):
            for item in items:
                _discover(item, values, kinds)
            return (len(items),)
        values.extend(items)
        kinds.update((FLOAT if one is float else INT, True) for one in simple)
        return (len(items),)
    shape = None
    for item in items:
        found = _discover(item, values, kinds)
        if shape is not None and found != shape:
            same = 0
            while same < min(len(found), len(shape)) and found[same] == shape[same]:
                same += 1
            raise _Ragged((len(items), *shape[:same]))
        shape = found
    return (len(items), *(shape or ()))


class _Ragged(ValueError):
    def __init__(self, shape):
        super().__init__(_INHOMOGENEOUS.format(len(shape), shape))
        self.shape = shape


def array(object, dtype=None, *, copy=True, order='K', subok=False, ndmin=0, like=None):
    """An array of its own from numbers, nested sequences or arrays."""
    if isinstance(object, ndarray):
        made = object.copy() if dtype is None else object.astype(dtype)
    else:
        made = _gather(object, None if dtype is None else as_dtype(dtype))
    return made.reshape((1,) * (ndmin - made.ndim) + made._shape) if made.ndim < ndmin else made


def _gather(thing, kind):
    values, kinds = [], set()
    try:
        shape = _discover(thing, values, kinds)
    except _Ragged as error:
        if kind is OBJECT:
            return _ragged_objects(thing, error.shape)
        raise ValueError(str(error)) from None
    if kind is None:
        kind = FLOAT
        found = {one for one, _ in kinds}
        if found:
            first, *rest = found
            for one in rest:
                first = promote(first, one)
            kind = first
        if kind is FLOAT and UINT in found and INT in found and not any(one.kind == 'f' for one in found):
            raise Unsupported('numpy arrays of whole numbers this large')
    elif kind.kind == 'U' and not kind.length:
        values = list(map(str, values))
        kind = text(max(map(len, values), default=1))
    if len(kinds) != 1 or next(iter(kinds))[0] is not kind:
        if kind.kind != 'f' or not kinds <= {(FLOAT, True), (INT, True), (FLOAT, False), (INT, False), (BOOL, False)}:
            values = _fitting(values, kind)
        else:
            values = cast(values, kind, FLOAT if kind is not FLOAT else INT)
    return make(values, shape, kind)


def _fitting(values, kind):
    try:
        return cast(values, kind)
    except TypeError:
        if kind.kind not in 'fiu':
            raise
        bad = next((value for value in values if not hasattr(value, '__float__') and not hasattr(value, '__index__')), None)
        raise TypeError(f"float() argument must be a string or a real number, not '{type(bad).__name__}'" if kind.kind == 'f' else
                        f"int() argument must be a string, a bytes-like object or a real number, not '{type(bad).__name__}'") from None


def _ragged_objects(thing, shape):
    made = make([None] * math.prod(shape), shape, OBJECT)
    for spot in range(made.size):
        inner, rest = thing, spot
        for step in steps(shape):
            inner, rest = inner[rest // step], rest % step
        made._b[spot] = inner
    return made


def asarray(a, dtype=None, order=None, *, copy=None, like=None):
    """The array itself, or a new one from anything else."""
    if isinstance(a, ndarray):
        return a if dtype is None or as_dtype(dtype) is a._dtype else a.astype(dtype)
    if isinstance(a, (generic, int, float)) and dtype is None:
        value, kind, _ = natural(a)
        return make([value], (), kind)
    return array(a, dtype)


def _single(value, kind):
    if isinstance(value, ndarray):
        if value._shape and kind is not OBJECT:
            if value.size == 1:
                return cast(value._flat(), kind, value._dtype)[0]
            raise ValueError('setting an array element with a sequence.')
        return value if value._shape else cast(value._flat(), kind, value._dtype)[0]
    if kind is OBJECT:
        return value
    if isinstance(value, generic):
        return cast([value._item()], kind, value.dtype)[0]
    if isinstance(value, (list, tuple)):
        return _spread(value, (), kind)[0] if len(value) == 1 else _sequence(value)
    if isinstance(value, (str, int, float)):
        return cast([value], kind)[0]
    return _fitting([value], kind)[0]


def _sequence(value):
    raise ValueError('setting an array element with a sequence.')


def _spread(value, shape, kind):
    """Values for an assignment to a part of this shape."""
    source = value if isinstance(value, ndarray) else None
    if source is None:
        if isinstance(value, (int, float, str, generic)) or not _is_sequence(value):
            return [_single(value, kind)] * math.prod(shape)
        source = array(value, OBJECT) if kind is OBJECT else array(value)
    trimmed = source
    while trimmed.ndim > len(shape) and trimmed._shape[0] == 1:
        trimmed = trimmed[0] if trimmed.ndim > 1 else trimmed.reshape(())
    try:
        values = stretch(trimmed, shape)
    except ValueError:
        raise ValueError(f'could not broadcast input array from shape {shape_text(source._shape)} into shape {shape_text(shape)}') from None
    # A copy: the source may be a window on the target.
    return cast(list(values), kind, trimmed._dtype if kind is not OBJECT else OBJECT)


# -- broadcasting

def broadcast(shapes, indexing=False):
    """The common shape of several."""
    first = shapes[0]
    if all(shape == first for shape in shapes):
        return first
    ndim = max(map(len, shapes))
    made = [1] * ndim
    for shape in shapes:
        for k, size in enumerate(shape, ndim - len(shape)):
            if size != 1 and made[k] != size:
                if made[k] != 1:
                    words = ' '.join(map(shape_text, shapes))
                    raise (IndexError(f'shape mismatch: indexing arrays could not be broadcast together with shapes {words} ') if indexing else
                           ValueError(f'operands could not be broadcast together with shapes {words} '))
                made[k] = size
    return tuple(made)


def stretched(array, shape):
    """A window of this shape in which axes of size one are repeated."""
    lead = len(shape) - array.ndim
    strides = [0] * lead
    if lead < 0:
        raise ValueError('no fit')
    for size, step, wanted in zip(array._shape, array._strides, shape[lead:]):
        if size != wanted and size != 1:
            raise ValueError('no fit')
        strides.append(0 if size == 1 else step)
    return view(array, tuple(shape), tuple(strides), array._off)


def stretch(array, shape):
    """The plain values of an array as they fill a shape."""
    if array._shape == tuple(shape):
        return array._flat()
    if array.size == 1 and array.ndim <= len(shape):
        return [array._flat()[0]] * math.prod(shape)
    return stretched(array, shape)._flat()


ndarray.__module__ = flatiter.__module__ = 'numpy'
