import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("dicts")
cap = {"a": 3, "b": 4}
x = model.addVars(cap.keys(), ub=cap, nameprefix="x")
print([v.ub for v in x.values()], [v.name for v in x.values()])
y = model.addVars(["a", "b"], ub=[3, 4], lb=1, nameprefix="y")
print([v.ub for v in y.values()], [v.lb for v in y.values()])
z = model.addVars([("a", 1), ("b", 2)], ub={("a", 1): 5, ("b", 2): 6}, nameprefix="z")
print([(k, v.ub, v.name) for k, v in z.items()])
w = model.addVars(2, 2, ub=[[1, 2], [3, 4]], vtype=COPT.INTEGER, obj=-1.0, nameprefix="w")
print([(k, v.ub, v.obj, v.vtype) for k, v in w.items()])
model.addConstr(x.sum() <= 10)
model.addConstr(y.sum("*") + z.sum() >= 2)
model.setObjective(x.sum() + w.sum() + y.sum() + z.sum(), COPT.MAXIMIZE)
model.solve()
print(model.objval)
