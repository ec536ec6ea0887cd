import coptpy as cp
from coptpy import COPT
env = cp.Envr()
first = env.createModel("first")
x = first.addVar(name="x", ub=4, vtype=COPT.INTEGER)
y = first.addVar(name="y", ub=4)
first.addConstr(2 * x + y <= 7.5, name="c")
first.setObjective(3 * x + y, COPT.MAXIMIZE)
first.write("first.lp")
model = env.createModel("second")
model.read("first.lp")
model.solve()
print(model.objval, model.cols, model.rows, model.getVarByName("x").x)
