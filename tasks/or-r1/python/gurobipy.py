"""A stand-in for gurobipy 13 under its free licence, for running answers written against it.

Changes wait for `update`, statuses follow what presolve tells of small models, missing values are
AttributeErrors: all as measured on the original. The solving is the host's; logs and files are not
made, and what cannot be reproduced faithfully raises `modelling.Unsupported`.
"""
import itertools
import math
import os
import sys
import types

import infeasibility as _infeasibility
import modelling as _core
from modelling import Unsupported
from withheld import withheld as _withheld

__version__ = "13.0.3"
_INF = math.inf


class GurobiError(Exception):
    """An error with a number (`errno`) and a `message`."""

    def __init__(self, errno, message):
        super().__init__(message)
        self.errno, self.message = errno, message


# ---------------------------------------------------------------- constants


class StatusConstClass:
    LOADED, OPTIMAL, INFEASIBLE, INF_OR_UNBD, UNBOUNDED, CUTOFF, ITERATION_LIMIT, NODE_LIMIT, TIME_LIMIT = range(1, 10)
    SOLUTION_LIMIT, INTERRUPTED, NUMERIC, SUBOPTIMAL, INPROGRESS, USER_OBJ_LIMIT, WORK_LIMIT, MEM_LIMIT = range(10, 18)
    LOCALLY_OPTIMAL, LOCALLY_INFEASIBLE = 18, 19


class CallbackConstClass:
    """Where a callback is called, and what it may ask there."""

    POLLING, PRESOLVE, SIMPLEX, MIP, MIPSOL, MIPNODE, MESSAGE, BARRIER, MULTIOBJ, IIS, PDHG, NLBAR = range(12)
    MIPSOL_SOL, MIPSOL_OBJ, MIPSOL_OBJBST, MIPSOL_OBJBND, MIPSOL_NODCNT, MIPSOL_SOLCNT = range(4001, 4007)
    MIPSOL_OPENSCENARIOS, MIPSOL_PHASE = 4007, 4008
    MIP_OBJBST, MIP_OBJBND, MIP_NODCNT, MIP_SOLCNT, MIP_CUTCNT, MIP_NODLFT, MIP_ITRCNT = range(3000, 3007)
    MIPNODE_STATUS, MIPNODE_REL, MIPNODE_OBJBST, MIPNODE_OBJBND, MIPNODE_NODCNT, MIPNODE_SOLCNT = range(5001, 5007)
    RUNTIME, MSG_STRING, WORK = 6001, 6002, 6003
    SPX_ITRCNT, SPX_OBJVAL, SPX_PRIMINF, SPX_DUALINF, SPX_ISPERT = range(2000, 2005)


class ErrorConstClass:
    OUT_OF_MEMORY, NULL_ARGUMENT, INVALID_ARGUMENT, UNKNOWN_ATTRIBUTE, DATA_NOT_AVAILABLE = range(10001, 10006)
    INDEX_OUT_OF_RANGE, UNKNOWN_PARAMETER, VALUE_OUT_OF_RANGE, NO_LICENSE, SIZE_LIMIT_EXCEEDED = range(10006, 10011)
    CALLBACK, FILE_READ, FILE_WRITE, NUMERIC, IIS_NOT_INFEASIBLE, NOT_FOR_MIP = range(10011, 10017)
    OPTIMIZATION_IN_PROGRESS, DUPLICATES, NODEFILE, Q_NOT_PSD, QCP_EQUALITY_CONSTRAINT, NETWORK = range(10017, 10023)
    JOB_REJECTED, NOT_SUPPORTED, EXCEED_2B_NONZEROS, INVALID_PIECEWISE_OBJ, UPDATEMODE_CHANGE, CLOUD = range(10023, 10029)
    MODEL_MODIFICATION, CSWORKER, TUNE_MODEL_TYPES, SECURITY = range(10029, 10033)
    NOT_IN_MODEL, FAILED_TO_CREATE_MODEL, INTERNAL = 20001, 20002, 20003


class AttrConstClass:
    """Names of attributes."""


class ParamConstClass:
    """Names of parameters."""


for _name in """BarIterCount BarPi BarX BoundSVio BoundVio BoundVioSum BranchPriority CBasis CTag ComplVio ConstrName ConstrResidual
ConstrSVio ConstrVio ConstrVioSum DNumNZs DStart DualResidual DualVio FarkasDual FarkasProof Fingerprint FuncNonlinear FuncPieces
GenConstrName GenConstrType IISConstr IISConstrForce IISGenConstr IISLB IISLBForce IISMinimal IISQConstr IISSOS IISUB IISUBForce
IntVio IntVioSum IsMIP IsMultiObj IsQCP IsQP IterCount Kappa KappaExact LB Lazy LicenseExpiration MIPGap MaxBound MaxCoeff MaxMemUsed
MaxObjCoeff MaxRHS MaxVio MemUsed MinBound MinCoeff MinObjCoeff MinRHS ModelName ModelSense NodeCount NumBinVars NumConstrs
NumGenConstrs NumIntVars NumNZs NumObj NumPWLObjVars NumQCNZs NumQConstrs NumQNZs NumSOS NumScenarios NumStart NumVars Obj ObjBound
ObjBoundC ObjCon ObjN ObjNAbsTol ObjNCon ObjNName ObjNPriority ObjNRelTol ObjNVal ObjNWeight ObjVal PStart PWLObjCvx Partition Pi
PoolIgnore PoolNObjVal PoolNX PoolObjBound PoolObjVal PreFixVal QCName QCPi QCRHS QCSense QCSlack QCTag RC RHS Runtime SALBLow SALBUp
SAObjLow SAObjUp SARHSLow SARHSUp SAUBLow SAUBUp Sense Slack SolCount Start Status TuneResultCount UB UnbdRay VBasis VTag VType
VarHintPri VarHintVal VarName VarPreStat Work X Xn""".split():
    setattr(AttrConstClass, _name, _name)


class GRB:
    LOADED, OPTIMAL, INFEASIBLE, INF_OR_UNBD, UNBOUNDED, CUTOFF, ITERATION_LIMIT, NODE_LIMIT, TIME_LIMIT = range(1, 10)
    SOLUTION_LIMIT, INTERRUPTED, NUMERIC, SUBOPTIMAL, INPROGRESS, USER_OBJ_LIMIT, WORK_LIMIT, MEM_LIMIT = range(10, 18)
    LOCALLY_OPTIMAL, LOCALLY_INFEASIBLE = 18, 19
    CONTINUOUS, BINARY, INTEGER, SEMICONT, SEMIINT = "C", "B", "I", "S", "N"
    LESS_EQUAL, GREATER_EQUAL, EQUAL = "<", ">", "="
    MINIMIZE, MAXIMIZE = 1, -1
    INFINITY, UNDEFINED, MAXINT = 1e100, 1e101, 2000000000
    SOS_TYPE1, SOS_TYPE2 = 1, 2
    BASIC, NONBASIC_LOWER, NONBASIC_UPPER, SUPERBASIC = 0, -1, -2, -3
    METHOD_AUTO = METHOD_NONE = -1
    METHOD_PRIMAL, METHOD_DUAL, METHOD_BARRIER, METHOD_CONCURRENT, METHOD_DETERMINISTIC_CONCURRENT = range(5)
    METHOD_DETERMINISTIC_CONCURRENT_SIMPLEX, METHOD_PDHG = 5, 6
    PRESOLVE_AUTO, PRESOLVE_OFF, PRESOLVE_CONSERVATIVE, PRESOLVE_AGGRESSIVE = range(-1, 3)
    CUTS_AUTO, CUTS_OFF, CUTS_CONSERVATIVE, CUTS_AGGRESSIVE, CUTS_VERYAGGRESSIVE = range(-1, 4)
    MIPFOCUS_BALANCED, MIPFOCUS_FEASIBILITY, MIPFOCUS_OPTIMALITY, MIPFOCUS_BESTBOUND = range(4)
    FEASRELAX_LINEAR, FEASRELAX_QUADRATIC, FEASRELAX_CARDINALITY = range(3)
    GENCONSTR_MAX, GENCONSTR_MIN, GENCONSTR_ABS, GENCONSTR_AND, GENCONSTR_OR, GENCONSTR_NORM, GENCONSTR_NL = range(7)
    GENCONSTR_INDICATOR, GENCONSTR_PWL = 7, 8
    MAX_CONCURRENT, MAX_NAMELEN, MAX_STRLEN, MAX_TAGLEN = 64, 255, 512, 10240
    VERSION_MAJOR, VERSION_MINOR, VERSION_TECHNICAL = 13, 0, 3
    Status = status = StatusConstClass()
    Callback = callback = CallbackConstClass()
    Error = error = ErrorConstClass()
    Attr = attr = AttrConstClass()
    Param = param = ParamConstClass()


for _name, _number in vars(ErrorConstClass).items():
    if not _name.startswith("_"):
        setattr(GRB, f"ERROR_{_name}", _number)

# name:type:least:greatest:default, M for two thousand million
_PARAMETERS = {}
for _entry in """
AggFill:i:-1:M:-1 Aggregate:i:0:2:1 BQPCuts:i:-1:2:-1
BarConvTol:f:0:1:1e-08 BarCorrectors:i:-1:M:-1 BarHomogeneous:i:-1:1:-1 BarIterLimit:i:0:M:1000 BarOrder:i:-1:1:-1
BarQCPConvTol:f:0:1:1e-06 BestBdStop:f:-inf:inf:inf BestObjStop:f:-inf:inf:-inf BranchDir:i:-1:1:0 CSAPIAccessID:s CSAPISecret:s
CSAppName:s CSAuthToken:s CSBatchMode:i:0:1:0 CSClientLog:i:0:3:0 CSGroup:s CSIdleTimeout:i:-1:M:-1 CSManager:s
CSPriority:i:-100:100:0 CSQueueTimeout:f:-1:inf:-1 CSRouter:s CSTLSInsecure:i:0:1:0 CliqueCuts:i:-1:2:-1 CloudAccessID:s
CloudHost:s CloudPool:s CloudSecretKey:s ComputeServer:s ConcurrentJobs:i:0:M:0 ConcurrentMIP:i:1:64:1
ConcurrentMethod:i:-1:3:-1 CoverCuts:i:-1:2:-1 Crossover:i:-1:5:-1 CrossoverBasis:i:-1:1:-1 CutAggPasses:i:-1:M:-1
CutPasses:i:-1:M:-1 Cutoff:f:-inf:inf:inf Cuts:i:-1:3:-1 DegenMoves:i:-1:M:-1 Disconnected:i:-1:2:-1 DisplayInterval:i:1:M:5
DistributedMIPJobs:i:0:M:0 DualImpliedCuts:i:-1:2:-1 DualReductions:i:0:1:1 FeasRelaxBigM:f:0:inf:1000000
FeasibilityTol:f:1e-09:0.01:1e-06 FixVarsInIndicators:i:0:1:0 FlowCoverCuts:i:-1:2:-1 FlowPathCuts:i:-1:2:-1
FuncMaxVal:f:0.01:inf:1000000 FuncNonlinear:i:0:1:1 FuncPieceError:f:1e-06:1000000:0.001 FuncPieceLength:f:1e-05:1000000:0.01
FuncPieceRatio:f:-1:1:-1 FuncPieces:i:-2:200000000:0 GUBCoverCuts:i:-1:2:-1 GomoryPasses:i:-1:M:-1 Heuristics:f:0:1:0.05
IISMethod:i:-1:3:-1 IgnoreNames:i:0:1:0 ImpliedCuts:i:-1:2:-1 ImproveStartGap:f:0:inf:0 ImproveStartNodes:f:0:inf:inf
ImproveStartTime:f:0:inf:inf ImproveStartWork:f:0:inf:inf InfProofCuts:i:-1:2:-1 InfUnbdInfo:i:0:1:0 InheritParams:i:-1:1:-1
IntFeasTol:f:1e-09:0.1:1e-05 IntegralityFocus:i:0:1:0 IterationLimit:f:0:inf:inf JSONSolDetail:i:0:1:0 JobID:s
LPWarmStart:i:-1:2:-1 LazyConstraints:i:0:1:0 LicenseID:i:0:M:0 LiftProjectCuts:i:-1:2:-1 LogFile:s LogToConsole:i:0:1:1
MIPFocus:i:0:3:0 MIPGap:f:0:inf:0.0001 MIPGapAbs:f:0:inf:1e-10 MIPSepCuts:i:-1:2:-1 MIQCPMethod:i:-1:1:-1 MIRCuts:i:-1:2:-1
MarkowitzTol:f:0.0001:0.999:0.0078125 MasterKnapsackCuts:i:-1:2:-1 MemLimit:f:0:inf:inf Method:i:-1:6:-1 MinRelNodes:i:-1:M:-1
MixingCuts:i:-1:2:-1 ModKCuts:i:-1:2:-1 MultiObjMethod:i:-1:2:-1 MultiObjPre:i:-1:2:-1 NLBarCFeasTol:f:1e-12:0.1:1e-08
NLBarDFeasTol:f:1e-12:0.1:1e-06 NLBarIterLimit:i:0:M:1000 NLBarPFeasTol:f:1e-12:0.1:1e-06 NLPHeur:i:-1:3:-1 NetworkAlg:i:-1:1:-1
NetworkCuts:i:-1:2:-1 NoRelHeurSolutions:i:0:M:0 NoRelHeurTime:f:0:inf:0 NoRelHeurWork:f:0:inf:0 NodeLimit:f:0:inf:inf
NodeMethod:i:-1:5:-1 NodefileDir:s NodefileStart:f:0:inf:inf NonConvex:i:-1:2:-1 NormAdjust:i:-1:3:-1 NumericFocus:i:0:3:0
OBBT:i:-1:3:-1 ObjNumber:i:0:M:0 ObjPassNumber:i:-1:M:-1 ObjScale:f:-1:inf:0 OptimalityTarget:i:-1:1:-1
OptimalityTol:f:1e-09:0.01:1e-06 OutputFlag:i:0:1:1 PDHGAbsTol:f:1e-09:0.01:1e-06 PDHGConvTol:f:0:1:1e-06 PDHGGPU:i:0:1:0
PDHGIterLimit:f:0:inf:inf PDHGRelTol:f:0:inf:1e-06 PSDCuts:i:-1:2:-1 PSDTol:f:0:inf:1e-06 PartitionPlace:i:0:31:15
PerturbValue:f:0:inf:0.0002 PoolGap:f:0:inf:inf PoolGapAbs:f:0:inf:inf PoolSearchMode:i:0:2:0 PoolSolutions:i:1:M:10
PreCrush:i:0:1:0 PreDepRow:i:-1:1:-1 PreDual:i:-1:2:-1 PreMIQCPForm:i:-1:2:-1 PrePasses:i:-1:M:-1 PreQLinearize:i:-1:2:-1
PreSOS1BigM:f:-1:10000000000:-1 PreSOS1Encoding:i:-1:3:-1 PreSOS2BigM:f:-1:10000000000:-1 PreSOS2Encoding:i:-1:3:-1
PreSparsify:i:-1:2:-1 Presolve:i:-1:2:-1 ProjImpliedCuts:i:-1:2:-1 PumpPasses:i:-1:M:-1 QCPDual:i:0:1:0 Quad:i:-1:1:-1
RINS:i:-1:M:-1 RLTCuts:i:-1:2:-1 Record:i:0:1:0 RelaxLiftCuts:i:-1:2:-1 ResultFile:s ScaleFlag:i:-1:3:-1 ScenarioNumber:i:0:M:0
Seed:i:0:M:0 ServerPassword:s ServerTimeout:i:1:M:60 SiftMethod:i:-1:2:-1 Sifting:i:-1:2:-1 SimplexPricing:i:-1:3:-1
SoftMemLimit:f:0:inf:inf SolFiles:s SolutionLimit:i:1:M:M SolutionNumber:i:0:M:0 SolutionTarget:i:-1:1:-1
StartNodeLimit:i:-3:M:-1 StartNumber:i:-1:M:0 StartTimeLimit:f:0:inf:inf StartWorkLimit:f:0:inf:inf StrongCGCuts:i:-1:2:-1
SubMIPCuts:i:-1:2:-1 SubMIPNodes:i:0:M:500 Symmetry:i:-1:2:-1 TSPort:i:0:65536:41954 ThreadLimit:i:0:1024:0 Threads:i:-1:1024:0
TimeLimit:f:0:inf:inf TokenServer:s TuneCleanup:f:0:1:0 TuneCriterion:i:-1:3:-1 TuneDynamicJobs:i:-1:M:0 TuneJobs:i:0:M:0
TuneMetric:i:-1:1:-1 TuneOutput:i:0:3:2 TuneResults:i:-2:M:-1 TuneTargetMIPGap:f:0:inf:0 TuneTargetTime:f:0:inf:0.005
TuneTimeLimit:f:0:inf:86400 TuneTrials:i:0:M:0 UpdateMode:i:0:1:1 UserName:s VarBranch:i:-1:3:-1 WLSAccessID:s WLSConfig:s
WLSProxy:s WLSSecret:s WLSToken:s WLSTokenDuration:i:0:M:0 WLSTokenRefresh:f:0:1:0.9 WorkLimit:f:0:inf:inf WorkerPassword:s
WorkerPool:s ZeroHalfCuts:i:-1:2:-1 ZeroObjNodes:i:-1:M:-1
""".split():
    _name, _kind, *_numbers = _entry.split(":")
    _of = {"i": lambda text: int(text.replace("M", "2000000000")), "f": float, "s": str}[_kind]
    _PARAMETERS[_name.lower()] = (_name, {"i": int, "f": float, "s": str}[_kind], *map(_of, _numbers))
    setattr(ParamConstClass, _name, _name)
# Beginnings of the names of what a callback may ask about a search.
_PROGRESS = ("MIP_", "MIPNODE_", "MIPSOL_", "SPX_", "BARRIER_", "MULTIOBJ_", "cbGetNodeRel", "cbGetSolution")
# Parameters that end the search before its end, so that another solver's answer could not be the same.
_EARLY_STOPS = ("BestObjStop", "BestBdStop", "Cutoff", "SolutionLimit", "NodeLimit", "IterationLimit", "BarIterLimit", "WorkLimit")


class ParamClass:
    """Parameters by name, in any case."""

    def __init__(self):
        object.__setattr__(self, "_set", {})

    def __getattr__(self, name):
        entry = _PARAMETERS.get(name.lower())
        if entry is None:
            raise AttributeError(f"No parameter named '{name}'")
        return self._set.get(entry[0], entry[4] if len(entry) > 4 else "")

    def __setattr__(self, name, number):
        self._put(name, number)

    def _put(self, name, number):
        if not isinstance(name, str):
            raise TypeError(f"'{type(name).__name__}' object is not iterable")
        entry = _PARAMETERS.get(name.lower())
        if entry is None:
            raise GurobiError(0, f"Unknown parameter '{name}'")
        if number == "default":
            self._set.pop(entry[0], None)
            return
        name, kind = entry[:2]
        if kind is str:
            self._set[name] = str(number)
            return
        if kind is float:
            given = _number(number)
            if math.isnan(given):
                return
        else:
            given = int(number)
        for edge, word, broken in ((entry[2], "minimum", given < entry[2]), (entry[3], "maximum", given > entry[3])):
            if broken:
                number = max(-1e100, min(number, 1e100)) if kind is float else number
                raise GurobiError(10008, f"Unable to set parameter {name} to value {number:g} ({word} is {edge:g})")
        self._set[name] = given

    def __repr__(self):
        changed = ", ".join(f"{name}={number}" for name, number in self._set.items())
        return f"<gurobipy.ParamClass: {'Parameter changes: ' + changed if changed else 'No parameter changes'}>"


class Env:
    """Holds parameters that its models start from."""

    def __init__(self, logfilename="", empty=False, params=None):
        self._params = ParamClass()
        for name, number in (params or {}).items():
            self._params._put(name, number)

    def setParam(self, paramname, newval):
        self._params._put(paramname, newval)

    def getParam(self, paramname):
        return getattr(self._params, paramname)

    def resetParams(self):
        self._params._set.clear()

    def start(self):
        return self

    def dispose(self):
        pass

    close = dispose

    def __repr__(self):
        changed = ", ".join(f"{name}={number}" for name, number in self._params._set.items())
        return f"<gurobipy.Env, {'Parameter changes: ' + changed if changed else 'No parameter changes'}>"

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def writeParams(self, filename):
        pass


_default_env = Env()


def setParam(paramname, newvalue):
    _default_env.setParam(paramname, newvalue)


def resetParams():
    _default_env.resetParams()


def getParamInfo(paramname):
    entry = _PARAMETERS.get(paramname.lower())
    return None if entry is None else (entry[0], entry[1], getattr(_default_env._params, entry[0]), *entry[2:])


def readParams(filename):
    raise Unsupported("readParams")


def writeParams(filename):
    pass


def paramHelp(paramname=""):
    pass


def disposeDefaultEnv():
    pass


class gurobi:
    @staticmethod
    def version():
        return (13, 0, 3)

    @staticmethod
    def platform():
        return "linux64"


# ---------------------------------------------------------------- expressions


def _is_number(thing):
    if isinstance(thing, int):
        return thing.bit_length() < 1024
    return isinstance(thing, float) or (hasattr(thing, "__float__") and not isinstance(thing, (str, _Operators)) and not getattr(thing, "shape", ()))


def _number(thing):
    if isinstance(thing, float):
        return thing
    if isinstance(thing, str) or not hasattr(thing, "__float__") and not isinstance(thing, int):
        raise TypeError(f"must be real number, not {type(thing).__name__}")
    return float(thing)


def _coefficient(thing):
    number = _number(thing)
    if not math.isfinite(number):
        raise GurobiError(10003, "Coefficient is Nan or Inf")
    return number


def _constant(thing):
    number = _number(thing)
    if math.isnan(number):
        raise GurobiError(10003, "Constant is Nan")
    return number


def _linear(thing):
    """The thing as a LinExpr or QuadExpr of its own, or None."""
    if isinstance(thing, Var):
        return LinExpr._of([thing._column], [1.0])
    if isinstance(thing, (LinExpr, QuadExpr)):
        return thing.copy()
    if _is_number(thing):
        return LinExpr._of([], [], float(thing))
    return None


class _Operators:
    """Arithmetic that variables and expressions share; every result is a fresh expression."""

    __slots__ = ()

    def __pos__(self):
        return _linear(self)

    def __neg__(self):
        return _linear(self).scale(-1.0)

    def __add__(self, other):
        return _sum(_linear(self), other, 1.0)

    __radd__ = __add__

    def __sub__(self, other):
        return _sum(_linear(self), other, -1.0)

    def __rsub__(self, other):
        return _sum(_linear(self).scale(-1.0), other, 1.0)

    def __mul__(self, other):
        if isinstance(other, NLExpr):
            return NLExpr("*", self, other)
        if isinstance(other, _Operators):
            first, second = _linear(self), _linear(other)
            try:
                return _core.product(first, second, QuadExpr)
            except ValueError:
                return NLExpr("*", self, other)
        return _linear(self).scale(float(other)) if _is_number(other) else NotImplemented

    def __rmul__(self, other):
        return self.__mul__(other)

    def __truediv__(self, other):
        if isinstance(other, (_Operators, NLExpr)):
            return NLExpr("/", self, other)
        if not _is_number(other):
            return NotImplemented
        if other == 0:
            raise ZeroDivisionError("float division")
        return _linear(self).scale(1.0 / float(other))

    def __rtruediv__(self, other):
        return NLExpr("/", other, self) if _is_number(other) else NotImplemented

    def __pow__(self, power):
        if not _is_number(power):
            return NLExpr("**", self, power) if isinstance(power, (_Operators, NLExpr)) else NotImplemented
        if power == 0:
            return 1.0
        if power == 1:
            return self
        if power == 2 and not isinstance(self, QuadExpr):
            return self * self
        return NLExpr("**", self, float(power))

    def __rpow__(self, base):
        return NLExpr("**", base, self) if _is_number(base) else NotImplemented

    def __le__(self, other):
        return TempConstr(self - other, "<", 0.0) if isinstance(other, _Matrix) else TempConstr(self, "<", other)

    def __ge__(self, other):
        return TempConstr(self - other, ">", 0.0) if isinstance(other, _Matrix) else TempConstr(self, ">", other)

    def __eq__(self, other):
        if isinstance(other, _Matrix):
            return TempConstr(self - other, "=", 0.0)
        return False if other is None else TempConstr(self, "=", other)

    def __ne__(self, other):
        if other is None:
            return True
        raise GurobiError(0, "Inequality constraints not supported")

    __hash__ = None


def _sum(total, other, factor):
    if isinstance(other, Var):
        return total.add_term(other._column, factor)
    if isinstance(other, LinExpr):
        return total.add(other, factor)
    if isinstance(other, QuadExpr):
        if not isinstance(total, QuadExpr):
            total = total.copy(QuadExpr)
        return total.add(other, factor)
    if isinstance(other, NLExpr):
        return NLExpr("+", total, other)
    if not _is_number(other):
        return NotImplemented
    total.constant += factor * float(other)
    return total


def _in_place(self, other, factor):
    if self is other:
        other = other.copy()
    if isinstance(other, QuadExpr) and not isinstance(self, QuadExpr):
        return _sum(self.copy(QuadExpr), other, factor)
    return _sum(self, other, factor)


class _Expressions(_core.Expression, _Operators):
    __slots__ = ()

    def __iadd__(self, other):
        return _in_place(self, other, 1.0)

    def __isub__(self, other):
        return _in_place(self, other, -1.0)

    def __imul__(self, other):
        return self.scale(float(other)) if _is_number(other) else self * other

    def __itruediv__(self, other):
        return self / other

    def __lt__(self, other):
        raise NotImplementedError

    __gt__ = __lt__
    __eq__, __ne__, __le__, __ge__ = _Operators.__eq__, _Operators.__ne__, _Operators.__le__, _Operators.__ge__
    __hash__ = None

    def __abs__(self):
        raise TypeError(f"bad operand type for abs(): 'gurobipy._core.{type(self).__name__}'")

    def getValue(self):
        return self.value(lambda column: column.owner.X)

    def size(self):
        return len(self.columns)

    def getConstant(self):
        return self.constant

    def addConstant(self, constant):
        self.constant += _constant(constant)

    def getCoeff(self, i):
        return self.coefficients[i]

    def getVar(self, i):
        return self.columns[i].owner

    def _text(self):
        parts = [] if self.constant == 0.0 and self.columns else [str(self.constant)]
        for column, coefficient in zip(self.columns, self.coefficients):
            parts.append(_piece(coefficient, column.owner._word()))
        return " + ".join(parts)

    def __str__(self):
        return self._text()

    def __repr__(self):
        return f"<gurobi.{type(self).__name__}: {self._text()}>"


def _piece(coefficient, word):
    return word if coefficient == 1.0 else f"{coefficient} {word}"


class LinExpr(_Expressions):
    __slots__ = ()

    def __init__(self, arg1=0.0, arg2=None):
        super().__init__(0.0)
        if arg2 is not None:
            self.addTerms(arg1, arg2)
        elif isinstance(arg1, (list, tuple)):
            for coefficient, variable in arg1:
                self.add_term(variable._column, _coefficient(coefficient))
        elif _sum(self, arg1, 1.0) is NotImplemented:
            raise GurobiError(-1, "Unable to convert argument to an expression")
        else:
            _constant(self.constant)

    @classmethod
    def _of(cls, columns, coefficients, constant=0.0):
        fresh = cls.__new__(cls)
        fresh.constant, fresh.columns, fresh.coefficients, fresh.quadratic = constant, columns, coefficients, []
        return fresh

    def addTerms(self, newcoeffs, newvars):
        if isinstance(newvars, Var):
            newcoeffs, newvars = [newcoeffs], [newvars]
        for coefficient, variable in zip(newcoeffs, newvars):
            self.add_term(variable._column, _coefficient(coefficient))

    def add(self, other, factor=1.0):
        if isinstance(other, _core.Expression):
            return super().add(other, _coefficient(factor))
        if _sum(self, other, _coefficient(factor)) is NotImplemented:
            raise GurobiError(-1, f"Unsupported type ({type(other)}) for LinExpr addition argument")
        return self

    def remove(self, item):
        if isinstance(item, Var):
            kept = [(v, c) for v, c in zip(self.columns, self.coefficients) if v is not item._column]
            self.columns, self.coefficients = [v for v, _ in kept], [c for _, c in kept]
        else:
            del self.columns[item], self.coefficients[item]

    def clear(self):
        self.constant, self.columns, self.coefficients = 0.0, [], []


class QuadExpr(_Expressions):
    __slots__ = ()

    def __init__(self, expr=None):
        super().__init__(0.0)
        if expr is not None and _sum(self, expr, 1.0) is NotImplemented:
            raise GurobiError(-1, "Unable to convert argument to an expression")

    def add(self, other, factor=1.0):
        if isinstance(other, _core.Expression):
            return super().add(other, _coefficient(factor))
        if _sum(self, other, _coefficient(factor)) is NotImplemented:
            raise GurobiError(-1, f"Unsupported type ({type(other)}) for LinExpr addition argument")
        return self

    def addTerms(self, coeffs, vars, vars2=None):
        if isinstance(vars, Var):
            coeffs, vars, vars2 = [coeffs], [vars], None if vars2 is None else [vars2]
        for place, (coefficient, variable) in enumerate(zip(coeffs, vars)):
            if vars2 is None:
                self.add_term(variable._column, _coefficient(coefficient))
            else:
                self.add_product(variable._column, vars2[place]._column, _coefficient(coefficient))

    def size(self):
        return len(self.quadratic)

    def getLinExpr(self):
        return LinExpr._of(self.columns[:], self.coefficients[:], self.constant)

    def getVar1(self, i):
        return self.quadratic[i][0].owner

    def getVar2(self, i):
        return self.quadratic[i][1].owner

    def getCoeff(self, i):
        return self.quadratic[i][2]

    def clear(self):
        self.constant, self.columns, self.coefficients, self.quadratic = 0.0, [], [], []

    def _text(self):
        text = super()._text()
        if not self.quadratic:
            return text
        products = []
        for a, b, coefficient in self.quadratic:
            word = f"{a.owner._word()} ^ 2" if a is b else f"{a.owner._word()} * {b.owner._word()}"
            products.append(_piece(coefficient, word))
        return f"{text} + [ {' + '.join(products)} ]"


class NLExpr:
    """A nonlinear expression: it can be built, and stands in no model that is solved."""

    __hash__ = None

    def __init__(self, *parts):
        self._parts = parts

    def _grow(self, other=None, *rest):
        if other is None or isinstance(other, (NLExpr, _Operators)) or _is_number(other):
            return NLExpr("?", self, other)
        return NotImplemented

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _grow
    __pow__ = __rpow__ = __neg__ = __pos__ = _grow

    def __le__(self, other):
        return TempConstr(self, "<", other)

    def __ge__(self, other):
        return TempConstr(self, ">", other)

    def __eq__(self, other):
        return TempConstr(self, "=", other)

    def __ne__(self, other):
        raise GurobiError(0, "Inequality constraints not supported")

    def getValue(self):
        raise Unsupported("NLExpr.getValue")


class _NonlinearFunctions:
    def __getattr__(self, name):
        if name in ("sin", "cos", "tan", "exp", "log", "log2", "log10", "sqrt", "square", "logistic", "tanh", "signpow", "pow"):
            return lambda *arguments: NLExpr(name, *arguments)
        raise AttributeError(f"module 'gurobipy.nlfunc' has no attribute '{name}'")


nlfunc = _NonlinearFunctions()


class GenExpr:
    """max_, min_, abs_, and_, or_ and norm of variables, to stand on the right of `variable ==`."""

    __hash__ = None

    def __init__(self, kind, arguments, constant=None):
        self.kind, self.arguments, self.constant = kind, arguments, constant

    def __eq__(self, other):
        return TempConstr(self, "=", other)

    def __le__(self, other):
        return TempConstr(self, "<", other)

    def __ge__(self, other):
        return TempConstr(self, ">", other)

    def __repr__(self):
        constant = f", constant={self.constant}" if self.kind in ("Max", "Min") else ""
        inner = self.arguments[0] if self.kind == "Abs" else f"{self.arguments}"
        return f"<gurobi.GenExpr{self.kind}: ({inner}){constant}>"


def _one(thing):
    """A matrix of one element as the element."""
    return thing.item() if isinstance(thing, _Matrix) else thing


def _arguments(given):
    if len(given) == 1 and not isinstance(given[0], (Var, int, float)):
        given = given[0].values() if isinstance(given[0], dict) else given[0]
    return list(given)


def _with_constant(kind, given, constant):
    pick = max if kind == "Max" else min
    arguments = []
    for item in _arguments(given):
        if _is_number(item):
            constant = float(item) if constant is None else pick(constant, float(item))
        else:
            arguments.append(item)
    return GenExpr(kind, arguments, constant)


def max_(*args, constant=None):
    return _with_constant("Max", args, constant)


def min_(*args, constant=None):
    return _with_constant("Min", args, constant)


def and_(*args):
    return GenExpr("And", _arguments(args))


def or_(*args):
    return GenExpr("Or", _arguments(args))


all_, any_ = and_, or_


def abs_(argvar):
    argvar = _one(argvar)
    if not isinstance(argvar, Var):
        raise TypeError(f"{argvar} is not a variable")
    return GenExpr("Abs", [argvar])


def norm(vars, which):
    return GenExpr(f"Norm-{which:g}", _arguments([vars]), float(which))


class TempConstr:
    """What a comparison gives, before it is added to a model."""

    def __init__(self, lhs, sense, rhs):
        self._lhs, self._sense, self._rhs = lhs, sense, rhs

    def __bool__(self):
        raise GurobiError(0, 'Constraint has no bool value (are you trying "lb <= expr <= ub"?)')

    def __rshift__(self, other):
        return _Implication(self, other)

    def __repr__(self):
        word = {"<": "<=", ">": ">=", "=": "=="}[self._sense]
        lhs = self._lhs._word() if isinstance(self._lhs, Var) else self._lhs
        return f"<gurobi.TempConstr: {lhs} {word} {self._rhs}>"


class _Implication:
    def __init__(self, condition, consequence):
        self.condition, self.consequence = condition, consequence


def quicksum(p_list):
    total = LinExpr._of([], [])
    for item in p_list.values() if isinstance(p_list, tupledict) else p_list:
        if isinstance(item, _Matrix) or isinstance(total, _Matrix):
            if isinstance(total, _Matrix):
                total += item
            else:
                # Of its own, so that later items can be added in place.
                total = total + item if item.shape else _matrix.MLinExpr._of(_matrix._objects([total], ())) + item
            continue
        grown = _in_place(total, item, 1.0)
        if grown is NotImplemented:
            kind = type(total).__name__
            raise TypeError(f"unsupported operand type(s) for +=: 'gurobipy._core.{kind}' and '{type(item).__name__}'")
        total = grown
    return total


# ---------------------------------------------------------------- tuples and dicts


def _fits(key, pattern):
    key = key if isinstance(key, tuple) else (key,)
    if len(key) < len(pattern):
        return False
    for part, wanted in zip(key, pattern):
        if isinstance(wanted, str) and wanted == "*":
            continue
        if isinstance(wanted, (list, tuple, set, frozenset, range)):
            if part not in wanted and part != wanted:
                return False
        elif part != wanted:
            return False
    return True


class tuplelist(list):
    def select(self, *pattern):
        return tuplelist(key for key in self if not pattern or _fits(key, pattern))

    def __repr__(self):
        if not self or not isinstance(self[0], tuple):
            return list.__repr__(self)
        if any(len(key) != len(self[0]) for key in self):
            raise ValueError("All tuples in a tuplelist must be the same length")
        widths = [max(len(str(part)) for part in parts) for parts in zip(*self)]
        lines = "".join(f" ( {' , '.join(str(part).ljust(width) for part, width in zip(key, widths))} )\n" for key in self)
        return f"<gurobi.tuplelist ({len(self)} tuples, {len(self[0])} values each):\n{lines}>"

    __str__ = __repr__

    def __add__(self, other):
        return tuplelist(list.__add__(self, other))


class tupledict(dict):
    def select(self, *pattern):
        return [held for key, held in self.items() if not pattern or _fits(key, pattern)]

    def sum(self, *pattern):
        return quicksum(self.select(*pattern))

    def prod(self, coeff, *pattern):
        if hasattr(coeff, "ravel"):
            raise TypeError("tupledict.prod requires a dictionary")
        total = LinExpr._of([], [])
        for key, variable in self.items():
            if pattern and not _fits(key, pattern):
                continue
            try:
                factor = coeff[key]
            except (KeyError, IndexError, TypeError):
                continue
            total = _in_place(total, factor * variable, 1.0)
        return total

    def copy(self):
        return tupledict(self)


def multidict(data):
    keys = list(data)
    first = data[keys[0]] if keys else 0
    many = isinstance(first, (list, tuple, dict)) or hasattr(first, "ravel") and first.shape != ()
    columns = min(len(data[key]) for key in keys) if many else len(keys[:1])
    parts = [tupledict() for _ in range(columns)]
    for key in keys:
        entries = data[key] if many else [data[key]]
        for part, entry in zip(parts, entries.values() if isinstance(entries, dict) else entries):
            part[key] = entry
    return [tuplelist(keys), *parts]


# ---------------------------------------------------------------- variables and constraints


class _Attributed:
    """Attributes by name in any case, read from `_read` and `_write` tables of methods."""

    _type_name = ""

    def __getattr__(self, name):
        read = self._read.get(name.lower()) if not name.startswith("__") else None
        if read is None:
            raise AttributeError(f"'gurobipy.{self._type_name}' object has no attribute '{name}'")
        self._check(read[0])
        try:
            return read[1](self)
        except AttributeError as error:
            if str(error) != str(_unavailable(read[0])):
                raise
        raise _unavailable(self._missing(name))

    def _missing(self, name):
        """Which attribute the original says is missing: it keeps the last one that the model was asked for, or the first of a part of it."""
        if self is self._model or self._model._missed is None:
            self._model._missed = name
        return self._model._missed

    def __setattr__(self, name, given):
        if name.startswith("_"):
            object.__setattr__(self, name, given)
            return
        entry = self._write.get(name.lower())
        if entry is None:
            if name.lower() in self._read:
                raise AttributeError(f"Attribute '{self._read[name.lower()][0]}' cannot be set")
            raise AttributeError(f"'gurobipy.{self._type_name}' object has no attribute '{name}'")
        self._check(entry[0], setting=True)
        entry[1](self, given)

    def getAttr(self, name):
        return getattr(self, name)

    def setAttr(self, name, given):
        setattr(self, name, given)

    def _check(self, name, setting=False):
        if self._model._freed:
            raise GurobiError(0, "Model has already been freed")
        if self._state == "removed":
            raise GurobiError(0, f"{self._type_name} was removed from the model")
        if self._state == "pending" and not setting:
            raise AttributeError(f"Index out of range for attribute '{name}'")

    def _later(self, change):
        self._model._later(change)


def _unavailable(name):
    return AttributeError(f"Unable to retrieve attribute '{name}'")


def _table(**methods):
    return {name.lower(): (name, method) for name, method in methods.items()}


def _of_basis(name):
    """What the simplex method leaves behind, which many bases can give: not known here."""
    def read(self):
        model = self._model
        result, core = model._result, model._core
        barrier = core.quadratic_rows or core.quadratic and model._params.Method not in (0, 1)
        if result is None or model._mixed() or model._objectives or model._number == 4 or result.x is not None and barrier:
            raise _unavailable(name)
        if result.x is None or model._pieces:
            raise Unsupported(f"attribute {name}")
        return _withheld(f"attribute {name}")
    return read


def _of_point(name, mixed):
    """How exact a solution is. `mixed`: a MIP has it too."""
    def read(self):
        if self._result is None or self._result.x is None or self._mixed() and not mixed:
            raise _unavailable(name)
        return _withheld(f"attribute {name}")
    return read


def _no_tuning(self):
    raise _unavailable("TuneResultCount")


def _no_scenarios(self):
    raise AttributeError("It isn't a multi-scenario model")


def _unsupported(name):
    def refuse(self, *given):
        raise Unsupported(f"attribute {name}")
    return refuse


class Var(_Operators, _Attributed):
    """A decision variable."""

    __slots__ = ("_model", "_column", "_state", "_extra", "__dict__")
    _type_name = "Var"

    def __init__(self, model, column):
        self._model, self._column, self._state, self._extra = model, column, "pending", {}
        column.owner = self

    def __hash__(self):
        return id(self) >> 4

    def __bool__(self):
        return True

    def sameAs(self, other):
        return self is other

    @property
    def index(self):
        return {"pending": -1, "removed": -3}.get(self._state, self._column.index)

    def _word(self):
        if self._state != "live":
            return repr(self)
        return _name_of(self)

    def __repr__(self):
        if self._state != "live":
            return f"<gurobi.Var *{'Removed' if self._state == 'removed' else 'Awaiting Model Update'}*>"
        result = self._model._result
        if result is not None and result.x is not None:
            return f"<gurobi.Var {_name_of(self)} (value {result.x[self._column.index]})>"
        return f"<gurobi.Var {_name_of(self)}>"

    def _from_result(self, field, name):
        result = self._model._result
        held = getattr(result, field) if result is not None else None
        if held is None or self._column.index >= len(held):
            raise _unavailable(name)
        return held[self._column.index]

    def _set_bound(self, field, number):
        number = _bound(number)
        self._later(lambda: setattr(self._column, field, number))

    def _set_kind(self, kind):
        kind = _kind(kind)

        def change():
            self._column.kind = _checked_kind(kind)
            if kind == "B":
                self._column.lower, self._column.upper = max(self._column.lower, 0.0), min(self._column.upper, 1.0)
        self._later(change)

    def _set_cost(self, number):
        number = _given(number)
        self._later(lambda: setattr(self._column, "cost", number))

    def _set_name(self, name):
        name = _text(name)
        self._later(lambda: setattr(self._column, "name", name))

    _read = _table(
        LB=lambda self: self._column.lower, UB=lambda self: self._column.upper, Obj=lambda self: self._column.cost,
        VType=lambda self: self._column.kind, VarName=lambda self: _name_of(self),
        X=lambda self: self._from_result("x", "X"), RC=lambda self: self._from_result("reduced", "RC"),
        Start=lambda self: self._extra.get("start", GRB.UNDEFINED), VTag=lambda self: self._extra.get("vtag", ""),
        BranchPriority=lambda self: self._extra.get("branchpriority", 0), VarHintVal=lambda self: self._extra.get("varhintval", 1e101),
        VarHintPri=lambda self: self._extra.get("varhintpri", 0), PoolIgnore=lambda self: self._extra.get("poolignore", 0),
        Partition=lambda self: self._extra.get("partition", 0), PStart=lambda self: self._extra.get("pstart", GRB.UNDEFINED),
        IISLB=lambda self: self._model._in_iis("IISLB", self._column, "lower"), IISLBForce=lambda self: -1,
        IISUB=lambda self: self._model._in_iis("IISUB", self._column, "upper"), IISUBForce=lambda self: -1,
        Xn=lambda self: self._model._of_pool("Xn", lambda: self._from_result("x", "Xn")),
        PoolNX=lambda self: self._model._of_pool("PoolNX", lambda: self._from_result("x", "PoolNX")),
        UnbdRay=lambda self: self._model._of_ray("UnbdRay", "unbounded"), ObjN=lambda self: self._model._several("ObjN").get(self._column, 0.0),
        **{name: _of_basis(name) for name in ("VBasis", "SAObjLow", "SAObjUp", "SALBLow", "SALBUp", "SAUBLow", "SAUBUp")},
        BarX=lambda self: self._model._of_barrier("BarX"), ScenNX=_no_scenarios,
    )
    _write = _table(
        LB=lambda self, number: self._set_bound("lower", number), UB=lambda self, number: self._set_bound("upper", number),
        Obj=_set_cost, VType=_set_kind, VarName=_set_name,
        Start=lambda self, number: self._extra.__setitem__("start", _given(number)),
        **{name: (lambda name: lambda self, given: self._extra.__setitem__(name.lower(), given))(name) for name in (
            "VTag", "BranchPriority", "VarHintVal", "VarHintPri", "PoolIgnore", "Partition", "PStart", "VBasis", "DStart")},
        **{name: _unsupported(name) for name in ("IISLBForce", "IISUBForce", "ObjN", "ScenNLB", "ScenNUB", "ScenNObj")},
    )


def _name_of(variable):
    return variable._column.name or f"C{variable._column.index}"


def _given(number):
    number = _number(number)
    if math.isnan(number):
        raise AttributeError("Element 0 of a double array is Nan.")
    return number


def _bound(number):
    number = _given(number)
    return _INF if number >= 1e20 else -_INF if number <= -1e20 else number


def _array(numbers):
    """Numbers of a call's array, of which none may be a NaN."""
    numbers = [_number(number) for number in numbers]
    if any(map(math.isnan, numbers)):
        first = next(k for k, number in enumerate(numbers) if math.isnan(number))
        raise GurobiError(10003, f"Element {first} of a double array is Nan.")
    return numbers


def _new_bounds(numbers):
    return [_bound(number) for number in _array(numbers)]


def _kind(word):
    """Only the first letter of a type is looked at."""
    return word[0]


def _checked_kind(kind):
    if kind not in "CBISN":
        raise GurobiError(10003, f"Invalid variable type '{kind}'")
    return kind


def _text(name):
    if not isinstance(name, str):
        name.encode
    return name


class _Rows(_Attributed):
    """What linear, quadratic and general constraints have in common."""

    def __init__(self, model):
        self._model, self._state, self._extra = model, "pending", {}

    def __hash__(self):
        return id(self) >> 4

    def __eq__(self, other):
        return self is other

    def sameAs(self, other):
        return self is other

    @property
    def index(self):
        return -1 if self._state == "pending" else self._row.index

    def __repr__(self):
        if self._state == "live":
            return f"<gurobi.{self._type_name} {self._label()}>"
        return f"<gurobi.{self._type_name} *{'Removed' if self._state == 'removed' else 'Awaiting Model Update'}*>"


def _limits(sense, rhs):
    return (-_INF if sense == "<" else rhs), (_INF if sense == ">" else rhs)


class Constr(_Rows):
    """A linear constraint."""

    _type_name = "Constr"

    def __init__(self, model, row, sense, rhs):
        super().__init__(model)
        self._row, self._sense, self._rhs = row, sense, rhs
        row.owner = self

    def _label(self):
        return self._row.name or f"R{self._row.index}"

    def _set_rhs(self, number):
        number = _given(number)
        self._later(lambda: self._move(rhs=number))

    def _move(self, sense=None, rhs=None):
        self._sense, self._rhs = sense or self._sense, self._rhs if rhs is None else rhs
        self._row.lower, self._row.upper = _limits(self._sense, self._rhs)

    def _dual(self):
        result = self._model._result
        if result is None or result.dual is None or self._row.index >= len(result.dual):
            raise _unavailable("Pi")
        return result.dual[self._row.index]

    def _slack(self):
        result = self._model._result
        if result is None or result.x is None:
            raise _unavailable("Slack")
        activity = sum(c * result.x[column.index] for column, c in self._row.terms.items())
        slack = self._rhs - activity
        return 0.0 if abs(slack) < 1e-11 * (1.0 + abs(self._rhs)) else slack

    _read = _table(
        ConstrName=_label, Sense=lambda self: self._sense, RHS=lambda self: self._rhs, Pi=_dual, Slack=_slack,
        Lazy=lambda self: self._extra.get("lazy", 0), CTag=lambda self: self._extra.get("ctag", ""),
        **{name: _of_basis(name) for name in ("CBasis", "SARHSLow", "SARHSUp")},
        FarkasDual=lambda self: self._model._of_ray("FarkasDual", "infeasible"), BarPi=lambda self: self._model._of_barrier("BarPi"),
        IISConstr=lambda self: self._model._in_iis("IISConstr", self._row), IISConstrForce=lambda self: -1,
    )
    _write = _table(
        ConstrName=lambda self, name: self._later(lambda: setattr(self._row, "name", _text(name))),
        RHS=_set_rhs,
        Sense=lambda self, sense: self._later(lambda: self._move(sense=_sense(sense))),
        Lazy=lambda self, given: self._extra.__setitem__("lazy", given), CTag=lambda self, given: self._extra.__setitem__("ctag", given),
        CBasis=lambda self, given: None, DStart=lambda self, given: None, IISConstrForce=_unsupported("IISConstrForce"),
    )


def _sense(sense):
    if not isinstance(sense, str) or not sense or sense[0] not in "<>=":
        raise GurobiError(10003, f"Invalid sense '{sense}'")
    return sense[0]


class QConstr(_Rows):
    """A quadratic constraint."""

    _type_name = "QConstr"

    def __init__(self, model, row, sense, rhs):
        super().__init__(model)
        self._row, self._sense, self._rhs = row, sense, rhs

    def _label(self):
        return self._row.name or f"qc{self._row.index}"

    def _activity(self):
        result = self._model._result
        if result is None or result.x is None:
            raise _unavailable("QCSlack")
        return self._rhs - self._row.expression.value(lambda column: result.x[column.index])

    _read = _table(QCName=_label, QCSense=lambda self: self._sense, QCRHS=lambda self: self._rhs, QCSlack=_activity,
                   QCPi=_unsupported("QCPi"), IISQConstr=lambda self: self._model._in_iis("IISQConstr", self._row), IISQConstrForce=lambda self: -1)
    _write = _table(QCName=lambda self, name: self._later(lambda: setattr(self._row, "name", _text(name))))


class GenConstr(_Rows):
    """A general constraint."""

    _type_name = "GenConstr"

    def __init__(self, model, general, name, kind):
        super().__init__(model)
        self._general, self._name, self._kind, self._row = general, name, kind, general

    def _label(self):
        return self._name or f"GC{self._model._generals.index(self)}"

    @property
    def index(self):
        return self._model._generals.index(self) if self._state == "live" else -1

    _read = _table(GenConstrName=_label, GenConstrType=lambda self: self._kind, 
                   IISGenConstr=lambda self: self._model._in_iis("IISGenConstr", self._general), IISGenConstrForce=lambda self: -1)
    _write = _table(GenConstrName=lambda self, name: self._later(lambda: setattr(self, "_name", name)))


class SOS(_Rows):
    """A special ordered set."""

    _type_name = "SOS"

    def __init__(self, model, general):
        super().__init__(model)
        self._general = self._row = general

    def _label(self):
        return str(self._model._sets.index(self))

    _read = _table(IISSOS=lambda self: self._model._in_iis("IISSOS", self._general), IISSOSForce=lambda self: -1)
    _write = {}


class Column:
    """Coefficients of a new variable in constraints."""

    def __init__(self, coeffs=None, constrs=None):
        self._terms = []
        if coeffs is not None:
            self.addTerms(coeffs, constrs)

    def addTerms(self, coeffs, constrs):
        if isinstance(constrs, Constr):
            coeffs, constrs = [coeffs], [constrs]
        self._terms += [(_number(c), row) for c, row in zip(coeffs, constrs)]

    def size(self):
        return len(self._terms)

    def getCoeff(self, i):
        return self._terms[i][0]

    def getConstr(self, i):
        return self._terms[i][1]


class _Nonlinear:
    """y == f(x): it can be written down and not solved."""

    def __init__(self, call="a nonlinear constraint"):
        self.call = call

    def uses(self):
        return []

    def is_finite(self):
        return True

    def write(self, build):
        raise Unsupported(self.call)

    def holds(self, x):
        return True


def _nonlinear(word):
    def add(self, *args, name="", options=""):
        return self._new_general(_Nonlinear(f"Model.addGenConstr{word}"), name, GRB.GENCONSTR_NL)
    add.__name__ = f"addGenConstr{word}"
    return add


def _refuse(name):
    def refuse(*args, **kwargs):
        raise Unsupported(name)
    refuse.__name__ = name.rpartition(".")[2]
    return refuse


loadModel, Batch = _refuse("loadModel"), _refuse("Batch")
_WRITTEN = set()
# Models as they were when a file was written of them.
_KEPT = {}


def read(filename, env=None):
    if filename in _KEPT:
        made = _KEPT[filename].copy()
        made._params._set.clear()
        made._params._set.update((env or _default_env)._params._set)
        return made
    if filename in _WRITTEN or os.path.exists(filename):
        raise Unsupported("read")
    raise GurobiError(0, f"Unable to open file '{filename}' for input")


# ---------------------------------------------------------------- models


def _product_keys(indices):
    """Keys of addVars: one list gives its entries, several their product with tuples laid flat."""
    lists = []
    for entry in indices:
        lists.append(range(entry) if isinstance(entry, int) and not isinstance(entry, bool) else list(entry))
    if not lists:
        raise IndexError("list index out of range")
    if len(lists) == 1:
        return list(lists[0])
    flat = lambda parts: tuple(itertools.chain.from_iterable(p if isinstance(p, tuple) else (p,) for p in parts))
    return [flat(parts) for parts in itertools.product(*lists)]


def _spread(given, keys, default):
    """One value for each key from a scalar, a dict or a list (nested lists are laid flat)."""
    if isinstance(given, dict):
        return [given.get(key, default) for key in keys]
    if isinstance(given, (str, int, float)) or not hasattr(given, "__iter__"):
        return [given] * len(keys)
    if hasattr(given, "ravel"):
        return [given.item()] * len(keys) if not given.shape else _fitting(list(given.ravel()), keys)
    entries = list(given)
    while entries and isinstance(entries[0], (list, tuple)):
        entries = [item for entry in entries for item in entry]
    return _fitting(entries, keys)


def _fitting(entries, keys):
    assert len(entries) == len(keys)
    return entries


def _key_text(key):
    return ",".join(map(str, key)) if isinstance(key, tuple) else str(key)


class Model(_Attributed):
    """A model with Gurobi's delayed changes."""

    _type_name = "Model"
    _state = "live"

    def __init__(self, name="", env=None):
        _text(name)
        self._freed = False
        self._core = _core.Model(name, 1e20)
        self._core.relative_gap, self._core.absolute_gap = 1e-7, 1e-9
        self._env = env or _default_env
        self._params = ParamClass()
        self._params._set.update(self._env._params._set)
        self._waiting, self._added = [], []
        self._vars, self._constrs, self._quadratics, self._generals, self._sets = [], [], [], [], []
        self._result, self._number, self._sol_count, self._obj_val = None, 1, 0, None
        self._objectives, self._pieces = {}, {}
        self._lazy = self._dirty = False
        self._iis = self._missed = None
        self._model = self

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.dispose()

    def dispose(self):
        object.__setattr__(self, "_freed", True)

    close = dispose

    def __getattribute__(self, name):
        if name[:1] != "_" and object.__getattribute__(self, "__dict__").get("_freed") and name not in ("dispose", "close"):
            raise GurobiError(0, "Model has already been freed")
        return object.__getattribute__(self, name)

    def __repr__(self):
        if self._freed:
            return "<gurobi.Model (disposed)>"
        kind = "MIP" if self._core.is_integer() or self._generals or self._sets else "Continuous"
        changed = "".join(f"{name}={number}" if not i else f", {name}={number}" for i, (name, number) in enumerate(self._params._set.items()))
        changes = f"Parameter changes: {changed}" if changed else "No parameter changes"
        return f"<gurobi.Model {kind} instance {self._core.name or '<unnamed>'}: {len(self._constrs)} constrs, {len(self._vars)} vars, {changes}>"

    # -- parameters
    @property
    def Params(self):
        return self._params

    params = Params

    def setParam(self, paramname, newvalue):
        self._params._put(paramname, newvalue)

    def getParamInfo(self, paramname):
        entry = _PARAMETERS.get(paramname.lower())
        return None if entry is None else (entry[0], entry[1], getattr(self._params, entry[0]), *entry[2:])

    def resetParams(self):
        self._params._set.clear()

    # -- delayed changes
    def _later(self, change):
        self._waiting.append(change)
        self._dirty = True

    def update(self):
        waiting, self._waiting = self._waiting, []
        for change in waiting:
            change()
        for item, group in self._added:
            if item._state == "pending":
                item._state = "live"
                group.append(item)
        self._added = []
        if self._dirty:
            self._iis = None
            self._forget()

    def _forget(self):
        self._dirty = False
        self._result, self._number, self._sol_count, self._obj_val = None, 1, 0, None

    def _add(self, item, group):
        self._added.append((item, group))
        self._dirty = True
        return item

    # -- variables
    def addVar(self, lb=0.0, ub=GRB.INFINITY, obj=0.0, vtype=GRB.CONTINUOUS, name="", column=None):
        (lower,), (upper,), (cost,), kind, name = _new_bounds([lb]), _new_bounds([ub]), _array([obj]), _kind(vtype), _text(name)
        return self._new_var(lower, upper, cost, kind, name, column)

    def _new_var(self, lower, upper, cost, kind, name, column=None):
        if kind == "B":
            lower, upper = max(lower, 0.0), min(upper, 1.0)
        made = self._core.add_column(lower, upper, kind, cost, name)
        variable = Var(self, made)
        if kind not in "CBISN":
            self._later(lambda: _checked_kind(kind))
        if column is not None:
            _check_coefficients([coefficient for coefficient, _ in column._terms])
            for coefficient, row in column._terms:
                row._row.terms[made] = row._row.terms.get(made, 0.0) + coefficient
        return self._add(variable, self._vars)

    def addVars(self, *indices, lb=0.0, ub=GRB.INFINITY, obj=0.0, vtype=GRB.CONTINUOUS, name="", **unknown):
        if unknown:
            raise TypeError(f"addVars() got unexpected keyword argument(s) {list(unknown)}")
        keys = _product_keys(indices)
        parts = [_spread(given, keys, default) for given, default in ((lb, 0.0), (ub, _INF), (obj, 0.0), (vtype, "C"))]
        if len(set(keys)) < len(keys):
            raise KeyError("Duplicate keys in Model.addVars()")
        if isinstance(name, str) or not hasattr(name, "__iter__"):
            name = name if isinstance(name, str) else ""
            names = [f"{name}[{_key_text(key)}]" if name else "" for key in keys]
        else:
            names = _spread(name, keys, "")
        made = tupledict()
        parts[:3] = _new_bounds(parts[0]), _new_bounds(parts[1]), _array(parts[2])
        for key, lower, upper, cost, kind, word in zip(keys, *parts, names):
            if not isinstance(kind, str) or len(kind) != 1:
                raise ValueError(f"only single character unicode strings can be converted to Py_UCS4, got length {len(kind)}")
            made[key] = self._new_var(lower, upper, cost, kind, _text(word))
        return made

    # -- constraints
    def addConstr(self, *args, **named):
        if len(args) > 2:
            raise TypeError(f"addConstr() takes at most 3 positional arguments ({len(args) + 1} given)")
        return self._add_constr(*args, **named)

    def _add_constr(self, constr, name=""):
        if isinstance(constr, bool):
            return self._new_row(LinExpr._of([], []), "=" if constr else ">", 0.0 if constr else 1.0, name)
        if isinstance(constr, _Implication):
            return self._add_implication(constr, name)
        if not isinstance(constr, TempConstr):
            raise GurobiError(10003, "Invalid value for Model.addConstr")
        lhs, sense, rhs = constr._lhs, constr._sense, constr._rhs
        if isinstance(lhs, GenExpr) and isinstance(rhs, _Matrix) or isinstance(rhs, GenExpr) and isinstance(lhs, _Matrix):
            lhs, rhs = _one(lhs), _one(rhs)
        elif isinstance(lhs, _Matrix) or isinstance(rhs, _Matrix):
            return _matrix.add_constraints(self, constr, name)
        if isinstance(lhs, GenExpr) or isinstance(rhs, GenExpr):
            return self._add_general_expression(lhs, sense, rhs, name)
        if isinstance(lhs, NLExpr) or isinstance(rhs, NLExpr):
            if sense != "=" or not (isinstance(lhs, Var) or isinstance(rhs, Var)):
                raise GurobiError(10003, "Nonlinear constraints must take the form y=f(x)")
            formula = lhs if isinstance(lhs, NLExpr) else rhs
            return self._new_general(_Nonlinear(f"a nonlinear constraint ({formula._parts[0]})"), name, GRB.GENCONSTR_NL)
        if getattr(lhs, "shape", ()) or getattr(rhs, "shape", ()):
            raise GurobiError(10003, "Invalid argument to Model.addConstr")
        if isinstance(rhs, (list, tuple)) and len(rhs) == 2 and sense == "=":
            return self.addRange(lhs, rhs[0], rhs[1], name)
        expression = _difference(lhs, rhs)
        limit = -_constant(expression.constant)
        expression.constant = 0.0
        if isinstance(expression, QuadExpr) and expression.quadratic:
            return self._new_quadratic(expression, sense, limit, name)
        return self._new_row(expression, sense, limit, name)

    def _new_row(self, expression, sense, rhs, name):
        self._own(expression)
        terms = _merged(expression)
        row = self._core.add_row(terms, *_limits(sense, rhs), _text(name))
        return self._add(Constr(self, row, sense, rhs), self._constrs)

    def _new_quadratic(self, expression, sense, rhs, name):
        self._own(expression)
        terms = _merged(expression)
        products = {key: c for key, c in expression.merged_quadratic().items() if not math.isnan(c)}
        _check_coefficients(products.values())
        expression.columns, expression.coefficients = list(terms), list(terms.values())
        expression.quadratic = [(a, b, c) for (a, b), c in products.items()]
        row = self._core.add_quadratic_row(expression, *_limits(sense, rhs), _text(name))
        return self._add(QConstr(self, row, sense, rhs), self._quadratics)

    def _own(self, expression):
        for column in expression.columns:
            self._own_column(column)
        for a, b, _ in expression.quadratic:
            self._own_column(a)
            self._own_column(b)

    def _own_column(self, column):
        if column.model is not self._core or column.index < 0:
            raise GurobiError(20001, "Variable not in model")

    def addLConstr(self, lhs, sense=None, rhs=None, name=""):
        if isinstance(lhs, _Matrix) or _matrix.is_matrix(lhs):
            raise GurobiError(10003, "Invalid argument to Model.addLConstr")
        if isinstance(lhs, TempConstr):
            name = name or (sense if isinstance(sense, str) else "")
        else:
            lhs = TempConstr(lhs, _sense(sense), rhs)
        if isinstance(lhs._rhs, float) and math.isnan(lhs._rhs):
            raise GurobiError(10003, "Invalid argument to Model.addLConstr")
        return self._add_constr(lhs, name)

    def addQConstr(self, lhs, sense=None, rhs=None, name=""):
        if isinstance(lhs, _Matrix) or _matrix.is_matrix(lhs):
            raise GurobiError(10003, "Invalid argument to Model.addConstr")
        if not isinstance(lhs, TempConstr):
            lhs = TempConstr(lhs, _sense(sense), rhs)
        elif isinstance(sense, str):
            name = name or sense
        expression = _difference(lhs._lhs, lhs._rhs)
        limit = -_constant(expression.constant)
        expression.constant = 0.0
        return self._new_quadratic(expression.copy(QuadExpr), lhs._sense, limit, name)

    def addConstrs(self, generator, name=""):
        if not isinstance(generator, types.GeneratorType):
            raise KeyError("Missing constraint index")
        loops = _core.loop_names(generator)
        made = tupledict()
        for constr in generator:
            held = generator.gi_frame.f_locals
            key = tuple(held[word] for word in loops if word in held)
            if len(key) == 1:
                key = key[0]
            word = key if name == "_" else f"{name}[{_key_text(key)}]" if name else ""
            made[key] = self._add_constr(constr, word)
        return made

    def addRange(self, expr, lower, upper, name=""):
        """A row with an extra variable for the width, as the original has it."""
        if isinstance(expr, _Matrix):
            raise GurobiError(10003, "Invalid argument to Model.addConstr")
        expression = _difference(expr, 0.0)
        low, high = _array([lower])[0] - expression.constant, _array([upper])[0] - expression.constant
        expression.constant = 0.0
        if high >= 1e20 or low <= -1e20:
            return self._new_row(expression, *(("<", high) if high < 1e20 else (">", low)), name)
        slack = self._new_var(0.0, _bound(high - low), 0.0, "C", f"Rg{name}" if name else "")
        return self._new_row(expression.add_term(slack._column, 1.0), "=", high, name)

    # -- general constraints
    def _new_general(self, general, name, kind):
        if not isinstance(general, _Nonlinear):
            for column in general.uses():
                self._own_column(column)
            self._core.add_general(general)
        else:
            self._core.generals.append(general)
        return self._add(GenConstr(self, general, name, kind), self._generals)

    def _add_general_expression(self, lhs, sense, rhs, name):
        result, expression = (lhs, rhs) if isinstance(rhs, GenExpr) else (rhs, lhs)
        if sense != "=" or not isinstance(result, Var):
            raise GurobiError(10003, "General expressions can only be equal to a single var")
        kind, arguments = expression.kind, expression.arguments
        if kind in ("Max", "Min"):
            add = self.addGenConstrMax if kind == "Max" else self.addGenConstrMin
            return add(result, arguments, expression.constant, name)
        if kind == "Abs":
            return self.addGenConstrAbs(result, arguments[0], name)
        if kind in ("And", "Or"):
            return (self.addGenConstrAnd if kind == "And" else self.addGenConstrOr)(result, arguments, name)
        return self.addGenConstrNorm(result, arguments, expression.constant, name)

    def _extremum(self, result, given, constant, name, largest):
        forms, result = [], _one(result)
        for item in map(_one, _arguments([given])):
            if _is_number(item):
                forms.append(({}, float(item)))
            elif isinstance(item, Var):
                forms.append(({item._column: 1.0}, 0.0))
            else:
                raise GurobiError(10003, "Invalid data in vars array")
        if constant is not None:
            if math.isnan(constant):
                raise GurobiError(10003, "Double value is Nan.")
            forms.append(({}, float(constant)))
        forms = [form for form in forms if not math.isnan(form[1])]
        general = _core.Extremum(result._column, forms, largest)
        return self._new_general(general, name, GRB.GENCONSTR_MAX if largest else GRB.GENCONSTR_MIN)

    def addGenConstrMax(self, resvar, vars, constant=None, name=""):
        if isinstance(vars, Var):
            raise TypeError("object of type 'Var' has no len()")
        return self._extremum(resvar, vars, constant, name, True)

    def addGenConstrMin(self, resvar, vars, constant=None, name=""):
        if isinstance(vars, Var):
            raise TypeError("object of type 'Var' has no len()")
        return self._extremum(resvar, vars, constant, name, False)

    def addGenConstrAbs(self, resvar, argvar, name=""):
        resvar, argvar = _one(resvar), _one(argvar)
        if not isinstance(argvar, Var):
            raise TypeError(f"{argvar} is not a variable")
        return self._new_general(_core.Absolute(resvar._column, {argvar._column: 1.0}), name, GRB.GENCONSTR_ABS)

    def _logical(self, result, given, name, every):
        columns, result = [_one(variable)._column for variable in _arguments([given])], _one(result)
        for column in (result._column, *columns):
            # The original turns the variables of such a constraint into binaries.
            if column.kind != "B":
                column.kind, column.lower, column.upper = "B", max(column.lower, 0.0), min(column.upper, 1.0)
        return self._new_general(_core.Logical(result._column, columns, every), name, GRB.GENCONSTR_AND if every else GRB.GENCONSTR_OR)

    def addGenConstrAnd(self, resvar, vars, name=""):
        return self._logical(resvar, vars, name, True)

    def addGenConstrOr(self, resvar, vars, name=""):
        return self._logical(resvar, vars, name, False)

    def addGenConstrNorm(self, resvar, vars, which, name=""):
        """The largest size as the largest of the variables and their negatives; the sum of sizes as that of all ways to sign them."""
        columns = [variable._column for variable in _arguments([vars])]
        if which == _INF or which >= 1e100:
            forms = [{column: sign} for column in columns for sign in (1.0, -1.0)]
        elif which == 1 and 0 < len(columns) <= 6:
            forms = [dict(zip(columns, signs)) for signs in itertools.product((1.0, -1.0), repeat=len(columns))]
        else:
            raise Unsupported("Model.addGenConstrNorm")
        return self._new_general(_core.Extremum(resvar._column, [(form, 0.0) for form in forms], True), name, GRB.GENCONSTR_NORM)

    def _add_implication(self, given, name):
        condition, consequence = _matrix.single(given.condition), _matrix.single(given.consequence)
        if not (isinstance(condition, TempConstr) and condition._sense == "=" and isinstance(condition._lhs, Var) and _is_number(condition._rhs)):
            raise GurobiError(10003, "Indicator constraints can only be triggered by a single binary variable at a given value")
        return self.addGenConstrIndicator(condition._lhs, condition._rhs, consequence, name=name)

    def addGenConstrIndicator(self, binvar, binval, lhs, sense=None, rhs=None, name=""):
        if binval not in (0, 1):
            raise GurobiError(10008, "Problem adding general constraint")
        binvar, lhs = _one(binvar), _matrix.single(lhs)
        if isinstance(lhs, TempConstr):
            name = name or (sense if isinstance(sense, str) else "")
        else:
            lhs = TempConstr(_one(lhs), _sense(sense), rhs)
        expression = _difference(lhs._lhs, lhs._rhs)
        if isinstance(expression, QuadExpr):
            raise TypeError("must be real number, not gurobipy._core.QuadExpr")
        column = binvar._column
        if column.kind != "B":
            column.kind, column.lower, column.upper = "B", max(column.lower, 0.0), min(column.upper, 1.0)
        sense = {"<": "L", ">": "G", "=": "E"}[lhs._sense]
        general = _core.Indicator(column, int(binval), _merged(expression), sense, -_constant(expression.constant))
        return self._new_general(general, name, GRB.GENCONSTR_INDICATOR)

    def addGenConstrPWL(self, xvar, yvar, xpts, ypts, name=""):
        xs, ys = _array(xpts), _array(ypts)
        if any(first > second for first, second in zip(xs, xs[1:])):
            raise GurobiError(10003, "x values for PWL constraint aren't sorted")
        if not all(abs(number) < 1e30 for number in [*xs, *ys]):
            raise GurobiError(10003, "some x or y values are too big (>= 1e+30)")
        return self._new_general(_core.Piecewise(_one(xvar)._column, _one(yvar)._column, xs, ys), name, GRB.GENCONSTR_PWL)

    addGenConstrExp, addGenConstrExpA, addGenConstrLog, addGenConstrLogA, addGenConstrLogistic, addGenConstrPow, addGenConstrSin = map(
        _nonlinear, ("Exp", "ExpA", "Log", "LogA", "Logistic", "Pow", "Sin"))
    addGenConstrCos, addGenConstrTan, addGenConstrPoly, addGenConstrNL = map(_nonlinear, ("Cos", "Tan", "Poly", "NL"))

    def addSOS(self, type, vars, wts=None):
        if isinstance(vars, _Matrix):
            raise TypeError(f"object of type '{vars.__class__.__name__}' has no len()")
        columns = [_one(variable)._column for variable in _arguments([vars])]
        weights = list(wts) if wts is not None else list(range(1, len(columns) + 1))
        if type not in (1, 2):
            raise GurobiError(10003, f"Invalid SOS type '{type}'")
        general = self._core.add_general(_core.OrderedSet(type, columns, weights))
        return self._add(SOS(self, general), self._sets)

    # -- objective
    def setObjective(self, expr, sense=None):
        if isinstance(expr, NLExpr):
            raise GurobiError(-1, "Objective must be linear or quadratic")
        expression = _linear(_one(expr))
        if expression is None:
            raise GurobiError(-1, "Unable to convert argument to an expression")
        self._own(expression)
        _check_objective(expression)
        if sense is not None:
            self._set_sense(sense)

        def change():
            self._objectives.clear()
            self._pieces.clear()
            self._core.set_objective(expression)
        self._later(change)

    def _set_sense(self, sense):
        sense = int(sense)
        if sense not in (1, -1, 0):
            raise GurobiError(10003, "Invalid objective sense")
        self._later(lambda: setattr(self._core, "maximise", sense == -1))

    def setObjectiveN(self, expr, index, priority=0, weight=1, abstol=1e-6, reltol=0, name=""):
        expression = _linear(_one(expr))
        if expression is None or isinstance(expression, QuadExpr) and expression.quadratic:
            raise GurobiError(-1, "Multiple objectives must be linear")
        self._own(expression)
        _check_objective(expression)
        self._later(lambda: self._objectives.__setitem__(index, (expression, priority, weight, abstol, reltol, name)))

    def setPWLObj(self, var, x, y):
        points, var = (_array(x), _array(y)), _one(var)

        def change():
            if max(points[1], default=0.0) > 1e20:
                raise GurobiError(10003, f"PWL obj. value > 1e+20 for variable {_name_of(var)}")
            var._column.cost = 0.0
            self._pieces[var._column] = points
        self._later(change)

    def getPWLObj(self, var):
        points = self._pieces.get(_one(var)._column)
        if points is None:
            raise Unsupported("Model.getPWLObj")
        return list(zip(*points))

    def getObjective(self, index=None):
        if index is not None and self._objectives:
            return self._objectives[index][0].copy()
        return self._core.objective(QuadExpr if self._core.quadratic else LinExpr)

    # -- looking up
    def getVars(self):
        return list(self._vars)

    def getConstrs(self):
        return list(self._constrs)

    def getQConstrs(self):
        return list(self._quadratics)

    def getGenConstrs(self):
        return list(self._generals)

    def getSOSs(self):
        return list(self._sets)

    def getVarByName(self, name):
        if not self._vars:
            raise GurobiError(10005, "No variable names available to index")
        return next((variable for variable in self._vars if _name_of(variable) == name), None)

    def getConstrByName(self, name):
        if not self._constrs:
            raise GurobiError(10005, "No constraint names available to index")
        return next((row for row in self._constrs if row._label() == name), None)

    def getRow(self, constr):
        constr._check("Row")
        terms = constr._row.terms
        return LinExpr._of(list(terms), list(terms.values()))

    def getQCRow(self, qconstr):
        return qconstr._row.expression.copy(QuadExpr)

    def getCol(self, var):
        made = Column()
        made._terms = [(row._row.terms[var._column], row) for row in self._constrs if var._column in row._row.terms]
        return made

    def getCoeff(self, constr, var):
        return constr._row.terms.get(var._column, 0.0)

    def chgCoeff(self, constr, var, newval):
        number = _number(newval)
        _check_coefficients([number])
        self._later(lambda: constr._row.terms.__setitem__(var._column, number))

    def remove(self, items):
        if isinstance(items, (Var, _Rows)):
            items = [items]
        elif isinstance(items, _Matrix):
            items = items._items()
        elif isinstance(items, dict):
            items = list(items.values())
        elif not isinstance(items, (list, tuple)):
            raise GurobiError(-1, "Item to be removed not a Var, Constr, SOS, QConstr, or GenConstr")
        items = [part for item in items for part in (item._items() if isinstance(item, _Matrix) else [item])]
        for item in items:
            if not isinstance(item, (Var, _Rows)):
                raise GurobiError(-1, "Item to be removed not a Var, Constr, SOS, QConstr, or GenConstr")
        self._later(lambda: self._take_out(items))

    def _take_out(self, items):
        for item in items:
            if item._state == "removed":
                continue
            item._state = "removed"
            for group in (self._vars, self._constrs, self._quadratics, self._generals, self._sets):
                group[:] = [held for held in group if held is not item]
            if isinstance(item, Var):
                self._core.remove_columns([item._column])
            elif isinstance(item, Constr):
                self._core.remove_rows([item._row])
            elif isinstance(item, QConstr):
                self._core.remove_quadratic_rows([item._row])
            else:
                self._core.remove_generals([item._general])

    # -- attributes of groups
    def getAttr(self, attrname, objs=None):
        if objs is None:
            return getattr(self, attrname)
        if isinstance(objs, dict):
            return tupledict((key, self._attr_of(item, attrname)) for key, item in objs.items())
        if isinstance(objs, _Matrix):
            raise GurobiError(10003, "Unrecognized argument to getAttr")
        return [self._attr_of(item, attrname) for item in objs]

    def _attr_of(self, item, name):
        try:
            return getattr(item, name)
        except AttributeError as error:
            if str(error).startswith("Unable"):
                raise GurobiError(10005, str(error))
            raise

    def setAttr(self, attrname, objs, newvalues=None):
        if newvalues is None:
            setattr(self, attrname, objs)
            return
        if isinstance(objs, dict):
            pairs = [(objs[key], newvalues[key]) for key in objs] if isinstance(newvalues, dict) else [(item, newvalues) for item in objs.values()]
        else:
            objs = list(objs)
            pairs = zip(objs, newvalues if hasattr(newvalues, "__iter__") and not isinstance(newvalues, str) else [newvalues] * len(objs))
        for item, given in pairs:
            setattr(item, attrname, given)

    def _group(self, name):
        return [getattr(item, name) for item in (self._vars if name.lower() in Var._read else self._constrs)]

    def __getattr__(self, name):
        low = name.lower()
        if not name.startswith("_") and low not in self._read and (low in Var._read or low in Constr._read):
            return self._group(name)
        return _Attributed.__getattr__(self, name)

    def _objective_value(self):
        if self._obj_val is None:
            raise _unavailable("ObjVal")
        return self._obj_val

    def _gap(self):
        if self._number == 3 and self._result is not None and self._mixed():
            return _INF
        if self._obj_val is None or not self._mixed():
            raise _unavailable("MIPGap")
        return self._result.gap or 0.0 if self._number != 2 else 0.0

    def _object_bound(self):
        if self._number == 2:
            return self._obj_val
        if self._number == 3 and self._result is not None and self._mixed():
            return -_INF if self._core.maximise else _INF
        if self._result is None or self._result.bound is None:
            raise _unavailable("ObjBound")
        return self._result.bound

    def _mixed(self):
        return bool(self._core.is_integer() or self._generals or self._sets)

    def _of_pool(self, name, read):
        """The first solution of the pool is the best one; of the others nothing is known."""
        if self._result is None or self._result.x is None or not self._mixed():
            raise _unavailable(name)
        if self._params.SolutionNumber:
            raise Unsupported(f"attribute {name}")
        return read()

    def _of_ray(self, name, status):
        if self._result is None or self._result.status != status or self._mixed() or not self._params.InfUnbdInfo:
            raise _unavailable(name)
        return _withheld(f"attribute {name}")

    def _of_barrier(self, name):
        curved = self._core.quadratic_rows or self._core.quadratic
        if self._mixed() or self._number == 1 or self._params.Method < 2 and not curved:
            raise _unavailable(name)
        if not curved or self._params.Method in (0, 1) or self._number != 2:
            raise Unsupported(f"attribute {name}")
        return _withheld(f"attribute {name}")

    def _chosen(self, name):
        if not self._objectives:
            raise AttributeError("It isn't a multi-objective model")
        if self._params.ObjNumber not in self._objectives:
            raise AttributeError(f"Index out of range for attribute '{name}'")
        return self._objectives[self._params.ObjNumber]

    def _several(self, name, value=False):
        """Coefficients of one of several objectives, or its value."""
        expression = self._chosen(name)[0]
        if not value:
            return expression.merged()
        if self._result is None or self._result.x is None:
            raise _unavailable(name)
        return expression.value(lambda column: self._result.x[column.index])

    @staticmethod
    def _extreme(pick, numbers):
        return float(pick((abs(number) for number in numbers if number and abs(number) < 1e20), default=0.0))

    def _coefficients(self):
        return [c for row in self._constrs for c in row._row.terms.values()]

    def _bounds(self):
        return [bound for column in self._core.columns for bound in (column.lower, column.upper)]

    def _solved_number(self, name, number):
        if self._number == 1:
            raise _unavailable(name)
        return number

    _read = _table(
        Status=lambda self: self._number, ObjVal=_objective_value, SolCount=lambda self: self._sol_count,
        NumVars=lambda self: len(self._vars), NumConstrs=lambda self: len(self._constrs), NumQConstrs=lambda self: len(self._quadratics),
        NumGenConstrs=lambda self: len(self._generals), NumSOS=lambda self: len(self._sets), NumObj=lambda self: len(self._objectives) or 1,
        NumIntVars=lambda self: sum(v._column.kind in "BIN" for v in self._vars), NumBinVars=lambda self: sum(
            v._column.kind == "B" or (v._column.kind == "I" and v._column.lower == 0 and v._column.upper == 1) for v in self._vars),
        NumNZs=lambda self: sum(1 for row in self._constrs for c in row._row.terms.values() if c != 0.0),
        DNumNZs=lambda self: float(sum(1 for row in self._constrs for c in row._row.terms.values() if c != 0.0)),
        NumQNZs=lambda self: len(self._core.quadratic), NumPWLObjVars=lambda self: len(self._pieces), NumStart=lambda self: 0,
        ModelName=lambda self: self._core.name, ModelSense=lambda self: -1 if self._core.maximise else 1,
        ObjCon=lambda self: self._core.offset, IsMIP=lambda self: int(self._mixed()), IsQP=lambda self: int(bool(self._core.quadratic)),
        IsQCP=lambda self: int(bool(self._quadratics)), IsMultiObj=lambda self: int(bool(self._objectives)), MIPGap=_gap,
        ObjBound=_object_bound, ObjBoundC=_object_bound, NodeCount=lambda self: self._solved_number("NodeCount", float(self._result.nodes if self._result else 0)),
        IterCount=lambda self: self._solved_number("IterCount", 0.0), BarIterCount=lambda self: 0,
        Runtime=lambda self: 0.001 if self._number != 1 else 0.0, Work=lambda self: 0.001 if self._number != 1 else 0.0,
        PoolObjBound=lambda self: self._of_pool("PoolObjBound", self._object_bound), ConstrVio=lambda self: self._solved_number("ConstrVio", 0.0),
        BoundVio=lambda self: self._solved_number("BoundVio", 0.0), IntVio=lambda self: self._of_pool("IntVio", lambda: 0.0),
        **{name: _of_point(name, True) for name in ("BoundVioIndex", "BoundVioSum", "ConstrVioIndex", "ConstrVioSum")},
        **{name: _of_point(name, False) for name in ("BoundSVio", "BoundSVioIndex", "BoundSVioSum", "ConstrSVio", "ConstrSVioIndex",
                                                     "ConstrSVioSum", "ConstrResidual", "DualVio", "DualVioSum", "DualResidual", "ComplVio")},
        IISMinimal=lambda self: int(self._known_iis("IISMinimal") is not None),
        MaxVio=lambda self: self._solved_number("MaxVio", 0.0), LicenseExpiration=lambda self: 20271129,
        PoolObjVal=lambda self: self._of_pool("PoolObjVal", self._objective_value), Fingerprint=lambda self: _withheld("attribute Fingerprint"),
        FarkasProof=lambda self: self._of_ray("FarkasProof", "infeasible"), NumScenarios=lambda self: 0,
        ObjNName=lambda self: self._chosen("ObjNName")[5], ObjNPriority=lambda self: self._chosen("ObjNPriority")[1],
        ObjNWeight=lambda self: float(self._chosen("ObjNWeight")[2]), ObjNVal=lambda self: self._several("ObjNVal", True),
        **{name: _of_basis(name) for name in ("Kappa", "KappaExact")}, TuneResultCount=_no_tuning,
        MaxCoeff=lambda self: self._extreme(max, self._coefficients()), MinCoeff=lambda self: self._extreme(min, self._coefficients()),
        MaxRHS=lambda self: self._extreme(max, [row._rhs for row in self._constrs]),
        MinRHS=lambda self: self._extreme(min, [row._rhs for row in self._constrs]),
        MaxBound=lambda self: self._extreme(max, self._bounds()), MinBound=lambda self: self._extreme(min, self._bounds()),
        MaxObjCoeff=lambda self: self._extreme(max, [c.cost for c in self._core.columns]),
        MinObjCoeff=lambda self: self._extreme(min, [c.cost for c in self._core.columns]),
    )

    def _set_objective_constant(self, given):
        number = _number(given)
        if math.isnan(number):
            raise AttributeError("Double value is Nan.")
        if math.isinf(number):
            raise Unsupported("an infinite ObjCon")
        self._later(lambda: setattr(self._core, "offset", number))

    def _set_model_sense(self, given):
        if not isinstance(given, int) and not (isinstance(given, float) and given.is_integer()):
            raise AttributeError("Attribute 'ModelSense' takes integer value")
        self._set_sense(given)

    _write = _table(
        ModelSense=_set_model_sense,
        ModelName=lambda self, name: self._later(lambda: setattr(self._core, "name", name)),
        ObjCon=_set_objective_constant,
        NumStart=lambda self, number: None, NumObj=lambda self, number: None,
        **{name: _unsupported(name) for name in ("ObjNWeight", "ObjNPriority", "ObjNCon", "ObjNName", "ObjNRelTol", "ObjNAbsTol", "NumScenarios")},
    )

    # -- solving
    def optimize(self, callback=None):
        if callback is not None and not callable(callback):
            raise GurobiError(-1, "Callback argument must be a callable")
        self.update()
        self._missed = None
        self._check_limits()
        _infeasibility.check(self._core)
        self._core.time_limit = None if self._params.TimeLimit == _INF else self._params.TimeLimit
        self._core.relative_gap = min(1e-7, self._params.MIPGap) if self._params.MIPGap < 1e-4 else 1e-7
        if self._objectives:
            result = self._solve_in_turn()
        else:
            result = self._solve()
        if callback is not None:
            result = self._call_back(callback, result)
        self._take(result)
        _core.record(self, *self._outcome())

    def _check_limits(self):
        for name in _EARLY_STOPS:
            if (self._mixed() or "Iter" in name or name == "WorkLimit") and name in self._params._set and self._params._set[name] != _PARAMETERS[name.lower()][4]:
                raise Unsupported(f"parameter {name}")
        quadratic = self._core.quadratic or self._quadratics
        if max(len(self._vars), len(self._constrs)) > 2000 or (quadratic and len(self._vars) > 200):
            raise GurobiError(10010, "Model too large for size-limited license; visit https://gurobi.com/unrestricted for more information")

    def _solve(self):
        """Solves the core; piecewise objectives are columns of their own while it lasts."""
        core, added = self._core, []
        if not self._pieces:
            return core.solve()
        for column, (xs, ys) in self._pieces.items():
            height = core.add_column(-_INF, _INF, "C", 1.0, "")
            added.append((height, core.add_general(_core.Piecewise(column, height, xs, ys))))
        try:
            result = core.solve()
        finally:
            core.remove_generals([general for _, general in added])
            core.remove_columns([height for height, _ in added])
        if result.x is not None:
            result.x = result.x[:len(self._vars)]
        result.dual = result.reduced = None
        return result

    def _solve_in_turn(self):
        """Objectives by falling priority; those before are held at their best."""
        core, held = self._core, []
        levels = {}
        for expression, priority, weight, absolute, relative, _ in self._objectives.values():
            levels.setdefault(priority, []).append((expression, weight, absolute, relative))
        first = self._objectives[min(self._objectives)][0]
        try:
            for priority in sorted(levels, reverse=True):
                total = LinExpr._of([], [])
                for expression, weight, absolute, relative in levels[priority]:
                    if relative or absolute > 1e-6:
                        raise Unsupported("tolerances of Model.setObjectiveN")
                    total.add(expression, weight)
                core.set_objective(total)
                result = core.solve()
                if result.x is None:
                    if held and result.status == "infeasible":
                        raise Unsupported("Model.setObjectiveN of this precision")
                    return result
                low, high = (result.objective, _INF) if core.maximise else (-_INF, result.objective)
                held.append(core.add_row(total, low, high, ""))
        finally:
            core.remove_rows(held)
        result.objective = first.value(lambda column: result.x[column.index])
        result.dual = result.reduced = None
        return result

    def _call_back(self, callback, result):
        """Calls with each optimum as the new solution, until no lazy constraint that is added cuts it off. It is not called elsewhere: a
        callback that may end the search there is refused, unless all it looks at is the time."""
        names = _core.names_in(callback)
        if "terminate" in names and ("RUNTIME" not in names or any(name.startswith(_PROGRESS) for name in names)):
            raise Unsupported("Model.terminate")
        if not self._mixed():
            return result
        added = []
        try:
            while result.x is not None:
                self._candidate, self._cuts = result, []
                try:
                    callback(self, GRB.Callback.MIPSOL)
                except Exception as error:  # told and otherwise ignored
                    print(f"{type(error).__name__}: {error}", file=sys.stderr)
                rows = [self._core.add_row(terms, *_limits(sense, limit), "") for terms, sense, limit in self._cuts]
                added += rows
                if not any(row.cuts_off(result.x) for row in rows):
                    break
                result = self._solve()
        finally:
            self._candidate = None
            self._core.remove_rows(added)
        return result

    _candidate = None

    def _in_callback(self):
        if self._candidate is None:
            raise AttributeError("'NoneType' object has no attribute '_where'")
        return self._candidate

    def cbGetSolution(self, vars):
        x = self._in_callback().x
        if isinstance(vars, Var):
            return x[vars._column.index]
        if isinstance(vars, _Matrix):
            return _matrix.values(vars, x)
        if isinstance(vars, dict):
            return tupledict((key, x[variable._column.index]) for key, variable in vars.items())
        return [x[variable._column.index] for variable in vars]

    def cbLazy(self, lhs, sense=None, rhs=None):
        self._in_callback()
        if not self._params.LazyConstraints:
            raise GurobiError(10011, "Must set LazyConstraints parameter to use lazy constraints")
        constr = lhs if isinstance(lhs, TempConstr) else TempConstr(lhs, _sense(sense), rhs)
        expression = _difference(constr._lhs, constr._rhs)
        self._cuts.append((expression.merged(), constr._sense, -expression.constant))

    def cbGet(self, what):
        result = self._in_callback()
        if what in (GRB.Callback.MIPSOL_OBJ, GRB.Callback.MIPSOL_OBJBST, GRB.Callback.MIPSOL_OBJBND):
            return result.objective
        if what in (GRB.Callback.MIPSOL_NODCNT, GRB.Callback.MIPSOL_SOLCNT, GRB.Callback.RUNTIME, GRB.Callback.WORK):
            return 0.0
        raise Unsupported("Model.cbGet")

    cbCut, cbGetNodeRel, cbSetSolution, cbUseSolution, cbProceed = (_refuse(f"Model.{name}") for name in (
        "cbCut", "cbGetNodeRel", "cbSetSolution", "cbUseSolution", "cbProceed"))

    def terminate(self):
        if self._candidate is not None:
            raise Unsupported("Model.terminate")

    def _take(self, result):
        """The status number, and what can be read after it."""
        self._forget()
        word = result.status
        if word == "time_limit" and result.x is not None and result.gap is not None and result.gap <= self._params.MIPGap:
            word = "optimal"  # the original would have stopped at this gap
        if word == "time_limit" and self._core.time_limit is None:
            raise Unsupported("a solve that outlasts the time allowed")
        if word in ("unbounded", "infeasible_or_unbounded", "infeasible"):
            self._number = self._without_optimum(word)
        elif word in ("optimal", "time_limit"):
            self._number = 2 if word == "optimal" else 9
        else:
            raise Unsupported(f"a solve that ends in status {word}")
        self._result = result
        if result.x is not None and result.objective is not None:
            self._sol_count, self._obj_val = 1, result.objective + 0.0

    def _without_optimum(self, word):
        """Whether presolve of the original tells infeasible (3) and unbounded (5) apart, or not (4)."""
        core, sign = self._core, -1.0 if self._core.maximise else 1.0
        if word == "infeasible_or_unbounded":
            word = self._feasibility()
        plain = self._params.DualReductions == 0 or self._params.InfUnbdInfo == 1 or self._params.Presolve == 0
        open_ended = [c for c in core.columns if (sign * c.cost < 0 and c.upper == _INF) or (sign * c.cost > 0 and c.lower == -_INF)]
        if word == "infeasible":
            return 3 if plain or not open_ended else 4
        if core.quadratic:
            # Where the curvature is flat the host's word for it cannot be trusted.
            raise Unsupported("an unbounded quadratic objective")
        if not self._mixed():
            return 5 if plain or not core.rows else 4
        return self._unbounded_mixed(open_ended, sign, plain)

    def _unbounded_mixed(self, open_ended, sign, plain):
        """The original's heuristics often find a point first, at zero or far out along a ray."""
        core = self._core
        at_zero = all(c.lower <= 0 <= c.upper for c in core.columns) and all(row.lower <= 0 <= row.upper for row in core.rows)
        free = [c for c in open_ended if not self._is_blocked(c, sign)]
        if not plain and not at_zero and not any(c.kind != "C" for c in free):
            return 4
        if free:
            self._sol_count, self._obj_val = 1, -sign * 1e30 * sum(abs(c.cost) for c in free)
        return 5

    def _is_blocked(self, column, sign):
        way = -1.0 if sign * column.cost > 0 else 1.0
        for row in self._core.rows:
            c = way * row.terms.get(column, 0.0)
            if (c > 0 and row.upper < _INF) or (c < 0 and row.lower > -_INF):
                return True
        return False

    def _feasibility(self):
        core = self._core
        kept = [column.cost for column in core.columns], core.offset, core.quadratic
        core.set_objective(_core.Expression(0.0))
        status = core.solve().status
        for column, cost in zip(core.columns, kept[0]):
            column.cost = cost
        core.offset, core.quadratic = kept[1:]
        return "unbounded" if status == "optimal" else status

    def _outcome(self):
        if self._freed:
            raise GurobiError(0, "Model has already been freed")
        words = {1: "unsolved", 2: "optimal", 3: "infeasible", 4: "infeasible_or_unbounded", 5: "unbounded", 9: "time_limit"}
        return words[self._number], self._obj_val

    # -- the rest
    def reset(self, clearall=0):
        self._forget()

    def copy(self):
        """A model of its own with what this one had at its last update."""
        made = Model(self._core.name, self._env)
        made._params._set.update(self._params._set)
        if self._generals or self._sets or self._pieces or self._objectives:
            raise Unsupported("Model.copy of a model with general constraints")
        twin = {}
        for variable in self._vars:
            c = variable._column
            twin[c] = made._new_var(c.lower, c.upper, c.cost, c.kind, c.name)._column
        for row in self._constrs:
            terms = LinExpr._of([twin[c] for c in row._row.terms], list(row._row.terms.values()))
            made._new_row(terms, row._sense, row._rhs, row._row.name)
        for row in self._quadratics:
            made._new_quadratic(_moved(row._row.expression, twin), row._sense, row._rhs, row._row.name)
        made._core.set_objective(_moved(self._core.objective(QuadExpr), twin), self._core.maximise)
        made.update()
        return made

    def relax(self):
        made = self.copy()
        for variable in made._vars:
            variable._column.kind = {"S": "C", "N": "C"}.get(variable._column.kind, "C")
        return made

    def fixed(self):
        if self._result is None or self._result.x is None:
            raise GurobiError(10005, "No solution available")
        made = self.copy()
        for variable, number in zip(made._vars, self._result.x):
            if variable._column.kind in "BIN":
                variable._column.kind, variable._column.lower, variable._column.upper = "C", round(number), round(number)
        return made

    # -- models without a solution
    def computeIIS(self, callback=None, wheres=None):
        """The callback is not called: it cannot change the subsystem."""
        self.update()
        self._check_limits()
        found = None if self._number == 2 else _infeasibility.irreducible(self._core)
        if found is None:
            raise GurobiError(10015, "Cannot compute IIS on a feasible model")
        self._iis = found
        if self._number in (1, 4):
            self._number = 3

    def _known_iis(self, name):
        if self._iis is None:
            raise _unavailable(name)
        return self._iis

    def _in_iis(self, name, item, side=None):
        found = self._known_iis(name)
        found.tell()
        return int(found.has(item, side))

    def feasRelaxS(self, relaxobjtype, minrelax, vrelax, crelax):
        self.update()
        bounds = {variable._column: 1.0 for variable in self._vars} if vrelax else {}
        rows = {row._row: (1.0, 1.0) for row in self._constrs} if crelax else {}
        return self._relax("Model.feasRelaxS", relaxobjtype, minrelax, bounds, dict(bounds), rows, True)

    def feasRelax(self, relaxobjtype, minrelax, vars, lbpen, ubpen, constrs, rhspen):
        self.update()
        lower, upper = (self._penalties("variable", vars, given) for given in (lbpen, ubpen))
        rows = {row: (weight, weight) for row, weight in self._penalties("constraint", constrs, rhspen).items()}
        return self._relax("Model.feasRelax", relaxobjtype, minrelax, lower, upper, rows, False)

    def _penalties(self, word, items, given):
        if items is None or given is None:
            return {}
        if len(items) != len(given):
            raise GurobiError(0, f"Length of penalty list differs from length of {word} list")
        pairs = [(items[key], given[key]) for key in items] if isinstance(items, dict) else zip(items, given)
        records = [(item._column if isinstance(item, Var) else item._row, _number(weight)) for item, weight in pairs]
        return {record: weight for record, weight in records if weight < 1e20}

    def _relax(self, call, kind, minimal, lower, upper, rows, whole):
        """The model becomes its relaxation: artificial variables stay in it, as in the original."""
        if not 0 <= kind <= 2:
            raise GurobiError(0, "Invalid argument of relaxobjtype")
        if kind == 2:
            raise Unsupported(f"{call} with relaxobjtype 2")  # its big numbers let violations through there
        if kind == 1 and minimal:
            raise Unsupported(f"{call} with relaxobjtype 1 and minrelax")  # ends within a tolerance that shows in the objective
        if self._objectives or self._pieces:
            raise Unsupported(f"{call} with several or piecewise objectives")
        core = self._core
        before = _infeasibility.mark(core)
        if not whole:
            _infeasibility.check(core)
        names = {record: name for group, name_of in ((self._vars, _name_of), (self._constrs, Constr._label)) for item in group
                 for record, name in [(item._column if group is self._vars else item._row, name_of(item))]}
        wanted, maximise = core.objective(), core.maximise
        made = _infeasibility.relax(core, lower, upper, rows)
        for letter, record, column, _ in made.parts:
            column.name = f"Art{letter}_{names[record]}"
            variable = Var(self, column)
            variable._state = "live"
            self._vars.append(variable)
        for column, letter, record in made.limits:
            record.name = f"CArt{letter}_{names[column]}"
            self._new_live_row(record, ">" if letter == "L" else "<")
        core.set_objective(made.penalty(_core.Expression, kind == 1), False)
        value = self._hold_least(made, wanted, maximise) if minimal and made.parts else 0.0
        if whole:
            _infeasibility.relaxed(core, before)
        self._iis = None
        self._forget()
        return value

    def _new_live_row(self, record, sense):
        constr = Constr(self, record, sense, record.lower if sense == ">" else record.upper)
        constr._state = "live"
        self._constrs.append(constr)

    def _hold_least(self, made, wanted, maximise):
        """Solves for the least violation, which is -1 where there is none, holds the model to it and gives its objective back."""
        self._check_limits()
        core = self._core
        core.time_limit = None
        result = core._solved(False)
        if result.status == "infeasible":
            return -1.0
        if result.status != "optimal":
            raise Unsupported(f"a feasibility relaxation that ends in status {result.status}")
        penalty = made.penalty()
        core.set_objective(wanted, maximise)
        self._new_live_row(core.add_row(penalty, -_INF, result.objective, "feasobj"), "<")
        return result.objective

    tune, presolve, optimizeAsync, getQ, feasibility, getMultiobjEnv, getTuneResult = (
        _refuse(f"Model.{name}") for name in ("tune", "presolve", "optimizeAsync", "getQ",
                                              "feasibility", "getMultiobjEnv", "getTuneResult"))

    def read(self, filename):
        if filename in _WRITTEN or os.path.exists(filename):
            raise Unsupported("Model.read")
        raise GurobiError(10003, f"Unable to open file '{filename}' for input")

    def getJSONSolution(self):
        raise Unsupported("Model.getJSONSolution")

    def write(self, filename):
        """Nothing is written; a wrong kind of file or a missing solution is noticed."""
        self.update()
        kind = filename.removesuffix(".gz").removesuffix(".bz2").removesuffix(".7z").rpartition(".")[2].lower()
        if kind not in ("lp", "mps", "rew", "rlp", "dua", "dlp", "sol", "ilp", "mst", "hnt", "bas", "prm", "attr", "json"):
            raise GurobiError(10013, f"Unknown file type for file '{filename}'")
        if kind in ("sol", "mst") and (self._result is None or self._result.x is None):
            raise GurobiError(10005, "No solution available" if kind == "sol" else "No MIP start available")
        if kind == "ilp" and self._iis is None:
            raise GurobiError(10005, "No IIS available for current model")
        _WRITTEN.add(filename)
        _KEPT.pop(filename, None)
        linear = not (self._generals or self._sets or self._pieces or self._objectives)
        if linear and (kind == "mps" or kind == "lp" and self._is_in_order()):
            _KEPT[filename] = self._named(self._core.name if kind == "mps" else "")

    def _named(self, name):
        """A copy as it comes out of a file: all its parts have names."""
        made = self.copy()
        made._core.name = name
        for variable in made._vars:
            variable._column.name = _name_of(variable)
        for row in made._constrs:
            row._row.name = row._label()
        return made

    def _is_in_order(self):
        """Whether variables come up in their own order in a file that has the objective first, then the rows."""
        seen = dict.fromkeys(c for c in self._core.columns if c.cost)
        for row in self._core.rows:
            seen.update(dict.fromkeys(sorted((c for c, number in row.terms.items() if number), key=lambda c: c.index)))
        return not self._core.quadratic and not self._quadratics and list(seen) == self._core.columns

    def message(self, text):
        if self._params.OutputFlag and self._params.LogToConsole:
            print(text)

    def display(self):
        pass

    printStats = printQuality = sync = discardConcurrentEnvs = discardMultiobjEnvs = prefetchAttr = lambda self, *args: None

    def printAttr(self, attrs, filter="*"):
        """A table of the variables (or constraints) whose first attribute is not zero."""
        if not (self._params.OutputFlag and self._params.LogToConsole):
            return
        names = [attrs] if isinstance(attrs, str) else list(attrs)
        on_rows = names[0].lower() in Constr._read
        items = self._constrs if on_rows else self._vars
        print("\n" + f"{'Constraint' if on_rows else 'Variable':>12}" + "".join(f" {name:>12}" for name in names) + " ")
        print("-" * (12 + 13 * len(names)))
        for item in items:
            held = [getattr(item, name) for name in names]
            if held[0] == 0.0:
                continue
            label = item._label() if on_rows else _name_of(item)
            print(f"{label:>12}" + "".join(f" {number if isinstance(number, str) else format(number, 'g'):>12}" for number in held) + " ")


def _check_coefficients(numbers):
    if not all(map(math.isfinite, numbers)):
        first = next(k for k, number in enumerate(numbers) if not math.isfinite(number))
        raise GurobiError(10003, f"Element {first} of a double array is Nan or Inf.")


def _check_objective(expression):
    if math.isinf(_constant(expression.constant)):
        raise GurobiError(10003, "Double value is Nan or Inf.")
    _check_coefficients(expression.coefficients)
    _check_coefficients([c for _, _, c in expression.quadratic])


def _merged(expression):
    """The terms of a row: what adds up to zero, or to a NaN, is left out."""
    terms = {column: c for column, c in expression.merged().items() if c != 0.0 and c == c}
    _check_coefficients(terms.values())
    return terms


def _moved(expression, twin):
    fresh = QuadExpr()
    fresh.constant = expression.constant
    fresh.columns, fresh.coefficients = [twin[c] for c in expression.columns], list(expression.coefficients)
    fresh.quadratic = [(twin[a], twin[b], c) for a, b, c in expression.quadratic]
    return fresh


def _difference(lhs, rhs):
    """lhs - rhs as an expression that nobody else holds."""
    first = _linear(lhs)
    if first is None:
        raise TypeError(f"unsupported operand type(s) for -: '{type(lhs).__name__}' and '{type(rhs).__name__}'")
    total = _sum(first, rhs, -1.0)
    if total is NotImplemented:
        raise TypeError(f"unsupported operand type(s) for -: 'gurobipy._core.{type(first).__name__}' and '{type(rhs).__name__}'")
    return total


# Messages about wrong arguments name the bare method in the original.
for _class in (Model, Env, LinExpr, QuadExpr, tupledict, tuplelist):
    for _held in vars(_class).values():
        if isinstance(_held, types.FunctionType):
            _held.__qualname__ = _held.__name__
Model._add_constr.__qualname__ = "addConstr"
sys.modules["gurobipy.nlfunc"] = nlfunc
__path__ = []
# The matrix interface: its classes, and its methods of a model.
from gurobipy import _matrix
from gurobipy._matrix import MConstr, MGenConstr, MLinExpr, MNLExpr, MQConstr, MQuadExpr, MVar, Matrix as _Matrix, concatenate, hstack, vstack

for _method in (_matrix.addMVar, _matrix.addMConstr, _matrix.addMQConstr, _matrix.setMObjective, _matrix.getA):
    setattr(Model, _method.__name__, _method)
__all__ = """Batch Column Constr Env GRB GenConstr GenExpr GurobiError LinExpr MConstr MGenConstr MLinExpr MNLExpr MQConstr MQuadExpr MVar
Model NLExpr QConstr QuadExpr SOS TempConstr Var abs_ all_ and_ any_ concatenate disposeDefaultEnv getParamInfo gurobi hstack loadModel max_
min_ multidict nlfunc norm or_ paramHelp quicksum read readParams resetParams setParam tupledict tuplelist vstack writeParams""".split()

