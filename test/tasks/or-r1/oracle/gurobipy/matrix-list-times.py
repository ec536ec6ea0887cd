import gurobipy as gp

model = gp.Model()
x = model.addMVar(3)
model.addConstr([1, 2, 3] @ x <= 1)
