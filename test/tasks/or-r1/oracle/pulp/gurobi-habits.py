import pulp
model = pulp.LpProblem("habits", pulp.LpMaximize)
x = pulp.LpVariable("x", 0, 3)
model += x
model.solve(pulp.PULP_CBC_CMD(msg=0))
print(model.objVal)
