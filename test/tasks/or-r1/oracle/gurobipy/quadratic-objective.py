import gurobipy as gp
model = gp.Model("portfolio")
model.Params.OutputFlag = 0
w = model.addVars(3, name="w")
sigma = [[0.10, 0.02, 0.01], [0.02, 0.08, 0.03], [0.01, 0.03, 0.05]]
model.setObjective(gp.quicksum(sigma[i][j] * w[i] * w[j] for i in range(3) for j in range(3)), gp.GRB.MINIMIZE)
model.addConstr(w.sum() == 1)
model.optimize()
print(model.status, round(model.ObjVal, 4), model.IsQP)
