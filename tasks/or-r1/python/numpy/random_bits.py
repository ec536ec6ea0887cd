"""The bit generators behind numpy.random, and how seeds become their state."""
import random as _python_random

from modelling import Unsupported
from numpy._arrays import asarray
from numpy._dtypes import index

_M32, _M64, _M128 = (1 << 32) - 1, (1 << 64) - 1, (1 << 128) - 1
_UNSEEDED = 1


class SeedSequence:
    """Mixes the words of a seed (O'Neill's seed_seq)."""

    def __init__(self, entropy=None, *, spawn_key=(), pool_size=4):
        if spawn_key or pool_size != 4:
            raise Unsupported('numpy.random.SeedSequence with spawn_key or pool_size')
        self.entropy = _UNSEEDED if entropy is None else entropy
        words = self._words(self.entropy)
        pool, constant = [0] * 4, [0x43b0d7e5]

        def hashed(value):
            value ^= constant[0]
            constant[0] = constant[0] * 0x931e8875 & _M32
            value = value * constant[0] & _M32
            return value ^ value >> 16

        def mixed(x, y):
            result = (0xca01f9dd * x - 0x4973f715 * y) & _M32
            return result ^ result >> 16
        for k in range(4):
            pool[k] = hashed(words[k] if k < len(words) else 0)
        for source in range(4):
            for target in range(4):
                if source != target:
                    pool[target] = mixed(pool[target], hashed(pool[source]))
        for word in words[4:]:
            for target in range(4):
                pool[target] = mixed(pool[target], hashed(word))
        self._pool = pool

    @staticmethod
    def _words(entropy):
        if isinstance(entropy, float):
            raise TypeError('SeedSequence expects int or sequence of ints for entropy not ' + str(entropy))
        numbers = [entropy] if not hasattr(entropy, '__len__') else list(asarray(entropy).ravel()._flat())
        words = []
        for number in numbers:
            number = index(number)
            if number < 0:
                raise ValueError('expected non-negative integer')
            words.append(number & _M32)
            while number := number >> 32:
                words.append(number & _M32)
        return words

    def _state(self, count):
        """Words of 32 bits."""
        made, constant = [], 0x8b51f9dd
        for k in range(count):
            value = self._pool[k % 4] ^ constant
            constant = constant * 0x58f38ded & _M32
            value = value * constant & _M32
            made.append(value ^ value >> 16)
        return made

    def generate_state(self, n_words, dtype=None):
        raise Unsupported('SeedSequence.generate_state')

    spawn = generate_state


class BitGenerator:
    def masked(self, most):
        """A whole number of 0 to `most`: bits under a mask, until they are no more than that."""
        if not most:
            return 0
        draw, mask = self.next32 if most <= _M32 else self.next64, (1 << most.bit_length()) - 1
        while (value := draw() & mask) > most:
            pass
        return value


class MT19937(BitGenerator):
    """The Mersenne twister; Python's own has the same steps, so it does them."""

    def __init__(self, seed=None):
        raise Unsupported('numpy.random.MT19937')

    @classmethod
    def _legacy(cls, seed):
        made = cls.__new__(cls)
        made._twister = _python_random.Random()
        number = _UNSEEDED if seed is None else seed
        if hasattr(number, 'squeeze') and getattr(number, 'shape', ()):
            number = number.squeeze()
        try:
            number = index(number)
        except TypeError:
            raise Unsupported('numpy.random.seed of an array') if hasattr(number, '__len__') else TypeError(f"Cannot cast scalar from dtype('{asarray(number).dtype}') to dtype('int64') according to the rule 'safe'") from None
        if not 0 <= number <= _M32:
            raise ValueError('Seed must be between 0 and 2**32 - 1')
        state = [number]
        for k in range(1, 624):
            state.append(1812433253 * (state[-1] ^ state[-1] >> 30) + k & _M32)
        made._twister.setstate((3, (*state, 624), None))
        made.double = made._twister.random
        return made

    def next32(self):
        return self._twister.getrandbits(32)

    def next64(self):
        return self._twister.getrandbits(32) << 32 | self._twister.getrandbits(32)


class PCG64(BitGenerator):
    """O'Neill's PCG XSL RR 128/64."""

    def __init__(self, seed=None):
        sequence = seed if isinstance(seed, SeedSequence) else SeedSequence(seed)
        words = sequence._state(8)
        high, low, inc_high, inc_low = (words[k] | words[k + 1] << 32 for k in (0, 2, 4, 6))
        self._inc = ((inc_high << 64 | inc_low) << 1 | 1) & _M128
        self._at = self._inc
        self._at = (self._at + (high << 64 | low)) & _M128
        self._step()
        self._half = None

    def _step(self):
        self._at = (self._at * 0x2360ed051fc65da44385df649fccf645 + self._inc) & _M128

    def next64(self):
        self._step()
        at = self._at
        value, turn = (at >> 64) ^ (at & _M64), at >> 122
        return (value >> turn | value << (64 - turn)) & _M64

    def next32(self):
        """Each draw of 64 bits serves twice, low half first."""
        if self._half is not None:
            value, self._half = self._half, None
            return value
        value = self.next64()
        self._half = value >> 32
        return value & _M32

    def double(self):
        return (self.next64() >> 11) * (1.0 / 9007199254740992.0)

    def bounded(self, most):
        """A whole number of 0 to `most` (Lemire)."""
        if not most:
            return 0
        bits, draw = (32, self.next32) if most <= _M32 else (64, self.next64)
        mask, count = (1 << bits) - 1, most + 1
        if most == mask:
            return draw()
        product = draw() * count
        if product & mask < count:
            limit = (mask - most) % count
            while product & mask < limit:
                product = draw() * count
        return product >> bits

    @property
    def state(self):
        raise Unsupported('PCG64.state')

