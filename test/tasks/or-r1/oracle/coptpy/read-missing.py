import coptpy as cp
env = cp.Envr()
model = env.createModel("files")
model.read("nowhere.mps")
