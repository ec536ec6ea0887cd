import coptpy as cp
from coptpy import COPT

env = cp.Envr()
model = env.createModel("bounds")
model.setParam("Logging", 0)
x = model.addVar(lb=2, ub=5, name="x")
y = model.addVar(ub=1, name="y")
row = model.addConstr(x + y >= 12, name="need")
model.setObjective(x + y)
try:
    print(x.RelaxLB)
except cp.CoptError as e:
    print(e)
model.solve()
model.feasRelaxS(True, False)
print(model.HasFeasRelaxSol, model.FeasRelaxObj, row.RelaxLB)
model.feasRelax(model.getVars(), [1, 1], [2, 3], [row], [9])
print(model.FeasRelaxObj, [(v.name, v.RelaxUB) for v in model.getVars()])
model.feasRelaxS(False, False)
print(model.HasFeasRelaxSol, model.FeasRelaxObj)
model.setParam('FeasRelaxMode', 1)
model.feasRelaxS(False, True)
print(model.FeasRelaxObj)
