import gurobipy as gp

model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(ub=4, name="x")
model.addConstr(x <= 3, name="c")
model.setObjective(5 * x, gp.GRB.MAXIMIZE)
print(model.feasRelaxS(0, True, True, True))
model.optimize()
print(model.Status, model.ObjVal, model.ModelSense)
