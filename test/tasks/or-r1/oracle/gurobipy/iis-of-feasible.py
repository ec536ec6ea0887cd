import gurobipy as gp
from gurobipy import GRB

model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(ub=4, name="x")
model.addConstr(x >= 1, name="floor")
model.setObjective(x, GRB.MAXIMIZE)
model.optimize()
try:
    model.computeIIS()
except gp.GurobiError as e:
    print(e.errno, e)
try:
    model.write("none.ilp")
except gp.GurobiError as e:
    print(e.errno, e)
try:
    print(model.getConstrs()[0].IISConstr)
except AttributeError as e:
    print("no IIS")
print(model.ObjVal)
