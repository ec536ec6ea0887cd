import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("pwl")
q = model.addVar(lb=0, ub=100, name="q")
cost = model.addVar(lb=-COPT.INFINITY, name="cost")
model.addGenConstrPWL(q, cost, [0, 20, 60], [0, 100, 220])
model.addConstr(q >= 35)
model.setObjective(cost + 0.1 * q, COPT.MINIMIZE)
model.solve()
print(round(model.objval, 6), round(q.x, 6), round(cost.x, 6))
model.addConstr(q >= 90)
model.solve()
print(round(model.objval, 6))
