from pulp import *
x = LpVariable("flow (a-b) [c]/d>e", 0, 1)
d = LpVariable.dicts("x", [(1, 2), "a b", 3.5])
m = LpVariable.matrix("y", (range(2), "ab"))
t = LpVariable.dict("z", ([1, 2], ["p", "q"]))
f = LpVariable.dicts("n%sm%s", ([1], [2]))
print(x.name, [v.name for v in d.values()], m, t, f)
model = LpProblem("a b", LpMaximize)
model += x <= 1, "row 1-2 [x]"
print(model.name, list(model.constraints))
