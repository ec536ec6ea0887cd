import gurobipy as gp
from gurobipy import GRB


def watch(model, where):
    if where == GRB.Callback.MIP:
        if model.cbGet(GRB.Callback.RUNTIME) > 500:
            model.terminate()


model = gp.Model("cuts")
model.Params.OutputFlag = 0
model.Params.PreCrush = 1
x = model.addVars(6, vtype=GRB.BINARY, name="x")
model.addConstr(gp.quicksum((i + 3) * x[i] for i in range(6)) <= 14)
model.addConstr(x[0] + x[1] <= 1)
model.setObjective(gp.quicksum((2 * i + 5) * x[i] for i in range(6)), GRB.MAXIMIZE)
model._x = x
model.optimize(watch)
print(model.ObjVal)
