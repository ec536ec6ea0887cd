import coptpy as cp
env = cp.Envr()
model = env.createModel()
model.solve()
print(model.status, model.objval, model.cols, model.name == "")
