from pulp import *
model = LpProblem("Infeasible", LpMinimize)
x = LpVariable("x", 0)
y = LpVariable("y", 0)
model += x + y
model += x + y >= 5
model += x + y <= 3
model.solve(PULP_CBC_CMD(msg=0))
print(LpStatus[model.status], model.sol_status, LpStatus[model.status] == "Infeasible")
