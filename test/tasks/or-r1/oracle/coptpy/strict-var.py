import coptpy as cp
env = cp.Envr()
model = env.createModel("strict")
x = model.addVar(name="x")
model.addConstr(x > 5)
