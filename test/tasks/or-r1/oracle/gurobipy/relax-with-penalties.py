import gurobipy as gp
from gurobipy import GRB

model = gp.Model("weights")
model.Params.OutputFlag = 0
x = model.addVars(2, ub=4, name="x")
c1 = model.addConstr(x[0] + x[1] >= 12, name="c1")
c2 = model.addConstr(x[0] - x[1] <= -6, name="c2")
model.update()
model.feasRelax(0, False, model.getVars(), None, [5.0, 7.0], [c1, c2], [1.0, 2.0])
model.optimize()
print(model.Status, model.ObjVal)
for v in model.getVars():
    print(v.VarName, round(v.X, 6))
try:
    model.feasRelax(0, False, [x[0]], [1, 2], None, None, None)
except gp.GurobiError as e:
    print(e)
try:
    model.feasRelaxS(5, False, False, True)
except gp.GurobiError as e:
    print(e)
