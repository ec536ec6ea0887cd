import gurobipy as gp
from gurobipy import GRB

model = gp.Model("least")
model.Params.OutputFlag = 0
x = model.addVar(ub=10, obj=1, name="x")
y = model.addVar(ub=10, obj=2, name="y")
z = model.addVar(lb=1, obj=1, name="z")
model.addConstr(x + y >= 25, name="a")
model.addConstr(x - y == 3, name="b")
model.addConstr(z <= 0.5, name="c")
print(round(model.feasRelaxS(relaxobjtype=0, minrelax=True, vrelax=False, crelax=True), 6))
model.optimize()
print(model.Status, round(model.ObjVal, 5), model.getConstrs()[-1].ConstrName)
print([v.VarName for v in model.getVars()])
print([(v.VarName, round(v.X, 5)) for v in (x, y, z)])
