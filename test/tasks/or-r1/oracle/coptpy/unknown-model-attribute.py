import coptpy as cp
env = cp.Envr()
model = env.createModel("attr")
print(hasattr(model, "optimize"), hasattr(model, "objval"), hasattr(model, "OBJVAL"))
model.optimize()
