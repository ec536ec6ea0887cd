from pulp import *
model = LpProblem("Odd", LpMinimize)
x = LpVariable("x", 0, 10, LpInteger)
y = LpVariable("y", 0, 10, LpInteger)
model += 3 * x + 2 * y
model += 2 * x + 2 * y == 7
model.solve(PULP_CBC_CMD(msg=0))
print(LpStatus[model.status], model.sol_status, value(model.objective))
