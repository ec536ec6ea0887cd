import gurobipy as gp
from gurobipy import GRB

model = gp.Model()
x = model.addMVar(2, lb=-5, ub=5, name="x")
size = model.addMVar(2, name="size")
use = model.addMVar(2, vtype=GRB.BINARY, name="use")
for k in range(2):
    model.addConstr(size[k] == gp.abs_(x[k]))
    model.addConstr((use[k] == 0) >> (x[k] >= 3))
model.addConstr(x.sum() == 1)
model.addConstr(use.sum() <= 1)
model.setObjective(size.sum(), GRB.MINIMIZE)
model.optimize()
print(model.ObjVal)
