import gurobipy as gp
from gurobipy import GRB
points = [(0, 0), (3, 4), (6, 1), (2, 7), (8, 5), (5, 9)]
n = len(points)
distance = {(i, j): round(((points[i][0] - points[j][0]) ** 2 + (points[i][1] - points[j][1]) ** 2) ** 0.5, 3) for i in range(n) for j in range(n) if i != j}
model = gp.Model("tsp")
model.Params.OutputFlag = 0
x = model.addVars(distance.keys(), obj=distance, vtype=GRB.BINARY, name="x")
u = model.addVars(n, ub=n, name="u")
model.addConstrs((x.sum(i, "*") == 1 for i in range(n)), "out")
model.addConstrs((x.sum("*", j) == 1 for j in range(n)), "in")
model.addConstrs((u[i] - u[j] + n * x[i, j] <= n - 1 for i, j in distance if i != 0 and j != 0), "order")
model.optimize()
print(round(model.ObjVal, 3), model.NumConstrs)
