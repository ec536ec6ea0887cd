import coptpy as cp
env = cp.Envr()
model = env.createModel("neq")
x = model.addVar(name="x")
y = model.addVar(name="y")
model.addConstr(x != y)
