"""The shared core under the look-alike modules (coptpy, gurobipy, pulp): expressions, models, exact
linear forms of general constraints, and the way to the solver. Standard library only.

Expressions
    Expression(constant)            parallel lists `columns`, `coefficients` (terms in the order written, repeats
                                    kept, so a dialect can print as the original does) and `quadratic`, a list of
                                    (column, column, coefficient). Subclass it with __slots__ = () for a dialect.
      .add_term(column, c)  .add(expression, factor)  .add_product(a, b, c)  .scale(c)      in place, return self
      .copy(cls=None)                a fresh Expression of class `cls` (own class if None)
      .merged() -> {column: c}       .merged_quadratic() -> {(column, column): c}   repeats summed, a.index <= b.index
      .value(read)                   number, `read(column)` gives a column's value
    product(a, b, cls)              a*b for two Expressions of total degree <= 2; ValueError beyond that
    A running `e.add(other)` costs the length of `other`, so sums over n terms are linear in n.

Columns and rows (plain records, hashable by identity; a dialect's Var or Constraint wraps one, `owner` points back)
    Column: model, index, lower, upper, kind, cost, name, owner     kind 'C' 'B' 'I', 'S' semi-continuous, 'N' semi-integer
    Row:    model, index, terms {column: c}, lower, upper, name, owner
    QuadraticRow: model, index, expression (constant moved out), lower, upper, name, owner
    index is -1 once removed. Bounds at or beyond model.infinity count as infinite.

Model(name, infinity=1e30)
      .owner                                           the dialect's model, if it sets it
      .columns .rows .generals .quadratic_rows    lists, in order of index
      .maximise .offset .quadratic ({(a, b): c} objective) and each column's .cost    the objective
      .time_limit (seconds or None) .relative_gap .absolute_gap
      .add_column(lower, upper, kind, cost, name) -> Column
      .add_row(terms, lower, upper, name) -> Row       terms: {column: c} or Expression (its constant moves to the bounds)
      .add_quadratic_row(expression, lower, upper, name) -> QuadraticRow
      .add_general(general) -> general                 one of the classes below; .remove_generals([...])
      .remove_columns([...])  .remove_rows([...])  .remove_quadratic_rows([...])    indices close up
      .set_objective(expression, maximise=None)  .objective(cls) -> Expression
      .size() -> {"columns", "rows", "nonzeros", "integers", "quadratic"}
      .solve() -> Result                               also kept as .result; raises Unsupported, never gives a wrong number
      .fresh                                           True while .result belongs to the columns and rows as they are now
    ForeignColumn is raised where a column of another model, or a removed one, is used.

Result: status (contract word), message, objective, bound, gap, x, activity, dual, reduced (lists by index, or None), nodes
      x holds only the model's own columns (auxiliary ones are cut off), integers whole, the rest solved for them; activity of a Row by its index.
      dual and reduced are None for a model with integers or general constraints. Status "local": a nonconvex continuous
      quadratic that is feasible; no numbers come with it (only Model.solve(local=True) gives it, others get Unsupported).

General constraints (auxiliary columns and rows exist only in what goes to the solver)
    Indicator(binary, value, terms, sense, rhs)        binary == value implies terms (sense 'L' 'G' 'E') rhs
    Extremum(result, arguments, largest)               result == max or min of [(terms, constant), ...]
    Absolute(result, terms, constant)                  result == |terms + constant|
    Logical(result, operands, every)                   result == and (every) / or of binary columns
    Piecewise(argument, result, xs, ys)                result == f(argument), first and last segment go on outside
    OrderedSet(kind, columns, weights)                 SOS of type 1 or 2
    They are exact: big-M numbers only from finite bounds (given or implied by the rows), otherwise Unsupported;
    every answer is checked against the constraints themselves before it is handed out.
    .add_cone(columns, rotated=False) is a second-order cone; a row squares + constant <= c*x*y over nonnegative x, y is one too.
    Products in objective or quadratic rows are exact where one factor is a bounded integer and the other is bounded. What convex rest
    stays is solved by branch and bound in the objective, by tangent cuts (to 1e-7, with integers 1e-6) in rows; all else is
    Unsupported.

For the runner
    SOLVED                     [(dialect model, status word, objective or None)] in order; dialects call record(...)
    report(obj)                {"status", "objective", "columns", "rows", "nonzeros", "integers", "quadratic"} or None
                               a dialect's model class has attribute `_core` (Model) and method `_outcome() -> (status word, objective)`
                               words beyond the solver's: "unsolved", "local"
    Unsupported("name of the call")    a BaseException; .call
    NotFinite                  the Unsupported of a model with a NaN, or an infinite cost or coefficient: its original is asked what it does then

Infinite bounds that nothing can meet (a lower one of +inf) make a model infeasible; a NaN coefficient of a linear row is no term, as in
coptpy and gurobipy; an offset that is not finite is added to the objective after the solve.

loop_names(generator)      names of a generator's loop variables, outermost first (keys of addConstrs)
names_in(function)         names of attributes and globals in the code of a function or of an object that can be called
"""
import dis
import functools
import heapq
import json
import math

import _pentathlon_host

SOLVED = []
_INF = math.inf
_WIDEST_INTEGER = 4096


class Unsupported(BaseException):
    """A feature of the original that is not reproduced. Not an Exception, so a program cannot swallow it."""

    def __init__(self, call):
        super().__init__(call)
        self.call = call


class NotFinite(Unsupported):
    """Numbers that no solver takes."""

    def __init__(self):
        super().__init__('a number that is not finite')


class ForeignColumn(ValueError):
    """A column that does not belong to the model it is used in."""


class Expression:
    __slots__ = ('constant', 'columns', 'coefficients', 'quadratic')

    def __init__(self, constant=0.0):
        self.constant = constant
        self.columns = []
        self.coefficients = []
        self.quadratic = []

    def copy(self, cls=None):
        cls = cls or type(self)
        fresh = cls.__new__(cls)
        fresh.constant = self.constant
        fresh.columns = self.columns[:]
        fresh.coefficients = self.coefficients[:]
        fresh.quadratic = self.quadratic[:]
        return fresh

    def add_term(self, column, coefficient=1.0):
        self.columns.append(column)
        self.coefficients.append(coefficient)
        return self

    def add_product(self, first, second, coefficient=1.0):
        self.quadratic.append((first, second, coefficient))
        return self

    def add(self, other, factor=1.0):
        if other.constant:  # an infinite factor makes nothing of it
            self.constant += factor * other.constant
        if factor == 1.0:
            self.columns += other.columns
            self.coefficients += other.coefficients
            self.quadratic += other.quadratic
            return self
        self.columns += other.columns
        self.coefficients += [factor * c for c in other.coefficients]
        self.quadratic += [(a, b, factor * c) for a, b, c in other.quadratic]
        return self

    def scale(self, factor):
        if self.constant:
            self.constant *= factor
        self.coefficients = [factor * c for c in self.coefficients]
        self.quadratic = [(a, b, factor * c) for a, b, c in self.quadratic]
        return self

    def merged(self):
        terms = {}
        get = terms.get
        for column, coefficient in zip(self.columns, self.coefficients):
            terms[column] = get(column, 0.0) + coefficient
        return terms

    def merged_quadratic(self):
        products = {}
        for a, b, c in self.quadratic:
            key = (a, b) if a.index <= b.index else (b, a)
            products[key] = products.get(key, 0.0) + c
        return products

    def value(self, read):
        total = self.constant
        for column, coefficient in zip(self.columns, self.coefficients):
            total += coefficient * read(column)
        for a, b, c in self.quadratic:
            total += c * read(a) * read(b)
        return total


def product(a, b, cls=Expression):
    """The product of two expressions, of degree two at most; ValueError beyond."""
    fresh = cls.__new__(cls)
    Expression.__init__(fresh, a.constant * b.constant)
    if (a.quadratic and (b.columns or b.quadratic)) or (b.quadratic and a.columns):
        raise ValueError('the product has a degree above two')
    for one, other in ((a, b), (b, a)):
        if other.constant != 0.0:
            fresh.columns += one.columns
            fresh.coefficients += [other.constant * c for c in one.coefficients]
            fresh.quadratic += [(p, q, other.constant * c) for p, q, c in one.quadratic]
    for p, c in zip(a.columns, a.coefficients):
        for q, d in zip(b.columns, b.coefficients):
            fresh.quadratic.append((p, q, c * d))
    return fresh


class Column:
    __slots__ = ('model', 'index', 'lower', 'upper', 'kind', 'cost', 'name', 'owner')

    def __init__(self, model, index, lower, upper, kind, cost, name):
        self.model, self.index, self.lower, self.upper = model, index, lower, upper
        self.kind, self.cost, self.name, self.owner = kind, cost, name, None


class Row:
    __slots__ = ('model', 'index', 'terms', 'lower', 'upper', 'name', 'owner')

    def __init__(self, model, index, terms, lower, upper, name):
        self.model, self.index, self.terms, self.lower, self.upper = model, index, terms, lower, upper
        self.name, self.owner = name, None

    def cuts_off(self, x):
        """Whether a point, a value for each column, does not keep this row; HiGHS keeps rows to 1e-7."""
        activity = sum(coefficient * x[column.index] for column, coefficient in self.terms.items())
        slack = 1e-6 * max(1.0, abs(activity))
        return activity < self.lower - slack or activity > self.upper + slack


class QuadraticRow:
    __slots__ = ('model', 'index', 'expression', 'lower', 'upper', 'name', 'owner')

    def __init__(self, model, index, expression, lower, upper, name):
        self.model, self.index, self.expression, self.lower, self.upper = model, index, expression, lower, upper
        self.name, self.owner = name, None


class Result:
    """What a solve gave; see the top of the file."""
    __slots__ = ('status', 'message', 'objective', 'bound', 'gap', 'x', 'activity', 'dual', 'reduced', 'nodes')

    def __init__(self, status, message='', objective=None, bound=None, gap=None, x=None, activity=None, dual=None, reduced=None, nodes=0):
        self.status, self.message, self.objective, self.bound, self.gap = status, message, objective, bound, gap
        self.x, self.activity, self.dual, self.reduced, self.nodes = x, activity, dual, reduced, nodes


class Model:
    def __init__(self, name='', infinity=1e30):
        self.name, self.infinity = name, infinity
        self.columns, self.rows, self.generals, self.quadratic_rows, self.cones = [], [], [], [], []
        self.maximise, self.offset, self.quadratic = False, 0.0, {}
        self.time_limit, self.relative_gap, self.absolute_gap = None, 1e-6, 1e-6
        self.result, self.fresh, self.owner = None, False, None

    # -- building
    def add_column(self, lower=0.0, upper=_INF, kind='C', cost=0.0, name=''):
        column = Column(self, len(self.columns), lower, upper, kind, cost, name)
        self.columns.append(column)
        self.fresh = False
        return column

    def own(self, columns):
        for column in columns:
            if column.model is not self or column.index < 0:
                raise ForeignColumn(column.name)

    def add_row(self, terms, lower, upper, name=''):
        if isinstance(terms, Expression):
            if terms.constant:
                lower, upper = self._moved(lower, upper, terms.constant)
            terms = terms.merged()
        self.own(terms)
        row = Row(self, len(self.rows), terms, lower, upper, name)
        self.rows.append(row)
        self.fresh = False
        return row

    def _moved(self, lower, upper, constant):
        """Bounds without the constant; a side that is none stays none, however large the constant."""
        return lower if lower <= -self.infinity else lower - constant, upper if upper >= self.infinity else upper - constant

    def add_quadratic_row(self, expression, lower, upper, name=''):
        fixed = expression.copy(Expression)
        fixed.constant = 0.0
        self.own(fixed.columns)
        self.own(c for a, b, _ in fixed.quadratic for c in (a, b))
        row = QuadraticRow(self, len(self.quadratic_rows), fixed, *self._moved(lower, upper, expression.constant), name)
        self.quadratic_rows.append(row)
        self.fresh = False
        return row

    def add_general(self, general):
        self.own(general.uses())
        self.generals.append(general)
        self.fresh = False
        return general

    def add_cone(self, columns, rotated=False):
        """The first column is at least the norm of the rest; rotated: twice the product of the first two is at least its square."""
        self.own(columns)
        self.cones.append((list(columns), rotated))
        self.fresh = False

    def _remove(self, items, kept):
        gone = {id(item) for item in items}
        rest = [item for item in kept if id(item) not in gone]
        for item in items:
            if item.model is self:
                item.index = -1
        for index, item in enumerate(rest):
            item.index = index
        self.fresh = False
        return rest

    def remove_columns(self, columns):
        columns = list(columns)
        gone = set(columns)
        if any(not gone.isdisjoint(cone) for cone, _ in self.cones):
            raise Unsupported('removing a variable of a cone')
        for general in self.generals:
            if not gone.isdisjoint(general.uses()):
                raise Unsupported('removing a variable of a general constraint')
        for row in self.rows:
            for column in gone.intersection(row.terms) if len(gone) < len(row.terms) else [c for c in row.terms if c in gone]:
                del row.terms[column]
        for row in self.quadratic_rows:
            e = row.expression
            kept = [(v, c) for v, c in zip(e.columns, e.coefficients) if v not in gone]
            e.columns, e.coefficients = [v for v, _ in kept], [c for _, c in kept]
            e.quadratic = [t for t in e.quadratic if t[0] not in gone and t[1] not in gone]
        self.quadratic = {key: c for key, c in self.quadratic.items() if key[0] not in gone and key[1] not in gone}
        self.columns = self._remove(columns, self.columns)

    def remove_rows(self, rows):
        self.rows = self._remove(list(rows), self.rows)

    def remove_quadratic_rows(self, rows):
        self.quadratic_rows = self._remove(list(rows), self.quadratic_rows)

    def remove_generals(self, generals):
        gone = {id(general) for general in generals}
        self.generals = [general for general in self.generals if id(general) not in gone]
        self.fresh = False

    def set_objective(self, expression, maximise=None):
        terms, products = expression.merged(), expression.merged_quadratic()
        self.own(terms)
        self.own(column for key in products for column in key)
        for column in self.columns:
            column.cost = 0.0
        for column, cost in terms.items():
            column.cost = cost
        self.offset, self.quadratic = expression.constant, products
        if maximise is not None:
            self.maximise = maximise

    def objective(self, cls=Expression):
        expression = cls.__new__(cls)
        Expression.__init__(expression, self.offset)
        for column in self.columns:
            if column.cost != 0.0:
                expression.add_term(column, column.cost)
        for (a, b), c in self.quadratic.items():
            expression.add_product(a, b, c)
        return expression

    def is_integer(self):
        return any(column.kind != 'C' for column in self.columns)

    def size(self):
        return {
            'columns': len(self.columns),
            'rows': len(self.rows) + len(self.quadratic_rows),
            'nonzeros': sum(1 for row in self.rows for c in row.terms.values() if c != 0.0),
            'integers': sum(1 for column in self.columns if column.kind in 'BIN'),
            'quadratic': bool(self.quadratic or self.quadratic_rows or self.cones),
        }

    # -- solving
    def solve(self, local=False):
        """Solves and keeps the result. `local`: a nonconvex continuous quadratic objective ends as status "local"."""
        self.result = self._solved(local)
        self.fresh = True
        return self.result

    def _check_finite(self):
        costs = [column.cost for column in self.columns]
        bounds = [side for held in (self.columns, self.rows, self.quadratic_rows) for one in held for side in (one.lower, one.upper)]
        fit = all(map(math.isfinite, costs)) and all(map(math.isfinite, self.quadratic.values())) and not any(map(math.isnan, bounds))
        for row in self.rows:
            fit = fit and not any(map(math.isinf, row.terms.values()))
        for row in self.quadratic_rows:
            e = row.expression
            fit = fit and all(map(math.isfinite, e.coefficients)) and all(math.isfinite(c) for _, _, c in e.quadratic)
        if not (fit and all(general.is_finite() for general in self.generals)):
            raise NotFinite()

    def _solved(self, local):
        self._check_finite()
        products = {key: c for key, c in self.quadratic.items() if c != 0.0}
        if not products:
            return self._answered({}, False)
        if not self.is_integer():
            if not is_convex(products, self.maximise):
                return self._nonconvex(Build(self), local)
            return self._answered(products, False)
        try:
            return self._answered(products, True)
        except Unsupported:
            if is_convex(products, self.maximise):
                return self._answered(products, False)
        return self._answered(products, True, partly=True)

    def _answered(self, products, linear, partly=False):
        """One solve; `linear`: products of the objective become linear forms; `partly`: but for a convex rest."""
        build = Build(self)
        if build.impossible:
            return Result('infeasible')
        if linear:
            terms, products = build.linearised(products, 'a mixed-integer quadratic objective', partly)
            for j, c in terms.items():
                build.cost[j] += c
            if not is_convex(products, self.maximise):
                raise Unsupported('a nonconvex quadratic objective')
        curved = [side for row in self.quadratic_rows for side in build.quadratic_row(row)]
        curved += [cone_side([c.index for c in cone], rotated) for cone, rotated in self.cones]
        build.pure = build.pure and not curved
        if self.quadratic_rows:
            build.forget_bounds()
        for general in self.generals:
            general.write(build)
        return self._read(build, tangent(build, products, curved) if curved else answer_of(build, products))

    def _nonconvex(self, build, local):
        if not local or self.quadratic_rows or self.generals or self.cones:
            raise Unsupported('a nonconvex quadratic objective')
        if build.impossible:
            return Result('infeasible')
        build.cost = [0.0] * len(build.cost)
        feasible = solve_payload(build.payload({}))
        if feasible['status'] == 'infeasible':
            return Result('infeasible')
        if feasible['status'] != 'optimal' or not build.bounded():
            raise Unsupported('a nonconvex quadratic objective')
        return Result('local')

    def _read(self, build, answer):
        status = answer['status']
        if status == 'unsupported':
            raise Unsupported(answer.get('message') or 'this kind of model')
        result = Result(status, answer.get('message') or '', answer.get('objective'), answer.get('bound'), answer.get('gap'), nodes=answer.get('nodes') or 0)
        if build.doubtful and status in ('unbounded', 'infeasible_or_unbounded'):
            raise Unsupported('a general constraint in an unbounded model')
        x = answer.get('x')
        if x is None or status not in ('optimal', 'time_limit'):
            return result
        n, m = len(self.columns), len(self.rows)
        result.x = [_tidy(v, column.kind) for v, column in zip(x[:n], self.columns)]
        for general in self.generals:
            if not general.holds(result.x):
                raise Unsupported(f'{general.call} with bounds this wide')
        for row in self.quadratic_rows:
            if not _inside(row.expression.value(lambda c: result.x[c.index]), row.lower, row.upper):
                raise Unsupported('a quadratic constraint with bounds this wide')
        weighed = {column for column in self.columns if column.cost}.union(*self.quadratic)
        if weighed and all(column.kind in 'BI' for column in weighed):
            result.objective = self.objective().value(lambda c: result.x[c.index])
        elif not math.isfinite(self.offset):
            result.objective += self.offset
            result.bound = result.objective
        if answer.get('activity') is not None:
            result.activity = [v + 0.0 for v in answer['activity'][:m]]
        if build.pure and answer.get('dual') is not None:
            result.dual = [v + 0.0 for v in answer['dual'][:m]]
            result.reduced = [v + 0.0 for v in answer['reduced'][:n]]
        return result


def _tidy(value, kind):
    if kind in 'BIN' and abs(value - round(value)) < 1e-5:
        return float(round(value))
    return value + 0.0


def solve_payload(payload):
    """One solve by the host: a dict in, a dict out, both as contract 1 says."""
    try:
        text = json.dumps(payload, allow_nan=False)
    except ValueError:
        raise NotFinite() from None
    return json.loads(_pentathlon_host.solve(text))


def answer_of(build, products):
    """The solver's answer for a build with a linear or convex objective."""
    if products and any(build.integer):
        return branched(build, products)
    return polished(build, solve_payload(build.payload(products)))


def branched(build, products, most=3000):
    """A convex quadratic objective over integers by branch and bound, the best bound first; Unsupported after `most` nodes."""
    whole = [j for j, integer in enumerate(build.integer) if integer]
    sign = -1.0 if build.model.maximise else 1.0
    payload = build.payload(products)
    payload['integer'] = [0] * len(build.integer)
    best, heap, made = None, [(-_INF, 0, payload['lower'], payload['upper'])], 0
    while heap:
        bound, _, lower, upper = heapq.heappop(heap)
        if best is not None and bound >= sign * best['objective'] - 1e-8 * (1.0 + abs(best['objective'])):
            break
        answer = solve_payload({**payload, 'lower': lower, 'upper': upper})
        if answer['status'] == 'infeasible':
            continue
        if answer['status'] == 'unbounded' and made == 0:
            # With a point that is whole, the ray of the relaxation goes on over whole points.
            point = solve_payload({**build.payload({}), 'cost': [0.0] * len(build.cost)})['status']
            if point in ('optimal', 'infeasible'):
                return {'status': 'unbounded' if point == 'optimal' else point}
        if answer['status'] != 'optimal' or made >= most:
            raise Unsupported('a mixed-integer quadratic objective')
        x, value = answer['x'], sign * answer['objective']
        off, j = max((abs(x[j] - round(x[j])), j) for j in whole)
        if off < 1e-6:
            if best is None or value < sign * best['objective']:
                best = answer
            continue
        for side, edge in ((upper, math.floor(x[j])), (lower, math.ceil(x[j]))):
            made += 1
            cut = list(side)
            cut[j] = float(edge)
            heapq.heappush(heap, (value, made, lower, cut) if side is upper else (value, made, cut, upper))
    if best is None:
        return {'status': 'infeasible'}
    return {**best, 'bound': best['objective'], 'gap': 0.0, 'dual': None, 'reduced': None, 'nodes': made + 1}


class Norm:
    """The norm of linear forms [(terms, constant), ...] is at most `most` (terms)."""

    def __init__(self, forms, most):
        self.forms, self.most, self.limit = forms, most, 0.0
        self.columns = {j for terms in [most, *(terms for terms, _ in forms)] for j in terms}

    def _values(self, x):
        values = [constant + sum(c * x[j] for j, c in terms.items()) for terms, constant in self.forms]
        return values, math.sqrt(sum(v * v for v in values))

    def excess(self, x):
        return self._values(x)[1] - sum(c * x[j] for j, c in self.most.items())

    def cut(self, x):
        values, norm = self._values(x)
        terms, limit = {j: -c for j, c in self.most.items()}, 0.0
        for value, (form, constant) in zip(values, self.forms):
            share = value / norm if norm > 0.0 else 0.0
            limit -= share * constant
            for j, c in form.items():
                terms[j] = terms.get(j, 0.0) + share * c
        return terms, limit


def cone_side(cone, rotated):
    """A second-order cone over columns by index."""
    if not rotated:
        return Norm([({j: 1.0}, 0.0) for j in cone[1:]], {cone[0]: 1.0})
    a, b, *rest = cone
    return Norm([({j: math.sqrt(2.0)}, 0.0) for j in rest] + [({a: 1.0, b: -1.0}, 0.0)], {a: 1.0, b: 1.0})


class Curved:
    """One convex side of a quadratic row: sign * (terms + products) <= sign * limit."""

    def __init__(self, linear, products, limit, sign):
        self.linear, self.limit, self.sign = linear, limit, sign
        self.products = [(a.index, b.index, c) for (a, b), c in products.items()]
        self.columns = {j for i, k, _ in self.products for j in (i, k)}

    def excess(self, x):
        value = sum(c * x[j] for j, c in self.linear.items()) + sum(c * x[i] * x[k] for i, k, c in self.products)
        return self.sign * (value - self.limit)

    def cut(self, x):
        """The tangent at x (a dictionary or list): terms and the greatest value of their sum."""
        terms, shift = {j: self.sign * c for j, c in self.linear.items()}, 0.0
        for i, k, c in self.products:
            terms[i] = terms.get(i, 0.0) + self.sign * c * x[k]
            terms[k] = terms.get(k, 0.0) + self.sign * c * x[i]
            shift += self.sign * c * x[i] * x[k]
        return terms, self.sign * self.limit + shift


def tangent(build, products, curved, most=300):
    """Convex quadratic rows by tangent cuts, until the optimum of the cuts meets them; Unsupported after `most` rounds."""
    for side in curved:
        for j in side.columns:
            for place in (1.0, -1.0, 100.0, -100.0, 1e4, -1e4):
                at = dict.fromkeys(side.columns, 0.0)
                at[j] = place
                terms, limit = side.cut(at)
                build.row(terms, -_INF, limit)
    # The solver keeps the rows of a model with integers to 1e-6: a cut is of no use below that.
    near = 1e-6 if any(build.integer) else 1e-7
    for _ in range(most):
        answer = answer_of(build, products)
        if answer['status'] == 'infeasible':
            return answer
        if answer['status'] != 'optimal':
            raise Unsupported('a quadratic constraint')
        x = answer['x']
        passed = [side for side in curved if side.excess(x) > near * (1.0 + abs(side.limit))]
        if not passed:
            return answer
        for side in passed:
            terms, limit = side.cut(x)
            build.row(terms, -_INF, limit)
    raise Unsupported('a quadratic constraint')


def polished(build, answer):
    """The answer with its integers made whole and the rest solved anew: an integer that is off by the solver's tolerance would let
    a big number in a row leak into the objective."""
    x = answer.get('x')
    if answer['status'] != 'optimal' or x is None or not any(build.integer):
        return answer
    whole = [j for j, integer in enumerate(build.integer) if integer]
    if all(abs(x[j] - round(x[j])) < 1e-12 for j in whole):
        return answer
    payload = build.payload({})
    payload['integer'] = [0] * len(x)
    for j in whole:
        payload['lower'][j] = payload['upper'][j] = float(round(x[j]))
    fixed = solve_payload(payload)
    if fixed['status'] != 'optimal' or fixed.get('x') is None:
        return answer
    return {**answer, 'objective': fixed['objective'], 'x': fixed['x'], 'activity': fixed['activity']}


def loop_names(generator):
    """The names a generator stores to, in the order it first does: its loop variables, outermost first. Arguments are left out."""
    code, names = generator.gi_code, {}
    for step in dis.get_instructions(code):
        if step.opname.startswith(('STORE_FAST', 'STORE_DEREF')):
            stored = step.argval if isinstance(step.argval, tuple) else (step.argval,)
            names.update(dict.fromkeys(stored if step.opname == 'STORE_FAST_STORE_FAST' else stored[:1]))
    given = set(code.co_varnames[:code.co_argcount + code.co_kwonlyargcount])
    return [name for name in names if name not in given]


def names_in(function):
    if isinstance(function, functools.partial):
        return names_in(function.func)
    plain = function if hasattr(function, '__code__') else getattr(type(function), '__call__', None)
    codes, names = [getattr(plain, '__code__', None)], set()
    for code in codes:
        if code is not None:
            names.update(code.co_names)
            codes += [constant for constant in code.co_consts if hasattr(constant, 'co_names')]
    return names


def record(model, status, objective):
    """A dialect calls this at the end of every solve."""
    SOLVED.append((model, status, objective))


def report(obj):
    """What a dialect's model object came to, or None for any other object."""
    outcome = getattr(type(obj), '_outcome', None)
    if outcome is None:
        return None
    status, objective = outcome(obj)
    return {'status': status, 'objective': objective, **obj._core.size()}


# -- what goes to the solver

class Build:
    """Columns and rows of one payload: the model's own first, auxiliary ones after them."""

    def __init__(self, model):
        self.model = model
        wide = model.infinity
        self.cost, self.lower, self.upper, self.integer = [], [], [], []
        self.rows, self.pure = [], True
        self.doubtful = self.impossible = False
        self._bounds, self._products, self._digits = None, {}, {}
        for column in model.columns:
            low = -_INF if column.lower <= -wide else column.lower
            high = _INF if column.upper >= wide else column.upper
            if column.kind == 'B':
                low, high = max(low, 0.0), min(high, 1.0)
            self.impossible |= low >= wide or high <= -wide
            self._column(low, high, 0 if column.kind in 'CS' else 1, column.cost)
        for row in model.rows:
            low = -_INF if row.lower <= -wide else row.lower
            high = _INF if row.upper >= wide else row.upper
            self.impossible |= low >= wide or high <= -wide
            self.rows.append(({c.index: v for c, v in row.terms.items() if v != 0.0 and v == v}, low, high))
        self.impossible |= any(row.lower >= wide or row.upper <= -wide for row in model.quadratic_rows)
        for column in () if self.impossible else model.columns:
            if column.kind in 'SN':
                self._semi(column)
        if any(self.integer):
            self.pure = False

    def _column(self, lower, upper, integer=0, cost=0.0):
        self.cost.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        self.integer.append(integer)
        return len(self.cost) - 1

    def column(self, lower, upper, integer=0):
        """An auxiliary column; bounds known so far stay valid."""
        self.pure = False
        index = self._column(lower, upper, integer)
        if self._bounds is not None:
            self._bounds[0].append(lower)
            self._bounds[1].append(upper)
        return index

    def binary(self):
        return self.column(0.0, 1.0, 1)

    def row(self, terms, lower, upper):
        self.pure = False
        self.rows.append((terms, lower, upper))

    def _semi(self, column):
        j = column.index
        low, high = self.lower[j], self.upper[j]
        if low < 0 or high == _INF:
            raise Unsupported('a semi-continuous variable without a finite upper bound')
        self.lower[j] = 0.0
        z = self.binary()
        self.row({j: 1.0, z: -high}, -_INF, 0.0)
        self.row({j: 1.0, z: -low}, 0.0, _INF)

    # -- bounds
    def bounds(self, terms, constant=0.0):
        """Least and greatest value of a linear form ({index: c}), by given and implied bounds."""
        if self._bounds is None:
            self._bounds = implied_bounds(self.lower, self.upper, self.integer, self.rows)
        lower, upper = self._bounds
        least = greatest = constant
        for j, c in terms.items():
            if c > 0:
                least, greatest = least + c * lower[j], greatest + c * upper[j]
            elif c < 0:
                least, greatest = least + c * upper[j], greatest + c * lower[j]
        return least, greatest

    def forget_bounds(self):
        """Rows written since may imply better ones."""
        self._bounds = None

    def bounded(self):
        return all(-_INF < low and high < _INF for low, high in (self.bounds({j: 1.0}) for j in range(len(self.cost))))

    # -- products
    def product(self, a, b, call):
        """The product of two columns as a linear form of auxiliary columns, or Unsupported(call)."""
        i, j = a.index, b.index
        key = (min(i, j), max(i, j))
        if key not in self._products:
            self._products[key] = self._product(*key, call)
        return self._products[key]

    def _product(self, i, j, call):
        sides = sorted((self._width(k), k) for k in (i, j) if self.integer[k])
        if not sides or sides[0][0] > _WIDEST_INTEGER:
            raise Unsupported(call)
        k = sides[0][1]
        other = j if k == i else i
        if self.bounds({k: 1.0}) in ((0.0, 1.0), (0.0, 0.0), (1.0, 1.0)) and other == k:
            return {k: 1.0}
        low, high = self.bounds({other: 1.0})
        if low == -_INF or high == _INF:
            raise Unsupported(call)
        base, digits = self._expansion(k)
        terms = {other: base}
        for weight, bit in digits:
            terms[self._times_bit(bit, other, low, high)] = weight
        return terms

    def linearised(self, products, call, partly):
        """Products {(a, b): c} as a linear form, and what is left: nothing, or if `partly` those that no bounded integer is in."""
        terms, rest = {}, {}
        for (a, b), c in products.items():
            try:
                form = self.product(a, b, call)
            except Unsupported:
                if not partly:
                    raise
                rest[a, b] = c
                continue
            for j, d in form.items():
                terms[j] = terms.get(j, 0.0) + c * d
        return terms, rest

    def _width(self, k):
        low, high = self.bounds({k: 1.0})
        return high - low

    def _expansion(self, k):
        """column = base + sum of weight * bit."""
        if k not in self._digits:
            low, high = self.bounds({k: 1.0})
            low, high = math.ceil(low - 1e-6), math.floor(high + 1e-6)
            if (low, high) == (0, 1):
                self._digits[k] = (0.0, [(1.0, k)])
            else:
                digits = [(float(2 ** e), self.binary()) for e in range(max(0, high - low).bit_length())]
                self.row({k: 1.0, **{bit: -weight for weight, bit in digits}}, float(low), float(low))
                self._digits[k] = (float(low), digits)
        return self._digits[k]

    def _times_bit(self, bit, other, low, high):
        if bit == other:
            return bit
        p = self.column(min(low, 0.0), max(high, 0.0))
        self.row({p: 1.0, bit: -high}, -_INF, 0.0)
        self.row({p: 1.0, bit: -low}, 0.0, _INF)
        self.row({p: 1.0, other: -1.0, bit: -low}, -_INF, -low)
        self.row({p: 1.0, other: -1.0, bit: -high}, -high, _INF)
        return p

    def quadratic_row(self, row):
        """Writes the row as a linear one where its products allow it. Else the convex sides of it, as Curved; Unsupported if one is not."""
        linear = {c.index: v for c, v in row.expression.merged().items()}
        products = {key: c for key, c in row.expression.merged_quadratic().items() if c != 0.0}
        wide = self.model.infinity
        low, high = -_INF if row.lower <= -wide else row.lower, _INF if row.upper >= wide else row.upper
        try:
            terms, _ = self.linearised(products, 'a quadratic constraint', False)
            self.row(_sum(terms, linear, 1.0), low, high)
            return []
        except Unsupported:
            sides = [Curved(linear, products, limit, sign) for limit, sign in ((high, 1.0), (low, -1.0)) if abs(limit) < _INF]
            if all(is_convex(products, side.sign < 0) for side in sides):
                return sides
            rotated = None if len(sides) > 1 else self._rotated(linear, products, sides[0])
            if rotated is not None:
                return [rotated]
            terms, rest = self.linearised(products, 'a quadratic constraint', True)
            if not all(is_convex(rest, side.sign < 0) for side in sides):
                raise
            return [Curved(_sum(terms, linear, 1.0), rest, side.limit, side.sign) for side in sides]

    def _rotated(self, linear, products, side):
        """The side as a rotated cone, sum of squares + constant <= c * x * y with x and y not negative; None if it is none."""
        crossed = [(a, b, -side.sign * c) for (a, b), c in products.items() if a is not b]
        squares = [(a, side.sign * c) for (a, b), c in products.items() if a is b]
        rest = -side.sign * side.limit
        if len(crossed) != 1 or crossed[0][2] <= 0 or rest < 0 or any(linear.values()) or any(c < 0 for _, c in squares):
            return None
        a, b, c = crossed[0]
        if any(self.lower[j] < 0 for j in (a.index, b.index)) or any(column in (a, b) for column, _ in squares):
            return None
        forms = [({column.index: math.sqrt(2.0 * q)}, 0.0) for column, q in squares] + [({}, math.sqrt(2.0 * rest))]
        return Norm(forms + [({a.index: 1.0, b.index: -c / 2.0}, 0.0)], {a.index: 1.0, b.index: c / 2.0})

    # -- the payload
    def payload(self, products):
        starts, index, value = [0], [], []
        for terms, _, _ in self.rows:
            for j, c in terms.items():
                if c != 0.0:
                    index.append(j)
                    value.append(c)
            starts.append(len(index))
        model = self.model
        options = {'relative_gap': model.relative_gap, 'absolute_gap': model.absolute_gap}
        if model.time_limit is not None:
            options['seconds'] = model.time_limit
        return {
            'maximise': model.maximise, 'offset': model.offset if math.isfinite(model.offset) else 0.0, 'cost': self.cost,
            'lower': _finite(self.lower), 'upper': _finite(self.upper), 'integer': self.integer,
            'row_lower': _finite([low for _, low, _ in self.rows]), 'row_upper': _finite([high for _, _, high in self.rows]),
            'starts': starts, 'index': index, 'value': value,
            'quadratic': _triangle(products, len(self.cost)) if products else None,
            'options': options,
        }


def _finite(values):
    return [v if abs(v) != _INF else None for v in values]


def _triangle(products, n):
    """Lower triangle by columns of Q, where the objective is half x'Qx."""
    by_column = [[] for _ in range(n)]
    for (a, b), c in products.items():
        i, j = sorted((a.index, b.index))
        by_column[i].append((j, 2.0 * c if i == j else c))
    starts, index, value = [0], [], []
    for entries in by_column:
        for j, c in sorted(entries):
            index.append(j)
            value.append(c)
        starts.append(len(index))
    return {'starts': starts, 'index': index, 'value': value}


def is_convex(products, maximise):
    """Whether a quadratic form is convex (concave when maximised), by elimination without square roots."""
    sign = -1.0 if maximise else 1.0
    rows = {}
    for (a, b), c in products.items():
        i, j = a.index, b.index
        if i == j:
            rows.setdefault(i, {})[i] = rows.get(i, {}).get(i, 0.0) + 2.0 * sign * c
        else:
            rows.setdefault(i, {})[j] = rows.get(i, {}).get(j, 0.0) + sign * c
            rows.setdefault(j, {})[i] = rows.get(j, {}).get(i, 0.0) + sign * c
    scale = max((abs(v) for row in rows.values() for v in row.values()), default=0.0)
    small = 1e-9 * scale
    while rows:
        pivot = max(rows, key=lambda i: rows[i].get(i, 0.0))
        row = rows.pop(pivot)
        d = row.pop(pivot, 0.0)
        if d <= small:
            rest = [v for i, r in rows.items() for v in r.values()] + list(row.values()) + [d]
            return all(abs(v) <= small for v in rest)
        for i, a in row.items():
            target = rows[i]
            target.pop(pivot, None)
            for j, b in row.items():
                target[j] = target.get(j, 0.0) - a * b / d
    return True


def implied_bounds(lower, upper, integer, rows, rounds=10):
    """Bounds that the rows imply for every column; always valid, never claimed to be tight."""
    low, high = list(lower), list(upper)
    if sum(len(terms) for terms, _, _ in rows) > 400_000:
        return low, high
    for _ in range(rounds):
        changed = False
        for terms, least, greatest in rows:
            if greatest < _INF:
                changed |= _tighten(terms, greatest, low, high, integer)
            if least > -_INF:
                changed |= _tighten({j: -c for j, c in terms.items()}, -least, low, high, integer)
        if not changed:
            break
    if any(a > b + 1e-6 for a, b in zip(low, high)):
        return list(lower), list(upper)
    return low, high


def _tighten(terms, limit, low, high, integer):
    """One pass over terms <= limit."""
    total, open_at = 0.0, []
    for j, c in terms.items():
        part = c * low[j] if c > 0 else c * high[j]
        if part == -_INF:
            open_at.append(j)
            if len(open_at) > 1:
                return False
        else:
            total += part
    changed = False
    for j in open_at or list(terms):
        c = terms[j]
        if c == 0.0:
            continue
        rest = total if open_at else total - (c * low[j] if c > 0 else c * high[j])
        edge = (limit - rest) / c
        slack = 1e-9 * (1.0 + abs(edge))
        if c > 0:
            edge = math.floor(edge + 1e-6) if integer[j] else edge + slack
            if edge < high[j] - 1e-3 * (1.0 + abs(edge)) and abs(edge) < 1e15:
                high[j], changed = float(edge), True
        else:
            edge = math.ceil(edge - 1e-6) if integer[j] else edge - slack
            if edge > low[j] + 1e-3 * (1.0 + abs(edge)) and abs(edge) < 1e15:
                low[j], changed = float(edge), True
    return changed


# -- general constraints

def _by_index(terms):
    return {column.index: c for column, c in terms.items() if c != 0.0}


def _at(terms, constant, x):
    return constant + sum(c * x[column.index] for column, c in terms.items())


def _near(a, b):
    return abs(a - b) <= 1e-5 * (1.0 + abs(a) + abs(b))


def _inside(value, lower, upper):
    slack = 1e-5 * (1.0 + abs(value))
    return lower - slack <= value <= upper + slack


class Indicator:
    call = 'an indicator constraint'

    def __init__(self, binary, value, terms, sense, rhs):
        self.binary, self.value, self.terms, self.sense, self.rhs = binary, value, terms, sense, rhs

    def uses(self):
        return [self.binary, *self.terms]

    def is_finite(self):
        return all(map(math.isfinite, self.terms.values())) and not math.isnan(self.rhs)

    def write(self, build):
        if self.sense in 'LE':
            self._side(build, 1.0)
        if self.sense in 'GE':
            self._side(build, -1.0)

    def _side(self, build, sign):
        terms = {j: sign * c for j, c in _by_index(self.terms).items()}
        rhs, b = sign * self.rhs, self.binary.index
        if rhs == _INF:
            return
        if rhs == -_INF:
            build.row({b: 1.0}, 1.0 - self.value, 1.0 - self.value)
            return
        greatest = build.bounds(terms)[1]
        if greatest == _INF:
            raise Unsupported('an indicator constraint over unbounded variables')
        reach = greatest - rhs
        if reach <= 0:
            return
        if self.value:
            terms[b] = terms.get(b, 0.0) + reach
            build.row(terms, -_INF, rhs + reach)
        else:
            terms[b] = terms.get(b, 0.0) - reach
            build.row(terms, -_INF, rhs)

    def holds(self, x):
        if round(x[self.binary.index]) != self.value:
            return True
        value, slack = _at(self.terms, 0.0, x), 1e-5 * (1.0 + abs(self.rhs))
        return (self.sense == 'G' or value <= self.rhs + slack) and (self.sense == 'L' or value >= self.rhs - slack)


class Extremum:
    call = 'a max or min constraint'
    symmetric = False

    def __init__(self, result, arguments, largest):
        self.result, self.arguments, self.largest = result, arguments, largest

    def uses(self):
        return [self.result, *(column for terms, _ in self.arguments for column in terms)]

    def is_finite(self):
        return all(math.isfinite(number) for terms, constant in self.arguments for number in (constant, *terms.values()))

    def write(self, build):
        sign, y = (1.0, self.result.index) if self.largest else (-1.0, self.result.index)
        forms = [({j: sign * c for j, c in _by_index(terms).items()}, sign * constant) for terms, constant in self.arguments]
        for terms, constant in forms:
            build.row(_sum({y: sign}, terms, -1.0), constant, _INF)
        if only_pulled(build, self.result, -sign, self):
            return
        spans = [build.bounds(terms, constant) for terms, constant in forms]
        top = max(greatest for _, greatest in spans)
        floor = max(least for least, _ in spans)
        live = [k for k, (_, greatest) in enumerate(spans) if greatest >= floor]
        if top == _INF or any(spans[k][0] == -_INF for k in live):
            raise Unsupported(f'{self.call} over unbounded variables')
        bits = {}
        for k in live:
            (terms, constant), reach = forms[k], top - spans[k][0]
            z = build.binary()
            bits[z] = 1.0
            build.row(_sum(_sum({y: sign}, terms, -1.0), {z: reach}, 1.0), -_INF, constant + reach)
        build.row(bits, 1.0, 1.0)

    def holds(self, x):
        pick = max if self.largest else min
        return _near(x[self.result.index], pick(_at(terms, constant, x) for terms, constant in self.arguments))


def _sum(terms, more, factor):
    total = dict(terms)
    for j, c in more.items():
        total[j] = total.get(j, 0.0) + factor * c
    return total


def only_pulled(build, column, direction, general):
    """Whether moving the column in `direction` (+1 up, -1 down) helps the objective and hurts no row, so that an inequality
    against it is tight at every optimum (its own bound aside: the check of the answer sees to that)."""
    model = build.model
    gain = column.cost * direction * (1.0 if model.maximise else -1.0)
    if gain <= 0 or column.kind != 'C' or model.quadratic_rows or any(column in key for key in model.quadratic):
        return False
    if any(column is used for other in model.generals if other is not general for used in other.uses()):
        return False
    if sum(1 for used in general.uses() if used is column) > 1:
        return False
    for row in model.rows:
        c = row.terms.get(column, 0.0) * direction
        if (c > 0 and row.upper < model.infinity) or (c < 0 and row.lower > -model.infinity):
            return False
    edge = build.upper[column.index] if direction > 0 else build.lower[column.index]
    build.doubtful |= abs(edge) < _INF and not (general.symmetric and edge <= 0)
    return True


class Absolute(Extremum):
    """|terms + constant| as the larger of the form and its negative."""
    call = 'an absolute-value constraint'
    symmetric = True

    def __init__(self, result, terms, constant=0.0):
        super().__init__(result, [(terms, constant), ({c: -v for c, v in terms.items()}, -constant)], True)


class Logical:
    call = 'an and/or constraint'

    def __init__(self, result, operands, every):
        self.result, self.operands, self.every = result, operands, every

    def uses(self):
        return [self.result, *self.operands]

    def is_finite(self):
        return True

    def write(self, build):
        r, parts = self.result.index, list(dict.fromkeys(c.index for c in self.operands))
        for j in (r, *parts):
            if not build.integer[j] or build.lower[j] < 0 or build.upper[j] > 1:
                raise Unsupported('an and/or constraint over variables that are not binary')
        for j in parts:
            build.row(_sum({r: 1.0}, {j: 1.0}, -1.0), *((-_INF, 0.0) if self.every else (0.0, _INF)))
        total = _sum({r: 1.0}, {j: 1.0 for j in parts}, -1.0)
        build.row(total, *((1.0 - len(parts), _INF) if self.every else (-_INF, 0.0)))

    def holds(self, x):
        pick = all if self.every else any
        return (x[self.result.index] > 0.5) == pick(x[c.index] > 0.5 for c in self.operands)


class Piecewise:
    call = 'a piecewise-linear constraint'

    def __init__(self, argument, result, xs, ys):
        self.argument, self.result, self.xs, self.ys = argument, result, [float(v) for v in xs], [float(v) for v in ys]

    def uses(self):
        return [self.argument, self.result]

    def is_finite(self):
        return all(map(math.isfinite, [*self.xs, *self.ys]))

    def segments(self, low, high):
        points = list(zip(self.xs, self.ys))
        if any(a[0] > b[0] for a, b in zip(points, points[1:])) or len(points) < 2:
            raise Unsupported('piecewise-linear points out of order')
        for end, edge in ((0, low), (-1, high)):
            beyond = edge < points[0][0] if end == 0 else edge > points[-1][0]
            if not beyond:
                continue
            (ax, ay), (bx, by) = points[:2] if end == 0 else points[-2:]
            if abs(edge) == _INF or ax == bx:
                raise Unsupported('a piecewise-linear constraint over an unbounded variable')
            point = (edge, ay + (by - ay) / (bx - ax) * (edge - ax))
            points.insert(0, point) if end == 0 else points.append(point)
        return list(zip(points, points[1:]))

    def write(self, build):
        x, y = self.argument.index, self.result.index
        to_x, to_y, one = {x: -1.0}, {y: -1.0}, {}
        for (ax, ay), (bx, by) in self.segments(*build.bounds({x: 1.0})):
            z, w = build.binary(), build.column(0.0, 1.0)
            build.row({w: 1.0, z: -1.0}, -_INF, 0.0)
            one[z] = 1.0
            to_x[z], to_x[w], to_y[z], to_y[w] = ax, bx - ax, ay, by - ay
        build.row(one, 1.0, 1.0)
        build.row(to_x, 0.0, 0.0)
        build.row(to_y, 0.0, 0.0)

    def holds(self, x):
        at, value = x[self.argument.index], x[self.result.index]
        for (ax, ay), (bx, by) in self.segments(at - 1.0, at + 1.0):
            slack = 1e-6 * (1.0 + abs(at))
            if ax - slack <= at <= bx + slack:
                if ax == bx:
                    if min(ay, by) - 1e-5 <= value <= max(ay, by) + 1e-5:
                        return True
                elif _near(value, ay + (by - ay) / (bx - ax) * (at - ax)):
                    return True
        return False


class OrderedSet:
    """At most one nonzero column (type 1), or two next to each other in order of weight (type 2)."""
    call = 'an SOS constraint'

    def __init__(self, kind, columns, weights=None):
        self.kind = kind
        order = sorted(range(len(columns)), key=lambda k: weights[k]) if weights else range(len(columns))
        self.columns = [columns[k] for k in order]

    def uses(self):
        return self.columns

    def is_finite(self):
        return True

    def write(self, build):
        n = len(self.columns)
        if n <= self.kind:
            return
        bits = [build.binary() for _ in range(n if self.kind == 1 else n - 1)]
        build.row({z: 1.0 for z in bits}, -_INF, 1.0)
        for k, column in enumerate(self.columns):
            j = column.index
            near = [bits[k]] if self.kind == 1 else [bits[i] for i in (k - 1, k) if 0 <= i < n - 1]
            low, high = build.bounds({j: 1.0})
            if low == -_INF or high == _INF:
                raise Unsupported('an SOS constraint over unbounded variables')
            build.row({j: 1.0, **{z: -max(high, 0.0) for z in near}}, -_INF, 0.0)
            if low < 0:
                build.row({j: 1.0, **{z: -low for z in near}}, 0.0, _INF)

    def holds(self, x):
        live = [k for k, column in enumerate(self.columns) if abs(x[column.index]) > 1e-5]
        return len(live) <= self.kind and (not live or live[-1] - live[0] < self.kind)
