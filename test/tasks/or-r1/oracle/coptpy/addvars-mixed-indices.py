import coptpy as cp
env = cp.Envr()
model = env.createModel("mixed")
x = model.addVars([0, 1], ["a", "b"])
print(list(x.keys()), x[0, "a"].name)
y = model.addVars(2, ["a", "b"])
