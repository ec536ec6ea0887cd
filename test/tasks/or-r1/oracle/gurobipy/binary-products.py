import gurobipy as gp
from gurobipy import GRB
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVars(4, vtype=GRB.BINARY, name="x")
gain = {(0, 1): 5, (1, 2): 4, (2, 3): 7, (0, 3): -6}
model.setObjective(gp.quicksum(g * x[i] * x[j] for (i, j), g in gain.items()) - 2 * x.sum(), GRB.MAXIMIZE)
model.addConstr(x.sum() <= 3)
model.optimize()
print(model.ObjVal)
