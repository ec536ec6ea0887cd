import coptpy as cp
env = cp.Envr()
model = env.createModel("attr")
x = model.addVar(name="x")
model.setObjective(x)
model.solve()
print(x.X, x.NAME, x.LB, x.index)
print(x.VarName)
