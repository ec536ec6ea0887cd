import gurobipy as gp

model = gp.Model("parity")
model.Params.OutputFlag = 0
a = model.addVar(vtype="I", ub=8, name="a")
b = model.addVar(vtype="I", ub=8, name="b")
model.addConstr(2 * a + 4 * b == 7, name="odd")
model.addConstr(a + b <= 6, name="few")
model.optimize()
print(model.Status)
model.computeIIS()
print([(c.ConstrName, c.IISConstr) for c in model.getConstrs()])
print([(v.VarName, v.IISLB, v.IISUB) for v in model.getVars()])
