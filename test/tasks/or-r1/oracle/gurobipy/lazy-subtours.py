import itertools
import gurobipy as gp
from gurobipy import GRB
points = [(0, 0), (1, 0), (0, 1), (20, 0), (21, 0), (20, 1)]
n = len(points)
dist = {(i, j): ((points[i][0] - points[j][0]) ** 2 + (points[i][1] - points[j][1]) ** 2) ** 0.5 for i, j in itertools.combinations(range(n), 2)}

def tour(edges):
    left, best = list(range(n)), None
    while left:
        this, near = [], [left[0]]
        while near:
            node = near.pop()
            this.append(node)
            left.remove(node)
            near = [j for i, j in edges if i == node and j in left] + [i for i, j in edges if j == node and i in left]
        best = this if best is None or len(this) < len(best) else best
    return best

def subtour(model, where):
    if where == GRB.Callback.MIPSOL:
        values = model.cbGetSolution(model._x)
        short = tour([k for k in model._x if values[k] > 0.5])
        if len(short) < n:
            model.cbLazy(gp.quicksum(model._x[i, j] for i, j in itertools.combinations(sorted(short), 2)) <= len(short) - 1)

model = gp.Model()
model.Params.OutputFlag = 0
model.Params.LazyConstraints = 1
x = model.addVars(dist.keys(), obj=dist, vtype=GRB.BINARY, name="e")
model.addConstrs(gp.quicksum(x[e] for e in dist if k in e) == 2 for k in range(n))
model._x = x
model.optimize(subtour)
print(round(model.ObjVal, 4))
