import gurobipy as gp
from gurobipy import GRB
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(lb=-5, ub=5, name="x")
y = model.addVar(lb=-5, ub=5, name="y")
big = model.addVar(lb=-10, name="big")
size = model.addVar(name="size")
model.addConstr(big == gp.max_(x, y, 1), name="largest")
model.addConstr(size == gp.abs_(x))
model.addConstr(x + y == -3)
model.setObjective(big + 2 * size, GRB.MINIMIZE)
model.optimize()
print(model.ObjVal, model.NumGenConstrs)
