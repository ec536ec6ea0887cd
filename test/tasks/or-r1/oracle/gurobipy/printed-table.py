import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(ub=2.5, name="x")
model.setObjective(x, gp.GRB.MAXIMIZE)
model.optimize()
model.printAttr("X")
for v in model.getVars():
    print("%s %g" % (v.VarName, v.X))
print("Obj: %g" % model.ObjVal)
