import gurobipy as gp
from gurobipy import GRB
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(ub=4, name="x")
model.setObjective(x, GRB.MAXIMIZE)
model.optimize()
print(model.ObjVal)
model.setObjective(2 * x)
model.optimize()
print(model.ObjVal, model.ModelSense)
model.ModelSense = GRB.MINIMIZE
model.optimize()
print(model.ObjVal)
