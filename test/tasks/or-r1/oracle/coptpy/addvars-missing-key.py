import coptpy as cp
env = cp.Envr()
model = env.createModel("missing")
x = model.addVars(3, nameprefix="x")
print(type(x).__name__, isinstance(x, dict), len(x), 2 in x, x.get(7))
print(x[3])
