import coptpy as cp
env = cp.Envr()
model = env.createModel("string")
x = model.addVars("abc")
