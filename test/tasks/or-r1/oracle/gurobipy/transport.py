from gurobipy import Model, GRB, quicksum
supply = {"S1": 120, "S2": 80}
demand = {"D1": 70, "D2": 60, "D3": 50}
cost = {("S1", "D1"): 4, ("S1", "D2"): 6, ("S1", "D3"): 9, ("S2", "D1"): 5, ("S2", "D2"): 3, ("S2", "D3"): 8}
model = Model("transport")
model.setParam("OutputFlag", 0)
x = model.addVars(cost.keys(), lb=0, name="ship")
model.setObjective(quicksum(cost[k] * x[k] for k in cost), GRB.MINIMIZE)
model.addConstrs((quicksum(x[i, j] for j in demand) <= supply[i] for i in supply), name="supply")
model.addConstrs((x.sum("*", j) == demand[j] for j in demand), name="demand")
model.optimize()
print("Optimal cost:", model.ObjVal)
print([c.ConstrName for c in model.getConstrs()])
