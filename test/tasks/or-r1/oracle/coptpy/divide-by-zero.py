import coptpy as cp
env = cp.Envr()
model = env.createModel("zero")
x = model.addVar(name="x")
model.addConstr(x / 0 <= 3)
