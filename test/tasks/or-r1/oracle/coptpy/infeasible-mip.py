import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("inf")
x = model.addVar(lb=0, ub=10, vtype=COPT.INTEGER, name="x")
y = model.addVar(lb=0, ub=10, vtype=COPT.INTEGER, name="y")
model.addConstr(2 * x + 2 * y == 7)
model.setObjective(x + y, sense=COPT.MAXIMIZE)
model.solve()
status = model.status
if status == COPT.OPTIMAL:
    print("optimal")
elif status == COPT.INFEASIBLE:
    print("infeasible", model.objval, model.bestbnd, model.bestobj, model.bestgap)
try:
    model.getValues()
except cp.CoptError as e:
    print(str(e))
try:
    print(x.x)
except cp.CoptError as e:
    print(repr(e))
