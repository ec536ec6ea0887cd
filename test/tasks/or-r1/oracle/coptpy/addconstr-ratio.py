import coptpy as cp
env = cp.Envr()
model = env.createModel("ratio")
x = model.addVar(name="x", lb=1, ub=9)
y = model.addVar(name="y", lb=1, ub=9)
model.addConstr(x / y <= 3)
