import pulp
model = pulp.LpProblem("u", pulp.LpMaximize)
n = pulp.LpVariable("n", 0, None, "Integer")
model += n
model.solve(pulp.PULP_CBC_CMD(msg=0))
print(pulp.LpStatus[model.status])
