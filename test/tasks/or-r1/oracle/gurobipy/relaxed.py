import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(vtype="I", name="x")
model.addConstr(2 * x <= 7)
model.setObjective(x, gp.GRB.MAXIMIZE)
model.optimize()
loose = model.relax()
loose.optimize()
print(model.ObjVal, loose.ObjVal)
