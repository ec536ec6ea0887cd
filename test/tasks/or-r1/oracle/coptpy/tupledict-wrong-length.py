import coptpy as cp
env = cp.Envr()
model = env.createModel("td")
x = model.addVars(2, 2, nameprefix="x")
print(x.sum(1))
