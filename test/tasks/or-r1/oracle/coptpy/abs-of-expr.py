import coptpy as cp
env = cp.Envr()
model = env.createModel("abs")
x = model.addVar()
model.setObjective(abs(x - 5))
