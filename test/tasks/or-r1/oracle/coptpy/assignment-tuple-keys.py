import coptpy as cp
from coptpy import COPT

workers = ["A", "B", "C"]
jobs = [1, 2, 3]
cost = {("A", 1): 9, ("A", 2): 2, ("A", 3): 7, ("B", 1): 6, ("B", 2): 4, ("B", 3): 3, ("C", 1): 5, ("C", 2): 8, ("C", 3): 1}
env = cp.Envr()
model = env.createModel("assign")
x = model.addVars(workers, jobs, vtype=COPT.BINARY, nameprefix="assign")
model.addConstrs((x.sum(w, "*") == 1 for w in workers), nameprefix="worker")
model.addConstrs((x.sum("*", j) == 1 for j in jobs), nameprefix="job")
model.setObjective(x.prod(cost), COPT.MINIMIZE)
model.solve()
print(model.objval)
print([key for key in x if x[key].x > 0.5])
print([c.name for c in model.getConstrs()])
print([v.name for v in model.getVars()][:4])
