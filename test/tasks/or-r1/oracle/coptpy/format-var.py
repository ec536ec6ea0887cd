import coptpy as cp
env = cp.Envr()
model = env.createModel("format")
x = model.addVar(name="x", ub=2)
model.setObjective(-x)
model.solve()
print(f"{x.x:.2f} {x.name}", "%s" % x)
print(f"x = {x:.2f}")
