"""numpy.random, draw for draw: the legacy MT19937 generator (seed, RandomState and the module's functions) and PCG64 (default_rng).

Only what gives the very numbers of the original is here; any other draw raises Unsupported by name. Where no seed is given the original
takes one from the system; here it is always the same, so that a program does the same each time it runs.
"""
__path__ = []

import math

from modelling import Unsupported
from numpy import _functions as f
from numpy._arrays import as_shape, asarray, broadcast, make, ndarray, stretch
from numpy._dtypes import FLOAT, INT, INTS, as_dtype, box, generic, index
from numpy.random._bits import MT19937, PCG64, BitGenerator, SeedSequence
from numpy.random import _normal


def _sized(draw, size, kind=FLOAT):
    """One draw, or an array of them."""
    if size is None:
        return draw()
    shape = as_shape(size)
    return make([draw() for _ in range(math.prod(shape))], shape, kind)


def _parameters(size, *given):
    """Numbers as they are; arrays stretched to the shape of the result: (shape, lists) or None."""
    arrays = [asarray(one) for one in given]
    if not any(one._shape for one in arrays):
        return None
    shape = broadcast([one._shape for one in arrays])
    if size is not None:
        wanted = as_shape(size)
        if broadcast([shape, wanted]) != wanted:
            raise ValueError(f'Output size {wanted} is not compatible with broadcast dimensions of inputs {shape}.')
        shape = wanted
    return shape, [stretch(one, shape) for one in arrays]


def _each(draw, size, kind, *given):
    """draw(*parameters) once, as often as the size says, or for each of arrays of parameters."""
    spread = _parameters(size, *given)
    if spread is None:
        plain = [float(one) for one in given] if kind is FLOAT or kind is None else [one._item() if isinstance(one, generic) else one for one in given]
        return _sized(lambda: draw(*plain), size, kind or FLOAT)
    shape, lists = spread
    return make([draw(*each) for each in zip(*lists)], shape, kind or FLOAT)


def _checked_scale(scale, name='scale'):
    if any(value < 0 for value in asarray(scale)._flat()):
        raise ValueError(f'{name} < 0')


def _population(a):
    """(array or None, its length) of what choice and permutation draw from."""
    if isinstance(a, ndarray) and a.ndim or isinstance(a, (list, tuple, range)):
        items = asarray(a)
        return items, items._shape[0]
    try:
        count = index(a)
    except TypeError:
        if hasattr(a, '__len__') and hasattr(a, '__getitem__') and not isinstance(a, (str, dict)):
            items = asarray(list(a))
            return items, len(items)
        raise ValueError('a must be a sequence or an integer, not ' + str(type(a))) from None
    return None, count


def _check_shares(p, count, legacy):
    p = asarray(p).astype(FLOAT)
    if p.ndim != 1:
        raise ValueError('p must be 1-dimensional')
    if p.size != count:
        raise ValueError("'a' and 'p' must have same size" if legacy else 'a and p must have same size')
    values = list(p._flat())
    if any(value < 0 for value in values):
        raise ValueError('probabilities are not non-negative' if legacy else 'Probabilities are not non-negative')
    if abs(math.fsum(values) - 1.0) > 1.4901161193847656e-08:
        raise ValueError('probabilities do not sum to 1' if legacy else 'Probabilities do not sum to 1. See Notes section of docstring for more information.')
    return values


def _cumulated(values):
    total, made = None, []
    for value in values:
        total = value if total is None else total + value
        made.append(total)
    return [value / total for value in made]


def _shuffled(sequence, swap_with):
    """Swaps in place, from the end, with what `swap_with(i)` says."""
    if isinstance(sequence, ndarray):
        if not sequence.ndim:
            raise TypeError('shuffle requires a sequence')
        if sequence.ndim == 1:
            values = list(sequence._flat())
            for i in range(len(values) - 1, 0, -1):
                j = swap_with(i)
                values[i], values[j] = values[j], values[i]
            sequence[...] = make(values, sequence._shape, sequence._dtype)
            return
        order = list(range(len(sequence)))
        for i in range(len(order) - 1, 0, -1):
            j = swap_with(i)
            order[i], order[j] = order[j], order[i]
        sequence[...] = sequence[order]
        return
    for i in range(len(sequence) - 1, 0, -1):
        j = swap_with(i)
        sequence[i], sequence[j] = sequence[j], sequence[i]


def _chosen(items, found, size):
    """What choice hands out for the places found (a list)."""
    if size is None:
        return found[0] if items is None else items[found[0]]
    shape = as_shape(size)
    places = make(found, shape, INT)
    return places if items is None else items[places]


def _without_replacement(values, count, uniform):
    """Places by share, each at most once: the original's rounds of draws."""
    if sum(1 for value in values if value > 0) < count:
        raise ValueError('Fewer non-zero entries in p than size')
    values, found = list(values), []
    while len(found) < count:
        draws = [uniform() for _ in range(count - len(found))]
        for place in found:
            values[place] = 0.0
        edges = _cumulated(values)
        new = [_bisect(edges, draw) for draw in draws]
        found += list(dict.fromkeys(new))
    return found


def _bisect(edges, value):
    import bisect
    return bisect.bisect_right(edges, value)


_RARE = """dirichlet f hypergeometric logseries multinomial multivariate_normal negative_binomial noncentral_chisquare noncentral_f vonmises
wald zipf binomial beta gamma standard_gamma chisquare standard_t rayleigh pareto power weibull gumbel laplace logistic
geometric standard_cauchy"""


def _reordered(generator, items):
    """A copy in another order, by the first axis."""
    if items.ndim == 1:
        items = items.copy()
        generator.shuffle(items)
        return items
    order = f.arange(len(items))
    generator.shuffle(order)
    return items[order]


class RandomState:
    """The legacy generator."""

    def __init__(self, seed=None):
        if isinstance(seed, BitGenerator):
            if not isinstance(seed, MT19937):
                raise Unsupported('numpy.random.RandomState of another bit generator')
            self._bits = seed
        else:
            self._bits = MT19937._legacy(seed)
        self._spare = None

    def seed(self, seed=None):
        self._bits = MT19937._legacy(seed)
        self._spare = None

    def get_state(self, legacy=True):
        raise Unsupported('numpy.random.RandomState.get_state')

    def set_state(self, state):
        raise Unsupported('numpy.random.RandomState.set_state')

    def random_sample(self, size=None):
        return _sized(self._bits.double, size)

    random = random_sample

    def rand(self, *shape):
        return self.random_sample(shape or None)

    def uniform(self, low=0.0, high=1.0, size=None):
        if not _finite(low, high):
            raise OverflowError('Range exceeds valid bounds')
        double = self._bits.double
        return _each(lambda low, high: low + (high - low) * double(), size, FLOAT, low, high)

    def randint(self, low, high=None, size=None, dtype=int):
        if high is None:
            low, high = 0, low
        kind = as_dtype(dtype)
        if kind not in (INT, INTS['int32']):
            raise Unsupported(f'numpy.random.randint of {kind.name}')
        bits = self._bits

        def draw(low, high):
            low, width = int(low), int(high) - 1 - int(low)
            if width < 0:
                raise ValueError('low >= high')
            return low + (bits.masked(width) if width else 0)
        if kind is not INT and not (kind.least <= low and high - 1 <= kind.most):
            raise ValueError('high is out of bounds for int32' if high - 1 > kind.most else 'low is out of bounds for int32')
        return _whole_each(draw, size, kind, low, high, python=dtype is int)

    def random_integers(self, low, high=None, size=None):
        if high is None:
            low, high = 1, low
        return self.randint(low, high + 1, size)

    def _gauss(self):
        if self._spare is not None:
            found, self._spare = self._spare, None
            return found
        double = self._bits.double
        while True:
            x, y = 2.0 * double() - 1.0, 2.0 * double() - 1.0
            square = x * x + y * y
            if 0.0 < square < 1.0:
                break
        scale = math.sqrt(-2.0 * math.log(square) / square)
        self._spare = scale * x
        return scale * y

    def standard_normal(self, size=None):
        return _sized(self._gauss, size)

    def randn(self, *shape):
        return self.standard_normal(shape or None)

    def normal(self, loc=0.0, scale=1.0, size=None):
        _checked_scale(scale)
        gauss = self._gauss
        return _each(lambda loc, scale: loc + scale * gauss(), size, FLOAT, loc, scale)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        _checked_scale(sigma, 'sigma')
        gauss = self._gauss
        return _each(lambda mean, sigma: math.exp(mean + sigma * gauss()), size, FLOAT, mean, sigma)

    def exponential(self, scale=1.0, size=None):
        _checked_scale(scale)
        double = self._bits.double
        return _each(lambda scale: scale * -math.log(1.0 - double()), size, FLOAT, scale)

    def standard_exponential(self, size=None):
        return self.exponential(1.0, size)

    def triangular(self, left, mode, right, size=None):
        double = self._bits.double
        return _each(lambda left, mode, right: _triangular(double(), left, mode, right), size, FLOAT, left, mode, right)

    def poisson(self, lam=1.0, size=None):
        if any(rate < 0 for rate in asarray(lam)._flat()):
            raise ValueError('lam < 0 or lam contains NaNs')
        double = self._bits.double
        return _counts(lambda rate: _normal.poisson(double, float(rate)), size, lam)

    def choice(self, a, size=None, replace=True, p=None):
        items, count = _population(a)
        if count == 0 and (size is None or math.prod(as_shape(size))):
            raise ValueError("'a' cannot be empty unless no samples are taken")
        if count <= 0 and items is None:
            raise ValueError('a must be greater than 0 unless no samples are taken')
        wanted = 1 if size is None else math.prod(as_shape(size))
        shares = None if p is None else _check_shares(p, count, True)
        if items is not None and items.ndim != 1:
            raise ValueError('a must be 1-dimensional')
        if replace:
            if shares is None:
                found = [self._bits.masked(count - 1) if count > 1 else 0 for _ in range(wanted)]
            else:
                edges = _cumulated(shares)
                found = [_bisect(edges, self._bits.double()) for _ in range(wanted)]
        else:
            if wanted > count:
                raise ValueError("Cannot take a larger sample than population when 'replace=False'")
            found = list(self.permutation(count)._flat())[:wanted] if shares is None else _without_replacement(shares, wanted, self._bits.double)
        return _chosen(items, found, size)

    def shuffle(self, x):
        _shuffled(x, self._bits.masked)

    def permutation(self, x):
        if not isinstance(x, (list, tuple, range, ndarray)):
            try:
                order = f.arange(index(x))
            except TypeError:
                raise IndexError('x must be an integer or at least 1-dimensional') from None
            self.shuffle(order)
            return order
        return _reordered(self, asarray(x))

    def __getattr__(self, name):
        if name in _RARE.split() or name in ('bytes', 'tomaxint'):
            raise Unsupported(f'numpy.random.{name}')
        raise AttributeError(f"'numpy.random.mtrand.RandomState' object has no attribute '{name}'")

    def __repr__(self):
        return 'RandomState(MT19937)'


def _finite(low, high):
    return all(math.isfinite(high - low) for low, high in zip(*(stretch(asarray(one), broadcast([asarray(low)._shape, asarray(high)._shape])) for one in (low, high))))


def _triangular(draw, left, mode, right):
    base = right - left
    at = (mode - left) / base
    if draw <= at:
        return left + math.sqrt(draw * (mode - left) * base)
    return right - math.sqrt((1.0 - draw) * (right - mode) * base)


def _whole_each(draw, size, kind, low, high, python=False):
    spread = _parameters(size, low, high)
    if spread is None:
        if int(high) <= int(low):
            raise ValueError('low >= high')
        found = _sized(lambda: draw(low, high), size, kind)
        return found if isinstance(found, ndarray) else found if python else box(found, kind)
    shape, lists = spread
    return make([draw(*each) for each in zip(*lists)], shape, kind)


def _counts(draw, size, *given):
    return _each(draw, size, INT, *given)


class Generator:
    """What default_rng gives."""

    def __init__(self, bit_generator):
        if not isinstance(bit_generator, PCG64):
            raise Unsupported('numpy.random.Generator of another bit generator')
        self.bit_generator = self._bits = bit_generator

    def random(self, size=None, dtype=float, out=None):
        if as_dtype(dtype) is not FLOAT or out is not None:
            raise Unsupported('Generator.random with dtype or out')
        return _sized(self._bits.double, size)

    def uniform(self, low=0.0, high=1.0, size=None):
        if not _finite(low, high):
            raise OverflowError('high - low range exceeds valid bounds')
        if any(value < 0 for value in asarray(asarray(high) - asarray(low))._flat()):
            raise ValueError('high - low < 0')
        double = self._bits.double
        return _each(lambda low, high: low + (high - low) * double(), size, FLOAT, low, high)

    def integers(self, low, high=None, size=None, dtype=int, endpoint=False):
        if high is None:
            low, high = 0, low
        kind = as_dtype(dtype)
        if kind not in (INT, INTS['int32']):
            raise Unsupported(f'Generator.integers of {kind.name}')
        bits, extra = self._bits, 1 if endpoint else 0
        if kind is not INT and _parameters(None, low, high) is not None:
            raise Unsupported('Generator.integers of int32 with arrays')

        def draw(low, high):
            width = int(high) - 1 - int(low)
            if width < 0:
                raise ValueError('low >= high')
            return int(low) + bits.bounded(width)
        return _whole_each(draw, size, kind, low, asarray(high) + extra if not isinstance(high, (int, generic)) else high + extra)

    def standard_normal(self, size=None, dtype=float, out=None):
        if as_dtype(dtype) is not FLOAT or out is not None:
            raise Unsupported('Generator.standard_normal with dtype or out')
        return _sized(lambda: _normal.draw(self._bits), size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        _checked_scale(scale)
        bits = self._bits
        return _each(lambda loc, scale: loc + scale * _normal.draw(bits), size, FLOAT, loc, scale)

    def exponential(self, scale=1.0, size=None):
        _checked_scale(scale)
        bits = self._bits
        return _each(lambda scale: scale * _normal.exponential(bits), size, FLOAT, scale)

    def standard_exponential(self, size=None, dtype=float, method='zig', out=None):
        if as_dtype(dtype) is not FLOAT or method != 'zig' or out is not None:
            raise Unsupported('Generator.standard_exponential with dtype, method or out')
        return _sized(lambda: _normal.exponential(self._bits), size)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        _checked_scale(sigma, 'sigma')
        bits = self._bits
        return _each(lambda mean, sigma: math.exp(mean + sigma * _normal.draw(bits)), size, FLOAT, mean, sigma)

    def triangular(self, left, mode, right, size=None):
        double = self._bits.double
        return _each(lambda left, mode, right: _triangular(double(), left, mode, right), size, FLOAT, left, mode, right)

    def poisson(self, lam=1.0, size=None):
        if any(rate < 0 for rate in asarray(lam)._flat()):
            raise ValueError('lam < 0 or lam contains NaNs')
        double = self._bits.double
        return _counts(lambda rate: _normal.poisson(double, float(rate)), size, lam)

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        items, count = _population(a)
        if axis != 0:
            raise Unsupported('Generator.choice with axis')
        wanted = 1 if size is None else math.prod(as_shape(size))
        if count == 0 and wanted:
            raise ValueError('a cannot be empty unless no samples are taken')
        bits, shares = self._bits, None if p is None else _check_shares(p, count, False)
        if replace:
            if shares is None:
                found = [bits.bounded(count - 1) for _ in range(wanted)]
            else:
                edges = _cumulated(shares)
                found = [_bisect(edges, bits.double()) for _ in range(wanted)]
        else:
            if wanted > count:
                raise ValueError('Cannot take a larger sample than population when replace is False')
            if shares is not None:
                found = _without_replacement(shares, wanted, bits.double)
            else:
                found = self._some(count, wanted, shuffle)
        return _chosen(items, found, size)

    def _some(self, count, wanted, shuffle):
        """Places, each at most once: the end of a shuffle where many of very many are wanted, else Floyd's way."""
        bits = self._bits
        if count > 10000 and wanted > count // (50 if shuffle else 20):
            places = list(range(count))
            for i in range(count - 1, max(count - wanted, 1) - 1, -1):
                j = bits.bounded(i)
                places[i], places[j] = places[j], places[i]
            return places[count - wanted:]
        held, found = set(), []
        for j in range(count - wanted, count):
            value = bits.bounded(j)
            value = j if value in held else value
            held.add(value)
            found.append(value)
        if shuffle:
            for i in range(wanted - 1, 0, -1):
                j = bits.bounded(i)
                found[i], found[j] = found[j], found[i]
        return found

    def shuffle(self, x, axis=0):
        if axis != 0:
            raise Unsupported('Generator.shuffle with axis')
        _shuffled(x, self._bits.masked)

    def permutation(self, x, axis=0):
        if axis != 0:
            raise Unsupported('Generator.permutation with axis')
        if not isinstance(x, (list, tuple, range, ndarray)):
            order = f.arange(index(x))
            self.shuffle(order)
            return order
        return _reordered(self, asarray(x))

    def __getattr__(self, name):
        if name in _RARE.split() or name in ('bytes', 'permuted', 'multivariate_hypergeometric', 'spawn'):
            raise Unsupported(f'Generator.{name}')
        raise AttributeError(f"'numpy.random._generator.Generator' object has no attribute '{name}'")

    def __repr__(self):
        return 'Generator(PCG64)'


RandomState.__module__, Generator.__module__ = 'numpy.random.mtrand', 'numpy.random._generator'


def default_rng(seed=None):
    if isinstance(seed, Generator):
        return seed
    if isinstance(seed, RandomState):
        raise Unsupported('numpy.random.default_rng of a RandomState')
    return Generator(seed if isinstance(seed, BitGenerator) else PCG64(seed))


_one = RandomState()
for _name in """seed get_state set_state random_sample random rand uniform randint random_integers standard_normal randn normal lognormal
exponential standard_exponential triangular poisson choice shuffle permutation""".split():
    globals()[_name] = getattr(_one, _name)
ranf = sample = random_sample


def __getattr__(name):
    if name in _RARE.split() or name in ('bytes', 'Philox', 'PCG64DXSM', 'SFC64', 'get_bit_generator', 'set_bit_generator', 'mtrand', 'bit_generator'):
        raise Unsupported(f'numpy.random.{name}')
    raise AttributeError(f"module 'numpy.random' has no attribute '{name}'")
