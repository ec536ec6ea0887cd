"""A stand-in for COPT's Python interface (coptpy 8), written from what the original does on small programs; HiGHS solves.

What a program sees is meant to be the original's: names, kinds of objects, errors and their text, values of attributes before and
after a solve. What is not reproduced raises modelling.Unsupported by name. No log is printed. Warm starts are ignored.
"""
import math as _math
import operator as _operator
import os as _os
import types as _types

import infeasibility as _infeasibility
import modelling as _core
from modelling import Expression as _Expression, Unsupported as _Unsupported
from withheld import withheld as _withheld

_INFINITE = 1e30


class CoptError(Exception):
    """Every failure the original reports through a return code."""

    def __init__(self, retcode=0, message=''):
        super().__init__(message)
        self.retcode = retcode
        self.message = message

    def __str__(self):
        return f'{self.retcode}, {self.message}'

    __repr__ = __str__


def _invalid(message):
    return CoptError(3, f'(INVALID) {message}')


def _file_error(message):
    return CoptError(2, f'(FILE) {message}')


# -- constants

class _Words:
    """A listing of names, as COPT.Param, COPT.Attr and COPT.Info are."""

    def __init__(self, kind, words):
        self.__dict__.update({word: word for word in words.split()})
        self.__class__ = type(kind, (_Words,), {'__module__': 'coptcore'})


_PARAMETERS = {
    'AbsGap': 1e-6, 'BarHomogeneous': -1, 'BarIterLimit': 500, 'BarOrder': -1, 'BarStart': -1, 'BarThreads': -1,
    'ConcurrentLpMode': -1, 'ConflictAnalysis': -1, 'Crossover': 1, 'CrossoverThreads': -1, 'CutLevel': -1, 'DivingHeurLevel': -1,
    'DualPerturb': -1, 'DualPrice': -1, 'DualTol': 1e-6, 'Dualize': -1, 'FAPHeurLevel': -1, 'FeasRelaxMode': 0, 'FeasTol': 1e-6,
    'GPUDevice': -1, 'GPUMode': -1, 'HeurLevel': -1, 'IISMethod': -1, 'IntTol': 1e-6, 'LazyConstraints': -1,
    'LinearizeIndicators': 0, 'LinearizeSos': 0, 'LogLevel': 2, 'LogToConsole': 1, 'Logging': 1, 'LpMethod': -1, 'MatrixTol': 1e-10,
    'MemLimit': 1e20, 'MipNLPIterLimit': 100, 'MipRepair': -1, 'MipStartMode': -1, 'MipStartNodeLimit': -1, 'MipTasks': -1,
    'MultiObjParamMode': 0, 'MultiObjTimeLimit': 1e20, 'NLPIterLimit': 10000, 'NLPLinScale': -1, 'NLPMuUpdate': -1, 'NLPTol': 1e-8,
    'NodeCutRounds': -1, 'NodeLimit': -1, 'NonConvex': -1, 'PDLPTol': 1e-6, 'PreRootHeurLevel': -1, 'Presolve': -1,
    'QMatrixTol': 5e-14, 'RelGap': 1e-4, 'ReqFarkasRay': 0, 'ReqSensitivity': 0, 'RootCutLevel': -1, 'RootCutRounds': -1,
    'RoundingHeurLevel': -1, 'SDPMethod': -1, 'Scaling': -1, 'SimplexThreads': -1, 'SolTimeLimit': 1e20, 'StrongBranching': -1,
    'SubMipHeurLevel': -1, 'Threads': -1, 'TimeLimit': 1e20, 'TreeCutLevel': -1, 'TuneMeasure': -1, 'TuneMethod': -1, 'TuneMode': -1,
    'TuneOutputLevel': 2, 'TunePermutes': 0, 'TuneTargetRelGap': 1e-4, 'TuneTargetTime': 0.01, 'TuneTimeLimit': 0.0, 'WriteDualProb': 0,
}
_PARAMETER_NAMES = {name.lower(): name for name in _PARAMETERS}
_OBJECTIVE_PARAMETERS = 'MultiObjAbsTol MultiObjPriority MultiObjRelTol MultiObjWeight'
_ATTRIBUTES = """AffineCones BarrierIter BestBnd BestGap BestObj Bins Cols Cones Elems ExpCones FeasRelaxObj HasBasis HasBranchFactor
HasDualFarkas HasFeasRelaxSol HasIIS HasLpSol HasMipSol HasNLObj HasPrimalRay HasPsdObj HasQObj HasSensitivity HasSol IISCols
IISIndicators IISRows IISSOSs Indicators Ints IsMIP IsMinIIS LmiConstrs LpObjVal LpStatus MaxBound MaxCost MaxElem MaxQCost MaxQElem
MaxQLElem MaxQRHS MaxRHS MemPeak MinBound MinCost MinElem MinQCost MinQElem MinQLElem MinQRHS MinRHS MipStatus MultiObjs NLConstrs
NLElems NodeCnt ObjBound ObjConst ObjSense ObjVal PDLPIter PoolSols PsdCols PsdConstrs PsdElems QConstrs QElems Rows SimplexIter
SolvingTime Soss Status SymMats TuneResults"""
_INFORMATION = """BranchFactor Dual DualFarkas LB Obj PrimalRay RedCost RelaxLB RelaxUB RelaxValue SALBLow SALBUp SAObjLow SAObjUp
SAUBLow SAUBUp Slack UB Value"""


class COPT:
    Version = version = '8.0.7'
    VERSION_MAJOR, VERSION_MINOR, VERSION_TECHNICAL = 8, 0, 7
    MINIMIZE, MAXIMIZE = 1, -1
    INFINITY, UNDEFINED = 1e30, 1e40
    LESS_EQUAL, GREATER_EQUAL, EQUAL, FREE, RANGE = 'L', 'G', 'E', 'N', 'R'
    CONTINUOUS, BINARY, INTEGER = 'C', 'B', 'I'
    SOS_TYPE1, SOS_TYPE2 = 1, 2
    CONE_QUAD, CONE_RQUAD, EXPCONE_PRIMAL, EXPCONE_DUAL = 1, 2, 3, 4
    GENCONSTR_ABS, GENCONSTR_AND, GENCONSTR_MAX, GENCONSTR_MIN, GENCONSTR_OR, GENCONSTR_PWL = 1, 2, 3, 4, 5, 6
    INDICATOR_IF, INDICATOR_ONLYIF, INDICATOR_IFANDONLYIF = 1, 2, 3
    BASIS_LOWER, BASIS_BASIC, BASIS_UPPER, BASIS_SUPERBASIC, BASIS_FIXED = 0, 1, 2, 3, 4
    UNSTARTED, OPTIMAL, INFEASIBLE, UNBOUNDED, INF_OR_UNB, NUMERICAL, NODELIMIT, IMPRECISE, TIMEOUT, UNFINISHED, INTERRUPTED, ITERLIMIT = range(12)
    LOCAL_OPTIMAL, LOCAL_INFEASIBLE = 20, 21
    CBCONTEXT_MIPRELAX, CBCONTEXT_MIPSOL, CBCONTEXT_MIPNODE, CBCONTEXT_INCUMBENT = 1, 2, 4, 8
    EVALTYPE_OBJVAL, EVALTYPE_CONSTRVAL, EVALTYPE_GRADIENT, EVALTYPE_JACOBIAN, EVALTYPE_HESSIAN = 1, 2, 4, 8, 16
    DENSETYPE_ROWMAJOR, DENSETYPE_COLMAJOR = -1, -2
    CLIENT_CAFILE, CLIENT_CERTFILE, CLIENT_CERTKEYFILE, CLIENT_CLUSTER = 'CaFile', 'CertFile', 'CertKeyFile', 'Cluster'
    CLIENT_FLOATING, CLIENT_PASSWORD, CLIENT_PORT, CLIENT_PRIORITY = 'Floating', 'PassWord', 'Port', 'Priority'
    CLIENT_WAITTIME, CLIENT_WEBACESSKEY, CLIENT_WEBLICENSEID = 'WaitTime', 'WebAccessKey', 'WebLicenseId'
    CLIENT_WEBSERVER, CLIENT_WEBTOKENDURATION = 'WebServer', 'WebTokenDuration'
    Param = param = _Words('ParamEnum', ' '.join(_PARAMETERS) + ' ' + _OBJECTIVE_PARAMETERS)
    Attr = attr = _Words('AttrEnum', _ATTRIBUTES)
    Info = info = _Words('InfoEnum', _INFORMATION)
    CBInfo = CbInfo = cbinfo = _Words('CBInfoEnum', 'BestBnd BestObj HasIncumbent Incumbent MipCandObj MipCandidate NodeStatus RelaxSolObj RelaxSolution')


# -- expressions

def _unknown(name):
    return AttributeError(f"Invalid attribute name '{name}'")


def _coefficient_text(coefficient, body):
    sign = '-' if coefficient < 0 else '+'
    size = abs(coefficient)
    return f' {sign} {body}' if size == 1.0 else f' {sign} {size} * {body}'


class _Operand:
    """Arithmetic shared by variables and expressions. The rank of the kinds decides the kind of a result:
    0 variable or ExprBuilder, 1 LinExpr, 2 QuadExpr, 3 NlExpr."""
    __slots__ = ()
    __hash__ = None
    # NumPy leaves arithmetic with it to it.
    __array_ufunc__ = None
    _rank = 0

    def __add__(self, other):
        return _plus(self, other, 1.0)

    def __radd__(self, other):
        return _plus(self, other, 1.0)

    def __sub__(self, other):
        return _plus(self, other, -1.0)

    def __rsub__(self, other):
        if isinstance(other, NlExpr):
            return NlExpr()
        fresh = _copy(self, self._rank).scale(-1.0)
        fresh.constant += float(other)
        return fresh

    def __neg__(self):
        return _copy(self, self._rank).scale(-1.0)

    def __mul__(self, other):
        return _times(self, other)

    def __rmul__(self, other):
        if isinstance(other, _Operand):
            return _times(other, self)
        return _copy(self, self._rank).scale(float(other))

    def __truediv__(self, other):
        if isinstance(other, _Operand):
            return NlExpr()
        divisor = float(other)
        if divisor == 0.0:
            raise ZeroDivisionError('float division')
        return _copy(self, self._rank).scale(1.0 / divisor)

    def __rtruediv__(self, other):
        float(other)
        return NlExpr()

    def __pow__(self, power):
        if isinstance(power, _Operand):
            return NlExpr()
        if isinstance(power, str):
            raise ValueError("Operand of 'power' must be float, Var, LinExpr, QuadExpr or NlExpr")
        power = float(power)
        if power == 1.0:
            return self
        if power == 2.0 and self._rank < 2:
            return _times(self, self)
        return NlExpr()

    def __le__(self, other):
        return _compare(self, 'L', other)

    def __ge__(self, other):
        return _compare(self, 'G', other)

    def __eq__(self, other):
        if isinstance(other, (list, tuple)) and len(other) > 1 and self._rank < 2:
            return _compare(self, 'E', 0.0), other[0], other[1]
        return _compare(self, 'E', other)


def _copy(operand, rank):
    """A fresh expression of the class of `rank`."""
    cls = _KINDS[rank]
    if isinstance(operand, _Expression):
        return operand.copy(cls)
    fresh = cls.__new__(cls)
    fresh.constant, fresh.quadratic = 0.0, []
    fresh.columns, fresh.coefficients = [operand._column], [1.0]
    return fresh


def _into(target, other, factor):
    """target += factor * other; a number, or an expression of no higher kind, as the original insists."""
    if isinstance(other, Var):
        target.add_term(other._column, factor)
    elif isinstance(other, _Expression) and (other._rank <= target._rank):
        target.add(other, factor)
    else:
        target.constant += factor * float(other)
    return target


def _plus(one, other, factor):
    if isinstance(other, _Matrix):
        return NotImplemented
    rank = one._rank
    if isinstance(other, _Operand):
        if other._rank > rank:
            rank = other._rank
        if rank == 3:
            return NlExpr()
    return _into(_copy(one, rank), other, factor)


def _times(one, other):
    if isinstance(other, _Matrix):
        return NotImplemented
    if not isinstance(other, _Operand):
        return _copy(one, one._rank).scale(float(other))
    if one._rank == 3 or other._rank == 3:
        return NlExpr()
    if one._rank == 2:
        return NlExpr()
    if other._rank == 2:
        float(other)
    if isinstance(one, Var) and isinstance(other, _Expression):
        one, other = other, one
    a, b, fresh = _copy(one, 1), _copy(other, 1), QuadExpr()
    # As the original writes it: a sum times a variable has the variable's own term, be it zero.
    if a.constant != 0.0 or isinstance(other, Var) and isinstance(one, _Expression):
        fresh.add(b, a.constant)
    if b.constant != 0.0:
        fresh.add(a, b.constant)
    fresh.constant = a.constant * b.constant
    fresh.quadratic = [(p, q, c * d) for p, c in zip(a.columns, a.coefficients) for q, d in zip(b.columns, b.coefficients)]
    return fresh


def _compare(lhs, sense, rhs):
    if isinstance(rhs, _Matrix):
        return _matrix._builder(rhs.__rsub__(lhs), sense)
    rank = max(lhs._rank, rhs._rank) if isinstance(rhs, _Operand) else lhs._rank
    if rank == 3:
        return NlConstrBuilder()
    expression = _into(_copy(lhs, max(rank, 1)), rhs, -1.0)
    return (QConstrBuilder if rank == 2 else ConstrBuilder)._of(expression, sense)


class _Sum(_Expression, _Operand):
    """What the three kinds of sums share."""
    __slots__ = ()
    __hash__ = None
    __eq__ = _Operand.__eq__

    def __iadd__(self, other):
        return _into(self, other, 1.0)

    def __isub__(self, other):
        return _into(self, other, -1.0)

    def __imul__(self, other):
        return self.scale(float(other))

    def __itruediv__(self, other):
        divisor = float(other)
        if divisor == 0.0:
            raise ZeroDivisionError('float division')
        return self.scale(1.0 / divisor)

    def clone(self):
        return self.copy()

    def getConstant(self):
        return self.constant

    def setConstant(self, newval):
        self.constant = float(newval)

    def getValue(self):
        return self.value(_value_of)

    def getSize(self):
        return len(self.quadratic) if self._rank == 2 else len(self.columns)

    @property
    def size(self):
        return self.getSize()

    def _linear_text(self):
        parts = [_coefficient_text(c, f'<coptpy.Var: {v.name}>') for v, c in zip(self.columns, self.coefficients)]
        return f"{self.constant}{''.join(parts)} "

    def __str__(self):
        return self._linear_text()

    def __repr__(self):
        return str(self)


def _value_of(column):
    return column.owner._value()


class _LinearParts:
    __slots__ = ()

    def getVar(self, idx):
        return self.columns[idx].owner

    def getCoeff(self, idx):
        return self.coefficients[idx]

    def setCoeff(self, idx, newval):
        self.coefficients[idx] = float(newval)

    def addTerm(self, var, coeff=1.0):
        if not isinstance(var, Var):
            raise TypeError("'Var' object(s) are required for argument 'var'")
        self.add_term(var._column, float(coeff))

    def addExpr(self, expr, mult=1.0):
        _into(self, expr, float(mult))

    def clear(self):
        self.__init__()


class ExprBuilder(_LinearParts, _Sum):
    """What arithmetic on variables and numbers gives."""
    __slots__ = ()
    __hash__ = None

    def __init__(self, arg1=0.0, arg2=None):
        _Expression.__init__(self, 0.0)
        _fill(self, arg1, arg2)

    def getExpr(self):
        return self.copy(LinExpr)

    @property
    def vars(self):
        return [column.owner for column in self.columns]

    @property
    def coeffs(self):
        return list(self.coefficients)


class LinExpr(_LinearParts, _Sum):
    """What quicksum gives."""
    __slots__ = ()
    __hash__ = None
    _rank = 1

    def __init__(self, arg1=0.0, arg2=None):
        _Expression.__init__(self, 0.0)
        _fill(self, arg1, arg2)

    def __getattr__(self, name):
        raise _unknown(name.lower())

    def addTerms(self, vars, coeffs):
        vars = _members(vars)
        coeffs = [coeffs] * len(vars) if isinstance(coeffs, (int, float)) else _members(coeffs)
        for var, coeff in zip(vars, coeffs):
            self.addTerm(var, coeff)

    def addConstant(self, newval):
        self.constant += float(newval)

    def remove(self, item):
        kept = [(v, c) for k, (v, c) in enumerate(zip(self.columns, self.coefficients)) if (v is not item._column if isinstance(item, Var) else k != item)]
        self.columns, self.coefficients = [v for v, _ in kept], [c for _, c in kept]

    def reserve(self, n):
        pass


def _fill(expression, arg1, arg2):
    """The forms a constructor takes: number, variable, sum, pairs, two lists."""
    if arg2 is None:
        if isinstance(arg1, (Var, ExprBuilder, LinExpr)):
            _into(expression, arg1, 1.0)
        elif isinstance(arg1, (int, float)):
            expression.constant = float(arg1)
        elif isinstance(arg1, (str, _Operand)):
            raise TypeError("'Var' object(s) are required for argument 'var'")
        else:
            for pair in arg1:
                var, coeff = iter(pair)
                expression.add_term(_column(var), float(coeff))
    elif isinstance(arg1, Var):
        expression.add_term(arg1._column, float(arg2))
    else:
        arg1 = _members(arg1)
        arg2 = [arg2] * len(arg1) if isinstance(arg2, (int, float)) else _members(arg2)
        for var, coeff in zip(arg1, arg2):
            expression.add_term(_column(var), float(coeff))


def _column(var):
    var = var.item() if isinstance(var, MVar) else var
    if not isinstance(var, Var):
        raise AttributeError(f"'{type(var).__name__}' object has no attribute '__dict__'")
    return var._column


class QuadExpr(_Sum):
    """What a product of sums gives."""
    __slots__ = ()
    __hash__ = None
    _rank = 2

    def __init__(self, expr=0.0):
        _Expression.__init__(self, 0.0)
        _into(self, expr, 1.0)

    def __getattr__(self, name):
        raise _unknown(name.lower())

    def __str__(self):
        parts = [_coefficient_text(c, f'<coptpy.Var: {a.name}>  * <coptpy.Var: {b.name}>') for a, b, c in self.quadratic]
        return f"{self._linear_text()}{''.join(parts)} "

    __repr__ = __str__

    def getVar1(self, idx):
        return self.quadratic[idx][0].owner

    def getVar2(self, idx):
        return self.quadratic[idx][1].owner

    def getCoeff(self, idx):
        return self.quadratic[idx][2]

    def getLinExpr(self):
        linear = self.copy(LinExpr)
        linear.quadratic = []
        return linear

    def addConstant(self, newval):
        self.constant += float(newval)

    def addTerm(self, coeff, var1, var2=None):
        if var2 is None:
            self.add_term(_column(var1), float(coeff))
        else:
            self.add_product(_column(var1), _column(var2), float(coeff))

    def addTerms(self, coeffs, vars1, vars2=None):
        vars1 = _members(vars1)
        coeffs = [coeffs] * len(vars1) if isinstance(coeffs, (int, float)) else _members(coeffs)
        for k, (coeff, var) in enumerate(zip(coeffs, vars1)):
            self.addTerm(coeff, var, None if vars2 is None else _members(vars2)[k])

    def addLinExpr(self, expr, mult=1.0):
        _into(self, expr, float(mult))

    def addQuadExpr(self, expr, mult=1.0):
        _into(self, expr, float(mult))

    def clear(self):
        self.__init__()

    def reserve(self, n):
        pass


class NlExpr(_Operand):
    """A nonlinear expression. It is only known to be one: no model with it is solved to a number."""
    __slots__ = ()
    __hash__ = None
    _rank = 3

    def __init__(self, expr=0.0):
        pass

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        if name in ('getValue', 'getSize', 'addTerm', 'addTerms', 'addLinExpr', 'addQuadExpr', 'addNlExpr', 'addConstant', 'getConstant', 'setConstant', 'getLinExpr', 'represent', 'clear', 'clone', 'negate', 'reserve'):
            raise _Unsupported(f'NlExpr.{name}')
        raise _unknown(name.lower())

    def _same(self, *others):
        return NlExpr()

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __pow__ = __neg__ = _same

    def _itself(self, other):
        return self

    __iadd__ = __isub__ = __imul__ = __itruediv__ = _itself

    def _builder(self, other):
        return NlConstrBuilder()

    __le__ = __ge__ = __eq__ = _builder

    def __repr__(self):
        raise _Unsupported('printing a nonlinear expression')


_KINDS = (ExprBuilder, LinExpr, QuadExpr, NlExpr)


class nl:
    """The nonlinear functions."""


def _function(name):
    def function(*args):
        return NlExpr()
    function.__name__ = name
    return staticmethod(function)


for _name in 'abs acos acosh asin asinh atan atan2 atanh ceil cos cosh exp floor log log10 neg pow sin sinh sqrt sum tan tanh'.split():
    setattr(nl, _name, _function(_name))


def quicksum(termlist, /):
    """The sum of a list, generator or dictionary's values, in time linear in the number of terms."""
    if isinstance(termlist, (dict, tupledict)):
        termlist = termlist.values()
    total, columns = LinExpr(), []
    for term in termlist:
        if type(term) is Var:
            columns.append(term._column)
        elif isinstance(term, QuadExpr):
            total = (total if total._rank == 2 else total.copy(QuadExpr)).add(term)
        else:
            _into(total, term, 1.0)
    # The original puts bare variables last.
    total.columns += columns
    total.coefficients += [1.0] * len(columns)
    return total


# -- variables

class Var(_Operand):
    __slots__ = ('_column',)
    __hash__ = None

    def __init__(self):
        raise TypeError('a variable comes from a model')

    def getName(self):
        return self._column.name

    def getIdx(self):
        return self._column.index if self._column.index >= 0 else -3

    def getType(self):
        return self._column.kind

    def getBasis(self):
        return self._model()._basis('variable', self._column)

    def getLowerIIS(self):
        return self._model()._in_iis(self._column, 'lower')

    def getUpperIIS(self):
        return self._model()._in_iis(self._column, 'upper')

    def setName(self, newname):
        self._column.name = _plain_name(newname, 'IVar_SetName')

    def setType(self, newtype):
        if newtype not in ('C', 'B', 'I'):
            raise _invalid('Fail to set variable type')
        self._column.kind = newtype

    def getInfo(self, infoname):
        return self._info(infoname)

    def setInfo(self, infoname, newval):
        self._set(infoname, newval)

    def remove(self):
        self._model().remove(self)

    def _model(self):
        return self._column.model.owner

    def _value(self):
        return self._model()._primal(self._column)

    def _info(self, name):
        key, column = str(name).lower(), self._column
        if column.index >= 0:
            if key in ('value', 'x'):
                return self._value()
            if key in ('redcost', 'rc'):
                return self._model()._reduced(column)
            if key == 'lb':
                return column.lower
            if key == 'ub':
                return column.upper
            if key == 'obj':
                return column.cost
            if key == 'branchfactor':
                return 1.0
            if key in ('relaxlb', 'relaxub', 'relaxvalue'):
                return self._model()._relaxed(key, column)
            if key == 'primalray' or key.startswith('sa'):
                return self._model()._of_report(f'Var.{name}', key, 'Fail to get variable information')
        raise _invalid('Fail to get variable information')

    def __getattr__(self, name):
        key = name.lower()
        if key == '__array_struct__':
            # The original does not take NumPy's question for an array well.
            raise KeyError(name)
        if key.startswith('__'):
            raise AttributeError(name)
        if key == 'name':
            return self._column.name
        if key == 'index':
            return self.getIdx()
        if key == 'vtype':
            return self._column.kind
        if key == 'basis':
            return self.getBasis()
        if key in ('iislb', 'iisub'):
            return self.getLowerIIS() if key == 'iislb' else self.getUpperIIS()
        return self._info(key)

    def _set(self, name, newval):
        key, column = str(name).lower(), self._column
        if key == 'lb':
            column.lower = _bound(newval)
        elif key == 'ub':
            column.upper = _bound(newval)
        elif key == 'obj':
            column.cost = float(newval)
        elif key == 'branchfactor':
            float(newval)
        else:
            raise _invalid('Unknown variable information')

    def __setattr__(self, name, newval):
        key = name.lower()
        if key == '_column':
            object.__setattr__(self, '_column', newval)
        elif key == 'name':
            self.setName(newval)
        elif key == 'vtype':
            self.setType(newval)
        else:
            self._set(key, newval)

    def __repr__(self):
        removed = '' if self._column.index >= 0 else ' (Removed)'
        return f'<coptpy.Var: {self._column.name}{removed}>'

    __str__ = __repr__


def _bound(value):
    value = float(value)
    return value if _math.isnan(value) else max(-_INFINITE, min(_INFINITE, value))


def _plain_name(name, call):
    """Names lose outer blanks, inner blanks turn into underscores."""
    if name is None:
        return ''
    if not isinstance(name, str):
        raise TypeError(f"Wrong number or type of arguments for overloaded function '{call}'.")
    return name.strip().replace(' ', '_')


def _members(items):
    """A list of what a caller gave as one or many."""
    if isinstance(items, (dict, tupledict)):
        return list(items.values())
    if isinstance(items, (Var, Constraint)):
        return [items]
    return list(items)


# -- constraints

class ConstrBuilder:
    """A comparison that is not yet in a model."""
    _word = 'ConstrBuilder'
    __hash__ = object.__hash__

    def __init__(self):
        self._expression, self._sense = LinExpr(), 'L'

    @classmethod
    def _of(cls, expression, sense):
        builder = cls.__new__(cls)
        builder._expression, builder._sense = expression, sense
        return builder

    def __bool__(self):
        raise ValueError(f"Boolean value of '{self._word}' object is not defined")

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        raise _unknown(name)

    def __rshift__(self, other):
        return GenConstrBuilder._of(self, other, COPT.INDICATOR_IF)

    def __lshift__(self, other):
        return GenConstrBuilder._of(self, other, COPT.INDICATOR_ONLYIF)

    def getExpr(self):
        return self._expression.copy(LinExpr)

    def getSense(self):
        return self._sense

    def setBuilder(self, expr, sense, rhs):
        self._expression, self._sense = _plus(expr, rhs, -1.0).copy(LinExpr), sense

    def _bounds(self):
        return {'L': (-_INFINITE, 0.0), 'G': (0.0, _INFINITE), 'E': (0.0, 0.0), 'N': (-_INFINITE, _INFINITE)}[self._sense]

    def __repr__(self):
        return f'<coptpy.{self._word}>'


class QConstrBuilder(ConstrBuilder):
    _word = 'QConstrBuilder'

    def getQuadExpr(self):
        return self._expression.copy(QuadExpr)

    def __rshift__(self, other):
        raise ValueError("Invalid operand for 'rshift'")


class NlConstrBuilder:
    def __repr__(self):
        return '<coptpy.NlConstrBuilder>'


class GenConstrBuilder:
    """An indicator constraint that is not yet in a model."""

    @classmethod
    def _of(cls, condition, consequence, kind):
        expression = condition._expression
        whole = condition._sense == 'E' and len(expression.columns) == 1 and abs(expression.coefficients[0]) == 1.0
        if not whole or not isinstance(consequence, ConstrBuilder) or isinstance(consequence, QConstrBuilder):
            raise ValueError("Invalid operand for 'rshift'")
        builder = cls.__new__(cls)
        builder._binary = expression.columns[0].owner
        builder._value = -expression.constant / expression.coefficients[0]
        builder._consequence, builder._kind = consequence, kind
        return builder

    def getBinVar(self):
        return self._binary

    def getBinVal(self):
        return int(self._value)

    def getExpr(self):
        return self._consequence.getExpr()

    def getSense(self):
        return self._consequence.getSense()

    def __repr__(self):
        return f'({self._binary} == {int(self._value)})  -> ({self._consequence.getExpr()} {dict(L="<=", G=">=", E="==")[self._consequence.getSense()]} 0.0)'


class Constraint:
    """A row of a model."""

    def __init__(self):
        raise TypeError('a constraint comes from a model')

    @classmethod
    def _of(cls, row):
        constraint = cls.__new__(cls)
        object.__setattr__(constraint, '_row', row)
        row.owner = constraint
        return constraint

    def getName(self):
        return self._row.name

    def getIdx(self):
        return self._row.index if self._row.index >= 0 else -3

    def getBasis(self):
        return self._row.model.owner._basis('constraint', self._row)

    def getLowerIIS(self):
        return self._row.model.owner._in_iis(self._row, 'lower')

    def getUpperIIS(self):
        return self._row.model.owner._in_iis(self._row, 'upper')

    def setName(self, newname):
        self._row.name = _plain_name(newname, 'IConstraint_SetName')

    def getInfo(self, infoname):
        return self._info(infoname)

    def setInfo(self, infoname, newval):
        self._set(infoname, newval)

    def remove(self):
        self._row.model.owner.remove(self)

    def _info(self, name):
        key, row = str(name).lower(), self._row
        if row.index >= 0:
            if key in ('dual', 'pi'):
                return row.model.owner._dual(row)
            if key == 'slack':
                return row.model.owner._activity(row)
            if key == 'lb':
                return row.lower
            if key == 'ub':
                return row.upper
            if key in ('relaxlb', 'relaxub'):
                return row.model.owner._relaxed(key, row)
            if key == 'dualfarkas' or key.startswith('sa'):
                return row.model.owner._of_report(f'Constraint.{name}', key, 'Fail to get a constraint information')
        raise _invalid('Fail to get a constraint information')

    def __getattr__(self, name):
        key = name.lower()
        if key.startswith('__'):
            raise AttributeError(name)
        if key == 'name':
            return self._row.name
        if key == 'index':
            return self.getIdx()
        if key == 'basis':
            return self.getBasis()
        if key in ('iislb', 'iisub'):
            return self.getLowerIIS() if key == 'iislb' else self.getUpperIIS()
        return self._info(key)

    def _set(self, name, newval):
        key = str(name).lower()
        if key == 'lb':
            self._row.lower = _bound(newval)
        elif key == 'ub':
            self._row.upper = _bound(newval)
        else:
            raise _invalid('Unknown constraint information')

    def __setattr__(self, name, newval):
        if name.lower() == 'name':
            self.setName(newval)
        else:
            self._set(name, newval)

    def __repr__(self):
        removed = '' if self._row.index >= 0 else ' (Removed)'
        return f'<coptpy.Constraint: {self._row.name}{removed}>'

    __str__ = __repr__


class QConstraint:
    """A quadratic row of a model."""

    def __init__(self, row, sense, rhs):
        self._row, self.sense, self.rhs = row, sense, rhs

    name = property(lambda self: self._row.name)
    index = property(lambda self: self._row.index)

    def getName(self):
        return self._row.name

    def getIdx(self):
        return self._row.index

    def getSense(self):
        return self.sense

    def getRhs(self):
        return self.rhs

    def remove(self):
        self._row.model.owner.remove(self)

    def __repr__(self):
        return f'<coptpy.QConstraint: {self._row.name}>'


class GenConstr:
    """An indicator constraint of a model."""

    def __init__(self, model, generals, name):
        self._model, self._generals, self.name = model, generals, name

    def getName(self):
        return self.name

    def getIIS(self):
        return self._model._in_iis(self._generals[0])

    def remove(self):
        self._model.remove(self)

    def __repr__(self):
        return f'<coptpy.GenConstr: {self.name}>'


class GenConstrX(GenConstr):
    def __repr__(self):
        return '<coptpy.GenConstrX>'


class SOS(GenConstr):
    def __repr__(self):
        return '<coptpy.SOS>'


class _Array:
    """The original's own lists. One iterator is shared by all loops over an object, as there."""
    _word, _item = 'VarArray', 'Var'

    def __init__(self, items=()):
        self._items, self._next = _members(items), 0

    def __iter__(self):
        self._next = 0
        return self

    def __next__(self):
        if self._next >= len(self._items):
            raise StopIteration
        self._next += 1
        return self._items[self._next - 1]

    def __getitem__(self, idx):
        return self._items[int(idx)]

    def __len__(self):
        return len(self._items)

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        raise _unknown(name)

    def getAll(self):
        return list(self._items)

    tolist = getAll

    def getSize(self):
        return len(self._items)

    @property
    def size(self):
        return len(self._items)

    def pushBack(self, item):
        self._items += _members(item)

    def reserve(self, n):
        pass

    def __repr__(self):
        return f'<coptpy.{self._word}: {len(self._items)} {self._item}(s)>'


class VarArray(_Array):
    def getVar(self, idx):
        return self[idx]


class ConstrArray(_Array):
    _word, _item = 'ConstrArray', 'Constraint'

    def getConstr(self, idx):
        return self[idx]

    def __repr__(self):
        return f"<coptpy.ConstrArray: ({', '.join(c.getName() for c in self._items)})>"


class GenConstrArray(_Array):
    _word, _item = 'GenConstrArray', 'GenConstr'


class SOSArray(_Array):
    _word, _item = 'SOSArray', 'SOS'


class QConstrArray(ConstrArray):
    def __repr__(self):
        return super().__repr__().replace('ConstrArray', 'QConstrArray', 1)


# -- dictionaries and lists by tuple

def _fits(key, pattern):
    for part, wanted in zip(key, pattern):
        if isinstance(wanted, str) and wanted == '*':
            continue
        if isinstance(wanted, (list, tuple, set, range, frozenset)):
            if part not in wanted:
                return False
        elif part != wanted:
            return False
    return True


class tupledict:
    """A dictionary with sums over patterns of its keys; not a dict, as in the original."""

    def __init__(self, *args, **kwargs):
        self._data, self._index = dict(*args, **kwargs), {}

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        self._data[key] = value
        self._index = {}

    def __delitem__(self, key):
        raise AttributeError('__delitem__')

    def __contains__(self, key):
        return key in self._data

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def get(self, key, default=None):
        return self._data.get(key, default)

    def update(self, *args, **kwargs):
        self._data.update(*args, **kwargs)
        self._index = {}

    def clean(self):
        pass

    def _chosen(self, pattern):
        """The keys that fit a pattern, in order; those to look at come from an index over its first fixed place."""
        if len(self._index.get('sizes', ())) != 1:
            self._index = {'sizes': {len(key) if isinstance(key, tuple) else 1 for key in self._data}}
        for size in self._index['sizes']:
            if size != len(pattern):
                raise KeyError(f'Key should have length {size}')
        scalars = [k for k, wanted in enumerate(pattern) if isinstance(wanted, (str, int, float)) and wanted != '*']
        keys = self._at(scalars[0]).get(pattern[scalars[0]], ()) if scalars else self._data
        if len(scalars) + pattern.count('*') == len(pattern) and len(scalars) < 2:
            return list(keys)
        return [key for key in keys if _fits(key if isinstance(key, tuple) else (key,), pattern)]

    def _at(self, place):
        if place not in self._index:
            by_part = self._index[place] = {}
            for key in self._data:
                by_part.setdefault(key[place] if isinstance(key, tuple) else key, []).append(key)
        return self._index[place]

    def select(self, *pattern):
        if not pattern:
            return list(self._data.values())
        return [self._data[key] for key in self._chosen(pattern)]

    def sum(self, *pattern):
        return quicksum(self._data.values()) if not pattern else _total([self._data[key] for key in self._chosen(pattern)])

    def prod(self, coeff, *pattern):
        known = coeff.keys()
        return _total([float(coeff[key]) * self._data[key] for key in (self._chosen(pattern) if pattern else self._data) if key in known])


def _total(terms):
    """Numbers add up to a number, anything else to a LinExpr."""
    return quicksum(terms) if any(isinstance(term, _Operand) for term in terms) else float(sum(terms))


class tuplelist(list):
    """A list of tuples with a choice by pattern."""

    def add(self, item):
        self.append(item)

    def clean(self):
        pass

    def select(self, *pattern):
        if not pattern:
            return list(self)
        for item in self:
            if not isinstance(item, (tuple, list, str)):
                raise TypeError(f"argument of type '{type(item).__name__}' is not iterable")
        return [item for item in self if _fits(item, pattern)]


def multidict(data, /):
    """Keys, and one dictionary for each place of the values."""
    data = dict(data)
    keys = list(data)
    if not keys:
        return [keys]
    rows = [value if isinstance(value, (list, tuple)) or getattr(value, 'shape', ()) else [value] for value in data.values()]
    return [keys] + [{key: row[k] for key, row in zip(keys, rows)} for k in range(len(rows[0]))]


class Column:
    """Coefficients of a variable that is not yet in a model."""

    def __init__(self, constrs=0.0, coeffs=None):
        self._terms = []
        if isinstance(constrs, Constraint):
            self.addTerm(constrs, 1.0 if coeffs is None else coeffs)
        elif isinstance(constrs, Column):
            self._terms = list(constrs._terms)
        elif not isinstance(constrs, (int, float)):
            pairs = _members(constrs)
            self.addTerms(*((pairs, coeffs) if coeffs is not None else ([c for c, _ in pairs], [v for _, v in pairs])))

    def addTerm(self, constr, coeff=1.0):
        self._terms.append((constr, float(coeff)))

    def addTerms(self, constrs, coeffs):
        constrs = _members(constrs)
        coeffs = [coeffs] * len(constrs) if isinstance(coeffs, (int, float)) else _members(coeffs)
        for constr, coeff in zip(constrs, coeffs):
            self.addTerm(constr, coeff)

    def addColumn(self, col, mult=1.0):
        self._terms += [(constr, mult * coeff) for constr, coeff in col._terms]

    def getConstr(self, idx):
        return self._terms[idx][0]

    def getCoeff(self, idx):
        return self._terms[idx][1]

    def getSize(self):
        return len(self._terms)

    size = property(getSize)

    def clear(self):
        self._terms = []

    def clone(self):
        return Column(self)

    def __repr__(self):
        return f"<coptpy.Column: {''.join(f'({constr.getName()}, {coeff}) ' for constr, coeff in self._terms)}>"


# -- environment

class EnvrConfig:
    def set(self, name, value):
        raise _Unsupported('EnvrConfig.set')


class Envr:
    def __init__(self, arg=None):
        pass

    def createModel(self, name=''):
        if name is not None and not isinstance(name, str):
            raise TypeError("in method 'IEnvr_CreateModel', argument 2 of type 'char const *'")
        return Model._named(name or '')

    def close(self):
        pass

    dispose = close

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None


class ParamSetting:
    """model.Param: parameters as attributes."""

    def __init__(self, model):
        object.__setattr__(self, '_model', model)

    def __getattr__(self, name):
        return self._model.getParam(name)

    def __setattr__(self, name, newval):
        self._model.setParam(name, newval)

    def __repr__(self):
        return '<coptpy.ParamSetting>'


class CallbackBase:
    """A program's callback. It is called with each optimum found (context MIPSOL); the lazy constraints it adds are then in force and
    the model is solved again, which ends in the same optimum as the original's search. User cuts and offered solutions change none."""

    def __init__(self):
        self._seen = None

    def callback(self):
        pass

    def _at(self):
        if getattr(self, '_seen', None) is None:
            raise _Unsupported('a callback method outside a callback')
        return self._seen

    def where(self):
        self._at()
        return COPT.CBCONTEXT_MIPSOL

    def getInfo(self, cbinfo):
        known = {'mipcandobj': 'objective', 'bestobj': 'objective', 'bestbnd': 'objective', 'incumbent': 'x', 'mipcandidate': 'x'}
        key = str(cbinfo).lower()
        if key == 'hasincumbent':
            return 0
        if key not in known:
            raise _Unsupported(f'CallbackBase.getInfo({cbinfo})')
        value = getattr(self._at().result, known[key])
        return list(value) if known[key] == 'x' else value

    def getSolution(self, vars=None):
        x = self._at().result.x
        if vars is None:
            return list(x)
        return x[vars._column.index] if isinstance(vars, Var) else _each(vars, lambda var: x[var._column.index])

    getIncumbent = getSolution

    def addLazyConstr(self, lhs, sense=None, rhs=None, name=''):
        self._at().added.append(self._seen.model.addConstr(lhs, sense, rhs, name))

    def addLazyConstrs(self, generator):
        self._at().added.extend(self._seen.model.addConstrs(generator).values())

    def addUserCut(self, lhs, sense=None, rhs=None, name=''):
        self._at()

    addUserCuts = addUserCut

    def setSolution(self, vars, vals):
        self._at()

    def loadSolution(self):
        self._at()

    def getRelaxSol(self, vars=None):
        raise _Unsupported('CallbackBase.getRelaxSol')

    def interrupt(self):
        raise _Unsupported('CallbackBase.interrupt')


class _Seen:
    """What a callback can ask about: a model, a candidate, and the lazy rows added so far."""

    def __init__(self, model):
        self.model, self.result, self.added = model, None, []


def _absent_class(name):
    def __init__(self, *args, **kwargs):
        raise _Unsupported(name)
    return type(name, (), {'__init__': __init__})


# Classes that can be imported, though nothing can be made of them.
globals().update({name: _absent_class(name) for name in """AffineCone AffineConeArray AffineConeBuilder AffineConeBuilderArray ColumnArray
Cone ConeArray ConeBuilder ConeBuilderArray ConstrBuilderArray ExpCone ExpConeArray ExpConeBuilder ExpConeBuilderArray GenConstrBuilderArray
LmiConstrArray LmiConstraint LmiExpr LogCallback MPsdConstr MPsdConstrBuilder MPsdExpr
NlConstrArray NlConstrBuilderArray NlConstraint NlpCallbackBase ProbBuffer PsdConstrArray
PsdConstrBuilder PsdConstrBuilderArray PsdConstraint PsdExpr PsdVar PsdVarArray QConstrBuilderArray SOSBuilder SOSBuilderArray SymMatExpr
SymMatrix SymMatrixArray""".split()})


# -- models

_STATUS = {'optimal': COPT.OPTIMAL, 'infeasible': COPT.INFEASIBLE, 'unbounded': COPT.UNBOUNDED, 'time_limit': COPT.TIMEOUT, 'local': COPT.LOCAL_OPTIMAL}
_ZEROS = """affinecones expcones hasbranchfactor haspsdobj lmiconstrs nlconstrs nlelems pdlpiter psdcols psdconstrs psdelems simplexiter barrieriter symmats tuneresults""".split()
_REPORTS = {'sensitivity': ('ReqSensitivity', 'optimal'), 'dualfarkas': ('ReqFarkasRay', 'infeasible'), 'primalray': ('ReqFarkasRay', 'unbounded')}
_EXTREMES = 'maxbound maxcost maxelem maxrhs minbound mincost minelem minrhs'.split()
_UNKNOWN_NUMBERS = 'maxqcost maxqelem maxqlelem maxqrhs minqcost minqelem minqlelem minqrhs'.split()
_FILES, _WRITTEN = {}, set()


class _Relaxed:
    """What a feasibility relaxation found: `shifts` has how far each lower and upper limit moved."""

    def __init__(self, objective, x, shifts, mark, shape):
        self.objective, self.x, self.shifts, self.marks, self.shape = objective, x, shifts, {mark}, shape


class _Objective:
    """One of several objectives."""

    def __init__(self, expression, sense, priority, weight):
        self.expression, self.sense, self.priority, self.weight = expression, sense, priority, weight


class Model:
    """A model as the original's; `_core` holds the columns and rows."""

    def __init__(self, arg, /):
        assert isinstance(arg, Model)
        self._begin(arg._core.name)

    @classmethod
    def _named(cls, name):
        model = cls.__new__(cls)
        model._begin(name)
        return model

    def _begin(self, name):
        put = self.__dict__.update
        core = _core.Model(name, _INFINITE)
        core.owner = self
        put(_core=core, _parameters=dict(_PARAMETERS), _nonlinear=False, _callback=None, _objectives={}, _qconstrs=[], _genconstrs=[], _soss=[], _iis=None, _relaxation=None, _odd_start=False)
        self._forget()

    def _forget(self):
        """Drops what was solved."""
        self.__dict__.update(_status=0, _word='unsolved', _objval=0.0, _result=None, _mip=False, _shape=(0, 0), _bound=0.0, _gap=0.0)

    # -- variables
    def addVar(self, lb=0.0, ub=COPT.INFINITY, obj=0.0, vtype=COPT.CONTINUOUS, name='', column=None):
        """Adds a variable."""
        low, high, cost = _bound(lb), _bound(ub), float(obj)
        if isinstance(vtype, str) and len(vtype) != 1 or name is not None and not isinstance(name, str):
            raise TypeError("Wrong number or type of arguments for overloaded function 'IModel_AddVar'.")
        if vtype not in ('C', 'B', 'I'):
            raise _invalid('Fail to add a variable')
        var = self._add(low, high, cost, vtype, _plain_name(name, ''))
        if column is not None:
            for constr, coeff in column._terms:
                constr._row.terms[var._column] = constr._row.terms.get(var._column, 0.0) + coeff
        return var

    def _add(self, low, high, cost, kind, name):
        if kind == 'B':
            low, high = max(low, 0.0), min(high, 1.0)
        var = object.__new__(Var)
        column = self._core.add_column(low, high, kind, cost, name)
        object.__setattr__(var, '_column', column)
        column.owner = var
        return var

    def addVars(self, *indices, lb=0.0, ub=COPT.INFINITY, obj=0.0, vtype=COPT.CONTINUOUS, nameprefix='C'):
        """Adds a variable for every combination of the indices."""
        keys = _keys(indices)
        lows, highs, costs = _per_key(lb, keys, 0.0), _per_key(ub, keys, _INFINITE), _per_key(obj, keys, 0.0)
        kinds = _kinds(vtype, keys)
        made = tupledict()
        prefix = nameprefix or ''
        for k, key in enumerate(keys):
            name = f"{prefix}({','.join(map(str, key)) if isinstance(key, tuple) else key})"
            made[key] = self._add(_bound(lows[k]), _bound(highs[k]), float(costs[k]), kinds[k], name)
        return made

    # -- constraints
    def addConstr(self, lhs, sense=None, rhs=None, name=''):
        """Adds a linear or an indicator constraint."""
        if isinstance(lhs, bool) or not isinstance(lhs, Var) and getattr(lhs, 'dtype', None) == bool:
            return self._row(LinExpr(0.0 if lhs else 1.0), 0.0, 0.0, name)
        if isinstance(lhs, (QConstrBuilder, MQConstrBuilder)):
            raise TypeError("'QConstrBuilder' or 'MQConstrBuilder' is not valid for argument 'lhs'")
        if isinstance(lhs, MConstrBuilder):
            return _matrix.add_constraints(self, lhs, name)
        if isinstance(lhs, tuple) and len(lhs) == 3 and isinstance(lhs[0], ConstrBuilder):
            return self._range(*lhs, name)
        if isinstance(lhs, _Matrix) and isinstance(sense, str):
            raise TypeError("float() argument must be a string or a real number, not 'NoneType'" if isinstance(lhs, MVar) else "'Var' object(s) are required for argument 'var'")
        if isinstance(lhs, GenConstrBuilder):
            return self._indicator(lhs, name)
        if not isinstance(lhs, ConstrBuilder):
            if not isinstance(sense, str) or sense not in ('L', 'G', 'E', 'N'):
                raise ValueError('Unsupported constraint sense')
            lhs = _built(lhs, sense, rhs)
            if isinstance(lhs, QConstrBuilder):
                raise TypeError("'QConstrBuilder' or 'MQConstrBuilder' is not valid for argument 'lhs'")
        return self._row(lhs._expression, *lhs._bounds(), name)

    def _range(self, builder, lower, upper, name):
        """A sum between two numbers."""
        if not (isinstance(lower, (int, float)) and isinstance(upper, (int, float))):
            raise _invalid('Invalid constraint sense')
        return self._row(builder._expression, _bound(lower), _bound(upper), name)

    def _row(self, expression, lower, upper, name):
        name = _plain_name(name, 'IModel_AddConstr')
        shift = expression.constant
        terms = {column: c for column, c in expression.merged().items() if c != 0.0}
        self._own(terms)
        lower = lower if lower <= -_INFINITE else _bound(lower - shift)
        upper = upper if upper >= _INFINITE else _bound(upper - shift)
        return Constraint._of(self._core.add_row(terms, lower + 0.0, upper + 0.0, name))

    def _own(self, columns):
        """The original takes a variable of another model, or a removed one, by its number or crashes."""
        for column in columns:
            if column.model is not self._core or column.index < 0:
                raise _Unsupported('a variable of another model, or a removed one')

    def addConstrs(self, generator, nameprefix='R'):
        """Adds the constraints of a generator or list; keys are the generator's own loop variables."""
        if isinstance(generator, int):
            raise _Unsupported('addConstrs(number)')
        if isinstance(generator, ConstrBuilder):
            return self.addConstr(generator, name=nameprefix)
        if isinstance(generator, MConstrBuilder) and not isinstance(generator, MQConstrBuilder):
            return _matrix.add_constraints(self, generator, nameprefix)
        frame = getattr(generator, 'gi_frame', None)
        names = _core.loop_names(generator) if frame is not None else []
        try:
            steps = iter(generator)
        except TypeError:
            raise TypeError("'int' or 'Iterable' object is required for argument 'generator'") from None
        made = []
        for k, builder in enumerate(steps):
            if frame is None:
                key = k
            else:
                local = frame.f_locals
                key = tuple(local[n] for n in names if n in local)
                key = key[0] if len(key) == 1 else key
            if isinstance(builder, (bool, int, float, tuple, list, str)) or builder is None:
                raise AttributeError(f"'{type(builder).__name__}' object has no attribute '__dict__'")
            if isinstance(builder, MConstrBuilder):
                raise TypeError("only legacy 'MConstrBuilder' of one item is allowed in 'generator'")
            if not isinstance(builder, (ConstrBuilder, GenConstrBuilder)) or isinstance(builder, QConstrBuilder):
                raise TypeError("in method 'IConstrBuilderArray_PushBack', argument 2 of type 'Copt::IConstrBuilder const *'")
            hash(key)
            made.append((key, builder))
        built = tupledict()
        for key, builder in made:
            text = ','.join(map(str, key)) if isinstance(key, tuple) and len(names) > 1 else key
            name = f'{nameprefix}({text})'
            if isinstance(builder, GenConstrBuilder):
                built[key] = self._indicator(builder, name)
            else:
                built[key] = self._row(builder._expression, *builder._bounds(), '')
                built[key]._row.name = name
        return built

    def addBoundConstr(self, expr, lb=-COPT.INFINITY, ub=COPT.INFINITY, name=''):
        """Adds lb <= expr <= ub."""
        return self._row(_as_linear(expr), _bound(lb), _bound(ub), name)

    def addQConstr(self, lhs, sense=None, rhs=None, name=''):
        """Adds a quadratic constraint."""
        if isinstance(lhs, MConstrBuilder):
            return _matrix.add_constraints(self, lhs, name)
        if not isinstance(lhs, ConstrBuilder):
            if not isinstance(sense, str) or sense not in ('L', 'G', 'E') or not isinstance(lhs, _Operand):
                raise ValueError('Unsupported constraint sense')
            lhs = _built(lhs, sense, rhs)
        if not isinstance(lhs, QConstrBuilder):
            return self._row(lhs._expression, *lhs._bounds(), name)
        expression = lhs._expression
        self._own(expression.columns)
        self._own(c for a, b, _ in expression.quadratic for c in (a, b))
        row = self._core.add_quadratic_row(expression, *lhs._bounds(), _plain_name(name, 'IModel_AddQConstr'))
        constraint = QConstraint(row, lhs._sense, -expression.constant)
        row.owner = constraint
        self._qconstrs.append(constraint)
        return constraint

    def addCone(self, vars, ctype):
        """Adds a second-order cone over variables."""
        if ctype not in (COPT.CONE_QUAD, COPT.CONE_RQUAD):
            raise _invalid('Fail to add a cone')
        columns = [_column(var) for var in _members(vars)]
        self._own(columns)
        rotated = ctype == COPT.CONE_RQUAD
        for column in columns[:2 if rotated else 1]:
            if column.lower < 0.0:
                raise _Unsupported('a cone whose bound may be negative')
        self._core.add_cone(columns, rotated)
        return Cone.__new__(Cone)

    def addLazyConstr(self, lhs, sense=None, rhs=None, name=''):
        """A lazy constraint holds as any other."""
        self.addConstr(lhs, sense, rhs, name)

    def addLazyConstrs(self, generator, nameprefix='L'):
        self.addConstrs(generator, nameprefix)

    # -- general constraints
    def _general(self, cls, generals, name):
        for general in generals:
            self._own(general.uses())
            self._core.add_general(general)
        made = cls(self, generals, name or '')
        (self._soss if cls is SOS else self._genconstrs).append(made)
        return made

    def _indicator(self, builder, name):
        binary, consequence = builder._binary._column, builder._consequence
        if binary.kind != 'B':
            raise _invalid('Invalid indicator variable')
        if builder._kind != COPT.INDICATOR_IF or builder._value not in (0.0, 1.0):
            raise _Unsupported('an indicator constraint other than binary == 0 or 1 implies')
        expression = consequence._expression
        general = _core.Indicator(binary, int(builder._value), expression.merged(), consequence._sense, -expression.constant)
        return self._general(GenConstr, [general], name)

    def addGenConstrIndicator(self, binvar, binval, lhs, sense=None, rhs=None, type=COPT.INDICATOR_IF, name=''):
        """binvar == binval implies the constraint."""
        if isinstance(sense, str) and sense not in ('L', 'G', 'E'):
            sense, name = None, sense
        if isinstance(lhs, MConstrBuilder):
            lhs = _matrix.single(lhs)
        if not isinstance(lhs, ConstrBuilder):
            if not isinstance(sense, str):
                raise ValueError('Unsupported constraint sense')
            lhs = _built(lhs, sense, rhs)
        return self._indicator(GenConstrBuilder._of(binvar == (1 if binval else 0), lhs, type), name)

    def addGenConstrIndicators(self, *args, **kwargs):
        raise _Unsupported('addGenConstrIndicators')

    def addGenConstrMax(self, resvar, vars, constant=None, name=''):
        """resvar is the largest of the variables and the constant."""
        return self._extremum(resvar, vars, constant, name, True)

    def addGenConstrMin(self, resvar, vars, constant=None, name=''):
        """resvar is the smallest of the variables and the constant."""
        return self._extremum(resvar, vars, constant, name, False)

    def _extremum(self, resvar, vars, constant, name, largest):
        len(vars)
        arguments = [_form(var) for var in _members(vars)]
        if constant is not None:
            arguments.append(({}, float(constant)))
        return self._general(GenConstrX, [_core.Extremum(_column(resvar), arguments, largest)], name)

    def addGenConstrAbs(self, resvar, argvar, name=''):
        """resvar is the absolute value of a variable or linear expression."""
        return self._general(GenConstrX, [_core.Absolute(_column(resvar), *_form(argvar))], name)

    def addGenConstrAnd(self, resvar, vars, name=''):
        return self._general(GenConstrX, [_core.Logical(_column(resvar), [_column(v) for v in _members(vars)], True)], name)

    def addGenConstrOr(self, resvar, vars, name=''):
        return self._general(GenConstrX, [_core.Logical(_column(resvar), [_column(v) for v in _members(vars)], False)], name)

    def addGenConstrPWL(self, xvar, yvar, xpts, ypts, name=''):
        """yvar is a piecewise-linear function of xvar through the points; its end pieces go on."""
        return self._general(GenConstrX, [_core.Piecewise(_column(xvar), _column(yvar), list(xpts), list(ypts))], name)

    def addSOS(self, sostype, vars=None, weights=None):
        """Adds a special ordered set."""
        if not isinstance(sostype, int) or vars is None:
            raise TypeError("'Var' object(s) are required for argument 'var'")
        columns = [_column(v) for v in _members(vars)]
        if sostype not in (1, 2):
            raise _invalid('Fail to add sos constraint')
        weights = None if weights is None else [float(w) for w in _members(weights)]
        return self._general(SOS, [_core.OrderedSet(sostype, columns, weights)], '')

    # -- objective
    def setObjective(self, expr, sense=None, /, **keywords):
        """Sets the objective; without a sense the one before stays."""
        sense = keywords.pop('sense', sense)
        if keywords:
            raise TypeError(f"setObjective() got an unexpected keyword argument '{next(iter(keywords))}'")
        if isinstance(expr, (ConstrBuilder, str)):
            raise TypeError("'Var' object(s) are required for argument 'var'")
        if isinstance(expr, _Matrix):
            expr = _matrix.objective_of(expr)
        if isinstance(expr, (list, tuple, dict, tupledict, set, _Array)):
            expr = LinExpr(expr)
        if isinstance(sense, (str, float)):
            raise TypeError("Wrong number or type of arguments for overloaded function 'IModel_SetObjective'.")
        nonlinear = isinstance(expr, NlExpr)
        if not nonlinear:
            whole = _copy(expr, max(expr._rank, 1)) if isinstance(expr, _Operand) else LinExpr(float(expr))
            self._own(whole.columns)
            self._own(c for a, b, _ in whole.quadratic for c in (a, b))
            if isinstance(expr, _Operand) and not isinstance(expr, LinExpr) and whole.constant != whole.constant:
                whole.constant = 0.0  # as the original has it
            self._core.set_objective(whole)
        self.__dict__['_nonlinear'] = nonlinear
        if sense is not None:
            self.setObjSense(sense)

    def setObjSense(self, sense):
        if not isinstance(sense, int):
            raise TypeError("in method 'IModel_SetObjSense', argument 2 of type 'int'")
        if sense in (1, -1):
            self._core.maximise = sense == -1

    def setObjConst(self, const):
        self._core.offset = float(const)

    def getObjective(self):
        return self._core.objective(QuadExpr if self._core.quadratic else LinExpr)

    def delQuadObj(self):
        self._core.quadratic = {}

    def delNlObj(self):
        self.__dict__['_nonlinear'] = False

    def setObjectiveN(self, idx, expr, sense=None, priority=0.0, weight=1.0, abstol=None, reltol=None):
        """Sets one of several objectives: higher priorities first, equal ones weighed together."""
        if isinstance(expr, QuadExpr) or isinstance(expr, NlExpr):
            raise _Unsupported('setObjectiveN with a nonlinear expression')
        if abstol or reltol:
            raise _Unsupported('setObjectiveN with a tolerance')
        self._objectives[int(idx)] = _Objective(_as_linear(expr), -1 if sense == -1 else 1, float(priority), float(weight))

    def setObjParamN(self, idx, paramname, newval):
        if idx not in self._objectives:
            raise _invalid(f"Fail to set objective parameter '{paramname}' of multi-objective function of index {idx}")
        key = str(paramname).lower()
        if key == 'multiobjpriority':
            self._objectives[idx].priority = float(newval)
        elif key == 'multiobjweight':
            self._objectives[idx].weight = float(newval)
        elif key in ('multiobjabstol', 'multiobjreltol'):
            raise _Unsupported('setObjectiveN with a tolerance')
        else:
            raise _unknown(paramname)

    def delObjN(self, idx):
        self._objectives.pop(idx, None)

    def getAttrN(self, idx, attrname):
        if idx not in self._objectives or str(attrname).lower() != 'objval' or self._result is None or self._result.x is None:
            raise _invalid(f"Fail to get double attribute '{attrname}' of multi-objective function of index {idx}")
        return self._at(self._objectives[idx].expression)

    def _at(self, expression):
        x = self._result.x
        return expression.value(lambda column: x[column.index])

    # -- looking up and changing
    def getVars(self):
        return VarArray([column.owner for column in self._core.columns])

    def getVar(self, idx):
        columns = self._core.columns
        if not isinstance(idx, int) or not 0 <= idx < len(columns):
            raise _invalid('Invalid col index')
        return columns[idx].owner

    def getVarByName(self, name):
        for column in self._core.columns:
            if column.name == name:
                return column.owner
        raise _invalid('Invalid col index')

    def getConstrs(self):
        return ConstrArray([row.owner for row in self._core.rows])

    def getConstr(self, idx):
        rows = self._core.rows
        if not isinstance(idx, int) or not 0 <= idx < len(rows):
            raise _invalid('Invalid row index')
        return rows[idx].owner

    def getConstrByName(self, name):
        for row in self._core.rows:
            if row.name == name:
                return row.owner
        raise _invalid('Invalid row index')

    def getQConstrs(self):
        return QConstrArray(self._qconstrs)

    def getGenConstrs(self):
        return GenConstrArray(g for g in self._genconstrs if type(g) is GenConstr)

    def getSOSs(self):
        return SOSArray(self._soss)

    def getRow(self, constr):
        expression = LinExpr()
        for column, c in sorted(constr._row.terms.items(), key=lambda item: item[0].index):
            expression.add_term(column, c)
        return expression

    def getCol(self, var):
        column = Column()
        for row in self._core.rows:
            if var._column in row.terms:
                column.addTerm(row.owner, row.terms[var._column])
        return column

    def getCoeff(self, constr, var):
        return _row_of(constr).terms.get(_column(var), 0.0)

    def setCoeff(self, constr, var, newval):
        _row_of(constr).terms[_column(var)] = float(newval)

    def setCoeffs(self, constrs, vars, vals):
        for constr, var, value in zip(_members(constrs), _members(vars), _members(vals)):
            self.setCoeff(constr, var, value)

    def setVarType(self, vars, vtypes):
        vars = _members(vars)
        for var, vtype in zip(vars, [vtypes] * len(vars) if isinstance(vtypes, str) else _members(vtypes)):
            var.setType(vtype)

    def getVarType(self, vars):
        return vars.getType() if isinstance(vars, Var) else _each(vars, Var.getType)

    def setNames(self, args, names):
        args = _members(args)
        for item, name in zip(args, [names] * len(args) if isinstance(names, str) else _members(names)):
            item.setName(name)

    def getInfo(self, infoname, args):
        known = str(infoname).lower() in _INFORMATION.lower().split()
        if not known:
            raise _invalid('Fail to get col info')
        if isinstance(args, _Matrix):
            return args.getInfo(infoname)
        try:
            return args.getInfo(infoname) if isinstance(args, (Var, Constraint)) else _each(args, lambda item: item.getInfo(infoname))
        except CoptError:
            raise _invalid('Fail to get col info') from None

    def setInfo(self, infoname, args, newval):
        if str(infoname).lower() not in ('lb', 'ub', 'obj'):
            raise _invalid('Unknown double information of variable')
        items = _members(args)
        for item, value in zip(items, [newval] * len(items) if isinstance(newval, (int, float)) else _members(newval)):
            item.setInfo(infoname, value)

    def remove(self, args):
        """Removes variables and constraints of any kind."""
        many = isinstance(args, (list, tuple, dict, set, tupledict, _Array))
        items = args._items() if isinstance(args, _Matrix) else _members(args) if many else [args]
        kinds = (Var, Constraint, QConstraint, GenConstr)
        if not all(isinstance(item, kinds) for item in items):
            raise TypeError("'Var', 'PsdVar', 'Constraint', 'NlConstraint', 'SOS', 'Cone', 'AffineCone', 'ExpCone', 'GenConstr', 'LmiConstraint', 'QConstraint' or 'PsdConstraint' object(s) are required for argument 'args'")
        core = self._core
        core.remove_columns([i._column for i in items if isinstance(i, Var) and i._column.index >= 0])
        core.remove_rows([i._row for i in items if isinstance(i, Constraint) and i._row.index >= 0])
        quadratic = [i for i in items if isinstance(i, QConstraint)]
        core.remove_quadratic_rows([i._row for i in quadratic])
        general = [i for i in items if isinstance(i, GenConstr)]
        core.remove_generals([g for i in general for g in i._generals])
        for kept, gone in (('_qconstrs', quadratic), ('_genconstrs', general), ('_soss', general)):
            self.__dict__[kept] = [i for i in self.__dict__[kept] if not any(i is g for g in gone)]

    def clear(self):
        self._begin(self._core.name)

    def reset(self, clearall=0):
        objval, mip = self._objval, self._mip
        self._forget()
        self.__dict__.update(_objval=objval, _mip=mip)

    def resetAll(self):
        self.reset()

    def clone(self):
        twin = Model._named(f'{self._core.name}_copy')
        twin._take(self)
        return twin

    def _take(self, other):
        """Becomes a copy of another model."""
        if other._core.generals or other._core.quadratic_rows or other._core.cones or other._nonlinear or other._objectives:
            raise _Unsupported('copying a model with more than linear rows')
        self._parameters.update(other._parameters)
        core, twins = self._core, {}
        for column in other._core.columns:
            twins[column] = self._add(column.lower, column.upper, column.cost, column.kind, column.name)._column
        for row in other._core.rows:
            Constraint._of(core.add_row({twins[c]: v for c, v in row.terms.items()}, row.lower, row.upper, row.name))
        core.maximise, core.offset = other._core.maximise, other._core.offset
        core.quadratic = {(twins[a], twins[b]): v for (a, b), v in other._core.quadratic.items()}

    def update(self):
        pass

    # -- parameters
    def setParam(self, paramname, newval):
        if not isinstance(paramname, str):
            raise TypeError("in method 'IModel_GetParamAttrType', argument 2 of type 'char const *'")
        name = _PARAMETER_NAMES.get(paramname.lower())
        if name is None:
            raise AttributeError(f"Invalid parameter name '{paramname}'")
        if isinstance(_PARAMETERS[name], float):
            self._parameters[name] = min(max(float(newval), 0.0), 1e20)
        else:
            self._parameters[name] = int(newval)

    def getParam(self, paramname):
        name = _PARAMETER_NAMES.get(str(paramname).lower())
        if name is None:
            raise AttributeError(f"Invalid parameter name '{paramname}'")
        return self._parameters[name]

    def getParamInfo(self, paramname):
        raise _Unsupported('getParamInfo')

    def resetParam(self):
        self._parameters.update(_PARAMETERS)

    # -- warm starts, logs: nothing to do
    def setMipStart(self, vars, startvals):
        for value in [startvals] if isinstance(startvals, (int, float)) else _members(startvals):
            self.__dict__['_odd_start'] |= not _math.isfinite(float(value))

    def loadMipStart(self):
        odd, self.__dict__['_odd_start'] = self._odd_start, False
        if odd:
            raise _invalid('Fail to add MIP start information')

    def setBasis(self, varbasis, constrbasis):
        pass

    def setSlackBasis(self):
        pass

    def setLogFile(self, logfile):
        pass

    def setLogCallback(self, logcb):
        pass

    def interrupt(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    # -- files
    def write(self, filename):
        """Nothing is written. A model written under a name can be read back under it in the same program."""
        if not isinstance(filename, str):
            raise TypeError("in method 'IModel_Write', argument 2 of type 'char const *'")
        kind = filename.rpartition('.')[2].lower() if '.' in filename else ''
        if kind == 'gz':
            kind = filename[:-3].rpartition('.')[2].lower()
        if kind in _WRITERS:
            getattr(self, _WRITERS[kind])(filename)

    def _keep(self, filename, what):
        folder = _os.path.dirname(filename)
        if folder and not _os.path.isdir(folder):
            raise _file_error(f'Fail to write to {what} file')
        _WRITTEN.add(filename)
        if what in ('LP', 'MPS', 'BIN'):
            _FILES[filename] = self

    def writeLp(self, filename):
        self._keep(filename, 'LP')

    def writeMps(self, filename):
        self._keep(filename, 'MPS')

    def writeBin(self, filename):
        self._keep(filename, 'BIN')

    def writeParam(self, filename):
        self._keep(filename, 'parameter')

    def writeSol(self, filename):
        if not self._solution():
            raise _invalid('Fail to write to solution file')
        self._keep(filename, 'solution')

    writeJsonSol = writeSol

    def writeBasis(self, filename):
        if not self._solution() or self._mip:
            raise _invalid('Fail to write to basis file')
        self._keep(filename, 'basis')

    def writeMst(self, filename):
        if not self._solution():
            raise _invalid('Fail to write to MIP start file')
        self._keep(filename, 'MIP start')

    def writeIIS(self, filename):
        if self._iis is None:
            raise _invalid('Fail to write to IIS file')
        self._keep(filename, 'IIS')

    def writeRelax(self, filename):
        if self._relaxation is None:
            raise _invalid('Fail to write to feasibility relaxation problem file')
        self._keep(filename, 'feasibility relaxation problem')

    def read(self, filename):
        if not isinstance(filename, str):
            raise TypeError("in method 'IModel_Read', argument 2 of type 'char const *'")
        kind = filename.rpartition('.')[2].lower()
        if kind not in _READERS:
            raise _invalid('Unknown file type')
        self._load(filename, _READERS[kind])

    def _load(self, filename, what):
        if what in ('LP', 'MPS', 'BIN') and filename in _FILES:
            source = _FILES[filename]
            self._begin(self._core.name or source._core.name)
            self._take(source)
            return
        if _os.path.exists(filename):
            raise _Unsupported(f'reading a file of kind {what}')
        raise _file_error(f'Failed to read {what} file')

    def readLp(self, filename):
        self._load(filename, 'LP')

    def readMps(self, filename):
        self._load(filename, 'MPS')

    def readBin(self, filename):
        self._load(filename, 'BIN')

    def readSol(self, filename):
        self._load(filename, 'solution')

    def readMst(self, filename):
        self._load(filename, 'MIP start')

    def readParam(self, filename):
        self._load(filename, 'parameter')

    # -- solving
    def solve(self):
        """Solves the model; status and values are read from its attributes."""
        self._run(False)

    def solveLP(self):
        """Solves the model without its integrality."""
        self._run(True)

    def _run(self, relaxed):
        core = self._core
        mip = not relaxed and (core.is_integer() or bool(core.generals))
        if self._nonlinear and core.is_integer():
            raise _invalid('Fail to solve problem')
        _infeasibility.check(core)
        self._forget()
        self.__dict__.update(_mip=mip, _shape=(len(core.columns), len(core.rows)))
        for name in ('_iis', '_relaxation'):
            found = self.__dict__[name]
            if found is not None and _infeasibility.mark(core) not in found.marks:
                self.__dict__[name] = None
        kinds = [column.kind for column in core.columns]
        try:
            if relaxed:
                if core.generals:
                    raise _Unsupported('solveLP with general constraints')
                for column in core.columns:
                    column.kind = 'C'
            word, result = self._solved()
        except _core.NotFinite:
            if self._objectives:
                raise
            raise _invalid('Fail to solve problem') from None
        finally:
            for column, kind in zip(core.columns, kinds):
                column.kind = kind
        self._keep_result(word, result)
        _core.record(self, word, self._reported())

    def _solved(self):
        core, parameters = self._core, self._parameters
        limit = min(parameters['TimeLimit'], parameters['SolTimeLimit'])
        core.time_limit = limit if limit < 1e20 else None
        core.relative_gap = min(1e-6, parameters['RelGap'])
        core.absolute_gap = min(1e-6, parameters['AbsGap'])
        if limit <= 0.0 and core.columns:
            return 'time_limit', _core.Result('time_limit')
        if self._objectives:
            result = self._hierarchy()
        elif self._nonlinear:
            result = self._nonlinear_result()
        else:
            result = self._called_back() if self._callback is not None and self._mip else core.solve(local=True)
        return self._decided(result), result

    def _called_back(self, most=500, most_dropped=100):
        """Solves until the callback takes a solution. Its rows are gone afterwards. The original drops each solution that a lazy row is
        added for, also where that row does not cut it off; it may come upon it again, and then asks again."""
        callback, seen, core = self._callback, _Seen(self), self._core
        count, dropped = len(core.rows), []
        try:
            for _ in range(most):
                result = seen.result = core.solve()
                if result.status != 'optimal' or self._taken(callback, seen):
                    break
                if any(row.cuts_off(result.x) for row in core.rows[count:]):
                    continue
                if self._taken(callback, seen):
                    break
                if not any(row.cuts_off(result.x) for row in core.rows[count:]):
                    if len(dropped) == most_dropped:
                        raise _Unsupported('a callback that rejects too many solutions')
                    dropped.append(self._drop(result.x))
            else:
                raise _Unsupported('a callback that rejects too many solutions')
        finally:
            callback.__dict__['_seen'] = None
            core.remove_rows([constr._row for constr in seen.added] + dropped)
        if result.activity is not None:
            result.activity = result.activity[:count]
        return result

    @staticmethod
    def _taken(callback, seen):
        before = len(seen.added)
        callback.__dict__['_seen'] = seen
        callback.callback()
        return len(seen.added) == before

    def _drop(self, x):
        """A row that only this point breaks: there is one where all columns are binary."""
        core = self._core
        if not all(c.kind == 'B' or c.kind == 'I' and c.lower >= 0 and c.upper <= 1 for c in core.columns):
            raise _Unsupported('a callback that rejects solutions without cutting them off')
        return core.add_row({c: -1.0 if x[c.index] > 0.5 else 1.0 for c in core.columns}, 1.0 - sum(1.0 for v in x if v > 0.5), _INFINITE)

    # -- models without a solution
    def computeIIS(self):
        """Finds an irreducible infeasible subsystem; where there are several, not always the original's."""
        core = self._core
        if self._nonlinear or core.cones or any(not isinstance(g, (_core.Indicator, _core.OrderedSet)) for g in core.generals):
            raise _Unsupported('computeIIS of this kind of model')
        found = None if core.quadratic_rows else _infeasibility.irreducible(core, sides=True, binaries=True)
        if found is None:
            raise _invalid('Fail to compute IIS')
        self.__dict__.update(_iis=found, _iis_shape=(len(core.columns), len(core.rows)))

    def _in_iis(self, item, side=None):
        word, place = {_core.Column: ('variable', 0), _core.Row: ('constraint', 1)}.get(type(item), ('', 0))
        if self._iis is None or word and self._iis_shape[place] != (len(self._core.columns), len(self._core.rows))[place]:
            raise _invalid(f'Fail to get IIS status for {word}')
        found = self._iis
        found.tell()
        if side == 'upper' and word == 'constraint' and found.has(item, 'lower'):
            return 0  # of a row that is needed whole the original names the lower side
        return int(found.has(item, side))

    def _all_in_iis(self, items, word, read):
        if isinstance(items, (Var, Constraint, GenConstr)):
            items = [items]
            return self._all_in_iis(items, word, read)[0]
        try:
            return _each(items, read)
        except CoptError:
            raise _invalid(f'Fail to get IIS status of {word}') from None

    def getVarLowerIIS(self, vars):
        return self._all_in_iis(vars, 'variables', Var.getLowerIIS)

    def getVarUpperIIS(self, vars):
        return self._all_in_iis(vars, 'variables', Var.getUpperIIS)

    def getConstrLowerIIS(self, constrs):
        return self._all_in_iis(constrs, 'constraints', Constraint.getLowerIIS)

    def getConstrUpperIIS(self, constrs):
        return self._all_in_iis(constrs, 'constraints', Constraint.getUpperIIS)

    def getSOSIIS(self, soss):
        return self._all_in_iis(soss, 'SOS constraints', SOS.getIIS)

    def getIndicatorIIS(self, genconstrs):
        return self._all_in_iis(genconstrs, 'indicator constraints', GenConstr.getIIS)

    def feasRelaxS(self, vrelax, crelax):
        """Violates bounds of variables, limits of rows or both as little as possible. The model itself stays as it is."""
        core = self._core
        bounds = {column: 1.0 for column in core.columns} if vrelax else {}
        self._relax('feasRelaxS', bounds, dict(bounds), {row: (1.0, 1.0) for row in core.rows} if crelax else {})

    def feasRelax(self, vars, lbpen, ubpen, constrs, rhspen, uppen=None):
        if uppen is not None:
            raise _Unsupported('feasRelax with uppen')
        if vars is not None and len(_members(vars)) and lbpen is None and ubpen is None:
            raise TypeError("'lbpen' and 'ubpen' must not be empty")
        lower, upper = _penalties(vars, 'vars', lbpen, 'lbpen'), _penalties(vars, 'vars', ubpen, 'ubpen')
        rows = {row: (weight, weight) for row, weight in _penalties(constrs, 'constrs', rhspen, 'rhspen').items()}
        self._relax('feasRelax', lower, upper, rows)

    def _relax(self, call, lower, upper, rows):
        if not (lower or upper or rows):
            return
        core, mode = self._core, int(self._parameters['FeasRelaxMode'])
        if mode not in (0, 1, 4):
            raise _Unsupported(f'{call} with FeasRelaxMode {mode}')
        if self._nonlinear or self._objectives:
            raise _Unsupported(f'{call} of this kind of model')
        given = core.objective(QuadExpr), core.maximise, core.time_limit
        made = _infeasibility.relax(core, lower, upper, rows)
        hold, core.time_limit = [], None
        try:
            core.set_objective(made.penalty(QuadExpr, mode == 4), False)
            result = core.solve()
            if mode == 1 and result.status == 'optimal':
                hold.append(core.add_row(made.penalty(), -_INFINITE, result.objective))
                core.set_objective(given[0], given[1])
                result = core.solve()
        finally:
            core.remove_rows(hold)
            core.set_objective(given[0], given[1])
            core.time_limit = given[2]
            made.undo()
        if result.status not in ('optimal', 'infeasible'):
            raise _Unsupported(f'{call} that ends in status {result.status}')
        kept = None
        if result.status == 'optimal' and made.parts:
            n, shifts = len(core.columns), {}
            for place, (letter, item, _, _) in enumerate(made.parts):
                below, above = shifts.get(item, (0.0, 0.0))
                off = result.x[n + place]
                shifts[item] = (below - off, above) if letter in 'LP' else (below, above + off)
            kept = _Relaxed(result.objective + 0.0, result.x[:n], shifts, _infeasibility.mark(core), (n, len(core.rows)))
        self.__dict__['_relaxation'] = kept

    def _relaxed(self, key, item):
        """How far a limit had to move; of an equation, which moves whole, both limits."""
        is_row, found = isinstance(item, _core.Row), self._relaxation
        shape = (len(self._core.columns), len(self._core.rows))
        if found is None or found.shape[is_row] != shape[is_row]:
            raise _invalid('Fail to get a constraint information' if is_row else 'Fail to get variable information')
        if key == 'relaxvalue':
            return found.x[item.index]
        below, above = found.shifts.get(item, (0.0, 0.0))
        if is_row and item.lower == item.upper:
            return below + above
        return below if key == 'relaxlb' else above

    def setCallback(self, cb, cbctx):
        """Has the callback called with solutions; other contexts never change the optimum."""
        if not isinstance(cb, CallbackBase):
            raise TypeError("'CallbackBase' object is required for argument 'cb'")
        if 'interrupt' in _core.names_in(type(cb).callback):
            raise _Unsupported('CallbackBase.interrupt')  # at a moment of the search that is another here
        self.__dict__['_callback'] = cb if int(cbctx) & COPT.CBCONTEXT_MIPSOL else None

    def _decided(self, result):
        """The original's own word for what the solver found."""
        word = result.status
        if word == 'infeasible_or_unbounded':
            word = 'unbounded' if self._has_point() else 'infeasible'
        if word == 'unbounded' and self._mip:
            return 'infeasible_or_unbounded'
        if word == 'time_limit' and result.x is not None and result.gap is not None and result.gap <= max(self._parameters['RelGap'], 1e-6):
            return 'optimal'
        if word == 'error':
            raise _Unsupported(f'a model the solver failed on ({result.message})')
        return word

    def _has_point(self):
        """Whether any solution exists, whatever the objective."""
        return self._plain({}, 0.0, {}, False).status == 'optimal'

    def _plain(self, costs, offset, quadratic, maximise):
        """One solve with another linear objective; the model's own is put back."""
        core = self._core
        kept = [column.cost for column in core.columns], core.offset, core.quadratic, core.maximise
        try:
            for column in core.columns:
                column.cost = costs.get(column, 0.0)
            core.offset, core.quadratic, core.maximise = offset, quadratic, maximise
            return core.solve()
        finally:
            for column, cost in zip(core.columns, kept[0]):
                column.cost = cost
            core.offset, core.quadratic, core.maximise = kept[1:]

    def _nonlinear_result(self):
        """A continuous nonlinear objective over a bounded, nonempty region ends as a local optimum; no number is given."""
        if self._core.generals or self._core.quadratic_rows or self._core.cones or not _core.Build(self._core).bounded() or not self._has_point():
            raise _Unsupported('a nonlinear objective')
        return _core.Result('local')

    def _hierarchy(self):
        """Several objectives: each level is held at its best while the next is improved."""
        core, added = self._core, []
        levels = sorted({o.priority for o in self._objectives.values()}, reverse=True)
        try:
            for level in levels:
                blend = LinExpr()
                for index in sorted(self._objectives):
                    objective = self._objectives[index]
                    if objective.priority == level:
                        blend.add(objective.expression, objective.weight * objective.sense)
                costs = blend.merged()
                result = self._plain(costs, blend.constant, {}, False)
                if result.status != 'optimal':
                    return result
                slack = 1e-6 * max(1.0, abs(result.objective))
                added.append(core.add_row(costs, -_INFINITE, result.objective - blend.constant + slack))
        finally:
            core.remove_rows(added)
        result.activity = None if result.activity is None else result.activity[:len(core.rows)]
        result.dual = result.reduced = None
        first = self._objectives[min(self._objectives)]
        x = result.x
        result.objective = first.expression.value(lambda column: x[column.index])
        return result

    def _keep_result(self, word, result):
        maximise = self._core.maximise
        best = -_INFINITE if maximise else _INFINITE
        status = COPT.INF_OR_UNB if word == 'infeasible_or_unbounded' else _STATUS[word]
        if word == 'infeasible' and self._nonconvex():
            status = COPT.LOCAL_INFEASIBLE
        solved = word in ('optimal', 'time_limit') and result.x is not None
        objval = result.objective + 0.0 if solved else _INFINITE
        bound, gap = best, 0.0
        if solved:
            bound = result.objective if result.bound is None or word == 'optimal' else result.bound
            gap = 0.0 if word == 'optimal' else (result.gap if result.gap is not None else _INFINITE)
        elif word != 'infeasible':
            bound, gap = -best, _INFINITE
        self.__dict__.update(_status=status, _word=word, _objval=objval, _result=result, _bound=bound, _gap=gap)

    def _nonconvex(self):
        core = self._core
        return bool(core.quadratic) and not core.is_integer() and not _core.is_convex(core.quadratic, core.maximise)

    def _solution(self):
        return self._result is not None and self._result.x is not None

    def _reported(self):
        return None if self._word == 'local' else self._objval

    def _outcome(self):
        return self._word, self._reported()

    # -- values by position, while the count of columns or rows is still that of the solve
    def _primal(self, column):
        if self._word == 'local':
            return _withheld('values at a local optimum')
        if not self._solution() or self._shape[0] != len(self._core.columns) or column.index < 0:
            raise _invalid('Fail to get variable information')
        return self._result.x[column.index]

    def _duals_known(self, message):
        """A linear model that still is one, with duals; where the solver gave none, no number is made up."""
        core = self._core
        if not (self._solution() or self._word == 'local') or self._mip or core.is_integer() or core.generals:
            raise _invalid(message)

    def _reduced(self, column):
        message = 'Fail to get variable information'
        self._duals_known(message)
        if self._shape[0] != len(self._core.columns):
            raise _invalid(message)
        return _withheld('dual values of this model') if self._result.reduced is None else self._result.reduced[column.index]

    def _dual(self, row):
        message = 'Fail to get a constraint information'
        self._duals_known(message)
        if self._shape[1] != len(self._core.rows):
            raise _invalid(message)
        return _withheld('dual values of this model') if self._result.dual is None else self._result.dual[row.index]

    def _activity(self, row):
        if self._word == 'local':
            return _withheld('values at a local optimum')
        if not self._solution() or self._shape[1] != len(self._core.rows):
            raise _invalid('Fail to get a constraint information')
        if self._result.activity is None:
            return _withheld('row activities of this model')
        return self._result.activity[row.index]

    def _has_report(self, asked, word):
        """Ranges of an optimal basis and proofs: the original has them for linear models when it was asked for them beforehand."""
        core = self._core
        return self._word == word and bool(self._parameters[asked]) and not (self._mip or core.quadratic or core.quadratic_rows or core.cones)

    def _of_report(self, name, key, message):
        if not self._has_report(*_REPORTS.get(key, _REPORTS['sensitivity'])):
            raise _invalid(message)
        return _withheld(name)

    def _basis(self, what, item):
        """Whether an item is basic or at which bound, where the solution leaves no doubt about it."""
        result, core = self._result, self._core
        curved = core.quadratic or core.quadratic_rows or core.cones
        if self._word in ('unsolved', 'local') or curved and not self._mip or self._shape != (len(core.columns), len(core.rows)):
            raise _invalid(f'Fail to get {what} basis')
        if not self._solution() or self._mip:
            return _withheld('basis')
        places = [_place(v, c.lower, c.upper) for v, c in zip(result.x, core.columns)]
        places += [_place(v, r.lower, r.upper) for v, r in zip(result.activity, core.rows)]
        if places.count(COPT.BASIS_BASIC) != len(core.rows):
            return _withheld('the basis of a degenerate solution')
        return places[item.index + (0 if what == 'variable' else len(core.columns))]

    def getVarBasis(self, vars=None):
        vars = self.getVars() if vars is None else vars
        return vars.getBasis() if isinstance(vars, Var) else _each(vars, Var.getBasis)

    def getConstrBasis(self, constrs=None):
        constrs = self.getConstrs() if constrs is None else constrs
        return constrs.getBasis() if isinstance(constrs, Constraint) else _each(constrs, Constraint.getBasis)

    def getValues(self):
        if self._word == 'local':
            return [_withheld('values at a local optimum') for _ in self._core.columns]
        if not self._solution() or self._shape[0] != len(self._core.columns):
            raise _invalid('Failed to get MIP solution')
        return list(self._result.x)

    def _lp_values(self, kind):
        if not self._solution() or self._mip:
            raise _invalid('Fail to get LP solution')
        values = getattr(self._result, kind)
        if values is None:
            held = self._core.columns if kind == 'reduced' else self._core.rows
            return [_withheld('dual values of this model') for _ in held]
        return list(values)

    def getRedcosts(self):
        return self._lp_values('reduced')

    def getSlacks(self):
        return self._lp_values('activity')

    def getDuals(self):
        return self._lp_values('dual')

    def getLpSolution(self):
        return self._lp_values('x'), self.getSlacks(), self.getDuals(), self.getRedcosts()

    def getPoolObjVal(self, isol):
        if not self._solution() or not self._mip or isol != 0:
            raise _Unsupported('the solution pool')
        return self._objval

    def getPoolSolution(self, isol, vars):
        self.getPoolObjVal(isol)
        return _each(vars, Var._value)

    # -- attributes
    def getAttr(self, attrname):
        return self._attribute(attrname)

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        if name in ('param', 'Param'):
            return ParamSetting(self)
        if name in _ABSENT:
            def absent(*args, **kwargs):
                raise _Unsupported(name)
            return absent
        return self._attribute(name)

    def __setattr__(self, name, value):
        key = name.lower()
        if key == 'objsense':
            self.setObjSense(value)
        elif key == 'objconst':
            self.setObjConst(value)
        else:
            raise AttributeError("Invalid attribute name 'setAttr'")

    def _attribute(self, name):
        key = str(name).lower()
        reader = _READ.get(key)
        if reader is not None:
            return reader(self)
        if key in _ZEROS:
            return 0
        if key in _EXTREMES:
            return self._extreme(key)
        if key in _UNKNOWN_NUMBERS:
            return _withheld(f'Model.{name}')
        raise _unknown(name)

    def _number(self, value):
        return _withheld('values at a local optimum') if self._word == 'local' else value

    def _extreme(self, name):
        """The largest or smallest size of a kind of numbers of the model, zero where there is none."""
        pick, kind = max if name.startswith('max') else min, name[3:]
        core = self._core
        numbers = {
            'bound': lambda: [bound for c in core.columns for bound in (c.lower, c.upper)],
            'cost': lambda: [c.cost for c in core.columns],
            'elem': lambda: [v for row in core.rows for v in row.terms.values()],
            'rhs': lambda: [limit for row in core.rows for limit in (row.lower, row.upper)],
        }[kind]()
        return float(pick((abs(v) for v in numbers if v and abs(v) < _INFINITE), default=0.0))

    def __repr__(self):
        return f'<coptpy.Model: {self._core.name}>'


_READ = {
    'name': lambda m: m._core.name,
    'status': lambda m: m._status,
    'lpstatus': lambda m: 0 if m._mip or not m._status else {20: 1, 21: 2}.get(m._status, m._status),
    'mipstatus': lambda m: m._status if m._mip else 0,
    'objval': lambda m: m._number(m._objval),
    'lpobjval': lambda m: m._number(0.0 if m._mip else m._objval),
    'bestobj': lambda m: m._objval if m._mip else 0.0,
    'bestbnd': lambda m: m._bound if m._mip else 0.0,
    'bestgap': lambda m: m._gap if m._mip else 0.0,
    'objbound': lambda m: m._number(m._bound if m._status else m._objval),
    'nodecnt': lambda m: m._result.nodes if m._mip and m._result else 0,
    'poolsols': lambda m: 1 if m._mip and m._solution() else 0,
    'hassol': lambda m: int(m._solution() or m._word == 'local'),
    'hasmipsol': lambda m: int(m._mip and m._solution()),
    'haslpsol': lambda m: int(not m._mip and (m._solution() or m._word == 'local')),
    'hasbasis': lambda m: int(m._word not in ('unsolved', 'local') and (m._mip or not (m._core.quadratic or m._core.quadratic_rows or m._core.cones))),
    'hasqobj': lambda m: int(bool(m._core.quadratic)),
    'hasnlobj': lambda m: int(m._nonlinear),
    'mempeak': lambda m: 0.0,
    'solvingtime': lambda m: 0.0 if m._result is None else 0.001,
    'objsense': lambda m: -1 if m._core.maximise else 1,
    'objconst': lambda m: m._core.offset,
    'cols': lambda m: len(m._core.columns),
    'rows': lambda m: len(m._core.rows),
    'elems': lambda m: sum(len(row.terms) for row in m._core.rows),
    'qelems': lambda m: len(m._core.quadratic),
    'bins': lambda m: sum(1 for c in m._core.columns if c.kind == 'B'),
    'ints': lambda m: sum(1 for c in m._core.columns if c.kind == 'I'),
    'soss': lambda m: len(m._soss),
    'cones': lambda m: len(m._core.cones),
    'qconstrs': lambda m: len(m._qconstrs),
    'indicators': lambda m: sum(1 for g in m._genconstrs if type(g) is GenConstr),
    'multiobjs': lambda m: len(m._objectives),
    'hassensitivity': lambda m: int(m._has_report(*_REPORTS['sensitivity'])),
    'hasdualfarkas': lambda m: int(m._has_report(*_REPORTS['dualfarkas'])),
    'hasprimalray': lambda m: int(m._has_report(*_REPORTS['primalray'])),
    'hasiis': lambda m: int(m._iis is not None),
    'isminiis': lambda m: int(m._iis is not None),
    'iiscols': lambda m: m._iis.count(_core.Column) if m._iis else 0,
    'iisrows': lambda m: m._iis.count(_core.Row) if m._iis else 0,
    'iissoss': lambda m: m._iis.count(_core.OrderedSet) if m._iis else 0,
    'iisindicators': lambda m: m._iis.count(_core.Indicator) if m._iis else 0,
    'hasfeasrelaxsol': lambda m: int(m._relaxation is not None),
    'feasrelaxobj': lambda m: m._relaxation.objective if m._relaxation else 0.0,
    'ismip': lambda m: int(m._core.is_integer() or bool(m._core.generals)),
}
_WRITERS = {'lp': 'writeLp', 'mps': 'writeMps', 'bin': 'writeBin', 'sol': 'writeSol', 'mst': 'writeMst', 'bas': 'writeBasis', 'par': 'writeParam', 'iis': 'writeIIS', 'relax': 'writeRelax', 'json': 'writeJsonSol'}
_READERS = {'lp': 'LP', 'mps': 'MPS', 'bin': 'BIN', 'sol': 'solution', 'mst': 'MIP start', 'par': 'parameter', 'bas': 'basis'}
_ABSENT = frozenset("""addAffineCone addAffineCones addConeByDim addCones addDenseMat addDiagMat addExpCone addExpConeByDim addExpCones
addEyeMat addMQConstr addNlConstr addNlConstrs addOnesMat addPsdVar addPsdVars addSparseMat addSymMat addUserCut addUserCuts
bsolve fsolve computeShadowPriceRange delPsdObj feasRelaxN getAffineCone getAffineConeBuilders
getAffineConeByName getAffineCones getBasisHead getCone getConeBuilders getCones getConstrBuilders
getExpCone getExpConeBuilders getExpCones getGenConstr getGenConstrByName getGenConstrIndicator getGenConstrIndicators
getLmiConstr getLmiConstrByName getLmiConstrs getLmiDuals getLmiRhs getLmiRow getLmiSlacks getLmiSolution getNlConstr getNlConstrBuilders
getNlConstrByName getNlConstrs getNlRow getObjParamN getObjectiveN getParamN getPoolObjValN getPsdConstr getPsdConstrBuilders
getPsdConstrByName getPsdConstrs getPsdDuals getPsdRedcosts getPsdRow getPsdSlacks getPsdSolution getPsdValues getPsdVar getPsdVarByName
getPsdVars getQConstr getQConstrBuilders getQConstrByName getQuadRow getSOS getSOSBuilders getSymMat
loadCone loadConeMatrix loadExpCone loadMatrix loadNlData loadQ loadTuneParam readBasis readCbf readJsonSol readOrd readSdpa
readTune resetObjParamN resetParamN setLmiRhs setLpSolution setNlPrimalStart setParamN tune writeCbf writeMpsStr
writeNL writeOrd writePoolSol writeTuneParam dispose""".split())


def _place(value, lower, upper):
    """The basis status that a value suggests: at a bound, or basic between them."""
    near = 1e-7 * (1.0 + abs(value))
    at_lower, at_upper = value - lower <= near, upper - value <= near
    if at_lower and at_upper:
        return COPT.BASIS_FIXED
    return COPT.BASIS_LOWER if at_lower else COPT.BASIS_UPPER if at_upper else COPT.BASIS_BASIC


def _penalties(items, word, given, penalty):
    """Penalties by column or row. The original takes no plain number for all."""
    if items is None or given is None or isinstance(given, (int, float)):
        return {}
    members = _members(items)
    weights = [given[key] for key in items.keys()] if isinstance(given, (dict, tupledict)) else [float(w) for w in _members(given)]
    if len(members) != len(weights):
        raise TypeError(f"Mismatch dimension between '{word}' and '{penalty}'")
    if any(weight < 0 for weight in weights):
        raise _invalid('Fail to call FeasRelax')
    return {item._column if isinstance(item, Var) else item._row: weight for item, weight in zip(members, weights) if weight < _INFINITE}


def _row_of(constr):
    if not isinstance(constr, Constraint):
        raise AttributeError(f"'{type(constr).__name__}' object has no attribute '__dict__'")
    return constr._row


def _as_linear(expr):
    """A fresh LinExpr of a variable, sum or number."""
    expr = expr._items()[0] if isinstance(expr, _Matrix) and expr.size == 1 else expr
    return _copy(expr, 1) if isinstance(expr, _Operand) and expr._rank < 2 else LinExpr(float(expr))


def _form(argument):
    """(terms, constant) of a variable, sum or number."""
    expression = _as_linear(argument)
    return expression.merged(), expression.constant


def _built(lhs, sense, rhs):
    """The builder of lhs, sense, rhs given apart."""
    lhs = lhs if isinstance(lhs, _Operand) else LinExpr(float(lhs))
    if sense == 'N':
        return ConstrBuilder._of(_into(_copy(lhs, 1), rhs, -1.0), 'N')
    return _compare(lhs, sense, rhs)


def _each(items, read):
    """A value for each item, in the shape the items came in."""
    if isinstance(items, (dict, tupledict)):
        return tupledict({key: read(item) for key, item in items.items()})
    return [read(item) for item in _members(items)]


def _keys(indices):
    """The keys addVars makes of its indices."""
    if not indices:
        raise TypeError("'indices' is required to add variables to model")
    if isinstance(indices[0], (int, float)) or not hasattr(indices[0], '__iter__'):
        axes = [range(_operator.index(index)) for index in indices]
    else:
        axes = [_axis(index) for index in indices]
    if len(axes) == 1:
        return list(axes[0])
    keys = [()]
    for axis in axes:
        keys = [key + (part if isinstance(part, tuple) else (part,)) for key in keys for part in axis]
    return keys


def _axis(index):
    if isinstance(index, str) or not hasattr(index, '__len__') and not hasattr(index, 'keys'):
        if isinstance(index, (int, float)):
            raise TypeError(f"'{type(index).__name__}' object is not iterable")
        raise TypeError("'int', 'float' or 'str' object(s) are required for argument 'indices'")
    parts = list(index)
    for part in parts:
        if not isinstance(part, (int, float, str, tuple)) and not hasattr(part, '__index__'):
            raise TypeError("'int', 'float' or 'str' object(s) are required for argument 'indices'")
    return parts


def _flat(values):
    for value in values:
        if isinstance(value, (list, tuple)):
            yield from _flat(value)
        else:
            yield value


def _per_key(value, keys, default):
    """What addVars makes of lb, ub or obj: one number for all, one by position, or for tuple keys one by key."""
    count = len(keys)
    if value is None:
        return [default] * count
    if isinstance(value, (dict, tupledict)):
        if not keys or not isinstance(keys[0], tuple):
            return [default] * count
        values = [value[key] for key in keys if key in value]
        if not values:
            return [default] * count
    elif isinstance(value, (list, tuple, range)):
        values = list(_flat(value))
    elif getattr(value, 'shape', ()):
        values = list(value.ravel())
    else:
        return [float(value)] * count
    if len(values) < count:
        raise IndexError('list index out of range')
    return values


def _kinds(vtype, keys):
    if isinstance(vtype, (dict, tupledict)):
        if keys and isinstance(keys[0], tuple):
            raise TypeError(f"unhashable type: '{type(vtype).__name__}'")
        return ['C'] * len(keys)
    if isinstance(vtype, (list, tuple)):
        kinds = list(_flat(vtype))
        if len(kinds) < len(keys):
            raise IndexError('list index out of range')
    else:
        kinds = [vtype] * len(keys)
    for kind in kinds:
        if isinstance(kind, str) and len(kind) != 1:
            raise TypeError("Wrong number or type of arguments for overloaded function 'IModel_AddVars'.")
        if kind not in ('C', 'B', 'I'):
            raise _invalid('Fail to add vars')
    return kinds


# The original is compiled: its messages name a method without its class, and its classes live in another module.
for _thing in list(globals().values()):
    if isinstance(_thing, type) and _thing.__module__ == __name__ and not _thing.__name__.startswith('_'):
        _thing.__module__ = 'coptcore'
        for _name, _member in list(vars(_thing).items()):
            if isinstance(_member, _types.FunctionType):
                _member.__qualname__ = _member.__name__

# The matrix interface: its classes, and its methods of a model.
__path__ = []
from coptpy import _matrix
from coptpy._matrix import MConstr, MConstrBuilder, MLinExpr, MQConstr, MQConstrBuilder, MQuadExpr, MVar, NdArray, _Matrix, hstack, stack, vstack

for _thing in (MConstr, MConstrBuilder, MLinExpr, MQConstr, MQConstrBuilder, MQuadExpr, MVar, NdArray, _Matrix, _matrix._Expressions, _matrix.Shape):
    _thing.__module__ = 'coptcore'
    for _member in list(vars(_thing).values()):
        if isinstance(_member, _types.FunctionType):
            _member.__qualname__ = _member.__name__
for _member in (_matrix.addMVar, _matrix.addMConstr, _matrix.setMObjective, _matrix.getA):
    setattr(Model, _member.__name__, _member)

__all__ = [_name for _name in list(globals()) if not _name.startswith('_')]
