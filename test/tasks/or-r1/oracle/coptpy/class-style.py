import coptpy as cp
from coptpy import COPT

class Planner:
    def __init__(self, demand):
        self.demand = demand
        self.env = cp.Envr()
        self.model = self.env.createModel("planner")

    def build(self):
        n = len(self.demand)
        self.hire = self.model.addVars(n, vtype=COPT.INTEGER, nameprefix="hire")
        self.model.addConstrs(
            (cp.quicksum(self.hire[(d - k) % n] for k in range(5)) >= self.demand[d] for d in range(n)), nameprefix="day")
        self.model.setObjective(self.hire.sum("*"), COPT.MINIMIZE)
        return self

planner = Planner([17, 13, 15, 19, 14, 16, 11]).build()
planner.model.solve()
model = planner.model
print(model.objval, model.getConstrByName("day(3)").lb)
