from gurobipy import *
arcs, capacity = multidict({("s", "a"): 10, ("s", "b"): 5, ("a", "b"): 15, ("a", "t"): 6, ("b", "t"): 10})
print(arcs)
print(arcs.select("a", "*"), capacity["s", "a"])
model = Model()
model.Params.OutputFlag = 0
flow = model.addVars(arcs, ub=capacity, name="flow")
model.setObjective(flow.sum("s", "*"), GRB.MAXIMIZE)
model.addConstrs((flow.sum("*", n) == flow.sum(n, "*") for n in "ab"), "node")
model.optimize()
print(model.ObjVal)
