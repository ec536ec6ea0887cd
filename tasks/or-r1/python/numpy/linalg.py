"""Products of arrays, and the linear algebra of small dense ones."""
import builtins
import math
import operator

from modelling import Unsupported
from numpy import _functions as f, _reductions as r, _ufuncs as u
from numpy._arrays import asarray, broadcast, make, ndarray, shape_text, stretched
from numpy._dtypes import BOOL, FLOAT, OBJECT, box, cast, promote, wrap

_dot = getattr(math, 'sumprod', None) or (lambda a, b: builtins.sum(map(operator.mul, a, b)))


def _line(kind):
    """The product of two lists of a kind."""
    if kind is OBJECT:
        def objects(a, b):
            parts = map(operator.mul, a, b)
            total = next(parts, 0)
            for part in parts:
                total = total + part
            return total
        return objects
    if kind is BOOL:
        return lambda a, b: builtins.any(map(operator.and_, a, b))
    if kind.kind == 'f':
        def floats(a, b):
            try:
                return float(_dot(a, b))
            except OverflowError:
                return builtins.sum(map(operator.mul, a, b))
        return floats
    return lambda a, b: builtins.sum(map(operator.mul, a, b))


def _operands(a, b):
    a, b = asarray(a), asarray(b)
    kind = promote(a._dtype, b._dtype)
    return a, b, kind


def _values(array, kind):
    return array._flat() if array._dtype is kind else cast(array._flat(), kind, array._dtype)


def matmul(a, b, out=None):
    a, b, kind = _operands(a, b)
    if not a._shape or not b._shape:
        raise ValueError(f'matmul: Input operand {0 if not a._shape else 1} does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)')
    if kind.kind == 'U':
        raise u.UFuncTypeError(f"ufunc 'matmul' did not contain a loop with signature matching types ({a._dtype!r}, {b._dtype!r}) -> None")
    inner, other = a._shape[-1], b._shape[-2 if b.ndim > 1 else 0]
    if inner != other:
        raise ValueError(f'matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size {other} is different from {inner})')
    left, right = a.ndim == 1, b.ndim == 1
    a, b = a.reshape(1, -1) if left else a, b.reshape(-1, 1) if right else b
    if a.ndim > 2 or b.ndim > 2:
        shared = broadcast([a._shape[:-2], b._shape[:-2]])
        ones, twos = stretched(a, (*shared, *a._shape[-2:])).reshape(-1, *a._shape[-2:]), stretched(b, (*shared, *b._shape[-2:])).reshape(-1, *b._shape[-2:])
        made = f.stack([_flat_product(one, two, kind) for one, two in zip(ones, twos)]).reshape(*shared, a._shape[-2], b._shape[-1])
    else:
        made = _flat_product(a, b, kind)
    if left:
        made = made.reshape(*made._shape[:-2], made._shape[-1])
    if right:
        made = made.reshape(made._shape[:-1])
    return made if made._shape else box(made._b[made._off], made._dtype)


def _flat_product(a, b, kind):
    rows, inner, columns = a._shape[0], a._shape[1], b._shape[1]
    line, first, second = _line(kind), _values(a, kind), _values(b.transpose(), kind)
    lefts = [first[k * inner:(k + 1) * inner] for k in range(rows)]
    rights = [second[k * inner:(k + 1) * inner] for k in range(columns)]
    return make(wrap([line(one, two) for one in lefts for two in rights], kind), (rows, columns), kind)


def dot(a, b, out=None):
    a, b, kind = _operands(a, b)
    if not a._shape or not b._shape:
        return u.multiply(a, b)
    inner, other = a._shape[-1], b._shape[-2 if b.ndim > 1 else 0]
    if inner != other:
        raise ValueError(f'shapes {shape_text(a._shape)} and {shape_text(b._shape)} not aligned: {inner} (dim {a.ndim - 1}) != {other} (dim {max(b.ndim - 2, 0)})')
    if a.ndim > 2 or b.ndim > 2:
        moved = b.swapaxes(-1, -2) if b.ndim > 1 else b
        made = _flat_product(a.reshape(-1, inner), moved.reshape(-1, inner).transpose(), kind)
        return made.reshape(*a._shape[:-1], *(moved._shape[:-1]))
    return matmul(a, b)


def vdot(a, b):
    return dot(asarray(a).ravel(), asarray(b).ravel())


def inner(a, b):
    a, b = asarray(a), asarray(b)
    if not a._shape or not b._shape:
        return u.multiply(a, b)
    return dot(a, b.swapaxes(-1, -2) if b.ndim > 1 else b)


def outer(a, b, out=None):
    return u.multiply(asarray(a).reshape(-1, 1), asarray(b).reshape(1, -1))


def kron(a, b):
    a, b = asarray(a), asarray(b)
    if a.ndim != 2 or b.ndim != 2:
        raise Unsupported('numpy.kron of other than two dimensions')
    made = u.multiply(a[:, None, :, None], b[None, :, None, :])
    return made.reshape(a._shape[0] * b._shape[0], a._shape[1] * b._shape[1])


def cross(a, b):
    a, b = asarray(a), asarray(b)
    if a._shape != (3,) or b._shape != (3,):
        raise Unsupported('numpy.cross of other than two vectors of length three')
    return f.array([a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]])


def tensordot(a, b, axes=2):
    raise Unsupported('numpy.tensordot')


def einsum(subscripts, *operands, **rest):
    """Sums of products by letters, with the result's letters given or in alphabetical order."""
    import itertools
    if rest or not isinstance(subscripts, str) or '.' in subscripts:
        raise Unsupported('numpy.einsum of this form')
    arrays = [asarray(one) for one in operands]
    left, arrow, right = subscripts.replace(' ', '').partition('->')
    terms = left.split(',')
    if not arrow:
        right = ''.join(sorted(letter for letter in set(left) - {','} if left.count(letter) == 1))
    sizes = {}
    for term, one in zip(terms, arrays):
        if len(term) != one.ndim:
            raise ValueError('operand has more dimensions than subscripts given in einstein sum, but no \'...\' ellipsis provided to broadcast the extra dimensions.' if len(term) < one.ndim else 'einstein sum subscripts string contains too many subscripts for operand 0')
        for letter, size in zip(term, one._shape):
            sizes[letter] = max(size, sizes.get(letter, 1))
    summed = [letter for letter in sizes if letter not in right]
    kind = arrays[0]._dtype
    for one in arrays[1:]:
        kind = promote(kind, one._dtype)
    values = []
    for outer_place in itertools.product(*(range(sizes[letter]) for letter in right)):
        at, parts = dict(zip(right, outer_place)), []
        for place in itertools.product(*(range(sizes[letter]) for letter in summed)):
            at.update(zip(summed, place))
            part = 1
            for k, (term, one) in enumerate(zip(terms, arrays)):
                value = one._b[one._off + sum(at[letter] * step for letter, step in zip(term, one._strides))]
                part = value if k == 0 else part * value
            parts.append(part)
        total = parts[0] if parts else 0
        for part in parts[1:]:
            total = total + part
        values.append(total)
    shape = tuple(sizes[letter] for letter in right)
    values = wrap(values, kind)
    return make(values, shape, kind) if shape else box(values[0], kind)


# -- numpy.linalg

class LinAlgError(ValueError):
    __module__ = 'numpy.linalg'


def _square(a):
    a = asarray(a)
    if a.ndim < 2:
        raise LinAlgError(f'{a.ndim}-dimensional array given. Array must be at least two-dimensional')
    if a.ndim > 2:
        raise Unsupported('numpy.linalg over stacks of matrices')
    if a._shape[0] != a._shape[1]:
        raise LinAlgError('Last 2 dimensions of the array must be square')
    return a.astype(FLOAT).tolist()


def _eliminated(rows, width):
    """Gauss with the largest pivot; the sign of the exchanges, or 0 where the matrix is singular."""
    size, sign = len(rows), 1.0
    for k in range(size):
        best = max(range(k, size), key=lambda i: builtins.abs(rows[i][k]))
        if rows[best][k] == 0.0:
            return 0.0
        if best != k:
            rows[k], rows[best] = rows[best], rows[k]
            sign = -sign
        top = rows[k]
        for i in range(k + 1, size):
            factor = rows[i][k] / top[k]
            if factor:
                row = rows[i]
                for j in range(k + 1, width):
                    row[j] -= factor * top[j]
            rows[i][k] = 0.0
    return sign


def solve(a, b):
    rows, right = _square(a), asarray(b)
    if right.ndim not in (1, 2):
        raise Unsupported('numpy.linalg.solve over stacks of matrices')
    size = len(rows)
    if right._shape[0] != size:
        raise ValueError(f'solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m{",n" if right.ndim > 1 else ""})->(m{",n" if right.ndim > 1 else ""}) (size {right._shape[0]} is different from {size})')
    columns = 1 if right.ndim == 1 else right._shape[1]
    values = right.astype(FLOAT).reshape(size, columns).tolist()
    for row, extra in zip(rows, values):
        row += extra
    if not _eliminated(rows, size + columns):
        raise LinAlgError('Singular matrix')
    found = [[0.0] * columns for _ in range(size)]
    for i in range(size - 1, -1, -1):
        for j in range(columns):
            found[i][j] = (rows[i][size + j] - builtins.sum(rows[i][k] * found[k][j] for k in range(i + 1, size))) / rows[i][i]
    return make([value for row in found for value in row], right._shape, FLOAT)


def inv(a):
    size = len(_square(a))
    return solve(a, f.eye(size))


def det(a):
    rows = _square(a)
    sign = _eliminated(rows, len(rows))
    if not sign:
        return box(0.0, FLOAT)
    # The original goes by the logarithm.
    size = 0.0
    for k, row in enumerate(rows):
        size += math.log(builtins.abs(row[k]))
        sign = -sign if row[k] < 0 else sign
    return box(sign * math.exp(size), FLOAT)


def matrix_power(a, n):
    a = asarray(a)
    if n < 0:
        a, n = inv(a), -n
    made = f.eye(len(a), dtype=a._dtype)
    for _ in range(n):
        made = matmul(made, a)
    return made


def matrix_rank(A, tol=None, **rest):
    raise Unsupported('numpy.linalg.matrix_rank')


def cholesky(a, **rest):
    rows = _square(a)
    size = len(rows)
    made = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            left = rows[i][j] - builtins.sum(made[i][k] * made[j][k] for k in range(j))
            if i == j:
                if left <= 0:
                    raise LinAlgError('Matrix is not positive definite')
                made[i][i] = math.sqrt(left)
            else:
                made[i][j] = left / made[j][j]
    return f.array(made)


def norm(x, ord=None, axis=None, keepdims=False):
    a = asarray(x)
    a = a.astype(FLOAT) if a._dtype.kind in 'biu' else a
    if axis is None:
        if ord is None:
            flat = a.ravel()
            made = u.sqrt(dot(flat, flat))
            return made if not keepdims else f.full((1,) * a.ndim, made)
        axis = 0 if a.ndim == 1 else (0, 1)
    if isinstance(axis, tuple) and len(axis) == 2:
        if ord in (None, 'fro'):
            return u.sqrt(r.sum(u.multiply(a, a), axis, keepdims=keepdims))
        if a.ndim == 2 and not keepdims and ord in (1, math.inf):
            return r.max(r.sum(u.absolute(a), 0 if ord == 1 else 1))
        raise Unsupported('numpy.linalg.norm of this order')
    if ord in (None, 2):
        return u.sqrt(r.sum(u.multiply(a, a), axis, keepdims=keepdims))
    if ord == 1:
        return r.sum(u.absolute(a), axis, keepdims=keepdims)
    if ord == math.inf:
        return r.max(u.absolute(a), axis, keepdims=keepdims)
    if ord == -math.inf:
        return r.min(u.absolute(a), axis, keepdims=keepdims)
    if ord == 0:
        return r.sum((a != 0).astype(FLOAT), axis, keepdims=keepdims)
    raise Unsupported('numpy.linalg.norm of this order')


def __getattr__(name):
    if name in ('eig eigh eigvals eigvalsh svd svdvals qr lstsq pinv slogdet cond multi_dot tensorsolve tensorinv matrix_norm vector_norm '
                'matrix_transpose trace diagonal outer cross matmul tensordot vecdot').split():
        raise Unsupported(f'numpy.linalg.{name}')
    raise AttributeError(f"module 'numpy.linalg' has no attribute '{name}'")


def _product(swapped):
    def multiply(self, other):
        if u._gives_way(other):
            return NotImplemented
        return matmul(other, self) if swapped else matmul(self, other)
    return multiply


def _matmul_in_place(self, other):
    self[...] = matmul(self, other)
    return self


ndarray.__matmul__, ndarray.__rmatmul__, ndarray.__imatmul__ = _product(False), _product(True), _matmul_in_place
ndarray.dot = dot
