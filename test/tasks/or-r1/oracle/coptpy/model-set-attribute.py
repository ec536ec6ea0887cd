import coptpy as cp
env = cp.Envr()
model = env.createModel("set")
model.ObjSense = -1
print(model.objsense)
model.x = model.addVar(name="x")
