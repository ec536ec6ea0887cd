import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(ub=4, name="x")
y = model.addVar(ub=4, name="y")
model.addConstr(x + y <= 6)
model.ModelSense = gp.GRB.MAXIMIZE
model.setObjectiveN(x + y, 0, priority=2)
model.setObjectiveN(x - y, 1, priority=1)
model.optimize()
print(model.Status, x.X, y.X)
