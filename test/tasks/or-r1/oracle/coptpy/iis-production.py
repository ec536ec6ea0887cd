import coptpy as cp
from coptpy import COPT

env = cp.Envr()
model = env.createModel("production")
model.setParam("Logging", 0)
a = model.addVar(lb=20, name="a")
b = model.addVar(lb=10, ub=60, name="b")
model.addConstr(2 * a + 3 * b <= 60, name="hours")
model.addConstr(a + b <= 200, name="store")
model.setObjective(5 * a + 4 * b, sense=COPT.MAXIMIZE)
model.solve()
if model.status == COPT.OPTIMAL:
    print(model.objval)
elif model.status == COPT.INFEASIBLE:
    print("Infeasible, computing IIS", model.HasIIS)
    model.computeIIS()
    if model.hasiis:
        print("Minimal:", model.IsMinIIS, "rows", model.IISRows, "columns", model.IISCols)
        for c in model.getConstrs():
            if c.getLowerIIS() or c.getUpperIIS():
                print(c.name, c.getLowerIIS(), c.getUpperIIS())
        for v in model.getVars():
            if v.getLowerIIS() or v.getUpperIIS():
                print(v.name, v.iislb, v.iisub)
        print(model.getVarLowerIIS(model.getVars()), model.getVarUpperIIS(model.getVars()))
        print(model.getConstrLowerIIS(model.getConstrs()), model.getConstrUpperIIS(model.getConstrs()))
        model.writeIIS("production.iis")
print(model.status, model.objval)
