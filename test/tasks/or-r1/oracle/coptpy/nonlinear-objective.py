import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("nlp")
x = model.addVar(lb=1, ub=5, name="x")
y = model.addVar(lb=1, ub=5, name="y")
model.setObjective(x / y + x ** 3, COPT.MINIMIZE)
model.solve()
print("solved" if model.status == COPT.OPTIMAL else "not optimal", model.status)
