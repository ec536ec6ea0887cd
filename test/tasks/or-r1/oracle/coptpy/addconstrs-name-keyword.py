import coptpy as cp
env = cp.Envr()
model = env.createModel("names")
x = model.addVars(5, nameprefix="x")
model.addConstrs((x[i] <= i for i in range(5)), name="cap")
