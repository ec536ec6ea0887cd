import coptpy as cp
env = cp.Envr()
model = env.createModel("huge")
x = model.addVar(name="x")
model.addConstr(10 ** 400 * x <= 3)
