import coptpy as cp
env = cp.Envr()
model = env.createModel("none")
x = model.addVar(name="x")
model.addConstr(x + None <= 3)
