import pulp
plants, towns = range(3), range(4)
fixed = [100, 120, 90]
cost = [[4, 6, 9, 5], [5, 4, 7, 8], [6, 3, 4, 7]]
need = [30, 40, 20, 25]
model = pulp.LpProblem("Facility", pulp.LpMinimize)
x = pulp.LpVariable.dicts("x", (plants, towns), 0)
y = pulp.LpVariable.dicts("y", plants, cat=pulp.LpBinary)
model += pulp.lpSum(fixed[i] * y[i] for i in plants) + pulp.lpSum(cost[i][j] * x[i][j] for i in plants for j in towns)
for j in towns:
    model += pulp.lpSum(x[i][j] for i in plants) == need[j]
for i in plants:
    model += pulp.lpSum(x[i][j] for j in towns) <= 80 * y[i]
model.solve(pulp.PULP_CBC_CMD(msg=0, timeLimit=30, gapRel=0))
print(pulp.value(model.objective), [i for i in plants if y[i].varValue > 0.5])
