from pulp import *
x = LpVariable("x", 0)
y = LpVariable("y", None, 4.5, "Integer")
z = LpVariable("z", cat="Binary")
w = LpVariable("w")
e = LpVariable("e", 2, 2)
model = LpProblem("The_Problem", LpMinimize)
model += x - 2 * y + 0.1 * z + 3, "cost"
model += x + y + w - e >= 2, "aa"
model += x * 3 - y == 2.5
print(model)
print(model.objective, repr(model.objective), model.objective.name)
print(model.constraints["aa"], repr(model.constraints["aa"]))
print(x, x + 1, 3 * x, -x, x <= 3, 0 * x, (x + y) / 2, lpSum([x, [y, 2]]), sum([x, y]))
print(len(x + y), (x + y)[x], (x + 2).constant, list(model.constraints), model.name)
