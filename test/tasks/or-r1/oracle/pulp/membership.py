from pulp import *
x, y = LpVariable("x"), LpVariable("y")
print(x in [y], x != y, x != 3, bool(x <= 3), bool(x + 0), x == y)
