import coptpy as cp
env = cp.Envr()
model = env.createModel("in")
x = model.addVar(name="x")
y = model.addVar(name="y")
print(bool(x), not x, x is y)
if y in [x]:
    print("found")
