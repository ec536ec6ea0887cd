import coptpy as cp
env = cp.Envr()
model = env.createModel("obj")
x = model.addVar(name="x")
model.setObjective(x >= 3)
