import coptpy as cp
from coptpy import COPT

env = cp.Envr()
model = env.createModel("production")

chairs = model.addVar(lb=0, ub=COPT.INFINITY, vtype=COPT.CONTINUOUS, name="chairs")
tables = model.addVar(lb=0, name="tables")

model.setObjective(45 * chairs + 80 * tables, sense=COPT.MAXIMIZE)
model.addConstr(5 * chairs + 20 * tables <= 400, name="wood")
model.addConstr(10 * chairs + 15 * tables <= 450, name="labour")
model.setParam(COPT.Param.TimeLimit, 10.0)
model.solve()

if model.status == COPT.OPTIMAL:
    print("Objective: {}".format(model.objval))
    allvars = model.getVars()
    for var in allvars:
        print(" x[{}] : {}".format(var.getName(), var.x))
    print("Basis known:", model.hasbasis)
    model.write("production.lp")
    model.write("production.sol")
