"""How arrays and scalars print (NumPy 2)."""
import math

from modelling import Unsupported
from numpy._arrays import asarray
from numpy._dtypes import BOOL, FLOAT, FLOAT32, INT, OBJECT, single

_DEFAULTS = {
    'precision': 8, 'threshold': 1000, 'edgeitems': 3, 'linewidth': 75, 'suppress': False, 'nanstr': 'nan', 'infstr': 'inf', 'sign': '-',
    'formatter': None, 'floatmode': 'maxprec', 'legacy': False, 'override_repr': None,
}
_options = dict(_DEFAULTS)


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None, formatter=None,
                     sign=None, floatmode=None, **rest):
    if rest or floatmode not in (None, 'maxprec', 'fixed') or sign not in (None, '-'):
        raise Unsupported('numpy.set_printoptions')
    given = dict(precision=precision, threshold=threshold, edgeitems=edgeitems, linewidth=linewidth, nanstr=nanstr, infstr=infstr, floatmode=floatmode,
                 suppress=None if suppress is None else bool(suppress))
    _options.update({key: value for key, value in given.items() if value is not None})
    _options['formatter'] = formatter


def get_printoptions():
    return dict(_options)


class printoptions:
    def __init__(self, **given):
        self._given = given

    def __enter__(self):
        self._kept = dict(_options)
        set_printoptions(**self._given)
        return self._kept

    def __exit__(self, *error):
        _options.update(self._kept)


# -- floats

def shortest(value, kind=FLOAT):
    """(digits, exponent): the fewest digits that tell a positive float, 0.d1d2... * 10**exponent."""
    if kind is FLOAT32:
        for count in range(1, 10):
            word = f'{value:.{count - 1}e}'
            if single(float(word)) == value:
                break
    else:
        word = repr(value)
        if 'e' not in word:
            whole, _, rest = word.partition('.')
            digits = (whole + rest).lstrip('0')
            point = len(whole) if whole.strip('0') else -(len(rest) - len(rest.lstrip('0')))
            return digits.rstrip('0') or '0', point
    mantissa, _, power = word.partition('e')
    return mantissa.replace('.', '').rstrip('0') or '0', int(power) + 1


def _positional(value, precision, kind, unique=True):
    """(whole, fraction) of a finite float's absolute value."""
    size = abs(value)
    if size == 0:
        return '0', ''
    digits, point = shortest(size, kind)
    if unique and len(digits) - point <= precision:
        if point <= 0:
            return '0', '0' * -point + digits
        return (digits + '0' * (point - len(digits)))[:point], digits[point:]
    whole, _, fraction = f'{size:.{precision}f}'.partition('.')
    return whole, fraction.rstrip('0') if unique else fraction


def _scientific(value, precision, kind, unique=True):
    """(first digit, fraction, exponent) of a finite float's absolute value."""
    size = abs(value)
    if size == 0:
        return '0', '', 0
    digits, point = shortest(size, kind)
    if unique and len(digits) - 1 <= precision:
        return digits[0], digits[1:], point - 1
    mantissa, _, power = f'{size:.{precision}e}'.partition('e')
    whole, _, fraction = mantissa.partition('.')
    return whole, fraction.rstrip('0') if unique else fraction, int(power)


def float_text(value, kind):
    """A scalar of float32 as str has it."""
    if value - value != 0:
        return repr(value)
    if value and not 1e-4 <= abs(value) < 1e16:
        first, fraction, power = _scientific(value, 20, kind)
        return f"{'-' if value < 0 else ''}{first}{'.' + fraction if fraction else ''}e{'-' if power < 0 else '+'}{abs(power):02d}"
    whole, fraction = _positional(value, 60, kind)
    return f"{'-' if math.copysign(1, value) < 0 else ''}{whole}.{fraction or '0'}"


class _Floats:
    """A format for all floats of an array: same width, points below each other."""

    def __init__(self, values, kind):
        options = _options
        precision, self.kind = options['precision'], kind
        unique = options['floatmode'] != 'fixed'
        finite = [value for value in values if value - value == 0]
        sizes = [abs(value) for value in finite if value != 0]
        self.scientific = False
        if sizes:
            largest, least = max(sizes), min(sizes)
            self.scientific = largest >= 1e8 or not options['suppress'] and (least < 1e-4 or largest / least > 1000.0)
        if not finite:
            left = right = 0
            self.fraction = 0
            self.precision, self.unique = precision, unique
        elif self.scientific:
            parts = [_scientific(value, precision, kind, unique) for value in finite]
            self.power = max(2, *(len(str(abs(power))) for *_, power in parts))
            self.fraction = max(len(fraction) for _, fraction, _ in parts)
            # Digits beyond the shortest are the number's own.
            self.unique = False
            left, right = 1, self.fraction + 1 + self.power + 2
            left += any(math.copysign(1, value) < 0 for value in finite)
            self.precision = self.fraction
        else:
            parts = [_positional(value, precision, kind, unique) for value in finite]
            left = max(len(whole) + (math.copysign(1, value) < 0) for (whole, _), value in zip(parts, finite))
            self.fraction = max(len(fraction) for _, fraction in parts)
            self.precision, self.unique = self.fraction, unique
            right = self.fraction + 1
        if len(finite) < len(values):
            negative = any(value == -math.inf for value in values)
            width = max(len(options['nanstr']) if any(value != value for value in values) else 0,
                        len(options['infstr']) + negative if any(value in (math.inf, -math.inf) for value in values) else 0)
            # Room before the point; the rest of the word stands where the fraction would.
            left = max(left, width - (right if finite else 0)) if finite else width
            if not finite:
                right = 0
        self.left, self.width = left, left + right

    def __call__(self, value):
        if value - value != 0:
            word = _options['nanstr'] if value != value else ('-' if value < 0 else '') + _options['infstr']
            return word.rjust(self.width)
        sign = '-' if math.copysign(1, value) < 0 else ''
        if self.scientific:
            first, fraction, power = _scientific(value, self.precision, self.kind, self.unique)
            word = f"{sign}{first}.{fraction.ljust(self.fraction, '0')}e{'-' if power < 0 else '+'}{abs(power):0{self.power}d}"
            return word.rjust(self.width)
        whole, fraction = _positional(value, self.precision, self.kind, self.unique)
        pad = '0' if not self.unique else ' '
        return f'{(sign + whole).rjust(self.left)}.{fraction.ljust(self.fraction, pad)}'


def _formatter(values, array):
    kind = array._dtype
    custom = _options['formatter'] or {}
    for names, kinds in ((('all',), 'biufOU'), (('bool',), 'b'), (('int', 'int_kind'), 'iu'), (('float', 'float_kind'), 'f'), (('object',), 'O'), (('numpystr', 'str_kind'), 'U')):
        for name in names:
            if name in custom and kind.kind in kinds:
                return custom[name]
    if set(custom) - {'all', 'bool', 'int', 'int_kind', 'float', 'float_kind', 'object', 'numpystr', 'str_kind'}:
        raise Unsupported('numpy.set_printoptions with formatter')
    if kind.kind == 'f':
        return _Floats(values, kind)
    if kind is BOOL:
        return lambda value: str(value).rjust(5 if array._shape else 0)
    if kind is OBJECT:
        return lambda value: f'list({value!r})' if type(value) is list else repr(value)
    if kind.kind == 'U':
        return repr
    width = max((len(str(value)) for value in values), default=0)
    return lambda value: str(value).rjust(width)


# -- layout

def _extended(text, line, word, width, indent):
    """A line with one more word, begun anew where it would be too long."""
    words = word.splitlines()
    if len(words) > 1:
        widest = max(map(len, words))
        if len(line) + widest > width and len(line) > len(indent):
            text, line = text + line.rstrip() + '\n', indent
        below = ' ' * len(line)
        line += words[0]
        for later in words[1:]:
            text, line = text + line.rstrip() + '\n', below + later
        return text, line + ' ' * (widest - len(words[-1]))
    if len(line) + len(word) > width and len(line) > len(indent):
        return text + line.rstrip() + '\n', indent + word
    return text, line + word


def _block(array, place, form, indent, width, separator, edge):
    depth = len(place)
    left = array.ndim - depth
    if left == 0:
        return form(array._b[array._off + sum(k * step for k, step in zip(place, array._strides))])
    deeper, inner = indent + ' ', width - 1
    size = array._shape[depth]
    cut = edge and 2 * edge < size
    lead, trail = (edge, edge) if cut else (0, size)
    text = ''
    if left == 1:
        line, room = deeper, width - max(len(separator.rstrip()), 1)
        for k in range(lead):
            text, line = _extended(text, line, _block(array, (*place, k), form, deeper, inner, separator, edge), room, deeper)
            line += separator
        if cut:
            text, line = _extended(text, line, '...', room, deeper)
            line += separator
        for k in range(trail, 1, -1):
            text, line = _extended(text, line, _block(array, (*place, size - k), form, deeper, inner, separator, edge), room, deeper)
            line += separator
        text, line = _extended(text, line, _block(array, (*place, size - 1), form, deeper, inner, separator, edge), room, deeper)
        text += line
    else:
        gap = separator.rstrip() + '\n' * (left - 1)
        for k in range(lead):
            text += deeper + _block(array, (*place, k), form, deeper, inner, separator, edge) + gap
        if cut:
            text += deeper + '...' + gap
        for k in range(trail, 1, -1):
            text += deeper + _block(array, (*place, size - k), form, deeper, inner, separator, edge) + gap
        text += deeper + _block(array, (*place, size - 1), form, deeper, inner, separator, edge)
    return f'[{text[len(indent) + 1:]}]'


def _formatted(array, separator, prefix, suffix=''):
    options = _options
    if not array.size:
        return '[' * max(array.ndim, 1) + ']' * max(array.ndim, 1) if array.ndim == 1 else '[]'
    edge = options['edgeitems'] if array.size > options['threshold'] else 0
    values = _shown(array, edge)
    form = _formatter(values, array)
    return _block(array, (), form, ' ' * len(prefix), options['linewidth'] - len(suffix), separator, edge)


def _shown(array, edge):
    for axis, size in enumerate(array._shape):
        if edge and size > 2 * edge:
            kept = [*range(edge), *range(size - edge, size)]
            array = array[(slice(None),) * axis + (kept,)]
    return array._flat()


def array_str(a, max_line_width=None, precision=None, suppress_small=None):
    array = asarray(a)
    with printoptions(**{'linewidth': max_line_width, 'precision': precision, 'suppress': suppress_small, 'formatter': _options['formatter']}):
        if not array._shape:
            value = array._b[array._off]
            from numpy._dtypes import box
            return str(box(value, array._dtype))
        return _formatted(array, ' ', '')


def array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=' ', prefix='', *, formatter=None, threshold=None, edgeitems=None,
                 sign=None, floatmode=None, suffix='', **rest):
    if rest or floatmode not in (None, 'maxprec', 'fixed') or sign not in (None, '-'):
        raise Unsupported('numpy.array2string')
    with printoptions(linewidth=max_line_width, precision=precision, suppress=suppress_small, threshold=threshold, edgeitems=edgeitems,
                      formatter=formatter or _options['formatter'], floatmode=floatmode):
        array = asarray(a)
        return _formatted(array, separator, prefix, suffix) if array.size else '[]'


def array_repr(a, max_line_width=None, precision=None, suppress_small=None):
    array = asarray(a)
    with printoptions(linewidth=max_line_width, precision=precision, suppress=suppress_small, formatter=_options['formatter']):
        return _repr_text(array)


def _repr_text(array):
    kind, prefix = array._dtype, 'array('
    implied = kind in (INT, FLOAT, BOOL) and array.size > 0
    shaped = array.size > _options['threshold']
    if array.size:
        body = _formatted(array, ', ', prefix, ')')
    else:
        body = '[]'
    extras = []
    if array.size == 0 and array._shape != (0,) or shaped:
        extras.append(f'shape={array._shape}')
    if not implied:
        extras.append('dtype=' + (f"'{kind.str}'" if kind.kind == 'U' else 'object' if kind is OBJECT else kind.name))
    text = prefix + body
    if not extras:
        return text + ')'
    extra = ', '.join(extras) + ')'
    last = len(text) - (text.rfind('\n') + 1)
    joint = ',\n' + ' ' * len(prefix) if last + len(extra) + 1 > _options['linewidth'] else ', '
    return text + ',' + joint[1:] + extra


def format_float_positional(x, precision=None, unique=True, fractional=True, trim='k', **rest):
    if rest or not fractional or trim not in ('k', '-', '.', '0'):
        raise Unsupported('numpy.format_float_positional')
    value = float(x)
    whole, fraction = _positional(value, 400 if precision is None else precision, FLOAT, unique)
    sign = '-' if math.copysign(1, value) < 0 else ''
    if trim == '-':
        fraction = fraction.rstrip('0')
        return f"{sign}{whole}{'.' + fraction if fraction else ''}"
    if trim == 'k' and precision is not None and not unique:
        return f'{sign}{whole}.{fraction}'
    return f"{sign}{whole}.{fraction or ('0' if trim == '0' else '')}"
