import pulp
model = pulp.LpProblem("c", pulp.LpMaximize)
x = pulp.LpVariable("x", 0, 4.5, "integer")
model += x
model.solve(pulp.PULP_CBC_CMD(msg=0))
print(x.varValue, x.cat)
print(model)
