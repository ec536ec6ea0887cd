import coptpy as cp
env = cp.Envr()
model = env.createModel("td")
x = model.addVars(2, nameprefix="x")
d = dict(x)
print(len(d), sorted(k for k in x))
x.pop(0)
