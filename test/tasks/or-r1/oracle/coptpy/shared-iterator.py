import coptpy as cp
env = cp.Envr()
model = env.createModel("iter")
model.addVars(3, nameprefix="v")
vs = model.getVars()
print([(a.name, b.name) for a in vs for b in vs])
print([v.name for v in vs], len(vs), vs.getSize(), vs[1].name)
print(vs.x)
