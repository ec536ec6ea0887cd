import coptpy as cp
from coptpy import COPT
nodes = ["s", "a", "b", "t"]
arcs = cp.tuplelist([("s", "a"), ("s", "b"), ("a", "b"), ("a", "t"), ("b", "t")])
cap = dict(zip(arcs, [10, 5, 15, 6, 10]))
env = cp.Envr()
model = env.createModel("flow")
f = model.addVars(arcs, nameprefix="f", ub=cap)
for n in ("a", "b"):
    model.addConstr(f.sum("*", n) == f.sum(n, "*"), name=f"node_{n}")
model.setObjective(f.sum("s", "*"), COPT.MAXIMIZE)
model.solve()
print(model.objval)
