import coptpy as cp
env = cp.Envr()
model = env.createModel("none")
x = model.addVars(3)
m = model.addVar()
model.addConstr(m == cp.max_(x))
