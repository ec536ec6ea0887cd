import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(ub=1)
model.addConstr(True)
model.addConstr(sum([]) <= 3)
model.setObjective(x, gp.GRB.MAXIMIZE)
model.optimize()
print(model.ObjVal)
model.addConstr(False)
model.optimize()
print(model.status)
