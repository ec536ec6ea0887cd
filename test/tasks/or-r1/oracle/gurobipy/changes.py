import gurobipy as gp
from gurobipy import GRB
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(name="x")
y = model.addVar(name="y")
c = model.addConstr(x + y <= 10, "cap")
model.setObjective(3 * x + 2 * y, GRB.MAXIMIZE)
model.optimize()
print(model.ObjVal)
c.RHS = 12
model.chgCoeff(c, x, 2)
x.Obj = 5
model.optimize()
print(model.ObjVal)
model.remove(c)
model.addConstr(x + 3 * y <= 9)
model.optimize()
print(model.ObjVal, model.NumConstrs)
