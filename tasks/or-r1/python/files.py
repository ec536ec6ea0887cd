"""Answers that are model files: CPLEX LP, MPS (free, or fixed where names hold spaces), and a small JSON form.

`solve(kind, text)` reads the text, solves it and gives the model back; `read` only reads. What is not
well formed raises `ModelFileError` with its line; what no solver here does raises `Unsupported`.

The JSON form
    {"sense": "maximise" | "minimise",
     "objective": {"x": 3, "y": 2, ...} or {"terms": {...}, "constant": 4},
     "variables": {"x": {"lower": 0, "upper": null, "type": "continuous" | "integer" | "binary"}, ...},
     "constraints": [{"name": "c1", "terms": {"x": 1, "y": 1}, "sense": "<=" | ">=" | "=", "rhs": 4}, ...]}
    A constraint may give "lower" and "upper" in place of "sense" and "rhs". Bounds are 0 and none unless given, null
    is none. A variable that is used has to be listed in "variables"; names of members that are not known are refused.
"""
import json
import math
import re

import modelling

_INF = math.inf


class ModelFileError(ValueError):
    """Text that is not a model of its kind: line (from 1, None for JSON) and what is wrong."""

    def __init__(self, message, line=None):
        super().__init__(message if line is None else f"line {line}: {message}")
        self.line = line


class FileModel:
    """A model read from a file, as `modelling.report` looks at it."""

    def __init__(self):
        self._core = modelling.Model("", 1e20)
        self._core.relative_gap, self._core.absolute_gap = 1e-7, 1e-9
        self._columns = {}
        self._word, self._objective = "unsolved", None

    def column(self, name):
        """The column of that name, made with the usual bounds when it is met first."""
        if name not in self._columns:
            self._columns[name] = self._core.add_column(0.0, _INF, "C", 0.0, name)
        return self._columns[name]

    def has(self, name):
        return name in self._columns

    def optimize(self):
        result = self._core.solve()
        if result.status == "time_limit":
            raise modelling.Unsupported("a solve that outlasts the time allowed")
        self._word = result.status
        self._objective = result.objective if result.status == "optimal" else None
        modelling.record(self, self._word, self._objective)

    def _outcome(self):
        return self._word, self._objective


def read(kind, text):
    """A FileModel from the text of a file of kind 'lp', 'mps' or 'json'."""
    return {"lp": _read_lp, "mps": _read_mps, "json": _read_json}[kind](text)


def solve(kind, text):
    model = read(kind, text)
    model.optimize()
    return model


def _finite(number, line=None):
    if not math.isfinite(number):
        raise ModelFileError("a finite number was expected", line)
    return number


def _set_binary(column):
    column.kind, column.lower, column.upper = "B", max(column.lower, 0.0), min(column.upper, 1.0)


# ---------------------------------------------------------------- LP

_HEADINGS = [(re.compile(rf"\s*(?:{words})(?=\s|:|$)\s*:?", re.IGNORECASE), section) for words, section in (
    (r"maximi[sz]e|maximum|max", "maximise"), (r"minimi[sz]e|minimum|min", "minimise"),
    (r"subject\s+to|such\s+that|s\.t\.|st\.|st", "rows"), (r"bounds?", "bounds"),
    (r"generals?|gen|integers?|int", "integers"), (r"binar(?:y|ies)|bin", "binaries"),
    (r"semi-continuous|semis|semi", "semis"), (r"sos[12]?", "sets"), (r"end", "end"),
    (r"lazy\s+constraints|user\s+cuts|general\s+constraints?|gencons|pwlobj|multi-objectives|scenario", "other"),
)]
_LETTER = r"A-Za-z_!\"#$%&,;?@'`{}~|"
_TOKEN = re.compile(
    rf"(?P<space>\s+)|(?P<sense><=|=<|>=|=>|<|>|=)|(?P<arrow>->)|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
    rf"|(?P<name>[{_LETTER}(](?:[{_LETTER}().0-9]|\[[^\]\s]*\])*)|(?P<sign>[-+])|(?P<mark>[\[\]*^:/])"
)


class _Tokens:
    """Tokens (kind, text, line) of one section, read from the left."""

    def __init__(self, tokens):
        self.tokens, self.at = tokens, 0

    def peek(self, ahead=0):
        place = self.at + ahead
        return self.tokens[place] if place < len(self.tokens) else ("end", "", self.line())

    def next(self):
        token = self.peek()
        self.at += 1
        return token

    def line(self):
        return self.tokens[min(self.at, len(self.tokens) - 1)][2] if self.tokens else None

    def fail(self, what):
        raise ModelFileError(f"{what}, not {self.peek()[1] or 'the end of the section'!r}", self.line())


def _sections(text):
    """(heading, tokens) in order; what stands before the first heading is an error."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.partition("\\")[0]
        for pattern, section in _HEADINGS:
            match = pattern.match(line)
            if match and not (section not in ("maximise", "minimise") and ":" in match.group() and section != "rows"):
                found.append((section, []))
                line = line[match.end():]
                break
        tokens = _tokens_of(line, number)
        if tokens and not found:
            raise ModelFileError("an LP file starts with Maximize or Minimize", number)
        if tokens:
            found[-1][1].extend(tokens)
    return found


def _tokens_of(line, number):
    tokens, at = [], 0
    while at < len(line):
        match = _TOKEN.match(line, at)
        if match is None:
            raise ModelFileError(f"unexpected {line[at]!r}", number)
        if match.lastgroup != "space":
            tokens.append((match.lastgroup, match.group(), number))
        at = match.end()
    return tokens


def _read_lp(text):
    model = FileModel()
    sections = _sections(text)
    if not sections or sections[0][0] not in ("maximise", "minimise"):
        raise ModelFileError("an LP file starts with Maximize or Minimize", 1)
    model._core.maximise = sections[0][0] == "maximise"
    _label(_Tokens(sections[0][1]))
    objective = _Tokens(sections[0][1])
    _label(objective)
    expression = _lp_expression(model, objective, halved=True)
    if objective.peek()[0] != "end":
        objective.fail("a term of the objective was expected")
    model._core.set_objective(expression)
    # Kinds before bounds: a bound given beside a kind counts, in whatever order the sections come.
    readers = {"rows": _lp_rows, "integers": _lp_integers, "semis": _lp_semis, "bounds": _lp_bounds, "binaries": _lp_binaries,
               "sets": _lp_sets, "other": _lp_other}
    for wanted in ("other", "rows", "integers", "semis", "bounds", "binaries", "sets"):
        for section, tokens in sections[1:]:
            if section in ("maximise", "minimise"):
                raise ModelFileError("a second objective", tokens[0][2] if tokens else None)
            if section == wanted:
                readers[section](model, _Tokens(tokens))
    return model


def _label(tokens):
    if tokens.peek()[0] in ("name", "number") and tokens.peek(1)[1] == ":":
        name = tokens.next()[1]
        tokens.next()
        return name
    return ""


def _signs(tokens):
    sign, seen = 1.0, False
    while tokens.peek()[0] == "sign":
        sign, seen = -sign if tokens.next()[1] == "-" else sign, True
    return sign, seen


def _lp_expression(model, tokens, halved=False):
    """Terms up to a sense, an arrow or the end: [number] [*] [name], and quadratic parts in brackets."""
    expression = modelling.Expression(0.0)
    first = True
    while tokens.peek()[0] in ("sign", "number", "name") or tokens.peek()[1] == "[":
        if tokens.peek()[0] in ("name", "number") and tokens.peek(1)[1] == ":":
            break
        sign, seen = _signs(tokens)
        if not first and not seen:
            break
        first = False
        if tokens.peek()[1] == "[":
            _lp_quadratic(model, tokens, expression, sign, halved)
            continue
        coefficient, number = sign, False
        if tokens.peek()[0] == "number":
            coefficient, number = sign * float(tokens.next()[1]), True
            if tokens.peek()[1] == "*":
                tokens.next()
        if tokens.peek()[0] == "name" and tokens.peek(1)[1] != ":":
            if tokens.peek()[1].startswith("("):
                tokens.fail("a name was expected")
            if not _is_infinite(tokens.peek()[1]):
                expression.add_term(model.column(tokens.next()[1]), _finite(coefficient, tokens.line()))
                if tokens.peek()[1] in ("*", "^", "/"):
                    tokens.fail("a product stands in brackets; a sign was expected")
                continue
            tokens.next()
            expression.constant += sign * _INF
        elif number:
            expression.constant += coefficient
        else:
            tokens.fail("a number or a name was expected")
    return expression


def _is_infinite(name):
    return name.lower() in ("inf", "infinity")


def _lp_quadratic(model, tokens, expression, outer, halved):
    tokens.next()
    part, first = [], True
    while tokens.peek()[1] != "]":
        sign, seen = _signs(tokens)
        if not first and not seen:
            tokens.fail("a sign was expected")
        first = False
        coefficient = sign * float(tokens.next()[1]) if tokens.peek()[0] == "number" else sign
        if tokens.peek()[0] != "name":
            tokens.fail("a name was expected")
        one = model.column(tokens.next()[1])
        mark = tokens.next()[1]
        if mark == "^" and tokens.next()[1] == "2":
            part.append((one, one, coefficient))
        elif mark == "*" and tokens.peek()[0] == "name":
            part.append((one, model.column(tokens.next()[1]), coefficient))
        else:
            tokens.fail("a square or a product was expected")
    tokens.next()
    factor = outer
    if tokens.peek()[1] == "/":
        tokens.next()
        if tokens.next()[1] != "2" or not halved:
            tokens.fail("only '/ 2' in the objective may follow brackets")
        factor *= 0.5
    for a, b, coefficient in part:
        expression.add_product(a, b, factor * coefficient)


def _sense(tokens):
    if tokens.peek()[0] != "sense":
        tokens.fail("<=, >= or = was expected")
    return tokens.next()[1].replace("=", "")[:1] or "="


def _lp_rows(model, tokens):
    while tokens.peek()[0] != "end":
        name = _label(tokens)
        left = _lp_expression(model, tokens)
        if not left.columns and not left.quadratic and tokens.peek()[0] != "sense":
            tokens.fail("a constraint was expected")
        sense = _sense(tokens)
        middle = _right_side(model, tokens)
        if tokens.peek()[0] == "arrow":
            _lp_indicator(model, tokens, left, sense, middle)
        elif tokens.peek()[0] == "sense":
            _lp_range(model, tokens, left, sense, middle, name)
        else:
            _add_row(model, left.add(middle, -1.0), sense, name, tokens)


def _right_side(model, tokens):
    """An expression, or a number alone on the rest of its line: what follows on the next line is another constraint."""
    ahead = 0
    while tokens.peek(ahead)[0] == "sign":
        ahead += 1
    number = tokens.peek(ahead)
    if number[0] == "number" and tokens.peek(ahead + 1)[2] != number[2]:
        return modelling.Expression(_signed_number(tokens))
    return _lp_expression(model, tokens)


def _add_row(model, expression, sense, name, tokens):
    limit = -expression.constant
    if math.isnan(limit):
        tokens.fail("a number was expected")
    expression.constant = 0.0
    lower, upper = (-_INF if sense == "<" else limit), (_INF if sense == ">" else limit)
    if expression.quadratic:
        model._core.add_quadratic_row(expression, lower, upper, name)
    else:
        model._core.add_row(expression, lower, upper, name)


def _lp_range(model, tokens, left, sense, middle, name):
    second = _sense(tokens)
    right = _right_side(model, tokens)
    if left.columns or right.columns or sense != second or sense == "=" or middle.quadratic:
        tokens.fail("number <= expression <= number was expected")
    low, high = (left.constant, right.constant) if sense == "<" else (right.constant, left.constant)
    model._core.add_row(middle, low, high, name)


def _lp_indicator(model, tokens, left, sense, value):
    tokens.next()
    if sense != "=" or len(left.columns) != 1 or left.coefficients != [1.0] or left.constant or value.columns or value.constant not in (0.0, 1.0):
        tokens.fail("binary = 0 or binary = 1 was expected before ->")
    expression = _lp_expression(model, tokens)
    sense = {"<": "L", ">": "G", "=": "E"}[_sense(tokens)]
    expression.add(_right_side(model, tokens), -1.0)
    model._core.add_general(modelling.Indicator(left.columns[0], int(value.constant), expression.merged(), sense, -expression.constant))


def _signed_number(tokens):
    sign, _ = _signs(tokens)
    kind, text, _ = tokens.peek()
    if kind == "number":
        tokens.next()
        return sign * float(text)
    if kind == "name" and _is_infinite(text):
        tokens.next()
        return sign * _INF
    return tokens.fail("a number was expected")


def _lp_bounds(model, tokens):
    while tokens.peek()[0] != "end":
        if tokens.peek()[0] == "name" and not _is_infinite(tokens.peek()[1]):
            column = model.column(tokens.next()[1])
            if tokens.peek()[0] == "name" and tokens.peek()[1].lower() == "free":
                tokens.next()
                column.lower, column.upper = -_INF, _INF
                continue
            _bound(column, _sense(tokens), _signed_number(tokens))
            continue
        number = _signed_number(tokens)
        turned = {"<": ">", ">": "<", "=": "="}[_sense(tokens)]
        if tokens.peek()[0] != "name":
            tokens.fail("a name was expected")
        column = model.column(tokens.next()[1])
        _bound(column, turned, number)
        if tokens.peek()[0] == "sense":
            _bound(column, _sense(tokens), _signed_number(tokens))


def _bound(column, sense, number):
    if sense in "<=":
        column.upper = number
    if sense in ">=":
        column.lower = number


def _names(model, tokens):
    while tokens.peek()[0] != "end":
        if tokens.peek()[0] != "name":
            tokens.fail("a name was expected")
        yield model.column(tokens.next()[1])


def _lp_integers(model, tokens):
    for column in _names(model, tokens):
        column.kind = "I"


def _lp_binaries(model, tokens):
    for column in _names(model, tokens):
        _set_binary(column)


def _lp_semis(model, tokens):
    for column in _names(model, tokens):
        column.kind = "N" if column.kind == "I" else "S"


def _lp_sets(model, tokens):
    while tokens.peek()[0] != "end":
        _label(tokens)
        kind = tokens.next()[1].lower()
        if kind not in ("s1", "s2") or tokens.next()[1] != ":" or tokens.next()[1] != ":":
            tokens.fail("S1:: or S2:: was expected")
        columns, weights = [], []
        while tokens.peek()[0] == "name" and tokens.peek(1)[1] == ":" and tokens.peek(2)[0] == "number":
            columns.append(model.column(tokens.next()[1]))
            tokens.next()
            weights.append(float(tokens.next()[1]))
        model._core.add_general(modelling.OrderedSet(int(kind[1]), columns, weights))


def _lp_other(model, tokens):
    if tokens.peek()[0] != "end":
        raise modelling.Unsupported("this section of an LP file")


# ---------------------------------------------------------------- MPS

_MPS_SECTIONS = ("NAME", "OBJSENSE", "OBJNAME", "ROWS", "COLUMNS", "RHS", "RANGES", "BOUNDS", "QUADOBJ", "QSECTION", "QMATRIX", "ENDATA",
                 "SOS", "INDICATORS", "QCMATRIX", "CSECTION", "GENCONS", "PWLOBJ", "LAZYCONS", "USERCUTS", "MULTIOBJ", "REFROW")
_FIXED_FIELDS = ((1, 3), (4, 12), (14, 22), (24, 36), (39, 47), (49, 61))


def _read_mps(text):
    try:
        return _Mps(text, fixed=False).model
    except ModelFileError as error:
        # Fixed columns allow names with spaces, which the free reading trips over.
        try:
            return _Mps(text, fixed=True).model
        except ModelFileError:
            raise error from None


class _Mps:
    """The state of one reading."""

    def __init__(self, text, fixed):
        self.model, self.fixed = FileModel(), fixed
        self.objective, self.free_rows, self.rows = None, set(), {}
        self.cost, self.constant, self.products = {}, 0.0, {}
        self.integer, self.marked, self.bounded = False, set(), set()
        self.section, self.line, self.sense_line = None, 0, None
        for self.line, line in enumerate(text.splitlines(), 1):
            if not line.strip() or line.startswith("*"):
                continue
            if not line[0].isspace():
                self.heading(line.split())
                if self.section == "ENDATA":
                    break
            else:
                self.entry(line)
        if self.section != "ENDATA":
            raise ModelFileError("ENDATA was expected at the end", self.line)
        self.finish()

    def fail(self, what):
        raise ModelFileError(what, self.line)

    def heading(self, words):
        section = words[0].upper()
        if section not in _MPS_SECTIONS:
            self.fail(f"no section is called {words[0]!r}")
        self.section = section
        if section == "OBJSENSE" and len(words) > 1:
            self.sense(words[1])
        if section in ("SOS", "INDICATORS", "QCMATRIX", "CSECTION", "GENCONS", "PWLOBJ", "LAZYCONS", "USERCUTS", "MULTIOBJ", "REFROW"):
            raise modelling.Unsupported(f"section {section} of an MPS file")

    def sense(self, word):
        if word.upper() not in ("MAX", "MAXIMIZE", "MIN", "MINIMIZE"):
            self.fail("MAX or MIN was expected")
        self.model._core.maximise = word.upper().startswith("MAX")

    def entry(self, line):
        words = self.fields(line)
        reader = {"OBJSENSE": lambda: self.sense(words[0]), "OBJNAME": lambda: setattr(self, "objective", words[0]), "ROWS": lambda: self.row(words),
                  "COLUMNS": lambda: self.column(words), "RHS": lambda: self.pairs(words, self.right_side), "RANGES": lambda: self.pairs(words, self.range),
                  "BOUNDS": lambda: self.bound(words), "QUADOBJ": lambda: self.quadratic(words, 1.0), "QSECTION": lambda: self.quadratic(words, 1.0),
                  "QMATRIX": lambda: self.quadratic(words, 0.5)}.get(self.section)
        if reader is None:
            self.fail("a section was expected")
        reader()

    def fields(self, line):
        if not self.fixed or self.section in ("OBJSENSE", "OBJNAME", "NAME"):
            return line.split()
        parts = [line[start:end].strip() for start, end in _FIXED_FIELDS]
        if "'MARKER'" in line:
            return line.split()
        while parts and not parts[-1]:
            parts.pop()
        return parts[1:] if self.section in ("COLUMNS", "RHS", "RANGES") else parts

    def number(self, text):
        try:
            return float(text.replace("d", "e").replace("D", "E"))
        except ValueError:
            return self.fail(f"a number was expected, not {text!r}")

    def row(self, words):
        if len(words) != 2 or words[0].upper() not in ("N", "L", "G", "E"):
            self.fail("a row's kind (N, L, G or E) and name were expected")
        kind, name = words[0].upper(), words[1]
        if kind == "N":
            if self.objective is None or self.objective == name:
                self.objective = name
            else:
                self.free_rows.add(name)
            return
        if name in self.rows:
            self.fail(f"a second row {name!r}")
        self.rows[name] = [kind, {}, 0.0, None]

    def column(self, words):
        if len(words) >= 3 and words[1].strip("'") == "MARKER":
            self.integer = words[2].strip("'") == "INTORG"
            return
        if len(words) not in (3, 5):
            self.fail("a column's name and one or two pairs of row and number were expected")
        column = self.model.column(words[0])
        if self.integer and words[0] not in self.marked:
            self.marked.add(words[0])
            column.kind, column.upper = "I", 1.0
        for name, text in zip(words[1::2], words[2::2]):
            number = _finite(self.number(text), self.line)
            if name == self.objective:
                self.cost[column] = self.cost.get(column, 0.0) + number
            elif name in self.rows:
                terms = self.rows[name][1]
                terms[column] = terms.get(column, 0.0) + number
            elif name not in self.free_rows:
                self.fail(f"no row is called {name!r}")

    def pairs(self, words, put):
        # The name of the set may be left out.
        words = words[1:] if len(words) % 2 else words
        if len(words) not in (2, 4):
            self.fail("one or two pairs of row and number were expected")
        for name, text in zip(words[::2], words[1::2]):
            number = self.number(text)
            if name != self.objective and name not in self.rows and name not in self.free_rows:
                self.fail(f"no row is called {name!r}")
            put(name, number)

    def right_side(self, name, number):
        if name == self.objective:
            self.constant = -number
        elif name in self.rows:
            self.rows[name][2] = number

    def range(self, name, number):
        if name in self.rows:
            self.rows[name][3] = number

    def bound(self, words):
        kind = words[0].upper()
        bare = kind in ("FR", "MI", "PL", "BV")
        if kind not in ("LO", "UP", "FX", "FR", "MI", "PL", "BV", "LI", "UI", "SC"):
            self.fail(f"no bound is called {words[0]!r}")
        rest = words[1:]
        if bare and len(rest) in (1, 2, 3):
            name, text = (rest[0] if len(rest) == 1 else rest[1]), None
        elif not bare and len(rest) in (2, 3):
            name, text = rest[-2], rest[-1]
        else:
            self.fail("a set, a column and a number were expected")
        if not self.model.has(name):
            self.fail(f"no column is called {name!r}")
        self.put_bound(kind, name, None if text is None else self.number(text))

    def put_bound(self, kind, name, number):
        column = self.model.column(name)
        if name in self.marked and name not in self.bounded and kind != "UP":
            column.upper = _INF
        if kind in ("UP", "UI"):
            # A negative upper bound alone takes the lower bound of zero away.
            if number < 0 and column.lower == 0 and ("lower", name) not in self.bounded:
                column.lower = -_INF
            column.upper = number
        elif kind in ("LO", "LI"):
            column.lower = number
            self.bounded.add(("lower", name))
        elif kind == "FX":
            column.lower = column.upper = number
        elif kind == "FR":
            column.lower, column.upper = -_INF, _INF
        elif kind == "MI":
            column.lower = -_INF
        elif kind == "PL":
            column.upper = _INF
        elif kind == "BV":
            column.kind, column.lower, column.upper = "B", 0.0, 1.0
        elif kind == "SC":
            column.kind, column.upper = ("N" if column.kind == "I" else "S"), number
        if kind in ("LI", "UI"):
            column.kind = "I"
        self.bounded.add(name)

    def quadratic(self, words, factor):
        if len(words) != 3 or not (self.model.has(words[0]) and self.model.has(words[1])):
            self.fail("two columns and a number were expected")
        a, b = sorted((self.model.column(words[0]), self.model.column(words[1])), key=lambda column: column.index)
        # The objective holds half x'Qx: QUADOBJ lists one triangle of Q, QMATRIX both.
        half = 0.5 if a is b else factor
        self.products[(a, b)] = self.products.get((a, b), 0.0) + half * self.number(words[2])

    def finish(self):
        core = self.model._core
        expression = modelling.Expression(self.constant)
        for column, c in self.cost.items():
            expression.add_term(column, c)
        for (a, b), c in self.products.items():
            expression.add_product(a, b, c)
        core.set_objective(expression)
        for name, (kind, terms, rhs, width) in self.rows.items():
            core.add_row(terms, *_mps_limits(kind, rhs, width), name)


def _mps_limits(kind, rhs, width):
    if width is None:
        return (-_INF if kind == "L" else rhs), (_INF if kind == "G" else rhs)
    if kind == "E":
        return min(rhs, rhs + width), max(rhs, rhs + width)
    return (rhs - abs(width), rhs) if kind == "L" else (rhs, rhs + abs(width))


# ---------------------------------------------------------------- JSON

_WORDS = {"maximise": True, "maximize": True, "max": True, "minimise": False, "minimize": False, "min": False}


def _read_json(text):
    try:
        data = json.loads(text)
    except ValueError as error:
        raise ModelFileError(f"not JSON: {error}") from None
    _members(data, "the model", ("name", "sense", "objective", "variables", "constraints"), ("sense", "objective", "variables"))
    if not isinstance(data["sense"], str) or data["sense"].lower() not in _WORDS:
        raise ModelFileError("'sense' is maximise or minimise")
    model = FileModel()
    model._core.maximise = _WORDS[data["sense"].lower()]
    _mapping(data["variables"], "'variables'")
    for name, given in data["variables"].items():
        _json_variable(model, name, given)
    objective = data["objective"]
    if isinstance(objective, dict) and isinstance(objective.get("terms"), dict):
        _members(objective, "the objective", ("terms", "constant"), ())
        constant, terms = _json_number(objective.get("constant", 0), "'constant'"), objective["terms"]
    else:
        constant, terms = 0.0, objective
    expression = modelling.Expression(constant)
    for column, c in _json_terms(model, terms, "the objective").items():
        expression.add_term(column, c)
    model._core.set_objective(expression)
    rows = data.get("constraints", [])
    if not isinstance(rows, list):
        raise ModelFileError("'constraints' is a list")
    for place, given in enumerate(rows, 1):
        _json_row(model, given, f"constraint {place}")
    return model


def _mapping(thing, what):
    if not isinstance(thing, dict):
        raise ModelFileError(f"{what} is an object")


def _members(thing, what, known, needed):
    _mapping(thing, what)
    for name in thing:
        if name not in known:
            raise ModelFileError(f"{what} has no member {name!r}")
    for name in needed:
        if name not in thing:
            raise ModelFileError(f"{what} needs {name!r}")


def _json_number(thing, what):
    if isinstance(thing, bool) or not isinstance(thing, (int, float)):
        raise ModelFileError(f"{what} is a number")
    return _finite(float(thing))


def _json_bound(thing, none, what):
    return none if thing is None else _json_number(thing, what)


def _json_variable(model, name, given):
    what = f"variable {name!r}"
    _members(given, what, ("lower", "upper", "type"), ())
    kind = given.get("type", "continuous")
    if kind not in ("continuous", "integer", "binary"):
        raise ModelFileError(f"the type of {what} is continuous, integer or binary")
    column = model.column(name)
    column.lower = _json_bound(given.get("lower", 0), -_INF, f"the lower bound of {what}")
    column.upper = _json_bound(given.get("upper"), _INF, f"the upper bound of {what}")
    column.kind = {"continuous": "C", "integer": "I", "binary": "B"}[kind]
    if kind == "binary":
        _set_binary(column)


def _json_terms(model, terms, what):
    _mapping(terms, f"what {what} sums up")
    for name in terms:
        if not model.has(name):
            raise ModelFileError(f"{what} names {name!r}, which is not in 'variables'")
    return {model.column(name): _json_number(c, f"the coefficient of {name!r}") for name, c in terms.items()}


def _json_row(model, given, what):
    _members(given, what, ("name", "terms", "sense", "rhs", "lower", "upper"), ("terms",))
    terms = _json_terms(model, given["terms"], what)
    if "sense" in given:
        if given["sense"] not in ("<=", ">=", "=", "==") or "rhs" not in given or "lower" in given or "upper" in given:
            raise ModelFileError(f"{what} has a 'sense' of <=, >= or = and an 'rhs'")
        rhs = _json_number(given["rhs"], f"the right-hand side of {what}")
        lower, upper = (-_INF if given["sense"] == "<=" else rhs), (_INF if given["sense"] == ">=" else rhs)
    else:
        if "rhs" in given or not ("lower" in given or "upper" in given):
            raise ModelFileError(f"{what} has 'sense' and 'rhs', or 'lower' and 'upper'")
        lower = _json_bound(given.get("lower"), -_INF, f"the lower end of {what}")
        upper = _json_bound(given.get("upper"), _INF, f"the upper end of {what}")
    model._core.add_row(terms, lower, upper, given.get("name", ""))
