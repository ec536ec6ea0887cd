import pulp
model = pulp.LpProblem("Production", pulp.LpMaximize)
a = pulp.LpVariable("A", lowBound=0, cat="Continuous")
b = pulp.LpVariable("B", lowBound=0, cat="Continuous")
model += 30 * a + 50 * b
model += 2 * a + 4 * b <= 40, "machine"
model += 3 * a + 2 * b <= 30, "labour"
status = model.solve(pulp.PULP_CBC_CMD(msg=False))
print(status, pulp.LpStatus[model.status], pulp.value(model.objective), a.varValue, b.value())
for name, c in model.constraints.items():
    print(name, c.pi, c.slack)
print(round(a.dj, 6) + 0, round(b.dj, 6) + 0)
