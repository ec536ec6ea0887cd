import gurobipy as gp
from gurobipy import GRB

model = gp.Model("plan")
model.setParam("OutputFlag", 0)
x = model.addVar(ub=10, name="x")
y = model.addVar(ub=10, name="y")
model.addConstr(x + y >= 25, name="demand")
model.addConstr(x - y == 0, name="pair")
model.setObjective(2 * x + 3 * y, GRB.MAXIMIZE)
model.optimize()
if model.status != GRB.OPTIMAL:
    print("Relaxing", model.status)
    orig = model.NumVars
    model.feasRelaxS(0, False, False, True)
    print(model.status, model.NumVars, model.NumConstrs)
    model.optimize()
    if model.status == GRB.OPTIMAL:
        print("Violation:", model.objVal)
        slacks = model.getVars()[orig:]
        for sv in slacks:
            if sv.X > 1e-6:
                print(f"{sv.VarName} = {sv.X:g}")
