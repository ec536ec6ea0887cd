import gurobipy as gp
try:
    model = gp.Model()
    x = model.addVar(name="x")
    model.addConstr(1 <= x <= 4)
except gp.GurobiError as e:
    print("Error code", e.errno, e.message)
