import gurobipy as gp
with gp.Model() as model:
    model.Params.OutputFlag = 0
    x = model.addVar(ub=2)
    model.setObjective(x, gp.GRB.MAXIMIZE)
    model.optimize()
    print(model.ObjVal)
print(model.Status)
