import gurobipy as gp
from gurobipy import GRB
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(name="x")
y = model.addVar(name="y")
model.setObjective(2 * x + y, GRB.MAXIMIZE)
model.addConstr(x - y <= 4)
model.optimize()
print(model.status)
model.Params.DualReductions = 0
model.optimize()
print(model.status)
