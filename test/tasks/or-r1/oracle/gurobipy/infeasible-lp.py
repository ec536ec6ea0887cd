import gurobipy as gp
from gurobipy import GRB
model = gp.Model("clash")
model.setParam('OutputFlag', 0)
x = model.addVar(name="x")
y = model.addVar(name="y")
model.setObjective(x + y, GRB.MAXIMIZE)
model.addConstr(x + y <= 3)
model.addConstr(x + y >= 5)
model.optimize()
if model.status == GRB.OPTIMAL:
    print(model.objVal)
elif model.status == GRB.INFEASIBLE:
    print("infeasible")
elif model.status == GRB.INF_OR_UNBD:
    print("infeasible or unbounded")
