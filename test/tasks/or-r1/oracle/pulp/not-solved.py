import pulp
model = pulp.LpProblem("idle", pulp.LpMaximize)
x = pulp.LpVariable("x", 0, 4)
model += x
print(pulp.LpStatus[model.status], pulp.value(model.objective), x.varValue, bool(x))
