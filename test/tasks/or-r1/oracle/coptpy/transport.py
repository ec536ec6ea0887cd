import coptpy as cp
from coptpy import COPT

supply = {"P1": 35, "P2": 50, "P3": 40}
demand = {"M1": 45, "M2": 20, "M3": 30, "M4": 30}
cost = [[8, 6, 10, 9], [9, 12, 13, 7], [14, 9, 16, 5]]
env = cp.Envr()
model = env.createModel("transport")
x = {}
for i, p in enumerate(supply):
    for j, m in enumerate(demand):
        x[p, m] = model.addVar(lb=0.0, obj=cost[i][j], name=f"x_{p}_{m}")
for p in supply:
    model.addConstr(cp.quicksum(x[p, m] for m in demand) <= supply[p], name=f"supply_{p}")
for m in demand:
    model.addConstr(sum(x[p, m] for p in supply) >= demand[m], name=f"demand {m}")
model.solve()
print(f"Total cost: {model.objval:.2f}")
print(model.getConstrs()[4].name, model.rows, model.cols, model.elems)
print(model.getVarByName("x_P1_M2").getName(), model.getObjective().getValue() == model.objval)
