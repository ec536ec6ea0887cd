from pulp import *
items = ["a", "b"]
x = LpVariable.dicts("x", items, 0)
print(x["c"])
