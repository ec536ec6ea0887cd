import pulp
model = pulp.LpProblem("empty", pulp.LpMaximize)
model.solve(pulp.PULP_CBC_CMD(msg=0))
print(pulp.LpStatus[model.status], model.variables())
