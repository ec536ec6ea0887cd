"""Sparse matrices of two dimensions, as dictionaries by place. They are made, multiplied, joined and turned into arrays."""
import numpy as _numpy
from modelling import Unsupported as _Unsupported
from numpy import _dtypes

_WORDS = {'csr': 'Compressed Sparse Row', 'csc': 'Compressed Sparse Column', 'coo': 'COOrdinate', 'lil': 'List of Lists', 'dok': 'Dictionary Of Keys', 'dia': 'DIAgonal'}


class _Sparse:
    __array_priority__ = 10.1
    format = 'csr'
    ndim = 2

    def __init__(self, arg1, shape=None, dtype=None, copy=False):
        if isinstance(arg1, _Sparse):
            self._set(arg1.shape, dict(arg1._held), arg1.dtype)
        elif isinstance(arg1, tuple) and len(arg1) == 2 and all(hasattr(size, '__index__') for size in arg1) and not hasattr(arg1[0], '__len__'):
            self._set(tuple(int(size) for size in arg1), {}, _numpy.dtype(dtype or float))
        elif isinstance(arg1, tuple) and len(arg1) == 2:
            data, (rows, columns) = arg1
            data, rows, columns = _numpy.asarray(data), _numpy.asarray(rows).tolist(), _numpy.asarray(columns).tolist()
            held = {}
            for place, value in zip(zip(rows, columns), data.tolist()):
                held[place] = held.get(place, 0) + value
            size = shape or (max(rows, default=-1) + 1, max(columns, default=-1) + 1)
            if any(not (0 <= i < size[0] and 0 <= j < size[1]) for i, j in held):
                raise ValueError('axis index exceeds matrix dimension')
            self._set(tuple(int(one) for one in size), held, data.dtype)
        elif isinstance(arg1, tuple) and len(arg1) == 3:
            data, inner, starts = (_numpy.asarray(one).tolist() for one in arg1)
            if shape is None or self.format not in ('csr', 'csc'):
                raise _Unsupported(f'scipy.sparse.{type(self).__name__} of this form')
            held = {}
            for k in range(len(starts) - 1):
                for at in range(starts[k], starts[k + 1]):
                    place = (k, inner[at]) if self.format == 'csr' else (inner[at], k)
                    held[place] = held.get(place, 0) + data[at]
            self._set(tuple(shape), held, _numpy.asarray(arg1[0]).dtype)
        else:
            array = _numpy.atleast_2d(_numpy.asarray(arg1))
            if array.ndim != 2 or array.dtype.kind in 'OU':
                raise _Unsupported('scipy.sparse of such an array')
            self._set(array.shape, {place: value.item() for place, value in _numpy.ndenumerate(array) if value}, array.dtype)
        if dtype is not None:
            kind = _numpy.dtype(dtype)
            self._set(self.shape, dict(zip(self._held, _dtypes.cast(list(self._held.values()), kind, self.dtype))), kind)

    def _set(self, shape, held, dtype):
        self.shape, self.dtype = shape, dtype
        order = (lambda item: item[0]) if self.format != 'csc' else (lambda item: item[0][::-1])
        self._held = dict(sorted(held.items(), key=order))

    @classmethod
    def _of(cls, shape, held, dtype):
        made = cls.__new__(cls)
        made._set(shape, held, dtype)
        return made

    nnz = property(lambda self: len(self._held))
    size = nnz
    data = property(lambda self: _numpy.array(list(self._held.values()), dtype=self.dtype))
    T = property(lambda self: self.transpose())

    def toarray(self):
        made = _numpy.zeros(self.shape, self.dtype)
        for (i, j), value in self._held.items():
            made._b[i * self.shape[1] + j] = value
        return made

    A = property(toarray)

    def transpose(self):
        other = {'csr': csc_matrix, 'csc': csr_matrix}.get(self.format, type(self))
        return other._of(self.shape[::-1], {(j, i): value for (i, j), value in self._held.items()}, self.dtype)

    def copy(self):
        return type(self)(self)

    def getnnz(self):
        return len(self._held)

    def nonzero(self):
        places = [place for place, value in self._held.items() if value]
        return tuple(_numpy.array([place[axis] for place in places], dtype=int) for axis in (0, 1))

    def diagonal(self):
        return self.toarray().diagonal().copy()

    def __getitem__(self, key):
        if isinstance(key, tuple) and len(key) == 2 and all(hasattr(one, '__index__') for one in key):
            i, j = (int(one) % size for one, size in zip(key, self.shape))
            return _dtypes.box(self._held.get((i, j), _dtypes.cast([0], self.dtype)[0]), self.dtype)
        part = self.toarray()[key]
        return type(self)(part if part.ndim == 2 else part.reshape(1, -1))

    def __setitem__(self, key, value):
        dense = self.toarray()
        dense[key] = value.toarray() if isinstance(value, _Sparse) else value
        self.__init__(dense)

    def __matmul__(self, other):
        if isinstance(other, _Sparse):
            return type(self)(self.toarray() @ other.toarray())
        if isinstance(other, (list, tuple, _numpy.ndarray)):
            return self.toarray() @ _numpy.asarray(other)
        return NotImplemented

    def __rmatmul__(self, other):
        return _numpy.asarray(other) @ self.toarray() if isinstance(other, (list, tuple, _numpy.ndarray)) else NotImplemented

    def dot(self, other):
        return self @ other

    def __mul__(self, other):
        if isinstance(other, (int, float, _numpy.generic)):
            return type(self)(self.toarray() * other)
        # For these classes a star is a matrix product.
        return self @ other

    __rmul__ = lambda self, other: self * other if isinstance(other, (int, float, _numpy.generic)) else NotImplemented
    __neg__ = lambda self: self * -1
    __truediv__ = lambda self, other: type(self)(self.toarray() / other)

    def __add__(self, other):
        if not isinstance(other, _Sparse):
            raise _Unsupported('adding to a sparse matrix')
        return type(self)(self.toarray() + other.toarray())

    def __sub__(self, other):
        return self + other * -1

    def __len__(self):
        raise TypeError('sparse array length is ambiguous; use getnnz() or shape[0]')

    def sum(self, axis=None):
        if axis is not None:
            raise _Unsupported('sum of a sparse matrix along an axis')
        return self.toarray().sum()

    def __getattr__(self, name):
        if name.startswith('to') and name[2:] in _CLASSES:
            return lambda copy=False: _CLASSES[name[2:]](self)
        if name.startswith('_'):
            raise AttributeError(name)
        raise _Unsupported(f'scipy.sparse.{type(self).__name__}.{name}')

    def __repr__(self):
        return f"<{_WORDS[self.format]} sparse matrix of dtype '{self.dtype}'\n\twith {self.nnz} stored elements and shape {self.shape}>"

    def __str__(self):
        raise _Unsupported('printing a sparse matrix')


_CLASSES = {name: type(f'{name}_matrix', (_Sparse,), {'format': name}) for name in ('csr', 'csc', 'coo', 'lil', 'dok')}
csr_matrix, csc_matrix, coo_matrix, lil_matrix, dok_matrix = _CLASSES.values()
spmatrix = _Sparse


def issparse(x):
    return isinstance(x, _Sparse)


def _made(array, format):
    return _CLASSES[format or 'csr'](array)


def eye(m, n=None, k=0, dtype=float, format=None):
    return _made(_numpy.eye(m, n, k, dtype), format)


def identity(n, dtype=float, format=None):
    return _made(_numpy.eye(n, dtype=dtype), format)


def diags(diagonals, offsets=0, shape=None, format=None, dtype=None):
    if shape is not None:
        raise _Unsupported('scipy.sparse.diags with shape')
    if not hasattr(offsets, '__len__'):
        diagonals, offsets = [diagonals], [offsets]
    total = None
    for line, offset in zip(diagonals, offsets):
        part = _numpy.diag(_numpy.asarray(line).astype(float), offset)
        total = part if total is None else total + part
    return _made(total, format)


def _dense(blocks):
    return [block.toarray() if isinstance(block, _Sparse) else _numpy.asarray(block) for block in blocks]


def hstack(blocks, format=None, dtype=None):
    return _made(_numpy.hstack([_numpy.atleast_2d(block) for block in _dense(blocks)]), format)


def vstack(blocks, format=None, dtype=None):
    return _made(_numpy.vstack(_dense(blocks)), format)


def kron(A, B, format=None):
    return _made(_numpy.kron(*_dense((A, B))), format)


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(f"module 'scipy.sparse' has no attribute '{name}'")
    raise _Unsupported(f'scipy.sparse.{name}')
