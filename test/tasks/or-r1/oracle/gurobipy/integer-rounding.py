import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
n = model.addVars(3, vtype=gp.GRB.INTEGER, name="n")
model.addConstr(7 * n[0] + 11 * n[1] + 13 * n[2] == 150)
model.setObjective(3 * n[0] + 4 * n[1] + 6 * n[2])
model.optimize()
print(model.ObjVal, type(n[0].X).__name__)
