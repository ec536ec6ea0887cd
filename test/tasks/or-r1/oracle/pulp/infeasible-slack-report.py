import pulp

model = pulp.LpProblem("report", pulp.LpMinimize)
x = pulp.LpVariable.dicts("x", ["a", "b"], lowBound=0, cat="Integer")
model += pulp.lpSum(x.values())
model += x["a"] + x["b"] <= 3, "most"
model += x["a"] - x["b"] >= 5, "least"
status = model.solve(pulp.PULP_CBC_CMD(msg=0))
print(status, pulp.LpStatus[status])
for name, row in model.constraints.items():
    print(name, row.sense, row.constant)
