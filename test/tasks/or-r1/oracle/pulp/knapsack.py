from pulp import LpProblem, LpVariable, LpMaximize, LpBinary, lpSum, lpDot, PULP_CBC_CMD, value
v, w = [60, 100, 120, 75], [10, 20, 30, 15]
model = LpProblem("Knapsack", LpMaximize)
x = [LpVariable(f"x{i}", cat=LpBinary) for i in range(4)]
model += lpDot(v, x)
model += lpDot(w, x) <= 50
model.solve(PULP_CBC_CMD(msg=0))
print(value(model.objective), [int(i.value()) for i in x], model.isMIP())
