import coptpy as cp
from coptpy import COPT
import numpy as np

profit = np.array([45, 60, 50])
hours = np.array([[2, 3, 4], [4, 1, 2], [1.5, 2.5, 3]])
available = np.array([240, 200, 180.5])
env = cp.Envr()
model = env.createModel("production")
x = model.addVars(len(profit), vtype=COPT.INTEGER, ub=np.array([50, 60, 70]), nameprefix="x")
for i in range(hours.shape[0]):
    model.addConstr(cp.quicksum(hours[i, j] * x[j] for j in range(3)) <= available[i], name=f"r{i}")
model.setObjective(sum(profit[j] * x[j] for j in range(3)), sense=COPT.MAXIMIZE)
model.solve()
if model.status == COPT.OPTIMAL:
    plan = np.array([x[j].x for j in range(3)])
    print(plan, plan @ profit, hours.dot(plan) <= available)
print(np.float64(2.5) * x[0] + np.int64(3), np.sum([profit[j] * x[j] for j in range(2)]))
