import coptpy as cp
env = cp.Envr()
model = env.createModel("obj")
x = model.addVars(3)
model.setObjective([x[0], x[1]])
