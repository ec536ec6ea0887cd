import coptpy as cp
env = cp.Envr()
model = env.createModel("slip")
x = model.addVar(name="x")
costs = {"a": 1}
model.setObjective(costs["b"] * x)
