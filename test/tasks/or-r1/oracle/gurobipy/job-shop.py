import gurobipy as gp
from gurobipy import GRB
jobs = {0: [(0, 3), (1, 2)], 1: [(1, 4), (0, 3)], 2: [(0, 2), (1, 3)]}
M = 100
model = gp.Model("jobshop")
model.Params.OutputFlag = 0
start = {(j, k): model.addVar(name=f"s_{j}_{k}") for j in jobs for k in range(2)}
end = model.addVar(name="end")
for j, steps in jobs.items():
    model.addConstr(start[j, 1] >= start[j, 0] + steps[0][1])
    model.addConstr(end >= start[j, 1] + steps[1][1])
for a in jobs:
    for b in jobs:
        if a < b:
            for k, (machine, length) in enumerate(jobs[a]):
                for q, (other, width) in enumerate(jobs[b]):
                    if machine == other:
                        z = model.addVar(vtype=GRB.BINARY)
                        model.addConstr(start[a, k] + length <= start[b, q] + M * (1 - z))
                        model.addConstr(start[b, q] + width <= start[a, k] + M * z)
model.setObjective(end, GRB.MINIMIZE)
model.optimize()
print(model.ObjVal)
