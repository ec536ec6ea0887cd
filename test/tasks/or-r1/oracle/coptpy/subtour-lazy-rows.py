import coptpy as cp
from coptpy import COPT
import itertools, math
pts = [(0, 0), (0, 3), (4, 0), (4, 3), (10, 1), (11, 2)]
n = len(pts)
dist = {(i, j): math.dist(pts[i], pts[j]) for i in range(n) for j in range(i)}
env = cp.Envr()
model = env.createModel("tsp")
x = model.addVars(list(dist), vtype=COPT.BINARY, nameprefix="e")
for i in range(n):
    model.addConstr(cp.quicksum(x[a] for a in dist if i in a) == 2)
model.setObjective(x.prod(dist), COPT.MINIMIZE)
model.solve()
rounds = 0
while True:
    chosen = [a for a in dist if x[a].x > 0.5]
    seen, stack = {0}, [0]
    while stack:
        k = stack.pop()
        for a in chosen:
            if k in a:
                o = a[0] + a[1] - k
                if o not in seen:
                    seen.add(o)
                    stack.append(o)
    if len(seen) == n:
        break
    model.addConstr(cp.quicksum(x[a] for a in dist if (a[0] in seen) != (a[1] in seen)) >= 2)
    model.solve()
    rounds += 1
print(round(model.objval, 6))
