import gurobipy as gp
from gurobipy import GRB
m = gp.Model("src"); m.Params.OutputFlag = 0
x = m.addVars(3, ub=[4, 5, 6], vtype=GRB.INTEGER, name="x"); y = m.addVar(lb=-2, name="y")
m.setObjective(3 * x[0] + 2 * x[1] + x[2] - y, GRB.MAXIMIZE); m.addConstr(x.sum() + y <= 9, "cap"); m.addConstr(x[0] - y >= 1, "low")
m.write("model.lp"); m.write("model.mps")
m.optimize(); print(m.ObjVal)
for f in ("model.lp", "model.mps"):
    r = gp.read(f); r.Params.OutputFlag = 0
    r.optimize(); print(f, r.Status, r.ObjVal, r.ModelSense, [(v.VarName, v.VType, v.LB, v.UB, v.X) for v in r.getVars()], [c.ConstrName for c in r.getConstrs()], r.ModelName)
model = gp.read("model.lp"); model.setParam("OutputFlag", 0); model.addConstr(model.getVarByName("x[0]") <= 2); model.optimize(); print(model.ObjVal)
