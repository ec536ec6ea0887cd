import coptpy as cp
from coptpy import COPT

values = [60, 100, 120, 75]
weights = [10, 20, 30, 17]
env = cp.Envr()
model = env.createModel("knapsack")
x = model.addVars(len(values), vtype=COPT.BINARY, nameprefix="x")
model.setObjective(cp.quicksum(values[i] * x[i] for i in range(len(values))), sense=COPT.MAXIMIZE)
model.addConstr(cp.quicksum(weights[i] * x[i] for i in range(len(values))) <= 50, name="cap")
model.solve()
print("status", model.status, model.Status == COPT.OPTIMAL)
print("value", model.ObjVal, model.objval, model.BestObj, model.BestBnd, model.BestGap)
for i in range(len(values)):
    print(x[i].name, x[i].x, x[i].X, x[i].value)
try:
    print(x[0].rc)
except cp.CoptError as e:
    print("CoptError:", e, e.retcode, e.message)
try:
    print(model.getConstrs()[0].pi)
except cp.CoptError as e:
    print("CoptError:", e)
print(model.getConstrs()[0].slack, model.ismip, model.hasmipsol, model.haslpsol, model.mipstatus, model.lpstatus)
