from pulp import *
model = LpProblem("Feasibility")
x = LpVariable("x", 2, 5)
model += x >= 3
model.solve(PULP_CBC_CMD(msg=0))
print(LpStatus[model.status], x.varValue)
print(value(model.objective))
