import coptpy as cp
env = cp.Envr()
model = env.createModel("ind")
k = model.addVar(vtype="I", ub=1, name="k")
x = model.addVar(ub=10, name="x")
model.addConstr((k == 1) >> (x <= 4))
