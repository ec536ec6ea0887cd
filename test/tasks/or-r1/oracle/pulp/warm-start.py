from pulp import *
model = LpProblem("warm", LpMaximize)
x = LpVariable("x", 0, 4, LpInteger)
x.setInitialValue(3)
model += 2 * x
model += 2 * x <= 7
model.solve(PULP_CBC_CMD(msg=0, warmStart=True, threads=2))
print(value(model.objective), x.roundedValue(), x.isInteger())
