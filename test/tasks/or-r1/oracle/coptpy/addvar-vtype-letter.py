import coptpy as cp
env = cp.Envr()
model = env.createModel("words")
x = model.addVar(vtype="I", ub=7.5, name="x")
model.setObjective(-x)
model.solve()
print(x.x, x.vtype, x.getType())
y = model.addVar(vtype="Z", name="y")
