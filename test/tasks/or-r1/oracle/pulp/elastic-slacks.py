import pulp

# A diet that cannot be: what lacks is bought by slacks at a high price
model = pulp.LpProblem("diet", pulp.LpMinimize)
bread = pulp.LpVariable("bread", lowBound=0, upBound=4)
milk = pulp.LpVariable("milk", lowBound=0, upBound=3)
model += 2 * bread + 3 * milk
model += 4 * bread + 2 * milk >= 40, "energy"
model += bread + 3 * milk >= 8, "protein"
model.solve(pulp.PULP_CBC_CMD(msg=0))
print(pulp.LpStatus[model.status])
if model.status == pulp.LpStatusInfeasible:
    lack = pulp.LpVariable("lack", lowBound=0)
    model.constraints["energy"] += lack
    model.setObjective(2 * bread + 3 * milk + 100 * lack)
    model.solve(pulp.PULP_CBC_CMD(msg=0))
    print(pulp.LpStatus[model.status], round(pulp.value(model.objective), 4), lack.varValue)
