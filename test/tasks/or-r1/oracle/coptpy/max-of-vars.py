import coptpy as cp
env = cp.Envr()
model = env.createModel("max")
x = model.addVars(3)
model.setObjective(max(x[i] for i in range(3)))
