import gurobipy as gp
from gurobipy import GRB
model = gp.Model("clash")
model.setParam('OutputFlag', 0)
x = model.addVar(name="x", ub=2)
y = model.addVar(name="y", ub=2)
model.setObjective(x + y, GRB.MAXIMIZE)
model.addConstr(x + 2 * y >= 9)
model.optimize()
print(model.status, model.SolCount)
