import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(vtype="real", name="x")
model.optimize()
