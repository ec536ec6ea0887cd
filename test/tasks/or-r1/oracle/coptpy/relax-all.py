import coptpy as cp
from coptpy import COPT

env = cp.Envr()
model = env.createModel("relax")
model.setParam("Logging", 0)
x = model.addVar(ub=10, name="x")
y = model.addVar(ub=10, name="y")
model.addConstr(x + y >= 25, name="demand")
model.addConstr(x - y == 0, name="pair")
model.setObjective(2 * x + 3 * y, COPT.MAXIMIZE)
model.solve()
if model.status == COPT.INFEASIBLE:
    model.feasRelaxS(vrelax=False, crelax=True)
    print(model.HasFeasRelaxSol, model.FeasRelaxObj)
    if model.hasfeasrelaxsol:
        for c in model.getConstrs():
            print(c.name, c.RelaxLB, c.RelaxUB)
        for v in model.getVars():
            print(v.name, v.RelaxLB, v.RelaxUB, v.RelaxValue)
        print(model.getInfo(COPT.Info.RelaxLB, model.getConstrs()))
print(model.status, model.objval)
