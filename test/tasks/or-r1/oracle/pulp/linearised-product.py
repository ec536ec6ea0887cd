import pulp

# z = b * x by hand, as is usual where the library takes no products
model = pulp.LpProblem("product", pulp.LpMaximize)
x = pulp.LpVariable("x", 0, 8)
b = pulp.LpVariable("b", cat="Binary")
z = pulp.LpVariable("z", 0)
model += 5 * z - 12 * b - x
model += z <= 8 * b
model += z <= x
model += z >= x - 8 * (1 - b)
model.solve(pulp.PULP_CBC_CMD(msg=False))
print(pulp.LpStatus[model.status], pulp.value(model.objective), b.varValue)
