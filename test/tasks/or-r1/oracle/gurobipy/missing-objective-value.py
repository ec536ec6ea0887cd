import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(ub=1, name="x")
model.addConstr(x >= 2)
model.optimize()
print("Objective", model.ObjVal)
