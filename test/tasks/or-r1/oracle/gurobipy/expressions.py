import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVar(name="x")
y = model.addVar(name="y")
model.update()
e = 2 * x - 3 * y + 1
print(e, e.size(), e.getConstant(), e.getCoeff(1), e.getVar(0))
e += x
e -= 4
print(e, -e, (x + y) / 2, x * y + 3, (x + 1) ** 2)
print(x <= 3, x + y == 2, 4 >= x)
print(gp.quicksum([]), gp.quicksum([x, 2, y]), sum([x, y]))
print(gp.LinExpr([1, 2], [x, y]), gp.LinExpr(5))
model.setObjective(x + 2 * y + 5)
c = model.addConstr(x + y >= 3, "need")
model.optimize()
print(model.getObjective(), model.getObjective().getValue(), e.getValue(), model.getRow(c), c.Sense, c.RHS)
print(x, y)
