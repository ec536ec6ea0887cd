import coptpy as cp
env = cp.Envr()
model = env.createModel("names")
x = model.addVar(low=0, name="x")
