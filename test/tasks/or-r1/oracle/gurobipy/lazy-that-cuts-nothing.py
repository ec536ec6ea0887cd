import gurobipy as gp
from gurobipy import GRB

cost = [[9, 2, 7, 8], [6, 4, 3, 7], [5, 8, 1, 8], [7, 6, 9, 4]]
model = gp.Model("assignment")
model.Params.OutputFlag = 0
model.Params.LazyConstraints = 1
x = model.addVars(4, 4, vtype=GRB.BINARY, name="x")
model.addConstrs((x.sum(i, "*") == 1 for i in range(4)), name="worker")
model.addConstrs((x.sum("*", j) == 1 for j in range(4)), name="job")
model.setObjective(gp.quicksum(cost[i][j] * x[i, j] for i in range(4) for j in range(4)), GRB.MINIMIZE)


def callback(model, where):
    # Added at every solution, whether it is broken or not.
    if where == GRB.Callback.MIPSOL:
        model.cbLazy(x[0, 0] + x[1, 1] <= 1)


model.optimize(callback)
print(model.Status, round(model.ObjVal, 6))
