import pulp
guests = "A B C D E".split()
tables = [tuple(c) for c in pulp.allcombinations(guests, 3)]
unhappy = lambda t: abs(ord(t[0]) - ord(t[-1]))
model = pulp.LpProblem("Seating", pulp.LpMinimize)
x = pulp.LpVariable.dicts("table", tables, lowBound=0, upBound=1, cat=pulp.LpInteger)
model += pulp.lpSum([unhappy(t) * x[t] for t in tables])
model += pulp.lpSum([x[t] for t in tables]) <= 2, "Tables"
for g in guests:
    model += pulp.lpSum([x[t] for t in tables if g in t]) == 1, f"Seat_{g}"
model.solve(pulp.PULP_CBC_CMD(msg=0))
print(model.objective.value(), sorted(t for t in tables if x[t].value() == 1.0) != [])
