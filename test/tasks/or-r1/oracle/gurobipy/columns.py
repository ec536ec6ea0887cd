import gurobipy as gp
model = gp.Model("cutting")
model.Params.OutputFlag = 0
rows = [model.addConstr(gp.LinExpr() >= need, name=f"need{i}") for i, need in enumerate((10, 20))]
model.update()
for pattern in ((2, 0), (0, 3), (1, 1)):
    model.addVar(obj=1, column=gp.Column(pattern, rows), name=str(pattern))
model.optimize()
print(round(model.ObjVal, 6), [round(r.Pi, 6) for r in rows])
