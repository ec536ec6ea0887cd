import coptpy as cp
env = cp.Envr()
model = env.createModel("quad")
x = model.addVar(name="x", ub=9)
y = model.addVar(name="y", ub=9)
model.addConstr(x * y <= 3)
