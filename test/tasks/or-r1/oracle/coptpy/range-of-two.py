import coptpy as cp
from coptpy import COPT

env = cp.Envr()
model = env.createModel("range")
model.setParam("Logging", 0)
x, y = model.addVar(ub=4), model.addVar(ub=4)
model.setObjective(x + y, COPT.MAXIMIZE)
rows = [model.addConstr(x + y == [1, 6]), model.addConstr(x == (1, 3)), model.addConstr(cp.quicksum([x, y]) == [1, 5.5, 7])]
model.solve()
print(model.status, model.objval, [(row.lb, row.ub) for row in rows])
for write in (lambda: x + y == [1], lambda: x >= [1, 3]):
    try:
        print(write())
    except TypeError as e:
        print(e)
