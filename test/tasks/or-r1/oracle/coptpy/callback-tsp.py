import coptpy as cp
from coptpy import COPT
import math
pts = [(0, 0), (0, 3), (4, 0), (4, 3), (10, 1), (11, 2), (10, 4)]
n = len(pts)
dist = {(i, j): math.dist(pts[i], pts[j]) for i in range(n) for j in range(i)}

class Cuts(cp.CallbackBase):
    def __init__(self, vars):
        super().__init__()
        self.vars = vars
        self.calls = 0

    def callback(self):
        if self.where() == COPT.CBCONTEXT_MIPSOL:
            self.calls += 1
            sol = self.getSolution(self.vars)
            chosen = [a for a in dist if sol[a] > 0.5]
            seen, stack = {0}, [0]
            while stack:
                k = stack.pop()
                for a in chosen:
                    if k in a:
                        o = a[0] + a[1] - k
                        if o not in seen:
                            seen.add(o)
                            stack.append(o)
            if len(seen) < n:
                self.addLazyConstr(cp.quicksum(self.vars[a] for a in dist if (a[0] in seen) != (a[1] in seen)) >= 2)

env = cp.Envr()
model = env.createModel("tsp")
x = model.addVars(list(dist), vtype=COPT.BINARY, nameprefix="e")
for i in range(n):
    model.addConstr(cp.quicksum(x[a] for a in dist if i in a) == 2)
model.setObjective(x.prod(dist), COPT.MINIMIZE)
cuts = Cuts(x)
model.setCallback(cuts, COPT.CBCONTEXT_MIPSOL)
model.solve()
print(model.status, round(model.objval, 6), cuts.calls > 0, model.rows)
