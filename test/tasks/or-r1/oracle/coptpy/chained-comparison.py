import coptpy as cp
env = cp.Envr()
model = env.createModel("chain")
x = model.addVar(name="x")
model.addConstr(1 <= x <= 5)
