from pulp import *
model = LpProblem("Columns", LpMinimize)
cost = LpConstraintVar("Cost")
model.setObjective(cost)
needs = {}
for name, amount in (("long", 6), ("short", 9)):
    needs[name] = LpConstraintVar(name, LpConstraintGE, amount)
    model += needs[name]
for i, (long, short) in enumerate(((2, 0), (1, 2), (0, 3))):
    LpVariable(f"cut{i}", 0, None, LpContinuous, lpSum([cost]) + lpSum([long * needs["long"], short * needs["short"]]))
model.solve(PULP_CBC_CMD(msg=0))
print(LpStatus[model.status], round(value(model.objective), 4))
