import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(ub=10, name="x")
cost = model.addVar(name="cost")
model.addGenConstrPWL(x, cost, [0, 4, 10], [0, 20, 32])
model.addConstr(x >= 6)
model.setObjective(cost)
model.optimize()
print(model.ObjVal)
