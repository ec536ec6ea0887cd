"""What libraries do with models that have no solution, for the look-alike modules: an irreducible infeasible subsystem, and a
feasibility relaxation. Standard library only.

irreducible(core, sides, binaries) -> Subsystem, or None where the model has a solution
      sides: the two limits of a row are members of their own (COPT), else a row is one member (Gurobi)
      binaries: the bounds of binary columns are members, else they belong to the kind of the column
      .has(item, side=None)      whether a Row, Column, QuadraticRow or general constraint is in it; side 'lower' or 'upper'
      .count(cls)                how many items of a class are in it
      .tell()                    to be called whenever a program reads it
check(core)                to be called before each solve: Unsupported where what is solved may follow from a subsystem that was read
                           and is one of several, since the original may have found another
relax(core, lower, upper, rows) -> Relaxation, whose artificial columns are in the model until .undo()
      lower, upper: {Column: penalty}, rows: {Row: (penalty of its lower limit, of its upper limit)}; infinite limits are left out
      .parts                     (letter L U P N, Column or Row, artificial Column, penalty), in Gurobi's order
      .limits                    (Column, letter, Row): the rows that bounds turned into
      .penalty(cls, square)      the sum to be minimised
"""
import math

import modelling as _core
from modelling import Unsupported

_INF = math.inf
# Bounds of the work: columns and nonzeros over all trial solves and something for each, and seconds for one of them.
_MOST_WORK, _EACH, _MOST_SECONDS = 1_000_000, 500, 5.0
_FAR = 1e6
# A larger subsystem is taken as one of several without a proof.
_LARGEST_PROVEN = 60
_CALL = 'Model.computeIIS'
_told = []


class Subsystem:
    def __init__(self, core, members, unique):
        self.members, self.unique, self.marks = members, unique, {mark(core)}

    def has(self, item, side=None):
        return any(held is item and (side is None or held_side in (side, 'both')) for held, held_side in self.members)

    def count(self, cls):
        return len({id(item) for item, _ in self.members if isinstance(item, cls)})

    def tell(self):
        if not self.unique and self not in _told:
            _told.append(self)


def mark(core):
    """Equal marks: the same model, a copy too."""
    products = [(core.quadratic.items(), core.offset, core.maximise)]
    products += [(row.expression.merged_quadratic().items(), row.lower, row.upper) for row in core.quadratic_rows]
    curved = tuple((tuple((a.index, b.index, c) for (a, b), c in items), *rest) for items, *rest in products)
    columns = tuple((c.lower, c.upper, c.kind, c.cost) for c in core.columns)
    rows = tuple((row.lower, row.upper, tuple((c.index, v) for c, v in row.terms.items())) for row in core.rows)
    return hash((columns, rows, curved, tuple(map(id, core.generals)), len(core.cones)))


def check(core):
    for subsystem in _told:
        if mark(core) not in subsystem.marks:
            raise Unsupported('a solve after an infeasible subsystem that is one of several')


def relaxed(core, before):
    """A relaxation of all limits does not depend on a subsystem: the model, whose mark was `before`, may be solved as well."""
    for subsystem in _told:
        if before in subsystem.marks:
            subsystem.marks.add(mark(core))


# -- subsystems

def irreducible(core, sides=False, binaries=False):
    trials = _Trials(core, sides, binaries)
    try:
        everything = trials.members()
        if not trials.infeasible(everything):
            return None
        kept = next((few for few in trials.guesses(everything) if trials.infeasible(few)), everything)
        kept = _reduced(trials.infeasible, kept)
        unique = len(kept) <= _LARGEST_PROVEN and not trials.far and _is_only(trials, everything, kept)
    finally:
        trials.put_back()
    return Subsystem(core, kept, unique)


def _is_only(trials, everything, kept):
    """Whether each member alone makes a solution possible by leaving: then all subsystems have all of them. No, where that takes long."""
    try:
        return not any(trials.infeasible([m for m in everything if m is not one]) for one in kept)
    except Unsupported:
        return False


def _reduced(infeasible, kept):
    """A deletion filter, in large pieces first. The last round tries each member alone, so that the rest is irreducible."""
    size = max(1, len(kept) // 2)
    while True:
        at = 0
        while at < len(kept):
            rest = kept[:at] + kept[at + size:]
            if infeasible(rest):
                kept = rest
            else:
                at += size
        if size == 1:
            return kept
        size //= 2


class _Trials:
    """Solves a model without its objective and with some of its members only."""

    def __init__(self, core, sides, binaries):
        self.core, self.sides, self.work, self.far = core, sides, 0, False
        self.limits = [(item, item.lower, item.upper) for item in (*core.columns, *core.rows)]
        self.kinds = [(column, column.kind, column.cost) for column in core.columns]
        self.kept = core.offset, core.quadratic, core.time_limit, core.quadratic_rows, core.generals, core.rows
        self.used = {column for general in core.generals for column in general.uses()}
        for column in core.columns:
            column.cost = 0.0
            if binaries and column.kind == 'B' and column not in self.used:
                column.kind, column.lower, column.upper = 'I', max(column.lower, 0.0), min(column.upper, 1.0)
        core.offset, core.quadratic, core.time_limit = 0.0, {}, _MOST_SECONDS
        self.bounds = [(item, item.lower, item.upper) for item in (*core.columns, *core.rows)]

    def put_back(self):
        core = self.core
        for item, lower, upper in self.limits:
            item.lower, item.upper = lower, upper
        for column, kind, cost in self.kinds:
            column.kind, column.cost = kind, cost
        core.offset, core.quadratic, core.time_limit, core.quadratic_rows, core.generals, core.rows = self.kept

    def members(self):
        """(item, side) of all that may be left out."""
        core, wide, found = self.core, self.core.infinity, [(general, 'both') for general in (*self.kept[4], *self.kept[3])]
        for row in core.rows:
            ends = [side for side, open_ in (('lower', row.lower <= -wide), ('upper', row.upper >= wide)) if not open_]
            found += [(row, side) for side in ends] if self.sides else [(row, 'both')] if ends else []
        for column in core.columns:
            if column.kind in 'CI':
                found += [(column, side) for side, open_ in (('lower', column.lower <= -wide), ('upper', column.upper >= wide)) if not open_]
        return found

    def infeasible(self, kept):
        core = self.core
        self._hold(kept)
        self.work += _EACH + len(core.columns) + sum(len(row.terms) for row in core.rows)
        if self.work > _MOST_WORK:
            raise Unsupported(f'{_CALL} of a model this large')
        try:
            status = self._status()
        except Unsupported:
            raise Unsupported(f'{_CALL} of a model of this kind') from None
        if status not in ('infeasible', 'optimal'):
            raise Unsupported(f'{_CALL} of a model this hard')
        return status == 'infeasible'

    def _status(self):
        try:
            return self.core._solved(False).status
        except Unsupported:
            if not self.core.generals:
                raise
        # A general constraint has to know how far its columns go; a bound that is left out is far away instead.
        self.far = True
        for column in self.used:
            column.lower, column.upper = max(column.lower, -_FAR), min(column.upper, _FAR)
        return self.core._solved(False).status

    def _hold(self, kept):
        core, sides = self.core, {}
        for item, side in kept:
            sides.setdefault(id(item), set()).add(side)
        for item, lower, upper in self.bounds:
            fixed = isinstance(item, _core.Column) and item.kind not in 'CI'
            held = {'both'} if fixed else sides.get(id(item), ())
            item.lower = lower if 'lower' in held or 'both' in held else -_INF
            item.upper = upper if 'upper' in held or 'both' in held else _INF
        core.rows = [row for row in self.kept[5] if id(row) in sides]
        core.quadratic_rows = [row for row in self.kept[3] if id(row) in sides]
        core.generals = [general for general in self.kept[4] if id(general) in sides]

    def guesses(self, everything):
        """Small parts that are likely to be infeasible: bounds that cross, and what the duals of the least violation weigh."""
        for column in self.core.columns:
            if column.lower > column.upper and column.kind in 'CI':
                yield [member for member in everything if member[0] is column]
        self._hold(everything)
        weighed = _weighed(self.core)
        if weighed is not None:
            yield [m for m in everything if not isinstance(m[0], (_core.Row, _core.Column)) or weighed.get(id(m[0])) in ('both', m[1]) or (
                m[1] == 'both' and id(m[0]) in weighed)]


def _weighed(core):
    """{id of a row or column: side} of nonzero duals, where the rows are violated as little as the bounds of the columns allow."""
    model = _core.Model('', core.infinity)
    twins = [model.add_column(c.lower, c.upper, 'C', 0.0) for c in core.columns]
    for row in core.rows:
        terms = {twins[c.index]: v for c, v in row.terms.items()}
        terms[model.add_column(0.0, _INF, 'C', 1.0)] = 1.0
        terms[model.add_column(0.0, _INF, 'C', 1.0)] = -1.0
        model.add_row(terms, row.lower, row.upper)
    model.time_limit = _MOST_SECONDS
    result = model.solve()
    if result.status != 'optimal' or result.dual is None or result.objective < 1e-7:
        return None
    side = lambda v: 'lower' if v > 0 else 'upper'
    weighed = {id(row): side(v) for row, v in zip(core.rows, result.dual) if abs(v) > 1e-9}
    weighed.update((id(column), side(v)) for column, v in zip(core.columns, result.reduced) if abs(v) > 1e-9)
    return weighed


# -- relaxations

class Relaxation:
    def __init__(self, core):
        self.core, self.parts, self.limits, self._bounds = core, [], [], []

    def penalty(self, cls=_core.Expression, square=False):
        total = cls()
        for _, _, column, weight in self.parts:
            total.add_product(column, column, weight) if square else total.add_term(column, weight)
        return total

    def undo(self):
        self.core.remove_rows([row for _, _, row in self.limits])
        self.core.remove_columns([column for _, _, column, _ in self.parts])
        for column, lower, upper in self._bounds:
            column.lower, column.upper = lower, upper


def relax(core, lower, upper, rows):
    made, wide = Relaxation(core), core.infinity
    for column in dict.fromkeys((*lower, *upper)):
        low, high = column.lower, column.upper
        made._bounds.append((column, low, high))
        if column in lower and low > -wide:
            extra = core.add_column()
            made.parts.append(('L', column, extra, lower[column]))
            made.limits.append((column, 'L', core.add_row({column: 1.0, extra: 1.0}, low, _INF)))
            column.lower = -_INF
        if column in upper and high < wide:
            extra = core.add_column()
            made.parts.append(('U', column, extra, upper[column]))
            made.limits.append((column, 'U', core.add_row({column: 1.0, extra: -1.0}, -_INF, high)))
            column.upper = _INF
    for row, (below, above) in rows.items():
        for letter, open_, weight, sign in (('P', row.lower <= -wide, below, 1.0), ('N', row.upper >= wide, above, -1.0)):
            if not open_ and weight is not None:
                extra = core.add_column()
                row.terms[extra] = sign
                made.parts.append((letter, row, extra, weight))
    return made
