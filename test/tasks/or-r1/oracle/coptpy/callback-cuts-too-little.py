import coptpy as cp
from coptpy import COPT

places = [(0, 0), (4, 1), (5, 5), (1, 4), (9, 2), (8, 7)]
n = len(places)
dist = {(i, j): ((places[i][0] - places[j][0]) ** 2 + (places[i][1] - places[j][1]) ** 2) ** 0.5 for i in range(n) for j in range(n) if i != j}


def cycles(arcs):
    following, found = dict(arcs), []
    while following:
        at = min(following)
        cycle = []
        while at in following:
            cycle.append(at)
            at = following.pop(at)
        found.append(cycle)
    return found


class Subtours(cp.CallbackBase):
    def __init__(self, x):
        super().__init__()
        self.x = x

    def callback(self):
        if self.where() == COPT.CBCONTEXT_MIPSOL:
            values = self.getSolution(self.x)
            for cycle in cycles([arc for arc in dist if values[arc] > 0.5]):
                if len(cycle) < n:
                    self.addLazyConstr(cp.quicksum(self.x[i, j] for i in cycle for j in cycle if i != j) <= len(cycle))


env = cp.Envr()
model = env.createModel("tsp")
model.setParam("Logging", 0)
x = model.addVars(list(dist), vtype=COPT.BINARY, nameprefix="x")
model.addConstrs(x.sum(i, "*") == 1 for i in range(n))
model.addConstrs(x.sum("*", j) == 1 for j in range(n))
model.setObjective(cp.quicksum(dist[arc] * x[arc] for arc in dist), COPT.MINIMIZE)
model.setCallback(Subtours(x), COPT.CBCONTEXT_MIPSOL)
model.solve()
print(model.status, round(model.objval, 6) if model.status == COPT.OPTIMAL else model.objval, model.hasmipsol)
