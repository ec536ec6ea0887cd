import coptpy as cp
env = cp.Envr()
model = env.createModel("tuple")
x = model.addVars(3, nameprefix="x")
model.addConstrs((x[i] <= 1, x[i] >= 0) for i in range(3))
