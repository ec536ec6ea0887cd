import gurobipy as gp
m = model = gp.Model(); m.Params.OutputFlag = 0
x = m.addVar(name='x', ub=3); y = m.addVar(name='y')
m.update()
for c in (x <= 4, x >= y, x + y >= y, y >= x + 1, x == 3, x <= 2 * y, 2 * x <= y, x * x <= 2, x * x <= y, x * x <= y * y, gp.quicksum([x, y]) == 3, 3 <= x, 3 >= x + y, x - x >= 0, x + y <= x + y):
    print(c)
m.setObjective(x); m.optimize()
for c in (x <= 4, x >= y, x + y >= y, y >= x + 1): print(c)
