import coptpy as cp
env = cp.Envr()
model = env.createModel("loop")
x = model.addVars(3, nameprefix="x")
model.addConstrs(v <= 1 for v in x.values())
