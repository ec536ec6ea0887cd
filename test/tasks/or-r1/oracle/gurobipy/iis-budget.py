from gurobipy import Model, GRB

m = Model("budget")
m.Params.LogToConsole = 0
wood = m.addVar(lb=10, name="wood")
steel = m.addVar(lb=5, ub=40, name="steel")
m.addConstr(3 * wood + 8 * steel <= 60, "budget")
m.addConstr(wood + steel <= 100, "store")
m.setObjective(wood + 2 * steel, GRB.MAXIMIZE)
m.optimize()
print(m.Status in (GRB.INFEASIBLE, GRB.INF_OR_UNBD))
m.computeIIS()
print("Minimal:", bool(m.IISMinimal))
for c in m.getConstrs():
    print(c.ConstrName, c.IISConstr)
for v in m.getVars():
    print(v.VarName, v.IISLB, v.IISUB)
print(m.getAttr("IISConstr", m.getConstrs()))
print(m.Status)
model = m
