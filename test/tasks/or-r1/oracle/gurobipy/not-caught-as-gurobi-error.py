import gurobipy as gp
from gurobipy import GRB
try:
    model = gp.Model()
    model.Params.OutputFlag = 0
    x = model.addVar(ub=1, name="x")
    model.addConstr(x >= 2)
    model.optimize()
    print(x.x)
except gp.GurobiError as e:
    print("Error code " + str(e.errno) + ": " + str(e))
except AttributeError:
    print("Encountered an attribute error")
