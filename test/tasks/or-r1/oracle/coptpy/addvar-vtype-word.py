import coptpy as cp
env = cp.Envr()
model = env.createModel("words")
x = model.addVar(vtype="BINARY", name="x")
