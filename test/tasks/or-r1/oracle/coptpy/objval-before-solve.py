import coptpy as cp
env = cp.Envr()
model = env.createModel("before")
x = model.addVar(name="x")
print(model.status, model.objval, model.ObjVal, model.lpobjval, model.hassol)
print(x.x)
